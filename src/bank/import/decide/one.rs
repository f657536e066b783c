//! A document that is one question: its first heading asks, and all else is the answer; or its sections tell a task.

use std::collections::BTreeMap;

use super::group::Group;
use crate::bank::import::{
    families::{Shape, Start},
    flow::Kind,
    inline,
    labels::Label,
    page::Page,
    sections::heading_level,
    vocabulary::{Section, section},
    words::{self, Asks},
};

/// Takes the bold paragraph or the highest heading that comes first of all and asks, where what is next to it, but for a
/// remark in a quote, says that it is the answer and nothing else does: what is below that is part of it.
pub(super) fn answered(page: &Page, accepted: &mut BTreeMap<Shape, Vec<Start>>) {
    let mut said = (0..page.blocks.len()).filter(|at| !page.notes[*at].is_noise);
    let Some(at) = said.next() else { return };
    if let Some(start) = opening(page, at).filter(|_| accepted.values().all(Vec::is_empty)) {
        accepted.insert(start.shape, vec![start]);
        return;
    }
    let Some(next) = said.find(|at| !page.blocks[*at].is_quoted) else { return };
    let block = &page.blocks[at];
    let is_bold = block.kind == Kind::Paragraph && block.level == 0 && block.words.is_bold();
    let is_question = (is_bold || heading_level(block) == Some(1))
        && page.notes[at].asks == Asks::Yes
        && page.view.front_matter_lines == 0;
    let is_part = |label: Option<Label>| matches!(label, Some(Label::Question | Label::Answer));
    let others = (next + 1..page.blocks.len()).filter(|at| is_part(page.label(*at)));
    if is_question && page.label(next) == Some(Label::Answer) && others.count() == 0 {
        // All that is below it is its own.
        let start = Start { at, shape: Shape::QuestionHeading(0), is_certain: true };
        accepted.clear();
        accepted.insert(start.shape, vec![start]);
    }
}

/// The first words of a document without a title, where one of them asks and the first heading, which says that it is the
/// answer, is the only one that does.
fn opening(page: &Page, at: usize) -> Option<Start> {
    const FEW: usize = 12;
    let block = &page.blocks[at];
    let is_text = block.kind == Kind::Paragraph && block.level == 0 && page.notes[at].label.is_none();
    let answer = page.sections.next_heading(at).min(page.blocks.len());
    let asks = (at..answer).any(|at| page.notes[at].asks == Asks::Yes && page.blocks[at].level == 0);
    let has_label = |at: usize| matches!(page.label(at), Some(Label::Question | Label::Answer));
    let is_only = || {
        page.label(answer) == Some(Label::Answer)
            && !(0..page.blocks.len()).any(|other| other != answer && has_label(other))
    };
    // All that is below it is its own.
    (is_text && asks && answer < page.blocks.len() && answer - at <= FEW && is_only()).then_some(Start {
        at,
        shape: Shape::QuestionHeading(0),
        is_certain: true,
    })
}

/// Whether a title that neither asks nor stands above what does has parts of one kind below it that any text has, `Approach`, and nothing that is
/// given or asked: they make no question of it.
pub(super) fn is_told_in_sections(page: &Page, group: &Group) -> bool {
    let title = group.starts[0].at;
    let tags = || (title + 1..page.sections.end(title)).filter_map(|at| page.notes[at].label.as_ref());
    let is_part = |label: Label| matches!(label, Label::Answer | Label::KeyPoints | Label::FollowUps);
    let mut parts = tags().filter(|tag| tag.label.is_some_and(is_part));
    let first = parts.next().and_then(|tag| tag.label);
    page.notes[title].asks == Asks::No
        && group.with_prompt == 0
        && !page.is_titled_questions()
        && parts.all(|tag| tag.label == first)
        // `Approach 2: Sort first` is a way to do what the title names.
        && tags().filter(|tag| tag.label == first).all(|tag| tag.rest.is_empty())
        && !tags().any(|tag| matches!(tag.label, Some(Label::Prompt | Label::Question)))
}

/// Takes that heading alone, where hardly anything else in the document asks.
pub(super) fn alone(
    page: &Page,
    groups: &BTreeMap<Shape, Group>,
    accepted: &mut BTreeMap<Shape, Vec<Start>>,
) {
    const MOST_OTHERS: usize = 1;
    let Some((start, level)) = first(page, groups) else { return };
    let end = page.sections.end(start.at);
    let is_all = (end..page.blocks.len()).all(|at| page.notes[at].is_noise);
    let asks = |at: &usize| {
        let block = &page.blocks[*at];
        let stands_out = heading_level(block).is_some()
            || block.kind == Kind::Summary
            || block.words.is_bold()
            || block.is_item() && block.level == 1;
        stands_out && page.notes[*at].asks == Asks::Yes && !page.notes[*at].is_announced
    };
    let others = (start.at + 1..end).filter(asks).take(MOST_OTHERS + 1).count();
    let is_sure = accepted.values().flatten().any(|other| other.is_certain);
    if is_all && others <= MOST_OTHERS && !is_sure {
        accepted.clear();
        accepted.insert(Shape::Heading(level), vec![start]);
    }
}

