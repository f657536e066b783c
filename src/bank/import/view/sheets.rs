//! Rows of a spreadsheet, pasted with tabs between their cells or saved with commas or semicolons: a line each, below
//! the names of the columns, one of which says that it holds questions.
//!
//! Each row becomes lines with labels: the question, the options of it, and behind the names of the other columns what
//! stands in those. Cells of several lines stay such. It knows lines, and which names of columns there are.

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::{columns, labels::Label};

/// A row, with the lines that it takes.
struct Row {
    from: usize,
    to: usize,
    cells: Vec<String>,
}

/// What the columns of a sheet hold.
struct Columns {
    question: usize,
    names: Vec<String>,
    labels: Vec<Option<Label>>,
    options: Vec<Option<char>>,
}

/// The lines with labels in the place of such rows, where a document has any.
pub(super) fn labelled(lines: &[&str]) -> Option<Vec<String>> {
    saved(lines).or_else(|| pasted(lines))
}

/// A document that is such a sheet as a whole, as programs save it.
fn saved(lines: &[&str]) -> Option<Vec<String>> {
    let header = lines.iter().position(|line| !line.trim().is_empty() && !line.starts_with("sep="))?;
    let (mark, columns) = [',', ';']
        .into_iter()
        .find_map(|mark| Some((mark, Columns::of(lines[header], mark).filter(Columns::are_all)?)))?;
    let rows = rows(&lines[header..], mark)?;
    let is_full = |row: &&Row| row.cells.len() == columns.names.len();
    let full = rows.iter().filter(is_full).count();
    // Sentences have commas here and there.
    (full > 1 && full * 10 >= rows.len() * 9).then_some(())?;
    let mut labelled = Rewritten::of(lines);
    for line in 0..=header {
        labelled.set(line, String::new());
    }
    columns.label(&mut labelled, &rows[1..], header);
    labelled.lines()
}

/// Such a sheet within a document, as it comes from the clipboard.
fn pasted(lines: &[&str]) -> Option<Vec<String>> {
    const TAB: char = '\t';
    let may_be =
        |line: &str| line.contains(TAB) && !line.starts_with(char::is_whitespace) && !line.contains('|');
    if !lines.iter().any(|line| may_be(line)) {
        return None;
    }
    let fences = Fences::of(lines);
    let mut labelled = Rewritten::of(lines);
    let mut at = 0;
    while at < lines.len() {
        let is_header = !fences.is_code(at) && may_be(lines[at]);
        let Some(columns) = is_header.then(|| Columns::of(lines[at], TAB)).flatten() else {
            at += 1;
            continue;
        };
        let end = (at..lines.len()).find(|line| lines[*line].trim().is_empty() || fences.is_code(*line));
        let end = end.unwrap_or(lines.len());
        let rows = rows(&lines[at..end], TAB).unwrap_or_default();
        let count = rows.iter().take_while(|row| row.cells.len() > 1).count();
        if count > 1 {
            labelled.set(at, String::new());
            columns.label(&mut labelled, &rows[1..count], at);
        }
        at = end;
    }
    labelled.lines()
}

impl Columns {
    /// The columns whose names a line has, if one of them holds questions.
    fn of(line: &str, mark: char) -> Option<Self> {
        const FEWEST: usize = 2;
        const LONGEST_NAME: usize = 40;
        let names = rows(&[line], mark)?.into_iter().next()?.cells;
        let are_names =
            names.len() >= FEWEST && names.iter().all(|name| name.chars().count() <= LONGEST_NAME);
        // Names of columns are often those of variables: `expected_answer`.
        // Programs say behind a name how long what stands below it may be: `Answer 1 - max 75 characters`.
        let name = |name: &String| name.split(" - max ").next().unwrap_or_default().replace('_', " ");
        let names: Vec<String> = names.iter().map(name).collect();
        let labels: Vec<Option<Label>> = names.iter().map(|name| columns::label(name)).collect();
        let options = columns::options(&names);
        let is_question = |at: &usize| {
            labels[*at] == Some(Label::Question) && is_short(&names[*at]) && !columns::is_title(&names[*at])
        };
        let question = (0..names.len()).find(is_question).filter(|_| are_names)?;
        Some(Self { question, names, labels, options })
    }

    /// Whether the names are those of columns, and not words of a sentence.
    fn are_all(&self) -> bool {
        self.names.iter().all(|name| is_short(name))
    }

    /// Puts labelled lines in the place of the rows, the first of which are counted from a line.
    fn label(&self, labelled: &mut Rewritten<'_>, rows: &[Row], from: usize) {
        for row in rows {
            for line in row.from..=row.to {
                labelled.set(from + line, String::new());
            }
            if let Some(text) = self.said_in(row) {
                spread(labelled, &text, from + row.from..=from + row.to);
            }
        }
    }

