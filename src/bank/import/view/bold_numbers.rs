//! Bold lines that a number counts which Markdown does not see: `**3 What is a lock?**`, `**3 - What is a lock?** [2]`.
//!
//! The number gets its mark, where several count on. Lines keep their numbers. It knows lines alone.

use super::{counting::counting, rewritten::Rewritten};
use crate::bank::import::tags;

/// The lines with full stops behind such numbers, where a document has several.
pub(super) fn marked(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 3;
    let counted = counting(lines, FEWEST, counted, |last, next| last + 1 == next || next == 1)?;
    let mut marked = Rewritten::of(lines);
    for (at, number, text) in counted {
        marked.set(at, format!("**{number}. {text}"));
    }
    marked.lines()
}

/// The number of such a line, and what follows it.
fn counted(line: &str) -> Option<(usize, &str)> {
    const MOST_DIGITS: usize = 3;
    let inner = line.strip_prefix("**")?;
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &inner[digits..];
    let mark = [" -", " –", " —", ":"].into_iter().find(|mark| rest.starts_with(mark)).unwrap_or_default();
    let text = rest[mark.len()..].strip_prefix(' ').filter(|text| text.starts_with(char::is_alphabetic))?;
    let (_, behind) = text.split_once("**")?;
    // What it is worth may stand behind: `**3 What is a lock?** [2]`.
    let is_bold = behind.trim_end().trim_end_matches("<br>").is_empty() || tags::is_alone(behind);
    let is_counted = (1..=MOST_DIGITS).contains(&digits) && is_bold;
    is_counted.then(|| inner[..digits].parse().ok()).flatten().map(|number| (number, text))
}

#[cfg(test)]
mod tests {
    use super::marked;

    #[test]
    fn numbers_that_count_on_get_their_mark() {
        let lines = ["**1 Why?**", "So.", "**2 How?**  ", "**3 Who is it?**"];
        assert_eq!(marked(&lines).unwrap(), ["**1. Why?**", "So.", "**2. How?**  ", "**3. Who is it?**"]);
    }

    #[test]
    fn other_bold_lines_stay() {
        for lines in [["**2 cups**", "**5 eggs**", "**9 pears**"], ["**1 a** b", "**2 c** d", "**3 e** f"]] {
            assert_eq!(marked(&lines), None);
        }
    }
}
