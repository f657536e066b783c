//! Headings that say the same below each of several questions that unfold: `#### Redis` in each fold. They name what the
//! answers are about, or in which language they are, and are no questions.

use std::collections::HashMap;

use crate::bank::import::{
    flow::{Block, Kind},
    labels::Label,
    note::{Note, Tag},
    sections::heading_level,
    words::Asks,
};

/// Labels them as answers.
pub(super) fn answer(blocks: &[Block], notes: &mut [Note]) {
    const FEWEST: usize = 3;
    let mut same: HashMap<(u8, &str), Vec<usize>> = HashMap::new();
    let mut asked = 0usize;
    for (at, pair) in blocks.windows(2).enumerate() {
        let asks = pair[0].kind == Kind::Summary && notes[at].asks != Asks::No;
        asked += usize::from(asks);
        if let Some(level) = heading_level(&pair[1]).filter(|_| asks && notes[at + 1].label.is_none()) {
            same.entry((level, pair[1].words.plain.as_str())).or_default().push(at + 1);
        }
    }
    let is_name = |all: &&Vec<usize>| all.len() >= FEWEST && all.len() * 2 >= asked;
    for at in same.values().filter(is_name).flatten() {
        let name = blocks[*at].words.plain.clone();
        notes[*at].asks = Asks::No;
        notes[*at].label = Some(Tag::by_others(Label::Answer, name, String::new()));
    }
}
