//! Statements with what is so behind them: `1. It grows. (True)`, `1. It grows - False`; or below them, with the right word
//! of two in bold: `**True**/False`.
//!
//! They become questions with answers. It knows lines alone.

use super::FEWEST;
use crate::bank::import::{
    marks,
    view::{fences::Fences, rewritten::Rewritten},
    vocabulary::section,
};

/// The lines with labels, where a document has several such statements.
pub(in crate::bank::import::view) fn labelled(lines: &[&str]) -> Option<Vec<String>> {
    let fences = Fences::of(lines);
    let numbered: Vec<usize> =
        (0..lines.len()).filter(|at| !fences.is_code(*at) && marks::number(lines[*at]).is_some()).collect();
    let behind: Vec<(usize, String)> =
        numbered.iter().filter_map(|at| Some((*at, with_answer(lines[*at])?))).collect();
    let below: Vec<(usize, String)> = (0..lines.len())
        .filter(|at| !fences.is_code(*at))
        .filter_map(|at| Some((at, chosen(lines[at])?)))
        .collect();
    let are_most = behind.len() > FEWEST && behind.len() * 10 >= numbered.len() * 7;
    let behind = if are_most { behind } else { Vec::new() };
    let below = if below.len() >= FEWEST { below } else { Vec::new() };
    let mut labelled = Rewritten::of(lines);
    for (at, line) in behind.into_iter().chain(below) {
        labelled.set(at, line);
    }
    labelled.lines()
}

/// A numbered statement as a question, with what is behind it as the answer.
fn with_answer(line: &str) -> Option<String> {
    const FEWEST_WORDS: usize = 3;
    let (number, text) = marks::number(line)?;
    let text = text.trim_end_matches(['*', '_', '.', ' ']);
    let in_brackets = || text.strip_suffix([')', ']'])?.rsplit_once(['(', '[']);
    let (statement, verdict) = in_brackets()
        .or_else(|| [" - ", " – ", " — ", ": ", " → "].iter().find_map(|mark| text.rsplit_once(mark)))?;
    let statement = statement.trim_end_matches(['*', '_', ' ']);
    let verdict = verdict.trim_matches(['*', '_', ' ']);
    let is_said = statement.split_whitespace().count() >= FEWEST_WORDS || !statement.is_ascii();
    (is_said && is_verdict(verdict))
        .then(|| format!("\nQuestion {number}: {statement}\n\nAnswer: {verdict}\n"))
}

/// A choice of two words, and the one in bold as the answer.
fn chosen(line: &str) -> Option<String> {
    let words: Vec<&str> = line.trim().trim_end_matches("<br>").split(['/', '|']).map(str::trim).collect();
    let [one, other] = words[..] else { return None };
    let bold =
        |word: &str| word.strip_prefix("**").and_then(|word| word.strip_suffix("**")).map(str::to_owned);
    let ((Some(right), None) | (None, Some(right))) = (bold(one), bold(other)) else { return None };
    let plain = |word: &str| word.replace("**", "");
    (is_verdict(&plain(one)) && is_verdict(&plain(other)))
        .then(|| format!("\n{} / {}\n\nAnswer: {right}\n", plain(one), plain(other)))
}

fn is_verdict(word: &str) -> bool {
    section("verdicts").has(&word.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::labelled;

    fn read(line: &str) -> Option<String> {
        labelled(&[line; 3]).map(|lines| lines[0].clone())
    }

    #[test]
    fn what_is_behind_a_statement_is_its_answer() {
        for line in
            ["1. It grows daily. (True)", "1. It grows daily. - **True**", "1. It grows daily. [True]"]
        {
            assert_eq!(
                read(line).as_deref(),
                Some("\nQuestion 1: It grows daily.\n\nAnswer: True\n"),
                "{line}"
            );
        }
        assert_eq!(read("True/**False**").as_deref(), Some("\nTrue / False\n\nAnswer: False\n"));
    }

    #[test]
    fn other_lines_stay() {
        for line in
            ["It grows. (True)", "1. It grows daily. (Maybe)", "1. Grows - true", "True/False", "**So**/No"]
        {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
