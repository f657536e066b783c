//! Questions that small Roman numbers or letters count at the left edge: `i. What is a lock?`, `(b) Name a heap.`
//!
//! Below a number, or below what asks, such lines are what is asked on or to be chosen from, so they are questions only
//! where nothing else counts, and most of them must ask. They get the numbers that Markdown knows. It knows lines, and
//! which of them ask.

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::{
    marks,
    words::{self, Asks},
};

/// The lines with such numbers, where a document counts so.
pub(super) fn numbered(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST_NAMES: usize = 2;
    let counts = |count: Count| lines.iter().any(|line| count(line).is_some_and(|(number, _)| number == 2));
    let count = [roman, letter].into_iter().find(|count| counts(*count))?;
    let fences = Fences::of(lines);
    let is_text = |at: &usize| !fences.is_code(*at);
    let texts = || (0..lines.len()).filter(is_text);
    if texts().filter(|at| counts_in_name(lines[*at])).take(FEWEST_NAMES).count() == FEWEST_NAMES
        || texts().any(|at| counts_otherwise(lines[at]))
    {
        return None;
    }
    let mut counted: Vec<(usize, usize, &str)> = Vec::new();
    let mut above = "";
    for at in texts() {
        let next = counted.last().map_or(1, |(_, number, _)| number + 1);
        if let Some((number, text)) = count(lines[at]).filter(|(number, _)| *number == next) {
            // What asks right above the first is to be answered by a choice.
            if number == 1 && words::asks(marks::text(above)) != Asks::No {
                return None;
            }
            counted.push((at, number, text));
        } else if count(lines[at]).is_some_and(|(number, _)| number == 1) {
            return None;
        }
        above = if lines[at].trim().is_empty() { above } else { lines[at] };
    }
    let asking = counted.iter().filter(|(_, _, text)| words::asks(text) != Asks::No).count();
    if counted.len() < FEWEST || asking * 3 < counted.len() * 2 {
        return None;
    }
    let mut rewritten = Rewritten::of(lines);
    for (at, number, text) in counted {
        rewritten.set(at, format!("{number}. {text}"));
    }
    rewritten.lines()
}

/// Fewer of them may be anything.
const FEWEST: usize = 3;

/// The number that a line begins with at its left edge, and what follows it.
type Count = fn(&str) -> Option<(usize, &str)>;

/// Whether a line is a heading, or bold, and has a number in it: `Exercise 2`.
fn counts_in_name(line: &str) -> bool {
    line.starts_with(['#', '*']) && line.contains(|c: char| c.is_ascii_digit())
}

/// Whether a line at the left edge has a number of another kind.
fn counts_otherwise(line: &str) -> bool {
    line.starts_with(|c: char| c.is_ascii_digit()) && marks::number(&marks::with_blanks(line)).is_some()
}

/// The small Roman number that a line begins with at its left edge, and what follows it.
fn roman(line: &str) -> Option<(usize, &str)> {
    const NUMBERS: [&str; 20] = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi",
        "xvii", "xviii", "xix", "xx",
    ];
    let text = line.strip_prefix('(').unwrap_or(line);
    let letters = text.bytes().take_while(|byte| matches!(byte, b'i' | b'v' | b'x')).count();
    let rest = text[letters..].strip_prefix([')', '.'])?.strip_prefix(' ')?.trim();
    let place = NUMBERS.iter().position(|number| *number == &text[..letters])?;
    (!rest.is_empty()).then_some((place + 1, rest))
}

/// The small letter that a line begins with at its left edge, as the number of its place, and what follows it.
fn letter(line: &str) -> Option<(usize, &str)> {
    let text = line.strip_prefix('(').unwrap_or(line);
    let letter = text.bytes().next().filter(u8::is_ascii_lowercase)?;
    let rest = text[1..].strip_prefix([')', '.'])?.strip_prefix(' ')?.trim();
    (!rest.is_empty()).then_some((usize::from(letter - b'a') + 1, rest))
}

#[cfg(test)]
mod tests {
    use super::numbered;

    #[test]
    fn small_roman_numbers_count_questions() {
        let lines = ["# Sheet", "i. Why?", "", "ii. Name a heap.", "", "    heap", "", "iii. How?"];
        let read = numbered(&lines).unwrap();
        assert_eq!(read[1..], ["1. Why?", "", "2. Name a heap.", "", "    heap", "", "3. How?"]);
        assert_eq!(numbered(&["(i) Why?", "(ii) How?", "(iii) When?"]).unwrap()[2], "3. When?");
    }

    #[test]
    fn small_letters_count_questions_where_nothing_else_does() {
        let lines = ["# Sheet", "", "(a) Prove it.", "", "(b) Show that it holds.", "(c) Name a heap."];
        assert_eq!(
            numbered(&lines).unwrap()[2..],
            ["1. Prove it.", "", "2. Show that it holds.", "3. Name a heap."]
        );
    }

    #[test]
    fn they_stay_below_other_numbers_and_before_what_does_not_ask() {
        assert_eq!(numbered(&["1. A cache:", "i. Why?", "ii. How?", "iii. When?"]), None);
        assert_eq!(numbered(&["i. Why?", "ii. How?", "iii. When?", "i. Who?"]), None);
        assert_eq!(numbered(&["What do you do?", "a) Install it", "b) Write it", "c) Show it"]), None);
        let tasks = ["## Exercise 1", "i. Why?", "ii. How?", "## Exercise 2", "i. When?"];
        assert_eq!(numbered(&tasks), None);
        assert_eq!(numbered(&["i. red", "ii. green", "iii. blue"]), None);
        assert_eq!(numbered(&["i. Why?", "ii. How?"]), None);
    }
}
