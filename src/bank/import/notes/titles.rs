//! A title that speaks of answers, `Interview answers`, is none: what it could answer would stand above it.

use crate::bank::import::{
    flow::{Block, Kind},
    labels::Label,
    note::Note,
    words::Asks,
};

/// Takes the label of an answer from the heading, or the bold line, that a document begins with, where several things ask below it.
pub(super) fn unname(blocks: &[Block], notes: &mut [Note]) {
    const FEWEST: usize = 2;
    let Some(first) = notes.iter().position(|note| !note.is_noise) else { return };
    let block = &blocks[first];
    let is_bold = block.kind == Kind::Paragraph && block.level == 0 && block.words.is_bold();
    let is_title = (matches!(block.kind, Kind::Heading(_)) || is_bold)
        && block.words.plain.split_whitespace().count() > 1
        && notes[first].label.as_ref().is_some_and(|tag| tag.label == Some(Label::Answer));
    if is_title && notes.iter().filter(|note| note.asks == Asks::Yes).take(FEWEST).count() == FEWEST {
        notes[first].label = None;
    }
}
