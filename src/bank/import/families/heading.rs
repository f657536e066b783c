//! A heading is the question, or its title above a prompt.

use super::{Family, Shape, Start};
use crate::bank::import::{labels::Label, page::Page, sections::heading_level};

pub(super) struct Heading;

impl Family for Heading {
    fn starts(&self, page: &Page) -> Vec<Start> {
        let start = |at: usize| {
            let level = heading_level(&page.blocks[at]).filter(|_| !page.is_item(at))?;
            let is_certain = page.label(at) == Some(Label::Question) && has_number(&page.blocks[at].words.plain);
            Some(Start { at, shape: Shape::Heading(level), is_certain })
        };
        (0..page.blocks.len()).filter_map(start).collect()
    }
}

/// `Question 3`, but not `Questions`.
fn has_number(plain: &str) -> bool {
    plain.contains(|c: char| c.is_ascii_digit())
}
