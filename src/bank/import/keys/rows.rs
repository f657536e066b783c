//! Answers in the rows of a table: a number, what is right, and why.

use super::Entry;
use crate::bank::import::{flow::Kind, marks, page::Page};

/// The answers of the rows below the name of a section, where each begins with a number.
pub(super) fn of(page: &Page, at: usize, to: usize) -> Vec<Entry> {
    let mut entries = Vec::new();
    for (block, table) in page.blocks.iter().enumerate().take(to).skip(at + 1) {
        if table.kind != Kind::Table {
            continue;
        }
        for line in page.view.get(table.first, table.last).iter().skip(2) {
            let Some((number, said)) = row(&line.text) else { return Vec::new() };
            entries.push(Entry { number, from: block, to: block + 1, said: Some(said) });
        }
    }
    entries
}

/// The number of a row, and what its other cells say.
fn row(line: &str) -> Option<(u64, String)> {
    let cells = marks::cells(line);
    let (first, rest) = cells.split_first()?;
    // `2xx` is no number of a question.
    let is_mark = |c: char| !c.is_alphanumeric();
    let number = first.trim_matches(is_mark).trim_start_matches(['q', 'Q']).parse().ok()?;
    let said: Vec<&str> = rest.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
    (!said.is_empty()).then(|| (number, said.join("\n\n")))
}

#[cfg(test)]
mod tests {
    use super::row;

    #[test]
    fn a_row_begins_with_the_number_of_a_question() {
        assert_eq!(row("| **3** | B | It waits. |").unwrap(), (3, "B\n\nIt waits.".to_owned()));
        assert_eq!(row("| Q12. | B | |").unwrap(), (12, "B".to_owned()));
        assert_eq!(row("| 2xx | Success |"), None);
        assert_eq!(row("| v2 | Success |"), None);
    }
}
