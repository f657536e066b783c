//! What a document says to its readers: to write to its authors, or to praise it.

use crate::bank::import::{vocabulary::section, words::without_symbols};

/// Whether a text asks its readers only to invite them to do something for the document: `Found a mistake? Open an issue.`
pub(super) fn invites(text: &str) -> bool {
    const LONGEST: usize = 400;
    if text.len() > LONGEST {
        return false;
    }
    let asked = text.rfind("? ").map(|at| at + 1).max(text.rfind('？').map(|at| at + '？'.len_utf8()));
    let Some((_, said)) = asked.map(|at| text.split_at(at)) else { return false };
    let said = without_symbols(said).trim_start_matches(['[', '*', '_', '👉']).to_lowercase();
    section("inviting").begins_words(&said) && section("invited to").first_word_in(&said).is_some()
}

#[cfg(test)]
mod tests {
    use super::invites;

    #[test]
    fn readers_are_invited_after_a_question() {
        for text in [
            "Found a mistake? Open an issue.",
            "Last updated: May. Did I miss one? Please send a pull request!",
            "Was it of use? ⭐ Star the repo",
            "¿Falta algo? Abre un issue",
            "发现错误？欢迎提 issue",
        ] {
            assert!(invites(text), "{text}");
        }
        for text in [
            "What is a fork? Explain it by an issue.",
            "Do you know Git? Give an example.",
            "Do you know it? Please give your level (beginner, proficient).",
            "Open an issue, or mend it yourself?",
            "Open an issue.",
        ] {
            assert!(!invites(text), "{text}");
        }
    }
}
