//! Slots: the due times of a schedule, from local time to instants.
//!
//! One rule maps local time to instants: a local time is due at the first instant at which the
//! zone's clock shows it or a later time. From this follows all else: a time in the gap when the
//! clocks go forward is due right after the gap; one in the overlap when they go back, the first
//! time and only then; and a later local time is never due earlier.

use chrono::{NaiveDateTime, TimeDelta, TimeZone};

use super::{when::When, zone::Zone};
use crate::practice::Timestamp;

/// One due time of a schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The local date and time: with the schedule, the key of the slot.
    pub local: NaiveDateTime,
    /// The instant at which it is due.
    pub at: Timestamp,
}

/// More than any zone's clock has ever been from UTC, so that the instant of a local time is
/// within this of it.
const FARTHEST_FROM_UTC: TimeDelta = TimeDelta::hours(16);

/// What the zone's clock shows at an instant.
#[must_use]
pub fn local_of(zone: Zone, at: Timestamp) -> NaiveDateTime {
    at.with_timezone(&zone.0).naive_local()
}

/// The first instant at which the zone's clock shows this local time, or a later one.
#[must_use]
pub fn instant_of(zone: Zone, local: NaiveDateTime) -> Timestamp {
    zone.0
        .from_local_datetime(&local)
        .earliest()
        .map_or_else(|| end_of_gap(zone, local), |shown| shown.to_utc())
}

/// The instant of the clock change that skips a local time, in whole seconds.
fn end_of_gap(zone: Zone, skipped: NaiveDateTime) -> Timestamp {
    let mut before = skipped.and_utc() - FARTHEST_FROM_UTC;
    let mut after = skipped.and_utc() + FARTHEST_FROM_UTC;
    while after - before > TimeDelta::seconds(1) {
        let middle = before + TimeDelta::seconds((after - before).num_seconds() / 2);
        if local_of(zone, middle) < skipped {
            before = middle;
        } else {
            after = middle;
        }
    }
    after
}

