//! A paragraph of its own is the question, as in what was pasted from a chat.

use super::{Family, Shape, Start};
use crate::bank::import::{flow::Kind, page::Page, words::Asks};

pub(super) struct Paragraph;

impl Family for Paragraph {
    fn starts(&self, page: &Page) -> Vec<Start> {
        let is_start = |at: &usize| {
            let block = &page.blocks[*at];
            let is_plain = block.level == 0 && !block.is_quoted && block.fold == 0;
            block.kind == Kind::Paragraph
                && is_plain
                && page.notes[*at].asks == Asks::Yes
                && is_one_question(&block.words.plain)
        };
        (0..page.blocks.len()).filter(is_start).map(|at| Start::possible(at, Shape::Paragraph)).collect()
    }
}

/// Whether a text is a question and little else: it ends as one, and is not long.
fn is_one_question(plain: &str) -> bool {
    const LONGEST: usize = 400;
    plain.len() <= LONGEST && plain.trim_end().ends_with(['?', '？'])
}
