//! Questions behind the mark of a quote, each of one line, with what to choose from right below, outside of the quote:
//! `> 2. What is a latch?`, and below it `- [ ] It counts.`
//!
//! The mark is left away, so that both are of one text. It knows lines alone.

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::{
    marks, options,
    words::{self, Asks},
};

/// The lines without these marks, where a document has several such questions.
pub(super) fn unquoted(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 3;
    let fences = Fences::of(lines);
    let stems: Vec<(usize, &str)> = (0..lines.len())
        .filter(|at| !fences.is_code(*at))
        .filter_map(|at| Some((at, stem(lines, at)?)))
        .collect();
    if stems.len() < FEWEST {
        return None;
    }
    let mut unquoted = Rewritten::of(lines);
    for (at, text) in stems {
        // What is no item goes on with the option above it.
        if !marks::begins_item(text) && at > 0 && !lines[at - 1].trim().is_empty() {
            unquoted.set(at - 1, format!("{}\n", lines[at - 1]));
        }
        unquoted.set(at, text.to_owned());
    }
    unquoted.lines()
}

/// The text of a quote of one line, with an option right below it.
fn stem<'a>(lines: &[&'a str], at: usize) -> Option<&'a str> {
    let is_quoted = |at: usize| lines.get(at).is_some_and(|line| line.trim_start().starts_with('>'));
    let text = lines[at].trim_start().strip_prefix('>')?.trim();
    let is_alone = !text.is_empty() && !text.starts_with('>') && !is_quoted(at + 1);
    let is_first = at == 0 || !is_quoted(at - 1);
    let below = lines[at + 1..].iter().take(2).find(|line| !line.trim().is_empty())?;
    let item = Some(marks::text(below)).filter(|_| marks::begins_item(below))?;
    let may_ask = marks::begins_item(text) || words::asks(text.trim_matches(['#', '*', ' '])) != Asks::No;
    let is_choice = options::tick(item).is_some() || options::letter(item).is_some();
    (is_alone && is_first && may_ask && is_choice).then_some(text)
}
