//! What is set in below an item by less than its mark is wide, as below `10.` by the three columns that are right below
//! `9.`: Markdown takes it for none of the item.
//!
//! It is set in as far as the mark is wide. Lines keep their numbers. It knows lines alone.

use super::{fences::Fences, rewritten::Rewritten};

/// The lines with what is below such items set in as it should be.
pub(super) fn set_in(lines: &[&str]) -> Option<Vec<String>> {
    let fences = Fences::of(lines);
    let mut set_in = Rewritten::of(lines);
    let mut at = 0;
    while at < lines.len() {
        let Some(width) = width(lines[at]).filter(|_| !fences.is_code(at)) else {
            at += 1;
            continue;
        };
        let end = (at + 1..lines.len()).find(|at| is_at_edge(lines[*at])).unwrap_or(lines.len());
        let first = lines[at + 1..end].iter().find(|line| !line.trim().is_empty());
        if let Some(missing) = first.and_then(|line| missing(line, width)) {
            for below in (at + 1..end).filter(|below| !lines[*below].trim().is_empty()) {
                set_in.set(below, format!("{}{}", " ".repeat(missing), lines[below]));
            }
        }
        at = end;
    }
    set_in.lines()
}

/// How wide the mark of a numbered item at the edge is, if that is more than those of the first nine are.
fn width(line: &str) -> Option<usize> {
    const DIGITS: std::ops::RangeInclusive<usize> = 2..=3;
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line[digits..].strip_prefix(['.', ')'])?.strip_prefix(' ')?;
    (DIGITS.contains(&digits) && rest.starts_with(|c: char| !c.is_whitespace())).then_some(digits + 2)
}

fn is_at_edge(line: &str) -> bool {
    !line.trim().is_empty() && !line.starts_with([' ', '\t'])
}

/// How many columns a line lacks that is set in below a mark.
fn missing(line: &str, width: usize) -> Option<usize> {
    const LEAST: usize = 2;
    let columns = line.bytes().take_while(|byte| *byte == b' ').count();
    (LEAST..width).contains(&columns).then(|| width - columns)
}

#[cfg(test)]
mod tests {
    use super::set_in;

    #[test]
    fn what_is_below_a_wide_mark_is_set_in() {
        let lines = [
            "9. A", "   - a", "10. B", "", "   b", "   ```", "   1", "   ```", "11. C", "  - c", "100) D",
            "   d",
        ];
        let read = set_in(&lines).unwrap();
        let expected = [
            "9. A", "   - a", "10. B", "", "    b", "    ```", "    1", "    ```", "11. C", "    - c",
            "100) D", "     d",
        ];
        assert_eq!(read, expected);
    }

    #[test]
    fn what_is_set_in_far_enough_stays() {
        assert_eq!(set_in(&["10. B", "", "    b", "   c", "11. C", "text"]), None);
        assert_eq!(set_in(&["2024. ", "   b", "1. C", "  - c"]), None);
    }
}
