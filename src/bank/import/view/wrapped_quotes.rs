//! What goes on below an item behind the mark of a quote, as writers of Markdown wrap the paragraphs of other documents:
//! `1. What is the way from a boot`, and below it `   > loader to the kernel?`
//!
//! The mark is left away, so that it is one text. Lines keep their numbers. It knows lines alone.

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::marks;

/// The lines without these marks, where a document has several such items.
pub(super) fn unquoted(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 2;
    let fences = Fences::of(lines);
    let wrapped: Vec<usize> =
        (1..lines.len()).filter(|at| !fences.is_code(*at) && goes_on(lines, *at)).collect();
    if wrapped.len() < FEWEST {
        return None;
    }
    let mut unquoted = Rewritten::of(lines);
    let mut is_below = false;
    for (at, line) in lines.iter().enumerate() {
        is_below = quoted(line).is_some() && (is_below || wrapped.binary_search(&at).is_ok());
        if let Some((indent, text)) = quoted(line).filter(|_| is_below) {
            unquoted.set(at, format!("{}{text}", &line[..indent]));
        }
    }
    unquoted.lines()
}

/// Whether a quote right below an item goes on in the middle of its sentence.
fn goes_on(lines: &[&str], at: usize) -> bool {
    let above = lines[at - 1].trim_end();
    let is_open = above.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | ')'));
    let is_more =
        |(_, text): (usize, &str)| text.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
    marks::begins_item(above) && is_open && quoted(lines[at]).is_some_and(is_more)
}

/// How far a line of a quote is set in, and what it says.
fn quoted(line: &str) -> Option<(usize, &str)> {
    let text = line.trim_start();
    let indent = line.len() - text.len();
    let text = text.strip_prefix("> ").filter(|_| indent > 0)?;
    (!text.trim().is_empty()).then_some((indent, text))
}

#[cfg(test)]
mod tests {
    use super::unquoted;

    #[test]
    fn what_goes_on_in_a_quote_below_items_is_theirs() {
        let lines = [
            "1. What leads from a boot",
            "   > loader to the",
            "   > kernel?",
            "2. Is it, if read",
            "   > at once, slow?",
        ];
        let expected = [
            "1. What leads from a boot",
            "   loader to the",
            "   kernel?",
            "2. Is it, if read",
            "   at once, slow?",
        ];
        assert_eq!(unquoted(&lines).unwrap(), expected);
    }

    #[test]
    fn a_quote_that_begins_a_sentence_stays_one() {
        assert_eq!(unquoted(&["1. What is it?", "   > A lock.", "2. Why", "   > So."]), None);
    }
}
