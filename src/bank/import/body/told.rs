//! What is told below a heading that counts a scenario, and tables that say what an answer is worth.

use super::{AskedBy, Walk};
use crate::bank::import::{
    families::Shape,
    flow::Kind,
    inline,
    labels::Label,
    note::Tag,
    page::Page,
    spans::Span,
    vocabulary::section,
    words::{self, Asks},
};

impl Walk<'_> {
    /// Whether a label stands below a heading that tells more of the prompt: `**Functional:**` below `Requirements`.
    pub(super) fn is_name_in_prompt(&self, at: usize) -> bool {
        let block = &self.page.blocks[at];
        self.asked_by == AskedBy::Heading
            && block.kind == Kind::Paragraph
            && block.level == 0
            && !self.parts.prompt.is_empty()
    }

    /// Whether a block stands between a name and its task: what it says of that is no part of it, but for how hard it is and
    /// what it is about.
    pub(super) fn is_said_above_task(&self, at: usize) -> bool {
        self.task_at.is_some_and(|task| at < task)
            && !matches!(self.page.label(at), Some(Label::Difficulty | Label::Topic))
    }
}

/// Where the first labelled part begins below a heading that counts a scenario, `Scenario 3: The lost mails`, and text
/// that tells it.
pub(super) fn told_until(page: &Page, span: &Span) -> Option<usize> {
    let start = span.start.at;
    let name = inline::unnumbered(&page.blocks[start].words.plain).to_lowercase();
    let counts = name
        .split_once(|c: char| c.is_ascii_digit())
        .is_some_and(|(word, _)| section("scenario").has(word.trim_matches(|c: char| !c.is_alphanumeric())));
    let mut below = (span.start.at + 1..span.end).filter(|at| !page.notes[*at].is_noise);
    let first = below.next().filter(|_| span.start.shape.is_heading() && counts)?;
    let is_told = page.blocks[first].kind == Kind::Paragraph
        && !page.is_item(first)
        && page.notes[first].label.is_none()
        && page.notes[start].asks == Asks::No;
    let is_part = |at: &usize| {
        matches!(page.label(*at), Some(Label::Answer | Label::KeyPoints | Label::FollowUps | Label::Question))
    };
    below.find(is_part).filter(|_| is_told)
}

/// Where the code is that solves a task below its name, or where the task ends: it is told in prose, of which a sentence
/// bids something, and says what goes in and what comes out.
pub(super) fn specified_until(page: &Page, span: &Span) -> Option<usize> {
    const LOOKED_AT: usize = 60;
    let start = span.start.at;
    if !span.start.shape.is_heading() || page.notes[start].asks != Asks::No {
        return None;
    }
    let said: Vec<usize> =
        (start + 1..span.end).take(LOOKED_AT).filter(|at| !page.notes[*at].is_noise).collect();
    let first = *said.first()?;
    let is_told = page.blocks[first].kind == Kind::Paragraph
        && !page.is_item(first)
        && page.notes[first].label.is_none();
    let specifies = |at: &usize| {
        let tag = page.notes[*at].label.as_ref().filter(|_| !page.is_item(*at));
        tag.is_some_and(|tag| section("specifying").first_word_in(&tag.name.to_lowercase()).is_some())
    };
    let until = said.iter().position(specifies)?;
    let bids = |at: &usize| {
        page.notes[*at].asks != Asks::No
            || page.blocks[*at].words.plain.split('\n').any(|line| words::asks(line) != Asks::No)
            || asks_later(&page.blocks[*at].words.plain)
    };
    let is_part =
        |at: &usize| matches!(page.label(*at), Some(Label::Answer | Label::KeyPoints | Label::FollowUps));
    if !is_told || !said[..until].iter().any(bids) || said.iter().any(is_part) {
        return None;
    }
    let is_solution = |at: &usize| {
        page.blocks[*at].kind == Kind::Code && (page.is_item(at - 1) || page.label(at - 1).is_none())
    };
    Some(said.last().copied().filter(is_solution).unwrap_or(span.end))
}

/// Where the text ends that tells a task below its name, with the code that it shows.
pub(in crate::bank::import) fn named_until(page: &Page, span: &Span) -> Option<usize> {
    let start = span.start.at;
    let is_told = |at: &usize| {
        let block = &page.blocks[*at];
        let is_shown = matches!(block.kind, Kind::Paragraph | Kind::Code | Kind::Table);
        page.notes[*at].is_noise
            || is_shown && !page.is_item(*at) && !block.is_quoted && page.notes[*at].label.is_none()
    };
    let until = (start + 1..span.end).find(|at| !is_told(at)).unwrap_or(span.end);
    page.told_names.contains(&start).then_some(until)
}

/// Where the first labelled part begins below a name and the prompt under that, and whether the prompt asks: nothing is
/// between them but what says how hard or how long it is.
pub(in crate::bank::import) fn told_before_parts(page: &Page, span: &Span) -> Option<(usize, bool)> {
    const LOOKED_AT: usize = 30;
    let start = span.start.at;
    if !(span.start.shape.is_heading() || span.start.shape == Shape::Bold)
        || page.notes[start].asks == Asks::Yes
    {
        return None;
    }
    let says_more =
        |at: &usize| matches!(page.label(*at), Some(Label::Difficulty | Label::Topic | Label::Aside));
    let mut below = (start + 1..span.end)
        .take(LOOKED_AT)
        .filter(|at| !page.notes[*at].is_noise)
        .skip_while(says_more)
        .peekable();
    let first = *below.peek()?;
    let is_paragraph = page.blocks[first].kind == Kind::Paragraph && !page.is_item(first);
    if !is_paragraph || page.notes[first].label.is_some() {
        return None;
    }
    let mut asks = false;
    for at in below {
        match page.label(at) {
            Some(Label::KeyPoints | Label::FollowUps) => return Some((at, asks)),
            Some(Label::Prompt) => {}
            None if !matches!(page.blocks[at].kind, Kind::Heading(_) | Kind::Summary) => {
                asks |= page.notes[at].asks != Asks::No || asks_later(&page.blocks[at].words.plain);
            }
            _ => return None,
        }
    }
    None
}

/// Whether a sentence of a text bids something: `There are 340 servers. Outline the project.`
fn asks_later(plain: &str) -> bool {
    plain.split(". ").skip(1).any(|sentence| words::asks(sentence) != Asks::No)
}

/// Whether a label names what is told of a task beside what is to be done: `Scale`, `Environment`.
pub(super) fn is_told_of_task(tag: &Tag) -> bool {
    let name = tag.name.to_lowercase();
    section("told of a task").has(name.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// Whether a table says what an answer is worth: its first column is `Score`.
pub(super) fn is_rubric(page: &Page, at: usize) -> bool {
    let header = page.view.get(page.blocks[at].first, page.blocks[at].first);
    let is_scale = |cell: &str| section("scale").has(cell.trim().trim_matches('*').to_lowercase().as_str());
    let first = header.first().and_then(|line| line.text.split('|').find(|cell| !cell.trim().is_empty()));
    first.is_some_and(is_scale)
}
