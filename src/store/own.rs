//! What is kept about a member: how much of it, and all of it, to be given to them.

mod queries;

use sqlx::FromRow;

use super::Workspace;
use crate::practice::Timestamp;

/// How much is kept about a member.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct OwnCounts {
    /// Their answers, whether their texts are still there or not.
    pub answers: i64,
    /// Their points of all time.
    pub points: i64,
    /// Their private questions.
    pub private_questions: i64,
    /// The questions of which they took hints lately.
    pub hints: i64,
    /// The schedules that they added.
    pub schedules: i64,
}

/// What was said as a part of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnPart {
    /// The text; empty once it is forgotten.
    pub text: String,
    /// When.
    pub said_at: Timestamp,
    /// When it was changed last, if it was.
    pub edited_at: Option<Timestamp>,
    /// When it was taken back, if it was.
    pub removed_at: Option<Timestamp>,
    /// Whether it came after the round had closed.
    pub late: bool,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnAnswer {
    /// The round.
    pub round: String,
    /// The title of its question.
    pub question: String,
    /// The channel's name.
    pub channel: String,
    /// When the round was posted.
    pub asked_at: Option<Timestamp>,
    /// Whether it counts as given in time.
    pub counted: bool,
    /// What it consists of, in the order in which it was said.
    pub parts: Vec<OwnPart>,
}

/// An entry of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnPoints {
    /// The round.
    pub round: String,
    /// The title of its question.
    pub question: String,
    /// The channel's name.
    pub channel: String,
    /// The day on which the round was posted, in the workspace's zone.
    pub day: String,
    /// What they were given for.
    pub reason: String,
    /// How many.
    pub points: i64,
    /// When.
    pub given_at: Timestamp,
}

/// A total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnTotal {
    /// The channel's name; none is the workspace.
    pub channel: Option<String>,
    /// The period.
    pub period: String,
    /// The topic; none is all.
    pub topic: Option<String>,
    /// Points in it.
    pub points: i64,
    /// Answers in it.
    pub answers: i64,
}

/// A private question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnPrivate {
    /// The question's id in the bank.
    pub question_id: String,
    /// The question's title; none once the text is forgotten.
    pub question: Option<String>,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// What they answered.
    pub answer: Option<String>,
    /// When.
    pub answered_at: Option<Timestamp>,
}

/// What they did as an admin, or what an admin did about them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnDeed {
    /// The command, without its slash.
    pub action: String,
    /// What it was done to.
    pub detail: String,
    /// When.
    pub at: Timestamp,
    /// Whether they did it; else it was done about them.
    pub by_them: bool,
}

/// Something of theirs with a name, or a title, and a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnNamed {
    /// Its name.
    pub name: String,
    /// When.
    pub at: Timestamp,
}

/// All that is kept about a member in a workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnData {
    /// The workspace.
    pub workspace: Workspace,
    /// Their id on the platform.
    pub external: String,
    /// Their name.
    pub name: String,
    /// Since when they are known.
    pub known_since: Timestamp,
    /// Whether leaderboards show them.
    pub on_boards: bool,
    /// Since when they are named as an admin, if they are.
    pub admin_since: Option<Timestamp>,
    /// Their answers, in the order of their rounds.
    pub answers: Vec<OwnAnswer>,
    /// Their points.
    pub points: Vec<OwnPoints>,
    /// Their totals.
    pub totals: Vec<OwnTotal>,
    /// Their points and how often they were given, by what they were given for.
    pub reasons: Vec<(String, i64, i64)>,
    /// Their streaks: the schedule's name, the current one, the best one.
    pub streaks: Vec<(String, i64, i64)>,
    /// Of how many hints they took of what, by the id of the round or the private question.
    pub hints: Vec<(String, i64)>,
    /// Their private questions.
    pub private: Vec<OwnPrivate>,
    /// The schedules that they added.
    pub schedules: Vec<OwnNamed>,
    /// The questions that they asked for, by title; those that were never posted have none.
    pub asked_for: Vec<OwnNamed>,
    /// What they did as an admin, and what admins did about them.
    pub deeds: Vec<OwnDeed>,
}
