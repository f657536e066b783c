//! Questions on lines of their own, each behind the name of what it is filed under: `Chapter 2: What is a lock?`, `[heaps] Why?`
//!
//! A name that stands before one question after the other is none of what is asked: it becomes the heading of their
//! section, and they become items of a list. A line may become several. It knows lines, labels, levels, and which texts
//! ask.

use std::collections::HashSet;

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::{
    difficulty, labels, marks, tags,
    words::{self, Asks},
};

/// A line with such a name.
struct Filed<'a> {
    at: usize,
    name: &'a str,
    text: &'a str,
}

/// The lines below headings instead of behind names, where nearly all that a document says has them.
pub(super) fn below_names(lines: &[&str]) -> Option<Vec<String>> {
    /// With fewer, it may be by chance.
    const FEWEST: usize = 4;
    let fences = Fences::of(lines);
    let is_said = |at: &usize| !lines[*at].trim().is_empty() && !lines[*at].starts_with('#');
    let said: Vec<usize> = (0..lines.len()).filter(is_said).collect();
    let filed: Vec<Filed<'_>> =
        said.iter().filter(|at| !fences.is_code(**at)).filter_map(|at| Filed::of(lines[*at], *at)).collect();
    let names: HashSet<String> = filed.iter().map(|line| line.name.to_lowercase()).collect();
    let are_asked = filed.iter().filter(|line| words::asks(line.text) == Asks::Yes).count() * 2 > filed.len();
    let are_again = names.len() * 2 <= filed.len();
    if filed.len() < FEWEST || filed.len() * 10 < said.len() * 9 || !are_again || !are_asked {
        return None;
    }
    let level = lines.iter().map(|line| line.bytes().take_while(|byte| *byte == b'#').count()).max();
    let hashes = "#".repeat((level.unwrap_or_default() + 1).min(DEEPEST));
    let mut below = Rewritten::of(lines);
    for section in filed.chunk_by(|one, next| one.name.eq_ignore_ascii_case(next.name)) {
        for (index, line) in section.iter().enumerate() {
            let heading = if index == 0 { format!("\n{hashes} {}\n\n", line.name) } else { String::new() };
            below.set(line.at, format!("{heading}- {}", line.text));
        }
    }
    below.lines()
}

/// The deepest level of a heading.
const DEEPEST: usize = 6;

impl<'a> Filed<'a> {
    fn of(line: &'a str, at: usize) -> Option<Self> {
        const MOST_WORDS: usize = 4;
        const LONGEST: usize = 40;
        let line = marks::text(line).trim_end();
        let bracketed = || {
            [('[', ']'), ('(', ')')]
                .iter()
                .find_map(|(open, close)| line.strip_prefix(*open)?.split_once(*close))
        };
        let split =
            || [":** ", ": ", " - ", " – ", " — ", "： "].iter().find_map(|mark| line.split_once(mark));
        let (name, text) = bracketed().or_else(split)?;
        let (name, text) = (name.trim().trim_matches('*'), text.trim_start_matches([' ', ':', '*']));
        let is_name = name.starts_with(char::is_alphanumeric)
            && name.chars().count() <= LONGEST
            && name.split_whitespace().count() <= MOST_WORDS
            && !name.contains(['?', '.', ',', '`', '<', '|'])
            && words::asks(name) == Asks::No
            && labels::classify(name).is_none()
            && !tags::is_known(name)
            && difficulty::of(name).is_none();
        (is_name && words::asks(text) != Asks::No).then_some(Self { at, name, text })
    }
}

#[cfg(test)]
mod tests {
    use super::below_names;

    fn read(lines: &[&str]) -> Option<String> {
        below_names(lines).map(|lines| lines.join("\n"))
    }

    #[test]
    fn a_name_before_several_questions_is_that_of_their_section() {
        let expected =
            "\n## ch1\n\n- What is a lock?\n- Why is it held?\n\n## Ch 2\n\n- Explain heaps.\n- Who sorts?";
        for [open, close] in
            [["", ": "], ["", " - "], ["[", "] "], ["- ", ": "], ["* **", ":** "], ["3. (", ") "]]
        {
            let line = |name: &str, text: &str| format!("{open}{name}{close}{text}");
            let lines = [
                "# Exam".to_owned(),
                line("ch1", "What is a lock?"),
                line("ch1", "Why is it held?"),
                line("Ch 2", "Explain heaps."),
                line("Ch 2", "Who sorts?"),
            ];
            let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
            assert_eq!(read(&lines), Some(format!("# Exam\n{expected}")), "{open}{close}");
        }
    }

    #[test]
    fn labels_levels_and_names_of_their_own_stay() {
        for names in
            [["Q1", "Q2", "Q3", "Q4"], ["Easy", "Easy", "Hard", "Hard"], ["Locks", "Heaps", "Trees", "Lists"]]
        {
            let lines = names.map(|name| format!("{name}: What is it?"));
            assert_eq!(read(&lines.each_ref().map(String::as_str)), None, "{names:?}");
        }
        assert_eq!(read(&["a: Why?", "a: How?", "a: Who?", "a: When?", "It is so."]), None);
    }
}
