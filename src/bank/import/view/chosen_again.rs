//! The right option once more below all of them, without a word that says so: `a. True`, `b. False`, and `b. False`.
//!
//! It becomes what a label says. It knows lines alone.

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::{marks, options};

/// The lines with such labels, where a document repeats several options.
pub(super) fn labelled(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 2;
    let fences = Fences::of(lines);
    let mut again: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let end = if fences.is_code(at) { at } else { at + run(&lines[at..]) };
        if end == at {
            at += 1;
            continue;
        }
        let count = repeated(&lines[at..end], &lines[end..]);
        if count > 0 {
            again.push((end, count));
        }
        at = end + count;
    }
    if again.len() < FEWEST {
        return None;
    }
    let mut labelled = Rewritten::of(lines);
    for (from, count) in again {
        labelled.set(from, format!("\nAnswer: {}", lines[from].trim()));
        for (at, line) in lines.iter().enumerate().take(from + count).skip(from + 1) {
            labelled.set(at, format!("\n{}", line.trim()));
        }
    }
    labelled.lines()
}

/// How many options the lines begin with, with letters from the first one on.
fn run(lines: &[&str]) -> usize {
    const FEWEST: usize = 2;
    let is_option = |(line, letter): &(&&str, char)| options::letter(said(line)) == Some(*letter);
    let count = lines.iter().zip('a'..='j').take_while(is_option).count();
    if count >= FEWEST { count } else { 0 }
}

/// How many lines right below options are some of them again, in their order, and not all of them.
fn repeated(options: &[&str], below: &[&str]) -> usize {
    let mut left = options.iter();
    let is_again = |line: &&&str| left.any(|option| said(option) == said(line));
    let count = below.iter().take_while(is_again).count();
    if count < options.len() { count } else { 0 }
}

/// What a line says, without the mark of a list.
fn said(line: &str) -> &str {
    marks::text(line).trim()
}

#[cfg(test)]
mod tests {
    use super::labelled;

    #[test]
    fn options_that_are_repeated_are_the_answer() {
        let lines =
            ["How?", "    a. So", "    b. No", "b. No", "", "Why?", "- a. So", "- b. No", "- c. Or", "a. So"];
        let read = labelled(&lines).unwrap();
        assert_eq!((read[3].as_str(), read[9].as_str()), ("\nAnswer: b. No", "\nAnswer: a. So"));
        assert_eq!(read[..3], lines[..3]);
    }

    #[test]
    fn other_lines_below_options_stay() {
        for below in ["c. Or", "B is right", "", "b. No, never"] {
            assert_eq!(labelled(&["a. So", "b. No", below, "", "a. So", "b. No", below]), None, "{below}");
        }
        assert_eq!(labelled(&["a. So", "b. No", "b. No"]), None, "one alone");
    }
}
