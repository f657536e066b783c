//! Lines that begin no block: within a paragraph, in a fence, as HTML. Those that look like an example are labelled as
//! questions, and keep their numbers.
//!
//! It knows lines alone.

use std::collections::{BTreeSet, HashSet};

use super::Example;
use crate::bank::import::{html, marks, view, words};

/// A document with some lines labelled as questions.
pub(super) struct Labelled {
    pub(super) text: String,
    /// The numbers of those lines.
    pub(super) lines: HashSet<usize>,
}

/// How a line looks.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Look {
    is_code: bool,
    /// The mark of an item or of a comment, without numbers.
    mark: String,
    is_counted: bool,
    asks: bool,
}

impl Look {
    fn of(line: &str, is_code: bool) -> Self {
        let said = said(line);
        let before = line.trim().strip_suffix(said).unwrap_or_default();
        Self {
            is_code,
            mark: before.chars().filter(|c| !c.is_numeric() && !c.is_whitespace()).collect(),
            is_counted: before.contains(char::is_numeric),
            asks: words::ends_as_question(said),
        }
    }

    /// Whether another line looks like it. With nothing else to tell them apart, what asks looks like what asks.
    fn is_alike(&self, other: &Self) -> bool {
        let is_set_apart = !self.mark.is_empty() || self.is_counted || !self.asks;
        self.is_code == other.is_code
            && self.mark == other.mark
            && self.is_counted == other.is_counted
            && (is_set_apart || other.asks)
    }
}

/// What a line says behind the mark of an item or of a comment.
fn said(line: &str) -> &str {
    let text = marks::text(line.trim());
    let text = text.trim_start_matches(['#', '/', '*', '-', ';', '%']).trim_start();
    marks::number(text).map_or(text, |(_, rest)| rest).trim()
}

/// The document with the lines labelled that look like examples where these count. Fences around such lines go.
pub(super) fn labelled(
    lines: &[&str],
    examples: &[Example],
    counts: impl Fn(&Example, usize) -> bool,
) -> Labelled {
    let fences = view::fenced(lines);
    let mut is_code = vec![false; lines.len()];
    for (from, to) in &fences {
        is_code[*from..=*to].fill(true);
    }
    let edges: HashSet<usize> = fences.iter().flat_map(|(from, to)| [*from, *to]).collect();
    let look = |at: usize| Look::of(lines[at], is_code[at]);
    let looks: Vec<(Example, Look)> =
        examples.iter().map(|example| (*example, look(example.line - 1))).collect();
    let is_shown = |at: &usize| {
        let own = look(*at);
        !edges.contains(at)
            && said(lines[*at]).contains(char::is_alphanumeric)
            && looks.iter().any(|(example, shown)| counts(example, at + 1) && shown.is_alike(&own))
    };
    let shown: BTreeSet<usize> = (0..lines.len()).filter(is_shown).collect();
    let opened = fences.iter().filter(|(from, to)| shown.range(from..to).next().is_some());
    let gone: HashSet<usize> = opened.flat_map(|(from, to)| [*from, *to]).collect();
    let line = |(at, line): (usize, &&str)| {
        if gone.contains(&at) {
            String::new()
        } else if shown.contains(&at) {
            format!("Question: {}", html::without_tags(said(line)).trim())
        } else {
            (*line).to_owned()
        }
    };
    let text = lines.iter().enumerate().map(line).collect::<Vec<_>>().join("\n");
    Labelled { text, lines: shown.iter().map(|at| at + 1).collect() }
}
