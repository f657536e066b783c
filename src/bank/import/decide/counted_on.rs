//! Questions that count on where the last one left off, set in another way: `# 4. Why …?`, and further down
//! `**5. Explain …**`, `**6. What …?**`.

use super::{group::says_something, siblings::number};
use crate::bank::import::{
    families::{Shape, Start},
    flow::Kind,
    page::Page,
    sections::heading_level,
    words::Asks,
};

/// Adds headings or bold paragraphs behind the last start, where these count on without a gap from those before them.
pub(super) fn add(page: &Page, starts: &mut Vec<Start>) {
    const FEWEST: usize = 3;
    // The heading over one may count it: `### 4. Palindromes`, `#### Q: Write a function …`.
    let over = |at: usize| page.sections.over(at).filter(|over| page.notes[*over].asks == Asks::No);
    let number_of =
        |start: &Start| number(page, start.at).or_else(|| over(start.at).and_then(|over| number(page, over)));
    let numbers: Vec<u64> = starts.iter().rev().map_while(number_of).take(FEWEST).collect();
    let is_counted = numbers.len() == FEWEST && numbers.windows(2).all(|pair| pair[0] == pair[1] + 1);
    let (Some(last), true) = (starts.last(), is_counted) else { return };
    let mut next = numbers[0] + 1;
    let mut added: Vec<Start> = Vec::new();
    for start in (last.at + 1..page.blocks.len()).filter_map(|at| apart(page, at)) {
        let Some(number) = number(page, start.at) else { continue };
        let is_alike = added.first().is_none_or(|first| first.shape == start.shape);
        // What counts anew below the last one is a part of its answer.
        if number < next && added.is_empty() {
            return;
        }
        if number == next && is_alike && says_something(page, &start) {
            added.push(start);
            next += 1;
        }
    }
    if added.len() >= FEWEST {
        starts.append(&mut added);
    }
}

/// A heading or a paragraph that is bold as a whole.
fn apart(page: &Page, at: usize) -> Option<Start> {
    let block = &page.blocks[at];
    let is_bold =
        block.kind == Kind::Paragraph && block.level == 0 && block.fold == 0 && block.words.is_bold();
    let shape = heading_level(block).map(Shape::Heading).or_else(|| is_bold.then_some(Shape::Bold))?;
    Some(Start { at, shape, is_certain: false })
}
