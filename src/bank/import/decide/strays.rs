//! Single questions among the names of sections: in a document whose questions are headings, one of another level that
//! ends with a mark is a question as well, where nothing above it is one.

use std::collections::{BTreeMap, BTreeSet};

use super::group::Group;
use crate::bank::import::{
    families::{Shape, Start},
    page::Page,
    words::Asks,
};

/// Takes such headings.
pub(super) fn take(page: &Page, groups: &BTreeMap<Shape, Group>, accepted: &mut BTreeMap<Shape, Vec<Start>>) {
    const MANY: usize = 5;
    let is_heading = |shape: &Shape| matches!(shape, Shape::Heading(_));
    let questions: BTreeSet<usize> = accepted
        .iter()
        .filter(|(shape, _)| is_heading(shape))
        .flat_map(|(_, starts)| starts.iter().map(|start| start.at))
        .collect();
    if questions.len() < MANY {
        return;
    }
    let is_below = |at: usize| {
        let mut over = std::iter::successors(page.sections.over(at), |over| page.sections.over(*over));
        over.any(|over| questions.contains(&over))
    };
    // What has nothing below it but others says what they are about.
    let names_others = |at: usize| {
        let end = page.sections.end(at);
        page.first_said(at, end).is_some_and(|first| questions.contains(&first))
            && questions.range(at + 1..end).nth(1).is_some()
    };
    for (shape, group) in groups.iter().filter(|(shape, _)| is_heading(shape)) {
        if accepted.contains_key(shape) {
            continue;
        }
        let is_stray = |start: &&Start| {
            let plain = page.blocks[start.at].words.plain.trim_end();
            page.notes[start.at].asks == Asks::Yes
                && plain.ends_with(['?', '？'])
                && page.sections.over(start.at).is_some()
                && !is_below(start.at)
                && !names_others(start.at)
        };
        let strays: Vec<Start> = group.starts.iter().filter(is_stray).copied().collect();
        if !strays.is_empty() {
            accepted.insert(*shape, strays);
        }
    }
}
