//! Periods of a leaderboard: week, month, quarter, all time.
//!
//! A round's points belong to the periods of the day on which it was posted, in the workspace's
//! zone. A key names one period for good, whatever becomes of the zone afterwards.

use std::{fmt, str::FromStr};

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{
    Timestamp,
    question::{UnknownName, named},
    schedule::{slots::local_of, zone::Zone},
};

named! {
    /// What a leaderboard sums up.
    Period {
        /// A week from Monday, as ISO 8601 counts them.
        Week = "week",
        /// A month.
        Month = "month",
        /// Three months.
        Quarter = "quarter",
        /// All time.
        All = "all",
    }
}

/// One period: `week:2026-W48`, `month:2026-11`, `quarter:2026-Q4` or `all`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PeriodKey(pub String);

impl fmt::Display for PeriodKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl PeriodKey {
    /// The keys of all four periods of an instant.
    #[must_use]
    pub fn all_of(zone: Zone, at: Timestamp) -> [Self; 4] {
        Self::all_of_day(day_of(zone, at))
    }

    /// The keys of all four periods of a day.
    #[must_use]
    pub fn all_of_day(day: NaiveDate) -> [Self; 4] {
        [Period::Week, Period::Month, Period::Quarter, Period::All].map(|period| period.key_of_day(day))
    }
}

impl Period {
    /// The key of the period that an instant belongs to.
    #[must_use]
    pub fn key_of(self, zone: Zone, at: Timestamp) -> PeriodKey {
        self.key_of_day(day_of(zone, at))
    }

    /// The key of the period that a day belongs to.
    #[must_use]
    pub fn key_of_day(self, day: NaiveDate) -> PeriodKey {
        PeriodKey(match self {
            // The first days of January may be of the last year's last week, and the reverse.
            Self::Week => format!("week:{:04}-W{:02}", day.iso_week().year(), day.iso_week().week()),
            Self::Month => format!("month:{:04}-{:02}", day.year(), day.month()),
            Self::Quarter => format!("quarter:{:04}-Q{}", day.year(), day.quarter()),
            Self::All => "all".to_owned(),
        })
    }

    /// The period in words, seen from within it: `this week`.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Week => "this week",
            Self::Month => "this month",
            Self::Quarter => "this quarter",
            Self::All => "all time",
        }
    }
}

/// The day in the zone that an instant belongs to.
#[must_use]
pub fn day_of(zone: Zone, at: Timestamp) -> NaiveDate {
    local_of(zone, at).date()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(zone: &str, at: &str) -> [String; 4] {
        PeriodKey::all_of(zone.parse().unwrap(), at.parse().unwrap()).map(|key| key.0)
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
        assert_eq!(Period::NAMES, ["week", "month", "quarter", "all"]);
        assert_eq!(Period::Week.words(), "this week");
    }
}
