//! Where a label says how each question of a list is answered, items that neither ask nor are answered are none: they
//! are in the answers, or say what the document is for.

use std::collections::BTreeMap;

use crate::bank::import::{
    families::{Shape, Start},
    labels::Label,
    marks,
    page::Page,
    words::Asks,
};

/// Takes such items away.
pub(super) fn without_silent(page: &Page, accepted: &mut BTreeMap<Shape, Vec<Start>>) {
    let is_sure = |starts: &[Start]| starts.iter().any(|start| page.notes[start.at].asks == Asks::Yes);
    let all: Vec<Shape> = accepted.keys().copied().filter(|shape| shape.item_level().is_some()).collect();
    let told: Vec<Shape> = all.iter().copied().filter(|shape| are_answered(page, &accepted[shape])).collect();
    let labelled = accepted.get(&Shape::Labelled).filter(|starts| are_answered(page, starts));
    let count: usize =
        told.iter().map(|shape| accepted[shape].len()).sum::<usize>() + labelled.map_or(0, Vec::len);
    for shape in all {
        let Some(starts) = accepted.get_mut(&shape) else { continue };
        if told.contains(&shape) {
            *starts = without_steps(page, starts);
        } else if starts.len() < count && !is_sure(starts) {
            starts.clear();
        }
    }
    accepted.retain(|_, starts| !starts.is_empty());
}

/// Whether nearly all of those that ask have an answer with a label.
fn are_answered(page: &Page, starts: &[Start]) -> bool {
    const FEWEST: usize = 3;
    let answered = answered(page, starts);
    let asking = |(start, _): &(&Start, &bool)| page.notes[start.at].asks != Asks::No;
    let asking: Vec<bool> = starts.iter().zip(&answered).filter(asking).map(|(_, is)| *is).collect();
    let count = asking.iter().filter(|is| **is).count();
    count >= FEWEST && count * 10 >= asking.len() * 8
}

/// Which of them have an answer with a label before the next one.
fn answered(page: &Page, starts: &[Start]) -> Vec<bool> {
    const LOOKED_AT: usize = 40;
    let ends = starts.iter().skip(1).map(|start| start.at).chain([page.blocks.len()]);
    let is_answered = |(start, end): (&Start, usize)| {
        let end = end.min(start.at + LOOKED_AT).min(page.sections.next_heading(start.at));
        (start.at + 1..end).any(|at| page.label(at) == Some(Label::Answer))
    };
    starts.iter().zip(ends).map(is_answered).collect()
}

/// Without the items that neither ask nor are answered, unless they go on counting as those before them.
fn without_steps(page: &Page, starts: &[Start]) -> Vec<Start> {
    let mark = |start: &Start| {
        let line = page.view.lines.get(page.blocks[start.at].first)?;
        let digits = line.text.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
        Some((marks::number(&line.text)?.0, digits.chars().next()?))
    };
    let mut kept: Vec<Start> = Vec::new();
    for (start, is_answered) in starts.iter().zip(answered(page, starts)) {
        let goes_on = kept.last().is_none_or(|last| {
            let next = mark(last).map(|(number, mark)| (number + 1, mark));
            next.is_some() && next == mark(start)
        });
        if page.notes[start.at].asks != Asks::No || is_answered || goes_on {
            kept.push(*start);
        }
    }
    kept
}
