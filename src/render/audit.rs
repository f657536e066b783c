//! What admins did, for admins.

use crate::{
    chat::{
        action::Action,
        message::{Block, Button, Inline, Message, Person, Tone},
    },
    practice::Timestamp,
};

use super::words::{WithSome, button, code, date_time, say};

/// What an admin did.
#[derive(Clone, Debug)]
pub struct AuditLine {
    /// Who; without an id where it was done by the command line.
    pub by: Person,
    /// The command, without its slash.
    pub action: String,
    /// What it was done to.
    pub detail: String,
    /// The member about whom it was, if it was about one.
    pub about: Option<Person>,
    /// When.
    pub at: Timestamp,
}

/// A page of what admins did.
#[derive(Clone, Debug)]
pub struct AuditView {
    /// Which page, from 0; the first has the newest.
    pub page: u32,
    /// Whether there is a page after it.
    pub has_older: bool,
    /// The page's lines, newest first.
    pub lines: Vec<AuditLine>,
}

impl AuditView {
    /// The page as a note.
    #[must_use]
    pub fn message(&self) -> Message {
        let message = Message::new(Tone::Plain).with(Block::Title("What admins did".to_owned()));
        if self.lines.is_empty() {
            let nothing = if self.page == 0 { "Nothing yet." } else { "Nothing older is kept." };
            return message.with(Block::Text(say![nothing])).with_all(self.buttons());
        }
        let items = self.lines.iter().map(AuditLine::line).collect();
        message
            .with(Block::List { numbered: false, items })
            .with(Block::Small(say!["It is kept for as long as the texts of answers, and at least a year."]))
            .with_all(self.buttons())
    }

    fn buttons(&self) -> Option<Block> {
        let newer = self.page.checked_sub(1).map(|page| button(Action::AuditPage(page), "Newer"));
        let older = self.has_older.then(|| button(Action::AuditPage(self.page + 1), "Older"));
        let buttons: Vec<Button> = newer.into_iter().chain(older).collect();
        (!buttons.is_empty()).then_some(Block::Buttons(buttons))
    }
}

impl AuditLine {
    fn line(&self) -> Vec<Inline> {
        let mut line = say![date_time(self.at), " \u{b7} "];
        if self.by.id.is_empty() {
            line.extend(say![self.by.name.as_str(), ": ", code(format!("keypoint {}", self.action))]);
        } else {
            line.extend(say![&self.by, ": ", code(format!("/{}", self.action))]);
        }
        if !self.detail.is_empty() {
            line.extend(say![" ", self.detail.as_str()]);
        }
        if let Some(about) = &self.about {
            line.extend(say![" ", about]);
        }
        line
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::render::example::{person, text};

    fn line(by: Person, action: &str, detail: &str, about: Option<Person>) -> AuditLine {
        let at = chrono::DateTime::from_timestamp(1_772_442_000, 0).unwrap();
        AuditLine { by, action: action.to_owned(), detail: detail.to_owned(), about, at }
    }

    #[test]
    fn who_did_what_to_what_is_told_newest_first_with_a_way_to_older_pages() {
        let nobody = Person { id: String::new(), name: "Command line".to_owned() };
        let lines = vec![
            line(person("Ada"), "schedule pause", "weekdays", None),
            line(nobody, "admins add", "", Some(person("Bob"))),
        ];
        assert_snapshot!(text(&AuditView { page: 1, has_older: true, lines }.message()), @"
        What admins did

        - Mon 2 Mar, 09:00 UTC · Ada: `/schedule pause` weekdays
        - Mon 2 Mar, 09:00 UTC · Command line: `keypoint admins add` Bob

        It is kept for as long as the texts of answers, and at least a year.

        [Newer] [Older]
        ");
    }

    #[test]
    fn where_nothing_was_done_it_says_so() {
        let view = AuditView { page: 0, has_older: false, lines: Vec::new() };
        assert_snapshot!(text(&view.message()), @"
        What admins did

        Nothing yet.
        ");
    }
}
