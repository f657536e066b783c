//! Headings that are no more than a number, be it one of a chapter with a letter before it: `### 2.1`, `### A 5.2`.

use std::collections::BTreeMap;

use crate::bank::import::{
    flow::{Block, Kind},
    labels::Label,
    note::{Note, Tag},
    vocabulary::section,
    words::Asks,
};

/// Makes headings that are nothing but numbers questions, where several of a level are so and most of them have a text
/// right below that asks.
pub(super) fn label(blocks: &[Block], notes: &mut [Note]) {
    const FEWEST: usize = 3;
    let mut by_level: BTreeMap<u8, Vec<usize>> = BTreeMap::new();
    // The letter alone would be the label of an answer.
    let is_open = |at: &usize| notes[*at].label.as_ref().is_none_or(|tag| tag.label != Some(Label::Question));
    for at in (0..blocks.len()).filter(is_open) {
        if let Kind::Heading(level) = blocks[at].kind
            && is_bare(&blocks[at].words.plain)
        {
            by_level.entry(level).or_default().push(at);
        }
    }
    let asks = |at: &&usize| {
        let below = blocks.get(**at + 1).filter(|block| block.kind == Kind::Paragraph && !block.is_item());
        below.is_some() && notes[**at + 1].asks != Asks::No
    };
    let names_questions = |at: usize| {
        let name = blocks[at].words.plain.to_lowercase();
        matches!(blocks[at].kind, Kind::Heading(_))
            && (section("questions").is_in(&name) || section("exercises").is_in(&name))
    };
    let are_asked = |all: &Vec<usize>| {
        all.iter().filter(asks).count() * 2 >= all.len() || (0..all[0]).any(names_questions)
    };
    let asked: Vec<usize> =
        by_level.into_values().filter(|all| all.len() >= FEWEST && are_asked(all)).flatten().collect();
    for at in asked {
        let name = blocks[at].words.plain.trim().to_owned();
        notes[at].label = Some(Tag::by_others(Label::Question, name, String::new()));
    }
}

/// Whether a name is a number of a chapter and a place in it, or a letter and such a number.
fn is_bare(plain: &str) -> bool {
    let plain = plain.trim();
    let number = plain.trim_start_matches(|c: char| c.is_uppercase());
    let letters = plain[..plain.len() - number.len()].chars().count();
    let number = number.trim_start_matches([' ', '-', '.']).trim_end_matches(['.', ')', ':']);
    let mut parts = number.split(['.', '-']);
    let are_numbers = parts
        .clone()
        .all(|part| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()));
    are_numbers && letters <= 1 && (letters == 1 || parts.nth(1).is_some())
}
