//! Blocks of one look that are taken in part: where a good share of them are questions, the others are, too, whatever
//! their words.
//!
//! A look says more than a shape: numbered headings that count without a gap, and bold words before a link or a note in
//! brackets, `**Boxing** → [notes](boxing.md)`. What announces something else, holds questions, or stands in the body of
//! one is no sibling.

use std::collections::{BTreeMap, HashSet};

use super::{
    group::{is_option, says_something},
    is_topic, left_out,
};
use crate::bank::import::{
    families::{self, Shape, Start},
    flow::Kind,
    marks,
    page::Page,
    words::Asks,
};

/// What siblings have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Look {
    shape: Shape,
    tail: Tail,
    is_numbered: bool,
}

/// What follows the bold words that a block begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Tail {
    Nothing,
    Link,
    Brackets,
}

/// Adds the siblings of the questions that were found to the starts, which are in order: all but the steps of answers.
pub(super) fn add(page: &Page, steps: &HashSet<usize>, starts: &mut Vec<Start>) {
    const FEWEST: usize = 3;
    if !page.is_about_questions() || starts.len() < FEWEST {
        return;
    }
    let found: HashSet<usize> = starts.iter().map(|start| start.at).collect();
    let mut groups = looks(page);
    groups.retain(|look, group| {
        let taken = group.iter().filter(|start| found.contains(&start.at)).count();
        (FEWEST..group.len()).contains(&taken) && (look.tail != Tail::Nothing || is_counted(page, group))
    });
    if groups.is_empty() {
        return;
    }
    let is_body = left_out::bodies(page, starts);
    let outer = starts.iter().map(|start| start.shape).min();
    let before: Vec<usize> = starts.iter().map(|start| start.at).collect();
    for (look, group) in groups {
        // What has the look of the question above it, and counts on, is in no body.
        let is_next = |start: &Start| {
            let above = before.partition_point(|at| *at < start.at).checked_sub(1).map(|above| before[above]);
            let counts_on = |above: usize| number(page, above) < number(page, start.at);
            look.is_numbered
                && above.is_some_and(|above| {
                    counts_on(above) && group.binary_search_by_key(&above, |start| start.at).is_ok()
                })
        };
        let may_be = |start: &&Start| {
            found.contains(&start.at) || {
                let is_free = (!is_body[start.at] || is_next(start))
                    && !steps.contains(&start.at)
                    && outer.is_none_or(|outer| !outer.is_heading() || outer >= look.shape);
                is_free && is_sibling(page, start, starts)
            }
        };
        let all: Vec<Start> = group.iter().filter(may_be).copied().collect();
        let taken = all.iter().filter(|start| found.contains(&start.at)).count();
        let asking = all
            .iter()
            .filter(|start| found.contains(&start.at) || page.notes[start.at].asks != Asks::No)
            .count();
        let is_sure = taken * 2 >= all.len();
        let is_likely =
            look.tail != Tail::Nothing && page.is_titled_questions() && asking * 10 >= all.len() * 3;
        if is_sure || is_likely {
            starts.extend(all.into_iter().filter(|start| !found.contains(&start.at)));
        }
    }
    starts.sort_by_key(|start| start.at);
    starts.dedup_by_key(|start| start.at);
}

/// The blocks of each look that sets them apart.
fn looks(page: &Page) -> BTreeMap<Look, Vec<Start>> {
    let mut looks: BTreeMap<Look, Vec<Start>> = BTreeMap::new();
    let mut seen = HashSet::new();
    let bold = (0..page.blocks.len()).filter(|at| {
        let block = &page.blocks[*at];
        block.kind == Kind::Paragraph && block.level == 0 && !block.is_quoted && block.words.bold > 0
    });
    let bold = bold.map(|at| Start { at, shape: Shape::Bold, is_certain: false });
    let all = families::SIBLINGS.iter().flat_map(|family| family.starts(page)).chain(bold);
    for start in all.filter(|start| seen.insert(start.at)) {
        let is_numbered = start.shape.item_level().is_none() && number(page, start.at).is_some();
        let tail = tail(page, start.at);
        if tail.is_some_and(|tail| tail != Tail::Nothing || is_numbered) {
            let tail = tail.unwrap_or(Tail::Nothing);
            looks.entry(Look { shape: start.shape, tail, is_numbered }).or_default().push(start);
        }
    }
    for group in looks.values_mut() {
        group.sort_by_key(|start| start.at);
    }
    looks
}

/// What follows the bold words of a block: none where that is more text.
fn tail(page: &Page, at: usize) -> Option<Tail> {
    let words = &page.blocks[at].words;
    let (bold, after) = words.split_bold().unwrap_or_default();
    let is_label = bold.trim_end().ends_with([':', '：']) || after.trim_start().starts_with([':', '：']);
    let is_joined = |c: char| c.is_whitespace() || matches!(c, ':' | '.' | '-' | '–' | '—' | '→');
    let rest = after.trim_start_matches(is_joined);
    let text = page.blocks[at].text(&page.view);
    let line = text.lines().next().unwrap_or_default().trim_end();
    if rest.is_empty() {
        let is_heading = matches!(page.blocks[at].kind, Kind::Heading(_));
        (words.is_bold() || is_heading && words.bold == 0).then_some(Tail::Nothing)
    } else if is_label {
        None
    } else if (words.has_link || words.has_anchor)
        && line.ends_with(')')
        && line.contains("](")
        && !words.is_link()
    {
        Some(Tail::Link)
    } else {
        let is_note = rest.starts_with(['(', '[', '（']) && rest.ends_with([')', ']', '）']);
        is_note.then_some(Tail::Brackets)
    }
}

/// The number that the text of a block begins with.
pub(super) fn number(page: &Page, at: usize) -> Option<u64> {
    // `4️⃣` is a number, too.
    let plain = page.blocks[at].words.plain.replace("\u{fe0f}\u{20e3}", ".");
    marks::number(&marks::with_blanks(&plain)).map(|(number, _)| number)
}

/// Whether blocks count without a gap, as often as they begin anew.
fn is_counted(page: &Page, group: &[Start]) -> bool {
    const FEWEST: usize = 4;
    let mut last = 0;
    let goes_on = |start: &Start| {
        let number = number(page, start.at).unwrap_or_default();
        let goes_on = number == last + 1 || number == 1;
        last = number;
        goes_on
    };
    group.len() >= FEWEST && group.iter().all(goes_on)
}

/// Whether nothing speaks against a block of their look.
fn is_sibling(page: &Page, start: &Start, starts: &[Start]) -> bool {
    let is_heading = start.shape.is_heading();
    says_something(page, start)
        && !is_option(page, start)
        && !page.sections.is_aside(start.at)
        && !page.is_entry[start.at]
        && !page.notes[start.at].is_announced
        && !(is_heading && (is_topic(page, start, true) || left_out::holds_others(page, start, starts)))
}
