//! The number that a question has.

/// The text without the letter and the number that count a question before it: `q-39: explain …`.
pub(super) fn without_count(start: &str) -> &str {
    let Some(after) = start.strip_prefix('q') else { return start };
    let after = after.trim_start_matches(['-', '#', '.', ' ']);
    let rest = after.trim_start_matches(|c: char| c.is_ascii_digit());
    let text = rest.strip_prefix([':', '.', ')', '-']).filter(|_| rest.len() < after.len());
    text.and_then(|text| text.strip_prefix(' ')).map_or(start, str::trim_start)
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
}
