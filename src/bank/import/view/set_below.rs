//! What is given and asked at the edge below an item that only begins to say so: `- Given this table:`, then code and
//! `Which rows come back?` at the left, then the next item. Markdown ends the item before the code.
//!
//! The lines are set in below the item, so that all of it is one question. Lines keep their numbers. It knows lines
//! alone, and which of them ask.

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::{
    marks,
    vocabulary::section,
    words::{self, Asks},
};

/// The lines with those set in that belong to such items, where a document has any.
pub(super) fn set_in(lines: &[&str]) -> Option<Vec<String>> {
    let fences = Fences::of(lines);
    let mut set_in = Rewritten::of(lines);
    // Whether an item of the list is above.
    let mut is_listed = false;
    let mut at = 0;
    while at < lines.len() {
        let Some(mark) = mark(lines[at]).filter(|_| !fences.is_code(at)) else {
            is_listed &= !lines[at].starts_with('#');
            at += 1;
            continue;
        };
        let end = (at + 1..lines.len())
            .find(|next| !fences.is_code(*next) && ends_item(lines[*next]))
            .unwrap_or(lines.len());
        let goes_on = lines.get(end).is_some_and(|line| self::mark(line).is_some());
        if (goes_on || is_listed) && sets(lines[at]) && asks_at_edge(lines, at + 1..end, &fences) {
            for below in (at + 1..end).filter(|below| !lines[*below].trim().is_empty()) {
                set_in.set(below, format!("{}{}", " ".repeat(mark), lines[below]));
            }
        }
        is_listed = true;
        at = end;
    }
    set_in.lines()
}

/// How wide the mark of an item at the edge is.
fn mark(line: &str) -> Option<usize> {
    if line.starts_with([' ', '\t', '#', '>']) || !marks::begins_item(line) {
        return None;
    }
    line.find(' ').map(|blank| blank + 1)
}

/// Whether a line at the edge is the next item, or a heading.
fn ends_item(line: &str) -> bool {
    line.starts_with('#') || mark(line).is_some()
}

/// Whether an item says what is given, and asks nothing yet.
fn sets(line: &str) -> bool {
    let text = marks::text(line).trim().trim_start_matches(['*', '_']);
    section("setting").begins(&text.to_lowercase()) && !text.contains(['?', '？'])
}

/// Whether lines begin with code at the edge, and one at the edge asks after it.
fn asks_at_edge(lines: &[&str], below: std::ops::Range<usize>, fences: &Fences) -> bool {
    const LONGEST: usize = 120;
    let mut said = below.clone().filter(|at| !lines[*at].trim().is_empty());
    let is_edge = |at: &usize| !lines[*at].starts_with([' ', '\t']);
    let begins = said.next().is_some_and(|first| fences.is_code(first) && is_edge(&first));
    begins
        && below.len() <= LONGEST
        && said.any(|at| !fences.is_code(at) && is_edge(&at) && words::asks(lines[at]) != Asks::No)
}

#[cfg(test)]
mod tests {
    use super::set_in;

    #[test]
    fn what_is_asked_at_the_edge_below_an_item_is_set_in() {
        let lines =
            ["- Given this table:", "```", "1", "```", "", "Which rows come?", "", "- What is a row?"];
        let expected = [
            "- Given this table:",
            "  ```",
            "  1",
            "  ```",
            "",
            "  Which rows come?",
            "",
            "- What is a row?",
        ];
        assert_eq!(set_in(&lines).unwrap(), expected);
    }

    #[test]
    fn items_that_ask_themselves_or_set_nothing_stay() {
        for first in ["- Given this, what comes?", "- A table:", "Given this table:"] {
            let lines = [first, "```", "1", "```", "Which rows come?", "- What is a row?"];
            assert_eq!(set_in(&lines), None, "{first}");
        }
    }
}
