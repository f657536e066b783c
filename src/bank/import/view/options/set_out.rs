//! What is set in below a numbered question that gets a label instead of its number: nothing is left that it is set in
//! below, and Markdown would take it for code.

use crate::bank::import::{lines, marks};

/// From so many columns on a line is code.
const CODE: usize = 4;

/// Moves what is set in below some lines that were items to the left edge, up to the next of them and no further than the
/// first line at the edge.
pub(super) fn set_out(written: &mut [String], was: &[&str], asked: &[usize]) {
    for (index, at) in asked.iter().enumerate().filter(|(_, at)| is_item_at_edge(was[**at])) {
        let next = asked.get(index + 1).copied().unwrap_or(was.len());
        let said = || (at + 1..next).filter(|at| !was[*at].trim().is_empty());
        let end = said().find(|at| width(was[*at]) == 0).unwrap_or(next);
        let least = said().take_while(|at| *at < end).map(|at| width(was[at])).min();
        let Some(columns) = least.filter(|columns| *columns >= CODE) else { continue };
        for line in &mut written[at + 1..end] {
            let out = line.split('\n').map(|line| lines::dedented(line, columns, false));
            *line = out.collect::<Vec<_>>().join("\n");
        }
    }
}

fn is_item_at_edge(line: &str) -> bool {
    !line.starts_with([' ', '\t']) && marks::begins_item(&marks::with_blanks(line))
}

/// How many columns a line is set in.
fn width(line: &str) -> usize {
    let blanks = line.bytes().take_while(|byte| matches!(byte, b' ' | b'\t'));
    blanks.map(|byte| if byte == b'\t' { CODE } else { 1 }).sum()
}

#[cfg(test)]
mod tests {
    use super::super::labelled;

    #[test]
    fn what_is_set_in_below_a_number_is_so_no_more() {
        for blanks in ["    ", "\t", "     "] {
            let one = format!("Which?\n\n{blanks}- [ ] one\n{blanks}- [x] two\n\n{blanks}Answer: two\n\n");
            let text = format!("1. {one}2. {one}3.  {one}");
            let lines: Vec<&str> = text.split('\n').collect();
            let read = labelled(&lines).unwrap().join("\n");
            assert_eq!(read.matches(": Which?\n\n- [ ] one\n- [x] two\n").count(), 3, "{read}");
            assert_eq!(read.matches("\nAnswer: two").count(), 3, "{read}");
        }
    }
}
