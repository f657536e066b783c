//! What is said of a question right above it: `Topic: Types` and `Level: senior` before `Question: …`.
//!
//! Such lines are those of the question below where the first one of a document has them, and most others have.

use super::{families::Start, flow::Kind, labels::Label, page::Page, parts::Parts, words::Asks};

/// For each question, the block where what is said of it begins: its own where there is nothing.
pub(super) fn of(page: &Page, starts: &[Start]) -> Vec<usize> {
    const FEWEST: usize = 2;
    let own = || starts.iter().map(|start| start.at).collect();
    let above: Vec<usize> = starts.iter().map(|start| begins(page, start)).collect();
    let has = |(start, above): (&Start, &usize)| start.at > *above;
    let count = starts.iter().zip(&above).filter(|pair| has(*pair)).count();
    let is_usual = starts.first().zip(above.first()).is_some_and(has);
    if is_usual && count >= FEWEST && count * 2 >= starts.len() { above } else { own() }
}

/// Adds what stands there to the parts of the question.
pub(super) fn add(page: &Page, parts: &mut Parts, from: usize, to: usize) {
    for at in (from..to).filter(|at| !page.notes[*at].is_noise) {
        if page.is_item(at) {
            parts.common.push(at);
        }
        if let Some(tag) = &page.notes[at].label {
            match tag.label {
                Some(Label::Topic) => parts.topic = Some(tag.rest.clone()),
                Some(Label::Difficulty) => parts.difficulty = Some(tag.rest.clone()),
                _ => {}
            }
            parts.common.push(at);
        }
    }
}

/// Whether a number with a name stands right above a bullet that asks, without holding it: `3. High latency` above
/// `• How would you find why?`.
fn is_named_above(page: &Page, start: &Start) -> bool {
    let is_bullet = |at: usize| page.blocks[at].item.is_some_and(|item| !item.is_ordered);
    let is_number = |at: usize| page.blocks[at].item.is_some_and(|item| item.is_ordered);
    let Some(name) = start.at.checked_sub(1) else { return false };
    is_bullet(start.at)
        && is_number(name)
        && page.blocks[name].level == page.blocks[start.at].level
        && page.notes[name].asks == Asks::No
        && !page.is_start[name]
}

fn begins(page: &Page, start: &Start) -> usize {
    let is_said = |at: &usize| {
        let block = &page.blocks[*at];
        let tag = page.notes[*at].label.as_ref();
        block.kind == Kind::Paragraph
            && block.level == 0
            && !page.is_start[*at]
            && tag.is_some_and(|tag| {
                matches!(tag.label, Some(Label::Topic | Label::Difficulty)) && !tag.rest.is_empty()
            })
    };
    let is_outside = page.blocks[start.at].level == 0 && !start.shape.is_heading();
    if is_named_above(page, start) {
        return start.at - 1;
    }
    let count = (0..start.at).rev().take_while(|at| is_outside && is_said(at)).count();
    start.at - count
}
