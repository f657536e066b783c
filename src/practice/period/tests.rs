//! Periods: their keys, their days, and how they look from a day.

use chrono::{NaiveTime, TimeDelta};
use proptest::prelude::*;

use super::*;
use crate::practice::schedule::slots::instant_of;

fn keys(zone: &str, at: &str) -> [String; 4] {
    PeriodKey::all_of(zone.parse().unwrap(), at.parse().unwrap()).map(|key| key.0)
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn days_of(short: &str) -> (String, String) {
    let seen = PeriodKey::from_short(short).unwrap().seen_from(day("2026-11-25")).unwrap();
    let (first, last) = seen.days.unwrap();
    (first.to_string(), last.to_string())
}

#[test]
fn an_instant_belongs_to_one_period_of_each_sort() {
    assert_eq!(
        keys("UTC", "2026-11-25T09:00:00Z"),
        ["week:2026-W48", "month:2026-11", "quarter:2026-Q4", "all"]
    );
}

#[test]
fn a_week_at_the_turn_of_the_year_belongs_to_the_year_of_its_thursday() {
    assert_eq!(keys("UTC", "2027-01-01T12:00:00Z")[..2], ["week:2026-W53", "month:2027-01"]);
    assert_eq!(keys("UTC", "2024-12-30T00:00:00Z")[..2], ["week:2025-W01", "month:2024-12"]);
    assert_eq!(keys("UTC", "2024-12-29T23:59:59Z")[0], "week:2024-W52");
}

#[test]
fn a_day_begins_when_it_begins_in_the_zone() {
    let at = "2026-12-31T23:30:00Z";
    assert_eq!(keys("Europe/Berlin", at)[1..3], ["month:2027-01", "quarter:2027-Q1"]);
    assert_eq!(keys("America/New_York", at)[1..3], ["month:2026-12", "quarter:2026-Q4"]);
    assert_eq!(day_of("Asia/Tokyo".parse().unwrap(), at.parse().unwrap()).to_string(), "2027-01-01");
}

#[test]
fn periods_are_chosen_by_name() {
    assert_eq!("Quarter".parse(), Ok(Period::Quarter));
    assert_eq!("last-month".parse(), Ok(BoardPeriod::LastMonth));
    assert_eq!(Period::NAMES, ["week", "month", "quarter", "all"]);
    let periods = ["week", "month", "quarter", "all", "last-week", "last-month", "last-quarter"];
    assert_eq!(BoardPeriod::NAMES, periods);
}

#[test]
fn the_last_ones_are_those_that_were_over_yesterday_or_before() {
    let keys = |today| BoardPeriod::ALL.iter().map(|period| period.key_on(day(today)).0).collect::<Vec<_>>();
    assert_eq!(
        keys("2026-11-25")[3..],
        ["all", "week:2026-W47", "month:2026-10", "quarter:2026-Q3"].map(str::to_owned)
    );
    // On the first day of a year that begins on a Friday.
    assert_eq!(
        keys("2027-01-01")[3..],
        ["all", "week:2026-W52", "month:2026-12", "quarter:2026-Q4"].map(str::to_owned)
    );
    assert_eq!(keys("2025-01-05")[4], "week:2024-W52");
}

#[test]
fn a_key_has_its_first_and_its_last_day() {
    let days = |first: &str, last: &str| (first.to_owned(), last.to_owned());
    assert_eq!(days_of("2026-W48"), days("2026-11-23", "2026-11-29"));
    assert_eq!(days_of("2026-W53"), days("2026-12-28", "2027-01-03"));
    assert_eq!(days_of("2024-02"), days("2024-02-01", "2024-02-29"));
    assert_eq!(days_of("2026-Q4"), days("2026-10-01", "2026-12-31"));
}

#[test]
fn a_short_key_that_nobody_would_write_is_none() {
    for short in
        ["", "week", "2026", "2026-W54", "2026-w48", "2026-W4", "2026-Q5", "2026-Q0", "2026-13", "all-"]
    {
        assert_eq!(PeriodKey::from_short(short), None, "{short}");
    }
    for short in ["0-W01", "+2026-W48", "99999999999-11", "2026-Q4294967295", "2026-W48:go"] {
        assert_eq!(PeriodKey::from_short(short), None, "{short}");
    }
    assert_eq!(PeriodKey::from_short("all"), Some(PeriodKey("all".to_owned())));
}

#[test]
fn a_period_is_seen_from_within_from_just_after_or_from_elsewhere() {
    let from = |short, today| PeriodKey::from_short(short).unwrap().seen_from(day(today)).unwrap().from;
    let within = |days_left| Viewpoint::Within { days_left: Some(days_left) };
    assert_eq!(from("2026-W48", "2026-11-23"), within(7));
    assert_eq!(from("2026-W48", "2026-11-29"), within(1));
    assert_eq!(from("2026-W48", "2026-11-30"), Viewpoint::JustAfter);
    assert_eq!(from("2026-W48", "2026-12-07"), Viewpoint::Elsewhere);
    assert_eq!(from("2026-W48", "2026-11-22"), Viewpoint::Elsewhere);
    assert_eq!(from("2026-12", "2027-01-31"), Viewpoint::JustAfter);
    assert_eq!(from("all", "2027-01-31"), Viewpoint::Within { days_left: None });
}

/// Zones whose clocks change by an hour, by half an hour, at midnight, and by a whole day.
const ZONES: [&str; 6] =
    ["Europe/Berlin", "Australia/Lord_Howe", "America/Asuncion", "Africa/Cairo", "Pacific/Apia", "UTC"];

proptest! {
    #[test]
    fn the_day_of_an_instant_is_in_each_of_its_periods_and_their_days_are_in_no_other(
        seconds in 1_262_304_000_i64..1_924_992_000, zone in proptest::sample::select(&ZONES[..])
    ) {
        let zone: Zone = zone.parse().unwrap();
        let at = Timestamp::from_timestamp(seconds, 0).unwrap();
        let today = day_of(zone, at);
        for (key, period) in PeriodKey::all_of(zone, at).into_iter().zip(Period::ALL) {
            let seen = key.seen_from(today).unwrap();
            prop_assert_eq!(seen.period, *period);
            prop_assert!(matches!(seen.from, Viewpoint::Within { .. }), "{}", key);
            prop_assert_eq!(PeriodKey::from_short(key.short()), Some(key.clone()));
            let Some((first, last)) = seen.days else { continue };
            for inside in [first, last] {
                prop_assert_eq!(&period.key_of_day(inside), &key);
            }
            for outside in [first.pred_opt().unwrap(), last.succ_opt().unwrap()] {
                prop_assert_ne!(&period.key_of_day(outside), &key);
            }
        }
    }

    /// The slow definition: go back day by day until there is another period.
    #[test]
    fn the_last_period_is_the_first_other_one_on_the_way_back(days in 0_u64..12_000, asked in 4..7_usize) {
        let today = day("2000-01-01") + Days::new(days);
        let (last, period) = (BoardPeriod::ALL[asked], Period::ALL[asked - 4]);
        let this = period.key_of_day(today);
        let before = (1..=400).map(|back| period.key_of_day(today - Days::new(back))).find(|key| *key != this).unwrap();
        prop_assert_eq!(last.key_on(today), before.clone());
        prop_assert_eq!(before.seen_from(today).unwrap().from, Viewpoint::JustAfter);
    }

    /// Where the clocks skip midnight, the period begins with the first instant after the gap.
    #[test]
    fn a_period_turns_over_at_midnight_of_the_zone(
        days in 0_u64..7_300, zone in proptest::sample::select(&ZONES[..]), sort in 0..3_usize
    ) {
        let zone: Zone = zone.parse().unwrap();
        let period = Period::ALL[sort];
        let key = period.key_of_day(day("2010-06-01") + Days::new(days));
        let (first, last) = key.seen_from(day("2010-06-01")).unwrap().days.unwrap();
        let begins = instant_of(zone, first.and_time(NaiveTime::MIN));
        let ends = instant_of(zone, last.succ_opt().unwrap().and_time(NaiveTime::MIN));
        let second = TimeDelta::seconds(1);
        prop_assert_ne!(&period.key_of(zone, begins - second), &key);
        prop_assert_eq!(&period.key_of(zone, begins), &key);
        prop_assert_eq!(&period.key_of(zone, ends - second), &key);
        prop_assert_ne!(&period.key_of(zone, ends), &key);
    }
}
