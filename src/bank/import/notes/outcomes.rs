//! What comes out of code, below nothing but a name and that code: `Q1`, code, `Output: 3`.
//!
//! Then it is the answer. Elsewhere it is a part of an example.

use crate::bank::import::{
    flow::{Block, Kind},
    labels::Label,
    note::{Note, Tag},
    vocabulary::section,
};

/// Makes such labels those of answers, where several are.
pub(super) fn answer(blocks: &[Block], notes: &mut [Note]) {
    const FEWEST: usize = 2;
    let is_outcome = |tag: &Tag| {
        let name = tag.name.to_lowercase();
        tag.label == Some(Label::Prompt)
            && section("outcome").has(name.trim_matches(|c: char| !c.is_alphanumeric()))
    };
    let is_name = |at: usize| {
        let block = &blocks[at];
        let is_apart = matches!(block.kind, Kind::Heading(_)) || block.words.is_bold();
        let tag = notes[at].label.as_ref();
        is_apart && tag.is_none_or(|tag| tag.label == Some(Label::Question))
    };
    let told = |at: &usize| {
        blocks[at - 1].kind == Kind::Code
            && notes[*at].label.as_ref().is_some_and(is_outcome)
            && is_name(at - 2)
    };
    let all: Vec<usize> = (2..blocks.len()).filter(told).collect();
    for at in all.iter().filter(|_| all.len() >= FEWEST) {
        if let Some(tag) = &mut notes[*at].label {
            tag.label = Some(Label::Answer);
        }
    }
}
