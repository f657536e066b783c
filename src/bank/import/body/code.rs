//! What code below a question is: what is asked about, or what answers.

use super::Walk;
use crate::bank::import::{
    flow::Kind,
    note::Tag,
    vocabulary::section,
    words::{self, Asks},
};

impl Walk<'_> {
    /// Whether a block is the code below a task that was told, or the quote below one that has a name.
    pub(super) fn is_solution(&self, at: usize) -> bool {
        let block = &self.page.blocks[at];
        let is_set_off = block.is_quoted && self.page.told_names.contains(&self.span.start.at);
        self.told_until == Some(at) && (block.kind == Kind::Code || is_set_off)
    }

    /// Whether a block is code right below what asks and does not speak of it, and a label right below the code says
    /// that it is explained: then the code answers, too.
    pub(super) fn is_explained_code(&self, at: usize, answer_at: usize) -> bool {
        let start = self.span.start.at;
        let prompt = &self.parts.lead.prompt;
        let is_explained = |tag: &Tag| section("explaining").has(&tag.name.trim().to_lowercase());
        self.page.blocks[at].kind == Kind::Code
            && at == start + 1
            && at + 1 == answer_at
            && !self.is_title
            && self.page.notes[start].asks != Asks::No
            && !words::is_about_code(prompt)
            && !prompt.trim_end().ends_with([':', '：'])
            && self.habits.code_prompts < 0.5
            && self.page.notes[answer_at].label.as_ref().is_some_and(is_explained)
    }

    /// Whether a line stands between code that is asked about and more of it: `or`, `and the following CSS:`.
    pub(super) fn joins_code(&self, at: usize) -> bool {
        let is_code = |at: usize| self.page.blocks.get(at).is_some_and(|block| block.kind == Kind::Code);
        let block = &self.page.blocks[at];
        let plain = block.words.plain.trim();
        let first = plain.split_whitespace().next().unwrap_or_default().trim_end_matches(':');
        at > self.span.start.at + 1
            && at + 1 < self.span.end
            && self.parts.answer.is_empty()
            && block.kind == Kind::Paragraph
            && is_code(at - 1)
            && is_code(at + 1)
            && (section("joining").has(first) || self.is_given())
            && (plain.trim_end_matches(':') == first || plain.ends_with([':', '：']))
    }

    /// Whether an item only says what is given: `Given these tables`.
    pub(super) fn is_given(&self) -> bool {
        let start = self.span.start;
        let prompt = &self.parts.lead.prompt;
        start.shape.item_level().is_some()
            && !prompt.contains(['?', '？'])
            && section("setting").begins(&prompt.to_lowercase())
    }

    /// Whether code is a query below a task that does not speak of one: then it answers that.
    pub(super) fn is_query(&self, at: usize) -> bool {
        const ABOUT: [&str; 5] = ["query", "statement", "this ", "code", "below"];
        let block = &self.page.blocks[at];
        let lines =
            self.page.view.get(block.first, block.last).iter().map(|line| line.text.trim().to_lowercase());
        let first =
            lines.skip(1).find(|line| !line.is_empty() && !line.starts_with("--")).unwrap_or_default();
        let prompt = self.parts.lead.prompt.to_lowercase();
        let is_about = ABOUT.iter().any(|word| prompt.contains(word));
        !is_about && ["select", "with "].iter().any(|word| first.starts_with(word))
    }
}

/// Whether a task is to write code, or to say how something is done, so that code is what it is answered by.
pub(super) fn asks_for_code(prompt: &str) -> bool {
    let prompt = prompt.to_lowercase();
    section("writing code").begins(&prompt) || words::asks_for_way(&prompt)
}
