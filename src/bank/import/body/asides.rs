//! Asides in the midst of a question: what ends them, and what looks like one and is more of an answer.

use super::{Mode, Walk};
use crate::bank::import::{
    flow::Kind,
    habits::named_ends::{MOSTLY, is_name, is_said},
    note::Tag,
    sections,
    vocabulary::section,
    words::Asks,
};

impl Walk<'_> {
    /// What comes next is passed over, from a block on.
    pub(super) fn begin_aside(&mut self, at: usize) {
        self.is_aside_in_answer = self.mode == Mode::Answer(false) && !self.parts.answer.is_empty();
        self.aside_at = at;
        self.mode = Mode::Aside;
    }

    /// Whether a name without a label ends an aside: the answer that this interrupts goes on, or begins. It is bold, right
    /// after a list, or a heading as that of the aside.
    pub(super) fn ends_aside(&self, at: usize) -> bool {
        let block = &self.page.blocks[at];
        let is_name = block.kind == Kind::Paragraph && block.words.is_bold() && block.level == 0;
        let level = sections::heading_level(block);
        let is_beside = || sections::heading_level(&self.page.blocks[self.aside_at]) == level;
        self.is_aside_in_answer && is_name && self.page.is_item(at - 1)
            || !self.parts.prompt.is_empty() && self.is_below_start(at) && is_beside()
    }

    /// Whether a block is the last of a question, and the name of the section that begins with the next one. Where
    /// questions have nothing below them, it may be the first.
    pub(super) fn ends_with_name(&self, at: usize) -> bool {
        self.habits.sections_in_bold
            && self.span.end < self.page.blocks.len()
            && is_name(self.page, at)
            && (self.habits.bare >= MOSTLY && !(self.span.start.at + 1..at).any(|at| is_said(self.page, at))
                || !(at + 1..self.span.end).any(|at| is_said(self.page, at)))
    }

    /// Whether a block stands below the last list of a document in which lists are all that is below the questions.
    pub(super) fn is_below_all_lists(&self, at: usize) -> bool {
        const USUALLY: f64 = 0.7;
        const FEWEST: f64 = 3.0;
        let others = self.habits.items / self.habits.items_alone.max(1.0);
        self.habits.list_alone >= USUALLY
            && others >= FEWEST
            && self.page.is_item(at - 1)
            && self.page.notes[at].label.is_none()
            && self.page.notes[at].asks == Asks::No
    }

    /// Whether a block is a heading that is smaller than the one that the question begins with.
    fn is_below_start(&self, at: usize) -> bool {
        let level = |at: usize| sections::heading_level(&self.page.blocks[at]);
        level(self.span.start.at).zip(level(at)).is_some_and(|(start, level)| start < level)
    }

    /// Whether a label is one of the items of a list in an answer, or the name of a part of an answer in prose:
    /// `**Why it matters:**`.
    pub(super) fn is_told_on(&self, at: usize, tag: &Tag) -> bool {
        let block = &self.page.blocks[at];
        let is_listed = block.is_item()
            && self.page.is_item(at - 1)
            && self.page.blocks[at - 1].level == block.level
            && self.page.notes[at - 1].label.is_none();
        // The last heading is for who reads all of it.
        let is_within = block.kind == Kind::Paragraph
            || self.is_below_start(at) && self.page.sections.next_heading(at) < self.span.end;
        let is_told = is_within
            && !self.parts.answer.is_empty()
            && (self.mode == Mode::Answer(true) || self.habits.prose >= 0.5)
            && section("part of an answer").has(&tag.name.trim().to_lowercase());
        is_listed || is_told
    }
}

/// Whether a text behind a question is nothing but a link.
pub(super) fn is_only_link(text: &str) -> bool {
    let text = text.trim().trim_matches(['-', '–', ':', ' ', '(', ')', '*']);
    text.starts_with('[') && text.split_whitespace().count() <= 6 && text.contains("](")
}
