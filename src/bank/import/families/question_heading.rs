//! A heading says that a question follows, or begins with such a label: `### Question`, `## Q3: …`.

use super::{Family, Shape, Start};
use crate::bank::import::{labels::Label, page::Page, sections::heading_level};

pub(super) struct QuestionHeading;

impl Family for QuestionHeading {
    fn starts(&self, page: &Page) -> Vec<Start> {
        let start = |at: usize| {
            let level =
                heading_level(&page.blocks[at]).filter(|_| page.label(at) == Some(Label::Question))?;
            Some(Start { at, shape: Shape::QuestionHeading(level), is_certain: true })
        };
        (0..page.blocks.len()).filter_map(start).collect()
    }
}
