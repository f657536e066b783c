//! Questions behind the mark of a quote, each of one line, with what to choose from right below, outside of the quote:
//! `> 2. What is a latch?`, and below it `- [ ] It counts.` Where such questions are headings, so are others of that
//! look which have something else below, such as code: `> ### Q3. What does this print?`
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
        .filter_map(|at| Some((at, alone(lines, at)?)))
        .collect();
    let with_options = stems.iter().filter(|(at, text)| is_stem(lines, *at, text));
    if with_options.clone().count() < FEWEST {
        return None;
    }
    let are_headings = with_options.clone().all(|(_, text)| text.starts_with('#'));
    let stems = stems
        .iter()
        .copied()
        .filter(|(at, text)| is_stem(lines, *at, text) || are_headings && text.starts_with('#'));
    let mut unquoted = Rewritten::of(lines);
    for (at, text) in stems {
        // What is no item and no heading goes on with the option above it.
        let goes_on = !marks::begins_item(text) && !text.starts_with('#');
        if goes_on && at > 0 && lines[at - 1].contains(char::is_alphanumeric) {
            unquoted.set(at - 1, format!("{}\n", lines[at - 1]));
        }
        unquoted.set(at, text.to_owned());
    }
    unquoted.lines()
}

/// The text of a quote of one line.
fn alone<'a>(lines: &[&'a str], at: usize) -> Option<&'a str> {
    let is_quoted = |at: usize| lines.get(at).is_some_and(|line| line.trim_start().starts_with('>'));
    let text = lines[at].trim_start().strip_prefix('>')?.trim();
    let is_alone = !text.is_empty() && !text.starts_with('>') && !is_quoted(at + 1);
    let is_first = at == 0 || !is_quoted(at - 1);
    (is_alone && is_first).then_some(text)
}

/// Whether a text has an option right below it, and may ask.
fn is_stem(lines: &[&str], at: usize, text: &str) -> bool {
    let below = lines[at + 1..].iter().take(2).find(|line| !line.trim().is_empty());
    let item = below.filter(|below| marks::begins_item(below)).map(|below| marks::text(below));
    let may_ask = marks::begins_item(text) || words::asks(text.trim_matches(['#', '*', ' '])) != Asks::No;
    let is_choice = |item: &str| options::tick(item).is_some() || options::letter(item).is_some();
    may_ask && item.is_some_and(is_choice)
}
