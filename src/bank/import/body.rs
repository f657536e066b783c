//! The parts of a question, from its start and what follows: more of the prompt, the answer, the key points,
//! the follow-ups; and what is left out.

mod asides;
mod begin;
mod code;
mod compared;
mod first;
mod judge;
mod lists;
mod nature;
mod rows;
mod shared;
pub(super) mod told;
mod whole;

use super::{
    contexts::Told,
    difficulty, families,
    flow::Kind,
    habits::Habits,
    labels::{self, Label},
    note::Tag,
    page::Page,
    parts::Parts,
    spans::Span,
    texts::{Piece, Texts},
    words::Asks,
};
use first::{is_title, task_below};
use told::{is_told_of_task, named_until, specified_until, told_before_parts, told_until};
use whole::{has_name, is_told_whole};

/// Reads the parts of the question of a span.
pub(super) fn read(page: &Page, habits: &Habits, span: &Span, told: Option<Told>) -> Parts {
    let mut walk = Walk::new(page, habits, span);
    if let Some(told) = told {
        walk.begin_with(told);
    }
    walk.begin();
    let mut at = span.start.at + 1;
    while at < span.end {
        at = walk.step(at);
    }
    walk.finish()
}

/// What the blocks that come next are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    /// Nothing has said yet what they are.
    Lead,
    /// More of the prompt, until something else is said.
    Prompt,
    /// The answer; whether a label said so.
    Answer(bool),
    Points,
    FollowUps,
    /// No part of the question, until a label begins one.
    Aside,
    /// No part of it any more.
    Out,
}

/// How a label of the prompt stands above what it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum AskedBy {
    /// On a line of its own.
    Line,
    /// With its text behind it, so that code below is something else.
    Text,
    /// As a heading, so that names below it are names within the prompt.
    Heading,
}

struct Walk<'a> {
    page: &'a Page,
    habits: &'a Habits,
    span: &'a Span,
    parts: Parts,
    mode: Mode,
    /// What stands above it and belongs to its prompt.
    above: Texts,
    /// What is told for it and others.
    shared: Texts,
    /// The label of the list of key points.
    group: Option<String>,
    /// The level of the items of the list that is being read.
    list_level: Option<usize>,
    /// The `<details>` that set the mode, and the mode before it.
    fold: Option<(usize, Mode)>,
    /// Where a part begins that a label calls the answer.
    answer_at: Option<usize>,
    /// Where points begin last that a label calls so, and not what is expected as an answer.
    points_at: Option<usize>,
    /// Where the first labelled part begins below the heading of a scenario: what is above it is told.
    told_until: Option<usize>,
    is_title: bool,
    /// Where a label says that the task is, below its name.
    task_at: Option<usize>,
    /// Where the label of the aside is that is being passed over, and the start before there is any.
    aside_at: usize,
    /// Whether that aside interrupts an answer that no label began.
    is_aside_in_answer: bool,
    /// Whether there is something to choose from.
    has_choices: bool,
    /// How the last label of the prompt stands.
    asked_by: AskedBy,
}

impl<'a> Walk<'a> {
    fn new(page: &'a Page, habits: &'a Habits, span: &'a Span) -> Self {
        let lead = families::lead(page, span.start.at);
        let is_answer = |at: &usize| page.label(*at) == Some(Label::Answer);
        let is_rare = habits.answers < 0.2 && habits.prose >= 0.5;
        let answer_at = (span.start.at + 1..span.end).find(is_answer).filter(|_| !is_rare);
        let is_points = |at: &usize| {
            let is_other = |tag: &Tag| !labels::names_answer(&tag.name) && !labels::expects(&tag.name);
            page.label(*at) == Some(Label::KeyPoints) && page.notes[*at].label.as_ref().is_some_and(is_other)
        };
        let points_at = (span.start.at + 1..span.end).rev().find(is_points);
        let whole = is_told_whole(page, span).then_some(span.end);
        let told_until = whole.or_else(|| told_until(page, span)).or_else(|| {
            let told = told_before_parts(page, span).filter(|_| habits.are_told());
            told.map(|(until, _)| until)
        });
        let told_until =
            told_until.or_else(|| specified_until(page, span)).or_else(|| named_until(page, span));
        // A document without a title begins with the prompt itself.
        let is_told = told_until.is_some() && (whole.is_none() || has_name(page, span.start.at));
        let is_title = is_title(page, habits, span, lead, is_told, answer_at.is_some());
        Self {
            page,
            habits,
            span,
            parts: Parts { lead: lead.clone(), ..Parts::default() },
            mode: Mode::Lead,
            above: Texts::default(),
            shared: Texts::default(),
            group: None,
            list_level: None,
            fold: None,
            answer_at,
            points_at,
            told_until,
            is_title,
            task_at: task_below(page, span),
            aside_at: span.start.at,
            is_aside_in_answer: false,
            has_choices: false,
            asked_by: AskedBy::Line,
        }
    }

