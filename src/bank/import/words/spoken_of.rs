//! Names of parts of what is told, in the words that questions begin with.

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

#[cfg(test)]
mod tests {
    use super::speaks_of_it;

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
