//! Names in bold that numbers count, each right above a list of questions: `**2. Money**`.

use std::collections::HashSet;

use super::Page;
use crate::bank::import::{flow::Kind, marks, words::Asks};

impl Page {
    /// Such names where most items of the lists below them ask: they name sections, though some items are not known to
    /// ask. Those of exercises name these.
    pub(super) fn counted_sections(&self) -> HashSet<usize> {
        const FEWEST: usize = 3;
        let is_name = |at: &usize| {
            let block = &self.blocks[*at];
            block.kind == Kind::Paragraph
                && block.level == 0
                && block.words.is_bold()
                && self.label(*at).is_none()
                && marks::number(&marks::with_blanks(&block.words.plain)).is_some()
                && self.blocks.get(at + 1).and_then(|next| next.item).is_some_and(|item| !item.is_ordered)
        };
        let names: HashSet<usize> = (0..self.blocks.len()).filter(is_name).collect();
        let is_of_tasks = || self.title.is_some_and(|title| self.is_titled_tasks(title));
        if names.len() < FEWEST || !self.is_titled_questions() || is_of_tasks() {
            return HashSet::new();
        }
        let (mut all, mut asking, mut is_below) = (0usize, 0usize, false);
        for at in 0..self.blocks.len() {
            is_below = names.contains(&at) || is_below && self.blocks[at].level > 0;
            if is_below && self.is_item(at) && self.blocks[at].level == 1 {
                all += 1;
                asking += usize::from(self.notes[at].asks != Asks::No);
            }
        }
        if asking * 10 >= all * 6 { names } else { HashSet::new() }
    }
}
