//! What members read when something of ours is broken: sorry, and what to do.

use crate::{
    chat::message::{Block, Inline, Message, Tone},
    practice::schedule::zone::Zone,
};

use super::{
    plain::plain_line,
    words::{code, say},
};

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
}

impl Apology<'_> {
    /// The apology as a note.
    #[must_use]
    pub fn message(&self) -> Message {
        Message::new(Tone::Warning).with(Block::Text(self.words()))
    }

    /// The apology as plain text, for a form that stays open with what was typed.
    #[must_use]
    pub fn text(&self) -> String {
        plain_line(&self.words(), Zone(chrono_tz::UTC))
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
    use crate::render::example::text;

    #[test]
    fn an_apology_says_what_to_do() {
        let bug = Apology { trouble: Trouble::Bug, reference: "K7QX" };
        let outage = Apology { trouble: Trouble::Outage, reference: "K7QX" };
        assert_snapshot!(format!("{}\n---\n{}", text(&bug.message()), text(&outage.message())), @r"
        Sorry, something went wrong on our side, and it is not your doing. Please try again; if it happens twice, tell an admin this code: `K7QX`.
        ---
        Sorry, Keypoint cannot do that at the moment. Please try again in a minute; if it lasts, tell an admin this code: `K7QX`.
        ");
    }
}
