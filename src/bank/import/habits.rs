//! What the document does with the bodies of its questions: whether it answers in prose, and what its lists
//! without a label are.

mod tally;

use self::tally::Tally;
use super::{
    families::{Shape, Start},
    flow::Kind,
    labels::Label,
    lead::Lead,
    note::Tag,
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

/// What the document does with the bodies of its questions.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Habits {
    /// The share of the questions with a body that answer in prose or code.
    pub(super) prose: f64,
    /// The share of those with a body where it is a list alone.
    pub(super) list_alone: f64,
    /// The share of the items of lists without a label that ask something.
    pub(super) asking_items: f64,
    /// How many such items there are.
    pub(super) items: f64,
    /// The share of the questions before others in the same section that prose outside of lists follows.
    pub(super) prose_between: f64,
    /// The share of the lists that are all of a body, of which one item is marked as right.
    pub(super) marked: f64,
    /// The share of such lists below what says that something is to be chosen, where no answer has a label.
    pub(super) choosing: f64,
    /// How many numbered items each list has that is all of a body, where all have as many, as choices do.
    pub(super) choices: Option<usize>,
    /// The share of the questions with code right below that are about it.
    pub(super) code_prompts: f64,
    /// The share of the questions that have an answer with a label.
    pub(super) answers: f64,
    /// The share of the questions that have key points with a label.
    pub(super) points: f64,
    /// How long an item of a list that is all of a body is, in characters.
    pub(super) item_length: f64,
    /// The share of such items that end as sentences do.
    pub(super) sentences: f64,
    /// The share of such items that show a picture.
    pub(super) pictures: f64,
    /// How many items such a list has.
    pub(super) items_alone: f64,
    /// The share of the headings that are titles above a prompt.
    pub(super) titles: f64,
    /// The share of the headings that only name a subject, with no question below.
    pub(super) subjects: f64,
    /// The share of the headings that are mere labels, of all below whose first words state a task.
    pub(super) stated: f64,
    /// The share of the questions whose headings are mere labels, or name and do not ask.
    pub(super) nameless: f64,
    /// The share of the questions that are names above a prompt, with a labelled part below it; and of these those whose
    /// prompts ask.
    pub(super) told: f64,
    pub(super) told_asking: f64,
    /// The share of the questions with a link to an answer that stands elsewhere.
    pub(super) elsewhere: f64,
}

/// What begins at a block is no part of the question before it.
pub(super) fn end_before(spans: &mut [Span], at: usize) {
    let before = spans.partition_point(|span| span.start.at < at);
    if let Some(span) = before.checked_sub(1).and_then(|index| spans.get_mut(index)) {
        span.end = span.end.min(at);
    }
}

/// Where the body of each question ends.
pub(super) fn spans(page: &Page, starts: &[Start]) -> Vec<Span> {
    let next = |index: usize| starts.get(index + 1).map_or(page.blocks.len(), |start| start.at);
    let span = |(index, start): (usize, &Start)| Span { start: *start, end: end(page, start, next(index)) };
    starts.iter().enumerate().map(span).collect()
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
            // A name right below one in bold is that of its answer.
            let is_name = start.shape == Shape::Bold && names_answer(page, at, next);
            next_section(page, if is_name { at + 1 } else { at }, next).min(next)
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
    let over = page.sections.over(at).and_then(level);
    let below = at + 1;
    below < next
        && page.notes[at].asks != Asks::No
        && page.notes[below].asks == Asks::No
        && page.label(below).is_none()
        && level(below).is_some_and(|level| over.is_none_or(|over| level > over + 1 || level > 3))
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

/// Whether a heading says that a question follows, and not which: `Question 3`, `Question 3: Caching`.
fn is_nameless(page: &Page, start: &Start, lead: &Lead) -> bool {
    // A letter and a number count questions, and not tasks that are told below their names.
    let is_letter = |tag: &Tag| tag.name.trim_matches(|c: char| !c.is_alphabetic()).eq_ignore_ascii_case("q");
    let is_counted = page.notes[start.at].label.as_ref().is_some_and(is_letter) && !lead.prompt.is_empty();
    let is_name = matches!(start.shape, Shape::QuestionHeading(_))
        && page.notes[start.at].asks == Asks::No
        && !is_counted
        && !says_more_than_name(&lead.prompt);
    start.shape.is_heading() && (lead.prompt.is_empty() || is_name)
}

/// Whether what a heading says after its label is more than a name: it ends as a sentence does, or is long.
pub(super) fn says_more_than_name(prompt: &str) -> bool {
    const MOST_WORDS: usize = 14;
    let text = prompt.trim_end_matches(['*', '_', ' ', '"']);
    text.ends_with(['.', '。', ':', '：']) || text.split_whitespace().count() > MOST_WORDS
}

impl Habits {
    /// Whether all below a heading that only says that a question follows states what is to be done.
    pub(super) fn is_stated(&self, page: &Page, start: &Start, lead: &Lead) -> bool {
        // A name among questions is one itself.
        let is_usual = lead.prompt.is_empty() || self.nameless >= 0.5;
        self.stated >= 0.5 && self.answers < 0.2 && is_usual && is_nameless(page, start, lead)
    }

    /// Whether what stands between a name and the first labelled part is the prompt.
    pub(super) fn are_told(&self) -> bool {
        self.told >= 0.6 && self.told_asking >= 0.5
    }

    /// Whether lists that are all of a body are answers in sentences, and no points to look for.
    pub(super) fn tell(&self) -> bool {
        const LONGEST_POINT: f64 = 110.0;
        const FEWEST_POINTS: f64 = 1.5;
        const LONG_POINT: f64 = 60.0;
        self.subjects >= 0.3
            || self.item_length > LONGEST_POINT
            || self.item_length > LONG_POINT && self.sentences >= 0.6
            || self.items_alone < FEWEST_POINTS
            || self.pictures >= 0.1
    }

    /// What is usual in these bodies.
    pub(super) fn of(page: &Page, spans: &[Span]) -> Self {
        let mut tally = Tally::default();
        for (index, span) in spans.iter().enumerate() {
            let is_followed = spans
                .get(index + 1)
                .is_some_and(|next| page.sections.over(next.start.at) == page.sections.over(span.start.at));
            tally.add(page, span, is_followed);
        }
        tally.habits()
    }
}