    fn begin(&mut self) {
        self.parts.used.push(self.span.start.at);
        let lead = &self.parts.lead;
        if !lead.prompt.is_empty() && !self.is_title {
            let prompt = difficulty::set_off(&lead.prompt).map(|(prompt, _)| prompt);
            self.parts.prompt.push(Piece::Text(prompt.unwrap_or_else(|| lead.prompt.clone())));
        }
        let rest = lead.rest.clone();
        if !rest.is_empty() {
            self.read_rest(&rest);
        }
    }

    /// A title that no prompt follows is one itself, and one above nothing but code begins that.
    fn finish(mut self) -> Parts {
        if self.is_title && self.parts.prompt.is_code_alone(self.page) && !self.parts.lead.prompt.is_empty() {
            let mut title = Texts::default();
            title.push(Piece::Text(self.parts.lead.prompt.clone()));
            self.parts.prompt = title.followed_by(self.parts.prompt);
        }
        if self.parts.prompt.is_empty() {
            self.parts.prompt.push(Piece::Text(self.parts.lead.prompt.clone()));
        }
        let prompt = self.parts.prompt.with_below_first(self.shared, self.page);
        self.parts.prompt = self.above.followed_by(prompt);
        self.parts
    }

    /// Reads the block, and answers with the next one to read.
    fn step(&mut self, at: usize) -> usize {
        let page = self.page;
        let (block, note) = (&page.blocks[at], &page.notes[at]);
        match block.kind {
            Kind::Open => return at + 1,
            Kind::Close => {
                self.close(block);
                return at + 1;
            }
            _ => {}
        }
        if note.is_noise && !(block.words.has_image && matches!(self.mode, Mode::Answer(_) | Mode::Lead)) {
            return at + 1;
        }
        if self.is_leave(at) || self.introduces_others(at) || self.ends_with_name(at) {
            self.mode = Mode::Out;
        }
        let leads_elsewhere =
            block.words.is_link() && labels::classify(&block.words.plain) == Some(Label::Aside);
        if leads_elsewhere && block.kind == Kind::Paragraph && !block.is_item() {
            return at + 1;
        }
        if self.is_answered_elsewhere() && page.leads_to_answer(at) {
            return at + 1;
        }
        if self.is_past(block) {
            self.mode = Mode::Out;
        }
        let is_before_all = self.parts.prompt.is_empty() && at + 1 < self.span.end;
        if is_before_all && (self.page.is_link_alone(at) || self.is_preface(at)) {
            return at + 1;
        }
        if self.is_said_above_task(at) {
            return at + 1;
        }
        if let Some(next) = self.read_section(at) {
            return next;
        }
        if self.mode == Mode::Lead && self.is_options(at) && !self.is_checklist(at) {
            return self.take_list(at, Label::Prompt);
        }
        if self.mode == Mode::Lead && self.are_set_out(at) {
            self.has_choices = true;
            return self.take(at, |parts| &mut parts.prompt);
        }
        if let Some(tag) = &note.label
            && !self.is_text(at, tag)
        {
            self.list_level = None;
            if block.kind == Kind::Summary {
                self.fold = Some((block.fold, self.mode));
            }
            match tag.label {
                Some(label) => self.begin_part(at, label, tag),
                None if block.is_item() && self.names_what_is_asked(tag) => {
                    self.mode = Mode::Answer(false);
                    return self.take(at, |parts| &mut parts.answer);
                }
                None if self.mode == Mode::Prompt && is_told_of_task(tag) => {
                    return self.take(at, |parts| &mut parts.prompt);
                }
                None => self.begin_group(at, tag),
            }
            return at + 1;
        }
        self.read_block(at)
    }

