//! Words that only unfold something, the same above several parts: `show`, `CLICK ME`.

use std::collections::HashMap;

use crate::bank::import::{
    flow::{Block, Kind},
    labels::Label,
    note::{Note, Tag},
    vocabulary::section,
    words::Asks,
};

/// What folds several parts away under the same words is no question: `show`, `CLICK ME`. Right below what asks,
/// it is the answer to that.
pub(super) fn name(blocks: &[Block], notes: &mut [Note]) {
    const LEAST: usize = 3;
    const LEAST_WHERE_SAID: usize = 2;
    const MOST_WORDS: usize = 6;
    let mut by_words: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, block) in blocks.iter().enumerate() {
        let words = block.words.plain.to_lowercase();
        let is_short = !words.is_empty() && words.split_whitespace().count() <= MOST_WORDS;
        if block.kind == Kind::Summary && notes[at].label.is_none() && is_short {
            by_words.entry(words).or_default().push(at);
        }
    }
    let least = |name: &str| if section("unfolding").has(name) { LEAST_WHERE_SAID } else { LEAST };
    for (name, all) in by_words.into_iter().filter(|(name, all)| all.len() >= least(name)) {
        let is_below = |at: &&usize| {
            let before = (0..**at).rev().find(|before| !notes[*before].is_noise);
            before.is_some_and(|before| {
                let block = &blocks[before];
                notes[before].asks != Asks::No || matches!(block.kind, Kind::Heading(_)) || block.is_item()
            })
        };
        if all.iter().filter(is_below).count() * 2 >= all.len() {
            for at in all {
                let name = name.clone();
                notes[at].label = Some(Tag::by_words(Some(Label::Answer), name, ""));
            }
        }
    }
}
