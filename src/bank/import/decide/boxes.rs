//! Boxes before the items of a list: options to tick, or questions to tick off.

use crate::bank::import::{
    flow::Kind,
    labels::Label,
    options,
    page::Page,
    words::{self, Asks},
};

/// Whether the answer to an item with a box is folded away right below it.
pub(super) fn is_answered_in_fold(page: &Page, at: usize) -> bool {
    let is = |at: usize, kind: Kind| page.blocks.get(at).is_some_and(|block| block.kind == kind);
    is(at + 1, Kind::Open) && is(at + 2, Kind::Summary) && page.label(at + 2) == Some(Label::Answer)
}

/// Whether most items of a list with boxes ask something: then it is a list of questions to tick off, and they are no
/// options.
pub(super) fn are_boxes_of_questions(page: &Page, at: usize) -> bool {
    const LOOKED_AT: usize = 16;
    let level = page.blocks[at].level;
    let is_box = |at: &usize| {
        let block = &page.blocks[*at];
        block.level == level && block.is_item() && options::tick(&block.words.plain).is_some()
    };
    // Sections beside each other hold what is like it.
    let before = (0..at).rev().take(LOOKED_AT);
    let after = (at..page.blocks.len()).take(LOOKED_AT);
    let boxes: Vec<usize> = before.chain(after).filter(is_box).collect();
    let asks = |at: &usize| {
        let plain = options::without_box(&page.blocks[*at].words.plain);
        page.notes[*at].asks != Asks::No || words::is_comparison(plain)
    };
    let asking = boxes.iter().filter(|at| asks(at)).count();
    let is_sure = boxes.iter().any(|at| page.notes[*at].asks == Asks::Yes);
    (is_sure || page.is_about_questions()) && asking * 10 >= boxes.len() * 7
}
