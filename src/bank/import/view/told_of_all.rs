//! Lines that say of each question the same, right below what counts it: `1 out of 1 points` below `Question 3`. They say
//! how it was marked, or what kind it is, and nothing of what it asks.
//!
//! They are left away; lines keep their numbers. It knows lines alone, which of them ask, and which labels there are.

use std::collections::HashMap;

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::{
    labels, marks,
    words::{self, Asks},
};

/// The lines without those that stand, but for their numbers, below nearly all lines that a word counts on.
pub(super) fn left_away(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 4;
    let fences = Fences::of(lines);
    let said: Vec<usize> =
        (0..lines.len()).filter(|at| !fences.is_code(*at) && !lines[*at].trim().is_empty()).collect();
    let mut counted: HashMap<String, Vec<&[usize]>> = HashMap::new();
    for own in said.windows(3).filter(|own| counts(lines[own[0]])) {
        counted.entry(without_digits(lines[own[0]])).or_default().push(own);
    }
    let mut left = Rewritten::of(lines);
    for (count, all) in counted.into_iter().filter(|(_, all)| all.len() >= FEWEST) {
        let mut below: HashMap<String, Vec<usize>> = HashMap::new();
        for own in &all {
            // What nothing more follows is what is asked.
            if without_digits(lines[own[2]]) != count && !is_heading(lines[own[2]]) {
                below.entry(without_digits(lines[own[1]])).or_default().push(own[1]);
            }
        }
        let is_same = |same: &&Vec<usize>| same.len() * 10 >= all.len() * 9 && is_remark(lines[same[0]]);
        for at in below.values().filter(is_same).flatten() {
            left.set(*at, String::new());
        }
    }
    left.lines()
}

/// Whether a line is a word and a number, and no more.
fn counts(line: &str) -> bool {
    let words = line.trim_matches(|c: char| !c.is_alphanumeric());
    let name = words.trim_end_matches(|c: char| c.is_ascii_digit());
    name.len() < words.len()
        && name.chars().any(char::is_alphabetic)
        && name.split_whitespace().count() <= 2
        && !marks::begins_item(line.trim_start())
}

/// Whether a line says something in a few words, and no sentence that tells of what is asked; it neither asks nor has a
/// label, and begins nothing.
fn is_remark(line: &str) -> bool {
    let is_plain = line.trim_start().starts_with(|c: char| c.is_alphanumeric() || "*_([".contains(c));
    is_plain
        && !line.trim_end().ends_with(['.', '!', '。'])
        && !line.contains([':', '：', '|', '`'])
        && line.chars().any(char::is_alphabetic)
        && !marks::begins_item(line.trim_start())
        && words::asks(line) == Asks::No
        && labels::classify(line.trim_matches(|c: char| !c.is_alphanumeric())).is_none()
}

fn is_heading(line: &str) -> bool {
    line.starts_with('#')
}

/// A line with any number in it as the same.
fn without_digits(line: &str) -> String {
    let mut same = String::new();
    for c in line.trim().chars().map(|c| if c.is_ascii_digit() { '0' } else { c }) {
        if c != '0' || !same.ends_with('0') {
            same.push(c);
        }
    }
    same
}

#[cfg(test)]
mod tests {
    use super::left_away;

    fn read(below: &str) -> Option<String> {
        let one = |number: usize| format!("Question {number}\n{}\nA lock\n", below.replace('%', "7"));
        let text = (1..=4).map(one).collect::<String>();
        left_away(&text.split('\n').collect::<Vec<_>>()).map(|lines| lines.join("\n"))
    }

    #[test]
    fn what_is_said_of_each_is_left_away() {
        let expected = "Question 1\n\nA lock\nQuestion 2\n\nA lock\n";
        for below in ["% of 9 points", "(% marks)", "Single choice"] {
            assert!(read(below).unwrap().starts_with(expected), "{below}");
        }
    }

    #[test]
    fn what_asks_or_has_a_label_stays() {
        for below in [
            "Is it true?",
            "Choose one of these",
            "Level: %",
            "- a point",
            "## Part",
            "`a(%)`",
            "Answer",
            "It is held.",
        ] {
            assert_eq!(read(below), None, "{below}");
        }
        let text = "Task 1\nLocks\nTask 2\nLocks\nTask 3\nLocks\nTask 4\nLocks\nTask 5";
        assert_eq!(left_away(&text.split('\n').collect::<Vec<_>>()), None, "it is all that they say");
    }
}
