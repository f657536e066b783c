//! Which line of a document is in which question, so that none is lost.

use std::collections::HashMap;

use super::{Document, Found, found::stretches, page::Page};

/// The questions so far, and the lines that they take.
#[derive(Debug)]
pub(super) struct Ledger {
    questions: Vec<Found>,
    /// For each line of the document, whether it is blank.
    blank: Vec<bool>,
    /// The prompts so far, and the question that has each.
    prompts: HashMap<String, usize>,
}

impl Ledger {
    pub(super) fn new(text: &str) -> Self {
        let blank = text.split('\n').map(|line| line.trim().is_empty()).collect();
        Self { questions: Vec::new(), blank, prompts: HashMap::new() }
    }

    /// Enters a question that was read from these blocks. One that is there already is not entered again;
    /// it only takes the place of the first where it says more.
    pub(super) fn enter(&mut self, page: &Page, mut found: Found, used: &[usize]) {
        found.lines = stretches(self.lines(page, used).into_iter());
        let prompt = normal(&found.prompt);
        match self.prompts.get(&prompt) {
            Some(first) => {
                let first = &mut self.questions[*first];
                if richness(first) == 0 && richness(&found) > 0 {
                    *first = found;
                }
            }
            None => {
                self.prompts.insert(prompt, self.questions.len());
                self.questions.push(found);
            }
        }
    }

    /// The lines of the blocks, and those between them that only hold tags.
    fn lines(&self, page: &Page, used: &[usize]) -> Vec<usize> {
        let mut used = used.to_vec();
        used.sort_unstable();
        used.dedup();
        let mut lines: Vec<usize> = Vec::new();
        for (index, at) in used.iter().enumerate() {
            let block = &page.blocks[*at];
            let is_next = index > 0 && used[index - 1] + 1 == *at;
            let source = page.view.get(block.first, block.last).iter().map(|line| line.source);
            let from = lines.last().map_or(usize::MAX, |last| last + 1);
            for line in source {
                if is_next && lines.last().is_some_and(|last| *last >= from.saturating_sub(1)) {
                    lines.extend(from..line);
                }
                lines.push(line);
            }
        }
        lines.retain(|line| !self.blank.get(line - 1).copied().unwrap_or(true));
        lines.sort_unstable();
        lines.dedup();
        lines
    }

    /// The document: the questions by their lines, and the lines that none of them has.
    pub(super) fn document(self) -> Document {
        let mut questions = self.questions;
        questions.sort_by_key(|question| question.line);
        let mut is_used = self.blank;
        for stretch in questions.iter().flat_map(|question| &question.lines) {
            for line in stretch.from..=stretch.to {
                if let Some(used) = is_used.get_mut(line - 1) {
                    *used = true;
                }
            }
        }
        let left = is_used.iter().enumerate().filter(|(_, used)| !**used).map(|(index, _)| index + 1);
        Document { left_out: merged(left, &is_used), questions }
    }
}

/// The lines as stretches that blank lines do not end, but lines of questions do.
fn merged(lines: impl Iterator<Item = usize>, is_used: &[bool]) -> Vec<super::Stretch> {
    let _ = is_used;
    stretches(lines)
}

fn richness(found: &Found) -> usize {
    found.key_points.len() + found.follow_ups.len() + usize::from(found.answer.is_some())
}

/// The letters and digits of a prompt, by which it is known.
fn normal(prompt: &str) -> String {
    let mut normal = String::with_capacity(prompt.len());
    for word in prompt.split(|c: char| !c.is_alphanumeric() && !matches!(c, '+' | '#' | '=' | '<' | '>' | '*' | '/' | '!' | '&' | '|' | '-')).filter(|word| !word.is_empty()) {
        normal.push_str(&word.to_lowercase());
        normal.push(' ');
    }
    normal
}
