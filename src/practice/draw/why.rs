//! Why a question was drawn, in words for the log.

use std::fmt;

use super::Share;
use crate::practice::{
    Timestamp,
    question::{Difficulty, Topic},
};

/// What led to a draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It had never been asked, and was drawn at random from those that the rules left.
    New {
        /// How many had never been asked.
        of: usize,
        /// How many of them the rules left.
        left: usize,
        /// The topic of the question before it, if that is known.
        after: Option<Topic>,
        /// Its difficulty.
        difficulty: Option<Difficulty>,
        /// How much of that there was before it.
        share: Share,
    },
    /// All had been asked, and it the longest ago.
    LongestUnasked {
        /// When it was last asked.
        last_asked: Timestamp,
    },
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::New { of, left, after, difficulty, share } => {
                write!(f, "one of {left}, of {of} that were never asked")?;
                if let Some(topic) = after {
                    write!(f, "; the one before was about {topic}")?;
                }
                let Share { asked, of_asked, candidates, of_candidates } = share;
                let name = difficulty.map_or("without a difficulty", Difficulty::name);
                write!(
                    f,
                    "; {name}: {asked} of {of_asked} asked so far, {candidates} of {of_candidates} in the choice"
                )
            }
            Self::LongestUnasked { last_asked } => {
                write!(
                    f,
                    "all were asked, and this one the longest ago, at {}",
                    last_asked.format("%Y-%m-%d %H:%M UTC")
                )
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;

    #[test]
    fn a_draw_is_explained_in_a_line() {
        let share = Share { asked: 3, of_asked: 12, candidates: 40, of_candidates: 135 };
        let new = Why::New {
            of: 123,
            left: 31,
            after: Some(Topic("go".into())),
            difficulty: Some(Difficulty::Senior),
            share,
        };
        assert_eq!(
            new.to_string(),
            "one of 31, of 123 that were never asked; the one before was about go; senior: 3 of 12 asked so far, \
             40 of 135 in the choice"
        );
        let again = Why::LongestUnasked { last_asked: DateTime::UNIX_EPOCH };
        assert_eq!(
            again.to_string(),
            "all were asked, and this one the longest ago, at 1970-01-01 00:00 UTC"
        );
    }
}
