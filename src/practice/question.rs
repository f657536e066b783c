//! A question: a problem with its key points, follow-ups, hints, topics and difficulty.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// The name of a question's file without its ending: unique in the bank, stable and readable.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct QuestionId(pub String);

impl fmt::Display for QuestionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A topic, as `_topics.md` of the bank lists it: `distributed-systems`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Topic(pub String);

impl fmt::Display for Topic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Makes an enum whose variants have one name each, in files, commands and messages.
macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "lowercase")]
        pub enum $name { $($(#[$vdoc])* $variant),* }

        impl $name {
            /// Every value, in order.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];
            /// The name of every value, in order.
            pub const NAMES: &'static [&'static str] = &[$($text),*];

            /// The name of this value.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $($name::$variant => $text),* }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.name())
            }
        }

        impl FromStr for $name {
            type Err = UnknownName;

            fn from_str(text: &str) -> Result<Self, UnknownName> {
                Self::ALL.iter().copied().find(|value| value.name().eq_ignore_ascii_case(text.trim()))
                    .ok_or_else(|| UnknownName { given: text.to_owned(), allowed: Self::NAMES })
            }
        }
    };
}
pub(crate) use named;

/// A name that is none of those allowed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{given}` is none of {}", .allowed.join(", "))]
pub struct UnknownName {
    /// What was given.
    pub given: String,
    /// What is allowed.
    pub allowed: &'static [&'static str],
}

named! {
    /// How hard a question is, by the level at which an engineer is expected to answer it well.
    Difficulty {
        /// In the first years.
        Junior = "junior",
        /// On one's own.
        Mid = "mid",
        /// Leading others in it.
        Senior = "senior",
        /// Across teams.
        Staff = "staff",
    }
}

named! {
    /// What sort of thinking a question asks for.
    Kind {
        /// Explain and compare.
        Theory = "theory",
        /// Draw a system.
        Design = "design",
        /// Write code.
        Coding = "coding",
        /// Find the fault.
        Debugging = "debugging",
        /// Tell what you did.
        Behavioural = "behavioural",
    }
}

named! {
    /// Whether a question may be posted.
    Status {
        /// Read by a second person: it may be posted.
        Reviewed = "reviewed",
        /// Never posted.
        Draft = "draft",
    }
}

/// One thing that a good answer covers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyPoint {
    /// The `###` heading above it, if the key points are grouped.
    pub group: Option<String>,
    /// Its name: the bold lead, or the first words up to a colon. Plain text.
    pub name: String,
    /// What it says after its name, in Markdown; may be empty.
    pub text: String,
    /// Other words for the same thing.
    pub aka: Vec<String>,
}

/// What an interviewer would ask next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUp {
    /// The question, in Markdown.
    pub text: String,
    /// What a good reply says, in Markdown.
    pub good_reply: Option<String>,
}

/// A problem with its key points, follow-ups, hints, topics and difficulty.
///
/// Also the snapshot that a round keeps, so its JSON form must stay readable: add fields with a
/// default, never rename one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The file's name without its ending.
    pub id: QuestionId,
    /// One line of plain text.
    pub title: String,
    /// The problem, in Markdown.
    pub prompt: String,
    /// What a good answer covers; may be empty.
    pub key_points: Vec<KeyPoint>,
    /// What an interviewer would ask next; may be empty.
    pub follow_ups: Vec<FollowUp>,
    /// Help that does not give away, the gentlest first, in Markdown.
    pub hints: Vec<String>,
    /// A good answer, in Markdown.
    pub model_answer: Option<String>,
    /// Where to read on, each a line of Markdown.
    pub references: Vec<String>,
    /// How hard it is.
    pub difficulty: Option<Difficulty>,
    /// Its topics, the first one first; never empty.
    pub topics: Vec<Topic>,
    /// How long a good spoken answer takes, in minutes.
    pub minutes: Option<u32>,
    /// What sort of thinking it asks for.
    pub kind: Option<Kind>,
    /// `original`, or where it was taken from.
    pub source: Option<String>,
    /// The licence of its text, as an SPDX identifier.
    pub license: Option<String>,
    /// Whether it may be posted.
    pub status: Status,
}
