//! A paragraph in quotes is the question, or one that is set off as a quote.

use super::{Family, Shape, Start};
use crate::bank::import::{flow::Kind, inline::OPENING_QUOTES, page::Page, words::Asks};

pub(super) struct Quoted;

impl Family for Quoted {
    fn starts(&self, page: &Page) -> Vec<Start> {
        let is_start = |at: &usize| {
            let block = &page.blocks[*at];
            let is_quote = block.words.plain.starts_with(OPENING_QUOTES);
            let is_set_off =
                block.is_quoted && page.notes[*at].asks == Asks::Yes && !block.words.plain.contains(". ");
            block.kind == Kind::Paragraph && block.level == 0 && (!block.is_quoted && is_quote || is_set_off)
        };
        (0..page.blocks.len()).filter(is_start).map(|at| Start::possible(at, Shape::Quoted)).collect()
    }
}
