//! Statements that are true or false: what stands below each says no more than that.

use crate::bank::import::{
    flow::{Block, Kind},
    note::Note,
    vocabulary::section,
    words::Asks,
};

/// Such a statement asks whether it holds, where there are several.
pub(super) fn ask(blocks: &[Block], notes: &mut [Note]) {
    const FEWEST: usize = 2;
    let is_verdict = |block: &Block| {
        let plain = block.words.plain.to_lowercase();
        block.kind == Kind::Paragraph && section("verdicts").has(plain.trim_end_matches(['.', '!', '。']))
    };
    let is_stated = |at: &usize| {
        let block = &blocks[*at];
        block.is_item() && notes[*at].label.is_none() && blocks.get(at + 1).is_some_and(is_verdict)
    };
    let stated: Vec<usize> = (0..blocks.len()).filter(is_stated).collect();
    for at in stated.iter().filter(|_| stated.len() >= FEWEST) {
        notes[*at].asks = Asks::Yes;
    }
}
