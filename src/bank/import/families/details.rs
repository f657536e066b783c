//! The summary of a `<details>` is the question, and what it folds away the answer.

use super::{Family, Shape, Start};
use crate::bank::import::{flow::Kind, page::Page};

/// Deeper ones are all of one shape.
const DEEPEST: usize = 4;

pub(super) struct Details;

impl Family for Details {
    fn starts(&self, page: &Page) -> Vec<Start> {
        let is_start =
            |at: &usize| page.blocks[*at].kind == Kind::Summary && !page.blocks[*at].words.plain.is_empty();
        let start = |at: usize| Start::possible(at, Shape::Details(page.blocks[at].fold.min(DEEPEST)));
        (0..page.blocks.len()).filter(is_start).map(start).collect()
    }
}
