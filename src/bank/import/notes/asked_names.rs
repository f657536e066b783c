//! Names that nothing else knows, each time below something that is asked: what they stand before tells what they are.
//!
//! Where that asks again, one asks on with it: `Discuss: What if it is nil?`, `Expect them to go on with` above a list of
//! questions. Where it is told in lists right below most questions, it is told in a line, too: `Let op: eerlijk, gemeld`.

use std::collections::HashMap;

use crate::bank::import::{
    flow::{Block, Kind},
    labels::{self, Label},
    note::{Note, Tag},
    view::View,
    words::{self, Asks},
};

/// A name, and what stands behind it or below.
struct Named {
    at: usize,
    name: String,
    rest: String,
    /// Whether what it stands before asks.
    asks: bool,
    /// Whether it stands right below what asks.
    is_first: bool,
    /// Whether something else asks above it, since it stood there last.
    is_below: bool,
}

/// Labels them.
pub(super) fn label(view: &View, blocks: &[Block], notes: &mut [Note]) {
    const FEWEST: usize = 2;
    let mut by_name: HashMap<String, Vec<Named>> = HashMap::new();
    let named = (1..blocks.len()).filter_map(|at| named(view, blocks, notes, at));
    let named: Vec<Named> = named.collect();
    let mut is_named = vec![false; blocks.len()];
    for named in &named {
        is_named[named.at] = true;
    }
    let asking = asking_above(blocks, notes, &is_named);
    for mut one in named {
        let all = by_name.entry(one.name.to_lowercase()).or_default();
        // A name outside of the list that ends above it names what is asked below.
        let is_apart = |above: usize| blocks[above].is_item() && blocks[above].level > blocks[one.at].level;
        one.is_below = asking[one.at]
            .is_some_and(|above| all.last().is_none_or(|last| last.at < above) && !is_apart(above));
        all.push(one);
    }
    for all in by_name.into_values().filter(|all| all.len() >= FEWEST) {
        let asking = all.iter().filter(|one| one.asks).count();
        let is_below = |one: &&Named| one.is_below;
        if asking * 10 >= all.len() * 8 && all.iter().filter(is_below).count() * 10 >= all.len() * 7 {
            for one in all.into_iter().filter(|one| one.asks) {
                notes[one.at].label = Some(Tag::by_others(Label::FollowUps, one.name, one.rest));
            }
        } else if asking == 0 && all.iter().all(|one| one.is_first) {
            let lists = all.iter().filter(|one| one.rest.is_empty()).count();
            let in_line = all.into_iter().filter(|one| !one.rest.is_empty());
            for one in in_line.filter(|_| lists >= FEWEST) {
                notes[one.at].label = Some(Tag::by_others(Label::KeyPoints, one.name, one.rest));
            }
        }
    }
}

/// The name that a block begins with or is.
fn named(view: &View, blocks: &[Block], notes: &[Note], at: usize) -> Option<Named> {
    const MOST_WORDS: usize = 8;
    let block = &blocks[at];
    let is_unknown = notes[at].label.as_ref().is_none_or(|tag| tag.label.is_none());
    if block.kind != Kind::Paragraph || block.is_quoted || !is_unknown {
        return None;
    }
    let text = block.text(view);
    let split = labels::split(&text)?;
    let name = split.name.trim().trim_matches(['*', '_', ' ', ':', '：']);
    let rest = split.rest.trim();
    let is_name = name.split_whitespace().count() <= MOST_WORDS
        && name.chars().filter(|c| c.is_alphabetic()).count() > 1
        && !name.contains(|c: char| c.is_numeric() || matches!(c, '?' | '？'))
        && labels::classify(name).is_none();
    let is_set_apart = split.is_joined || block.words.is_bold();
    let asks =
        if rest.is_empty() { asks_each(blocks, notes, at + 1)? } else { words::ends_as_question(rest) };
    let is_first = asks_above(notes, at);
    (is_name && is_set_apart).then(|| Named {
        at,
        name: name.to_owned(),
        rest: rest.to_owned(),
        asks,
        is_first,
        is_below: false,
    })
}

/// Whether the block right above one asks.
pub(super) fn asks_above(notes: &[Note], at: usize) -> bool {
    let above = at.checked_sub(1).map(|above| &notes[above]);
    above.is_some_and(|above| {
        let tag = above.label.as_ref();
        above.asks != Asks::No && tag.is_none_or(|tag| tag.label == Some(Label::Question))
    })
}

/// For each block, the last one above it that asks, and has no such name.
fn asking_above(blocks: &[Block], notes: &[Note], is_named: &[bool]) -> Vec<Option<usize>> {
    let mut last = None;
    let mut all = Vec::with_capacity(blocks.len());
    for at in 0..blocks.len() {
        all.push(last);
        let tag = notes[at].label.as_ref();
        let is_question = tag.is_none_or(|tag| tag.label == Some(Label::Question));
        let asks = notes[at].asks != Asks::No || tag.is_some_and(|tag| tag.label == Some(Label::Question));
        if is_named[at] && notes[at].asks == Asks::Yes && notes[at].label.is_none() {
            // What other such names ask is asked by somebody else, as in a talk.
            last = None;
        } else if asks && is_question {
            last = Some(at);
        }
    }
    all
}

/// Whether all items of the list that begins at a block ask. None where no list does.
fn asks_each(blocks: &[Block], notes: &[Note], at: usize) -> Option<bool> {
    const LOOKED_AT: usize = 12;
    let items = (at..blocks.len()).take(LOOKED_AT).take_while(|at| blocks[*at].is_item());
    let mut asking = items.map(|at| notes[at].asks == Asks::Yes).peekable();
    asking.peek()?;
    Some(asking.all(|asks| asks))
}
