//! A reading of documents in which no question was found by what their files are called: `ruby-interview-questions.md`
//! says about the list in it what a title would have said.
//!
//! The name of the folder counts as well, where the document has no title of its own: `sql-interview/README.md`. It
//! knows paths as names alone, and not what a question is.

use std::path::Path;

use super::{Document, Found, front_matter, moved::Moved, page, view};

/// How many lines a title takes that is put before a document.
const LINES: usize = 2;

/// The document as it is read below a title that says what its file is called, where nothing was found without one and the
/// name speaks of questions.
pub(super) fn instead(text: &str, path: &Path, first: Document, read: impl Fn(&str) -> Document) -> Document {
    /// In bytes. What is longer was not called so by hand, and would be read once more.
    const LONGEST: usize = 1 << 20;
    if !first.questions.is_empty() || text.len() > LONGEST {
        return first;
    }
    let lines: Vec<&str> = text.split('\n').collect();
    // That must stand at the very top, and has a title of its own.
    if front_matter::read(&lines).is_some() {
        return first;
    }
    let Some(name) = name_of_questions(&lines, path) else { return first };
    let again = read(&format!("# {name}\n\n{text}"));
    if again.questions.is_empty() { first } else { without_title(again, &name) }
}

/// The name of a file, or else of its folder, in words, if it speaks of questions.
fn name_of_questions(lines: &[&str], path: &Path) -> Option<String> {
    let folder = || path.parent().filter(|_| !has_title(lines)).and_then(Path::file_name);
    let names = [path.file_stem(), folder()];
    let mut names = names.into_iter().flatten().map(|name| words(&name.to_string_lossy()));
    names.find(|name| page::says_questions(&name.to_lowercase()))
}

/// A name in words: `sql_interviewQuestions` is `sql interview Questions`.
fn words(name: &str) -> String {
    let mut words = String::with_capacity(name.len());
    let mut before = ' ';
    for c in name.chars() {
        let is_joint = !c.is_alphanumeric() && !matches!(c, '&' | '\'');
        if c.is_uppercase() && before.is_lowercase() {
            words.push(' ');
        }
        words.push(if is_joint { ' ' } else { c });
        before = c;
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a document begins with a heading that says anything.
fn has_title(lines: &[&str]) -> bool {
    let first = lines.iter().position(|line| !line.trim().is_empty());
    let is_first = |(at, _): &(usize, usize)| Some(*at) == first;
    view::headings(lines).first().is_some_and(is_first)
        && first.is_some_and(|first| lines[first].contains(char::is_alphanumeric))
}

/// What was read below such a title, told of the lines that the document has.
fn without_title(document: Document, name: &str) -> Document {
    let moved = Moved { above: LINES, before: 0 };
    let without_name =
        |question: Found| Found { topic: question.topic.filter(|topic| topic != name), ..question };
    let questions = document.questions.into_iter().map(|question| moved.question(question));
    Document {
        questions: questions.map(without_name).collect(),
        left_out: moved.stretches(&document.left_out),
    }
}
