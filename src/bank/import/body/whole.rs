//! A document that is one task as a whole: all of it is the prompt, but for what is said of a program, of how the task is
//! handed in, and what a label names.

use super::{Mode, Walk};
use crate::bank::import::{
    labels::Label,
    page::Page,
    sections::{bare_name, heading_level},
    spans::Span,
    vocabulary::section,
};

/// Whether a question is all of a document.
pub(super) fn is_whole(page: &Page, span: &Span) -> bool {
    page.task.is_some_and(|(at, _)| at == span.start.at)
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
        self.mode = Mode::Prompt;
        self.list_level = None;
        if self.parts.prompt.is_empty() {
            self.use_block(at);
            return Some(at + 1);
        }
        Some(self.take(at, |parts| &mut parts.prompt))
    }

    /// Whether a section comes before the one that states the task, and is none over that.
    fn is_before_statement(&self, at: usize, level: u8) -> bool {
        let Some((_, stated)) = self.page.task else { return false };
        let over = self.page.sections.over(stated).and_then(|over| heading_level(&self.page.blocks[over]));
        self.page.sections.end(at) <= stated && over.is_some_and(|over| over <= level)
    }

    /// Whether a section tells of something else than the task, and does not state it.
    fn is_said_beside(&self, at: usize) -> bool {
        let all = at..self.page.sections.end(at);
        let states = self.page.task.is_some_and(|(_, stated)| all.contains(&stated));
        let name = bare_name(&self.page.blocks[at].words.plain);
        let is_of_program = section("program section").has(&name) || section("beside program").has(&name);
        let is_aside = self.page.label(at) == Some(Label::Aside) || self.page.sections.is_aside(at);
        !states && (is_aside || self.page.is_told[at] && is_of_program)
    }
}
