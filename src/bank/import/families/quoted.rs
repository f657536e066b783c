//! A paragraph in quotes is the question.

use super::{Family, Shape, Start};
use crate::bank::import::{flow::Kind, page::Page};

pub(super) struct Quoted;

impl Family for Quoted {
    fn starts(&self, page: &Page) -> Vec<Start> {
        let is_start = |at: &usize| {
            let block = &page.blocks[*at];
            let is_quote = block.words.plain.starts_with(['"', '“', '„', '«', '「']);
            block.kind == Kind::Paragraph && block.level == 0 && !block.is_quoted && is_quote
        };
        (0..page.blocks.len()).filter(is_start).map(|at| Start::possible(at, Shape::Quoted)).collect()
    }
}
