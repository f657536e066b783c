//! Short texts that are all of one kind.

use super::ends_as_question;
use crate::bank::import::vocabulary::section;

/// Whether a short text is nothing but what is asked: `How do you allow it? And why?`
pub(in crate::bank::import) fn is_all_asked(text: &str) -> bool {
    const LONGEST: usize = 120;
    let says = [". ", "! ", "。"].iter().any(|end| {
        text.match_indices(end).any(|(at, end)| text[at + end.len()..].starts_with(char::is_uppercase))
    });
    text.chars().count() <= LONGEST && ends_as_question(text) && !text.contains('\n') && !says
}

/// Whether a short text is nothing but one sentence that bids somebody to tell: `Explain how.`
pub(in crate::bank::import) fn is_all_told(text: &str) -> bool {
    const LONGEST: usize = 120;
    const FEWEST_WORDS: usize = 2;
    let text = text.trim().trim_end_matches('.');
    let first = text.split_whitespace().next().unwrap_or_default();
    text.chars().count() <= LONGEST
        && text.split_whitespace().count() >= FEWEST_WORDS
        && !text.contains(['.', '\n', '?', ':'])
        && first.starts_with(char::is_uppercase)
        && section("telling").has(&first.to_lowercase())
}
