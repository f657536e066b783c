//! Headings that only say how hard what is below them is.

use super::Page;
use crate::bank::import::{difficulty, sections::bare_name};

impl Page {
    /// Whether a heading only says how hard the items of a list below it are: `Medium (intermediate)`.
    pub(in crate::bank::import) fn names_level(&self, at: usize) -> bool {
        const FEWEST: usize = 2;
        let below = at + 1..self.sections.end(at);
        let items = below.filter(|at| self.is_item(*at) && self.blocks[*at].level == 1);
        difficulty::is_alone(&bare_name(&self.blocks[at].words.plain)) && items.take(FEWEST).count() == FEWEST
    }
}
