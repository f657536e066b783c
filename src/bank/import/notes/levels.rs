//! Lines right below headings that say nothing but how hard what these name is, be it among other tags: `[Easy]`,
//! `*Medium*`, `` `easy` · `caching` · 5 min ``.

use crate::bank::import::{
    difficulty,
    flow::{Block, Kind},
    labels::Label,
    note::{Note, Tag},
    tags,
    view::View,
};

/// Labels them as such.
pub(super) fn label(view: &View, blocks: &[Block], notes: &mut [Note]) {
    for at in 1..blocks.len() {
        let block = &blocks[at];
        let is_below = matches!(blocks[at - 1].kind, Kind::Heading(_)) && !notes[at - 1].is_noise;
        let is_line = block.kind == Kind::Paragraph && block.level == 0 && block.first == block.last;
        if is_below
            && is_line
            && (difficulty::is_alone(&block.words.plain) || tags::are_all(&block.text(view)))
        {
            notes[at].label = Some(Tag::by_words(Some(Label::Difficulty), "", block.words.plain.as_str()));
        }
    }
}