/// Takes the title of a document that holds nothing else than the parts of a task: `Scenario`, `Task`, `Example`.
pub(super) fn told(page: &Page, accepted: &mut BTreeMap<Shape, Vec<Start>>) {
    const FEWEST: usize = 2;
    if accepted.values().any(|starts| !starts.is_empty()) {
        return;
    }
    let Some(at) = page.notes.iter().position(|note| !note.is_noise && note.label.is_none()) else { return };
    let Some(level) = heading_level(&page.blocks[at]).filter(|_| page.view.front_matter_lines == 0) else {
        return;
    };
    let parts: Vec<usize> =
        (at + 1..page.blocks.len()).filter(|at| heading_level(&page.blocks[*at]).is_some()).collect();
    let is_below =
        parts.iter().all(|part| page.sections.over(*part).is_some() && page.label(*part).is_some());
    let prompts = parts.iter().filter(|part| page.label(**part) == Some(Label::Prompt)).count();
    let names = |section: &Section| {
        let name = |at: usize| page.blocks[at].words.plain.to_lowercase();
        parts.iter().any(|part| section.has(name(*part).trim_matches(|c: char| !c.is_alphanumeric())))
    };
    if is_below && prompts >= FEWEST && names(section("tasking")) {
        let start = Start { at, shape: Shape::Heading(level), is_certain: true };
        accepted.insert(start.shape, vec![start]);
    }
}

/// Takes the title of a document whose first words set a task, where nothing else in it is a section but for what a
/// label names: `Array pair sum`, `Given an array of numbers, …`, `Source`.
pub(super) fn posed(page: &Page, accepted: &mut BTreeMap<Shape, Vec<Start>>) {
    if accepted.values().any(|starts| !starts.is_empty()) || page.view.front_matter_lines > 0 {
        return;
    }
    let mut said = (0..page.blocks.len()).filter(|at| !page.notes[*at].is_noise);
    let (Some(title), Some(first)) = (said.next(), said.next()) else { return };
    let Some(level) = heading_level(&page.blocks[title]).filter(|_| page.label(title).is_none()) else {
        return;
    };
    let block = &page.blocks[first];
    let plain = block.words.plain.to_lowercase();
    let is_task = block.kind == Kind::Paragraph
        && block.level == 0
        && page.notes[first].asks != Asks::No
        && !section("describing itself").is_in(&plain)
        && (section("giving").begins(&plain) || section("writing code").begins(&plain));
    let is_part = |at: usize| heading_level(&page.blocks[at]).is_none() || page.label(at).is_some();
    if is_task && (first..page.blocks.len()).all(is_part) {
        let start = Start { at: title, shape: Shape::Heading(level), is_certain: true };
        accepted.insert(start.shape, vec![start]);
    }
}

/// Takes the only heading that says that a question follows, and no more, where all else that was taken only names
/// something: `Problem statement` below `First touch attribution`, beside `Tables used`.
pub(super) fn stated(page: &Page, accepted: &mut BTreeMap<Shape, Vec<Start>>) {
    let mut certain = accepted.values().flatten().filter(|start| start.is_certain);
    let (Some(start), None) = (certain.next().copied(), certain.next()) else { return };
    let is_bare = page.notes[start.at].label.as_ref().is_some_and(|tag| tag.rest.is_empty());
    let is_name = |(shape, starts): (&Shape, &Vec<Start>)| {
        matches!(shape, Shape::QuestionHeading(_) | Shape::Heading(_) | Shape::Bold)
            && starts.iter().all(|other| other.at == start.at || page.notes[other.at].asks == Asks::No)
    };
    if matches!(start.shape, Shape::QuestionHeading(_)) && is_bare && accepted.iter().all(is_name) {
        accepted.clear();
        accepted.insert(start.shape, vec![start]);
    }
}

/// The heading that is the first of all, if it asks or bids.
fn first(page: &Page, groups: &BTreeMap<Shape, Group>) -> Option<(Start, u8)> {
    let at = page.notes.iter().position(|note| !note.is_noise)?;
    let level = heading_level(&page.blocks[at])?;
    let start = *groups.get(&Shape::Heading(level))?.starts.first()?;
    let asks = match page.notes[at].asks {
        Asks::Yes => true,
        Asks::Perhaps => bids(&page.blocks[at].words.plain),
        Asks::No => false,
    };
    (start.at == at && asks).then_some((start, level))
}

/// Whether a title bids somebody to tell or to design something: `Explain the event loop`.
pub(super) fn bids(title: &str) -> bool {
    let title = words::without_symbols(inline::unnumbered(title)).to_lowercase();
    section("bidding title").begins(title.trim_start())
}
