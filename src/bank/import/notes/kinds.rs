//! Labels that say of what kind the question is that a paragraph below them asks: `**Primary question**`.

use crate::bank::import::{
    flow::{Block, Kind},
    inline::OPENING_QUOTES,
    labels::{self, Label},
    note::{Note, Tag},
};

/// Labels several of them as those of questions: each has a paragraph right below, which no mark sets apart.
pub(super) fn label(blocks: &[Block], notes: &mut [Note]) {
    const FEWEST: usize = 2;
    let is_line = |at: usize| {
        let block = &blocks[at];
        block.kind == Kind::Paragraph && block.level == 0 && !block.is_quoted
    };
    let is_text = |at: usize| {
        at < blocks.len()
            && is_line(at)
            && notes[at].label.is_none()
            && !blocks[at].words.plain.starts_with(OPENING_QUOTES)
    };
    let named: Vec<usize> = (0..blocks.len())
        .filter(|at| is_line(*at) && is_kind(&blocks[*at].words.plain) && is_text(at + 1))
        .filter(|at| notes[*at].label.as_ref().is_none_or(|tag| tag.label.is_none() && tag.rest.is_empty()))
        .collect();
    if named.len() < FEWEST {
        return;
    }
    for at in named {
        notes[at].label = Some(Tag::by_others(Label::Question, blocks[at].words.plain.as_str(), ""));
    }
}

/// Whether a text is a word for a question, and before it one that says of what kind.
fn is_kind(plain: &str) -> bool {
    let name = plain.trim().trim_end_matches([':', '：']);
    let words: Vec<&str> = name.split_whitespace().collect();
    let [kind, word] = words[..] else { return false };
    kind.chars().all(char::is_alphabetic) && labels::is_question(word) && labels::classify(name).is_none()
}
