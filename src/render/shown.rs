//! An answer as Keypoint shows it in the thread: what its author said, under their name or without it.

use crate::{
    chat::message::{Block, Message, Person, Tone},
    practice::answer::ShownPart,
};

use super::words::{say, strong};

/// Under which name an answer stands whose author nobody is to know.
const NOBODY: &str = "Somebody";

/// An answer to be shown.
#[derive(Clone, Copy, Debug)]
pub struct ShownAnswer<'a> {
    /// Whose it is; none where that is not told.
    pub author: Option<&'a Person>,
    /// Its parts, those that came in time first.
    pub parts: &'a [ShownPart],
    /// The question that it is to, where that does not stand above it.
    pub to: Option<&'a str>,
}

impl ShownAnswer<'_> {
    /// The answer as one message of any length: split it before it is sent. None: there is nothing to show.
    #[must_use]
    pub fn message(&self) -> Option<Message> {
        let (late, in_time): (Vec<&ShownPart>, Vec<&ShownPart>) =
            self.parts.iter().partition(|part| part.late);
        if self.parts.is_empty() {
            return None;
        }
        let mut message = Message::new(Tone::Plain);
        message.blocks.extend(self.to.map(|title| Block::Small(say!["An answer to ", strong(title)])));
        message.blocks.extend(self.quote(&in_time));
        if let Some(late) = self.quote(&late) {
            message = message.with(late).with(Block::Small(say!["After the time was up."]));
        }
        Some(message)
    }

    fn quote(&self, parts: &[&ShownPart]) -> Option<Block> {
        let said: Vec<&str> = parts.iter().map(|part| part.text.trim_end()).collect();
        let nobody = || Person { id: String::new(), name: NOBODY.to_owned() };
        let author = self.author.map_or_else(nobody, Person::clone);
        (!said.is_empty()).then(|| Block::Quote { author, markdown: said.join("\n\n") })
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::render::example::{person, text};

    fn parts(parts: &[(&str, bool)]) -> Vec<ShownPart> {
        parts.iter().map(|(text, late)| ShownPart { text: (*text).to_owned(), late: *late }).collect()
    }

    #[test]
    fn an_answer_stands_under_its_author_with_what_came_late_marked() {
        let parts = parts(&[("It returns at once.", false), ("And `ok` is false.", false), ("Oh!", true)]);
        let ada = person("Ada");
        let answer = ShownAnswer { author: Some(&ada), parts: &parts, to: None };
        assert_snapshot!(text(&answer.message().unwrap()), @"
        Ada:
        > It returns at once.
        > 
        > And `ok` is false.

        Ada:
        > Oh!

        After the time was up.
        ");
    }

    #[test]
    fn an_anonymous_answer_names_nobody() {
        let parts = parts(&[("It returns at once.", false)]);
        let answer = ShownAnswer { author: None, parts: &parts, to: None };
        assert_snapshot!(text(&answer.message().unwrap()), @"
        Somebody:
        > It returns at once.
        ");
    }

    #[test]
    fn outside_the_thread_an_answer_says_what_it_is_to() {
        let parts = parts(&[("It returns at once.", false)]);
        let ada = person("Ada");
        let answer = ShownAnswer { author: Some(&ada), parts: &parts, to: Some("Safe retries") };
        assert_snapshot!(text(&answer.message().unwrap()), @"
        An answer to Safe retries

        Ada:
        > It returns at once.
        ");
    }

    #[test]
    fn of_nothing_nothing_is_shown() {
        assert_eq!(ShownAnswer { author: None, parts: &[], to: Some("Safe retries") }.message(), None);
    }
}
