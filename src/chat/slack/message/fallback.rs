//! The text of a message: what notifications show and screen readers read.

use super::{blocks::Shown, mrkdwn, rich::Part};

/// How long it may be, in bytes: an edit takes 4,000 at most, and nobody listens to more than this.
const ROOM: usize = 3_000;

/// What shows that there is more.
const MORE: &str = "\u{2026}";

/// The title and what follows it, as far as there is room; nothing in it is a mention but the group that
/// is to be notified.
pub(super) fn text(group: Option<&str>, shown: &[Shown]) -> String {
    let mut text = Text { out: String::new(), room: ROOM, is_full: false };
    if let Some(group) = group {
        text.out = format!("<!subteam^{group}>");
    }
    let said = shown.iter().filter(|block| !block.words.is_empty());
    for (number, block) in said.enumerate() {
        if number > 0 || group.is_some() {
            text.push("\n");
        }
        for part in block.words.parts() {
            match part {
                Part::Text { text: words, .. } => text.push_words(words),
                part => text.push(&mrkdwn::part(part)),
            }
        }
    }
    text.out.trim().to_owned()
}

struct Text {
    out: String,
    room: usize,
    is_full: bool,
}

impl Text {
    /// Words, of which a part may fit.
    fn push_words(&mut self, words: &str) {
        let escaped = mrkdwn::escape(words);
        if escaped.len() <= self.room {
            self.push(&escaped);
            return;
        }
        let mut fits = 0;
        let mut used = 0;
        for (at, char) in words.char_indices() {
            used += mrkdwn::escape(char.encode_utf8(&mut [0; 4])).len();
            if used > self.room {
                break;
            }
            if char.is_whitespace() {
                fits = at;
            }
        }
        let begun = mrkdwn::escape(&words[..fits]);
        self.push(&begun);
        self.fill();
    }

    /// A piece that fits or does not.
    fn push(&mut self, piece: &str) {
        if self.is_full {
            return;
        }
        match self.room.checked_sub(piece.len()) {
            Some(left) => {
                self.out.push_str(piece);
                self.room = left;
            }
            None => self.fill(),
        }
    }

    fn fill(&mut self) {
        if !self.is_full {
            self.out.truncate(self.out.trim_end().len());
            self.out.push_str(MORE);
            self.is_full = true;
        }
    }
}
