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

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::{
        practice::question::Difficulty,
        render::example::{PRIVATE, bare_question, person, question, text},
    };

    #[test]
    fn a_private_question_says_that_it_is() {
        assert_snapshot!(text(&PrivateQuestion { id: PRIVATE, question: &question() }.message()), @r"
        Safe retries for a payment endpoint

        A client times out on `POST /payments` and sends it again.

        How is the customer charged once?

        Topics: http, distributed-systems · Difficulty: mid · Kind: theory · Time: 8 minutes

        Only you see this question, and it earns no points. The key points show as soon as you answer.

        [Answer] [Hint]
        ");
    }

    #[test]
    fn its_reveal_quotes_the_answer_and_offers_another() {
        let choice = Choice { difficulties: vec![Difficulty::Mid], ..Choice::default() };
        let reveal = PrivateReveal {
            question: &bare_question(),
            member: &person("Ada"),
            answer: "A key for each purchase.\nThen a lookup.",
            again: &choice,
        };
        let message = reveal.message();
        assert_snapshot!(text(&message), @r"
        Reveal: Safe retries for a payment endpoint

        Your answer

        Ada:
        > A key for each purchase.
        > Then a lookup.

        Key points

        This question has no key points yet. Which ones would you expect of a good answer? Suggest them to the team, so that they can be added.

        [Another one]
        ");
        let Some(Block::Buttons(buttons)) = message.blocks.last() else { panic!("buttons come last") };
        assert_eq!(buttons[0].action, Action::Another(choice));
    }
}
