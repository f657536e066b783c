//! Lines right below a name that only say who asked the problem, `This problem was asked by Uber.`, or greet whom it was
//! sent to, `Good morning! Here's your problem for today.`

use crate::bank::import::{
    flow::{Block, Kind},
    note::Note,
    sections::heading_level,
    vocabulary::section,
};

/// Sets such lines aside, where a text follows below the same name.
pub(super) fn set_aside(blocks: &[Block], notes: &mut [Note]) {
    for at in 1..blocks.len() {
        let above = &blocks[at - 1];
        let is_below_name = heading_level(above).is_some() || above.words.is_bold() || notes[at - 1].is_noise;
        let goes_on = blocks.get(at + 1).is_some_and(|next| !next.is_item() && heading_level(next).is_none());
        if is_below_name && goes_on && is_attribution(&blocks[at]) {
            notes[at].is_noise = true;
        }
    }
}

fn is_attribution(block: &Block) -> bool {
    const MOST_WORDS: usize = 12;
    /// `From a list of stations, return …` is a task.
    const MOST_BEHIND_ONE: usize = 4;
    let plain = block.words.plain.to_lowercase().replace('’', "'");
    let first = plain.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let most = if section("attribution").has(first) { MOST_BEHIND_ONE } else { MOST_WORDS };
    let is_line = || block.kind == Kind::Paragraph && !block.is_item() && !block.is_quoted;
    section("attribution").begins(&plain)
        && is_line()
        && plain.split_whitespace().count() <= most
        && !plain.ends_with(['?', ','])
}
