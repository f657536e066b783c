//! The headings of a worked problem that stand beside the one of its statement: `Problem statement`, `Intuition`,
//! `Complexity`.
//!
//! By themselves such names say nothing: below a statement, they are parts of the answer.

use crate::bank::import::{
    flow::{Block, Kind},
    inline,
    labels::Label,
    note::{Note, Tag},
    vocabulary::section,
    words::Asks,
};

/// Labels them as answers.
pub(super) fn answer(blocks: &[Block], notes: &mut [Note]) {
    // The level of the heading of the statement that is open.
    let mut stated: Option<u8> = None;
    for (block, note) in blocks.iter().zip(notes) {
        let Kind::Heading(level) = block.kind else { continue };
        if note.label.as_ref().is_some_and(|tag| tag.label == Some(Label::Question)) {
            stated = Some(level);
        } else if stated.is_some_and(|stated| level < stated) {
            stated = None;
        } else if stated.is_some() && note.label.is_none() && note.asks == Asks::No && is_part(block) {
            note.label = Some(Tag::by_others(Label::Answer, block.words.plain.as_str(), ""));
        }
    }
}

/// Whether a heading names a part of what was worked out, be it with more behind a colon or in brackets.
fn is_part(block: &Block) -> bool {
    let name = inline::unnumbered(&block.words.plain).to_lowercase();
    let name = name.split([':', '：', '(', '（']).next().unwrap_or_default();
    section("worked part").has(name.trim_matches(|c: char| !c.is_alphanumeric()))
}
