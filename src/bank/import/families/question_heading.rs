//! A heading says that a question follows, or begins with such a label: `### Question`, `## Q3: …`.

use std::collections::{BTreeMap, HashSet};

use super::{Family, Shape, Start};
use crate::bank::import::{labels::Label, page::Page, sections::heading_level};

pub(super) struct QuestionHeading;

impl Family for QuestionHeading {
    fn starts(&self, page: &Page) -> Vec<Start> {
        let parts = parts_of_named(page);
        let start = |at: usize| {
            if parts.contains(&at) || page.scenario_told(at).is_some() {
                return None;
            }
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

/// The headings that are a mere label, each the only one under a heading that names a question: `### Problem` under
/// `## Problem 3: Meeting rooms`. They begin its prompt.
fn parts_of_named(page: &Page) -> HashSet<usize> {
    let names = |at: usize| {
        let tag = page.notes[at].label.as_ref().filter(|tag| tag.label == Some(Label::Question));
        tag.map(|tag| !tag.rest.is_empty())
    };
    let mut bare: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in (0..page.blocks.len()).filter(|at| heading_level(&page.blocks[*at]).is_some()) {
        if names(at) == Some(false)
            && let Some(over) = page.sections.over(at)
        {
            bare.entry(over).or_default().push(at);
        }
    }
    let is_part = |(over, all): &(usize, Vec<usize>)| all.len() == 1 && names(*over) == Some(true);
    bare.into_iter().filter(is_part).flat_map(|(_, all)| all).collect()
}
