//! What stands right above boxes on lines of their own: they are what to choose from.

use crate::bank::import::{
    flow::{Block, Kind},
    note::Note,
    options,
    view::View,
    words::{self, Asks},
};

/// What stands above them asks, where there are several such paragraphs, and some of them ask by their words.
pub(super) fn ask(view: &View, blocks: &[Block], notes: &mut [Note]) {
    const FEWEST: usize = 3;
    let asks = |at: usize| {
        let block = &blocks[at];
        let may_ask = block.kind == Kind::Paragraph && block.level == 0 && notes[at].label.is_none();
        let text = if may_ask { block.text(view) } else { return None };
        options::above_boxes(&text).map(|above| (at, words::asks(above) != Asks::No))
    };
    let asked: Vec<(usize, bool)> = (0..blocks.len()).filter_map(asks).collect();
    let by_words = asked.iter().filter(|(_, asks)| *asks).count();
    if asked.len() >= FEWEST && by_words * 3 >= asked.len() {
        for (at, _) in asked {
            notes[at].asks = Asks::Yes;
        }
    }
}
