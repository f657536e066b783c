//! What a button or a form means: written into its custom id, and read back when it is used.
//!
//! A custom id has at most 100 characters on any platform, so ids and short words only. It comes
//! back from the outside: reading it can fail, and its ids prove nothing about who may do what.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::practice::{
    choice::Choice,
    ids::{PrivateId, RoundId, ScheduleId},
    question::{Difficulty, Kind, Topic},
};

/// What a button or a form means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Action {
    /// Open the answer form of a round; submitted: this is the answer.
    Answer(RoundId),
    /// Take one's answer in a round back.
    Withdraw(RoundId),
    /// Show the next hint of a round.
    Hint(RoundId),
    /// End a round now.
    Reveal(RoundId),
    /// Open the answer form of a private question; submitted: this is the answer.
    AnswerPrivate(PrivateId),
    /// Show the next hint of a private question.
    HintPrivate(PrivateId),
    /// Another private question from the same choice.
    Another(Choice),
    /// Show the leaderboard of this week.
    Leaderboard,
    /// Open the form for a new schedule; submitted: preview it.
    AddSchedule,
    /// Confirm the schedule that was previewed.
    ConfirmSchedule(ScheduleId),
    /// Drop the schedule that was previewed.
    CancelSchedule(ScheduleId),
    /// Void a round.
    VoidRound(RoundId),
    /// Put the question of a round back among those that are drawn.
    RestoreQuestion(RoundId),
}

/// The longest custom id, in characters (Discord's limit; Slack allows 255).
pub const MAX_CUSTOM_ID: usize = 100;

/// A custom id that this version does not know.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown action `{0}`")]
pub struct UnknownAction(pub String);

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Answer(round) => write!(f, "answer:{round}"),
            Self::Withdraw(round) => write!(f, "withdraw:{round}"),
            Self::Hint(round) => write!(f, "hint:{round}"),
            Self::Reveal(round) => write!(f, "reveal:{round}"),
            Self::AnswerPrivate(id) => write!(f, "private-answer:{id}"),
            Self::HintPrivate(id) => write!(f, "private-hint:{id}"),
            // A private question is asked with at most one of each, so this stays short.
            Self::Another(choice) => write!(
                f,
                "another:{}:{}:{}",
                choice.topics.first().map_or("", |topic| topic.0.as_str()),
                choice.difficulties.first().map_or("", |difficulty| difficulty.name()),
                choice.kinds.first().map_or("", |kind| kind.name()),
            ),
            Self::Leaderboard => write!(f, "leaderboard:"),
            Self::AddSchedule => write!(f, "schedule-add:"),
            Self::ConfirmSchedule(id) => write!(f, "schedule-confirm:{id}"),
            Self::CancelSchedule(id) => write!(f, "schedule-cancel:{id}"),
            Self::VoidRound(round) => write!(f, "round-void:{round}"),
            Self::RestoreQuestion(round) => write!(f, "round-restore:{round}"),
        }
    }
}

impl FromStr for Action {
    type Err = UnknownAction;

    fn from_str(text: &str) -> Result<Self, UnknownAction> {
        let unknown = || UnknownAction(text.chars().take(MAX_CUSTOM_ID).collect());
        let (name, rest) = text.split_once(':').ok_or_else(unknown)?;
        match name {
            "answer" => rest.parse().map(Self::Answer).map_err(|_| unknown()),
            "withdraw" => rest.parse().map(Self::Withdraw).map_err(|_| unknown()),
            "hint" => rest.parse().map(Self::Hint).map_err(|_| unknown()),
            "reveal" => rest.parse().map(Self::Reveal).map_err(|_| unknown()),
            "private-answer" => rest.parse().map(Self::AnswerPrivate).map_err(|_| unknown()),
            "private-hint" => rest.parse().map(Self::HintPrivate).map_err(|_| unknown()),
            "another" => read_choice(rest).map(Self::Another).ok_or_else(unknown),
            "leaderboard" if rest.is_empty() => Ok(Self::Leaderboard),
            "schedule-add" if rest.is_empty() => Ok(Self::AddSchedule),
            "schedule-confirm" => rest.parse().map(Self::ConfirmSchedule).map_err(|_| unknown()),
            "round-void" => rest.parse().map(Self::VoidRound).map_err(|_| unknown()),
            "round-restore" => rest.parse().map(Self::RestoreQuestion).map_err(|_| unknown()),
            "schedule-cancel" => rest.parse().map(Self::CancelSchedule).map_err(|_| unknown()),
            _ => Err(unknown()),
        }
    }
}

fn read_choice(text: &str) -> Option<Choice> {
    let mut parts = text.split(':');
    let (topic, difficulty, kind) = (parts.next()?, parts.next()?, parts.next()?);
    let mut choice = Choice::default();
    if !topic.is_empty() {
        choice.topics.push(Topic(topic.to_owned()));
    }
    if !difficulty.is_empty() {
        choice.difficulties.push(difficulty.parse::<Difficulty>().ok()?);
    }
    if !kind.is_empty() {
        choice.kinds.push(kind.parse::<Kind>().ok()?);
    }
    parts.next().is_none().then_some(choice)
}

impl From<Action> for String {
    fn from(action: Action) -> Self {
        action.to_string()
    }
}

impl TryFrom<String> for Action {
    type Error = UnknownAction;

    fn try_from(text: String) -> Result<Self, UnknownAction> {
        text.parse()
    }
}
