//! An item of a list with bullets is the question.

use super::{Family, Shape, Start};
use crate::bank::import::{flow::Kind, page::Page};

pub(super) struct Bullet;

impl Family for Bullet {
    fn starts(&self, page: &Page) -> Vec<Start> {
        let start = |at: usize| {
            let block = &page.blocks[at];
            let is_bullet = block.item.is_some_and(|item| !item.is_ordered);
            (is_bullet && block.kind == Kind::Paragraph)
                .then(|| Start::possible(at, Shape::Bullet(block.level)))
        };
        (0..page.blocks.len()).filter_map(start).collect()
    }
}
