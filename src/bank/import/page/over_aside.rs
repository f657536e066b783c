//! Questions that are counted on over headings and labels that announce something else: each answer ends with such a one,
//! `1. What is a lock?`, `### References`, `2. What is a tree?`, or the last of them are for some only, `Bonus`, `8. …`.

use super::Page;
use crate::bank::import::{labels::Label, words::Asks};

/// How far questions of one look were counted.
#[derive(Clone, Copy, Debug)]
struct Count {
    /// The number of the last one that asked, and how many did.
    asked: u64,
    all: usize,
    /// The number that was reached by those after it that do not ask.
    reached: u64,
    /// The last number of a list that began anew since, and did not ask there.
    other: u64,
}

impl Count {
    fn goes_on_with(self, number: u64) -> bool {
        number == self.asked + 1 || number == self.reached + 1
    }
}

impl Page {
    /// Which items at the edge, and which paragraphs behind the label of a question, ask and have the number after the
    /// last one that asked, of a list that does not begin where something else is announced.
    pub(super) fn counted_over_aside(&self) -> Vec<bool> {
        let mut counted = vec![false; self.blocks.len()];
        let (mut items, mut labels): (Option<Count>, Option<Count>) = (None, None);
        for (at, counted) in counted.iter_mut().enumerate() {
            if let Some(number) = self.number(at) {
                *counted = self.counts_on(at, number, &mut items);
            } else if let Some(number) = self.label_number(at) {
                *counted = self.counts_on(at, number, &mut labels);
            }
        }
        counted
    }

    fn counts_on(&self, at: usize, number: u64, count: &mut Option<Count>) -> bool {
        const MANY: usize = 3;
        let asks = self.notes[at].asks;
        if let Some(count) = count.as_mut() {
            let may_be_other = number == count.other + 1;
            let is_of_other = asks != Asks::Yes && (number == 1 || may_be_other);
            count.other = if is_of_other || may_be_other { number } else { 0 };
            if !is_of_other && count.goes_on_with(number) {
                count.reached = number;
                if asks == Asks::No {
                    return false;
                }
                // After several that ask, a task needs no mark.
                let is_sure = asks == Asks::Yes || count.all >= MANY;
                (count.asked, count.all) = (number, count.all + 1);
                return is_sure;
            }
        }
        if number == 1 && asks != Asks::No && !self.sections.is_aside(at) {
            *count = Some(Count { asked: 1, all: 1, reached: 1, other: 0 });
        }
        false
    }

    /// The number in the label of a question: `Q7`.
    pub(in crate::bank::import) fn label_number(&self, at: usize) -> Option<u64> {
        let tag = self.notes[at].label.as_ref().filter(|tag| tag.label == Some(Label::Question))?;
        let digits = tag.name.trim_start_matches(|c: char| !c.is_ascii_digit());
        digits.trim_end_matches(|c: char| !c.is_ascii_digit()).parse().ok()
    }
}