    /// Reads a block that is no label.
    fn read_block(&mut self, at: usize) -> usize {
        let block = &self.page.blocks[at];
        if let Some(next) = self.read_rows(at) {
            return next;
        }
        match self.mode {
            Mode::Lead | Mode::Points | Mode::FollowUps if self.rates(at) => {
                self.mode = Mode::Out;
                at + 1
            }
            Mode::Aside if self.ends_aside(at) => {
                self.mode = Mode::Answer(false);
                self.take(at, |parts| &mut parts.answer)
            }
            Mode::Aside | Mode::Out => at + 1,
            Mode::Answer(_) => self.take(at, |parts| &mut parts.answer),
            Mode::Prompt if self.parts.prompt.is_empty() && self.page.is_quoted_question(at) => {
                self.take_quote(at)
            }
            Mode::Prompt if block.is_item() && self.is_marked(at) => self.take_list(at, Label::Prompt),
            Mode::Prompt if self.goes_on(block) => self.take(at, |parts| &mut parts.prompt),
            Mode::FollowUps if self.answers_follow_up(at) => at + 1,
            Mode::Points if block.is_item() && self.asks_below_points(at) => {
                self.mode = Mode::FollowUps;
                self.read_listed(at)
            }
            Mode::Points | Mode::FollowUps if block.level > 0 => self.read_listed(at),
            Mode::Points | Mode::FollowUps => self.read_after_list(at),
            Mode::Prompt | Mode::Lead => self.read_unlabelled(at),
        }
    }

    /// Reads a block of which nothing has said yet what it is.
    fn read_unlabelled(&mut self, at: usize) -> usize {
        let block = &self.page.blocks[at];
        if self.is_beside_statement(at) {
            self.begin_aside(at);
            return at + 1;
        }
        if self.told_until.is_some_and(|until| at < until) {
            if self.parts.prompt.is_empty() && self.page.is_quoted_question(at) {
                return self.take_quote(at);
            }
            return self.take(at, |parts| &mut parts.prompt);
        }
        if self.is_solution(at) {
            self.mode = Mode::Answer(false);
            return self.take(at, |parts| &mut parts.answer);
        }
        if let Some(answer_at) = self.answer_at.filter(|answer| at < *answer)
            && block.kind != Kind::Summary
        {
            if block.is_item()
                && self.page.notes[self.span.start.at].asks != Asks::No
                && self.are_follow_ups(at)
                && !self.parts.lead.prompt.trim_end().ends_with([':', '：'])
            {
                return self.take_list(at, Label::FollowUps);
            }
            if self.is_explained_code(at, answer_at) {
                self.mode = Mode::Answer(false);
                return self.take(at, |parts| &mut parts.answer);
            }
            return self.take(at, |parts| &mut parts.prompt);
        }
        if block.is_item() {
            let label = self.label_of_list(at);
            return self.take_list(at, label);
        }
        if self.parts.prompt.is_empty() && self.page.is_quoted_question(at) {
            return self.take_quote(at);
        }
        // What is shown first is asked about below.
        let is_shown = block.kind == Kind::Paragraph && self.parts.prompt.is_shown_alone(self.page);
        if is_shown || self.is_prompt(at) {
            return self.take(at, |parts| &mut parts.prompt);
        }
        if block.kind == Kind::Summary {
            self.fold = Some((block.fold, self.mode));
        }
        self.mode = Mode::Answer(block.kind == Kind::Summary);
        if block.kind == Kind::Summary {
            self.use_block(at);
            return at + 1;
        }
        self.take(at, |parts| &mut parts.answer)
    }

    fn push_prompt(&mut self, piece: Piece, is_empty: bool) {
        if !is_empty {
            self.parts.prompt.push(piece);
        }
    }

    fn take(&mut self, at: usize, part: impl Fn(&mut Parts) -> &mut Texts) -> usize {
        self.use_block(at);
        part(&mut self.parts).push(Piece::Block(at));
        at + 1
    }

    fn use_block(&mut self, at: usize) {
        if self.parts.used.last() != Some(&at) {
            self.parts.used.push(at);
        }
    }
}
