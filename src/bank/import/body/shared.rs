//! What is told above a question, for it alone or for others as well.

use super::Walk;
use crate::bank::import::{
    contexts::Told, families, labels::Label, note::Tag, texts::Piece, vocabulary::section, words::Asks,
};

impl Walk<'_> {
    /// What is told for the question is a part of its prompt. Where it is told for others, too, or only names what they
    /// are about, each has its own words first; but words that they complete stand above them.
    pub(super) fn begin_with(&mut self, told: Told) {
        let leads_on = |at: usize| {
            let plain = self.page.blocks[at].words.plain.trim_end().to_lowercase();
            plain.ends_with([':', '：']) && section("questions").is_in(&plain)
        };
        // `Questions to discuss:` says nothing that they need.
        let to = told.to - usize::from(told.is_shared && told.to > told.from && leads_on(told.to - 1));
        for at in (told.from..to).filter(|at| !self.page.notes[*at].is_noise) {
            if self.page.is_topic[at] {
                let name = families::lead(self.page, at).prompt.clone();
                let is_name = self.page.notes[at].asks == Asks::No && says_little(&name);
                if is_name { &mut self.shared } else { &mut self.above }.push(Piece::Text(name));
            } else if told.is_shared {
                self.shared.push(Piece::Block(at));
            } else {
                self.above.push(self.told_alone(at));
            }
            self.parts.common.push(at);
        }
    }

    /// What is told for one question, without the label that says that it is: `Scenario: A pod stops`.
    fn told_alone(&self, at: usize) -> Piece {
        let tag = self.page.notes[at].label.as_ref();
        let is_told = |tag: &&Tag| tag.label == Some(Label::Prompt) && !tag.rest.is_empty();
        tag.filter(is_told).map_or(Piece::Block(at), |tag| Piece::Text(tag.rest.clone()))
    }
}

/// Whether a text has no more words than a name.
fn says_little(text: &str) -> bool {
    const MOST_WORDS: usize = 4;
    text.split_whitespace().count() <= MOST_WORDS
}
