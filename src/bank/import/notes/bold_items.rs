//! Lists whose outermost items are bold and have lists of their own below them, throughout a document, where many of
//! those items ask: what is bold is asked, and what is nested answers it. Then a bold name above such a list names a
//! section, and announces no parts.

use crate::bank::import::{
    flow::{Block, Kind},
    note::Note,
    words::Asks,
};

/// Takes the labels that nobody knows from such items, and from the names above them.
pub(super) fn unname(blocks: &[Block], notes: &mut [Note]) {
    const FEWEST: usize = 6;
    const SURE: usize = 3;
    let is_outermost = |at: usize| blocks[at].is_item() && blocks[at].level == 1;
    let is_asked = |at: usize| {
        let nests = blocks.get(at + 1).is_some_and(|next| next.is_item() && next.level > 1);
        is_outermost(at) && nests && blocks[at].kind == Kind::Paragraph && blocks[at].words.is_bold()
    };
    let items: Vec<usize> = (0..blocks.len()).filter(|at| is_outermost(*at)).collect();
    let asked: Vec<usize> = items.iter().copied().filter(|at| is_asked(*at)).collect();
    let asking = |least: Asks| asked.iter().filter(|at| notes[**at].asks >= least).count();
    if asked.len() < FEWEST
        || asked.len() * 10 < items.len() * 9
        || asking(Asks::Yes) < SURE
        || asking(Asks::Perhaps) * 3 < asked.len()
    {
        return;
    }
    for at in asked {
        notes[at].label = None;
        let Some(above) = at.checked_sub(1) else { continue };
        let block = &blocks[above];
        let names = block.kind == Kind::Paragraph && block.level == 0 && block.words.is_bold();
        if names {
            notes[above].label = None;
        }
    }
}
