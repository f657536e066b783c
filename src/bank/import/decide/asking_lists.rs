//! Lists that ask in the body of a question: more questions, below no heading of their own.
//!
//! Who sets a rule ends what stands above it, so what most of asks below one is no answer; and nobody answers by a dozen
//! questions.

use super::called_lists;
use crate::bank::import::{families::Start, flow::Kind, page::Page, sections::heading_level, words::Asks};

/// Adds the items of such lists to the starts, which are in order: those that ask, or those nested in names.
pub(super) fn add(page: &Page, starts: &mut Vec<Start>) {
    const FEWEST_FOUND: usize = 3;
    if starts.len() < FEWEST_FOUND {
        return;
    }
    let begins = |at: &usize| {
        is_outermost(page, *at) && at.checked_sub(1).is_none_or(|above| !is_in_list(page, above))
    };
    let lists = (0..page.blocks.len()).filter(begins);
    let mut added: Vec<Start> = lists.filter_map(|first| questions(page, first, starts)).flatten().collect();
    starts.append(&mut added);
    starts.sort_by_key(|start| start.at);
    starts.dedup_by_key(|start| start.at);
}

/// The questions of a list, from its first item on.
fn questions(page: &Page, first: usize, starts: &[Start]) -> Option<Vec<Start>> {
    let end = (first..page.blocks.len()).find(|at| !is_in_list(page, *at)).unwrap_or(page.blocks.len());
    let next = starts.partition_point(|start| start.at < first);
    let last = starts[..next].last()?;
    // Below a heading of its own it is judged as others are: `Questions to ask them`.
    let is_in_body = page.sections.next_heading(last.at) >= first;
    let is_free = starts.get(next).is_none_or(|start| start.at >= end);
    if !is_in_body || !is_free || page.sections.is_aside(first) || page.notes[first].is_announced {
        return None;
    }
    let of_level = |level: usize| -> Vec<usize> {
        (first..end).filter(|at| page.is_item(*at) && page.blocks[*at].level == level).collect()
    };
    let outer = of_level(1);
    let are_questions = if is_below_rule(page, first) { ask_mostly } else { ask_all };
    let is_name = |at: &&usize| page.notes[**at].asks == Asks::No && page.end_of_item(**at) > **at + 1;
    let are_names = outer.iter().filter(is_name).count() * 10 >= outer.len() * 9;
    let items = if are_names { of_level(2) } else { outer };
    are_questions(page, &items).then(|| items.into_iter().map(|at| called_lists::start(page, at)).collect())
}

/// Whether the first block above one that says anything, or is a rule, is a rule.
fn is_below_rule(page: &Page, first: usize) -> bool {
    let is_rule = |at: usize| page.blocks[at].kind == Kind::Rule && page.blocks[at].level == 0;
    (0..first).rev().take_while(|at| page.notes[*at].is_noise).any(is_rule)
}

/// Whether most items ask, be it without a mark.
fn ask_mostly(page: &Page, items: &[usize]) -> bool {
    const FEWEST: usize = 3;
    const SURE: usize = 2;
    items.len() >= FEWEST
        && count(page, items, Asks::Yes) >= SURE
        && count(page, items, Asks::Perhaps) * 10 >= items.len() * 7
}

/// Whether many items ask, nearly all of them with a mark.
fn ask_all(page: &Page, items: &[usize]) -> bool {
    const FEWEST: usize = 12;
    items.len() >= FEWEST && count(page, items, Asks::Yes) * 100 >= items.len() * 85
}

/// How many items without labels ask at least so much.
fn count(page: &Page, items: &[usize], least: Asks) -> usize {
    items.iter().filter(|at| page.notes[**at].asks >= least && page.label(**at).is_none()).count()
}

/// Whether a block begins an item of a list that is nested in no other one.
fn is_outermost(page: &Page, at: usize) -> bool {
    page.is_item(at) && page.blocks[at].level == 1
}

/// Whether a block is in a list, or between its items, and no heading.
fn is_in_list(page: &Page, at: usize) -> bool {
    let block = &page.blocks[at];
    heading_level(block).is_none() && (block.level > 0 || page.notes[at].is_noise && block.kind != Kind::Rule)
}
