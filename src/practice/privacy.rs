//! What people may ask of their data: for how long the texts of answers are kept, what is deleted on a
//! member's wish, and whether leaderboards show them.

use std::{fmt, str::FromStr};

use super::question::{UnknownName, named};
use serde::{Deserialize, Serialize};

/// For how many days the text of a private question, and how many hints somebody took, are kept: a round lasts
/// two weeks at most, and nobody goes back to a private question after two months.
pub const PRIVATE_DAYS: u16 = 60;

/// For how many days a workspace keeps the texts of answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Retention(u16);

impl Retention {
    /// The fewest days: longer than any round lasts.
    pub const LEAST: u16 = 30;
    /// The most days: ten years.
    pub const MOST: u16 = 3_650;

    /// So many days, if they may be.
    #[must_use]
    pub fn of_days(days: i64) -> Option<Self> {
        let days = u16::try_from(days).ok()?;
        (Self::LEAST..=Self::MOST).contains(&days).then_some(Self(days))
    }

    /// How many days.
    #[must_use]
    pub fn days(self) -> u16 {
        self.0
    }
}

impl Default for Retention {
    /// A year: long enough to look back at what one knew last winter.
    fn default() -> Self {
        Self(365)
    }
}

/// A number of days that may not be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("give a number of days from {} to {}, such as 365", Retention::LEAST, Retention::MOST)]
pub struct NoRetention;

impl FromStr for Retention {
    type Err = NoRetention;

    fn from_str(text: &str) -> Result<Self, NoRetention> {
        let text = text.trim().to_lowercase();
        let number = text.trim_end_matches("days").trim_end_matches("day").trim_end_matches('d').trim();
        number.parse().ok().and_then(Self::of_days).ok_or(NoRetention)
    }
}

impl fmt::Display for Retention {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} days", self.0)
    }
}

named! {
    /// What of a member's data is deleted.
    Erasure {
        /// What they said and who they are; their points stay without a name.
        Name = "name",
        /// Everything, their points too.
        Everything = "everything",
    }
}

named! {
    /// Whether leaderboards show a member.
    OnBoards {
        /// They do.
        On = "on",
        /// They do not.
        Off = "off",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_of_days_is_read_as_people_write_it() {
        for text in ["90", " 90 days", "90d", "90 Days"] {
            assert_eq!(text.parse::<Retention>().unwrap().days(), 90, "{text}");
        }
    }

    #[test]
    fn what_is_no_month_or_more_than_ten_years_is_refused() {
        for text in ["29", "3651", "0", "-1", "", "a year", "1e3"] {
            assert_eq!(text.parse::<Retention>(), Err(NoRetention), "{text}");
        }
        assert!("30".parse::<Retention>().is_ok() && "3650".parse::<Retention>().is_ok());
    }
}
