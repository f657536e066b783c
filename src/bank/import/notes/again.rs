//! What bold paragraphs ask again and again, each time below another heading that asks or is numbered, names a part of
//! what those ask: `Why do we use it?`.

use std::collections::HashMap;

use crate::bank::import::{
    flow::{Block, Kind},
    marks,
    note::Note,
    sections::heading_level,
    words::Asks,
};

/// How often something is asked, and below what.
#[derive(Default)]
struct Asked {
    all: Vec<usize>,
    /// The last heading above one of them.
    over: Option<usize>,
    headings: usize,
    /// How many of these may be questions.
    likely: usize,
}

/// Notes that such names ask nothing.
pub(super) fn name_parts(blocks: &[Block], notes: &mut [Note]) {
    const OFTEN: usize = 3;
    const MOST_WORDS: usize = 8;
    let mut asked: HashMap<&str, Asked> = HashMap::new();
    let mut over = None;
    for (at, block) in blocks.iter().enumerate() {
        over = heading_level(block).map(|_| at).or(over);
        let plain = block.words.plain.as_str();
        let is_bold = block.kind == Kind::Paragraph && block.level == 0 && block.words.is_bold();
        if is_bold && notes[at].asks != Asks::No && plain.split_whitespace().count() <= MOST_WORDS {
            let one = asked.entry(plain).or_default();
            one.all.push(at);
            if let Some(heading) = over.filter(|heading| one.over != Some(*heading)) {
                let is_counted = marks::number(&marks::with_blanks(&blocks[heading].words.plain)).is_some();
                one.over = over;
                one.headings += 1;
                one.likely += usize::from(is_counted || notes[heading].asks != Asks::No);
            }
        }
    }
    let is_part = |one: &Asked| {
        let count = one.all.len();
        count >= OFTEN && one.headings == count && one.likely * 10 >= count * 7
    };
    for at in asked.into_values().filter(is_part).flat_map(|one| one.all) {
        notes[at].asks = Asks::No;
    }
}
