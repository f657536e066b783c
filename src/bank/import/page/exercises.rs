//! What a document or a section says of itself: that it holds exercises.

use super::Page;
use crate::bank::import::{sections, vocabulary::section};

impl Page {
    /// Whether its title says that it holds exercises.
    pub(in crate::bank::import) fn is_of_exercises(&self) -> bool {
        let names = |at: usize| section("exercises").is_in(&self.blocks[at].words.plain.to_lowercase());
        self.title.is_some_and(names)
    }

    /// Whether a block stands right in a section whose name is that of several exercises and nothing else.
    pub(in crate::bank::import) fn is_among_exercises(&self, at: usize) -> bool {
        let names =
            |over: usize| section("many exercises").has(&sections::bare_name(&self.blocks[over].words.plain));
        self.sections.over(at).is_some_and(names)
    }
}
