//! A choice: which questions a schedule or a command draws from.

use serde::{Deserialize, Serialize};

use super::question::{Difficulty, Kind, Question, Status, Topic};

/// Filters over the bank; an empty list does not filter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Choice {
    /// Any of these topics.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<Topic>,
    /// Any of these difficulties.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub difficulties: Vec<Difficulty>,
    /// Any of these kinds.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<Kind>,
}

impl Choice {
    /// Whether the question may be drawn: it is reviewed, and passes every filter.
    #[must_use]
    pub fn allows(&self, question: &Question) -> bool {
        question.status == Status::Reviewed
            && (self.topics.is_empty() || question.topics.iter().any(|topic| self.topics.contains(topic)))
            && allows_one(&self.difficulties, question.difficulty)
            && allows_one(&self.kinds, question.kind)
    }

    /// Whether it allows every reviewed question.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        *self == Self::default()
    }
}

fn allows_one<T: PartialEq>(allowed: &[T], value: Option<T>) -> bool {
    allowed.is_empty() || value.is_some_and(|value| allowed.contains(&value))
}
