//! Answers of follow-ups, within the list of those: they are none of the question itself.

use crate::bank::import::{flow::Block, labels::Label, note::Note};

/// Labels them as asides.
pub(super) fn set_aside(blocks: &[Block], notes: &mut [Note]) {
    // The level of the list of follow-ups that is being read.
    let mut listed: Option<usize> = None;
    for at in 0..blocks.len() {
        let level = blocks[at].level;
        let tag = notes[at].label.as_ref();
        let is = |label: Label| tag.is_some_and(|tag| tag.label == Some(label));
        if listed.is_some_and(|list| level < list) {
            listed = None;
        }
        if is(Label::FollowUps) && tag.is_some_and(|tag| tag.rest.is_empty()) {
            listed =
                blocks.get(at + 1).filter(|next| next.is_item() && next.level > level).map(|next| next.level);
        } else if listed.is_some()
            && is(Label::Answer)
            && let Some(tag) = notes[at].label.as_mut().filter(|tag| !tag.rest.is_empty())
        {
            tag.label = Some(Label::Aside);
        }
    }
}
