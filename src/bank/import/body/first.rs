//! What comes first below the start of a question, which may be its name alone.

use crate::bank::import::{
    decide::titles_tasks,
    families::{self, Shape},
    flow::Kind,
    habits::{Habits, says_more_than_name},
    labels::{self, Label},
    lead::Lead,
    note::Tag,
    options,
    page::Page,
    spans::Span,
    vocabulary::section,
    words::Asks,
};

/// Whether a heading that says that the prompt follows is the first below a start: `Description`. Below a task, that
/// may tell more of it: `Requirements`.
pub(super) fn is_described(page: &Page, span: &Span, asks: Asks) -> bool {
    let says_more =
        |at: &usize| matches!(page.label(*at), Some(Label::Difficulty | Label::Topic | Label::Aside));
    let is_none = |at: usize| page.notes[at].is_noise || page.blocks[at].level == 0 && page.is_link_alone(at);
    let mut below = (span.start.at + 1..span.end).filter(|at| !is_none(*at));
    let first = below.find(|at| matches!(page.blocks[*at].kind, Kind::Heading(_)) || !says_more(at));
    first.is_some_and(|at| {
        matches!(page.blocks[at].kind, Kind::Heading(_))
            && match page.label(at) {
                Some(Label::Question) => true,
                Some(Label::Prompt) => {
                    let name = &page.blocks[at].words.plain;
                    asks == Asks::No
                        || section("describing")
                            .has(name.to_lowercase().trim_matches(|c: char| !c.is_alphanumeric()))
                }
                _ => false,
            }
    })
}

/// Whether the first paragraph below a start asks something.
pub(super) fn first_asks(page: &Page, span: &Span) -> bool {
    let first = page.first_said(span.start.at, span.end);
    first.is_some_and(|at| {
        let block = &page.blocks[at];
        let has_text = page.notes[at].label.as_ref().is_some_and(|tag| !tag.rest.is_empty());
        let is_example = |tag: &Tag| section("given").has(tag.name.to_lowercase().trim());
        let gives_example = page.notes[at].label.as_ref().is_some_and(is_example);
        let is_labelled =
            matches!(page.label(at), Some(Label::Prompt | Label::Question)) && has_text && !gives_example;
        is_labelled
            || block.kind == Kind::Paragraph
                && !block.is_item()
                && page.notes[at].label.is_none()
                && page.notes[at].asks == Asks::Yes
    })
}

/// Whether the first block below a start is a paragraph without a label.
pub(super) fn first_is_text(page: &Page, span: &Span) -> bool {
    let first = page.first_said(span.start.at, span.end);
    first.is_some_and(|at| {
        page.blocks[at].kind == Kind::Paragraph
            && !page.blocks[at].is_item()
            && page.notes[at].label.is_none()
    })
}

/// Whether the first block below a start is a quote that asks something: then that is the prompt, and the start its
/// name.
pub(super) fn first_is_quoted(page: &Page, span: &Span) -> bool {
    let first = page.first_said(span.start.at, span.end);
    first.is_some_and(|at| {
        page.is_quoted_question(at) && page.blocks[at].level == page.blocks[span.start.at].level
    })
}

/// The block of which a label says that it is the task, below a heading that is but its name: nothing is between them but
/// how hard that is and what it is about.
pub(super) fn task_below(page: &Page, span: &Span) -> Option<usize> {
    const LOOKED_AT: usize = 12;
    const MOST_WORDS: usize = 8;
    let is_short = |at: usize| {
        let block = &page.blocks[at];
        block.kind == Kind::Paragraph && block.words.plain.split_whitespace().count() <= MOST_WORDS
    };
    let is_about = |at: &usize| {
        let tag = page.notes[*at].label.as_ref();
        tag.is_some_and(|tag| matches!(tag.label, Some(Label::Difficulty | Label::Topic | Label::Aside)))
            || tag.is_some_and(|tag| tag.label.is_none() && !tag.rest.is_empty())
            || tag.is_none() && page.notes[*at].asks == Asks::No && (page.is_item(*at) || is_short(*at))
    };
    let is_said = |at: &usize| !page.notes[*at].is_noise;
    // What only counts a question may have it behind a label: `Question: "Why this ward?"`.
    let is_counted = matches!(span.start.shape, Shape::QuestionHeading(_));
    let is_task = |tag: &Tag| {
        tag.label == Some(Label::Prompt) && labels::names_task(&tag.name)
            || tag.label == Some(Label::Question) && !tag.rest.is_empty() && is_counted
    };
    let mut said = (span.start.at + 1..span.end).filter(is_said).take(LOOKED_AT);
    let first = said.find(|at| !is_about(at)).filter(|_| may_be_name(page, span))?;
    page.notes[first].label.as_ref().filter(|tag| is_task(tag)).map(|_| first)
}

