//! A heading says that a question follows, or begins with such a label: `### Question`, `## Q3: …`.

use std::collections::{BTreeMap, HashSet};

use super::{Family, Shape, Start};
use crate::bank::import::{
    flow::Kind,
    labels::Label,
    page::Page,
    sections::heading_level,
    vocabulary::section,
    words::{self, Asks},
};

pub(super) struct QuestionHeading;

impl Family for QuestionHeading {
    fn starts(&self, page: &Page) -> Vec<Start> {
        let parts = parts_of_named(page);
        let start = |at: usize| {
            if parts.contains(&at) || page.scenario_told(at).is_some() {
                return None;
            }
            let level =
                heading_level(&page.blocks[at]).filter(|_| page.label(at) == Some(Label::Question))?;
            if is_title_of_many(page, at) || is_above_fold(page, at) {
                return None;
            }
            // Above a list or other headings it is the name of a section: `Questions` in languages without a plural.
            let has_text = page.notes[at].label.as_ref().is_some_and(|tag| !tag.rest.is_empty());
            let is_prompt = |next: usize| {
                let is_list = is_above_list(page, at, next) && !is_answered_as_one(page, at);
                let is_above_text = !is_list && heading_level(&page.blocks[next]).is_none();
                is_above_text && !names_all(page, at, next)
            };
            if !has_text && !page.first_said(at, page.blocks.len()).is_some_and(is_prompt) {
                return None;
            }
            Some(Start { at, shape: Shape::QuestionHeading(level), is_certain: true })
        };
        let starts: Vec<Start> = (0..page.blocks.len()).filter_map(start).collect();
        if starts.is_empty() { described(page).into_iter().collect() } else { starts }
    }
}

/// Whether a heading is the title of a document, and one below it names a list of many questions, or several that a number
/// counts ask: `Exercise 3 - Joins` over `Questions`, or over `1. Show all names`; or many ask whatever counts them.
fn is_title_of_many(page: &Page, at: usize) -> bool {
    const FEWEST: usize = 3;
    let end = page.sections.end(at);
    let is_first = !page.blocks[..at].iter().any(|block| heading_level(block).is_some());
    if !is_first {
        return false;
    }
    let counted: Vec<usize> = (at + 1..end)
        .filter(|at| heading_level(&page.blocks[*at]).is_some() && is_counted(page, *at))
        .collect();
    let asking = counted.iter().filter(|at| page.notes[**at].asks != Asks::No).count();
    if counted.len() >= FEWEST && asking * 10 >= counted.len() * 7 {
        return true;
    }
    if !is_counted(page, at) && asks_in_many(page, at, end) {
        return true;
    }
    let names_many = |heading: &usize| {
        let plain = page.blocks[*heading].words.plain.to_lowercase();
        let first = page.first_said(*heading, end).unwrap_or(end);
        let is_item = |at: &usize| page.is_item(*at) && page.label(*at).is_none();
        section("many questions").has(plain.trim_matches(|c: char| !c.is_alphanumeric()))
            && (first..end).take(FEWEST).filter(is_item).count() == FEWEST
    };
    let next = |heading: usize| Some(page.sections.next_heading(heading)).filter(|next| *next < end);
    let mut below = std::iter::successors(next(at), |heading| next(*heading));
    below.any(|heading| names_many(&heading))
}

/// Whether many of the headings below a title that does not ask do so with a mark, and hardly one stands over others: `Challenge:
/// show what you know` over sections of questions.
fn asks_in_many(page: &Page, at: usize, end: usize) -> bool {
    const FEWEST: usize = 8;
    let is_asking = |at: &usize| {
        heading_level(&page.blocks[*at]).is_some()
            && page.label(*at).is_none()
            && page.notes[*at].asks == Asks::Yes
    };
    let rest = page.notes[at].label.as_ref().map_or("", |tag| tag.rest.as_str());
    words::asks(rest) != Asks::Yes && (at + 1..end).filter(is_asking).take(FEWEST).count() == FEWEST
}

