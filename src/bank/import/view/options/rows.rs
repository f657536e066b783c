//! Options that stand on one line, be it behind the question: `Which one? a) So b) Thus c) Both`.
//!
//! Each gets a line of its own. It knows lines alone.

use super::choice::Choice;
use crate::bank::import::{
    marks,
    view::{fences::Fences, rewritten::Rewritten},
};

/// The lines with options one below the other, where a document has several such lines.
pub(in crate::bank::import::view) fn apart(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 3;
    const SECOND: [&str; 11] =
        [" b)", " B)", "*b)", "*B)", "(b)", "(B)", " B.", " B、", "\tb)", "\tB)", "\tB."];
    let may_be = |line: &&&str| SECOND.iter().any(|mark| line.contains(mark));
    if lines.iter().filter(may_be).take(FEWEST).count() < FEWEST {
        return None;
    }
    let fences = Fences::of(lines);
    let rows: Vec<(usize, Row<'_>)> = (0..lines.len())
        .filter(|at| !fences.is_code(*at))
        .filter_map(|at| Some((at, row(lines[at])?)))
        .collect();
    if rows.len() < FEWEST {
        return None;
    }
    let marked = rows.iter().filter(|(_, row)| row.right().is_some()).count();
    let are_marked = marked * 10 >= rows.len() * 7;
    let mut apart = Rewritten::of(lines);
    for (at, row) in rows {
        apart.set(at, row.written(are_marked));
    }
    apart.lines()
}

/// Options on one line.
struct Row<'a> {
    /// What the line says before them.
    before: &'a str,
    /// How far it is indented.
    indent: &'a str,
    options: Vec<&'a str>,
}

impl Row<'_> {
    /// The only option that is marked as the right one.
    fn right(&self) -> Option<usize> {
        let is_right = |option: &str| unsigned(option).is_some();
        let mut right = (0..self.options.len()).filter(|at| is_right(self.options[*at]));
        right.next().filter(|_| right.next().is_none())
    }

    /// What stands before the options, if anything, and each of them, a line each; and the right one, where most rows mark it.
    fn written(&self, are_marked: bool) -> String {
        let before = Some(self.before).filter(|before| before.contains(char::is_alphanumeric));
        let right = self.right().filter(|_| are_marked);
        let option =
            |option: &&str| right.and_then(|_| unsigned(option)).unwrap_or_else(|| (*option).to_owned());
        let options: Vec<String> = self.options.iter().map(option).collect();
        let answer = right.map(|right| format!("\n{}Answer: {}", self.indent, options[right]));
        let lines = before.map(str::to_owned).into_iter().chain(options).chain(answer);
        lines.collect::<Vec<_>>().join("\n")
    }
}

/// An option without the bold or the sign that says that it is right.
fn unsigned(option: &str) -> Option<String> {
    let bold = ["**", "__"]
        .iter()
        .find_map(|mark| option.strip_prefix(mark).and_then(|inner| inner.strip_suffix(mark)));
    let signed = || Choice::of(option, 0).filter(|choice| choice.is_right).map(|choice| choice.text);
    bold.map(str::to_owned).or_else(signed)
}

/// The options of a line. None asks.
fn row(line: &str) -> Option<Row<'_>> {
    if line.trim_start().starts_with(['|', '#', '>', '<']) {
        return None;
    }
    ["a)", "(a)", "A)", "(A)", "A.", "A、"].iter().find_map(|first| {
        let fewest = if first.ends_with('.') { 3 } else { 2 };
        let mut starts = vec![place(line, first, 0)?];
        for letter in 'b'..='h' {
            let letter = if first.contains('A') { letter.to_ascii_uppercase() } else { letter };
            let mark = first.replace(['a', 'A'], &letter.to_string());
            let Some(at) = place(line, &mark, *starts.last()?) else { break };
            starts.push(at);
        }
        // Marks that set an option in bold belong to it.
        for start in &mut starts {
            let marks = line[..*start].len() - line[..*start].trim_end_matches(['*', '_']).len();
            let is_apart = line[..*start - marks].ends_with(' ') || *start == marks;
            *start -= if is_apart { marks } else { 0 };
        }
        let ends = starts.iter().skip(1).copied().chain([line.len()]);
        let options: Vec<&str> = starts.iter().zip(ends).map(|(from, to)| line[*from..to].trim()).collect();
        let is_option = |option: &&str| option.len() > first.len() && !option.contains(['?', '？']);
        let before = line[..starts[0]].trim_end();
        let is_before = marks::text(before).is_empty() && !before.contains(char::is_alphanumeric)
            || before.ends_with(['?', '？', ':', '：', '.', ')', '）', '_', '*']);
        let is_row = starts.len() >= fewest && options.iter().all(is_option) && is_before;
        let indent = &line[..line.len() - line.trim_start().len()];
        is_row.then_some(Row { before, indent, options })
    })
}

/// Where the mark of an option is in a line from a place on: at its start or behind a blank, and before one.
fn place(line: &str, mark: &str, from: usize) -> Option<usize> {
    let is_apart = |at: &usize| {
        let before = line[..*at].chars().next_back();
        let after = line[at + mark.len()..].chars().next();
        before.is_none_or(|c| c.is_whitespace() || matches!(c, '*' | '-'))
            && after.is_some_and(|c| c.is_whitespace() || !mark.ends_with('.') || !c.is_ascii())
    };
    line[from..].match_indices(mark).map(|(at, _)| from + at).find(is_apart)
}

#[cfg(test)]
mod tests {
    use super::apart;

    fn read(line: &str) -> Option<String> {
        apart(&[line; 3]).map(|lines| lines[0].clone())
    }

    #[test]
    fn each_option_gets_a_line() {
        assert_eq!(read("a) So b) Thus  c) No").as_deref(), Some("a) So\nb) Thus\nc) No"));
        assert_eq!(read("1. Which? (A) So (B) Thus").as_deref(), Some("1. Which?\n(A) So\n(B) Thus"));
        assert_eq!(
            read("A) So  **B) Thus**  C) No").as_deref(),
            Some("A) So\nB) Thus\nC) No\n\nAnswer: B) Thus")
        );
        assert_eq!(read("A. So\tB. Thus\tC. No").as_deref(), Some("A. So\nB. Thus\nC. No"));
        assert_eq!(read("A. 一   B. 二   C. 三").as_deref(), Some("A. 一\nB. 二\nC. 三"));
    }

    #[test]
    fn other_lines_stay() {
        for line in
            ["1. a) Why? b) How?", "It has a) one and b) two", "| a) x b) y |", "A. So or B. Thus", "x b) y"]
        {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
