//! A schedule: in which channel, when, which questions, how long until the reveal.

pub mod reveal;
pub mod slots;
mod time_of_day;
pub mod when;
pub mod zone;

use std::{fmt, str::FromStr, time::Duration};

use serde::{Deserialize, Serialize};

use self::{reveal::RevealRule, when::When, zone::Zone};
use super::{
    Timestamp,
    answer::AnswerMode,
    choice::Choice,
    ids::{ChannelId, ScheduleId, WorkspaceId},
    question::{UnknownName, named},
    span::{Span, SpanError},
};

named! {
    /// Whether a schedule posts.
    ScheduleState {
        /// Previewed, and not confirmed yet.
        Draft = "draft",
        /// It posts.
        Active = "active",
        /// It does not post until it is resumed.
        Paused = "paused",
        /// It does not post any more.
        Removed = "removed",
    }
}

/// How late a slot may be posted after the bot was down, unless the schedule says otherwise.
pub const GRACE: Duration = Duration::from_hours(2);

/// The shortest grace: a post that a platform puts off for a few seconds is no late one.
const SHORTEST_GRACE: Duration = Duration::from_mins(1);

/// The longest grace: of the questions that were missed only the newest is posted late, and one from a
/// week ago is nobody's question of the day.
const LONGEST_GRACE: Duration = Duration::from_hours(7 * 24);

/// A grace as somebody typed it: a span within the bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grace(pub Duration);

/// Something typed that is no grace.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GraceError {
    /// It is no span of time.
    #[error(transparent)]
    NoSpan(#[from] SpanError),
    /// It is too short or too long.
    #[error("{} is too {}; choose a span from 1 minute to 7 days", .0.words(), if .0.duration() < SHORTEST_GRACE { "short" } else { "long" })]
    OutOfBounds(Span),
}

impl FromStr for Grace {
    type Err = GraceError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let span: Span = text.parse()?;
        let within = (SHORTEST_GRACE..=LONGEST_GRACE).contains(&span.duration());
        if within { Ok(Self(span.duration())) } else { Err(GraceError::OutOfBounds(span)) }
    }
}

/// The name of a schedule that was given none: when it posts, in letters and digits.
#[must_use]
pub fn default_name(when: &When) -> String {
    let typed = when.to_string();
    let is_phrase = typed.contains(|letter: char| letter.is_alphabetic()) && !typed.contains(['*', '@']);
    let words = if is_phrase { typed } else { when.describe() }.to_lowercase().replace(':', "");
    let kept: Vec<_> = words
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty() && *word != "at" && *word != "on")
        .collect();
    let mut name = String::new();
    for word in kept {
        let dash = if name.is_empty() { "" } else { "-" };
        if name.len() + dash.len() + word.len() > DEFAULT_NAME_CHARS {
            break;
        }
        name.push_str(dash);
        name.push_str(word);
    }
    name
}

/// The longest name that is made from when a schedule posts, in characters: with a number behind it,
/// it still fits a line.
const DEFAULT_NAME_CHARS: usize = 36;

/// A schedule.
#[derive(Clone, Debug, PartialEq)]
pub struct Schedule {
    /// Its id.
    pub id: ScheduleId,
    /// The workspace.
    pub workspace: WorkspaceId,
    /// Where it posts.
    pub channel: ChannelId,
    /// Its name, unique among the workspace's schedules that are not removed.
    pub name: String,
    /// When it posts, in local time.
    pub when: When,
    /// Whose local time that is.
    pub zone: Zone,
    /// When its rounds are revealed.
    pub reveal: RevealRule,
    /// How the answers of its rounds are given.
    pub answers: AnswerMode,
    /// What its questions are drawn from.
    pub choice: Choice,
    /// The role or group to notify, by its id on the platform.
    pub notify: Option<String>,
    /// How late a missed slot is still posted.
    pub grace: Duration,
    /// Whether it posts.
    pub state: ScheduleState,
    /// Every slot up to this time has been dealt with.
    pub planned_until: Timestamp,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grace_is_a_span_from_a_minute_to_a_week() {
        let grace = |text: &str| {
            text.parse::<Grace>().map(|grace| grace.0.as_secs()).map_err(|error| error.to_string())
        };
        assert_eq!(grace("1m"), Ok(60));
        assert_eq!(grace("7 days"), Ok(604_800));
        let too = |words: &str| Err(format!("{words}; choose a span from 1 minute to 7 days"));
        assert_eq!(grace("59s"), too("59 seconds is too short"));
        assert_eq!(grace("8d"), too("8 days is too long"));
        assert!(grace("soon").is_err());
    }

    #[test]
    fn a_schedule_is_named_after_when_it_posts() {
        let names = ["weekdays 09:00", "Mon, Wed, Fri at 14:00", "0 9 * * 1-5", "@daily"]
            .map(|when| default_name(&when.parse().unwrap()));
        assert_eq!(names, ["weekdays-0900", "mon-wed-fri-1400", "weekdays-0900", "every-day-0000"]);
    }

    #[test]
    fn a_long_name_ends_with_a_whole_word() {
        assert_eq!(default_name(&"0 9 1 * mon".parse().unwrap()), "the-1st-of-the-month-and-every");
    }
}
