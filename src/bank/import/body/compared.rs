//! Lists that say what each of the things is that a question asks about, under its name.

use super::{Mode, Walk};
use crate::bank::import::{inline, note::Tag, vocabulary::section};

impl Walk<'_> {
    /// Whether a label names what the question asks about, so that what follows says what that is: `Truncate:` where it
    /// is to be compared with `Delete:`.
    pub(super) fn names_what_is_asked(&self, tag: &Tag) -> bool {
        let prompt = inline::plain(&self.parts.lead.prompt).to_lowercase();
        let is_known = prompt.starts_with("what ") || section("comparing").is_in(&prompt);
        let name = tag.name.to_lowercase();
        let name = name.split(" (").next().unwrap_or_default();
        let mut words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
        let asked: Vec<&str> = prompt.split(|c: char| !c.is_alphanumeric()).collect();
        self.mode == Mode::Lead
            && is_known
            && words.peek().is_some()
            && words.all(|word| asked.iter().any(|asked| is_alike(word, asked)))
    }
}

/// Whether two words differ by no more than the ending of a plural.
fn is_alike(word: &str, other: &str) -> bool {
    word == other || word.strip_suffix('s') == Some(other) || other.strip_suffix('s') == Some(word)
}
