//! Who asked the question of a round.

use crate::chat::message::{Inline, Person};

use super::words::{code, say, strong};

/// Who asked the question of a round.
#[derive(Clone, Copy, Debug)]
pub enum Asker<'a> {
    /// The schedule of this name, by a slot or its `run`.
    Schedule(&'a str),
    /// A member.
    Member(&'a Person),
    /// Keypoint itself.
    Keypoint,
}

impl Asker<'_> {
    /// What they asked for.
    pub(super) fn words(self) -> Vec<Inline> {
        match self {
            Self::Schedule(name) => say!["The question of the schedule ", strong(name)],
            Self::Member(person) => say!["The question that ", person, " asked for"],
            Self::Keypoint => say!["A question of Keypoint's own"],
        }
    }

    /// How to have it posted again.
    pub(super) fn again(self) -> Vec<Inline> {
        match self {
            Self::Schedule(name) => say![code(format!("/schedule run {name}"))],
            Self::Member(_) | Self::Keypoint => say![code("/question")],
        }
    }
}
