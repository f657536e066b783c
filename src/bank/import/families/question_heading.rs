//! A heading says that a question follows, or begins with such a label: `### Question`, `## Q3: …`.

use super::{Family, Shape, Start};
use crate::bank::import::{labels::Label, page::Page, sections::heading_level};

pub(super) struct QuestionHeading;

impl Family for QuestionHeading {
    fn starts(&self, page: &Page) -> Vec<Start> {
        let start = |at: usize| {
            let level =
                heading_level(&page.blocks[at]).filter(|_| page.label(at) == Some(Label::Question))?;
            // Above a list or other headings it is the name of a section: `Questions` in languages without a plural.
            let has_text = page.notes[at].label.as_ref().is_some_and(|tag| !tag.rest.is_empty());
            let next = (at + 1..page.blocks.len()).find(|next| !page.notes[*next].is_noise)?;
            let is_above_text = !page.is_item(next) && heading_level(&page.blocks[next]).is_none();
            if !has_text && !is_above_text {
                return None;
            }
            Some(Start { at, shape: Shape::QuestionHeading(level), is_certain: true })
        };
        (0..page.blocks.len()).filter_map(start).collect()
    }
}
