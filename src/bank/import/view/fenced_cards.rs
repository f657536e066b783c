//! Questions whose answers are set with them in one fence, as notes are pasted: three backticks, `What is a lock?`, text
//! and code.
//!
//! The first line and the mark of the fence change places, and the line becomes a heading. Code begins so nowhere, so
//! that a few such fences say enough. It knows lines alone.

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::words::{self, Asks};

/// The lines with the questions above their fences, where most fences of a document begin with one.
pub(super) fn raised(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 3;
    let fences = Fences::of(lines);
    let is_mark = |at: usize| fences.is_code(at) && lines[at].starts_with("```");
    let marks: Vec<usize> = (0..lines.len()).filter(|at| is_mark(*at)).collect();
    let asks = |open: &usize| lines.get(open + 1).is_some_and(|line| is_question(line));
    let cards: Vec<usize> = marks.iter().step_by(2).copied().filter(asks).collect();
    if cards.len() < FEWEST || cards.len() * 4 < marks.len() {
        return None;
    }
    let mut raised = Rewritten::of(lines);
    for open in cards {
        raised.set(open, format!("### {}", lines[open + 1].trim()));
        raised.set(open + 1, lines[open].to_owned());
    }
    raised.lines()
}

/// Whether a line is a question in words, and no code.
fn is_question(line: &str) -> bool {
    const FEWEST_WORDS: usize = 3;
    line.starts_with(|c: char| c.is_uppercase() || !c.is_ascii() && c.is_alphabetic() || c == '¿')
        && !line.contains(';')
        && (line.split_whitespace().count() >= FEWEST_WORDS || !line.is_ascii())
        && words::ends_as_question(line)
        && words::asks(line) == Asks::Yes
}

#[cfg(test)]
mod tests {
    use super::raised;

    #[test]
    fn questions_that_fences_begin_with_stand_above_them() {
        let card = ["```shell", "What is a lock?", "It is held.", "```"];
        let read = raised(&[card, card, card].concat()).unwrap();
        assert_eq!(read[..4], ["### What is a lock?", "```shell", "It is held.", "```"]);
        assert_eq!(raised(&[card, card].concat()), None, "two say little");
    }

    #[test]
    fn code_stays() {
        let code = ["```c", "int a = b ? 1 : 2;", "x = y?", "```"];
        assert_eq!(raised(&[code, code, code].concat()), None);
    }
}
