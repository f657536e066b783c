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
    choice::Choice,
    ids::{ChannelId, ScheduleId, WorkspaceId},
    question::{UnknownName, named},
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
