//! A document that is one task as a whole: all of it is the prompt, but for what is said of a program, of how the task is
//! handed in, and what a label names.

use super::{Mode, Walk};
use crate::bank::import::{
    flow::Kind,
    labels::Label,
    page::{Page, Task},
    sections::{bare_name, heading_level},
    spans::Span,
    vocabulary::section,
};

/// Whether a question is all of a document.
pub(super) fn is_whole(page: &Page, span: &Span) -> bool {
    page.task.is_some_and(|task| task.at == span.start.at)
}

/// Whether it is, and told in all sections that have no label.
pub(super) fn is_told_whole(page: &Page, span: &Span) -> bool {
    is_whole(page, span) && page.task.is_some_and(|task| !task.is_asked)
}

/// Whether the first block of a question is its name, and no prompt.
pub(super) fn has_name(page: &Page, start: usize) -> bool {
    heading_level(&page.blocks[start]).is_some() || page.blocks[start].words.is_bold()
}

impl Walk<'_> {
    /// Reads the heading of a section, where the question is all of a document and no label says what part it begins.
    pub(super) fn read_section(&mut self, at: usize) -> Option<usize> {
        let level = heading_level(&self.page.blocks[at]).filter(|_| is_whole(self.page, self.span))?;
        let aside = heading_level(&self.page.blocks[self.aside_at]);
        let is_within = self.mode == Mode::Aside && aside.is_some_and(|aside| aside < level);
        if is_within && self.aside_at > self.span.start.at {
            return Some(at + 1);
        }
        if self.is_judged_in(at) {
            self.use_block(at);
            self.mode = Mode::Points;
            self.list_level = None;
            self.group = Some(self.page.blocks[at].words.plain.trim().to_owned());
            return Some(at + 1);
        }
        if self.is_asked()
            && self.parts.answer.is_empty()
            && section("problem told").has(&bare_name(&self.page.blocks[at].words.plain))
        {
            self.use_block(at);
            self.mode = Mode::Prompt;
            self.told_until = Some(self.page.sections.next_heading(at));
            return Some(at + 1);
        }
        match self.page.label(at) {
            None | Some(Label::Aside) => {}
            // What is required, after what is said beside the task, is more of it.
            Some(Label::Prompt) if self.parts.answer.is_empty() => {
                self.mode = Mode::Lead;
                return None;
            }
            _ => return None,
        }
        if self.is_said_beside(at) || self.is_before_statement(at, level) {
            self.begin_aside(at);
            return Some(at + 1);
        }
        if matches!(self.mode, Mode::Answer(_)) {
            return None;
        }
        self.list_level = None;
        if self.is_asked() {
            if self.is_before_solution(at) {
                self.begin_given(at);
                return Some(at + 1);
            }
            self.mode = Mode::Answer(false);
            return Some(self.take(at, |parts| &mut parts.answer));
        }
        self.mode = Mode::Prompt;
        if self.parts.prompt.is_empty() {
            self.use_block(at);
            return Some(at + 1);
        }
        Some(self.take(at, |parts| &mut parts.prompt))
    }

    /// Whether a section comes before the one that states the task, and is none over that.
    fn is_before_statement(&self, at: usize, level: u8) -> bool {
        let Some(Task { stated, .. }) = self.page.task else { return false };
        let over = self.page.sections.over(stated).and_then(|over| heading_level(&self.page.blocks[over]));
        self.page.sections.end(at) <= stated && over.is_some_and(|over| over <= level)
    }

    /// Begins a section above the answer: data in it is given with what is asked.
    fn begin_given(&mut self, at: usize) {
        let next = self.page.sections.next_heading(at);
        let first = self.page.first_said(at, next);
        if first.is_some_and(|first| matches!(self.page.blocks[first].kind, Kind::Table | Kind::Code)) {
            self.use_block(at);
            self.mode = Mode::Prompt;
            self.told_until = Some(next);
        } else {
            self.begin_aside(at);
        }
    }

    /// Whether the answer comes later than a section, in one that says so: not in one that only explains what is shown.
    fn is_before_solution(&self, at: usize) -> bool {
        self.answer_at.is_some_and(|answer| {
            let name = bare_name(&self.page.blocks[answer].words.plain);
            answer > at && !section("explaining").has(&name) && !section("answering advice").is_in(&name)
        })
    }

    /// Whether a section tells of something else than the task, and does not state it.
    fn is_said_beside(&self, at: usize) -> bool {
        let all = at..self.page.sections.end(at);
        let states = self.page.task.is_some_and(|task| all.contains(&task.stated));
        let name = bare_name(&self.page.blocks[at].words.plain);
        let is_run = section("program section").has(&name);
        let is_of_program = is_run || section("beside program").has(&name);
        let is_aside = self.page.label(at) == Some(Label::Aside) || self.page.sections.is_aside(at);
        let is_told = self.page.is_told[at] && is_of_program || is_run;
        let is_end = section("handing in section").has(&name);
        !states && (is_aside || is_told || is_end)
    }

    /// Whether a section says by a list what the answer to a task is judged by: `Evaluation`.
    fn is_judged_in(&self, at: usize) -> bool {
        let name = bare_name(&self.page.blocks[at].words.plain);
        let mut below = at + 1..self.page.sections.next_heading(at).min(self.span.end);
        // Below the answer is said how it is given in an interview.
        let is_advice =
            self.is_asked() && !self.parts.answer.is_empty() && section("answering advice").is_in(&name);
        (section("judging section").has(&name) || is_advice)
            && !self.page.task.is_some_and(|task| below.contains(&task.stated))
            && below.any(|at| self.page.is_item(at))
    }

    /// Whether a paragraph stands between the heading of what is judged and its list.
    pub(super) fn is_before_list(&self, at: usize) -> bool {
        let next = self.page.sections.next_heading(at).min(self.span.end);
        is_whole(self.page, self.span)
            && self.page.blocks[at].kind == Kind::Paragraph
            && (at + 1..next).any(|at| self.page.is_item(at))
    }

    /// Whether the question is all of a document, and asked where it begins.
    fn is_asked(&self) -> bool {
        self.page.task.is_some_and(|task| task.is_asked && task.at == self.span.start.at)
    }

    /// Whether a block only greets or tells of the task as such, above the section that states it: `Welcome to our
    /// challenge!`
    pub(super) fn is_preface(&self, at: usize) -> bool {
        let Some(Task { stated, .. }) = self.page.task.filter(|_| is_whole(self.page, self.span)) else {
            return false;
        };
        let is_heading = heading_level(&self.page.blocks[stated]).is_some();
        let section_of = if is_heading { Some(stated) } else { self.page.sections.over(stated) };
        at < stated
            && self.page.blocks[at].kind == Kind::Paragraph
            && self.page.sections.over(at) != section_of
            && section("of a task").begins(&self.page.blocks[at].words.plain.to_lowercase())
    }
}
