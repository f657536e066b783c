//! Headings of follow-ups before which nothing was asked: what stands below them is asked first.

use crate::bank::import::{
    flow::{Block, Kind},
    labels::Label,
    note::Note,
    words::Asks,
};

/// Takes their labels away: `Common follow-up questions`, as the first section of a document.
pub(super) fn unname(blocks: &[Block], notes: &mut [Note]) {
    for (at, block) in blocks.iter().enumerate() {
        let label = notes[at].label.as_ref().and_then(|tag| tag.label);
        let is_heading = matches!(block.kind, Kind::Heading(_));
        if is_heading && label == Some(Label::FollowUps) {
            notes[at].label = None;
            continue;
        }
        let note = &notes[at];
        let is_title = is_heading && note.asks == Asks::No && matches!(label, None | Some(Label::Aside));
        if !is_title && !note.is_noise {
            return;
        }
    }
}
