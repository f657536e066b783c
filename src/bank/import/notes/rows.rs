//! Headings in a row: a number counts each of them, and hardly one is a label. Then the words of a label in one of them
//! name what is asked about: `### 2. Key components of a cluster`.

use crate::bank::import::{
    flow::{Block, Kind},
    labels::Label,
    marks,
    note::Note,
};

/// Takes the labels away from the few headings of a row that have one.
pub(super) fn unname(blocks: &[Block], notes: &mut [Note]) {
    const FEWEST: usize = 5;
    const MOST_LABELLED: usize = 5;
    for level in 1..=6 {
        let is_in_row = |at: &usize| {
            let block = &blocks[*at];
            block.kind == Kind::Heading(level)
                && marks::number(&marks::with_blanks(&block.words.plain)).is_some()
        };
        let row: Vec<usize> = (0..blocks.len()).filter(is_in_row).collect();
        let is_labelled = |at: &usize| {
            let tag = notes[*at].label.as_ref();
            tag.is_some_and(|tag| tag.rest.is_empty() && tag.label != Some(Label::Question))
        };
        let labelled: Vec<usize> = row.iter().copied().filter(is_labelled).collect();
        if row.len() >= FEWEST && labelled.len() * MOST_LABELLED <= row.len() {
            for at in labelled {
                notes[at].label = None;
            }
        }
    }
}
