//! Questions that letters count, on lines of their own: `a) What is a lock?`, `b) What is a heap?`.
//!
//! What is to be chosen is counted so, too, and what is asked on, so most lines of such a list must end as questions, and
//! the line above it must ask nothing. Lines keep their numbers.

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::{
    marks,
    words::{self, Asks},
};

/// The lines with numbers instead of the letters, where a document has such lists.
pub(super) fn numbered(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 2;
    if !lines.iter().any(|line| lettered(line).is_some_and(|(_, number, _)| number == 2)) {
        return None;
    }
    let fences = Fences::of(lines);
    let said: Vec<usize> =
        (0..lines.len()).filter(|at| !fences.is_code(*at) && !lines[*at].trim().is_empty()).collect();
    let mut numbered = Rewritten::of(lines);
    let next = |a: &usize, b: &usize| match (lettered(lines[*a]), lettered(lines[*b])) {
        (Some((indent, number, _)), Some((other, next, _))) => indent == other && number + 1 == next,
        _ => false,
    };
    let mut from = 0usize;
    for run in said.chunk_by(next) {
        let above = from.checked_sub(1).map_or("", |above| lines[said[above]]);
        from += run.len();
        let texts = || run.iter().filter_map(|at| lettered(lines[*at]));
        let sure = texts().filter(|(_, _, text)| words::asks(text) == Asks::Yes).count();
        let asking = texts().filter(|(_, _, text)| words::asks(text) != Asks::No).count();
        let begins = texts().next().is_some_and(|(_, number, _)| number == 1);
        // What asks above them is asked on, or is to be answered by a choice.
        let is_chosen =
            words::asks(marks::text(above)) != Asks::No && !above.trim_end().ends_with([':', '：']);
        if run.len() < FEWEST || !begins || sure * 2 < run.len() || asking < run.len() || is_chosen {
            continue;
        }
        for at in run {
            if let Some((indent, number, text)) = lettered(lines[*at]) {
                numbered.set(*at, format!("{}{number}. {text}", &lines[*at][..indent]));
            }
        }
    }
    numbered.lines()
}

/// How far a line is indented that begins with a letter, the letter's number, and what follows it.
fn lettered(line: &str) -> Option<(usize, u8, &str)> {
    let text = line.trim_start_matches(' ');
    let indent = line.len() - text.len();
    let text = text.strip_prefix('(').unwrap_or(text);
    let letter = text.bytes().next().filter(u8::is_ascii_alphabetic)?.to_ascii_lowercase();
    let rest = text[1..].strip_prefix([')', '.'])?.strip_prefix(' ')?.trim();
    (!rest.is_empty()).then_some((indent, letter - b'a' + 1, rest))
}

#[cfg(test)]
mod tests {
    use super::numbered;

    #[test]
    fn letters_before_questions_are_numbers() {
        let lines = ["Mine:", "a) Why?", "b) How?", "   c) x"];
        assert_eq!(numbered(&lines).unwrap(), ["Mine:", "1. Why?", "2. How?", "   c) x"]);
        assert_eq!(
            numbered(&["1. Given it:", "   (a) Why?", "   (b) Explain how"]).unwrap()[2],
            "   2. Explain how"
        );
    }

    #[test]
    fn what_is_to_be_chosen_keeps_its_letters() {
        assert_eq!(numbered(&["Which?", "a) Why?", "b) How?"]), None);
        assert_eq!(numbered(&["Mine:", "a) one", "b) two"]), None);
    }
}