/// Whether a heading does not ask, or says that a question follows and has no more words than a name.
fn may_be_name(page: &Page, span: &Span) -> bool {
    const MOST_WORDS: usize = 8;
    let asks = page.notes[span.start.at].asks;
    let prompt = &families::lead(page, span.start.at).prompt;
    let is_short = prompt.split_whitespace().count() <= MOST_WORDS;
    let is_labelled = matches!(span.start.shape, Shape::QuestionHeading(_));
    span.start.shape.is_heading()
        && !prompt.ends_with(['.', ':', '：', '。'])
        && (asks == Asks::No || asks == Asks::Perhaps && is_labelled && is_short)
}

/// Whether the start of a question is its name, and the prompt follows. `is_told` says that what is above its first
/// part tells what is asked, `is_answered` that a label begins the answer.
pub(super) fn is_title(
    page: &Page,
    habits: &Habits,
    span: &Span,
    lead: &Lead,
    is_told: bool,
    is_answered: bool,
) -> bool {
    let asks = page.notes[span.start.at].asks;
    if is_answered && !lead.prompt.is_empty() && is_above_options(page, span) {
        return false;
    }
    lead.prompt.is_empty()
        || is_told
        || task_below(page, span).is_some()
        || page.told_names.contains(&span.start.at)
        || (span.start.shape.is_heading() || span.start.shape == Shape::Bold)
            && asks == Asks::No
            && !(matches!(span.start.shape, Shape::QuestionHeading(_)) && says_more_than_name(&lead.prompt))
            && !(span.start.shape == Shape::Bold && lead.is_numbered && lead.prompt.ends_with('.'))
            && (habits.titles >= 0.3
                || first_asks(page, span)
                || is_answered && first_is_stem(page, span) && !says_more_than_name(&lead.prompt))
        || span.start.shape.is_heading() && is_described(page, span, asks)
        || is_answered && asks == Asks::No && is_counted_task(span, lead) && first_is_text(page, span)
        || asks != Asks::Yes && first_is_quoted(page, span)
        || asks == Asks::No && span.start.shape.is_heading() && titles_tasks(page, &span.start)
        || habits.is_stated(page, &span.start, lead)
        || span.start.shape == Shape::FrontMatter
            && (asks == Asks::No
                && (first_asks(page, span)
                    || (is_answered || is_followed_up(page, span)) && first_is_text(page, span))
                || asks == Asks::Perhaps && first_asks(page, span))
        || span.start.shape.is_heading()
            && asks == Asks::Perhaps
            && habits.titles >= 0.3
            && first_asks(page, span)
}

/// Whether the start is a heading that counts tasks, with no more than a name: `Exercise 2: Port mapping`.
fn is_counted_task(span: &Span, lead: &Lead) -> bool {
    const MOST_WORDS: usize = 8;
    matches!(span.start.shape, Shape::QuestionHeading(_))
        && !says_more_than_name(&lead.prompt)
        && lead.prompt.split_whitespace().count() <= MOST_WORDS
}

/// Whether what stands right below the start is a list to choose from: with letters or boxes, or with an item that the
/// answer says again.
fn is_above_options(page: &Page, span: &Span) -> bool {
    const MOST: usize = 8;
    let Some(first) = page.first_said(span.start.at, span.end).filter(|at| page.is_item(*at)) else {
        return false;
    };
    let plain = |at: usize| page.blocks[at].words.plain.as_str();
    let items: Vec<&str> =
        (first..span.end).take_while(|at| page.is_item(*at)).map(plain).take(MOST + 1).collect();
    let answer = (first..span.end).find(|at| page.label(*at) == Some(Label::Answer));
    let right = answer.and_then(|at| {
        let rest = page.notes[at].label.as_ref()?.rest.trim_matches(['*', '`', ' ']);
        if rest.is_empty() { page.first_said(at, span.end).map(plain) } else { Some(rest) }
    });
    let says_again = |right: &str| items.iter().any(|item| item.trim() == right);
    items.len() <= MOST
        && (options::are_options(items.iter().copied()) || items.len() > 1 && right.is_some_and(says_again))
}

/// Whether what stands right below the start is a text, and then options, in a list or on lines: they complete it or
/// answer it.
fn first_is_stem(page: &Page, span: &Span) -> bool {
    const MOST: usize = 8;
    let is_text = |at: &usize| {
        let block = &page.blocks[*at];
        block.kind == Kind::Paragraph && !block.is_item() && page.label(*at).is_none()
    };
    let Some(first) = page.first_said(span.start.at, span.end).filter(is_text) else { return false };
    let Some(second) = page.first_said(first, span.end) else { return false };
    let items = (second..span.end).take_while(|at| page.is_item(*at)).take(MOST);
    options::are_options(items.map(|at| page.blocks[at].words.plain.as_str()))
        || is_text(&second) && options::are_lines_of_options(&page.blocks[second].text(&page.view))
}

/// Whether labels below a start say what a good answer has and what is asked next: what stands above them is the prompt.
fn is_followed_up(page: &Page, span: &Span) -> bool {
    let has = |label| (span.start.at + 1..span.end).any(|at| page.label(at) == Some(label));
    has(Label::KeyPoints) && has(Label::FollowUps)
}
