//! Paragraphs that ask below items that numbers count: `31. Sam writes this:`, code, and then `What does it print?` is one
//! question, which begins with its number.

use std::collections::{BTreeMap, BTreeSet};

use super::group::Group;
use crate::bank::import::{
    families::{Shape, Start},
    page::Page,
    words::Asks,
};

/// Takes items that are counted on in the place of the paragraphs that ask below them, where at most one does below each, and
/// nearly all items ask by themselves or have such a one.
pub(super) fn instead_of_paragraphs(
    page: &Page,
    groups: &BTreeMap<Shape, Group>,
    accepted: &mut BTreeMap<Shape, Vec<Start>>,
) {
    let Some(items) = groups.get(&Shape::Numbered(1)).map(|group| &group.starts) else { return };
    let Some(paragraphs) = accepted.get(&Shape::Paragraph) else { return };
    if are_asked_below(page, items, paragraphs) {
        accepted.remove(&Shape::Paragraph);
        accepted.insert(Shape::Numbered(1), items.clone());
    }
}

fn are_asked_below(page: &Page, items: &[Start], paragraphs: &[Start]) -> bool {
    const FEWEST: usize = 4;
    let number = |start: &Start| page.number(start.at);
    let counts_on = |pair: &[Start]| number(&pair[0]).map(|number| number + 1) == number(&pair[1]);
    if items.len() < FEWEST || !items.windows(2).all(counts_on) {
        return false;
    }
    let is_below = |paragraph: &Start, item: &Start| paragraph.at < page.sections.next_heading(item.at);
    let over = |paragraph: &Start| {
        let index = items.partition_point(|item| item.at < paragraph.at).checked_sub(1)?;
        Some(index).filter(|index| is_below(paragraph, &items[*index]))
    };
    let Some(bodies) = paragraphs.iter().map(over).collect::<Option<BTreeSet<usize>>>() else { return false };
    let is_asked =
        |(index, item): &(usize, &Start)| page.notes[item.at].asks != Asks::No || bodies.contains(index);
    bodies.len() == paragraphs.len()
        && items.iter().enumerate().filter(is_asked).count() * 10 >= items.len() * 9
}
