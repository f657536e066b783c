//! Sections and lists that say that they hold questions.

use std::collections::{BTreeMap, HashSet};

use super::group::{Group, by_section};
use crate::bank::import::{
    families::{Shape, Start},
    flow::Kind,
    page::Page,
    sections::heading_level,
    vocabulary::section,
    words::{self, Asks},
};

/// The starts in sections that say that they hold questions, where those ask and the others of their shape do not: then
/// those are parts of a text.
pub(super) fn in_named_sections(page: &Page, group: &Group) -> Option<HashSet<usize>> {
    const FEWEST: usize = 2;
    let is_named =
        |start: &&Start| page.sections.over(start.at).is_some_and(|over| page.sections.is_of_questions(over));
    let (inside, outside): (Vec<&Start>, Vec<&Start>) = group.starts.iter().partition(is_named);
    let asking =
        |starts: &[&Start]| starts.iter().filter(|start| page.notes[start.at].asks != Asks::No).count();
    let is_sure = inside.iter().any(|start| page.notes[start.at].asks == Asks::Yes);
    let are_set_apart = inside.len() >= FEWEST
        && outside.len() >= FEWEST
        && is_sure
        && asking(&inside) * 10 >= inside.len() * 7
        && asking(&outside) * 10 <= outside.len();
    let asks = |start: &&&Start| page.notes[start.at].asks != Asks::No;
    are_set_apart.then(|| inside.iter().chain(outside.iter().filter(asks)).map(|start| start.at).collect())
}

/// Takes the headings that ask with a mark, where several of a level do among names, and all have text right below:
/// questions among notes, in a document that holds nothing else.
pub(super) fn among_notes(
    page: &Page,
    groups: &BTreeMap<Shape, Group>,
    accepted: &mut BTreeMap<Shape, Vec<Start>>,
) {
    const FEWEST: usize = 4;
    if !accepted.values().all(Vec::is_empty) {
        return;
    }
    let asks = |start: &&Start| page.notes[start.at].asks == Asks::Yes;
    let is_explained = |start: &&Start| {
        let below = page.first_said(start.at, page.sections.end(start.at));
        below.is_some_and(|below| heading_level(&page.blocks[below]).is_none())
    };
    let are_notes = |shape: &Shape, group: &Group| {
        let asking = group.starts.iter().filter(asks).count();
        let explained = group.starts.iter().filter(is_explained).count();
        matches!(shape, Shape::Heading(level) if *level > 1)
            && asking >= FEWEST
            && asking * 5 >= group.starts.len()
            && explained * 10 >= group.starts.len() * 9
    };
    if let Some((shape, group)) = groups.iter().find(|(shape, group)| are_notes(shape, group)) {
        accepted.insert(*shape, group.starts.iter().filter(asks).copied().collect());
    }
}

/// Takes the numbered names right below a heading that says that they are questions, or a line where there is no heading,
/// in a document that holds nothing else: `System design questions`, `1. A chat`.
pub(super) fn in_numbered_list(
    page: &Page,
    groups: &BTreeMap<Shape, Group>,
    accepted: &mut BTreeMap<Shape, Vec<Start>>,
) {
    const FEWEST: usize = 2;
    const SEVERAL: usize = 3;
    const LONGEST: usize = 120;
    let shape = Shape::Numbered(1);
    let Some(group) = groups.get(&shape).filter(|_| accepted.values().all(Vec::is_empty)) else { return };
    let is_name = |start: &Start| {
        let words = &page.blocks[start.at].words;
        !words.has_link && !words.has_anchor && !words.plain.contains(". ") && words.plain.len() <= LONGEST
    };
    let is_named = |over: usize| {
        let name = &page.blocks[over].words.plain;
        page.notes[over].asks == Asks::No
            && !words::is_advice(name)
            && section("questions").is_in(&name.to_lowercase())
    };
    // So does a line above a list below no heading.
    let is_said_above = |at: usize| {
        let above = (0..at).rev().find(|at| !page.notes[*at].is_noise).map(|at| &page.blocks[at]);
        above.is_some_and(|above| {
            let line = above.words.plain.lines().last().unwrap_or_default();
            let is_line = above.kind == Kind::Paragraph && !above.is_item() && line.len() <= LONGEST;
            is_line && !line.ends_with(['.', '?']) && section("questions").is_in(&line.to_lowercase())
        })
    };
    let runs = by_section(page, &group.starts);
    // Two alone stand right below it.
    let is_first = |over: usize, at: usize| page.first_said(over, page.blocks.len()) == Some(at);
    let is_taken = |run: &&[Start]| {
        let is_asked = match page.sections.over(run[0].at) {
            Some(over) => is_named(over) && (run.len() >= SEVERAL || is_first(over, run[0].at)),
            None => run.len() >= SEVERAL && is_said_above(run[0].at),
        };
        run.len() >= FEWEST && is_asked && run.iter().all(is_name)
    };
    let taken: Vec<Start> = runs.filter(is_taken).flatten().copied().collect();
    if !taken.is_empty() {
        accepted.insert(shape, taken);
    }
}
