//! Headings that bid or ask something of each of several counted names below them: `Define the following` above `1. Heap` and
//! `2. Stack`. These are the questions.

use crate::bank::import::{
    flow::Block, inline, note::Note, sections::heading_level, vocabulary::section, words::Asks,
};

/// Makes the names ask, and the headings none.
pub(super) fn ask(blocks: &[Block], notes: &mut [Note]) {
    const FEWEST: usize = 2;
    let mut at = 0;
    while at < blocks.len() {
        let Some(level) = heading_level(&blocks[at]).filter(|_| asks_each(&blocks[at])) else {
            at += 1;
            continue;
        };
        let is_within = |below: &usize| heading_level(&blocks[*below]).is_none_or(|other| other > level);
        let end = (at + 1..blocks.len()).take_while(is_within).last().map_or(at + 1, |last| last + 1);
        let is_counted = |below: &usize| {
            let plain = blocks[*below].words.plain.trim();
            heading_level(&blocks[*below]) == Some(level + 1) && inline::unnumbered(plain) != plain
        };
        let counted: Vec<usize> = (at + 1..end).filter(is_counted).collect();
        if counted.len() >= FEWEST {
            (notes[at].asks, notes[at].label) = (Asks::No, None);
            for name in counted {
                notes[name].asks = notes[name].asks.max(Asks::Perhaps);
            }
        }
        at = end;
    }
}

fn asks_each(heading: &Block) -> bool {
    section("each below").is_in(&heading.words.plain.to_lowercase())
}
