//! What a document or a section says of itself: that it holds exercises.

use super::Page;
use crate::bank::import::{flow::Kind, labels::Label, note::Tag, sections, vocabulary::section};

impl Page {
    /// Labels as a question the only heading that is such a word with its article, in a document on questions or on a task
    /// in which nothing else is labelled so: `The challenge`.
    pub(super) fn name_with_article(&mut self) {
        const SHORTEST: usize = 4;
        let is_question = |at: usize| self.label(at) == Some(Label::Question);
        if !self.is_about_questions() && !self.title.is_some_and(|title| self.is_titled_tasks(title)) {
            return;
        }
        let is_name = |at: &usize| {
            let block = &self.blocks[*at];
            let name = sections::bare_name(&block.words.plain);
            let bare = name.split_once(' ').filter(|(article, _)| section("article").has(article));
            sections::heading_level(block).is_some()
                && self.label(*at).is_none()
                && bare.is_some_and(|(_, bare)| bare.len() >= SHORTEST && section("whole Question").has(bare))
        };
        let mut names = (0..self.blocks.len()).filter(is_name);
        if let (Some(at), None) = (names.next(), names.next())
            && !(0..self.blocks.len()).any(is_question)
        {
            let name = self.blocks[at].words.plain.clone();
            self.notes[at].label = Some(Tag::by_others(Label::Question, name, ""));
            self.has_one_question = true;
        }
    }

    /// Whether its title says that it holds exercises, or what it says first.
    pub(in crate::bank::import) fn is_of_exercises(&self) -> bool {
        const FIRST: usize = 4;
        let names = |at: usize| {
            let name = self.blocks[at].words.plain.to_lowercase();
            section("exercises").is_in(&name) || counts_sheet(&name) || is_for_learners(&name)
        };
        let is_text = |at: &usize| self.blocks[*at].kind == Kind::Paragraph && !self.blocks[*at].is_item();
        let lists = |at: usize| {
            let plain = self.blocks[at].words.plain.to_lowercase();
            section("list of exercises").is_in(&plain)
        };
        self.is_practice
            || self.title.is_some_and(names)
            || (0..self.blocks.len().min(FIRST)).filter(is_text).any(lists)
    }

    /// Whether a block stands right in a section whose name is that of several exercises and nothing else.
    pub(in crate::bank::import) fn is_among_exercises(&self, at: usize) -> bool {
        let names =
            |over: usize| section("many exercises").has(&sections::bare_name(&self.blocks[over].words.plain));
        self.sections.over(at).is_some_and(names)
    }
}

/// Whether a name is that of a sheet of exercises, with its number: `Functional programming – Sheet 3`.
fn counts_sheet(name: &str) -> bool {
    let words: Vec<&str> =
        name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.windows(2).any(|pair| {
        section("sheet of exercises").has(pair[0]) && pair[1].starts_with(|c: char| c.is_ascii_digit())
    })
}

/// Whether a name is that of tasks, and says that they are for those who learn: `Tasks for beginners`.
pub(super) fn is_for_learners(name: &str) -> bool {
    let has = |words: &str| name.split(|c: char| !c.is_alphanumeric()).any(|word| section(words).has(word));
    has("many tasks") && has("learners")
}
