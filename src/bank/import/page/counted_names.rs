//! Bold names that count through a document of questions.

use super::Page;
use crate::bank::import::{flow::Kind, marks, words::Asks};

impl Page {
    /// Bold names that count from one to the last, over all sections of a document that says that it is of questions, are
    /// those of its questions: none of them is the label of the list right below, unless those bid.
    pub(super) fn unname_counted(&mut self) {
        const FEWEST: usize = 5;
        if !self.is_titled_questions() {
            return;
        }
        let number = |at: usize| {
            let block = &self.blocks[at];
            let is_name = block.kind == Kind::Paragraph && block.level == 0 && !block.is_quoted;
            let number = || marks::number(&marks::with_blanks(&block.words.plain)).map(|(number, _)| number);
            if is_name && block.words.is_bold() { number() } else { None }
        };
        let counted: Vec<(usize, u64)> =
            (0..self.blocks.len()).filter_map(|at| Some((at, number(at)?))).collect();
        let is_through = counted.iter().zip(1..).all(|((_, number), count)| *number == count);
        let bids = |(at, _): &&(usize, u64)| self.is_item(at + 1) && self.notes[at + 1].asks != Asks::No;
        if counted.len() < FEWEST || !is_through || counted.iter().filter(bids).count() * 3 > counted.len() {
            return;
        }
        for (at, _) in counted {
            if self.notes[at].label.as_ref().is_some_and(|tag| tag.label.is_none()) {
                self.notes[at].label = None;
            }
        }
    }
}
