//! Notes on a subject for interviews, `Java interview notes`: headings that are names, with what there is to say below
//! each, in a document that holds nothing else that asks.
//!
//! Guides to interviews have names above text, too, so the title must name a subject, and no part of hiring.

use std::collections::BTreeMap;

use super::{group::Group, names::counts_chapter, subjects::lists_links};
use crate::bank::import::{
    families::{Shape, Start},
    flow::{Block, Kind},
    page::Page,
    sections::{bare_name, heading_level},
    vocabulary::section,
    words::{self, Asks},
};

/// Takes the headings of the highest level that has several such names.
pub(super) fn on_subject(
    page: &Page,
    groups: &BTreeMap<Shape, Group>,
    accepted: &mut BTreeMap<Shape, Vec<Start>>,
) {
    const FEWEST: usize = 4;
    if accepted.values().any(|starts| !starts.is_empty()) || !is_titled(page) {
        return;
    }
    let are_notes = |shape: &Shape, group: &Group| {
        let told = group.starts.iter().filter(|start| is_told(page, start)).count();
        matches!(shape, Shape::Heading(level) if *level > 1)
            && group.starts.len() >= FEWEST
            && group.asides == 0
            && are_nearly_all(page, *shape, group)
            && told * 10 >= group.starts.len() * 8
    };
    if let Some((shape, group)) = groups.iter().find(|(shape, group)| are_notes(shape, group)) {
        accepted.insert(*shape, group.starts.clone());
    }
}

/// Whether nearly all headings of a level may be such names: beside two that may not, `About` and `How to join`, the others
/// tell of the document as well.
fn are_nearly_all(page: &Page, shape: Shape, group: &Group) -> bool {
    const MOST_OTHERS: usize = 1;
    let is_of_level = |block: &&Block| heading_level(block).map(Shape::Heading) == Some(shape);
    let others = page.blocks.iter().filter(is_of_level).count() - group.starts.len();
    others <= MOST_OTHERS || others * 5 <= group.starts.len()
}

/// Whether the title names a subject and interviews on it, or says that what follows is to be explained.
fn is_titled(page: &Page) -> bool {
    const MOST_WORDS: usize = 10;
    let Some(at) = page.notes.iter().position(|note| !note.is_noise) else { return false };
    let title = page.blocks[at].words.plain.to_lowercase();
    if heading_level(&page.blocks[at]).is_none() || title.split_whitespace().count() > MOST_WORDS {
        return false;
    }
    let speaks = section("interviews").is_in(&title) || section("questions").is_in(&title);
    let names = || {
        let words = title
            .split(|c: char| !c.is_alphanumeric() && !matches!(c, '#' | '+'))
            .filter(|word| !word.is_empty());
        let is_of_interviews = |word: &str| {
            section("interviews").is_in(word)
                || section("questions").is_in(word)
                || section("of notes").has(word)
        };
        words.clone().any(|word| !is_of_interviews(word))
            && !words.into_iter().any(|word| section("of hiring").has(word))
    };
    section("to be explained").is_in(&title) || speaks && !words::is_advice(&title) && names()
}

/// Whether a heading is a short name with text below it that is more than links, and no name of what is told of a program.
fn is_told(page: &Page, start: &Start) -> bool {
    const MOST_WORDS: usize = 7;
    const LOOKED_AT: usize = 30;
    let end = page.sections.end(start.at);
    let name = &page.blocks[start.at].words;
    let is_text = |at: &usize| page.blocks[*at].kind == Kind::Paragraph && !page.notes[*at].is_noise;
    let below = || (start.at + 1..end).take(LOOKED_AT).filter(is_text);
    let leads_elsewhere = |at: usize| {
        let words = &page.blocks[at].words;
        words.has_link || words.plain.contains("://")
    };
    let linked = below().filter(|at| leads_elsewhere(*at)).count();
    let first = page.first_said(start.at, end);
    let is_of_program = section("beside program").has(&bare_name(&name.plain));
    name.plain.split_whitespace().count() <= MOST_WORDS
        && !is_of_program
        && !counts_chapter(&name.plain)
        && page.notes[start.at].asks != Asks::Yes
        && !name.has_link
        && !section("interviews").is_in(&name.plain.to_lowercase())
        && first
            .is_some_and(|first| heading_level(&page.blocks[first]).is_none() && !lists_links(page, first))
        && linked * 2 <= below().count()
}
