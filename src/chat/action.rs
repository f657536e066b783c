//! What a button or a form means: written into its custom id, and read back when it is used.
//!
//! A custom id has at most 100 characters on any platform, so ids and short words only. It comes
//! back from the outside: reading it can fail, and its ids prove nothing about who may do what.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::practice::{
    choice::Choice,
    ids::{PrivateId, RoundId, ScheduleId},
    period::PeriodKey,
    privacy::Erasure,
    question::{Difficulty, Kind, Topic},
    standing::BoardPage,
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
    /// Turn to a page of a leaderboard, of the channel in which the button is pressed or of its workspace.
    Board(BoardPage),
    /// Open the form for a new schedule; submitted: preview it.
    AddSchedule,
    /// Confirm the schedule that was previewed.
    ConfirmSchedule(ScheduleId),
    /// Drop the schedule that was previewed.
    CancelSchedule(ScheduleId),
    /// Show another page of what admins did, from 0.
    AuditPage(u32),
    /// Give who presses a part of the copy of their data, from 0.
    ExportData(u32),
    /// Show who presses what would be deleted, and let them choose.
    DeleteData,
    /// Ask who presses whether their data is to be deleted so.
    ChooseErasure(Erasure),
    /// Delete the data of who presses.
    ConfirmErasure(Erasure),
    /// Delete nothing.
    KeepData,
    /// Whether leaderboards show who presses.
    ShowOnBoards(bool),
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
            Self::Board(BoardPage { period, topic, scope, page }) => {
                let topic = topic.as_ref().map_or("", |topic| topic.0.as_str());
                write!(f, "board:{}:{topic}:{scope}:{page}", period.short())
            }
            Self::AddSchedule => write!(f, "schedule-add:"),
            Self::ConfirmSchedule(id) => write!(f, "schedule-confirm:{id}"),
            Self::CancelSchedule(id) => write!(f, "schedule-cancel:{id}"),
            Self::AuditPage(page) => write!(f, "audit:{page}"),
            Self::ExportData(part) => write!(f, "privacy-export:{part}"),
            Self::DeleteData => write!(f, "privacy-delete:"),
            Self::ChooseErasure(erasure) => write!(f, "privacy-choose:{erasure}"),
            Self::ConfirmErasure(erasure) => write!(f, "privacy-confirm:{erasure}"),
            Self::KeepData => write!(f, "privacy-keep:"),
            Self::ShowOnBoards(shown) => write!(f, "privacy-board:{}", if *shown { "on" } else { "off" }),
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
            "board" => read_page(rest).map(Self::Board).ok_or_else(unknown),
            "schedule-add" if rest.is_empty() => Ok(Self::AddSchedule),
            "schedule-confirm" => rest.parse().map(Self::ConfirmSchedule).map_err(|_| unknown()),
            "round-void" => rest.parse().map(Self::VoidRound).map_err(|_| unknown()),
            "round-restore" => rest.parse().map(Self::RestoreQuestion).map_err(|_| unknown()),
            "schedule-cancel" => rest.parse().map(Self::CancelSchedule).map_err(|_| unknown()),
            "audit" => rest.parse().map(Self::AuditPage).map_err(|_| unknown()),
            "privacy-export" => rest.parse().map(Self::ExportData).map_err(|_| unknown()),
            "privacy-delete" if rest.is_empty() => Ok(Self::DeleteData),
            "privacy-choose" => rest.parse().map(Self::ChooseErasure).map_err(|_| unknown()),
            "privacy-confirm" => rest.parse().map(Self::ConfirmErasure).map_err(|_| unknown()),
            "privacy-keep" if rest.is_empty() => Ok(Self::KeepData),
            "privacy-board" if rest == "on" || rest == "off" => Ok(Self::ShowOnBoards(rest == "on")),
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

fn read_page(text: &str) -> Option<BoardPage> {
    let mut parts = text.split(':');
    let (period, topic) = (PeriodKey::from_short(parts.next()?)?, parts.next()?);
    let topic = (!topic.is_empty()).then(|| Topic(topic.to_owned()));
    let (scope, page) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    parts.next().is_none().then_some(BoardPage { period, topic, scope, page })
}

impl Action {
    /// Whether its custom id fits: the name of a topic has no limit of its own.
    #[must_use]
    pub fn fits(&self) -> bool {
        self.to_string().len() <= MAX_CUSTOM_ID
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::practice::standing::Scope;

    #[test]
    fn a_page_of_a_leaderboard_comes_back_as_it_was_written() {
        let page = |short: &str, topic: &str, scope, page| BoardPage {
            period: PeriodKey::from_short(short).unwrap(),
            topic: (!topic.is_empty()).then(|| Topic(topic.to_owned())),
            scope,
            page,
        };
        let pages = [
            page("2026-W48", "", Scope::Channel, 1),
            page("2026-11", "distributed-systems", Scope::Workspace, 10_000),
            page("2026-Q4", "c++", Scope::Channel, u64::MAX),
            page("all", "go", Scope::Workspace, 2),
        ];
        for page in pages {
            let action = Action::Board(page);
            assert_eq!(action.to_string().parse(), Ok(action.clone()));
            assert!(action.fits());
        }
        let text = Action::Board(page("2026-W48", "go", Scope::Channel, 3)).to_string();
        assert_eq!(text, "board:2026-W48:go:channel:3");
    }

    #[test]
    fn what_is_no_page_is_no_action() {
        for text in ["board:", "board:2026-W48:go:channel", "board:2026-W60::channel:1", "board:all::us:1"] {
            assert_eq!(text.parse::<Action>(), Err(UnknownAction(text.to_owned())));
        }
        for text in ["board:all::channel:-1", "board:all::channel:1:1", "board:all::channel:x"] {
            assert_eq!(text.parse::<Action>(), Err(UnknownAction(text.to_owned())));
        }
    }
}
