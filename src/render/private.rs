//! A private question: asked to one member, and revealed to them as soon as they have answered.

use crate::{
    chat::{
        action::Action,
        message::{Block, Message, Person, Tone},
    },
    practice::{choice::Choice, ids::PrivateId, question::Question},
};

use super::{
    card::facts,
    reveal::revealed_blocks,
    words::{WithSome, button, primary, say},
};

/// A private question.
#[derive(Clone, Copy, Debug)]
pub struct PrivateQuestion<'a> {
    /// Its id.
    pub id: PrivateId,
    /// The question.
    pub question: &'a Question,
}

impl PrivateQuestion<'_> {
    /// The question as a note of any length.
    #[must_use]
    pub fn message(&self) -> Message {
        let mut buttons = vec![primary(Action::AnswerPrivate(self.id), "Answer")];
        if !self.question.hints.is_empty() {
            buttons.push(button(Action::HintPrivate(self.id), "Hint"));
        }
        Message::new(Tone::Question)
            .with(Block::Title(self.question.title.clone()))
            .with(Block::Markdown(self.question.prompt.clone()))
            .with_all(facts(self.question))
            .with(Block::Small(say![
                "Only you see this question, and it earns no points. The key points show as soon as you answer.",
            ]))
            .with(Block::Buttons(buttons))
    }
}

/// The reveal of a private question.
#[derive(Clone, Copy, Debug)]
pub struct PrivateReveal<'a> {
    /// The question.
    pub question: &'a Question,
    /// Who answered.
    pub member: &'a Person,
    /// What they answered, in Markdown.
    pub answer: &'a str,
    /// What another question is drawn from.
    pub again: &'a Choice,
}

impl PrivateReveal<'_> {
    /// The reveal as a note of any length.
    #[must_use]
    pub fn message(&self) -> Message {
        Message::new(Tone::Reveal)
            .with(Block::Title(format!("Reveal: {}", self.question.title)))
            .with(Block::Heading("Your answer".to_owned()))
            .with(Block::Quote { author: self.member.clone(), markdown: self.answer.to_owned() })
            .with_all(revealed_blocks(self.question))
            .with(Block::Buttons(vec![primary(Action::Another(self.again.clone()), "Another one")]))
    }
}
