//! Where a document gives something to choose from: options one below the other, with letters in their order or with
//! boxes, and what is right below them.
//!
//! It knows lines alone.

use super::fences::Fences;
use crate::bank::import::{
    labels::{self, Label},
    marks, options,
};

/// Options one below the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Choices {
    /// The line of the first one.
    pub(super) from: usize,
    /// The line after the last one, or after the answer below them.
    pub(super) to: usize,
    /// The line that says which of them is right.
    pub(super) answer: Option<usize>,
    /// Whether one of them is ticked, and another is not.
    pub(super) is_ticked: bool,
}

/// How options are told apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Letter(char),
    Box,
}

/// The choices of a document, in order.
pub(super) fn choices(lines: &[&str], fences: &Fences) -> Vec<Choices> {
    const FEWEST: usize = 2;
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let first = if fences.is_code(at) { None } else { mark(lines[at]) };
        if !matches!(first, Some(Mark::Letter('a') | Mark::Box)) {
            at += 1;
            continue;
        }
        let (from, mut last, mut count, mut expected) = (at, at, 1, first.and_then(next));
        while let Some((option, mark)) = expected.and_then(|mark| below(lines, fences, last, mark)) {
            (last, count, expected) = (option, count + 1, next(mark));
        }
        at = last + 1;
        if count >= FEWEST {
            let answer = answer(lines, fences, last);
            at = answer.map_or(at, |answer| answer + 1);
            let ticks = || lines[from..=last].iter().filter_map(|line| options::tick(line));
            let is_ticked = ticks().any(|tick| tick) && ticks().any(|tick| !tick);
            found.push(Choices { from, to: at, answer, is_ticked });
        }
    }
    found
}

/// What the option after one has.
fn next(mark: Mark) -> Option<Mark> {
    match mark {
        Mark::Letter(letter) => char::from_u32(u32::from(letter) + 1).map(Mark::Letter),
        Mark::Box => Some(Mark::Box),
    }
}

fn mark(line: &str) -> Option<Mark> {
    options::letter(line)
        .map(Mark::Letter)
        .or_else(|| options::tick(line).filter(|_| marks::begins_item(line)).map(|_| Mark::Box))
}

/// The next option with its mark: below the rest of the one above it, and its code.
fn below(lines: &[&str], fences: &Fences, above: usize, expected: Mark) -> Option<(usize, Mark)> {
    const MOST_BETWEEN: usize = 30;
    const MOST_MORE: usize = 2;
    let mut more = 0;
    for at in (above + 1..lines.len()).take(MOST_BETWEEN) {
        let line = lines[at].trim();
        if fences.is_code(at) || line.is_empty() || line == "<br>" {
            continue;
        }
        if let Some(mark) = mark(line) {
            return (mark == expected).then_some((at, mark));
        }
        more += 1;
        if more > MOST_MORE || is_apart(line) || says_right(line) {
            return None;
        }
    }
    None
}

/// Whether a line begins something of its own.
pub(super) fn is_apart(line: &str) -> bool {
    line.starts_with(['#', '|', '<', '>'])
        || marks::is_rule(line)
        || matches!(line, "***" | "___" | "* * *")
        || marks::number(&marks::with_blanks(line)).is_some()
}

/// Whether a line is a rule, of whatever marks.
pub(super) fn is_rule(line: &str) -> bool {
    marks::is_rule(line) || matches!(line, "***" | "___" | "* * *" | "- - -")
}

/// Whether a line says which option is right.
fn says_right(line: &str) -> bool {
    let text = line.trim_start_matches(['*', '_', '-', ' ', '>', '`']);
    arrow(line).is_some()
        || labels::split(text).is_some_and(|labelled| labels::classify(labelled.name) == Some(Label::Answer))
        || labels::classify(text) == Some(Label::Answer)
}

/// What follows the arrow that a line begins with: `-> d`.
pub(super) fn arrow(line: &str) -> Option<&str> {
    const ARROWS: [&str; 7] = ["-->", "->", "=>", "==>", "→", "⇒", "➜"];
    let rest = ARROWS.iter().find_map(|arrow| line.trim_start().strip_prefix(arrow))?.trim();
    (!rest.is_empty()).then_some(rest)
}

/// The line below the last option that says which is right.
fn answer(lines: &[&str], fences: &Fences, last: usize) -> Option<usize> {
    const LOOKED_AT: usize = 4;
    let said = |at: &usize| !fences.is_code(*at) && !lines[*at].trim().is_empty();
    (last + 1..lines.len())
        .take(LOOKED_AT)
        .filter(said)
        .take_while(|at| mark(lines[*at]).is_none())
        .take_while(|at| !is_apart(lines[*at].trim()) || says_right(lines[*at]))
        .find(|at| says_right(lines[*at]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(usize, usize, Option<usize>)> {
        let lines: Vec<&str> = text.split('\n').collect();
        let found = choices(&lines, &Fences::of(&lines));
        found.into_iter().map(|one| (one.from, one.to, one.answer)).collect()
    }

    #[test]
    fn options_have_letters_in_their_order_or_boxes() {
        assert_eq!(found("Why?\na) So\nb) Thus\n-> b"), [(1, 4, Some(3))]);
        assert_eq!(found("A. So\n\nB. Thus\n  and more\nC. No\n\n**Answer:** C\n"), [(0, 7, Some(6))]);
        assert_eq!(found("- [ ] So\n- [x] Thus\n\n2. Why?"), [(0, 2, None)]);
        assert_eq!(found("a.\n```\nx\n```\nb.\n```\ny\n```"), [(0, 5, None)]);
    }

    #[test]
    fn one_alone_or_another_order_is_no_choice() {
        assert_eq!(found("a) So\nc) Thus"), []);
        assert_eq!(found("a) So\n2. Why?\nb) Thus"), []);
    }
}
