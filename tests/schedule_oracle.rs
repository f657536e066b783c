//! Holds the slots of schedules against a slow oracle: it walks through time minute by minute, looks
//! at the zone's clock, and asks a crontab matcher of its own. It shares no code with the crate.
//!
//! Each zone is looked at around each of its clock changes from 2020 to 2040, and a random sample
//! of zones, rules and instants besides.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, NaiveDateTime, Offset, TimeDelta, TimeZone, Timelike, Utc};
use chrono_tz::{TZ_VARIANTS, Tz};
use keypoint::practice::schedule::{
    slots::{Slot, slots_after},
    when::When,
    zone::Zone,
};
use proptest::prelude::*;

type Timestamp = DateTime<Utc>;

/// A crontab as the oracle sees it: for each field, whether each number fits.
struct Oracle {
    minutes: Vec<bool>,
    hours: Vec<bool>,
    days: Vec<bool>,
    months: Vec<bool>,
    weekdays: Vec<bool>,
    both_days: bool,
}

impl Oracle {
    fn new(crontab: &str) -> Self {
        let fields: Vec<&str> = crontab.split(' ').collect();
        let mut weekdays = fitting(fields[4], 0, 7);
        weekdays[0] |= weekdays[7];
        Self {
            minutes: fitting(fields[0], 0, 59),
            hours: fitting(fields[1], 0, 23),
            days: fitting(fields[2], 1, 31),
            months: fitting(fields[3], 1, 12),
            weekdays,
            both_days: fields[2].starts_with('*') || fields[4].starts_with('*'),
        }
    }

    fn fits(&self, local: NaiveDateTime) -> bool {
        let day = self.days[local.day() as usize];
        let weekday = self.weekdays[local.weekday().num_days_from_sunday() as usize];
        self.minutes[local.minute() as usize]
            && self.hours[local.hour() as usize]
            && self.months[local.month() as usize]
            && if self.both_days { day && weekday } else { day || weekday }
    }

    /// The slots of the walk: of the minutes that are new at an instant, the latest that fits.
    fn slots(&self, walk: &Walk) -> Vec<Slot> {
        let mut slots = Vec::new();
        for (at, shown) in &walk.new_minutes {
            if let Some(local) = shown.iter().rev().copied().find(|local| self.fits(*local)) {
                slots.push(Slot { local, at: *at });
            }
        }
        slots
    }
}

/// Which of the numbers up to the highest a field takes; by trying each number on each part.
fn fitting(field: &str, lowest: usize, highest: usize) -> Vec<bool> {
    let fits_part = |number: usize, part: &str| {
        let (range, step) = part.split_once('/').unwrap_or((part, "1"));
        let (first, last) = match range.split_once('-') {
            _ if range == "*" => (lowest, highest),
            Some((first, last)) => (first.parse().unwrap(), last.parse().unwrap()),
            None => (range.parse().unwrap(), range.parse().unwrap()),
        };
        (first..=last).contains(&number) && (number - first).is_multiple_of(step.parse().unwrap())
    };
    (0..=highest).map(|number| field.split(',').any(|part| fits_part(number, part))).collect()
}

/// A walk through time by the minute: at which instants a zone's clock went past minutes that it
/// had not shown or skipped before. At the end of a gap these are many, in an overlap none.
struct Walk {
    after: Timestamp,
    until: Timestamp,
    new_minutes: Vec<(Timestamp, Vec<NaiveDateTime>)>,
}

impl Walk {
    /// Both ends are whole minutes; the first one is not part of it.
    fn new(zone: Tz, after: Timestamp, until: Timestamp) -> Self {
        // It starts a day early, longer than any overlap, to know what was shown before.
        let mut at = after - TimeDelta::days(1);
        let mut newest = clock(zone, at);
        let mut new_minutes = Vec::new();
        while at < until {
            at += TimeDelta::minutes(1);
            let now = clock(zone, at);
            let mut shown = Vec::new();
            while newest < now {
                newest += TimeDelta::minutes(1);
                shown.push(newest);
            }
            if at > after && !shown.is_empty() {
                new_minutes.push((at, shown));
            }
        }
        Self { after, until, new_minutes }
    }
}

fn clock(zone: Tz, at: Timestamp) -> NaiveDateTime {
    at.naive_utc() + TimeDelta::seconds(offset(zone, at))
}

/// In seconds east of UTC.
fn offset(zone: Tz, at: Timestamp) -> i64 {
    zone.offset_from_utc_datetime(&at.naive_utc()).fix().local_minus_utc().into()
}

