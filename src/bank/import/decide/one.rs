//! A document that is one question: its first heading asks, and all else is the answer.

use std::collections::BTreeMap;

use super::group::Group;
use crate::bank::import::{
    families::{Shape, Start},
    flow::Kind,
    page::Page,
    sections::heading_level,
    words::Asks,
};

/// Takes that heading alone, where hardly anything else in the document asks.
pub(super) fn alone(
    page: &Page,
    groups: &BTreeMap<Shape, Group>,
    accepted: &mut BTreeMap<Shape, Vec<Start>>,
) {
    const MOST_OTHERS: usize = 1;
    let Some((start, level)) = first(page, groups) else { return };
    let end = page.sections.end(start.at);
    let is_all = (end..page.blocks.len()).all(|at| page.notes[at].is_noise);
    let asks = |at: &usize| {
        let block = &page.blocks[*at];
        let stands_out = heading_level(block).is_some()
            || block.kind == Kind::Summary
            || block.words.is_bold()
            || block.is_item() && block.level == 1;
        stands_out && page.notes[*at].asks == Asks::Yes
    };
    let others = (start.at + 1..end).filter(asks).take(MOST_OTHERS + 1).count();
    let is_sure = accepted.values().flatten().any(|other| other.is_certain);
    if is_all && others <= MOST_OTHERS && !is_sure {
        accepted.clear();
        accepted.insert(Shape::Heading(level), vec![start]);
    }
}

/// The heading that is the first of all, if it asks.
fn first(page: &Page, groups: &BTreeMap<Shape, Group>) -> Option<(Start, u8)> {
    let at = page.notes.iter().position(|note| !note.is_noise)?;
    let level = heading_level(&page.blocks[at])?;
    let start = *groups.get(&Shape::Heading(level))?.starts.first()?;
    (start.at == at && page.notes[at].asks == Asks::Yes).then_some((start, level))
}
