//! Lists of names, and headings that are names with text below, where the title says that a document holds questions, and
//! nothing else in it looks like one; and names with text folded away, where a document holds nothing else at all.

use std::collections::BTreeMap;

use super::group::Group;
use crate::bank::import::{
    families::{Shape, Start},
    flow::Kind,
    page::Page,
    sections::heading_level,
    vocabulary::section,
};

/// Takes the outermost numbered items of such a document, or else its bullets.
pub(super) fn instead_of_nothing(
    page: &Page,
    groups: &BTreeMap<Shape, Group>,
    accepted: &mut BTreeMap<Shape, Vec<Start>>,
) {
    const FEWEST: usize = 4;
    if accepted.values().any(|starts| !starts.is_empty()) {
        return;
    }
    if let Some(folded) = groups.get(&Shape::Details(1)).filter(|group| are_cards(page, group)) {
        accepted.insert(Shape::Details(1), folded.starts.clone());
        return;
    }
    if !is_titled(page) {
        return;
    }
    for shape in [Shape::Numbered(1), Shape::Bullet(1)] {
        let Some(group) = groups.get(&shape) else { continue };
        let leading = group.starts.iter().filter(|start| leads_elsewhere(page, start)).count();
        // Names stand beside one another under the headings of a part.
        let are_listed = group.starts.iter().all(|start| says_little(page, start));
        if group.starts.len() >= FEWEST && leading * 2 < group.starts.len() && are_listed {
            accepted.insert(shape, group.starts.clone());
            return;
        }
    }
    let told = groups.iter().rev().find(|(shape, group)| {
        matches!(shape, Shape::Heading(level) if *level > 1)
            && group.starts.len() >= FEWEST
            && group.starts.iter().all(|start| is_name_with_text(page, start))
    });
    if let Some((shape, group)) = told {
        accepted.insert(*shape, group.starts.clone());
    }
}

/// Whether a document is nothing but names with text folded away below each, as cards are, and headings over them.
fn are_cards(page: &Page, group: &Group) -> bool {
    const FEWEST: usize = 4;
    let said = |at: usize| page.blocks.get(at).is_some_and(|block| block.kind == Kind::Paragraph);
    let is_name_with_text = |start: &Start| (start.at + 1..start.at + 4).any(said);
    let is_outside = |at: usize| {
        let block = &page.blocks[at];
        // Where it was taken from, it may say, too.
        let is_source = block.words.is_link();
        block.fold == 0 && !page.notes[at].is_noise && heading_level(block).is_none() && !is_source
    };
    group.starts.len() >= FEWEST
        && group.starts.iter().all(|start| is_name_with_text(start) && !leads_elsewhere(page, start))
        && !(0..page.blocks.len()).any(is_outside)
}

/// Whether a heading is a short name with text right below it, and with no headings.
fn is_name_with_text(page: &Page, start: &Start) -> bool {
    const MOST_WORDS: usize = 6;
    let end = page.sections.end(start.at);
    let first = page.first_said(start.at, end);
    page.sections.next_heading(start.at) >= end
        && !page.sections.is_aside(start.at)
        && page.blocks[start.at].words.plain.split_whitespace().count() <= MOST_WORDS
        && first.is_some_and(|first| {
            let block = &page.blocks[first];
            block.kind == Kind::Paragraph
                && !block.is_item()
                && !block.words.is_link()
                && page.label(first).is_none()
        })
}

/// Whether the first heading says that questions follow: `Backend interview questions`.
fn is_titled(page: &Page) -> bool {
    let first = page.blocks.iter().zip(&page.notes).find(|(_, note)| !note.is_noise);
    first.is_some_and(|(block, _)| {
        heading_level(block).is_some() && section("questions").is_in(&block.words.plain.to_lowercase())
    })
}

fn leads_elsewhere(page: &Page, start: &Start) -> bool {
    let words = &page.blocks[start.at].words;
    words.has_link || words.has_anchor
}

/// Whether an item is a name or a line, and no paragraph.
fn says_little(page: &Page, start: &Start) -> bool {
    const MOST_WORDS: usize = 25;
    page.blocks[start.at].words.plain.split_whitespace().count() <= MOST_WORDS
        && page.sections.over(start.at).is_some()
}
