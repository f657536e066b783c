//! Items in bold within others in bold: where a document sets what it asks in bold, items and what is nested in them, the
//! nested ones are asked by themselves.

use std::collections::HashSet;

use crate::bank::import::{
    families::{Shape, Start},
    page::Page,
    placeholder,
    words::Asks,
};

/// Adds such items, where nearly all items that are questions are in bold.
pub(super) fn add(page: &Page, starts: &mut Vec<Start>) {
    const FEWEST: usize = 4;
    let items = starts.iter().filter(|start| start.shape.item_level().is_some());
    let (bold, others): (Vec<&Start>, Vec<&Start>) = items.partition(|start| is_bold(page, start.at));
    if bold.len() < FEWEST || others.len() * 5 > bold.len() {
        return;
    }
    let known: HashSet<usize> = starts.iter().map(|start| start.at).collect();
    let mut nested: Vec<Start> = Vec::new();
    for outer in bold {
        let is_nested = |at: &usize| {
            page.is_item(*at)
                && !known.contains(at)
                && page.item_over(*at) == Some(outer.at)
                && page.notes[*at].asks != Asks::No
                && page.notes[*at].label.is_none()
                && !page.notes[*at].is_announced
                && is_bold(page, *at)
        };
        let within = (outer.at + 1..page.end_of_item(outer.at)).filter(is_nested);
        let start = |at: usize| Start { at, shape: Shape::Bullet(page.blocks[at].level), is_certain: false };
        nested.extend(within.map(start));
    }
    if !nested.is_empty() {
        starts.extend(nested);
        starts.sort_by_key(|start| start.at);
    }
}

/// Whether an item is in bold, but for a text that stands for its answer.
fn is_bold(page: &Page, at: usize) -> bool {
    let words = &page.blocks[at].words;
    words.is_bold() || words.split_bold().is_some_and(|(_, rest)| placeholder::is_placeholder(rest.trim()))
}