fn utc(text: &str) -> Timestamp {
    text.parse::<NaiveDateTime>().unwrap().and_utc()
}

/// What the crate says about the time of the walk.
fn slots(when: &str, zone: Tz, walk: &Walk) -> Vec<Slot> {
    let when: When = when.parse().unwrap_or_else(|error| panic!("{when}: {error}"));
    slots_after(&when, Zone(zone), walk.after).take_while(|slot| slot.at <= walk.until).collect()
}

fn check(zone: Tz, walk: &Walk, when: &str, crontab: &str) {
    let found = slots(when, zone, walk);
    let expected = Oracle::new(crontab).slots(walk);
    assert_eq!(found, expected, "`{when}` in {zone} after {}", walk.after);
}

/// The instants at which a zone's clock changes from 2020 to 2040, with the offsets before and
/// after.
fn changes(zone: Tz) -> Vec<(Timestamp, i64, i64)> {
    let mut changes = Vec::new();
    let (start, end) = (utc("2020-01-01T00:00:00"), utc("2041-01-01T00:00:00"));
    let mut before = offset(zone, start);
    for day in (0..(end - start).num_days()).map(|day| start + TimeDelta::days(day)) {
        let after = offset(zone, day + TimeDelta::days(1));
        if before != after {
            let mut hours = (1..=24).map(|hour| day + TimeDelta::hours(hour));
            let hour = hours.find(|hour| offset(zone, *hour) != before).unwrap();
            assert!(hours.all(|hour| offset(zone, hour) == after), "{zone} changes twice at {hour}");
            let mut minutes = (0..60).rev().map(|minute| hour - TimeDelta::minutes(minute));
            let change = minutes.find(|minute| offset(zone, *minute) == after).unwrap();
            changes.push((change, before, after));
        }
        before = after;
    }
    changes
}

/// Rules that are due at a local time: daily, weekly, monthly, and monthly or weekly by OR.
fn rules_at(local: NaiveDateTime) -> [String; 4] {
    let (minute, hour, day) = (local.minute(), local.hour(), local.day());
    let weekday = local.weekday().num_days_from_sunday();
    [
        format!("{minute} {hour} * * *"),
        format!("{minute} {hour} * * {weekday}"),
        format!("{minute} {hour} {day} * *"),
        format!("{minute} {hour} {day} * {}", (weekday + 1) % 7),
    ]
}

const SUB_DAILY: [&str; 5] = ["* * * * *", "*/15 * * * *", "0 * * * *", "50 */2 * * *", "7-59/20 0-4 * * *"];

#[test]
fn slots_are_those_of_the_oracle_around_every_clock_change_of_every_zone_from_2020_to_2040() {
    // Zones whose clocks are the same all the time have the same slots.
    let mut zones = BTreeMap::new();
    for zone in TZ_VARIANTS {
        zones.entry((offset(zone, utc("2020-01-01T00:00:00")), changes(zone))).or_insert(zone);
    }
    let mut checked = 0;
    for ((_, changes), zone) in &zones {
        for (change, before, after) in changes {
            let walk = Walk::new(*zone, *change - TimeDelta::hours(3), *change + TimeDelta::hours(3));
            for crontab in SUB_DAILY {
                check(*zone, &walk, crontab, crontab);
            }
            // The times that are skipped or come twice: their ends, the middle, and what is beside.
            let ends = [before, after].map(|offset| change.naive_utc() + TimeDelta::seconds(*offset));
            let (first, last) = (ends[0].min(ends[1]), ends[0].max(ends[1]));
            let middle = first + (last - first) / 2;
            for local in [first - TimeDelta::minutes(1), first, middle, last - TimeDelta::minutes(1), last] {
                for crontab in rules_at(local) {
                    check(*zone, &walk, &crontab, &crontab);
                }
            }
            checked += 1;
        }
    }
    assert!(zones.len() > 80 && checked > 1000, "{} zones with {checked} changes", zones.len());
}

#[test]
fn half_past_two_in_berlin_is_due_once_at_each_change() {
    for (noon_before, instants) in [
        ("2026-03-28T12:00:00", ["2026-03-29T01:00:00", "2026-03-30T00:30:00"]),
        ("2026-10-24T12:00:00", ["2026-10-25T00:30:00", "2026-10-26T01:30:00"]),
    ] {
        let walk = Walk::new(Tz::Europe__Berlin, utc(noon_before), utc(noon_before) + TimeDelta::days(2));
        check(Tz::Europe__Berlin, &walk, "daily 2:30", "30 2 * * *");
        check(Tz::Europe__Berlin, &walk, "*/15 * * * *", "*/15 * * * *");
        let due: Vec<Timestamp> =
            slots("daily 2:30", Tz::Europe__Berlin, &walk).into_iter().map(|slot| slot.at).collect();
        assert_eq!(due, instants.map(utc));
    }
}

