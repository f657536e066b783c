//! Periods of a leaderboard: week, month, quarter, all time, and the last finished ones.
//!
//! A round's points belong to the periods of the day on which it was posted, in the workspace's
//! zone. A key names one period for good, whatever becomes of the zone afterwards.

use std::{fmt, str::FromStr};

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
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

named! {
    /// Which period a leaderboard is asked for.
    BoardPeriod {
        /// The week that it is.
        Week = "week",
        /// The month that it is.
        Month = "month",
        /// The quarter that it is.
        Quarter = "quarter",
        /// All time.
        All = "all",
        /// The last week that is over.
        LastWeek = "last-week",
        /// The last month that is over.
        LastMonth = "last-month",
        /// The last quarter that is over.
        LastQuarter = "last-quarter",
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

/// A period as it looks on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// What sort of period it is.
    pub period: Period,
    /// Its first and its last day; none is all time.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// Where in time the day is that it is seen from.
    pub from: Viewpoint,
    /// The year of that day, which goes without saying.
    pub year: i32,
}

/// Where a day is, seen from a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Viewpoint {
    /// In it.
    Within {
        /// How many of its days are left, this one included; none in all time.
        days_left: Option<u32>,
    },
    /// In the one after it.
    JustAfter,
    /// Anywhere else.
    Elsewhere,
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

    /// The key without what sort of period it is, which goes without saying: `2026-W48`.
    #[must_use]
    pub fn short(&self) -> &str {
        self.0.split_once(':').map_or(self.0.as_str(), |(_, short)| short)
    }

    /// The period of a short key, if there is one.
    #[must_use]
    pub fn from_short(short: &str) -> Option<Self> {
        let period = match short.split_once('-') {
            None => Period::All,
            Some((_, rest)) if rest.starts_with('W') => Period::Week,
            Some((_, rest)) if rest.starts_with('Q') => Period::Quarter,
            Some(_) => Period::Month,
        };
        let key = match period {
            Period::All => Self(short.to_owned()),
            _ => Self(format!("{period}:{short}")),
        };
        // Only what would be written so: `2026-W54` and `2026-w48` are no periods.
        let (period, days) = key.read()?;
        let written = days.map_or_else(|| key.clone(), |(first, _)| period.key_of_day(first));
        (written == key).then_some(key)
    }

    /// The period as it looks on a day; none for a key of no period.
    #[must_use]
    pub fn seen_from(&self, today: NaiveDate) -> Option<Seen> {
        let (period, days) = self.read()?;
        let from = match days {
            None => Viewpoint::Within { days_left: None },
            Some((first, last)) if first <= today && today <= last => {
                let left = (last - today).num_days() + 1;
                Viewpoint::Within { days_left: u32::try_from(left).ok() }
            }
            Some(_) if period.last_before(today).as_ref() == Some(self) => Viewpoint::JustAfter,
            Some(_) => Viewpoint::Elsewhere,
        };
        Some(Seen { period, days, from, year: today.year() })
    }

    /// What sort of period it is, with its first and its last day.
    fn read(&self) -> Option<(Period, Option<(NaiveDate, NaiveDate)>)> {
        let Some((name, short)) = self.0.split_once(':') else {
            return (self.0 == Period::All.name()).then_some((Period::All, None));
        };
        let period: Period = name.parse().ok()?;
        let (year, rest) = short.split_once('-')?;
        let year: i32 = year.parse().ok()?;
        let first = match period {
            Period::Week => {
                NaiveDate::from_isoywd_opt(year, rest.strip_prefix('W')?.parse().ok()?, Weekday::Mon)
            }
            Period::Month => NaiveDate::from_ymd_opt(year, rest.parse().ok()?, 1),
            Period::Quarter => {
                let quarter: u32 = rest.strip_prefix('Q')?.parse().ok()?;
                NaiveDate::from_ymd_opt(year, quarter.checked_mul(3)?.checked_sub(2)?, 1)
            }
            Period::All => None,
        }?;
        let next = match period {
            Period::Week => first.checked_add_days(Days::new(7)),
            Period::Month => first.checked_add_months(Months::new(1)),
            Period::Quarter => first.checked_add_months(Months::new(3)),
            Period::All => None,
        }?;
        Some((period, Some((first, next.pred_opt()?))))
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

    /// The last period of this sort that is over on a day; all time never is.
    fn last_before(self, day: NaiveDate) -> Option<PeriodKey> {
        let (_, days) = self.key_of_day(day).read()?;
        Some(self.key_of_day(days?.0.pred_opt()?))
    }
}

impl BoardPeriod {
    /// The key of the period that is meant on a day.
    #[must_use]
    pub fn key_on(self, today: NaiveDate) -> PeriodKey {
        let last = |period: Period| period.last_before(today).unwrap_or_else(|| period.key_of_day(today));
        match self {
            Self::Week => Period::Week.key_of_day(today),
            Self::Month => Period::Month.key_of_day(today),
            Self::Quarter => Period::Quarter.key_of_day(today),
            Self::All => Period::All.key_of_day(today),
            Self::LastWeek => last(Period::Week),
            Self::LastMonth => last(Period::Month),
            Self::LastQuarter => last(Period::Quarter),
        }
    }
}

/// The day in the zone that an instant belongs to.
#[must_use]
pub fn day_of(zone: Zone, at: Timestamp) -> NaiveDate {
    local_of(zone, at).date()
}

#[cfg(test)]
mod tests;
