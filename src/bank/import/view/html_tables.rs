//! Tables in HTML with a question in each row: `<tr><td>What is a lock?</td><td>Held by one.</td></tr>`.
//!
//! Each row becomes lines with labels at the line where it begins: the question, and behind the names of the other
//! columns what stands in those. It knows lines, which labels there are, and which texts ask; tables that are but a
//! frame for pictures or text stay.

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::{
    html, labels,
    words::{self, Asks},
};

/// A row: the line that it begins on, and its cells without tags.
struct Row {
    at: usize,
    cells: Vec<String>,
    is_header: bool,
}

/// The lines with labels in the place of such rows, where a document has any.
pub(super) fn labelled(lines: &[&str]) -> Option<Vec<String>> {
    if !lines.iter().any(|line| begins(line)) {
        return None;
    }
    let fences = Fences::of(lines);
    let mut labelled = Rewritten::of(lines);
    let mut at = 0;
    while at < lines.len() {
        if fences.is_code(at) || !begins(lines[at]) {
            at += 1;
            continue;
        }
        let is_end = |at: &usize| lines[*at].contains("</table>") || fences.is_code(*at);
        let Some(end) = (at..lines.len()).find(is_end).filter(|end| !fences.is_code(*end)) else { break };
        if let Some(rows) = read(&lines[at..=end]) {
            for line in at..=end {
                labelled.set(line, String::new());
            }
            for (row, text) in rows {
                labelled.set(at + row, text);
            }
        }
        at = end + 1;
    }
    labelled.lines()
}

fn begins(line: &str) -> bool {
    let text = line.trim_start();
    text.starts_with("<table>") || text.starts_with("<table ")
}

/// What becomes of the rows of a table, if one of its columns asks.
fn read(lines: &[&str]) -> Option<Vec<(usize, String)>> {
    const FEWEST: usize = 2;
    const MOST_COLUMNS: usize = 12;
    // Lists in it are read as lists.
    if lines.iter().any(|line| line.contains("<li")) {
        return None;
    }
    let rows = rows(lines);
    let header: Vec<&str> = rows
        .first()
        .filter(|row| row.is_header)
        .map_or_else(Vec::new, |row| row.cells.iter().map(String::as_str).collect());
    let said: Vec<&Row> = rows.iter().skip(usize::from(!header.is_empty())).collect();
    let cell = |row: &Row, column: usize| row.cells.get(column).cloned().unwrap_or_default();
    let asks = |column: usize| {
        let asking = said.iter().filter(|row| words::asks(&cell(row, column)) != Asks::No).count();
        said.len() >= FEWEST && asking * 10 >= said.len() * 7
    };
    let columns = said.iter().map(|row| row.cells.len()).max().filter(|count| *count <= MOST_COLUMNS)?;
    let column = (0..columns).find(|column| asks(*column))?;
    let name = |other: usize| {
        let known = header.get(other).filter(|name| labels::classify(name).is_some());
        let answers = || columns == column + 2 && other == column + 1;
        known.copied().or_else(|| answers().then_some("Answer"))
    };
    let others = |row: &Row| -> String {
        let others = (0..row.cells.len()).filter(|other| *other != column && !row.cells[*other].is_empty());
        let of = |other: usize| Some(format!("\n\n{}: {}", name(other)?, row.cells[other]));
        others.filter_map(of).collect()
    };
    let is_full = |row: &&&Row| !cell(row, column).is_empty();
    let text = |row: &&Row| (row.at, format!("\nQuestion: {}{}\n", cell(row, column), others(row)));
    Some(said.iter().filter(is_full).map(text).collect())
}

/// The rows of a table, each with its cells.
fn rows(lines: &[&str]) -> Vec<Row> {
    let text = lines.join("\n");
    let mut pieces = text.split("<tr");
    let mut line = pieces.next().map_or(0, |before| before.matches('\n').count());
    let mut rows = Vec::new();
    for piece in pieces {
        let at = line;
        line += piece.matches('\n').count();
        let inner = piece.split("</tr>").next().unwrap_or_default();
        let cells: Vec<&str> = inner.split("<t").skip(1).collect();
        let is_header = !cells.is_empty() && cells.iter().all(|cell| cell.starts_with('h'));
        let cell = |cell: &&str| {
            let inner = cell.split_once('>').map_or("", |(_, inner)| inner);
            let inner = inner.split("</td>").next().and_then(|inner| inner.split("</th>").next());
            let inner = inner.unwrap_or_default().replace("<br>", " ").replace("<br/>", " ");
            html::without_tags(&inner).split_whitespace().collect::<Vec<_>>().join(" ")
        };
        rows.push(Row { at, cells: cells.iter().map(cell).collect(), is_header });
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::labelled;

    #[test]
    fn rows_that_ask_are_questions_with_what_their_columns_are_named() {
        let lines = [
            "<table>",
            "<tr><th>Question</th><th>Red flags</th></tr>",
            "<tr><td>What is a <b>lock</b>?</td><td>none</td></tr>",
            "<tr>",
            "<td>Explain heaps</td>",
            "<td>a stack</td>",
            "</tr>",
            "</table>",
        ];
        let read = labelled(&lines).unwrap();
        assert_eq!(read[2], "\nQuestion: What is a lock?\n\nRed flags: none\n");
        assert_eq!(read[3], "\nQuestion: Explain heaps\n\nRed flags: a stack\n");
        assert_eq!(read[4], "");
    }

    #[test]
    fn frames_stay() {
        let lines = ["<table>", "<tr><td><img src=\"a.png\"></td><td>A lock</td></tr>", "</table>"];
        assert_eq!(labelled(&lines), None);
        assert_eq!(labelled(&["<table>", "<tr><td>What is it?</td></tr>"]), None);
    }
}
