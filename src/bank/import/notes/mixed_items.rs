//! Lists right below what asks, of which the first items tell and the last ones ask, where several are such: what a good
//! answer has, and what to ask on.

use super::asked_names::asks_above;
use crate::bank::import::{
    flow::Block,
    labels::Label,
    note::{Note, Tag},
    options,
    view::View,
    words::Asks,
};

/// Labels the items of such lists.
pub(super) fn label(view: &View, blocks: &[Block], notes: &mut [Note]) {
    const FEWEST: usize = 2;
    let lists: Vec<Vec<usize>> = (1..blocks.len()).filter_map(|at| list(blocks, notes, at)).collect();
    let mixed = lists.iter().filter(|list| is_mixed(notes, list)).count();
    if mixed < FEWEST || mixed * 3 < lists.len() {
        return;
    }
    // Lists that only tell, or only ask, are such parts beside them.
    let asks = |at: &usize| notes[*at].asks == Asks::Yes;
    let is_one = |list: &&Vec<usize>| list.iter().all(asks) || !list.iter().any(asks);
    let parts: Vec<&Vec<usize>> = lists.iter().filter(|list| is_mixed(notes, list) || is_one(list)).collect();
    for at in parts.into_iter().flatten() {
        let asks = notes[*at].asks == Asks::Yes;
        let (label, name) =
            if asks { (Label::FollowUps, "Follow-up") } else { (Label::KeyPoints, "Key point") };
        notes[*at].label = Some(Tag::by_others(label, name, blocks[*at].text(view)));
    }
}

/// The items of the list without labels that begins at a block, right below what asks and further in than that.
fn list(blocks: &[Block], notes: &[Note], at: usize) -> Option<Vec<usize>> {
    const MOST: usize = 20;
    let (block, above) = (&blocks[at], &blocks[at - 1]);
    if !block.is_item() || block.level <= above.level || !asks_above(notes, at) {
        return None;
    }
    let below = (at..blocks.len()).take_while(|at| blocks[*at].level >= block.level);
    let items: Vec<usize> = below.take(MOST + 1).collect();
    let is_plain = |at: &usize| {
        let plain = &blocks[*at].words.plain;
        blocks[*at].is_item()
            && blocks[*at].level == block.level
            && notes[*at].label.is_none()
            && options::tick(plain).is_none()
            && options::letter(plain).is_none()
    };
    (items.len() <= MOST && items.iter().all(is_plain)).then_some(items)
}

/// Whether the first items tell, and all that come after them ask.
fn is_mixed(notes: &[Note], list: &[usize]) -> bool {
    let asks = |at: &usize| notes[*at].asks == Asks::Yes;
    let first = list.iter().position(asks).unwrap_or(0);
    let tells = |at: &usize| notes[*at].asks == Asks::No;
    first > 0 && list[..first].iter().all(tells) && list[first..].iter().all(asks)
}
