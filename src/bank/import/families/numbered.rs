//! An item of a numbered list is the question.

use super::{Family, Shape, Start};
use crate::bank::import::{flow::Kind, page::Page};

pub(super) struct Numbered;

impl Family for Numbered {
    fn starts(&self, page: &Page) -> Vec<Start> {
        let start = |at: usize| {
            let block = &page.blocks[at];
            let is_ordered = block.item.is_some_and(|item| item.is_ordered);
            (is_ordered && block.kind == Kind::Paragraph)
                .then(|| Start::possible(at, Shape::Numbered(block.level)))
        };
        (0..page.blocks.len()).filter_map(start).collect()
    }
}