#[test]
fn midnights_that_do_not_exist_are_due_when_the_day_begins() {
    for (zone, noon_before, midnight) in [
        (Tz::America__Santiago, "2026-09-05T12:00:00", "2026-09-06T04:00:00"),
        (Tz::Africa__Cairo, "2026-04-23T12:00:00", "2026-04-23T22:00:00"),
    ] {
        let walk = Walk::new(zone, utc(noon_before), utc(noon_before) + TimeDelta::days(1));
        check(zone, &walk, "daily at midnight", "0 0 * * *");
        let due: Vec<Timestamp> = slots("@daily", zone, &walk).into_iter().map(|slot| slot.at).collect();
        assert_eq!(due, [utc(midnight)], "{zone}");
    }
}

#[test]
fn a_day_that_is_left_out_is_made_up_for_at_its_end() {
    let walk = Walk::new(Tz::Pacific__Apia, utc("2011-12-29T00:00:00"), utc("2012-01-02T00:00:00"));
    for crontab in ["0 9 * * *", "0 9 30 12 *", "0 9 * * 5", "*/30 * * * *"] {
        check(Tz::Pacific__Apia, &walk, crontab, crontab);
    }
}

#[test]
fn phrases_have_the_slots_of_their_crontabs() {
    for zone in [Tz::Europe__Berlin, Tz::America__New_York, Tz::Asia__Kolkata, Tz::Australia__Lord_Howe] {
        let walk = Walk::new(zone, utc("2026-03-01T00:00:00"), utc("2026-05-01T00:00:00"));
        for (phrase, crontab) in [
            ("weekdays 09:00", "0 9 * * 1-5"),
            ("every monday 10am", "0 10 * * 1"),
            ("weekends 2:30", "30 2 * * 0,6"),
            ("mon,wed,fri 2:00, 14:00", "0 2,14 * * 1,3,5"),
            ("1st and 15th at 9:30", "30 9 1,15 * *"),
            ("@weekly", "0 0 * * 0"),
            ("0 9 1 * mon", "0 9 1 * 1"),
        ] {
            check(zone, &walk, phrase, crontab);
        }
    }
}

/// A field: a star, numbers, a range, or a step.
fn field(lowest: u32, highest: u32) -> impl Strategy<Value = String> {
    let number = lowest..=highest;
    prop_oneof![
        3 => Just("*".to_owned()),
        3 => number.clone().prop_map(|one| one.to_string()),
        1 => (number.clone(), number.clone()).prop_map(|(a, b)| format!("{a},{b}")),
        1 => (number.clone(), number.clone()).prop_map(|(a, b)| format!("{}-{}", a.min(b), a.max(b))),
        1 => (2..=highest).prop_map(|step| format!("*/{step}")),
        1 => (number.clone(), number, 1..=highest)
            .prop_map(|(a, b, step)| format!("{}-{}/{step}", a.min(b), a.max(b))),
    ]
}

/// Rules of every shape, none of which asks for a date that no year has.
fn any_rule() -> impl Strategy<Value = String> {
    let days = prop_oneof![
        2 => field(0, 7).prop_map(|weekday| format!("* * {weekday}")),
        1 => field(1, 31).prop_map(|day| format!("{day} * *")),
        1 => (field(1, 31), field(0, 7)).prop_map(|(day, weekday)| format!("{day} * {weekday}")),
        1 => (field(1, 12), field(0, 7)).prop_map(|(month, weekday)| format!("* {month} {weekday}")),
    ];
    (field(0, 59), field(0, 23), days).prop_map(|(minute, hour, days)| format!("{minute} {hour} {days}"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn slots_are_those_of_the_oracle_for_any_zone_rule_and_instant(
        zone in proptest::sample::select(TZ_VARIANTS.as_slice()),
        rule in any_rule(),
        // From 1980 to 2040: all clocks have been whole minutes from UTC since 1973.
        minute in 0..60 * 365 * 24 * 60_i64,
    ) {
        let start = utc("1980-01-01T00:00:00") + TimeDelta::minutes(minute);
        let walk = Walk::new(zone, start, start + TimeDelta::days(10));
        check(zone, &walk, &rule, &rule);
    }
}
