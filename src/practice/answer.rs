//! An answer: what one member said in one round, all their messages or their form together.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{
    Timestamp,
    ids::{AnswerId, MemberId, RoundId},
    question::{UnknownName, named},
};

named! {
    /// How the answers of a round are given.
    #[derive(Default)]
    AnswerMode {
        /// Everybody sees them as they come.
        #[default]
        Open = "open",
        /// Nobody sees them before the reveal; then everybody does, with their authors.
        Sealed = "sealed",
        /// As sealed, and without their authors.
        Anonymous = "anonymous",
    }
}

impl AnswerMode {
    /// Whether nobody is to see an answer before the reveal.
    #[must_use]
    pub const fn is_sealed(self) -> bool {
        match self {
            Self::Open => false,
            Self::Sealed | Self::Anonymous => true,
        }
    }

    /// Whether answers are shown under the names of their authors.
    #[must_use]
    pub const fn names_authors(self) -> bool {
        match self {
            Self::Open | Self::Sealed => true,
            Self::Anonymous => false,
        }
    }
}

/// What one member said in one round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Its id.
    pub id: AnswerId,
    /// The round.
    pub round: RoundId,
    /// Whose it is.
    pub member: MemberId,
    /// Its parts that have not been withdrawn, the oldest first.
    pub parts: Vec<Part>,
}

/// A part of an answer: the form, or one message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Where it came from.
    pub source: Source,
    /// What it says, in Markdown.
    pub text: String,
    /// When it was first said, by the platform's clock.
    pub at: Timestamp,
    /// Whether it came after the round had closed.
    pub late: bool,
    /// Which version of what was said this is, where the platform tells: a number that grows. An older text
    /// never takes the place of a newer one.
    pub version: Option<i64>,
}

/// A part of an answer as Keypoint shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownPart {
    /// What it says, in Markdown.
    pub text: String,
    /// Whether it came after the round had closed.
    pub late: bool,
}

/// Where a part of an answer came from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// The form; there is one part of this sort in an answer, replaced when it is sent again.
    Form,
    /// The form, sent after the round had closed: it does not touch what was said in time.
    LateForm,
    /// A message in the thread, by its id on the platform.
    Message(String),
    /// A message in the thread of a copy of the card that was removed, by its id on the platform. It is
    /// kept as it was said then.
    Elsewhere(String),
}

impl Source {
    /// Whether it is a form, which nobody but Keypoint shows.
    #[must_use]
    pub const fn is_form(&self) -> bool {
        match self {
            Self::Form | Self::LateForm => true,
            Self::Message(_) | Self::Elsewhere(_) => false,
        }
    }

    /// Its name in the store: unique within a round.
    #[must_use]
    pub fn key(&self, member: MemberId) -> String {
        match self {
            Self::Form => format!("form:{member}"),
            Self::LateForm => format!("late-form:{member}"),
            Self::Message(id) => format!("message:{id}"),
            Self::Elsewhere(id) => format!("elsewhere:{id}"),
        }
    }
}

/// Whether a text says anything: one visible character is enough.
#[must_use]
pub fn says_something(text: &str) -> bool {
    text.chars().any(|letter| !letter.is_whitespace() && !letter.is_control() && !INVISIBLE.contains(&letter))
}

/// Characters that look like nothing and count as letters or marks: joiners, fillers, and the like.
const INVISIBLE: [char; 14] = [
    '\u{ad}', '\u{34f}', '\u{61c}', '\u{115f}', '\u{1160}', '\u{180e}', '\u{200b}', '\u{200c}', '\u{200d}',
    '\u{2060}', '\u{2800}', '\u{3164}', '\u{feff}', '\u{ffa0}',
];

/// Whether a message in a round's thread is talk and no part of its author's answer: a reply to another
/// member's message is, but a reply to the bot or to oneself is not.
#[must_use]
pub fn is_talk(author: &str, reply_to: Option<&str>) -> bool {
    reply_to.is_some_and(|other| other != author)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_nothing_visible_says_nothing() {
        assert!(!["", " \n", "\u{200b}", " \u{3164} ", "\0"].into_iter().any(says_something));
        assert!(["a", "?", "\u{200b}x", "👍"].into_iter().all(says_something));
    }

    #[test]
    fn a_reply_to_somebody_else_is_talk() {
        assert!(is_talk("ada", Some("bob")));
        assert!(!is_talk("ada", Some("ada")) && !is_talk("ada", None));
    }
}
