//! Sections of a guide for interviewers that tell what is looked at, beside those that hold its questions: `Phase 1:
//! Database`, `Test plan (25 points)`.

use std::collections::BTreeMap;

use super::{group::by_section, tasked::counts_task};
use crate::bank::import::{
    families::{Shape, Start},
    labels::Label,
    page::Page,
    sections::heading_level,
    vocabulary::section,
    words::Asks,
};

/// Takes the headings away that ask nothing, and below which nothing is asked, where the title says that somebody else
/// asks and other questions are asked with a mark, here or in a section of questions.
pub(super) fn without_rubrics(page: &Page, accepted: &mut BTreeMap<Shape, Vec<Start>>) {
    const FEWEST: usize = 3;
    let title = page.blocks.iter().find(|block| heading_level(block).is_some());
    if !title.is_some_and(|title| is_for_interviewers(&title.words.plain)) {
        return;
    }
    let is_asked = |start: &&Start| {
        let first = page.first_said(start.at, page.blocks.len());
        page.notes[start.at].asks == Asks::Yes || first.is_some_and(|at| page.notes[at].asks == Asks::Yes)
    };
    let is_named = |at: usize| page.sections.over(at).is_some_and(|over| page.sections.is_of_questions(over));
    let asks_below_name = |at: &usize| page.notes[*at].asks == Asks::Yes && is_named(*at);
    let asked = accepted.values().flatten().filter(is_asked).take(FEWEST).count();
    if asked.max((0..page.blocks.len()).filter(asks_below_name).take(FEWEST).count()) < FEWEST {
        return;
    }
    for (_, starts) in accepted.iter_mut().filter(|(shape, _)| matches!(shape, Shape::Heading(_))) {
        let runs = by_section(page, starts).filter(|run| run.iter().any(|start| poses(page, start)));
        *starts = runs.flatten().copied().collect();
    }
    accepted.retain(|_, starts| !starts.is_empty());
}

/// Whether a title speaks of who asks: `Notes for the interviewer`.
fn is_for_interviewers(title: &str) -> bool {
    let title = title.to_lowercase();
    title.split(|c: char| !c.is_alphabetic()).any(|word| section("examining").has(word))
        || section("for interviewers").is_in(&title)
}

/// Whether a heading asks or counts a task, or what is below it does, or has a label that only questions and answers have.
fn poses(page: &Page, start: &Start) -> bool {
    let end = page.end_of_section(start.at);
    let first = page.first_said(start.at, end);
    let is_part = |at: usize| {
        matches!(page.label(at), Some(Label::Question | Label::Prompt | Label::Answer | Label::FollowUps))
    };
    start.is_certain
        || page.notes[start.at].asks != Asks::No
        || page.sections.over(start.at).is_some_and(|over| page.sections.is_of_questions(over))
        || counts_task(page, start.at)
        || first.is_some_and(|at| page.notes[at].label.is_none() && page.notes[at].asks != Asks::No)
        || (start.at + 1..end).any(is_part)
}
