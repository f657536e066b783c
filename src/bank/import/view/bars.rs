//! Tables whose line of dashes has another number of cells than the header above it: people see a table, Markdown sees
//! a paragraph.

use crate::bank::import::marks;

/// The line of dashes with as many cells as the header above it has, where it has another number of them.
pub(super) fn mended(header: &str, line: &str) -> Option<String> {
    let count = marks::cells(header).len();
    (is_dashes(line) && header.contains('|') && count > 1 && count != marks::cells(line).len())
        .then(|| format!("|{}", " --- |".repeat(count)))
}

/// Whether a line is that of the dashes in a table.
pub(super) fn is_dashes(line: &str) -> bool {
    line.contains("--")
        && line.contains('|')
        && line.chars().all(|c| matches!(c, '-' | '|' | ':' | ' ' | '\t' | '\r'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_dashes_gets_as_many_cells_as_the_header() {
        let mended_to_two = Some("| --- | --- |".to_owned());
        assert_eq!(mended("Question | Level", "--|--|--|--"), mended_to_two);
        assert_eq!(mended("| Question | Level |", "|---|"), mended_to_two);
    }

    #[test]
    fn other_lines_stay() {
        assert_eq!(mended("| Question | Level |", "|:--|---|"), None);
        assert_eq!(mended("Some text", "--|--"), None);
        assert_eq!(mended("| a | b |", "| c |"), None);
        assert_eq!(mended("a | b", "-----"), None);
    }
}
