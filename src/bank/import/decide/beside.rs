//! What stands beside many other questions and is none: takes it away.

use std::collections::{BTreeMap, HashSet};

use super::{
    apart::is_material,
    group::{by_section, number},
};
use crate::bank::import::{
    families::{self, Shape, Start, table},
    flow::Block,
    inline,
    page::Page,
    sections::{self, heading_level},
    words::{self, Asks},
};

/// A document whose headings say where questions are says so of all of them: takes away what is fewer.
pub(super) fn without_others(page: &Page, accepted: &mut BTreeMap<Shape, Vec<Start>>) {
    const MANY: usize = 5;
    let said = |shape: &Shape| if let Shape::QuestionHeading(level) = shape { Some(*level) } else { None };
    let count: usize =
        accepted.iter().filter(|(shape, _)| said(shape).is_some()).map(|(_, starts)| starts.len()).sum();
    let levels: Vec<u8> = accepted.keys().filter_map(said).collect();
    if count < MANY {
        return;
    }
    let mut said: Vec<Start> = accepted
        .iter()
        .filter(|(shape, _)| said(shape).is_some())
        .flat_map(|(_, starts)| starts)
        .copied()
        .collect();
    said.sort_by_key(|start| start.at);
    for (shape, starts) in accepted.iter_mut() {
        // What is in their sections is theirs, and the rest is fewer or asks nothing.
        let apart = || starts.iter().filter(|start| !is_within(page, &said, start));
        let asking = apart().filter(|start| page.notes[start.at].asks != Asks::No).count();
        let are_fewer = starts.len() <= count || apart().count() <= count && asking * 2 < apart().count();
        // One may lack the label.
        let is_like_them = matches!(shape, Shape::Heading(level) if levels.contains(level));
        let is_said = matches!(shape, Shape::QuestionHeading(_));
        if !is_said && *shape != Shape::Table && are_fewer {
            let is_labelled = *shape == Shape::Labelled;
            starts.retain(|start| {
                is_like_them && page.notes[start.at].asks != Asks::No
                    || is_labelled && !is_within(page, &said, start)
            });
        }
    }
    accepted.retain(|_, starts| !starts.is_empty());
}

/// Whether a start is in the section of one of the headings.
fn is_within(page: &Page, headings: &[Start], start: &Start) -> bool {
    let next = headings.partition_point(|heading| heading.at < start.at);
    next > 0 && start.at < page.end_of_section(headings[next - 1].at)
}

/// Below questions, a section of links is something to read: takes those away.
pub(super) fn without_material(page: &Page, accepted: &mut BTreeMap<Shape, Vec<Start>>) {
    for (_, starts) in accepted.iter_mut().filter(|(shape, _)| matches!(shape, Shape::Heading(_))) {
        let leading = starts.iter().filter(|start| is_material(page, start)).count();
        if leading * 5 <= starts.len() {
            starts.retain(|start| !is_material(page, start));
        }
    }
    let is_link = |start: &Start| {
        let words = &page.blocks[start.at].words;
        words.is_link() && words.has_link
    };
    let (mut links, mut all) = (0usize, 0usize);
    for start in accepted.values().flatten() {
        links += usize::from(is_link(start));
        all += 1;
    }
    if links * 3 > all {
        return;
    }
    for (_, starts) in accepted.iter_mut().filter(|(shape, _)| shape.item_level().is_some()) {
        let mut kept: Vec<Start> = Vec::new();
        for run in by_section(page, starts) {
            let links = run.iter().filter(|start| is_link(start)).count();
            if run.len() < 2 || links * 10 < run.len() * 8 {
                kept.extend_from_slice(run);
            }
        }
        *starts = kept;
    }
}

/// Tables of names beside many other questions sum those up, or say something of them: takes them away.
pub(super) fn without_overviews(page: &Page, accepted: &mut BTreeMap<Shape, Vec<Start>>) {
    const FEWEST: usize = 5;
    let others: usize =
        accepted.iter().filter(|(shape, _)| **shape != Shape::Table).map(|(_, starts)| starts.len()).sum();
    if let Some(tables) = accepted.get_mut(&Shape::Table) {
        let headings = headings_said(page);
        tables.retain(|start| {
            let rows = table::rows(page, start.at);
            let again =
                rows.iter().filter(|row| headings.contains(&bare(&inline::plain(&row.prompt)))).count();
            let is_contents = page
                .sections
                .over(start.at)
                .is_some_and(|over| sections::is_opening(&page.blocks[over].words.plain));
            let are_said_again = is_contents && again >= FEWEST && again * 10 >= rows.len() * 6;
            if others > 0 && are_said_again {
                return false;
            }
            let asking = rows.iter().filter(|row| words::asks(&row.prompt) != Asks::No).count();
            asking * 3 > rows.len() || rows.len() > others
        });
    }
    accepted.retain(|_, starts| !starts.is_empty());
}

