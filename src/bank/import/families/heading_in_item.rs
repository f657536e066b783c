//! An item of a list holds a heading that is the question: `1. ### What is …`.

use super::{Family, Shape, Start};
use crate::bank::import::{page::Page, sections::heading_level};

pub(super) struct HeadingInItem;

impl Family for HeadingInItem {
    fn starts(&self, page: &Page) -> Vec<Start> {
        let start = |at: usize| {
            let level =
                heading_level(&page.blocks[at]).filter(|_| page.is_item(at) && !page.is_below_heading(at))?;
            Some(Start::possible(at, Shape::HeadingInItem(level)))
        };
        (0..page.blocks.len()).filter_map(start).collect()
    }
}
