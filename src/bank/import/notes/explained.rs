//! Names in bold below the heading of an answer that bid as a task does: they say what of the answer comes next.

use crate::bank::import::{
    flow::{Block, Kind},
    labels::Label,
    note::Note,
    sections::heading_level,
    words::Asks,
};

/// Notes that such names ask nothing: `Why other answers are wrong:` below `### Solution`.
pub(super) fn name_parts(blocks: &[Block], notes: &mut [Note]) {
    let mut is_answered = false;
    for (block, note) in blocks.iter().zip(notes) {
        if let Some(level) = heading_level(block) {
            let is_answer = note.label.as_ref().is_some_and(|tag| tag.label == Some(Label::Answer));
            is_answered = is_answer && level > 1;
        }
        let is_name = block.kind == Kind::Paragraph && block.level == 0 && block.words.is_bold();
        if is_answered && is_name && note.asks == Asks::Perhaps {
            note.asks = Asks::No;
        }
    }
}
