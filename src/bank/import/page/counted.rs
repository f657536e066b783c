//! Tasks that only a number sets apart, `## Task 1`, `**Scenario 2:** …`, and names of several questions.

use super::Page;
use crate::bank::import::{flow::Kind, labels::Label, vocabulary::section, words::Asks};

impl Page {
    /// Labels as questions the tasks that are counted, in a document that is about such or answers them.
    pub(super) fn count_tasks(&mut self) {
        const FEWEST: usize = 2;
        let counted: Vec<(usize, u64)> =
            (0..self.blocks.len()).filter_map(|at| Some((at, self.task_number(at)?))).collect();
        let rising = counted.windows(2).filter(|pair| pair[0].1 < pair[1].1).count();
        let is_answered = || (0..self.blocks.len()).any(|at| self.label(at) == Some(Label::Answer));
        let is_titled = || {
            self.blocks
                .first()
                .is_some_and(|block| section("counting").is_in(&block.words.plain.to_lowercase()))
        };
        if rising + 1 < FEWEST
            || (rising + 1) * 10 < counted.len() * 7
            || !(self.mentions_interviews() || self.is_about_questions() || is_titled() || is_answered())
        {
            return;
        }
        for (at, _) in counted {
            if let Some(tag) = &mut self.notes[at].label {
                tag.label = Some(Label::Question);
            }
        }
    }

    /// Whether a heading that does not ask says that several questions are below it.
    pub(in crate::bank::import) fn names_several(&self, at: usize) -> bool {
        self.notes[at].asks == Asks::No
            && section("several questions").is_in(&self.blocks[at].words.plain.to_lowercase())
    }

    /// The number of a task that a heading or a paragraph begins with.
    fn task_number(&self, at: usize) -> Option<u64> {
        let block = &self.blocks[at];
        let is_apart = matches!(block.kind, Kind::Heading(_) | Kind::Paragraph) && block.level == 0;
        let tag = self.notes[at].label.as_ref().filter(|tag| is_apart && tag.label == Some(Label::Prompt))?;
        let name = tag.name.trim().trim_end_matches(|c: char| !c.is_alphanumeric());
        let word = name.trim_end_matches(|c: char| c.is_ascii_digit());
        let is_counting =
            section("counting").has(word.to_lowercase().trim_matches(|c: char| !c.is_alphanumeric()));
        name[word.len()..].parse().ok().filter(|_| is_counting)
    }
}
