//! A document that is one question with its answer: a heading says that the question follows, or it stands in quotes right
//! below the title, and nothing else in the document is one. Data may stand above it, and what follows answers it.

use std::collections::BTreeMap;

use super::tasked::has_task_word;
use crate::bank::import::{
    families::{Shape, Start, table},
    flow::Kind,
    inline::OPENING_QUOTES,
    labels::Label,
    page::{Page, Task},
    sections::{bare_name, heading_level},
    vocabulary::section,
    words::{self, Asks},
};

/// Takes that question alone.
pub(super) fn asked(page: &mut Page, accepted: &mut BTreeMap<Shape, Vec<Start>>) {
    if page.task.is_some() || page.view.front_matter_lines > 0 {
        return;
    }
    let Some(at) = first(page).or_else(|| labelled(page, accepted)) else { return };
    if is_alone(page, at, accepted) {
        // What is called a task, and has no answer, is told in all its sections.
        let is_solved =
            |title: usize| section("beside a task").is_in(&page.blocks[title].words.plain.to_lowercase());
        let is_answered = (at..page.blocks.len()).any(|at| page.label(at) == Some(Label::Answer));
        let is_task = title(page).is_some_and(|title| has_task_word(page, title) && !is_solved(title));
        page.task = Some(Task { at, stated: at, is_asked: is_answered || !is_task });
        let says_more = (at + 1..page.blocks.len()).find(|other| says_more(page, *other));
        if let Some(other) = says_more {
            page.notes[other].label = None;
        }
        let start = Start { at, shape: Shape::QuestionHeading(0), is_certain: true };
        accepted.clear();
        accepted.insert(start.shape, vec![start]);
    }
}

/// The only heading that says that a question follows, and no more. It is below the title, and other sections come after
/// it.
fn labelled(page: &Page, accepted: &BTreeMap<Shape, Vec<Start>>) -> Option<usize> {
    let is_heading = |shape: &Shape| matches!(shape, Shape::QuestionHeading(_));
    let mut all = accepted.iter().filter(|(shape, _)| is_heading(shape)).flat_map(|(_, starts)| starts);
    let (start, None) = (all.next()?, all.next()) else { return None };
    let is_bare = page.notes[start.at].label.as_ref().is_some_and(|tag| tag.rest.is_empty());
    let title = title(page).filter(|title| *title < start.at)?;
    let is_below = heading_level(&page.blocks[title]) <= heading_level(&page.blocks[start.at]);
    let is_followed = page.sections.next_heading(start.at) < page.blocks.len();
    (is_bare && is_below && is_followed && page.has_one_question).then_some(start.at)
}

/// What asks right below the title, but for what says how hard it is, with sections below that: behind the only label of
/// a question, or in quotes, in a document on interviews.
fn first(page: &Page) -> Option<usize> {
    let title = title(page).filter(|at| page.notes[*at].asks != Asks::Yes && !page.names_several(*at))?;
    let says_more = |at: &usize| {
        matches!(page.label(*at), Some(Label::Difficulty | Label::Topic | Label::Aside))
            || page.is_link_alone(*at)
    };
    let is_said = |at: &usize| !page.notes[*at].is_noise;
    let at = (title + 1..page.blocks.len()).filter(is_said).find(|at| !says_more(at))?;
    let is_followed = page.sections.next_heading(at) < page.blocks.len();
    let is_labelled = page.label(at) == Some(Label::Question)
        && page.blocks[at].kind == Kind::Paragraph
        && page.blocks[at].level == 0
        && page.has_one_question;
    let plain = page.blocks[title].words.plain.to_lowercase();
    let tells_case = page.blocks[at].is_quoted
        && page.blocks[at].kind == Kind::Paragraph
        && page.notes[at].label.is_none()
        && section("title of a case").is_in(&plain);
    let is_quoted =
        tells_case || (page.is_quoted_question(at) || bids_in_quotes(page, at)) && page.is_about_questions();
    (is_followed && (is_labelled || is_quoted)).then_some(at)
}

/// Whether a paragraph in quotes begins with a verb that tells what is to be written: `"Flatten this list."`
fn bids_in_quotes(page: &Page, at: usize) -> bool {
    let block = &page.blocks[at];
    let plain = block.words.plain.trim().to_lowercase();
    let first = plain.trim_start_matches(OPENING_QUOTES).split_whitespace().next().unwrap_or_default();
    block.kind == Kind::Paragraph
        && block.is_quoted
        && plain.starts_with(OPENING_QUOTES)
        && page.notes[at].label.is_none()
        && ["to be written", "setting a task", "first of many"].iter().any(|name| section(name).has(first))
}

/// The heading that a document begins with, which is not the name of many questions.
fn title(page: &Page) -> Option<usize> {
    let at = page.notes.iter().position(|note| !note.is_noise)?;
    let plain = page.blocks[at].words.plain.to_lowercase();
    let names_many = section("many questions").ends(plain.trim_end()) || page.names_several(at);
    (heading_level(&page.blocks[at]).is_some() && !names_many).then_some(at)
}

/// Whether nothing else that was taken is sure to be a question: a few names and items, data in tables, and what stands in
/// the section of the question itself.
fn is_alone(page: &Page, at: usize, accepted: &BTreeMap<Shape, Vec<Start>>) -> bool {
    const MOST: usize = 4;
    const MOST_ASKING: usize = 1;
    let own = at..page.sections.next_heading(at);
    let is_data = |start: &Start| {
        start.shape == Shape::Table
            && table::rows(page, start.at).iter().all(|row| words::asks(&row.prompt) == Asks::No)
    };
    let is_title = |start: &Start| start.at < at && heading_level(&page.blocks[start.at]).is_some();
    // What stands in a section that a label names is a part of the question.
    let is_deeper = |start: &Start| {
        let over = page.sections.over(start.at).filter(|over| *over > at);
        let label = over.and_then(|over| page.label(over));
        matches!(start.shape, Shape::Heading(_)) && matches!(label, Some(Label::Answer | Label::FollowUps))
    };
    let says_more = |start: &Start| start.at > at && says_more(page, start.at);
    let is_own =
        |start: &Start| own.contains(&start.at) || is_data(start) || is_title(start) || says_more(start);
    let others: Vec<&Start> =
        accepted.values().flatten().filter(|start| !is_own(start) && !is_deeper(start)).collect();
    let asking = others.iter().filter(|start| page.notes[start.at].asks == Asks::Yes).count();
    others.len() <= MOST && asking <= MOST_ASKING && !others.iter().any(|start| start.is_certain)
}

/// Whether a heading is labelled as a question, and says more of the one above it: `The problem` below a quote that asks.
fn says_more(page: &Page, at: usize) -> bool {
    heading_level(&page.blocks[at]).is_some()
        && page.label(at) == Some(Label::Question)
        && section("problem told").has(&bare_name(&page.blocks[at].words.plain))
}
