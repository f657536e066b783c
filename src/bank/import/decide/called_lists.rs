//! Lists right below headings that say that they hold questions, `Scenario-based questions`, or as many as the list has
//! items, `Day 1: Strings (20 questions)`, whatever these say.
//!
//! Nothing but such a list stands below the heading, and nothing in it was found to be a question.

use std::collections::HashSet;

use super::holds::names_many;
use crate::bank::import::{
    families::{Shape, Start},
    flow::Kind,
    labels::{self, Label},
    page::Page,
    sections::heading_level,
    vocabulary::section,
    words::{self, Asks},
};

/// Adds the items of such lists to the starts, which are in order.
pub(super) fn add(page: &Page, starts: &mut Vec<Start>) {
    let mut added: Vec<Start> =
        (0..page.blocks.len()).filter_map(|at| items(page, at, starts)).flatten().collect();
    let listed: Vec<usize> = (0..page.blocks.len()).filter(|at| names_nested(page, *at)).collect();
    // What they stand below is but the name of their subject.
    let subjects: HashSet<usize> = listed.iter().filter_map(|at| page.item_over(*at)).collect();
    starts.retain(|start| !subjects.contains(&start.at));
    added.extend(listed.into_iter().flat_map(|at| nested(page, at)));
    starts.append(&mut added);
    starts.sort_by_key(|start| start.at);
    starts.dedup_by_key(|start| start.at);
}

/// Whether an item is nothing but a word for questions, below another one that asks nothing, and has a list nested in it:
/// `- Questions:`.
fn names_nested(page: &Page, at: usize) -> bool {
    let words = &page.blocks[at].words;
    let asks = |over: usize| page.notes[over].asks != Asks::No;
    let name = words.plain.to_lowercase();
    page.is_item(at)
        && section("many questions").has(name.trim_matches(|c: char| !c.is_alphanumeric()))
        && page.item_over(at).is_some_and(|over| !asks(over))
        && !nested(page, at).is_empty()
}

/// The items right below another one.
fn nested(page: &Page, at: usize) -> Vec<Start> {
    let level = page.blocks[at].level + 1;
    let is_nested = |at: &usize| page.is_item(*at) && page.blocks[*at].level == level;
    let items = (at + 1..page.end_of_item(at)).filter(is_nested).filter(|at| may_be_asked(page, *at));
    items.map(|at| start(page, at)).collect()
}

/// An item as the start of a question.
pub(super) fn start(page: &Page, at: usize) -> Start {
    let level = page.blocks[at].level;
    let is_ordered = page.blocks[at].item.is_some_and(|item| item.is_ordered);
    let shape = if is_ordered { Shape::Numbered(level) } else { Shape::Bullet(level) };
    Start { at, shape, is_certain: false }
}

/// The items of the list below a heading, if it is such a one.
fn items(page: &Page, heading: usize, starts: &[Start]) -> Option<Vec<Start>> {
    const FEWEST: usize = 2;
    heading_level(&page.blocks[heading])?;
    let end = page.sections.next_heading(heading).min(page.sections.end(heading));
    let next = starts.partition_point(|start| start.at < heading);
    if starts.get(next).is_some_and(|start| start.at < end) {
        return None;
    }
    let said: Vec<usize> = (heading + 1..end).filter(|at| !page.notes[*at].is_noise).collect();
    let is_listed = |at: &usize| page.blocks[*at].level > 0;
    let items: Vec<usize> =
        said.iter().copied().filter(|at| page.is_item(*at) && page.blocks[*at].level == 1).collect();
    let is_ordered = |at: &usize| page.blocks[*at].item.is_some_and(|item| item.is_ordered);
    let ordered: Vec<usize> = items.iter().copied().filter(is_ordered).collect();
    if counts(&page.blocks[heading].words.plain) == Some(ordered.len()) {
        return Some(ordered.into_iter().map(|at| start(page, at)).collect());
    }
    let are_all = said.iter().all(is_listed) && items.iter().all(|at| may_be_asked(page, *at));
    let is_one = counts(&page.blocks[heading].words.plain) == Some(items.len())
        || page.is_about_questions()
            && page.title() != Some(heading)
            && !page.sections.is_aside(heading)
            && is_called(page, heading);
    (items.len() >= FEWEST && are_all && is_one)
        .then(|| items.into_iter().map(|at| start(page, at)).collect())
}

/// How many questions a name says that there are below it, in brackets behind it: `Caches (12 questions)`.
fn counts(plain: &str) -> Option<usize> {
    let (_, count) = plain.rsplit_once(['(', '（']).filter(|_| names_many(plain))?;
    count.split(|c: char| !c.is_ascii_digit()).find_map(|digits| digits.parse().ok())
}

/// Whether the name of a heading ends with a word for questions.
fn is_called(page: &Page, heading: usize) -> bool {
    let plain = &page.blocks[heading].words.plain;
    let name = plain.to_lowercase();
    let name = name.split(" (").next().unwrap_or_default().trim_end_matches(|c: char| !c.is_alphanumeric());
    // What a question goes on with is none by itself.
    let goes_on = labels::classify(plain) == Some(Label::FollowUps);
    page.notes[heading].asks == Asks::No
        && !goes_on
        && !words::is_advice(plain)
        && section("many questions").ends(name)
}

/// Whether an item can be asked: a name or a sentence that speaks of no questions and leads nowhere.
fn may_be_asked(page: &Page, at: usize) -> bool {
    const LONGEST: usize = 600;
    let block = &page.blocks[at];
    let words = &block.words;
    block.kind == Kind::Paragraph
        && page.label(at).is_none()
        && !words.has_link
        && !words.has_anchor
        && words.plain.len() <= LONGEST
        && !section("questions").is_in(&words.plain.to_lowercase())
}
