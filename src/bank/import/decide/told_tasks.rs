//! Tasks that are told below their names, in a section of a document that asks in others: `### The angry customer` under
//! `## Role play`. Neither the name nor what is told need ask anything.

use std::collections::{BTreeMap, HashSet};

use crate::bank::import::{
    families::{Shape, Start},
    flow::Kind,
    labels::Label,
    note::Tag,
    page::Page,
    sections::{bare_name, heading_level},
    told_cases,
    vocabulary::section,
    words::{self, Asks},
};

/// Adds such names to the starts, which are in order, and notes that they are names alone.
pub(super) fn add(page: &mut Page, starts: &mut Vec<Start>) {
    const FEWEST_OTHERS: usize = 2;
    const FEWEST_ALONE: usize = 3;
    // In a document of exercises, all may be told so.
    let may_be_all = page.is_of_exercises();
    if starts.len() < FEWEST_OTHERS && !may_be_all {
        return;
    }
    let names = names_under(page);
    let found: HashSet<usize> = starts.iter().map(|start| start.at).collect();
    let mut told: Vec<usize> = Vec::new();
    let mut over_told: HashSet<usize> = HashSet::new();
    for (over, names) in &names {
        let end = page.end_of_section(*over);
        let first = starts.partition_point(|start| start.at <= *over);
        let last = starts.partition_point(|start| start.at < end);
        let are_names = starts[first..last]
            .iter()
            .all(|start| matches!(start.shape, Shape::Heading(_)) && names.binary_search(&start.at).is_ok());
        let others = starts.len() - (last - first) - usize::from(found.contains(over));
        if are_names
            && (others >= FEWEST_OTHERS || may_be_all && names.len() >= FEWEST_ALONE)
            && !is_answered(page, *over, &found)
            && are_tasks(page, *over, names, &found)
        {
            told.extend(names);
            over_told.insert(*over);
        }
    }
    starts.retain(|start| !over_told.contains(&start.at));
    for at in told {
        let level = heading_level(&page.blocks[at]).unwrap_or(1);
        if !found.contains(&at) {
            starts.push(Start { at, shape: Shape::Heading(level), is_certain: true });
        }
        page.told_names.insert(at);
    }
    starts.sort_by_key(|start| start.at);
}

/// The headings right under each heading.
fn names_under(page: &Page) -> BTreeMap<usize, Vec<usize>> {
    let mut names: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let is_heading = |at: &usize| heading_level(&page.blocks[*at]).is_some() && !page.is_item(*at);
    for at in (0..page.blocks.len()).filter(is_heading) {
        if let Some(over) = page.sections.over(at).filter(is_heading) {
            names.entry(over).or_default().push(at);
        }
    }
    names
}

/// Whether a section is in the answer of a question, or where nothing is asked.
fn is_answered(page: &Page, over: usize, found: &HashSet<usize>) -> bool {
    let is_part = |label: Label| !matches!(label, Label::Question | Label::Prompt);
    let asks = |at: usize| page.notes[at].asks == Asks::Yes || page.label(at).is_some_and(is_part);
    let mut above = std::iter::successors(page.sections.over(over), |at| page.sections.over(*at));
    page.sections.is_aside(over)
        || page.sections.is_part(over)
        || page.is_entry[over]
        || page.is_told[over]
        || asks(over)
        || above.any(|at| found.contains(&at))
}

/// Whether what is told below each name under a heading is a task: the heading says so, or all of it bids somebody.
fn are_tasks(page: &Page, over: usize, names: &[usize], found: &HashSet<usize>) -> bool {
    const SEVERAL: usize = 2;
    let bidding = names.iter().filter(|at| bids(page, **at)).count();
    let are_told = names.iter().all(|at| is_told(page, *at) && !page.names_level(*at));
    // What was found already may be a question that the text below answers.
    let may_be_answered = names.iter().any(|at| found.contains(at) && !bids(page, *at));
    are_told
        && !may_be_answered
        && (told_cases::announces(&page.blocks[over].words.plain)
            || bidding == names.len()
                && bidding >= SEVERAL
                && page.is_about_questions()
                && !names.iter().any(|at| is_part_of_plan(&page.blocks[*at].words.plain)))
}

/// Whether a name counts the parts of a plan, which bid whoever follows it: `Week 2`, `Step 3: Trees`.
fn is_part_of_plan(plain: &str) -> bool {
    let name = bare_name(plain);
    section("counted chapter").begins_words(&name) || section("step").begins_words(&name)
}

/// Whether a heading asks nothing, and a text stands right below it.
fn is_told(page: &Page, at: usize) -> bool {
    const FEWEST: usize = 60;
    let end = page.end_of_section(at);
    let is_text = |first: usize| {
        let block = &page.blocks[first];
        block.kind == Kind::Paragraph
            && block.level == 0
            && !block.is_quoted
            && !block.text(&page.view).starts_with('`')
            && page.notes[first].label.is_none()
            && (block.words.plain.len() >= FEWEST || bids(page, at))
    };
    // `Snippet 2` is a name among others that count.
    let is_counted = |tag: &Tag| {
        matches!(tag.label, None | Some(Label::Prompt)) && tag.name.contains(|c: char| c.is_ascii_digit())
    };
    page.notes[at].asks != Asks::Yes
        && page.notes[at].label.as_ref().is_none_or(is_counted)
        && !page.sections.is_part(at)
        && !page.sections.is_aside(at)
        && page.sections.next_heading(at) >= end
        && page.first_said(at, end).is_some_and(is_text)
}

/// Whether a text right below a heading bids somebody, be it in a later sentence.
fn bids(page: &Page, at: usize) -> bool {
    const LOOKED_AT: usize = 3;
    let is_text = |at: &usize| page.blocks[*at].kind == Kind::Paragraph && !page.is_item(*at);
    let below = at + 1..page.sections.next_heading(at);
    below
        .take(LOOKED_AT)
        .filter(is_text)
        .any(|at| page.notes[at].asks != Asks::No || words::bids_somewhere(&page.blocks[at].words.plain))
}
