//! Names that stand again and again right below some text and above a list, as those of a part do: `Erwartet wird` below
//! each question, and bullets below it. Markdown takes them for more of the text.
//!
//! They get a blank line above them. It knows lines alone.

use std::collections::HashMap;

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::marks;

/// The lines with such names apart, where a document has any.
pub(super) fn apart(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 2;
    let fences = Fences::of(lines);
    let is_above_list = |at: &usize| {
        let below = lines.get(at + 1).is_some_and(|line| marks::begins_item(unquoted(line).trim_start()));
        below && !fences.is_code(*at)
    };
    let mut names: HashMap<String, Vec<usize>> = HashMap::new();
    for at in (1..lines.len()).filter(is_above_list) {
        if let Some(name) = name(unquoted(lines[at])) {
            names.entry(name.to_lowercase()).or_default().push(at);
        }
    }
    let mut apart = Rewritten::of(lines);
    for at in names.into_values().filter(|all| all.len() >= FEWEST).flatten() {
        let above = unquoted(lines[at - 1]).trim();
        let is_name = above.ends_with([':', '：']) || name(above).is_some();
        if !above.is_empty() && !is_name && !marks::begins_item(above) && !above.starts_with('#') {
            let quote = &lines[at][..lines[at].len() - unquoted(lines[at]).len()];
            apart.set(at, format!("{}\n{}", quote.trim_end(), lines[at]));
        }
    }
    apart.lines()
}

/// A line without the mark of a quote.
fn unquoted(line: &str) -> &str {
    line.strip_prefix("> ").unwrap_or(line)
}

/// The few words at the left edge that a line is, without the marks around them.
fn name(line: &str) -> Option<&str> {
    const MOST_WORDS: usize = 5;
    let name = line.trim_end().trim_end_matches(['*', '_', ':', '：']).trim_start_matches(['*', '_']);
    let is_name = name.starts_with(char::is_alphabetic)
        && name.ends_with(char::is_alphanumeric)
        && name.split_whitespace().count() <= MOST_WORDS
        && !name.contains([':', '|']);
    is_name.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::apart;

    #[test]
    fn a_name_above_several_lists_is_no_more_of_the_text_above_it() {
        let lines =
            ["Why so?", "In short", "- one", "", "Why not?", "In short", "- two", "In short", "- three"];
        let expected =
            ["Why so?", "\nIn short", "- one", "", "Why not?", "\nIn short", "- two", "In short", "- three"];
        assert_eq!(apart(&lines).unwrap(), expected);
        let quoted = ["> Why so?", "> In short:", "> - one", "", "> Why not?", "> In short:", "> - two"];
        assert_eq!(apart(&quoted).unwrap()[1], ">\n> In short:");
    }

    #[test]
    fn other_lines_above_lists_stay() {
        assert_eq!(apart(&["Why so?", "In short", "- one", "", "Why not?", "At length", "- two"]), None);
        let names = ["**It**:", "Good:", "- one", "Bad:", "- two", "**Others**:", "Good:", "- three"];
        assert_eq!(apart(&names), None);
        assert_eq!(apart(&["# Why", "In short", "- one", "# How", "In short", "- two"]), None);
    }
}
