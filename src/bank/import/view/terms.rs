//! Lines right above others that say what those are: the term of a list of terms, which asks where its definition
//! answers, and the name of the questions that begin right below it, `10 easy questions (basics)`.
//!
//! It knows lines alone.

use super::Line;
use crate::bank::import::{
    labels, marks,
    vocabulary::section,
    words::{self, Asks},
};

/// Labels the last line as a question, where it is one without any mark, in a paragraph of its own.
pub(super) fn label(lines: &mut [Line]) {
    let is_question = |line: &str| {
        line.starts_with(|c: char| c.is_alphabetic() || c == '¿')
            && line.trim_end().ends_with(['?', '？'])
            && labels::split(line).is_none_or(|tag| !tag.is_joined)
    };
    if let [before @ .., last] = lines
        && before.last().is_none_or(|line| line.text.trim().is_empty())
        && is_question(&last.text)
    {
        last.text.insert_str(0, "Question: ");
    }
}

/// Whether a line, the first of its paragraph, is nothing but the name of several questions.
pub(super) fn names_questions(line: &str, above: &str) -> bool {
    const LONGEST: usize = 80;
    const MOST_WORDS: usize = 6;
    let name = words::without_symbols(line.trim_end());
    let name = name.rsplit_once(" (").filter(|(_, note)| note.ends_with(')')).map_or(name, |(name, _)| name);
    above.trim().is_empty()
        && line.len() <= LONGEST
        && name.split_whitespace().count() <= MOST_WORDS
        && name.starts_with(|c: char| c.is_alphanumeric())
        && !marks::begins_item(line)
        && section("many questions").ends(&name.to_lowercase())
        && words::asks(name) == Asks::No
}

#[cfg(test)]
mod tests {
    use super::names_questions;

    #[test]
    fn a_short_line_may_name_the_questions_below_it() {
        for line in ["10 Easy Questions (basics)", "🟢 Basic interview questions", "Preguntas"] {
            assert!(names_questions(line, ""), "{line}");
        }
        for line in
            ["Which are good questions", "- Easy questions", "These are only some of the many questions"]
        {
            assert!(!names_questions(line, ""), "{line}");
        }
        assert!(!names_questions("Easy questions", "Here are the"));
    }
}
