//! What is set in italics right below the headings of sections of questions: a saying, or what the section is to find
//! out, which asks nobody.

use crate::bank::import::{
    flow::{Block, Kind},
    note::Note,
    sections::heading_level,
    view::View,
    words::Asks,
};

/// Sets such lines aside, where several sections have one above a list of questions.
pub(super) fn set_aside(view: &View, blocks: &[Block], notes: &mut [Note]) {
    const FEWEST: usize = 2;
    let is_slanted = |block: &Block| {
        let text = block.text(view);
        let mark = ['*', '_'].into_iter().find(|mark| text.starts_with(*mark));
        mark.is_some_and(|mark| !text[1..].starts_with(mark) && text.ends_with(mark)) && block.words.is_bold()
    };
    let is_motto = |at: &usize| {
        let block = &blocks[*at];
        block.kind == Kind::Paragraph
            && block.level == 0
            && *at > 0
            && heading_level(&blocks[at - 1]).is_some()
            && notes[*at].label.is_none()
            && is_slanted(block)
            && are_questions(blocks, notes, at + 1)
    };
    let mottos: Vec<usize> = (0..blocks.len()).filter(is_motto).collect();
    if mottos.len() >= FEWEST {
        for at in mottos {
            notes[at].is_noise = true;
        }
    }
}

/// Whether a list of several items begins at a block, most of which ask.
fn are_questions(blocks: &[Block], notes: &[Note], at: usize) -> bool {
    const LOOKED_AT: usize = 30;
    let list = (at..blocks.len()).take(LOOKED_AT).take_while(|at| blocks[*at].level > 0);
    let items: Vec<usize> = list.filter(|at| blocks[*at].is_item() && blocks[*at].level == 1).collect();
    let asking = items.iter().filter(|at| notes[**at].asks != Asks::No).count();
    items.len() >= 2 && asking * 10 >= items.len() * 7
}
