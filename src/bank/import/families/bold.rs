//! A bold paragraph is the question, with the answer below it or behind it, or the name of one that is quoted there.

use super::{Family, Shape, Start};
use crate::bank::import::{
    flow::Kind,
    page::Page,
    words::{Asks, asks},
};

pub(super) struct Bold;

impl Family for Bold {
    fn starts(&self, page: &Page) -> Vec<Start> {
        let is_start = |at: &usize| {
            let block = &page.blocks[*at];
            let is_bold = block.words.is_bold()
                || block.words.split_bold().is_some_and(|(bold, _)| asks(bold) == Asks::Yes)
                || block.words.quoted_after_bold().is_some_and(|quote| asks(quote) != Asks::No);
            block.kind == Kind::Paragraph && block.level == 0 && !block.is_quoted && is_bold
        };
        (0..page.blocks.len()).filter(is_start).map(|at| Start::possible(at, Shape::Bold)).collect()
    }
}
