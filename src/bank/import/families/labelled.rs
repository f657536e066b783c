//! A label is before each question: `Q: …`, `**Question 3:** …`, `问：…`.

use super::{Family, Shape, Start};
use crate::bank::import::{flow::Kind, labels::Label, page::Page};

pub(super) struct Labelled;

impl Family for Labelled {
    fn starts(&self, page: &Page) -> Vec<Start> {
        let is_labelled = |at: &usize| {
            let block = &page.blocks[*at];
            block.kind == Kind::Paragraph && page.label(*at) == Some(Label::Question)
        };
        let start = |at| Start { at, shape: Shape::Labelled, is_certain: true };
        (0..page.blocks.len()).filter(is_labelled).map(start).collect()
    }
}
