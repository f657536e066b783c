//! Labelled questions with their answers that stand in fences, as notes are set off: `Q: What is a lock?`, and below it
//! `A: It is held.` The fences go.
//!
//! It knows lines, and which labels there are.

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::labels::{self, Label};

/// The lines without the fences around such questions, where a document has several.
pub(super) fn unfenced(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 2;
    let fences = Fences::of(lines);
    let mut asked = 0;
    let mut unfenced = Rewritten::of(lines);
    for (from, to) in fences.pairs().iter().copied() {
        let questions = labelled(&lines[from + 1..to]);
        asked += questions;
        if questions > 0 {
            unfenced.set(from, String::new());
            unfenced.set(to, String::new());
        }
    }
    if asked >= FEWEST { unfenced.lines() } else { None }
}

/// How many questions there are between two fences, if that begins with one and each is answered.
fn labelled(lines: &[&str]) -> usize {
    let mut said = lines.iter().filter(|line| !line.trim().is_empty()).peekable();
    if said.peek().is_none_or(|first| label(first) != Some(Label::Question)) {
        return 0;
    }
    let (mut questions, mut answers) = (0, 0);
    for label in said.filter_map(|line| label(line)) {
        questions += usize::from(label == Label::Question);
        answers += usize::from(label == Label::Answer);
    }
    if answers == questions { questions } else { 0 }
}

/// What the label says that a line at the left edge begins with, before a text of its own.
fn label(line: &str) -> Option<Label> {
    let is_at_edge = line.starts_with(char::is_alphabetic);
    let labelled = labels::split(line).filter(|labelled| is_at_edge && labelled.is_joined)?;
    let label = labels::classify(labelled.name)?;
    // What goes on below the label of an answer may be a list.
    (label == Label::Answer || !labelled.rest.is_empty()).then_some(label)
}

#[cfg(test)]
mod tests {
    use super::unfenced;

    fn read(text: &str) -> Option<Vec<String>> {
        unfenced(&text.split('\n').collect::<Vec<_>>())
    }

    #[test]
    fn fences_around_labelled_questions_and_their_answers_go() {
        let fence =
            "```\nQ: What is a lock?\nA: It is held:\n   - by one\n\nQ: Explain a lease.\nA: It ends.\n```";
        let lines = read(fence).unwrap();
        assert_eq!((lines[0].as_str(), lines[1].as_str(), lines[7].as_str()), ("", "Q: What is a lock?", ""));
    }

    #[test]
    fn what_is_no_pair_of_both_stays() {
        for text in [
            "```\nQ: What is a lock?\nA: It is held.\n```",
            "```\nQ: What is a lock?\nQ: Explain a lease.\nA: It ends.\n```",
            "```\n$ ask\nQ: What is a lock?\nA: It is held.\nQ: Why?\nA: So.\n```",
            "```\nA: It is held.\nQ: What is a lock?\nA: It is held.\nQ: Why?\n```",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
