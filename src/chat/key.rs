//! The key of an effect, by which a message is found again.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::practice::ids::{AnswerId, RoundId};

/// The key of an effect: what a message is, so that it can be found again in the channel.
///
/// At most 64 characters of `a-z`, `0-9`, `-` and `:`, so that it fits a custom id anywhere.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EffectKey(pub String);

impl EffectKey {
    /// The key of a round's message: its card, or a numbered part of its prompt or its reveal.
    #[must_use]
    pub fn of_round(what: &str, round: RoundId, number: Option<usize>) -> Self {
        match number {
            None => Self(format!("{what}:{round}")),
            Some(number) => Self(format!("{what}:{round}:{number}")),
        }
    }
}

impl EffectKey {
    /// The key of a message that shows an answer, numbered among all that ever showed it. Of the answer's
    /// id it has the end, which is random: it tells neither whose answer it is nor when it came.
    #[must_use]
    pub fn of_answer(round: RoundId, answer: AnswerId, number: i64) -> Self {
        Self(format!("{ANSWER}:{round}:{}:{number}", answer.end()))
    }

    /// The same, of a message that shows it in the channel, as the thread takes none.
    #[must_use]
    pub fn of_answer_in_channel(round: RoundId, answer: AnswerId, number: i64) -> Self {
        Self(Self::of_answer(round, answer, number).0 + IN_CHANNEL)
    }

    /// Whether it is the key of a message that shows an answer in the channel.
    #[must_use]
    pub fn is_of_answer_in_channel(&self) -> bool {
        self.is_of_answer() && self.0.ends_with(IN_CHANNEL)
    }

    /// Whether it is the key of a message that shows an answer.
    #[must_use]
    pub fn is_of_answer(&self) -> bool {
        self.0.split_once(':').is_some_and(|(what, _)| what == ANSWER)
    }

    /// The key of a round's card.
    #[must_use]
    pub fn of_card(round: RoundId) -> Self {
        Self::of_round(CARD, round, None)
    }

    /// Whether it is the key of a round's card.
    #[must_use]
    pub fn is_of_card(&self) -> bool {
        self.0.split_once(':').is_some_and(|(what, _)| what == CARD)
    }

    /// The round of whose messages it is, if it is of a round's.
    #[must_use]
    pub fn round(&self) -> Option<RoundId> {
        self.0.split(':').nth(1)?.parse().ok()
    }
}

/// What the key of a message ends with that shows an answer in the channel.
const IN_CHANNEL: &str = "c";

/// What the key of a card begins with.
const CARD: &str = "card";

/// What the key of a message that shows an answer begins with.
const ANSWER: &str = "answer";

impl fmt::Display for EffectKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
