//! Tables, for platforms that have none: text for a block of code, whose columns are aligned.

use comrak::nodes::{Node, NodeValue, TableAlignment};

use super::{one_line, text_below};

/// How much longer than its words a table may become for the sake of alignment.
const MOST_PADDING: usize = 400;

/// A table as lines of text.
pub(in crate::chat) fn text(table: Node<'_>) -> String {
    let alignments = match &table.data().value {
        NodeValue::Table(table) => table.alignments.clone(),
        _ => Vec::new(),
    };
    let rows: Vec<Vec<String>> = table.children().map(cells).collect();
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns)
        .map(|column| {
            rows.iter().filter_map(|row| row.get(column)).map(|cell| width(cell)).max().unwrap_or(0)
        })
        .collect();
    let padded = rows.len() * widths.iter().sum::<usize>();
    let words: usize = rows.iter().flatten().map(|cell| width(cell)).sum();
    let aligned = padded <= words + MOST_PADDING;
    let mut lines: Vec<String> = Vec::with_capacity(rows.len() + 1);
    for (number, row) in rows.iter().enumerate() {
        let cells = row.iter().enumerate().map(|(column, cell)| {
            if aligned { pad(cell, widths[column], alignments.get(column).copied()) } else { cell.clone() }
        });
        lines.push(cells.collect::<Vec<_>>().join(" | ").trim_end().to_owned());
        if number == 0 && aligned {
            let rules: Vec<String> = widths.iter().map(|&width| "-".repeat(width.max(1))).collect();
            lines.push(rules.join("-|-"));
        }
    }
    lines.join("\n")
}

/// The words of a row's cells, up to the last that says something: rows are filled with empty cells,
/// and a few characters could become megabytes of them.
fn cells(row: Node<'_>) -> Vec<String> {
    let last = row.children().enumerate().filter(|(_, cell)| cell.first_child().is_some()).last();
    let said = last.map_or(1, |(at, _)| at + 1);
    row.children().take(said).map(|cell| one_line(&text_below(cell))).collect()
}

fn width(cell: &str) -> usize {
    cell.chars().count()
}

fn pad(cell: &str, to: usize, alignment: Option<TableAlignment>) -> String {
    let blank = to.saturating_sub(width(cell));
    match alignment {
        Some(TableAlignment::Right) => format!("{}{cell}", " ".repeat(blank)),
        Some(TableAlignment::Center) => {
            format!("{}{cell}{}", " ".repeat(blank / 2), " ".repeat(blank - blank / 2))
        }
        _ => format!("{cell}{}", " ".repeat(blank)),
    }
}
