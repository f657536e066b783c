//! What was left out of a document and looks as if it was asked: examples that its reader may show.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use super::{Example, look::Look, read};
use crate::bank::{
    import::{Document, LONGEST_BY_HAND, page::Page, sections, words::Asks},
    markdown::normalized,
};

/// An example that may be shown of what was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hint {
    /// Its line, and how far others like it stand.
    pub example: Example,
    /// How many questions would be read there.
    pub questions: usize,
}

/// What might be shown of a document that was read: lines that look alike and were left out, and that ask or bid, or look as
/// questions that were found. Where none was found, whatever looks alike.
#[must_use]
pub fn hints(text: &str, document: &Document) -> Vec<Hint> {
    const MOST: usize = 2;
    const FEWEST: usize = 3;
    const TIMES: usize = 3;
    if text.len() > LONGEST_BY_HAND {
        return Vec::new();
    }
    let text = normalized(text);
    let page = Page::of(&text);
    let left: BTreeSet<usize> =
        document.left_out.iter().flat_map(|stretch| stretch.from..=stretch.to).collect();
    let found: BTreeSet<usize> = document.questions.iter().map(|question| question.line).collect();
    let known: BTreeSet<Look> = found.iter().filter_map(|line| Look::at_line(&page, *line)).collect();
    let mut groups: BTreeMap<Look, Vec<usize>> = BTreeMap::new();
    for at in 0..page.blocks.len() {
        let line = page.source_line(at);
        let is_left = left.contains(&line) && !page.notes[at].is_noise;
        if let Some(look) = Look::at(&page, at).filter(|look| is_left && look.is_apart())
            && !is_over_found(&page, at, &found)
        {
            groups.entry(look.whatever_asks()).or_default().push(at);
        }
    }
    let do_ask = |group: &[usize]| {
        let asking = group.iter().filter(|at| page.notes[**at].asks != Asks::No).count();
        asking * 2 >= group.len()
    };
    // What is far more than what was found looks like it by chance.
    let is_known = |look: &Look, count: usize| {
        count <= found.len() * TIMES && known.iter().any(|known| known.is_alike(look))
    };
    let may_be = |(look, group): &(Look, Vec<usize>)| {
        group.len() >= FEWEST.max(found.len() / 20)
            && (found.is_empty() || is_known(look, group.len()) || do_ask(group))
    };
    let mut groups: Vec<(Look, Vec<usize>)> = groups.into_iter().filter(may_be).collect();
    groups.sort_by_key(|(_, group)| (Reverse(group.len()), group[0]));
    let hint = |(_, group): &(Look, Vec<usize>)| {
        let lines: Vec<usize> = group.iter().map(|at| page.source_line(*at)).collect();
        let example = example(&lines, document)?;
        let again = read(&text, &[example], |_| Document::default()).ok()?;
        let questions = again.questions.len();
        (questions >= FEWEST).then_some(Hint { example, questions })
    };
    groups.iter().take(MOST).filter_map(hint).collect()
}

/// Whether it is a heading under which a question was found: it names a section of them.
fn is_over_found(page: &Page, at: usize, found: &BTreeSet<usize>) -> bool {
    sections::heading_level(&page.blocks[at]).is_some() && {
        let end = page.sections.end(at);
        let after = if end < page.blocks.len() { page.source_line(end) } else { usize::MAX };
        found.range(page.source_line(at)..after).next().is_some()
    }
}

/// The first of some lines, up to the end of what was left out around the last.
fn example(lines: &[usize], document: &Document) -> Option<Example> {
    let (first, last) = (*lines.first()?, *lines.last()?);
    if document.questions.is_empty() {
        return Some(Example { line: first, last: None });
    }
    let around = document.left_out.iter().find(|stretch| (stretch.from..=stretch.to).contains(&last))?;
    Some(Example { line: first, last: Some(around.to) })
}