/// The words of all headings.
fn headings_said(page: &Page) -> HashSet<String> {
    let is_heading = |block: &&Block| heading_level(block).is_some();
    page.blocks.iter().filter(is_heading).map(|block| bare(&block.words.plain)).collect()
}

/// The letters and digits of a text, without the number before it.
fn bare(plain: &str) -> String {
    inline::said(inline::unnumbered(plain))
}

/// Takes away the headings that hardly ask, where a section further down says that it holds the questions, and does:
/// the chapters of a text that ends with `Interview questions`.
pub(super) fn without_chapters(page: &Page, accepted: &mut BTreeMap<Shape, Vec<Start>>) {
    const FEWEST: usize = 3;
    const MANY: usize = 5;
    let is_named = |at: usize| page.sections.over(at).is_some_and(|over| page.sections.is_of_questions(over));
    // Questions without their marks are none the less such, where all begin so.
    let all_ask = |starts: &[Start]| {
        starts.len() >= MANY && starts.iter().all(|start| page.notes[start.at].asks != Asks::No)
    };
    let sure = |start: &&Start| start.is_certain || page.notes[start.at].asks == Asks::Yes;
    let is_plain = |shape: &Shape| matches!(shape, Shape::Heading(_));
    let mut named = 0usize;
    let mut first = usize::MAX;
    for start in accepted.iter().filter(|(shape, _)| !is_plain(shape)).flat_map(|(_, starts)| starts) {
        if is_named(start.at) && sure(&start) {
            named += 1;
            first = first.min(start.at);
        }
    }
    if page.is_titled_questions() || named < FEWEST {
        return;
    }
    for (_, starts) in accepted.iter_mut().filter(|(shape, _)| is_plain(shape)) {
        let asking = starts.iter().filter(sure).count();
        let are_above = starts.iter().all(|start| start.at < first);
        if are_above && asking * 5 <= starts.len() && !all_ask(starts) {
            starts.clear();
        }
    }
    accepted.retain(|_, starts| !starts.is_empty());
}

/// Takes away the lists of other sections that ask but here and there, where a section says that it holds the
/// questions, in a document that has another subject: minutes, or a guide with what to prepare.
pub(super) fn without_notes(page: &Page, accepted: &mut BTreeMap<Shape, Vec<Start>>) {
    const FEWEST: usize = 3;
    let is_named =
        |run: &[Start]| page.sections.over(run[0].at).is_some_and(|over| page.sections.is_of_questions(over));
    let ask = |run: &[Start]| {
        run.iter().filter(|start| page.notes[start.at].asks != Asks::No).count() * 10 >= run.len() * 7
    };
    let is_sure = |run: &[Start]| run.iter().any(|start| page.notes[start.at].asks == Asks::Yes);
    let holds_all = |run: &[Start]| run.len() >= FEWEST && is_named(run) && ask(run) && is_sure(run);
    let is_list = |shape: &Shape| shape.item_level().is_some();
    let mut lists = accepted.iter().filter(|(shape, _)| is_list(shape));
    let is_set_apart = lists.any(|(_, starts)| by_section(page, starts).any(holds_all));
    if page.is_titled_questions() || !is_set_apart {
        return;
    }
    for (_, starts) in accepted.iter_mut().filter(|(shape, _)| is_list(shape)) {
        let runs: Vec<&[Start]> = by_section(page, starts).collect();
        // What goes on counting from a list that asks, or to one, is none by itself.
        let counts_on = |pair: &[&[Start]]| {
            let [before, after] = pair else { return false };
            let ends = before.last().and_then(|start| page.number(start.at));
            ends.zip(page.number(after[0].at)).is_some_and(|(last, next)| last + 1 == next)
        };
        let is_between = |at: usize| {
            at > 0 && ask(runs[at - 1]) && counts_on(&runs[at - 1..=at])
                || runs.get(at + 1).is_some_and(|next| ask(next)) && counts_on(&runs[at..=at + 1])
        };
        let kept = (0..runs.len()).filter(|at| is_named(runs[*at]) || ask(runs[*at]) || is_between(*at));
        *starts = kept.flat_map(|at| runs[at]).copied().collect();
    }
    accepted.retain(|_, starts| !starts.is_empty());
}

/// Takes away what is said in bold before the first numbered question: what a document is about.
pub(super) fn without_preface(page: &Page, accepted: &mut BTreeMap<Shape, Vec<Start>>) {
    const LEAST: f64 = 0.3;
    let Some(bold) = accepted.get_mut(&Shape::Bold) else { return };
    let is_numbered = |start: &&Start| families::lead(page, start.at).is_numbered;
    let Some(first) = bold.iter().find(is_numbered).map(|start| start.at) else { return };
    let numbered = bold.iter().filter(is_numbered).count();
    if number(numbered) >= LEAST * number(bold.len()) {
        let is_told = |start: &Start| !start.is_certain && page.notes[start.at].asks == Asks::No;
        bold.retain(|start| start.at >= first || !is_told(start));
    }
}
