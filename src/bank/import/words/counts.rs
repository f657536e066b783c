//! Numbers in words: the one that a question has, and how many more of them there are elsewhere.

use crate::bank::import::vocabulary::section;

/// The text without the letter and the number that count a question before it: `q-39: explain …`.
pub(super) fn without_count(start: &str) -> &str {
    let Some(after) = start.strip_prefix('q') else { return start };
    let after = after.trim_start_matches(['-', '#', '.', ' ']);
    let rest = after.trim_start_matches(|c: char| c.is_ascii_digit());
    let text = rest.strip_prefix([':', '.', ')', '-']).filter(|_| rest.len() < after.len());
    text.and_then(|text| text.strip_prefix(' ')).map_or(start, str::trim_start)
}

/// Whether a text says how many more there are elsewhere, and asks nothing: `Plus 27 more questions in the book`.
pub(in crate::bank::import) fn counts_others(plain: &str) -> bool {
    let plain = plain.to_lowercase();
    let text = plain.trim_start_matches(|c: char| !c.is_alphanumeric());
    let text = ["plus ", "and "].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '+' | ',' | '.'));
    let counted = rest.trim_start();
    rest.len() < text.len()
        && (counted.starts_with("more ") || counted == "more")
        && !counted.contains('?')
        && (counted == "more" || section("many questions").is_in(counted))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_and_a_number_count_what_follows() {
        assert_eq!(without_count("q-39: explain it"), "explain it");
        assert_eq!(without_count("q1. explain it"), "explain it");
        for text in ["q: explain it", "quick: explain it", "q1 2024 is over"] {
            assert_eq!(without_count(text), text);
        }
    }

    #[test]
    fn more_questions_elsewhere_are_none() {
        assert!(counts_others("🔒 Plus 27 more questions in the book covering: locks"));
        assert!(counts_others("+ 20 more") && counts_others("and 5 more interview questions"));
        assert!(!counts_others("And 3 more servers: how do you add them?") && !counts_others("20 questions"));
    }
}
