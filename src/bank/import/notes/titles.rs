//! A title that speaks of answers, `Interview answers`, is none: what it could answer would stand above it.

use crate::bank::import::{
    flow::{Block, Kind},
    labels::Label,
    note::Note,
    words::Asks,
};

/// Takes the label of an answer from the heading that a document begins with, where several things ask below it.
pub(super) fn unname(blocks: &[Block], notes: &mut [Note]) {
    const FEWEST: usize = 2;
    let Some(first) = notes.iter().position(|note| !note.is_noise) else { return };
    let is_title = matches!(blocks[first].kind, Kind::Heading(_))
        && blocks[first].words.plain.split_whitespace().count() > 1
        && notes[first].label.as_ref().is_some_and(|tag| tag.label == Some(Label::Answer));
    if is_title && notes.iter().filter(|note| note.asks == Asks::Yes).take(FEWEST).count() == FEWEST {
        notes[first].label = None;
    }
}
