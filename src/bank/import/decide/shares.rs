//! Subjects of an examination, with the share that each has in it: what is to be learned, and no questions.

use std::collections::{BTreeMap, HashSet};

use crate::bank::import::{page::Page, sections::heading_level, words::Asks};

/// The headings that say which share of an examination each subject has, where several of a level do: `Networking (20%)`.
pub(super) fn with_shares(page: &Page) -> HashSet<usize> {
    const FEWEST: usize = 3;
    let mut levels: BTreeMap<u8, Vec<usize>> = BTreeMap::new();
    for (at, block) in page.blocks.iter().enumerate() {
        if let Some(level) = heading_level(block)
            && page.notes[at].asks == Asks::No
            && says_share(&block.words.plain)
        {
            levels.entry(level).or_default().push(at);
        }
    }
    levels.into_values().filter(|all| all.len() >= FEWEST).flatten().collect()
}

fn says_share(plain: &str) -> bool {
    let share = plain.trim_end().strip_suffix([')', '）']).and_then(|text| text.rsplit_once(['(', '（']));
    share.and_then(|(_, share)| share.trim().strip_suffix('%')).is_some_and(|share| {
        !share.is_empty()
            && share.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '–' | '~' | ' ' | '.'))
    })
}
