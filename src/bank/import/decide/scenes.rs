//! Items that name what the items nested in them tell, of which only the last one asks: one question each.

use std::collections::{BTreeMap, HashSet};

use crate::bank::import::{
    families::{Shape, Start},
    page::Page,
    vocabulary::section,
    words::Asks,
};

/// Puts such an item in the place of those that are nested in it: `Network design`, `There are two pods`, `How do you
/// part them?`
pub(super) fn in_items(page: &mut Page, accepted: &mut BTreeMap<Shape, Vec<Start>>) {
    let mut holders: Vec<Start> = Vec::new();
    for (shape, starts) in accepted.iter_mut() {
        let Some(level) = shape.item_level().filter(|level| *level > 1) else { continue };
        let mut kept: Vec<Start> = Vec::new();
        for nested in starts.chunk_by(|a, b| page.item_over(a.at) == page.item_over(b.at)) {
            let over = page.item_over(nested[0].at);
            match over.filter(|over| tells(page, *over, nested, level)) {
                Some(at) => {
                    let is_ordered = page.blocks[at].item.is_some_and(|item| item.is_ordered);
                    let shape =
                        if is_ordered { Shape::Numbered(level - 1) } else { Shape::Bullet(level - 1) };
                    holders.push(Start { at, shape, is_certain: false });
                }
                None => kept.extend_from_slice(nested),
            }
        }
        *starts = kept;
    }
    if holders.is_empty() {
        return;
    }
    // The names beside them, above others that ask, are told with those.
    let nested: Vec<usize> =
        accepted.values().flatten().filter_map(|start| page.item_over(start.at)).collect();
    let beside: HashSet<Option<usize>> = holders.iter().map(|holder| page.sections.over(holder.at)).collect();
    for over in nested {
        let is_name = page.notes[over].asks == Asks::No && page.notes[over].label.is_none();
        page.is_topic[over] |= is_name && beside.contains(&page.sections.over(over));
    }
    for holder in holders {
        let starts = accepted.entry(holder.shape).or_default();
        if let Err(place) = starts.binary_search_by_key(&holder.at, |other| other.at) {
            starts.insert(place, holder);
        }
    }
    accepted.retain(|_, starts| !starts.is_empty());
}

/// Whether all items that are nested in one that asks nothing were taken, though only the last one of them ends as a
/// question and another asks nothing at all.
fn tells(page: &Page, over: usize, nested: &[Start], level: usize) -> bool {
    const MOST: usize = 4;
    let asks = |start: &Start| page.notes[start.at].asks;
    let Some((last, before)) = nested.split_last() else { return false };
    let names_questions = section("questions").is_in(&page.blocks[over].words.plain.to_lowercase());
    let is_sentence =
        |start: &Start| page.blocks[start.at].words.plain.trim_end().ends_with(['.', '。', ':']);
    let inside = (over + 1..page.end_of_item(over))
        .filter(|at| page.is_item(*at) && page.blocks[*at].level == level)
        .count();
    nested.len() <= MOST
        && !names_questions
        && asks(last) == Asks::Yes
        && before.iter().all(|start| asks(start) != Asks::Yes)
        && before.iter().any(|start| asks(start) == Asks::No)
        && before.iter().all(is_sentence)
        && page.notes[over].asks == Asks::No
        && page.notes[over].label.is_none()
        && inside == nested.len()
}
