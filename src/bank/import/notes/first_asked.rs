//! Headings of parts before which nothing was asked: what stands below those of follow-ups is asked first, and an
//! `Approach` before the tasks is how to work on all of them.

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
        if let Kind::Heading(level) = block.kind
            && label == Some(Label::Answer)
            && tells_of_tasks(blocks, notes, at, level)
        {
            notes[at].label = None;
            return;
        }
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

/// Whether a heading is the only one of its level that has a label, and several beside it ask or set a task.
fn tells_of_tasks(blocks: &[Block], notes: &[Note], at: usize, level: u8) -> bool {
    const FEWEST: usize = 3;
    let beside = || (at + 1..blocks.len()).filter(|at| blocks[*at].kind == Kind::Heading(level));
    let is_answer = |at: usize| notes[at].label.as_ref().is_some_and(|tag| tag.label == Some(Label::Answer));
    !beside().any(is_answer)
        && beside().filter(|at| notes[*at].asks != Asks::No).take(FEWEST).count() == FEWEST
}
