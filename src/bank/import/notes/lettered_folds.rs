//! What folds answers away and has letters: `a. List all stations`, `b. Count the lines`.

use crate::bank::import::{
    flow::{Block, Kind},
    labels::Label,
    note::{Note, Tag},
    options,
    words::{self, Asks},
};

/// Makes them questions, where letters count nearly all that is folded away under no known label.
pub(super) fn label(blocks: &[Block], notes: &mut [Note]) {
    const FEWEST: usize = 2;
    // A letter may be a label by itself.
    let is_letter = |tag: &Tag| tag.name.trim().chars().count() == 1;
    let is_open =
        |at: &usize| blocks[*at].kind == Kind::Summary && notes[*at].label.as_ref().is_none_or(is_letter);
    let all: Vec<usize> = (0..blocks.len()).filter(is_open).collect();
    let lettered: Vec<(usize, char)> =
        all.iter().filter_map(|at| Some((*at, options::letter(&blocks[*at].words.plain)?))).collect();
    let goes_on = |pair: &[(usize, char)]| {
        let (last, next) = (u32::from(pair[0].1), u32::from(pair[1].1));
        next == last + 1 || pair[1].1 == 'a'
    };
    let begins = lettered.first().is_some_and(|(_, letter)| *letter == 'a');
    let are_all = lettered.len() >= FEWEST && lettered.len() * 10 >= all.len() * 8;
    if !begins || !are_all || !lettered.windows(2).all(goes_on) {
        return;
    }
    for (at, letter) in lettered {
        let plain = &blocks[at].words.plain;
        let rest = plain.split_once(['.', ')', ':']).map_or("", |(_, rest)| rest.trim());
        notes[at].asks = words::asks(rest).max(Asks::Perhaps);
        notes[at].label = Some(Tag::by_others(Label::Question, letter.to_string(), rest.to_owned()));
    }
}
