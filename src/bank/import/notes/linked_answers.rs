//! Links below a list of links, to the answers of that.

use crate::bank::import::{
    flow::{Block, Kind},
    labels::Label,
    note::Note,
};

/// What leads to the answers of a list of links is the answer of none of them: `Best answer: [Week 3](…)`.
pub(super) fn set_aside(blocks: &[Block], notes: &mut [Note]) {
    let is_linked = |block: &Block| block.words.is_link() && block.words.has_link;
    for at in 1..blocks.len() {
        let Some(tag) = notes[at].label.as_mut().filter(|tag| tag.label == Some(Label::Answer)) else {
            continue;
        };
        let (block, above) = (&blocks[at], &blocks[at - 1]);
        let is_below_links = above.is_item() && is_linked(above) && block.level < above.level;
        let leads = tag.rest.starts_with('[') && tag.rest.ends_with(')') && block.words.has_link;
        if block.kind == Kind::Paragraph && is_below_links && leads {
            (tag.label, tag.rest) = (Some(Label::Aside), String::new());
        }
    }
}
