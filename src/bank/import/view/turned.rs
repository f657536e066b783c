//! Paragraphs that end with the next question: the blank line stands below each question, and what comes first in the
//! next paragraph answers it.
//!
//! It knows lines, and which of them ask.

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::{
    marks, options,
    words::{self, Asks},
};

/// The lines with the labels of questions and answers, where a document is written so.
pub(super) fn labelled(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 4;
    let fences = Fences::of(lines);
    let (mut asking, mut others, mut sure) = (Vec::new(), 0, 0);
    let mut from = 0;
    while from < lines.len() {
        let end = (from..lines.len()).find(|at| fences.is_code(*at) || !is_text(lines[*at]));
        let end = end.unwrap_or(lines.len());
        if end > from {
            let last = end - 1;
            let is_told = (from..last).all(|at| {
                words::asks(lines[at]) != Asks::Yes && options::letter(lines[at].trim_matches('*')).is_none()
            });
            let has_more = lines.get(end).is_none_or(|line| line.trim().is_empty());
            // The first one has nothing that it could answer.
            let is_first = asking.is_empty() && others == 0;
            if is_told && has_more && words::asks(lines[last]) != Asks::No && (last > from || is_first) {
                asking.push((from, last));
                sure += usize::from(marks::is_question_line(lines[last]));
            } else {
                others += 1;
            }
        }
        from = end + 1;
    }
    let is_turned = sure >= FEWEST && sure * 2 >= asking.len() && others * 4 <= asking.len();
    if !is_turned || asking.first().is_none_or(|(_, last)| *last > 3) {
        return None;
    }
    let mut labelled = Rewritten::of(lines);
    for (index, (from, last)) in asking.iter().enumerate() {
        if index > 0 {
            labelled.set(*from, format!("Answer: {}", lines[*from]));
        }
        labelled.set(*last, format!("\nQuestion: {}", lines[*last]));
    }
    labelled.lines()
}

/// Whether a line is text at the left edge, without a mark that sets it apart already.
fn is_text(line: &str) -> bool {
    !line.starts_with([' ', '\t', '#', '>', '|', '<', '-', '+', '!', '='])
        && !line.starts_with("* ")
        && !line.trim().is_empty()
        && marks::number(&marks::with_blanks(line)).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        let lines: Vec<&str> = text.split('\n').collect();
        labelled(&lines).map(|lines| lines.join("\n"))
    }

    #[test]
    fn the_last_line_of_each_paragraph_asks_and_the_next_ones_answer() {
        let pasted = "Basics\nWhat is a lock?\n\nIt is held.\nWhat is a lease?\n\nIt ends.\nExplain a fence.\n\nIt counts.\nWho holds it?\n\nOne of them.\nWhy so?\n\nBecause.";
        let read_so = read(pasted).expect("it is written so");
        assert!(
            read_so
                .starts_with("Basics\n\nQuestion: What is a lock?\n\nAnswer: It is held.\n\nQuestion: What")
        );
        assert!(read_so.contains("Answer: It ends.\n\nQuestion: Explain a fence."));
    }

    #[test]
    fn paragraphs_that_end_otherwise_are_left_as_they_are() {
        assert_eq!(
            read("What is a lock?\nIt is held.\n\nWhat is a lease?\nIt ends.\n\nWhy so?\nBecause."),
            None
        );
        assert_eq!(read("It is so.\nWhy?\n\nIt is thus.\n\nAnd so on.\nWhy?"), None);
    }
}