    /// What a row says, if it asks.
    fn said_in(&self, row: &Row) -> Option<String> {
        let said = |at: usize| row.cells.get(at).map(String::as_str).filter(|cell| !cell.is_empty());
        let all = 0..self.names.len();
        let option = |at: usize| Some(format!("{}) {}", self.options[at]?, said(at)?));
        let options: Vec<String> = all.clone().filter_map(option).collect();
        let is_part = |label: Label| !matches!(label, Label::Question | Label::Aside);
        let part = |at: usize| {
            self.labels[at].filter(|label| self.options[at].is_none() && is_part(*label))?;
            let cell = said(at)?;
            let gap = if cell.contains('\n') { "\n\n" } else { " " };
            Some(format!("{}:{gap}{cell}", self.names[at]))
        };
        let question = format!("Question: {}", said(self.question)?);
        let options = (!options.is_empty()).then(|| options.join("\n"));
        let paragraphs: Vec<String> =
            std::iter::once(question).chain(options).chain(all.filter_map(part)).collect();
        Some(format!("\n{}\n", paragraphs.join("\n\n")))
    }
}

/// Whether a name is that of a column, and not a sentence.
fn is_short(name: &str) -> bool {
    const MOST_WORDS: usize = 3;
    name.split_whitespace().count() <= MOST_WORDS && !name.contains(['.', '?', '!'])
}

/// Puts the lines of a text in the place of others, so that none of these is without a part of it.
fn spread(labelled: &mut Rewritten<'_>, text: &str, places: std::ops::RangeInclusive<usize>) {
    let mut lines = text.split('\n');
    let last = *places.end();
    for place in places {
        let count = if place == last { usize::MAX } else { 1 };
        let mut piece: Vec<&str> = Vec::new();
        // A blank line says nothing.
        for line in lines.by_ref() {
            piece.push(line);
            if !line.is_empty() && piece.iter().filter(|line| !line.is_empty()).count() >= count {
                break;
            }
        }
        labelled.set(place, piece.join("\n"));
    }
}

/// The rows of a sheet. None where it has none, or a quote takes more lines than a cell has.
fn rows(lines: &[&str], mark: char) -> Option<Vec<Row>> {
    const LONGEST: usize = 200;
    // What became several lines before this is no row, and would count them otherwise.
    if lines.iter().any(|line| line.contains('\n')) {
        return None;
    }
    let text = lines.join("\n");
    let read = |quoting: bool| -> Option<Vec<Row>> {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(u8::try_from(mark).ok()?)
            .has_headers(false)
            .flexible(true)
            .quoting(quoting)
            .from_reader(text.as_bytes());
        let mut rows: Vec<Row> = Vec::new();
        for record in reader.records() {
            let record = record.ok()?;
            let from = usize::try_from(record.position()?.line()).ok()?.checked_sub(1)?;
            if let Some(last) = rows.last_mut() {
                last.to = from.checked_sub(1)?;
            }
            let cells = record.iter().map(|cell| cell.trim().to_owned()).collect();
            rows.push(Row { from, to: lines.len() - 1, cells });
        }
        for row in &mut rows {
            let is_blank = |line: &usize| lines[*line].trim().is_empty();
            while row.from < row.to && is_blank(&row.from) {
                row.from += 1;
            }
        }
        let are_short = rows.iter().all(|row| row.to < row.from + LONGEST);
        (are_short && !rows.is_empty()).then_some(rows)
    };
    read(true).or_else(|| read(false))
}

#[cfg(test)]
mod tests {
    use super::labelled;

    fn read(text: &str) -> Option<String> {
        labelled(&text.split('\n').collect::<Vec<_>>()).map(|lines| lines.join("\n"))
    }

    #[test]
    fn rows_between_commas_become_labelled_lines() {
        let lines = [
            "id,question,option_a,option_b,answer",
            "1,\"What is a heap, say?\",a tree,a list,A",
            "2,Why?,x,y,B",
        ];
        let read = labelled(&lines).unwrap();
        assert_eq!(read[0], "");
        assert_eq!(read[1], "\nQuestion: What is a heap, say?\n\nA) a tree\nB) a list\n\nanswer: A\n");
        assert_eq!(read[2], "\nQuestion: Why?\n\nA) x\nB) y\n\nanswer: B\n");
    }

    #[test]
    fn a_cell_of_several_lines_stays_on_its_lines() {
        let read = labelled(&["Question;Answer", "Why?;\"So:", "", "- a", "- b\"", "How?;Thus"]).unwrap();
        assert_eq!(read[1], "\nQuestion: Why?");
        assert_eq!(read[2..5].join("\n").trim(), "Answer:\n\nSo:\n\n- a\n- b");
        assert_eq!(read[5], "\nQuestion: How?\n\nAnswer: Thus\n");
    }

    #[test]
    fn what_is_no_sheet_stays() {
        for text in [
            "Questions, answers and so on.\nThis, that and more.\n",
            "```\nQuestion\tAnswer\nWhy?\tSo\n```\n",
            "Name\tAge\nAnn\t7\nBob\t8\n",
            "|`q`\t| a quote |\n|`p`\t| a paragraph |\n",
            "Question,Answer\nWhy do we do that? Well, it depends, they say.\nOf course, said he, and went.\n",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