/// Whether right below a heading that does not ask an answer is folded away under what asks, be it one of several with
/// letters: `Exercise 2 - Joins` over `a. List the projects of each person`.
fn is_above_fold(page: &Page, at: usize) -> bool {
    let is_asked = |summary: usize| {
        let is_question = page.label(summary) == Some(Label::Question);
        let asks = page.label(summary).is_none() && page.notes[summary].asks != Asks::No;
        page.blocks[summary].kind == Kind::Summary && (is_question || asks)
    };
    page.notes[at].asks == Asks::No && page.first_said(at, page.blocks.len()).is_some_and(is_asked)
}

/// Whether a heading begins with a number, or with the label of a question that has one.
fn is_counted(page: &Page, at: usize) -> bool {
    let label = page.notes[at].label.as_ref().filter(|tag| tag.label == Some(Label::Question));
    page.heading_number(at).is_some()
        || label.is_some_and(|tag| tag.name.contains(|c: char| c.is_ascii_digit()) && !tag.rest.is_empty())
}

/// Whether a list comes right below a heading: one item alone is none, where a number counts the question.
fn is_above_list(page: &Page, at: usize, next: usize) -> bool {
    let is_counted = page.blocks[at].words.plain.contains(|c: char| c.is_ascii_digit());
    page.is_item(next) && (!is_counted || page.is_item(page.end_of_item(next)))
}

/// Whether the list below the only heading of a question tells that, as the next heading is that of its answer and none
/// of its items asks with a mark.
fn is_answered_as_one(page: &Page, at: usize) -> bool {
    let next = page.sections.next_heading(at);
    let is_asking = |at: usize| page.notes[at].asks == Asks::Yes;
    page.has_one_question
        && page.label(next) == Some(Label::Answer)
        && heading_level(&page.blocks[next]) == heading_level(&page.blocks[at])
        && !(at + 1..next).any(is_asking)
}

/// Whether a heading is a word for many questions, and those are headings or bold below it.
fn names_all(page: &Page, at: usize, next: usize) -> bool {
    let plain = page.blocks[at].words.plain.to_lowercase();
    let end = page.sections.end(at);
    let is_bold = |at: &usize| {
        let words = &page.blocks[*at].words;
        page.label(*at).is_none() && (words.is_bold() || words.split_bold().is_some())
    };
    section("many questions").has(plain.trim_matches(|c: char| !c.is_alphanumeric()))
        && (page.sections.next_heading(at) < end
            || is_bold(&next) && (next..end).filter(is_bold).take(2).count() == 2)
}

/// The headings that are a mere label, each the only one under a heading that names a question: `### Problem` under
/// `## Problem 3: Meeting rooms`. They begin its prompt.
fn parts_of_named(page: &Page) -> HashSet<usize> {
    let names = |at: usize| {
        let tag = page.notes[at].label.as_ref().filter(|tag| tag.label == Some(Label::Question));
        tag.map(|tag| !tag.rest.is_empty())
    };
    let mut bare: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in (0..page.blocks.len()).filter(|at| heading_level(&page.blocks[*at]).is_some()) {
        if names(at) == Some(false)
            && let Some(over) = page.sections.over(at)
        {
            bare.entry(over).or_default().push(at);
        }
    }
    let is_part = |(over, all): &(usize, Vec<usize>)| all.len() == 1 && names(*over) == Some(true);
    bare.into_iter().filter(is_part).flat_map(|(_, all)| all).collect()
}

/// The heading of the only description in a document that says where its answer is.
fn described(page: &Page) -> Option<Start> {
    let labelled = |label: Label| {
        (0..page.blocks.len()).filter(move |at| {
            page.label(*at) == Some(label) && matches!(page.blocks[*at].kind, Kind::Heading(_))
        })
    };
    let name = |at: usize| page.blocks[at].words.plain.to_lowercase();
    let mut all = labelled(Label::Prompt).filter(|at| section("description").has(name(*at).trim()));
    let at = all.next().filter(|_| all.next().is_none())?;
    // Right below a title, it is a part of what that names.
    let is_titled = page.sections.over(at).is_some_and(|over| {
        (over + 1..at).all(|between| page.notes[between].is_noise || page.is_link_alone(between))
    });
    if is_titled {
        return None;
    }
    let level = heading_level(&page.blocks[at])?;
    let is_answered = labelled(Label::Answer).any(|answer| answer > at);
    is_answered.then_some(Start { at, shape: Shape::QuestionHeading(level), is_certain: true })
}
