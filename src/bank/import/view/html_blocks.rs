//! Headings, rules and code in HTML that more of it follows on the same line: `<h2>Two stacks</h2><h3>Easy</h3><p>Given …`.
//!
//! Each of them ends its line. It knows lines alone, and not what is in them.

use super::{fences::Fences, rewritten::Rewritten};

/// What ends a line.
const ENDS: [&str; 9] = ["</h1>", "</h2>", "</h3>", "</h4>", "</h5>", "</h6>", "</pre>", "<hr>", "<hr/>"];

/// The lines, of which some become several, where a document has any with a heading before something else.
pub(super) fn parted(lines: &[&str]) -> Option<Vec<String>> {
    let has_heading = |line: &str| ENDS.iter().take(6).any(|end| follows(line, end).is_some());
    if !lines.iter().any(|line| line.starts_with("<h") && has_heading(line)) {
        return None;
    }
    let fences = Fences::of(lines);
    let mut parted = Rewritten::of(lines);
    for (at, line) in lines.iter().enumerate() {
        if line.trim_start().starts_with('<')
            && !fences.is_code(at)
            && ENDS.iter().any(|end| line.contains(end))
        {
            let ended = ENDS.iter().fold((*line).to_owned(), |line, end| match *end {
                "<hr>" | "<hr/>" => line.replace(end, "\n\n"),
                _ => line.replace(end, &format!("{end}\n\n")),
            });
            parted.set(at, ended);
        }
    }
    parted.lines()
}

/// What follows a mark in a line, if anything does.
fn follows<'a>(line: &'a str, mark: &str) -> Option<&'a str> {
    let (_, rest) = line.split_once(mark)?;
    (!rest.trim().is_empty()).then_some(rest)
}
