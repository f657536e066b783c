//! The stems of a multiple choice: what has options below it is asked, whatever its words.

use std::collections::HashSet;

use crate::bank::import::{
    families::{Shape, Start},
    flow::{Block, Kind},
    options,
    page::Page,
    words::Asks,
};

/// More options than that are a list of something else.
const MOST: usize = 8;

/// Where those of some starts are that have options below them, where most do and nearly all have as many.
pub(super) fn stems(page: &Page, starts: &[Start]) -> Option<HashSet<usize>> {
    const FEWEST: usize = 3;
    if starts.len() < FEWEST {
        return None;
    }
    let counted: Vec<(usize, usize)> =
        starts.iter().filter_map(|start| Some((start.at, options_below(page, start)?))).collect();
    let mut counts = [0usize; MOST + 1];
    for (_, count) in &counted {
        counts[*count] += 1;
    }
    let usual = counts.into_iter().max()?;
    (counted.len() >= FEWEST && counted.len() * 2 > starts.len() && usual * 10 >= counted.len() * 7)
        .then(|| counted.into_iter().map(|(at, _)| at).collect())
}

/// Some starts, of which those that have options leave no doubt.
pub(super) fn made_certain(starts: &[Start], stems: &HashSet<usize>) -> Vec<Start> {
    let certain =
        |start: &Start| Start { is_certain: start.is_certain || stems.contains(&start.at), ..*start };
    starts.iter().map(certain).collect()
}

/// How many options with letters stand right below a start, if any do: items, lines of a paragraph, or the last lines of
/// its own.
fn options_below(page: &Page, start: &Start) -> Option<usize> {
    const FEWEST: usize = 3;
    let count = |texts: &[&str]| {
        let is_one = (FEWEST..=MOST).contains(&texts.len()) && options::are_options(texts.iter().copied());
        is_one.then_some(texts.len())
    };
    let own = page.blocks[start.at].text(&page.view);
    let lines: Vec<&str> = own.lines().collect();
    let is_first = |line: &&str| options::letter(line) == Some('a');
    if let Some(from) = lines.iter().skip(1).position(is_first).map(|from| from + 1) {
        return count(&lines[from..]);
    }
    let is_said = |at: &usize| !page.notes[*at].is_noise && page.blocks[*at].kind != Kind::Code;
    let below = (start.at + 1..page.blocks.len()).take(MOST).find(is_said)?;
    let block = &page.blocks[below];
    if !block.is_item() {
        let text = block.text(&page.view);
        return (block.kind == Kind::Paragraph).then(|| count(&text.lines().collect::<Vec<_>>())).flatten();
    }
    let is_beside = |at: &usize| {
        let other = &page.blocks[*at];
        let is_ordered = |block: &Block| block.item.is_some_and(|item| item.is_ordered);
        other.is_item() && other.level == block.level && is_ordered(other) == is_ordered(block)
    };
    let items: Vec<usize> =
        (below..page.blocks.len()).take(MOST * 2).take_while(is_beside).take(MOST + 1).collect();
    // Bullets right below a number at the edge are a list of their own to Markdown.
    let level = start.shape.item_level().unwrap_or_default();
    let has_bullets = block.item.is_some_and(|item| !item.is_ordered);
    let is_below = block.level > level || matches!(start.shape, Shape::Numbered(_)) && has_bullets;
    let do_ask = items.iter().any(|at| page.notes[*at].asks == Asks::Yes);
    let texts: Vec<&str> = items.iter().map(|at| page.blocks[*at].words.plain.as_str()).collect();
    count(&texts).filter(|_| is_below && !do_ask)
}