/// The slots that are due after an instant, ascending.
///
/// Of several local times that are due at one instant, which happens at a gap alone, the latest is
/// the slot: if one of them is on the clock at all, it is that one, and the choice does not hang
/// on where the search starts.
pub fn slots_after(when: &When, zone: Zone, after: Timestamp) -> impl Iterator<Item = Slot> {
    // In an overlap, the times that the clock shows again were due the first time.
    let due = when
        .locals_after(local_of(zone, after))
        .map(move |local| Slot { local, at: instant_of(zone, local) })
        .skip_while(move |slot| slot.at <= after);
    let mut due = due.peekable();
    std::iter::from_fn(move || {
        let mut slot = due.next()?;
        while let Some(later) = due.next_if(|next| next.at == slot.at) {
            slot = later;
        }
        Some(slot)
    })
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDate, NaiveTime};
    use proptest::prelude::*;

    use super::*;

    fn zone(name: &str) -> Zone {
        name.parse().unwrap()
    }

    /// The slots of a while: local time and instant.
    fn slots(when: &str, zone_name: &str, after: &str, count: usize) -> Vec<(String, String)> {
        slots_after(&when.parse().unwrap(), zone(zone_name), after.parse().unwrap())
            .take(count)
            .map(|slot| (slot.local.format("%d %H:%M").to_string(), slot.at.format("%d %H:%MZ").to_string()))
            .collect()
    }

    fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
        expected.iter().map(|(local, at)| ((*local).to_owned(), (*at).to_owned())).collect()
    }

    #[test]
    fn a_time_in_the_gap_is_due_right_after_it() {
        let expected =
            pairs(&[("28 02:30", "28 01:30Z"), ("29 02:30", "29 01:00Z"), ("30 02:30", "30 00:30Z")]);
        assert_eq!(slots("daily 2:30", "Europe/Berlin", "2026-03-28T00:00:00Z", 3), expected);
    }

    #[test]
    fn a_time_in_the_overlap_is_due_the_first_time_only() {
        let expected = pairs(&[("25 02:30", "25 00:30Z"), ("26 02:30", "26 01:30Z")]);
        assert_eq!(slots("daily 2:30", "Europe/Berlin", "2026-10-25T00:00:00Z", 2), expected);
        assert_eq!(slots("daily 2:30", "Europe/Berlin", "2026-10-25T00:30:00Z", 1), expected[1..]);
        assert_eq!(slots("daily 2:30", "Europe/Berlin", "2026-10-25T01:15:00Z", 1), expected[1..]);
    }

    #[test]
    fn of_times_that_fall_on_one_instant_the_latest_is_the_slot() {
        let expected =
            pairs(&[("29 01:45", "29 00:45Z"), ("29 03:00", "29 01:00Z"), ("29 03:15", "29 01:15Z")]);
        assert_eq!(slots("*/15 * * * *", "Europe/Berlin", "2026-03-29T00:30:00Z", 3), expected);
    }

    #[test]
    fn a_day_that_a_zone_leaves_out_is_due_at_its_end() {
        // Samoa went from 29 to 31 December 2011.
        let expected =
            pairs(&[("29 09:00", "29 19:00Z"), ("30 09:00", "30 10:00Z"), ("31 09:00", "30 19:00Z")]);
        assert_eq!(slots("daily 9:00", "Pacific/Apia", "2011-12-29T00:00:00Z", 3), expected);
    }

    #[test]
    fn half_an_hour_of_daylight_saving_is_half_an_hour() {
        let gap = pairs(&[("04 02:15", "03 15:30Z")]);
        assert_eq!(slots("daily 2:15", "Australia/Lord_Howe", "2026-10-03T00:00:00Z", 1), gap);
        let overlap = pairs(&[("05 01:45", "04 14:45Z"), ("06 01:45", "05 15:15Z")]);
        assert_eq!(slots("daily 1:45", "Australia/Lord_Howe", "2026-04-04T12:00:00Z", 2), overlap);
    }

    #[test]
    fn a_slot_is_strictly_after_the_instant_to_the_millisecond() {
        for (after, expected) in
            [("08:59:59.999", "01 09:00Z"), ("09:00:00", "02 09:00Z"), ("09:00:00.001", "02 09:00Z")]
        {
            let found = slots("daily 9:00", "UTC", &format!("2026-06-01T{after}Z"), 1);
            assert_eq!(found[0].1, expected, "{after}");
        }
    }

    #[test]
    fn times_beyond_the_calendar_of_the_rules_have_no_slots() {
        assert!(slots("daily 9:00", "UTC", "2101-01-01T00:00:00Z", 1).is_empty());
    }

    fn any_zone() -> impl Strategy<Value = Zone> {
        proptest::sample::select(chrono_tz::TZ_VARIANTS.as_slice()).prop_map(Zone)
    }

    /// From the days of local mean time to the end of the zones' tables.
    fn any_local() -> impl Strategy<Value = NaiveDateTime> {
        let first = DateTime::from_timestamp(0, 0).unwrap().naive_utc() - TimeDelta::days(100 * 365);
        (0..200 * 365 * 86_400_i64).prop_map(move |seconds| first + TimeDelta::seconds(seconds))
    }

    proptest! {
        #[test]
        fn the_clock_shows_it_at_its_instant_and_never_before(
            zone in any_zone(), local in any_local(), second in 1..86_400_i64
        ) {
            let at = instant_of(zone, local);
            prop_assert!(local_of(zone, at) >= local);
            for before in (0..48 * 60).map(|minute| at - TimeDelta::seconds(minute * 60 + second % 60 + 1)) {
                prop_assert!(local_of(zone, before) < local, "{before} of {at}");
            }
            prop_assert!(local_of(zone, at - TimeDelta::seconds(1)) < local);
        }

        #[test]
        fn a_later_local_time_is_never_due_earlier(zone in any_zone(), local in any_local(), later in 0..100_000_i64) {
            prop_assert!(instant_of(zone, local) <= instant_of(zone, local + TimeDelta::seconds(later)));
        }

        #[test]
        fn where_the_search_starts_changes_nothing(zone in any_zone(), local in any_local(), later in 0..200_000_i64) {
            let when: When = "*/20 * * * *".parse().unwrap();
            let start = instant_of(zone, local.max(NaiveDate::default().and_time(NaiveTime::MIN)));
            let middle = start + TimeDelta::seconds(later);
            let all: Vec<Slot> = slots_after(&when, zone, start).skip_while(|slot| slot.at <= middle).take(9).collect();
            prop_assert_eq!(slots_after(&when, zone, middle).take(9).collect::<Vec<_>>(), all);
        }
    }
}
