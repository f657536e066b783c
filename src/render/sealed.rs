//! What a member is told who writes their answer into the thread of a sealed round.

use crate::{
    chat::{
        action::Action,
        message::{Block, Message, Person, Tone},
    },
    practice::ids::RoundId,
};

use super::words::{code, primary, say};

/// A member wrote their answer into the thread of a sealed round.
#[derive(Clone, Copy, Debug)]
pub struct Sealed<'a> {
    /// Who.
    pub member: &'a Person,
    /// The round.
    pub round: RoundId,
    /// Whether the message is hidden; else others can read it.
    pub hidden: bool,
    /// Whether they alone see the notice.
    pub alone: bool,
}

impl Sealed<'_> {
    /// The message, for the member alone or for the thread.
    #[must_use]
    pub fn message(&self) -> Message {
        let mut line = if self.alone { Vec::new() } else { say![self.member, ": "] };
        line.push("Taken as your answer".into());
        if self.hidden {
            line.extend(say![
                ", and hidden until the reveal. Change it, or take it back, with ",
                code("/answer"),
                "."
            ]);
        } else {
            line.push(
                ". Others can read it, as I cannot hide it here: press Answer to send it, and delete the \
                 message."
                    .into(),
            );
        }
        let tone = if self.hidden { Tone::Success } else { Tone::Warning };
        let label = if self.hidden { "Change" } else { "Answer" };
        Message::text(tone, line).with(Block::Buttons(vec![primary(Action::Answer(self.round), label)]))
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::render::example::{ROUND, person, text};

    #[test]
    fn who_is_told_before_others_is_named() {
        let member = person("Bo");
        let word = |hidden, alone| text(&Sealed { member: &member, round: ROUND, hidden, alone }.message());
        assert_snapshot!(word(true, true), @"
        Taken as your answer, and hidden until the reveal. Change it, or take it back, with `/answer`.

        [Change]
        ");
        assert_snapshot!(word(false, false), @"
        Bo: Taken as your answer. Others can read it, as I cannot hide it here: press Answer to send it, and delete the message.

        [Answer]
        ");
    }
}
