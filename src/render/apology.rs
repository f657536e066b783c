//! What members read when something of ours is broken: sorry, and what to do.

use crate::chat::message::{Block, Inline, Message, Person, Tone};

use super::words::{WithSome, code, say};

/// What went wrong, as far as a member can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Keypoint did something that it should not.
    Bug,
    /// Something that Keypoint needs does not answer just now.
    Outage,
}

/// An apology.
#[derive(Clone, Copy, Debug)]
pub struct Apology<'a> {
    /// What went wrong.
    pub trouble: Trouble,
    /// A short code that is in the log as well.
    pub reference: &'a str,
    /// What they had typed, so that it is not lost with the form that it stood in.
    pub typed: Option<(&'a Person, &'a str)>,
}

impl Apology<'_> {
    /// The apology as a note.
    #[must_use]
    pub fn message(&self) -> Message {
        let typed = self.typed.map(|(author, text)| {
            [
                Block::Text(say!["This is what you had typed:"]),
                Block::Quote { author: author.clone(), markdown: text.to_owned() },
            ]
        });
        Message::new(Tone::Warning).with(Block::Text(self.words())).with_all(typed.into_iter().flatten())
    }

    fn words(&self) -> Vec<Inline> {
        match self.trouble {
            Trouble::Bug => say![
                "Sorry, something went wrong on our side, and it is not your doing. Please try again; if it happens twice, tell an admin this code: ",
                code(self.reference),
                ".",
            ],
            Trouble::Outage => say![
                "Sorry, Keypoint cannot do that at the moment. Please try again in a minute; if it lasts, tell an admin this code: ",
                code(self.reference),
                ".",
            ],
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::render::example::{person, text};

    #[test]
    fn an_apology_says_what_to_do_and_gives_the_text_back() {
        let ada = person("Ada");
        let typed = Some((&ada, "My answer"));
        let bug = Apology { trouble: Trouble::Bug, reference: "K7QX", typed };
        let outage = Apology { trouble: Trouble::Outage, reference: "K7QX", typed: None };
        assert_snapshot!(format!("{}\n---\n{}", text(&bug.message()), text(&outage.message())), @r"
        Sorry, something went wrong on our side, and it is not your doing. Please try again; if it happens twice, tell an admin this code: `K7QX`.

        This is what you had typed:

        Ada:
        > My answer
        ---
        Sorry, Keypoint cannot do that at the moment. Please try again in a minute; if it lasts, tell an admin this code: `K7QX`.
        ");
    }
}
