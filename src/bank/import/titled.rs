//! A document that is read below a title that it does not have.
//!
//! It knows lines alone, and not what a question is.

use super::{Document, Found, LONGEST_BY_HAND, front_matter, moved::Moved, view};

/// How many lines a title takes that is put before a document.
const LINES: usize = 2;

/// Whether a document may have another title than its own: not one with front matter, which must stand at the very top.
pub(super) fn may_be(text: &str, lines: &[&str]) -> bool {
    text.len() <= LONGEST_BY_HAND && front_matter::read(lines).is_none()
}

/// Whether a document begins with a heading that says anything.
pub(super) fn has_title(lines: &[&str]) -> bool {
    let first = lines.iter().position(|line| !line.trim().is_empty());
    let is_first = |(at, _): &(usize, usize)| Some(*at) == first;
    view::headings(lines).first().is_some_and(is_first)
        && first.is_some_and(|first| lines[first].contains(char::is_alphanumeric))
}

/// The document as it is read below a title, told of the lines that it has.
pub(super) fn read(text: &str, name: &str, read: impl Fn(&str) -> Document) -> Document {
    without_name(read(&format!("# {name}\n\n{text}")), name)
}

/// The lines of a document with a blank one in the place of its title.
pub(super) fn without_own(lines: &[&str]) -> String {
    let own = view::headings(lines).first().filter(|_| has_title(lines)).map(|(at, _)| *at);
    let below = lines.iter().enumerate().map(|(at, line)| if Some(at) == own { "" } else { line });
    below.collect::<Vec<_>>().join("\n")
}

/// The document as it is read below a title in other words, line by line.
pub(super) fn read_as(
    text: &str,
    below: &str,
    name: &str,
    read: impl Fn(&str, &str) -> Document,
) -> Document {
    without_name(read(&format!("# {name}\n\n{below}"), &format!("# {name}\n\n{text}")), name)
}

/// A document that was read below a title, without that.
fn without_name(document: Document, name: &str) -> Document {
    let moved = Moved { above: LINES, before: 0 };
    let topic = |question: Found| Found { topic: question.topic.filter(|topic| topic != name), ..question };
    let questions = document.questions.into_iter().map(|question| moved.question(question));
    Document { questions: questions.map(topic).collect(), left_out: moved.stretches(&document.left_out) }
}
