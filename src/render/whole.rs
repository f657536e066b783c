//! A whole question, for who writes or reads the bank: all that a card, its hints and its reveal would
//! say, in one message.

use super::{
    card::facts,
    reveal::revealed_blocks,
    words::{WithSome, say},
};
use crate::{
    chat::message::{Block, Message, Tone},
    practice::question::{Question, Status},
};

/// The whole question.
#[must_use]
pub fn whole(question: &Question) -> Message {
    let draft = (question.status == Status::Draft)
        .then(|| Block::Small(say!["This is a draft: it is never posted."]));
    let hints =
        question.hints.iter().map(|hint| Block::Markdown(format!("- {}", hint.replace('\n', "\n  "))));
    let heading = (!question.hints.is_empty()).then(|| Block::Heading("Hints".to_owned()));
    Message::new(Tone::Question)
        .with(Block::Title(question.title.clone()))
        .with_all(facts(question))
        .with_all(draft)
        .with(Block::Markdown(question.prompt.clone()))
        .with_all(heading)
        .with_all(hints)
        .with_all(revealed_blocks(question))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::example::{question, text};

    #[test]
    fn nothing_of_a_question_is_left_out() {
        let question = question();
        // A name is plain text, so what would be a mark in it is escaped.
        let text = text(&whole(&question)).replace('\\', "");
        let mut parts = vec![&question.title, &question.prompt];
        parts.extend(&question.hints);
        parts.extend(question.key_points.iter().map(|point| &point.name));
        parts.extend(question.follow_ups.iter().filter_map(|one| one.good_reply.as_ref()));
        parts.extend(&question.model_answer);
        for part in parts {
            assert!(text.contains(part.as_str()), "{part} is missing in {text}");
        }
    }
}
