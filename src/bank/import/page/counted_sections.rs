//! Names in bold that numbers count, each right above a list of questions: `**2. Money**`, or `2. **Money**` as an item.

use std::collections::HashSet;

use super::Page;
use crate::bank::import::{flow::Kind, marks, words::Asks};

impl Page {
    /// Such names where most items of the lists below them ask: they name sections, though some items are not known to
    /// ask. Those of exercises name these.
    pub(super) fn counted_sections(&self) -> HashSet<usize> {
        let is_of_tasks = || self.title.is_some_and(|title| self.is_titled_tasks(title));
        if !self.is_titled_questions() || is_of_tasks() {
            return HashSet::new();
        }
        [0, 1].into_iter().flat_map(|level| self.counted_over_lists(level)).collect()
    }

    /// Those that stand on a level of lists: 0 for paragraphs.
    fn counted_over_lists(&self, level: usize) -> HashSet<usize> {
        const FEWEST: usize = 3;
        let names: HashSet<usize> =
            (0..self.blocks.len()).filter(|at| self.is_counted_over_list(*at, level)).collect();
        if names.len() < FEWEST {
            return HashSet::new();
        }
        let (mut all, mut asking, mut is_below) = (0usize, 0usize, false);
        for at in 0..self.blocks.len() {
            is_below = names.contains(&at) || is_below && self.blocks[at].level > level;
            if is_below && self.is_item(at) && self.blocks[at].level == level + 1 {
                all += 1;
                asking += usize::from(self.notes[at].asks != Asks::No);
            }
        }
        if asking * 10 >= all * 6 { names } else { HashSet::new() }
    }

    /// Whether a block on a level of lists is a name in bold with a number, right above bullets.
    fn is_counted_over_list(&self, at: usize, level: usize) -> bool {
        let block = &self.blocks[at];
        let has_number = || match block.item {
            Some(item) => item.is_ordered,
            None => marks::number(&marks::with_blanks(&block.words.plain)).is_some(),
        };
        let is_bullet = |at: usize| {
            let next = self.blocks.get(at).filter(|next| next.level == level + 1);
            next.and_then(|next| next.item).is_some_and(|item| !item.is_ordered)
        };
        block.kind == Kind::Paragraph
            && block.level == level
            && block.words.is_bold()
            && self.label(at).is_none()
            && has_number()
            && is_bullet(at + 1)
    }
}
