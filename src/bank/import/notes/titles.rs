//! A title that speaks of answers, `Interview answers`, is none: what it could answer would stand above it. Neither is
//! one that is the name of another part, `Notes`: the document holds what the title stands above.

use crate::bank::import::{
    flow::{Block, Kind},
    labels::Label,
    note::Note,
    words::Asks,
};

/// Takes the label of an answer, or of what is no question, from the heading, or the bold line, that a document begins
/// with, where several things ask below it.
pub(super) fn unname(blocks: &[Block], notes: &mut [Note]) {
    const FEWEST: usize = 2;
    let Some(first) = notes.iter().position(|note| !note.is_noise) else { return };
    let block = &blocks[first];
    let is_bold = block.kind == Kind::Paragraph && block.level == 0 && block.words.is_bold();
    let is_heading = matches!(block.kind, Kind::Heading(_));
    let is_title = notes[first].label.as_ref().is_some_and(|tag| match tag.label {
        Some(Label::Answer) => (is_heading || is_bold) && block.words.plain.split_whitespace().count() > 1,
        Some(Label::Aside | Label::KeyPoints | Label::FollowUps) => is_heading,
        _ => false,
    });
    if is_title && notes.iter().filter(|note| note.asks == Asks::Yes).take(FEWEST).count() == FEWEST {
        notes[first].label = None;
    }
}
