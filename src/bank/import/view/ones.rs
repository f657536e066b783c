//! Numbers at the left edge that are all `1.`, as writers of Markdown leave the counting to it.
//!
//! They become the numbers that they are shown as. Lines keep their numbers. It knows lines alone.

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::marks;

/// The lines with the numbers that Markdown shows, in each section whose numbers are all the same.
pub(super) fn counted(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 3;
    let fences = Fences::of(lines);
    let numbered: Vec<(usize, u64, &str)> = (0..lines.len())
        .filter(|at| !fences.is_code(*at) && !lines[*at].starts_with([' ', '\t']))
        .filter_map(|at| marks::number(lines[at]).map(|(number, text)| (at, number, text)))
        .collect();
    let mut counted = Rewritten::of(lines);
    let is_heading = |at: usize| lines[at].starts_with('#') && !fences.is_code(at);
    let is_one_section = |above: usize, below: usize| !(above..below).any(is_heading);
    for section in numbered.chunk_by(|above, below| is_one_section(above.0, below.0)) {
        if section.len() < FEWEST || section.iter().any(|(_, number, _)| *number != 1) {
            continue;
        }
        for (count, (at, _, text)) in (1..).zip(section) {
            let mark = &lines[*at][1..lines[*at].len() - text.len()];
            // What stands below it is set in as far as the mark was wide.
            let number = format!("{count}{}", mark.trim_end());
            let width = (mark.len() + 1).max(number.len() + 1);
            counted.set(*at, format!("{number:width$}{text}"));
        }
    }
    counted.lines()
}

#[cfg(test)]
mod tests {
    use super::counted;

    #[test]
    fn ones_are_counted_in_each_section() {
        let lines =
            ["# A", "1. Why?", "   1. So", "1.  How?", "text", "1. Who?", "# B", "1. When?", "1. Where?"];
        let expected =
            ["# A", "1. Why?", "   1. So", "2.  How?", "text", "3. Who?", "# B", "1. When?", "1. Where?"];
        assert_eq!(counted(&lines).unwrap(), expected);
        assert_eq!(counted(&["1. Why?", "1. How?", "2. Who?"]), None);
        let many = ["1.  Why?"; 11];
        assert_eq!(counted(&many).unwrap()[8..], ["9.  Why?", "10. Why?", "11. Why?"]);
    }
}
