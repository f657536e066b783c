//! Paragraphs that are questions by their place: names among lines that ask, `Lists vs tuples` between `What is a heap?` and
//! `How does a queue work?`, be each answered by the paragraph below it or none of them.
//!
//! It knows where paragraphs stand, and how much each of them asks.

use std::{collections::BTreeSet, ops::Range};

use crate::bank::import::{
    families::{Shape, Start},
    flow::Kind,
    page::Page,
    sections,
    words::Asks,
};

/// The paragraphs that are questions, with those that stand as they do.
pub(super) fn completed(page: &Page, starts: &[Start]) -> Vec<Start> {
    let sections: Vec<Vec<usize>> = sections(page).map(|section| said(page, section)).collect();
    let mut asked: BTreeSet<usize> = starts.iter().map(|start| start.at).collect();
    asked.extend(in_turn(page, &sections));
    let among: Vec<usize> = sections.iter().flat_map(|section| among(page, section, &asked)).collect();
    asked.extend(among);
    let bids: Vec<usize> = sections.iter().flat_map(|section| bidden(page, section, &asked)).collect();
    asked.extend(bids);
    let known = |at: usize| starts.binary_search_by_key(&at, |start| start.at).map(|place| starts[place]);
    asked.into_iter().map(|at| known(at).unwrap_or(Start::possible(at, Shape::Paragraph))).collect()
}

/// The stretches of blocks between headings.
fn sections(page: &Page) -> impl Iterator<Item = Range<usize>> {
    let is_heading = |at: &usize| sections::heading_level(&page.blocks[*at]).is_some();
    let ends: Vec<usize> = (0..page.blocks.len()).filter(is_heading).chain([page.blocks.len()]).collect();
    let begins = std::iter::once(0).chain(ends.clone().into_iter().map(|end| end + 1));
    begins.zip(ends).map(|(from, to)| from..to)
}

/// The blocks that say something.
fn said(page: &Page, section: Range<usize>) -> Vec<usize> {
    section.filter(|at| !page.notes[*at].is_noise).collect()
}

/// The lines that are answered by the next paragraph each, in all sections that hold nothing else: most of them ask.
fn in_turn(page: &Page, sections: &[Vec<usize>]) -> Vec<usize> {
    const FEWEST: usize = 5;
    let asked: Vec<usize> = sections.iter().filter_map(|said| answered(page, said)).flatten().collect();
    let count = |least: Asks| asked.iter().filter(|at| page.notes[**at].asks >= least).count();
    let do_ask = count(Asks::Yes) >= FEWEST && count(Asks::Perhaps) * 10 >= asked.len() * 7;
    if do_ask { asked } else { Vec::new() }
}

/// The lines of a section that are answered so: a line and a paragraph that does not ask, and again, from its first
/// paragraph or its second one.
fn answered(page: &Page, said: &[usize]) -> Option<Vec<usize>> {
    let asks = |at: usize| page.notes[at].asks == Asks::Yes;
    let from = |first: usize| {
        let mut asked = Vec::new();
        let mut rest = said.get(first..)?;
        while let Some((line, below)) = rest.split_first() {
            let (answer, below) = below.split_first()?;
            if !is_line(page, *line) || is_paragraph(page, *answer) && asks(*answer) {
                return None;
            }
            asked.push(*line);
            let others = below.iter().take_while(|at| !is_paragraph(page, **at)).count();
            rest = &below[others..];
        }
        let sure = asked.iter().filter(|at| asks(**at)).count();
        (sure > 0 && sure * 2 >= asked.len()).then_some(asked)
    };
    from(0).or_else(|| from(1))
}

/// The names in rows of lines of which most are questions, where two of them stand one right below the other: the first
/// names no section then, as nothing is in it.
fn among(page: &Page, said: &[usize], asked: &BTreeSet<usize>) -> Vec<usize> {
    const FEWEST: usize = 5;
    let is_name = |at: &usize| {
        let plain = page.blocks[*at].words.plain.trim_end();
        !asked.contains(at) && !plain.ends_with(['.', '。', '!', '！', ';', ','])
    };
    let rows = said.chunk_by(|a, b| is_line(page, *a) && is_line(page, *b)).filter_map(|row| row.get(1..));
    let hold_names = |row: &&[usize]| {
        let count = row.iter().filter(|at| asked.contains(at)).count();
        let are_one_below_the_other = |pair: &[usize]| is_name(&pair[0]) && is_name(&pair[1]);
        count >= FEWEST && count * 10 >= row.len() * 7 && row.windows(2).any(are_one_below_the_other)
    };
    rows.filter(hold_names).flatten().filter(|at| is_name(at)).copied().collect()
}

/// The lines that begin as questions or tasks do and end as sentences, right between two questions, in a document of many
/// such lines that ask: nobody marks all of them.
fn bidden(page: &Page, said: &[usize], asked: &BTreeSet<usize>) -> Vec<usize> {
    const MANY: usize = 12;
    if asked.len() < MANY || !said.iter().any(|at| asked.contains(at)) {
        return Vec::new();
    }
    let bids = |at: usize| is_line(page, at) && page.notes[at].asks == Asks::Perhaps;
    let is_one = |at: usize| asked.contains(&at) || bids(at);
    let is_between = |place: &usize| {
        let before = place.checked_sub(1).is_none_or(|before| is_one(said[before]));
        // A name of the next ones may be set in a fence.
        let is_end = |at: usize| is_one(at) || page.blocks[at].kind == Kind::Code;
        before && said.get(place + 1).is_none_or(|after| is_end(*after))
    };
    let places = (0..said.len()).filter(|place| bids(said[*place]) && !asked.contains(&said[*place]));
    places.filter(is_between).map(|place| said[place]).collect()
}

/// Whether a block is a paragraph at the left edge.
fn is_paragraph(page: &Page, at: usize) -> bool {
    let block = &page.blocks[at];
    block.kind == Kind::Paragraph && block.level == 0 && block.fold == 0 && !block.is_quoted
}

/// Whether a block is a short line of its own that announces nothing, and no label.
fn is_line(page: &Page, at: usize) -> bool {
    const LONGEST: usize = 150;
    let block = &page.blocks[at];
    let plain = block.words.plain.trim_end();
    is_paragraph(page, at)
        && block.first == block.last
        && page.label(at).is_none()
        && !plain.ends_with([':', '：'])
        && plain.chars().count() <= LONGEST
}
