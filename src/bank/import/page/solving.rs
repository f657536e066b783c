//! The steps in which guides say that a problem is solved in an interview: `1. Clarify`, `2. Brute force`, `3. Optimize`,
//! `4. Code`, `5. Test`. Nothing is asked by them.

use super::Page;
use crate::bank::import::{flow::Block, inline, sections::heading_level, vocabulary::section, words::Asks};

impl Page {
    /// The blocks of such steps: items or headings of one level, most of which are steps by their names.
    pub(super) fn solving_steps(&self) -> Vec<usize> {
        const FEWEST: usize = 3;
        let is_step = |at: &usize| is_step(&self.blocks[*at]);
        let mut steps = (0..self.blocks.len()).filter(is_step).peekable();
        let mut all = Vec::new();
        while let Some(step) = steps.next() {
            let siblings = self.siblings_of(step);
            let end = siblings.last().map_or(step + 1, |last| last + 1);
            let is_sibling = |at: &usize| siblings.binary_search(at).is_ok();
            let mut count = 1;
            while let Some(next) = steps.next_if(|next| *next < end) {
                count += usize::from(is_sibling(&next));
            }
            let asking = siblings.iter().filter(|at| self.notes[**at].asks == Asks::Yes).count();
            if count >= FEWEST && count * 2 >= siblings.len() && asking * 3 <= siblings.len() {
                let is_heading = heading_level(&self.blocks[step]).is_some();
                let last =
                    |at: usize| if is_heading { self.end_of_section(at) } else { self.end_of_item(at) };
                all.extend(siblings.into_iter().flat_map(|at| at..last(at)));
            }
        }
        all
    }
}

/// Whether a heading or an item is such a step by its name, or by its first words.
fn is_step(block: &Block) -> bool {
    let plain = inline::unnumbered(&block.words.plain).to_lowercase();
    let is_mark = |c: char| !c.is_alphanumeric() && c != ' ' && c != '\'';
    let name = plain.trim_start_matches(|c: char| !c.is_alphanumeric());
    let name = section("step")
        .after(name)
        .map_or(name, |rest| rest.trim_start_matches(|c: char| !c.is_alphabetic()));
    let first = name.split(is_mark).next().unwrap_or_default().trim();
    (block.is_item() || heading_level(block).is_some())
        && (section("solving step").has(first) || section("solving step begins").begins_words(name))
}
