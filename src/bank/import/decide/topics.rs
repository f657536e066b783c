//! Items that only name a subject, or tell what is given, above the questions that are nested in them.

use std::collections::BTreeMap;

use super::group::Group;
use crate::bank::import::{
    families::{Shape, Start},
    flow::Kind,
    labels::{self, Label},
    options,
    page::Page,
    sections,
    vocabulary::section,
    words::Asks,
};

/// Takes such items away from the starts, and puts in what is nested in them.
pub(super) fn unfold(
    page: &mut Page,
    groups: &BTreeMap<Shape, Group>,
    accepted: &mut BTreeMap<Shape, Vec<Start>>,
) {
    let levels: Vec<(Shape, usize)> =
        accepted.keys().filter_map(|shape| Some((*shape, shape.item_level()?))).collect();
    for (shape, level) in levels {
        let starts = accepted.remove(&shape).unwrap_or_default();
        let (mut kept, mut nested) = (Vec::new(), Vec::new());
        for start in starts {
            match questions_in(page, groups, &start, level) {
                Some(questions) => {
                    page.is_topic[start.at] = true;
                    nested.extend(questions);
                }
                None => kept.push(start),
            }
        }
        accepted.insert(shape, kept);
        for start in nested {
            let starts = accepted.entry(start.shape).or_default();
            if let Err(place) = starts.binary_search_by_key(&start.at, |other| other.at) {
                starts.insert(place, start);
            }
        }
    }
}

/// The questions that are nested in an item, where it is none itself.
fn questions_in(
    page: &Page,
    groups: &BTreeMap<Shape, Group>,
    start: &Start,
    level: usize,
) -> Option<Vec<Start>> {
    let plain = page.blocks[start.at].words.plain.to_lowercase();
    let is_given = section("setting").begins(&plain) && !plain.trim_end().ends_with('?');
    let is_followed = labels::classify(&plain) == Some(Label::FollowUps);
    let is_name = page.notes[start.at].asks == Asks::No && !start.is_certain && !is_followed;
    if page.notes[start.at].asks == Asks::Yes || !is_name && !is_given {
        return None;
    }
    let end = page.end_of_item(start.at);
    let shapes = [Shape::Numbered(level + 1), Shape::Bullet(level + 1)];
    let within = shapes.iter().filter_map(|shape| groups.get(shape)).flat_map(|group| {
        let from = group.starts.partition_point(|other| other.at <= start.at);
        let to = group.starts.partition_point(|other| other.at < end);
        group.starts[from..to].iter().copied()
    });
    let mut within: Vec<Start> = within.collect();
    within.sort_by_key(|start| start.at);
    let items =
        (start.at + 1..end).filter(|at| page.is_item(*at) && page.blocks[*at].level == level + 1).count();
    let asking = within.iter().filter(|start| page.notes[start.at].asks != Asks::No).count();
    let is_sure = within.iter().any(|start| page.notes[start.at].asks == Asks::Yes);
    // One that says so may hold statements among them: `Some quick questions`.
    let least = if is_name && section("questions").is_in(&plain) { 5 } else { 7 };
    (is_sure && asking * 10 >= items * least).then_some(within)
}

/// Whether an item does not ask, and nearly all that is nested in it does.
pub(super) fn holds_questions(page: &Page, at: usize) -> bool {
    const FEWEST: usize = 2;
    const LOOKED_AT: usize = 60;
    let level = page.blocks[at].level + 1;
    let is_nested = |at: &usize| page.is_item(*at) && page.blocks[*at].level == level;
    let nested: Vec<usize> = (at + 1..page.end_of_item(at)).take(LOOKED_AT).filter(is_nested).collect();
    let asks = |least: Asks| nested.iter().filter(|at| page.notes[**at].asks == least).count();
    let sure = asks(Asks::Yes);
    page.notes[at].asks == Asks::No
        && nested.len() >= FEWEST
        && sure > 0
        && (sure + asks(Asks::Perhaps)) * 10 >= nested.len() * 9
}

/// Whether a heading begins or ends with a word for an exercise: `Exercise for the train`.
fn names_exercise(page: &Page, at: usize) -> bool {
    let name = sections::bare_name(&page.blocks[at].words.plain);
    let is_word = |word: Option<&str>| word.is_some_and(|word| section("task title").has(word));
    page.notes[at].asks == Asks::No
        && (is_word(name.split_whitespace().next()) || is_word(name.split_whitespace().next_back()))
}

/// Whether what stands first below a heading is a paragraph that bids somebody.
fn bids_below(page: &Page, at: usize, end: usize) -> bool {
    page.first_said(at, end).is_some_and(|first| {
        let block = &page.blocks[first];
        block.kind == Kind::Paragraph
            && block.level == 0
            && page.label(first).is_none()
            && page.notes[first].asks != Asks::No
    })
}

/// Whether a heading is the title of a task: what it stands above is a list, and then the answer to all of that.
pub(in crate::bank::import) fn titles_tasks(page: &Page, start: &Start) -> bool {
    let end = page.sections.end(start.at).min(page.sections.next_heading(start.at));
    if names_exercise(page, start.at) && bids_below(page, start.at, end) {
        return true;
    }
    let mut said = (start.at + 1..end).filter(|at| !page.notes[*at].is_noise);
    // Among exercises, what bids and leads on to a list sets one task: `Test the form:`
    let leads_on = |first: usize| {
        let block = &page.blocks[first];
        block.kind == Kind::Paragraph
            && block.level == 0
            && page.notes[first].asks == Asks::Perhaps
            && page.label(first).is_none()
            && block.words.plain.trim_end().ends_with([':', '：'])
            && page.is_item(first + 1)
    };
    if page.is_of_exercises() && page.first_said(start.at, end).is_some_and(leads_on) {
        return true;
    }
    let is_listed = |first: &usize| {
        let plain = &page.blocks[*first].words.plain;
        let is_choice = options::letter(plain).is_some() || options::tick(plain).is_some();
        page.is_item(*first) && page.label(*first).is_none() && !is_choice
    };
    let Some(first) = said.next().filter(is_listed) else { return false };
    // A list that asks on behind an answer is one of questions.
    let is_ordered = |at: usize| page.blocks[at].item.map(|item| item.is_ordered);
    let asks_on = |at: usize| {
        let is_next =
            page.blocks[at].level == page.blocks[first].level && is_ordered(at) == is_ordered(first);
        page.is_item(at) && is_next && page.notes[at].asks == Asks::Yes
    };
    let after = said.find(|at| page.blocks[*at].level == 0 || page.notes[*at].label.is_some());
    after.is_some_and(|after| {
        page.blocks[after].level == 0
            && !(after + 1..end).any(asks_on)
            && (page.label(after) == Some(Label::Answer) || page.blocks[after].kind == Kind::Summary)
            && page.notes[after].asks != Asks::Yes
    })
}
