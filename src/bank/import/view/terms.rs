//! The term of a list of terms, which asks where its definition answers.
//!
//! It knows lines alone.

use super::Line;
use crate::bank::import::labels;

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
