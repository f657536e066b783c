//! Single questions among the names of sections: in a document whose questions are headings, one of another level that
//! ends with a mark is a question as well, where nothing above it is one, and so are those beside it that begin as one
//! does.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::group::Group;
use crate::bank::import::{
    families::{Shape, Start},
    page::Page,
    sections,
    vocabulary::section,
    words::{self, Asks},
};

/// Takes such headings; where the questions are items, only those that stand beside a section of questions.
pub(super) fn take(page: &Page, groups: &BTreeMap<Shape, Group>, accepted: &mut BTreeMap<Shape, Vec<Start>>) {
    const MANY: usize = 5;
    let is_heading = |shape: &Shape| matches!(shape, Shape::Heading(_));
    let questions: BTreeSet<usize> = accepted
        .iter()
        .filter(|(shape, _)| is_heading(shape))
        .flat_map(|(_, starts)| starts.iter().map(|start| start.at))
        .collect();
    let listed = accepted.values().map(Vec::len).sum::<usize>() - questions.len();
    if questions.len() < MANY && listed < MANY {
        return;
    }
    let beside = Beside::of(page, accepted);
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
        // One alone may be the title.
        let may_be = |start: &Start| {
            (page.sections.over(start.at).is_some() || group.starts.len() > 1)
                && !is_below(start.at)
                && !names_others(start.at)
                && (questions.len() >= MANY || beside.asks(page, start.at))
        };
        let has_mark = |start: &Start| {
            page.notes[start.at].asks == Asks::Yes
                && words::ends_as_question(&page.blocks[start.at].words.plain)
        };
        let mut strays: Vec<Start> = group.starts.iter().copied().filter(may_be).collect();
        if strays.iter().any(has_mark) {
            strays.retain(|start| page.notes[start.at].asks != Asks::No && !leads_on(page, start));
            accepted.insert(*shape, strays);
        }
    }
}

/// Whether a heading announces what is below it, `How it works here:`.
fn leads_on(page: &Page, start: &Start) -> bool {
    page.blocks[start.at].words.plain.trim_end().ends_with([':', '：'])
}

/// The questions of a document that are no headings, and the sections that hold them.
struct Beside {
    questions: BTreeSet<usize>,
    /// Each by the heading over it and its level; those that ask themselves explain an interview.
    sections: HashSet<(Option<usize>, Option<u8>)>,
}

impl Beside {
    fn of(page: &Page, accepted: &BTreeMap<Shape, Vec<Start>>) -> Self {
        let all =
            || accepted.iter().flat_map(|(shape, starts)| starts.iter().map(move |start| (shape, start.at)));
        let items = all().filter(|(shape, _)| !shape.is_heading());
        Self {
            questions: all().map(|(_, at)| at).collect(),
            sections: items
                .filter_map(|(_, at)| page.sections.over(at))
                .filter(|section| page.notes[*section].asks != Asks::Yes)
                .map(|section| place(page, section))
                .collect(),
        }
    }

    /// Whether a heading that asks stands beside a section of questions, has an answer below it, and no questions.
    fn asks(&self, page: &Page, heading: usize) -> bool {
        self.sections.contains(&place(page, heading))
            && page.blocks[heading].fold == 0
            && !page.sections.is_aside(heading)
            && page.first_said(heading, page.sections.next_heading(heading)).is_some()
            && self.questions.range(heading + 1..page.sections.end(heading)).next().is_none()
    }
}

fn place(page: &Page, heading: usize) -> (Option<usize>, Option<u8>) {
    (page.sections.over(heading), sections::heading_level(&page.blocks[heading]))
}

/// Whether the only bold or quoted text of a document that does not speak of questions begins as a bid does, on its way,
/// or headings only begin as questions do.
pub(super) fn is_stray(page: &Page, shape: Shape, group: &Group) -> bool {
    if name_sections(page, shape, group) {
        return true;
    }
    let is_first = |start: &Start| (0..start.at).all(|at| page.notes[at].is_noise);
    let bids = |start: &Start| !start.is_certain && page.notes[start.at].asks == Asks::Perhaps;
    matches!(shape, Shape::Bold | Shape::Quoted)
        && group.starts.len() == 1
        && !page.is_about_questions()
        && group.starts.iter().all(|start| bids(start) && !is_first(start))
}

/// Whether one or two headings without marks among more of their level begin as questions do, and only name what is told
/// below them: `How to find your way`, `What architects do`.
fn name_sections(page: &Page, shape: Shape, group: &Group) -> bool {
    const MOST: usize = 2;
    let Shape::Heading(level) = shape else { return false };
    let is_name = |start: &Start| {
        let plain = sections::bare_name(&page.blocks[start.at].words.plain);
        let first = plain.split_whitespace().next().unwrap_or_default();
        page.notes[start.at].asks == Asks::Perhaps && section("names of parts").has(first)
    };
    let of_level = || page.blocks.iter().filter(|block| sections::heading_level(block) == Some(level));
    group.starts.len() <= MOST
        && group.certain + group.numbered + group.with_parts + group.with_prompt == 0
        && group.starts.iter().all(is_name)
        && of_level().count() > group.starts.len() * 2
}
