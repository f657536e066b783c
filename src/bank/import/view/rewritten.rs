//! Lines that are rewritten: what is not stays as it is in the document.

use super::fences::Fences;
use crate::bank::import::marks;

/// Lines in a form that Markdown knows, where a document has them in another. A line may become several.
pub(super) type Form = fn(&[&str]) -> Option<Vec<String>>;

/// The lines after several forms, each of which gets what the one before it made of them.
pub(super) fn in_turn(lines: &[&str], forms: impl IntoIterator<Item = Form>) -> Option<Vec<String>> {
    forms.into_iter().fold(None, |last: Option<Vec<String>>, form| {
        let borrowed: Option<Vec<&str>> =
            last.as_ref().map(|lines| lines.iter().map(String::as_str).collect());
        form(borrowed.as_deref().unwrap_or(lines)).or(last)
    })
}

/// The lines that are no code in another form each, where a document has any that has one.
pub(super) fn by_line(lines: &[&str], form: impl Fn(&str) -> Option<String>) -> Option<Vec<String>> {
    if !lines.iter().any(|line| form(line).is_some()) {
        return None;
    }
    let fences = Fences::of(lines);
    let mut rewritten = Rewritten::of(lines);
    for at in (0..lines.len()).filter(|at| !fences.is_code(*at)) {
        if let Some(line) = form(lines[at]) {
            rewritten.set(at, line);
        }
    }
    rewritten.lines()
}

/// The rows of each table in another form, a line for each, where a document has any that has one.
pub(super) fn by_table(lines: &[&str], form: impl Fn(&[&str]) -> Option<Vec<String>>) -> Option<Vec<String>> {
    if !lines.iter().any(|line| marks::is_row(line)) {
        return None;
    }
    let fences = Fences::of(lines);
    let mut rewritten = Rewritten::of(lines);
    let mut at = 0;
    while at < lines.len() {
        let is_row = |at: usize| lines[at].trim_start().starts_with('|') && !fences.is_code(at);
        let end = (at..lines.len()).find(|at| !is_row(*at)).unwrap_or(lines.len());
        for (at, line) in (at..end).zip(form(&lines[at..end]).into_iter().flatten()) {
            rewritten.set(at, line);
        }
        at = end.max(at + 1);
    }
    rewritten.lines()
}

/// The lines of a document, some of which become others.
#[derive(Debug)]
pub(super) struct Rewritten<'a> {
    lines: &'a [&'a str],
    /// None as long as all are as they were.
    own: Option<Vec<String>>,
}

impl<'a> Rewritten<'a> {
    pub(super) fn of(lines: &'a [&'a str]) -> Self {
        Self { lines, own: None }
    }

    /// Puts another line in the place of one.
    pub(super) fn set(&mut self, at: usize, line: String) {
        let lines = self.lines;
        self.own.get_or_insert_with(|| lines.iter().map(|line| (*line).to_owned()).collect())[at] = line;
    }

    /// All lines, if any is another than it was.
    pub(super) fn lines(self) -> Option<Vec<String>> {
        self.own
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without_mark(lines: &[&str]) -> Option<Vec<String>> {
        let mut rewritten = Rewritten::of(lines);
        for (at, line) in lines.iter().enumerate() {
            if let Some(rest) = line.strip_prefix('>') {
                rewritten.set(at, rest.to_owned());
            }
        }
        rewritten.lines()
    }

    #[test]
    fn a_form_gets_what_the_one_before_it_made() {
        assert_eq!(in_turn(&["a", ">>b"], [without_mark as Form]).unwrap(), ["a", ">b"]);
        assert_eq!(in_turn(&["a", ">>b"], [without_mark as Form; 3]).unwrap(), ["a", "b"]);
        assert_eq!(in_turn(&["a"], [without_mark as Form]), None);
    }
}
