//! A reading of documents in which no question was found by what their files are called: `ruby-interview-questions.md`
//! says about the list in it what a title would have said.
//!
//! The name of the folder counts as well, where the document has no title of its own, `sql-interview/README.md`, or it is
//! nothing but one word for questions: `questions/arrays.md`. It knows paths as names alone, and not what a question is.

use std::{ffi::OsStr, path::Path};

use super::{Document, page, titled, vocabulary::section};

/// The document as it is read below a title that says what its file is called, where nothing was found without one and the
/// name speaks of questions.
pub(super) fn instead(text: &str, path: &Path, first: Document, read: impl Fn(&str) -> Document) -> Document {
    let lines: Vec<&str> = text.split('\n').collect();
    if !first.questions.is_empty() || !titled::may_be(text, &lines) {
        return first;
    }
    let Some(name) = name_of_questions(&lines, path) else { return first };
    let again = titled::read(text, &name, read);
    if again.questions.is_empty() { first } else { again }
}

/// The name of a file, or else of its folder, in words, if it speaks of questions.
fn name_of_questions(lines: &[&str], path: &Path) -> Option<String> {
    let says_so = |name: &String| page::says_questions(&name.to_lowercase());
    // The first page of a folder tells of all that is in it.
    let is_page = path.file_stem().is_some_and(|name| name.eq_ignore_ascii_case("readme"));
    let is_word = |name: &String| {
        !is_page && !name.contains(' ') && section("many questions").has(&name.to_lowercase())
    };
    let named = |name: Option<&OsStr>| name.map(|name| words(&name.to_string_lossy()));
    let folder = || named(path.parent().and_then(Path::file_name));
    named(path.file_stem())
        .filter(says_so)
        .or_else(|| folder().filter(|name| is_word(name) || says_so(name) && !titled::has_title(lines)))
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
