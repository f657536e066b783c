//! Fences that begin in an item and end, or have their code, further to the left: Markdown takes the item to end there,
//! and the fence that should close the code to open one that takes in all that follows.
//!
//! Code and fence are set in as far as the fence that opens them. It knows lines alone.

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::marks;

/// The lines with such fences in their items.
pub(super) fn set_in(lines: &[&str]) -> Option<Vec<String>> {
    let fences = Fences::of(lines);
    let mut set_in = Rewritten::of(lines);
    for (open, close) in fences.pairs() {
        let Some(column) = column(lines[*open]) else { continue };
        let within = open + 1..*close;
        if within.clone().any(|at| indent(lines[at]) < column && is_text(lines[at])) {
            continue;
        }
        let indents = within.clone().filter(|at| !lines[*at].trim().is_empty()).map(|at| indent(lines[at]));
        let missing = column.saturating_sub(indents.min().unwrap_or(column));
        for at in within.filter(|at| missing > 0 && !lines[*at].trim().is_empty()) {
            set_in.set(at, format!("{:missing$}{}", "", lines[at]));
        }
        if indent(lines[*close]) < column {
            set_in.set(*close, format!("{:column$}{}", "", lines[*close].trim_start()));
        }
    }
    set_in.lines()
}

/// Whether a line begins as those of documents do, and hardly any of code: the fence above it was never closed.
fn is_text(line: &str) -> bool {
    let line = line.trim_start();
    let begins =
        ["## ", "### ", "#### ", "**", "- ", "* ", "---", "|"].iter().any(|mark| line.starts_with(mark));
    begins || marks::number(line).is_some()
}

/// How far from the edge a fence begins that is set in, or behind the mark of an item.
fn column(line: &str) -> Option<usize> {
    const LEAST: usize = 2;
    let column = line.find(['`', '~'])?;
    (column >= LEAST && !line[..column].contains(['\t', '>'])).then_some(column)
}

/// The blanks at the start of a line.
fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        set_in(&text.split('\n').collect::<Vec<_>>()).map(|lines| lines.join("\n"))
    }

    #[test]
    fn what_closes_code_in_an_item_stands_in_it() {
        let expected = "1. How?\n   ```js\n   a\n   ```\n\n2. Why?";
        assert_eq!(read("1. How?\n   ```js\n   a\n```\n\n2. Why?").unwrap(), expected);
        assert_eq!(read("1. How?\n   ```js\na\n```\n\n2. Why?").unwrap(), expected);
        assert_eq!(read("- ```\nif a\n    b\n```").unwrap(), "- ```\n  if a\n      b\n  ```");
    }

    #[test]
    fn a_fence_that_is_never_closed_takes_in_nothing() {
        assert_eq!(read("1. How?\n   ```js\n   a\n\n2. Why?\n\n```\nb\n```"), None);
        assert_eq!(read("- How?\n  ```js\n  a\n\n## Why?\n\n```\nb\n```"), None);
    }

    #[test]
    fn code_that_stands_right_stays() {
        assert_eq!(read("1. How?\n   ```js\n   a\n   ```"), None);
        assert_eq!(read("```js\na\n```"), None);
        assert_eq!(read("1. How?\n   ```js\n   a"), None);
    }
}
