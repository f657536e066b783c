//! Questions that are counted in a list over headings that announce something else, as each answer ends with such a one:
//! `1. What is a lock?`, `### References`, `2. What is a tree?`

use super::Page;
use crate::bank::import::words::Asks;

impl Page {
    /// Which items at the edge ask below a heading that announces something else, and have the number after the last
    /// one that asked, of a list that does not begin there.
    pub(super) fn counted_over_aside(&self) -> Vec<bool> {
        let mut counted = vec![false; self.blocks.len()];
        let mut last: Option<u64> = None;
        for (at, counted) in counted.iter_mut().enumerate() {
            let Some(number) = self.number(at).filter(|_| self.notes[at].asks != Asks::No) else { continue };
            let is_aside = self.sections.is_aside(at);
            if last.is_some_and(|last| number == last + 1) {
                *counted = is_aside && self.notes[at].asks == Asks::Yes;
                last = Some(number);
            } else if number == 1 && !is_aside {
                last = Some(number);
            }
        }
        counted
    }
}
