//! Questions with options as programs for tests save them: those of Moodle, `Which? {=So ~No}`, and those with a heading and
//! a sign for each part, `##### !options`.
//!
//! They get the usual labels. It knows lines alone.

use super::{FEWEST, braces};
use crate::bank::import::view::{fences::Fences, rewritten::Rewritten};

/// The lines with labels, where a document has several such questions.
pub(in crate::bank::import::view) fn labelled(lines: &[&str]) -> Option<Vec<String>> {
    let fences = Fences::of(lines);
    signed(lines, &fences).or_else(|| braces::labelled(lines, &fences))
}

/// The lines with a label in the place of each heading with a sign: `##### !answer`.
fn signed(lines: &[&str], fences: &Fences) -> Option<Vec<String>> {
    let name = |at: usize| {
        let name = lines[at].trim_start_matches('#').trim().strip_prefix('!').filter(|_| !fences.is_code(at));
        name.filter(|_| lines[at].starts_with('#'))
    };
    if (0..lines.len()).filter(|at| name(*at) == Some("question")).count() < FEWEST {
        return None;
    }
    let mut labelled = Rewritten::of(lines);
    let mut is_head = false;
    for (at, line) in lines.iter().enumerate() {
        let label = match name(at) {
            Some("question") => Some("Question:"),
            Some("options") => Some("Options:"),
            Some("answer") => Some("Answer:"),
            Some("explanation") => Some("Explanation:"),
            Some(_) => Some(""),
            // What a program needs to know stands below the first of them.
            None => (is_head && (line.starts_with("* ") || line.starts_with("- "))).then_some(""),
        };
        is_head = name(at) == Some("challenge") || is_head && name(at).is_none();
        if let Some(label) = label {
            labelled.set(at, label.to_owned());
        }
    }
    labelled.lines()
}

#[cfg(test)]
mod tests {
    use super::labelled;

    fn read(text: &str) -> Option<String> {
        labelled(&text.split('\n').collect::<Vec<_>>()).map(|lines| lines.join("\n"))
    }

    #[test]
    fn headings_with_signs_are_labels() {
        let one = "### !challenge\n* type: multiple-choice\n\n##### !question\n\nWhich?\n\n##### !end-question\n\n##### !options\n\n* So\n* No\n\n##### !end-options\n\n##### !answer\n\n* So\n\n##### !end-answer\n";
        let read = read(&one.repeat(2)).unwrap();
        assert_eq!(
            read.matches("\n\nQuestion:\n\nWhich?\n\n\n\nOptions:\n\n* So\n* No\n\n\n\nAnswer:\n\n* So\n")
                .count(),
            2,
            "{read}"
        );
    }
}
