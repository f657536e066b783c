//! Lists that a rule sets apart from the last question above them: more questions, below no heading of their own.
//!
//! Who sets a rule ends what stands above it, so such a list is no answer. Most of it must ask all the same.

use super::called;
use crate::bank::import::{families::Start, flow::Kind, page::Page, sections::heading_level, words::Asks};

/// Adds the items of such lists to the starts, which are in order: those that ask, or those nested in names.
pub(super) fn add(page: &Page, starts: &mut Vec<Start>) {
    const FEWEST_FOUND: usize = 3;
    if starts.len() < FEWEST_FOUND {
        return;
    }
    let is_rule = |at: &usize| page.blocks[*at].kind == Kind::Rule && page.blocks[*at].level == 0;
    let mut added: Vec<Start> = (0..page.blocks.len())
        .filter(is_rule)
        .filter_map(|rule| questions(page, rule, starts))
        .flatten()
        .collect();
    starts.append(&mut added);
    starts.sort_by_key(|start| start.at);
    starts.dedup_by_key(|start| start.at);
}

/// The questions of the list below a rule.
fn questions(page: &Page, rule: usize, starts: &[Start]) -> Option<Vec<Start>> {
    const FEWEST: usize = 3;
    let first = page.first_said(rule, page.blocks.len()).filter(|first| page.is_item(*first))?;
    let end = (first..page.blocks.len())
        .find(|at| page.blocks[*at].level == 0 && !page.notes[*at].is_noise || is_heading(page, *at))
        .unwrap_or(page.blocks.len());
    let next = starts.partition_point(|start| start.at < first);
    let is_free = next > 0 && starts.get(next).is_none_or(|start| start.at >= end);
    if !is_free || page.sections.is_aside(first) {
        return None;
    }
    let of_level = |level: usize| -> Vec<usize> {
        (first..end).filter(|at| page.is_item(*at) && page.blocks[*at].level == level).collect()
    };
    let asks = |at: &&usize| page.notes[**at].asks != Asks::No && page.label(**at).is_none();
    let ask_mostly = |items: &[usize]| {
        let sure = items.iter().filter(|at| page.notes[**at].asks == Asks::Yes).count();
        items.len() >= FEWEST
            && items.iter().filter(asks).count() * 10 >= items.len() * 7
            && sure * 2 >= FEWEST
    };
    let outer = of_level(1);
    let is_name = |at: &&usize| page.notes[**at].asks == Asks::No && page.end_of_item(**at) > **at + 1;
    let are_names = outer.iter().filter(is_name).count() * 10 >= outer.len() * 9;
    let items = if are_names { of_level(2) } else { outer };
    ask_mostly(&items).then(|| items.into_iter().map(|at| called::start(page, at)).collect())
}

fn is_heading(page: &Page, at: usize) -> bool {
    heading_level(&page.blocks[at]).is_some()
}
