//! Headings that are set off as quotes, where they are the questions: `> #### What is a lock?`.

use crate::bank::import::{
    flow::{Block, Kind},
    words::{self, Asks},
};

/// Takes the headings out of their quotes, where several are in such, and most of those ask something.
pub(super) fn raise(blocks: &mut [Block]) {
    const FEWEST: usize = 2;
    let is_heading = |block: &&Block| matches!(block.kind, Kind::Heading(_)) && block.is_quoted;
    let quoted: Vec<&Block> = blocks.iter().filter(is_heading).collect();
    let asking = quoted.iter().filter(|block| words::asks(&block.words.plain) != Asks::No).count();
    if quoted.len() < FEWEST || asking * 10 < quoted.len() * 7 {
        return;
    }
    for block in blocks.iter_mut().filter(|block| matches!(block.kind, Kind::Heading(_))) {
        block.is_quoted = false;
    }
}
