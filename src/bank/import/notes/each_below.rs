//! Headings that bid or ask something of each of several counted names below them: `Define the following` above `1. Heap` and
//! `2. Stack`. These are the questions. And headings that count several at once: `Q11-30: Quick questions`.

use crate::bank::import::{
    flow::Block, inline, labels::Label, note::Note, sections::heading_level, vocabulary::section, words::Asks,
};

/// Makes the names ask, and the headings none.
pub(super) fn ask(blocks: &[Block], notes: &mut [Note]) {
    const FEWEST: usize = 2;
    let mut at = 0;
    while at < blocks.len() {
        let Some(level) = heading_level(&blocks[at]).filter(|_| asks_each(&blocks[at])) else {
            at += 1;
            continue;
        };
        let is_within = |below: &usize| heading_level(&blocks[*below]).is_none_or(|other| other > level);
        let end = (at + 1..blocks.len()).take_while(is_within).last().map_or(at + 1, |last| last + 1);
        let is_counted = |below: &usize| {
            let plain = blocks[*below].words.plain.trim();
            heading_level(&blocks[*below]) == Some(level + 1) && inline::unnumbered(plain) != plain
        };
        let counted: Vec<usize> = (at + 1..end).filter(is_counted).collect();
        if counted.len() >= FEWEST {
            (notes[at].asks, notes[at].label) = (Asks::No, None);
            for name in counted {
                notes[name].asks = notes[name].asks.max(Asks::Perhaps);
            }
        }
        at = end;
    }
}

/// Takes the label of a question from headings that count several, where hardly one of many does: they name those below.
/// Where most have two numbers, the first one is that of a chapter.
pub(super) fn unname_ranges(blocks: &[Block], notes: &mut [Note]) {
    const RARE: usize = 3;
    let is_question = |at: &usize| {
        let tag = notes[*at].label.as_ref();
        heading_level(&blocks[*at]).is_some() && tag.is_some_and(|tag| tag.label == Some(Label::Question))
    };
    let all: Vec<usize> = (0..blocks.len()).filter(is_question).collect();
    let several: Vec<usize> =
        all.iter().copied().filter(|at| counts_several(&blocks[*at].words.plain)).collect();
    if several.len() * RARE <= all.len() {
        for at in several {
            (notes[at].asks, notes[at].label) = (Asks::No, None);
        }
    }
}

/// Whether the number behind the first word of a name goes on to a larger one: `Questions 11–20: Joins`.
fn counts_several(name: &str) -> bool {
    let number = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let first = name.trim_start_matches(|c: char| !c.is_ascii_digit());
    if name[..name.len() - first.len()].split_whitespace().count() > 1 {
        return false;
    }
    let (first, rest) = first.split_at(number(first));
    let Some(last) = rest.trim_start().strip_prefix(['-', '–', '—']).map(str::trim_start) else {
        return false;
    };
    let (last, rest) = last.split_at(number(last));
    let numbers = first.parse::<u32>().ok().zip(last.parse::<u32>().ok());
    rest.starts_with([':', '.', ' ', ')']) && numbers.is_some_and(|(first, last)| first < last)
}

fn asks_each(heading: &Block) -> bool {
    section("each below").is_in(&heading.words.plain.to_lowercase())
}
