//! Questions in a row of their own with the letter of what is right in the last cell, and each option in a row below:
//! `| 2. What is a lock? | B |` above `| A. A queue |`.
//!
//! The rows become lines with a label, and the letter an answer below the options. It knows lines alone.

use super::{bars, fences::Fences, rewritten::Rewritten};
use crate::bank::import::{marks, options};

/// A question in its row, with the lines of its options.
struct Asked {
    at: usize,
    text: String,
    right: String,
    /// The lines of the options, and each of them.
    options: Vec<(usize, String)>,
}

/// The lines without such rows, where a document has several.
pub(super) fn labelled(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 2;
    if !lines.iter().any(|line| asked(line).is_some()) {
        return None;
    }
    let fences = Fences::of(lines);
    let (mut all, mut at) = (Vec::new(), 0);
    while at < lines.len() {
        let found = if fences.is_code(at) { None } else { read(lines, at) };
        at = found.as_ref().and_then(|asked| asked.options.last()).map_or(at, |(last, _)| *last) + 1;
        all.extend(found);
    }
    let mut written = Rewritten::of(lines);
    for Asked { at, text, right, options } in all.iter().filter(|_| all.len() >= FEWEST) {
        written.set(*at, format!("\nQuestion {text}\n"));
        for (at, option) in options {
            let is_last = options.last().is_some_and(|(last, _)| last == at);
            let answer = if is_last { format!("\n\nAnswer: {right}\n") } else { String::new() };
            written.set(*at, format!("- {option}{answer}"));
        }
    }
    written.lines()
}

/// The question in the row of a line, with the options in the rows right below.
fn read(lines: &[&str], at: usize) -> Option<Asked> {
    const FEWEST: usize = 2;
    const LETTERS: [char; 8] = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    let (text, right) = asked(lines[at])?;
    let below = (at + 1..lines.len()).filter(|at| !bars::is_dashes(lines[*at]));
    let mut letters = LETTERS.iter();
    let options: Vec<(usize, String)> =
        below.map_while(|at| Some((at, option(lines[at], *letters.next()?)?))).collect();
    (options.len() >= FEWEST).then_some(Asked { at, text, right, options })
}

/// The question in a row, with its number, and the letter in the last cell.
fn asked(line: &str) -> Option<(String, String)> {
    let cells = cells(line)?;
    let [text, right] = cells.as_slice() else { return None };
    let is_letter = right.len() == 1 && right.starts_with(|c: char| c.is_ascii_alphabetic());
    let blanked = marks::with_blanks(text);
    let (number, text) = marks::number(&blanked).filter(|_| is_letter)?;
    Some((format!("{number}: {text}"), right.clone()))
}

/// The option with a letter that is all of a row.
fn option(line: &str, letter: char) -> Option<String> {
    let cells = cells(line)?;
    let [text] = cells.as_slice() else { return None };
    (options::letter(text) == Some(letter)).then(|| text.clone())
}

/// The cells of a row that hold anything, be they parted by tabs, as they are copied from a table.
fn cells(line: &str) -> Option<Vec<String>> {
    let cells: Vec<String> = if marks::is_row(line) {
        marks::cells(line)
    } else if line.contains('\t') {
        line.split('\t').map(str::to_owned).collect()
    } else {
        return None;
    };
    Some(cells.iter().map(|cell| cell.trim().to_owned()).filter(|cell| !cell.is_empty()).collect())
}

#[cfg(test)]
mod tests {
    use super::labelled;

    fn read(text: &str) -> Option<String> {
        labelled(&text.split('\n').collect::<Vec<_>>()).map(|lines| lines.join("\n"))
    }

    #[test]
    fn questions_and_options_in_rows_of_their_own_are_lines() {
        let text = "1. What is a lock?\tB\nA. A queue\t\nB. A right\t\n| 2. What is a heap? | A |\n|---|---|\n| A. A tree |\n| B. A list |\n\nx";
        let expected = "\nQuestion 1: What is a lock?\n\n- A. A queue\n- B. A right\n\nAnswer: B\n\n\nQuestion 2: What is a heap?\n\n|---|---|\n- A. A tree\n- B. A list\n\nAnswer: A\n\n\nx";
        assert_eq!(read(text).as_deref(), Some(expected));
    }

    #[test]
    fn other_rows_stay() {
        for text in [
            "| 1. What is a lock? | B |\n| 2. What is a heap? | A |",
            "| 1. What is a lock? | B |\n| A. A queue |\n| B. A right |",
            "| A | So |\n| B | No |",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
