//! Tasks that a number in bold brackets counts, be it with the name of the file that solves them: `**(2_square.py)** Draw
//! a square.`
//!
//! The brackets become the label of a question, where several count on. Lines keep their numbers. It knows lines alone.

use super::{counting::counting, rewritten::Rewritten};

/// The lines with labels instead of such brackets, where a document has several.
pub(super) fn labelled(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 4;
    // One and the same number may count several parts: `10A`, `10B`.
    let counts_on = |last: usize, next: usize| next == 1 || (last..=last + 1).contains(&next);
    let counted = counting(lines, FEWEST, counted, counts_on)?;
    let mut labelled = Rewritten::of(lines);
    for (at, number, text) in counted {
        labelled.set(at, format!("Question {number}: {text}"));
    }
    labelled.lines()
}

/// The number of such a line, and what follows its brackets.
fn counted(line: &str) -> Option<(usize, &str)> {
    const MOST_DIGITS: usize = 3;
    const FEWEST_WORDS: usize = 3;
    let (inner, text) = line.strip_prefix("**(")?.split_once(")**")?;
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let is_name = !inner.contains(char::is_whitespace) && (1..=MOST_DIGITS).contains(&digits);
    let text = text.trim_start_matches(':').trim_start();
    let is_said = text.split_whitespace().count() >= FEWEST_WORDS;
    (is_name && is_said).then(|| inner[..digits].parse().ok()).flatten().map(|number| (number, text))
}

#[cfg(test)]
mod tests {
    use super::labelled;

    #[test]
    fn numbers_in_bold_brackets_that_count_on_are_labels() {
        let lines = [
            "**(1_a.py)** Draw a square.",
            "**(2_b.py)**  Sort the names.",
            "",
            "**(3A_c.py)** Add two numbers.",
            "**(3B_d.py)** Add three numbers.",
        ];
        let expected = [
            "Question 1: Draw a square.",
            "Question 2: Sort the names.",
            "",
            "Question 3: Add two numbers.",
            "Question 3: Add three numbers.",
        ];
        assert_eq!(labelled(&lines).unwrap(), expected);
    }

    #[test]
    fn other_brackets_stay() {
        let years = [
            "**(1987)** It was built then.",
            "**(1999)** It was sold then.",
            "**(20)** It was lost then.",
            "**(7)** It is there again.",
        ];
        assert_eq!(labelled(&years), None);
        assert_eq!(labelled(&["**(1)** Draw it now.", "**(2)** Sort it now."]), None);
    }
}
