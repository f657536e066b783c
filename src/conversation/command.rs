//! The commands: what each looks like, and what a member meant by one.
//!
//! Every command is defined once, in [`COMMANDS`]. What comes in from a platform, names and raw
//! values, is judged here and becomes a [`Command`], so that nothing behind this edge looks at
//! text again. What a command does is in a file of its own beside this one.

mod read;
mod spec;
mod suggest;
#[cfg(test)]
mod tests;

use std::{fmt, str::FromStr, time::Duration};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use self::{spec::COMMANDS, suggest::suggest_static};
use crate::{
    chat::{command as line, command::CommandSpec, event::Invocation},
    practice::{
        answer::AnswerMode,
        choice::Choice,
        period::Period,
        points::Reason,
        question::{Topic, UnknownName, named},
        schedule::{reveal::RevealRule, when::When, zone::Zone},
    },
};

named! {
    /// Whose points a leaderboard shows.
    Scope {
        /// Those earned in the channel in which it is asked for.
        Channel = "channel",
        /// Those of all channels.
        Workspace = "workspace",
    }
}

/// What a member meant by a command. Members, channels and roles are the platform's ids.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// A question now.
    Question(QuestionCommand),
    /// The form for one's answer; or, if `withdraw`, to take it back.
    Answer {
        /// Whether to take it back.
        withdraw: bool,
    },
    /// The next hint.
    Hint,
    /// End a round now.
    Reveal,
    /// Who has how many points.
    Leaderboard(LeaderboardCommand),
    /// What one member has earned.
    Stats {
        /// Whose; the member's own if none.
        member: Option<String>,
    },
    /// Something about schedules.
    Schedule(ScheduleCommand),
    /// Something about a round that has been posted.
    Round(RoundCommand),
    /// What earns points here, or other values for it.
    Points(PointsCommand),
    /// What the commands are, or how this one works.
    Help {
        /// The path of the command to explain; none lists them all.
        command: Option<Vec<&'static str>>,
    },
}

/// Something about a round that has been posted: the one of the thread, or the newest in the channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoundCommand {
    /// It counts for nothing.
    Void,
    /// Its question is not asked here any more.
    Drop,
    /// It shows its question as the bank has it now.
    Refresh,
}

/// What earns points here, or other values for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointsCommand {
    /// Show what earns what.
    Show,
    /// Give another number of points for a reason.
    Set {
        /// The reason.
        reason: Reason,
        /// How many.
        points: i64,
    },
}

/// A question now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QuestionCommand {
    /// What it is drawn from: at most one topic, one difficulty, one kind.
    pub choice: Choice,
    /// How long until the reveal, if said; never for a private one.
    pub reveal: Option<Duration>,
    /// How it is answered.
    pub answers: AnswerMode,
    /// Whether only the asker sees it.
    pub private: bool,
}

/// Who has how many points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeaderboardCommand {
    /// Points of which time.
    pub period: Period,
    /// Only those for this topic.
    pub topic: Option<Topic>,
    /// Of this channel, or of the workspace.
    pub scope: Scope,
}

impl LeaderboardCommand {
    /// This week in this channel: what `/leaderboard` alone means.
    #[must_use]
    pub const fn this_week() -> Self {
        Self { period: Period::Week, topic: None, scope: Scope::Channel }
    }
}

/// Something about schedules. Each `name` is as it was given, and may be none that there is.
#[derive(Clone, Debug, PartialEq)]
pub enum ScheduleCommand {
    /// Preview a new one.
    Add(Box<NewSchedule>),
    /// List them all.
    List,
    /// Show one.
    Show {
        /// Which.
        name: String,
    },
    /// Stop one for a while.
    Pause {
        /// Which.
        name: String,
    },
    /// Let one go on.
    Resume {
        /// Which.
        name: String,
    },
    /// Leave out posts of one.
    Skip {
        /// Which.
        name: String,
        /// The day to leave out, in the schedule's zone; only the next post if none.
        date: Option<NaiveDate>,
    },
    /// Post a question of one now.
    Run {
        /// Which.
        name: String,
    },
    /// Remove one.
    Remove {
        /// Which.
        name: String,
    },
}

/// A schedule as it was asked for; what is none was not said.
#[derive(Clone, Debug, PartialEq)]
pub struct NewSchedule {
    /// When it posts.
    pub when: When,
    /// Where it posts, by the channel's id on the platform.
    pub channel: Option<String>,
    /// What to call it.
    pub name: Option<String>,
    /// Whose local time.
    pub zone: Option<Zone>,
    /// When its rounds are revealed.
    pub reveal: Option<RevealRule>,
    /// How the answers of its rounds are given.
    pub answers: Option<AnswerMode>,
    /// What its questions are drawn from.
    pub choice: Choice,
    /// The role or group to notify, by its id on the platform.
    pub notify: Option<String>,
    /// How late a missed slot is still posted.
    pub grace: Option<Duration>,
}

/// What must be known to judge what a member gave.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The topics of the bank.
    pub topics: &'a [Topic],
}

/// An option that is wrong. Its text is for the member: what is wrong, and what is allowed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{option}: {text}")]
pub struct Mistake {
    /// The option's name; empty if it is the command itself that is not known.
    pub option: String,
    /// What is wrong, and what is allowed.
    pub text: String,
}

impl Command {
    /// Judges what a member gave.
    pub fn read(invocation: &Invocation, known: &Known<'_>) -> Result<Self, Mistake> {
        read::read(invocation, known)
    }
}

/// The definition of the command at `path`: `["schedule", "add"]`.
#[must_use]
pub fn spec_of(path: &[impl AsRef<str>]) -> Option<&'static CommandSpec> {
    line::find(COMMANDS, path)
}
