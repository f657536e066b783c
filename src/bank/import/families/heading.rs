//! A heading is the question, or its title above a prompt.

use super::{Family, Shape, Start};
use crate::bank::import::{page::Page, sections::heading_level};

pub(super) struct Heading;

impl Family for Heading {
    fn starts(&self, page: &Page) -> Vec<Start> {
        let start = |at: usize| {
            let level = heading_level(&page.blocks[at]).filter(|_| !page.is_item(at))?;
            Some(Start::possible(at, Shape::Heading(level)))
        };
        (0..page.blocks.len()).filter_map(start).collect()
    }
}
