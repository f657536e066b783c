//! Headings that a letter and a number count, as nothing else does: `#### Q7 Closures`, `## A3. Layers`.

use crate::bank::import::{
    flow::{Block, Kind},
    labels::Label,
    note::{Note, Tag},
    vocabulary::section,
    words::{self, Asks},
};

/// A heading that counts so.
struct Counted {
    at: usize,
    letter: char,
    number: u32,
    rest: String,
    /// Whether a mark joins the number to what it counts.
    is_marked: bool,
}

/// Makes them questions, though no mark may join the letter to the name. Any letter does where the first heading says
/// that questions follow, and all have the same.
pub(super) fn label(blocks: &[Block], notes: &mut [Note]) {
    const FEWEST: usize = 3;
    const ASKING: [char; 5] = ['Q', 'q', '问', '題', '题'];
    let all: Vec<Counted> = (0..blocks.len())
        .filter(|at| notes[*at].label.is_none())
        .filter_map(|at| counted(blocks, at))
        .collect();
    let title = blocks.iter().find(|block| matches!(block.kind, Kind::Heading(_)));
    let are_named = title.is_some_and(|title| section("questions").is_in(&title.words.plain.to_lowercase()));
    let asks = |letter: char| ASKING.contains(&letter);
    let is_like_first = |one: &Counted| all.first().is_some_and(|first| first.letter == one.letter);
    let counts =
        |one: &&Counted| asks(one.letter) || are_named && one.is_marked && all.iter().all(is_like_first);
    let all: Vec<&Counted> = all.iter().filter(counts).collect();
    let is_rising = all.windows(2).all(|pair| pair[0].number < pair[1].number || pair[1].number == 1);
    if all.len() < FEWEST || !is_rising {
        return;
    }
    for Counted { at, letter, number, rest, .. } in all {
        // Behind other letters, names are asked about.
        let least = if asks(*letter) { Asks::No } else { Asks::Perhaps };
        notes[*at].asks = notes[*at].asks.max(words::asks(rest)).max(least);
        let (name, rest) = (format!("{letter}{number}"), rest.clone());
        notes[*at].label = Some(Tag::by_others(Label::Question, name, rest));
    }
}

fn counted(blocks: &[Block], at: usize) -> Option<Counted> {
    let block = &blocks[at];
    let plain = words::without_symbols(block.words.plain.trim());
    let letter =
        plain.chars().next().filter(|c| c.is_uppercase() || matches!(c, 'q' | '问' | '題' | '题'))?;
    let inner = &plain[letter.len_utf8()..];
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = inner.split_at(digits);
    let marked = rest.strip_prefix(['.', ':', ')']).unwrap_or(rest);
    // `Q1 2024` is a part of a year.
    let is_name = marked.starts_with([' ', '\u{3000}'])
        && marked.trim_start().starts_with(|c: char| !c.is_ascii_digit())
        && matches!(block.kind, Kind::Heading(_));
    let number: u32 = number.parse().ok().filter(|_| is_name)?;
    let is_marked = marked.len() < rest.len();
    Some(Counted { at, letter, number, rest: marked.trim().to_owned(), is_marked })
}
