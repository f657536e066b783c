//! What a file of the bank asks already, whatever became of it since it was written.
//!
//! Must not read files: the text is an argument.

use super::super::{markdown::normalized, parse::split_front_matter, problem::Problems, sections};
use crate::bank::markdown::Markdown;

/// What a question's file has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct There {
    /// What its prompt says, however it is set: [`super::Draft::said`] of the same prompt is the same.
    pub said: String,
    /// How many key points it has.
    pub key_points: usize,
    /// How many follow-ups it has.
    pub follow_ups: usize,
    /// Whether it has a model answer.
    pub has_answer: bool,
}

/// Reads a question's file, be it sound or not. None where it has no prompt.
#[must_use]
pub fn there(text: &str) -> Option<There> {
    let text = normalized(text);
    let markdown = split_front_matter(&text).map_or_else(|| Markdown::new(&*text, 1), |(_, below)| below);
    let body = sections::read(&markdown, &mut Problems::of(""));
    (!body.prompt.is_empty()).then(|| There {
        said: Markdown::new(body.prompt, 1).said(),
        key_points: body.key_points.len(),
        follow_ups: body.follow_ups.len(),
        has_answer: body.model_answer.is_some(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_its_prompt_though_it_has_errors() {
        let text = "---\ndifficulty: mild\n---\n# T\n\nWhat **is** it?\n\n## Key points\n- a: b\n- c\n\n## Odd\n- x\n\n## Model answer\nIt.\n";
        let expected = There { said: "what is it".into(), key_points: 2, follow_ups: 0, has_answer: true };
        assert_eq!(there(text), Some(expected));
        assert_eq!(
            there("---\nnever: closed\n# T\n\nWhat is it?\n").map(|there| there.said),
            Some("what is it".into())
        );
        assert_eq!(there("# T\n\n## Key points\n- a\n"), None);
    }
}
