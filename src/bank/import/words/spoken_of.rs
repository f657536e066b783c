//! Names in the words that questions begin with: of parts of what is told, and of lists of questions.

use crate::bank::import::vocabulary::section;

/// Whether a few words name a part of what is told of something named above, and ask nothing: `When to use it`, `How it
/// works`.
pub(super) fn speaks_of_it(text: &str) -> bool {
    const MOST_WORDS: usize = 5;
    const LONGEST: usize = 60;
    if text.len() > LONGEST {
        return false;
    }
    let text = text.to_lowercase();
    let words: Vec<&str> = text.split_whitespace().map(|word| word.trim_matches(['*', '_', ':'])).collect();
    let is_it = |word: &str| matches!(word, "it" | "they" | "them");
    match words[..] {
        ["what" | "how" | "why" | "when" | "where", second, .., last] if words.len() <= MOST_WORDS => {
            is_it(second) || second == "to" && is_it(last)
        }
        _ => false,
    }
}

/// Whether a few words name a list of questions, be it with what is said of it behind a dash: `Design critique questions -
/// for everybody`.
pub(super) fn names_questions(text: &str) -> bool {
    const MOST_WORDS: usize = 6;
    const LONGEST: usize = 120;
    if text.len() > LONGEST {
        return false;
    }
    let text = text.to_lowercase();
    let name = [" - ", " – ", " — ", ": ", " ("]
        .iter()
        .find_map(|mark| text.split_once(mark))
        .map_or(&*text, |(name, _)| name);
    let mut words = name.split_whitespace();
    let last = words.clone().next_back().unwrap_or_default();
    let is_asking = |first| matches!(first, "what" | "which" | "how" | "why" | "who" | "where" | "when");
    words.next().is_some_and(|first| !is_asking(first))
        && name.split_whitespace().count() <= MOST_WORDS
        && section("many questions").has(last.trim_matches(['*', '_', ':']))
}

#[cfg(test)]
mod tests {
    use super::{names_questions, speaks_of_it};

    #[test]
    fn a_list_of_questions_is_named_in_the_words_of_a_task() {
        for text in ["Design critique questions - for everybody", "Review questions", "Test questions (2024)"]
        {
            assert!(names_questions(text), "{text}");
        }
        for text in
            ["Which questions", "Explain how you would answer five of these questions", "Design a queue"]
        {
            assert!(!names_questions(text), "{text}");
        }
    }

    #[test]
    fn names_of_parts_speak_of_what_was_named() {
        for text in ["When to use it", "How it works", "**Why it matters:**", "What they do", "How to fix it"]
        {
            assert!(speaks_of_it(text), "{text}");
        }
        for text in [
            "How to center a box",
            "What is it",
            "How would you test it",
            "Explain how it works",
            "When to use it and when not to",
        ] {
            assert!(!speaks_of_it(text), "{text}");
        }
    }
}
