//! Lines right below headings that say nothing but how hard what these name is: `[Easy]`, `*Medium*`.

use crate::bank::import::{
    difficulty,
    flow::{Block, Kind},
    labels::Label,
    note::{Note, Tag},
};

/// Labels them as such.
pub(super) fn label(blocks: &[Block], notes: &mut [Note]) {
    for at in 1..blocks.len() {
        let block = &blocks[at];
        let is_below = matches!(blocks[at - 1].kind, Kind::Heading(_)) && !notes[at - 1].is_noise;
        let is_line = block.kind == Kind::Paragraph && block.level == 0 && block.first == block.last;
        if is_below && is_line && difficulty::is_alone(&block.words.plain) {
            notes[at].label = Some(Tag::by_words(Some(Label::Difficulty), "", block.words.plain.as_str()));
        }
    }
}
