//! Where the body of a question ends.

use super::{
    families::{Shape, Start},
    flow::Kind,
    labels::Label,
    page::Page,
    sections,
    words::Asks,
};

/// A question's start and where its body ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    pub(super) start: Start,
    pub(super) end: usize,
}

/// What begins at a block is no part of the question before it.
pub(super) fn end_before(spans: &mut [Span], at: usize) {
    let before = spans.partition_point(|span| span.start.at < at);
    if let Some(span) = before.checked_sub(1).and_then(|index| spans.get_mut(index)) {
        span.end = span.end.min(at);
    }
}

/// Each question with where its body ends.
pub(super) fn of(page: &Page, starts: &[Start]) -> Vec<Span> {
    let next = |index: usize| starts.get(index + 1).map_or(page.blocks.len(), |start| start.at);
    let span = |(index, start): (usize, &Start)| Span { start: *start, end: end(page, start, next(index)) };
    let mut spans: Vec<Span> = starts.iter().enumerate().map(span).collect();
    if let [only] = &mut spans[..] {
        only.end = end_of_parts(page, only);
    }
    spans
}

/// Where the headings end that are parts of the only question of a document, beside its own: `Follow-ups`.
fn end_of_parts(page: &Page, only: &Span) -> usize {
    let Shape::Heading(level) = only.start.shape else { return only.end };
    let is_part = |at: usize| {
        let is_beside = page.blocks.get(at).and_then(sections::heading_level) == Some(level);
        is_beside && matches!(page.label(at), Some(Label::Answer | Label::KeyPoints | Label::FollowUps))
    };
    let mut end = only.end;
    while is_part(end) {
        end = page.sections.end(end);
    }
    end
}

pub(super) fn end(page: &Page, start: &Start, next: usize) -> usize {
    let at = start.at;
    match start.shape {
        Shape::FrontMatter => next,
        Shape::QuestionHeading(level) => {
            let end = end_of_question(page, at, level).min(next);
            next_fold(page, at, end).unwrap_or(end)
        }
        Shape::Heading(_) | Shape::HeadingInItem(_) => page.end_of_section(at).min(next),
        Shape::Table => at + 1,
        Shape::Details(_) => {
            let fold = page.blocks[at].fold;
            let close = (at + 1..next)
                .find(|at| page.blocks[*at].kind == Kind::Close && page.blocks[*at].fold <= fold);
            close.map_or(next, |close| close + 1)
        }
        Shape::Labelled | Shape::Bold | Shape::Quoted | Shape::Paragraph => {
            // A name right below one in bold is that of its answer, and so are those beside that.
            let is_name = start.shape == Shape::Bold && names_answer(page, at, next);
            let from = if is_name { last_beside(page, at + 1, next) } else { at };
            next_section(page, from, next).min(next)
        }
        Shape::Numbered(level) | Shape::Bullet(level) => {
            let end = next_section(page, at, next).min(next);
            (at + 1..end).find(|at| page.is_item(*at) && page.blocks[*at].level < level).unwrap_or(end)
        }
    }
}

/// Where the question ends that a heading labels: its parts may be headings of the same level, and what is
/// below the answer's may be, too.
fn end_of_question(page: &Page, at: usize, level: u8) -> usize {
    let mut is_answered = false;
    // A heading that nothing says to be a part: unless the answer comes after it, the question ends there.
    let mut unknown = None;
    let mut heading = page.sections.next_heading(at);
    let last_part = last_part(page, at, level);
    while let Some(next) = page.blocks.get(heading).and_then(sections::heading_level) {
        let label = page.label(heading);
        if next == level && label == Some(Label::Answer) {
            (is_answered, unknown) = (true, None);
        }
        let is_next = label == Some(Label::Question) && next <= level;
        // What must hold, and examples, are parts of one that is alone.
        let is_given = page.has_one_question && matches!(label, Some(Label::Prompt | Label::KeyPoints));
        if heading < last_part && !is_next {
            heading = page.sections.next_heading(heading);
            continue;
        }
        let is_past = next < level && !page.has_one_question;
        if is_next || is_past || unknown.is_some() && next < level {
            return unknown.unwrap_or(heading);
        }
        let is_unknown = next == level
            && !is_answered
            && !is_given
            && !is_part(page, heading)
            && label != Some(Label::Prompt);
        if is_unknown && page.notes[heading].asks != Asks::No {
            return unknown.unwrap_or(heading);
        }
        if is_unknown {
            unknown = unknown.or(Some(heading));
        }
        heading = page.sections.next_heading(heading);
    }
    unknown.unwrap_or(page.blocks.len())
}

/// Whether the heading right below a bold question is a smaller one than that over it, and does not ask.
fn names_answer(page: &Page, at: usize, next: usize) -> bool {
    let level = |at: usize| sections::heading_level(&page.blocks[at]);
    let over = page.sections.over(at);
    // That one may be in the answer to the question before.
    let is_part = |own: u8| own > 3 || over.is_none_or(|over| level(over) < Some(own));
    let below = at + 1;
    below < next
        && page.notes[at].asks != Asks::No
        && page.notes[below].asks == Asks::No
        && page.label(below).is_none()
        && level(below).is_some_and(is_part)
}

/// The last heading from one on, up to the next question, before one that is larger.
fn last_beside(page: &Page, heading: usize, next: usize) -> usize {
    let level = |at: usize| page.blocks.get(at).and_then(sections::heading_level);
    let own = level(heading);
    let following = std::iter::successors(Some(heading), |at| {
        Some(page.sections.next_heading(*at)).filter(|at| *at < next && level(*at) >= own)
    });
    following.last().unwrap_or(heading)
}

/// The next fold beside the one that a question is in, where that is named by something else than a part of it.
fn next_fold(page: &Page, at: usize, end: usize) -> Option<usize> {
    let fold = page.blocks[at].fold;
    let is_beside = |at: &usize| {
        let block = &page.blocks[*at];
        block.kind == Kind::Summary && block.fold <= fold && page.label(*at).is_none()
    };
    (at + 1..end).find(is_beside).filter(|_| fold > 0)
}

/// Below the only question of a document that is named as one, the last section of follow-ups of its level: all up to
/// that is a lesson on it.
fn last_part(page: &Page, at: usize, level: u8) -> usize {
    let is_bare = page.notes[at].label.as_ref().is_some_and(|tag| tag.rest.is_empty());
    let is_part = |at: &usize| {
        sections::heading_level(&page.blocks[*at]) == Some(level) && page.label(*at) == Some(Label::FollowUps)
    };
    if page.has_one_question && is_bare {
        (at + 1..page.blocks.len()).rev().find(is_part).unwrap_or(at)
    } else {
        at
    }
}

/// The next heading that is not a part of the question itself.
fn next_section(page: &Page, at: usize, next: usize) -> usize {
    let mut heading = page.sections.next_heading(at);
    while heading < next && is_part(page, heading) {
        heading = page.sections.next_heading(heading);
    }
    heading
}

fn is_part(page: &Page, heading: usize) -> bool {
    page.blocks[heading].level > 0
        || page.is_in_answer[heading]
        || page.sections.is_part(heading)
        || page.has_one_question && page.label(heading) == Some(Label::Prompt)
        || page.label(heading) == Some(Label::Aside) && !page.sections.is_aside(heading)
}
