//! Headings that are parts of counted questions, though they are as large as these or larger: `### Output` below
//! `### 3. Two sum`.
//!
//! What each counted heading has below it by the same name is its part. The name of a section is not: the next question
//! stands right below that.

use std::collections::HashMap;

use crate::bank::import::{
    difficulty,
    flow::{Block, Kind},
    labels::Label,
    marks,
    note::Note,
    sections::heading_level,
    vocabulary::section,
    words::Asks,
};

/// The level of what a label counts: any heading may be in it.
const LABELLED: u8 = 7;

/// Fewer of them count nothing.
const FEWEST: usize = 3;

/// The blocks of a document, of which some are counted.
struct Counted<'a> {
    blocks: &'a [Block],
    notes: &'a [Note],
    level: u8,
    is_one: Vec<bool>,
}

/// Which blocks are such headings.
pub(super) fn parts(blocks: &[Block], notes: &[Note]) -> Vec<bool> {
    let mut parts = vec![false; blocks.len()];
    let Some(counted) = Counted::of(blocks, notes) else { return parts };
    for at in counted.repeated() {
        parts[at] = true;
    }
    parts
}

impl<'a> Counted<'a> {
    /// What most of the numbers count that go on, one after the other.
    fn of(blocks: &'a [Block], notes: &'a [Note]) -> Option<Self> {
        let mut levels: HashMap<u8, Vec<(usize, u64)>> = HashMap::new();
        for at in 0..blocks.len() {
            if let Some((level, number)) = number(&blocks[at], &notes[at]) {
                levels.entry(level).or_default().push((at, number));
            }
        }
        levels.retain(|_, all| {
            let going_on = all.windows(2).filter(|pair| pair[0].1 + 1 == pair[1].1).count();
            all.len() >= FEWEST && going_on * 10 >= (all.len() - 1) * 6
        });
        let (level, all) = levels.into_iter().max_by_key(|(level, all)| (all.len(), *level))?;
        let mut is_one = vec![false; blocks.len()];
        for (at, _) in all {
            is_one[at] = true;
        }
        Some(Self { blocks, notes, level, is_one })
    }

    /// Whether a block is a heading as large as what is counted, or larger, and neither asks nor speaks of questions.
    fn may_be_part(&self, at: usize) -> bool {
        let plain = &self.blocks[at].words.plain;
        heading_level(&self.blocks[at]).is_some_and(|level| level <= self.level)
            && !section("questions").is_in(&plain.to_lowercase())
            && difficulty::of_heading(plain).is_none()
            && self.blocks[at].level == 0
            && !self.is_one[at]
            && self.notes[at].asks == Asks::No
    }

    /// The first block after one that says anything.
    fn next(&self, at: usize) -> Option<usize> {
        (at + 1..self.blocks.len()).find(|at| !self.notes[*at].is_noise)
    }

    /// Whether something is said right below a heading.
    fn is_told(&self, at: usize) -> bool {
        self.next(at).is_some_and(|next| !self.is_one[next] && heading_level(&self.blocks[next]).is_none())
    }

    /// The headings by the same name, each below another counted one.
    fn repeated(&self) -> Vec<usize> {
        let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
        for at in (0..self.blocks.len()).filter(|at| self.may_be_part(*at) && self.is_told(*at)) {
            by_name.entry(bare(&self.blocks[at])).or_default().push(at);
        }
        by_name.retain(|_, all| all.len() >= FEWEST);
        // Below which counted one each stands: below none, where a name that is no part comes between.
        let mut below = vec![0usize; self.blocks.len()];
        let (mut count, mut is_open) = (0usize, false);
        for (at, below) in below.iter_mut().enumerate() {
            if self.is_one[at] {
                (count, is_open) = (count + 1, true);
            } else if self.may_be_part(at) {
                let is_known = self.notes[at].label.as_ref().is_some_and(|tag| tag.label.is_some());
                is_open &= is_known || by_name.contains_key(&bare(&self.blocks[at]));
            }
            *below = if is_open { count } else { 0 };
        }
        let is_own = |all: &&Vec<usize>| {
            below[all[0]] > 0 && all.windows(2).all(|pair| below[pair[0]] < below[pair[1]])
        };
        by_name.values().filter(is_own).flatten().copied().collect()
    }
}

/// The level and the number of a heading, or of a paragraph behind the label of a question.
fn number(block: &Block, note: &Note) -> Option<(u8, u64)> {
    let is_plain = block.level == 0 && !block.is_quoted;
    let label = note.label.as_ref().filter(|tag| is_plain && tag.label == Some(Label::Question));
    let by_label = label.and_then(|tag| {
        let digits = tag.name.trim_end_matches(|c: char| !c.is_ascii_digit());
        let before = digits.trim_end_matches(|c: char| c.is_ascii_digit());
        digits[before.len()..].parse().ok()
    });
    let level = heading_level(block).unwrap_or(LABELLED);
    if let Some(number) = by_label {
        return (block.kind == Kind::Paragraph || level < LABELLED).then_some((level, number));
    }
    let plain = block.words.plain.trim();
    let is_part = marks::part(plain).is_some();
    let (number, _) = marks::number(plain).filter(|_| is_plain && level < LABELLED && !is_part)?;
    Some((level, number))
}

/// The words of a heading without the signs around them.
fn bare(block: &Block) -> String {
    block.words.plain.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}
