//! Tags before a question that are set in bold, slanted or as code: `**(bonus)** What is a lock?`, `` `easy` Explain it ``.
//!
//! They get plain brackets, as the words that are set so would else be all that is asked. What says in what way it is to be
//! answered goes: its words are those of labels, too, `(multiple answers)`. Lines keep their numbers.

use super::rewritten::by_line;
use crate::bank::import::{marks, tags};

/// The lines with such tags in brackets alone, where a document has any.
pub(super) fn plain(lines: &[&str]) -> Option<Vec<String>> {
    by_line(lines, plain_line)
}

/// The lines without what says in what way they are to be answered, where a document has any.
pub(super) fn without_kinds(lines: &[&str]) -> Option<Vec<String>> {
    by_line(lines, without_kind)
}

fn without_kind(line: &str) -> Option<String> {
    let text = marks::text(line).trim_start_matches(['#', ' ', '\t']);
    let before = &line[..line.len() - text.len()];
    let mark = ["**", "__", "*", "_"].into_iter().find(|mark| text.starts_with(mark)).unwrap_or_default();
    let inner = &text[mark.len()..];
    let (kind, rest) = [('(', ')'), ('[', ']')]
        .iter()
        .find_map(|(open, close)| inner.strip_prefix(*open)?.split_once(*close))?;
    let rest = rest.strip_prefix(':').unwrap_or(rest);
    // The kind alone may be set off, or all of the text.
    let (open, rest) = rest.strip_prefix(mark).map_or((mark, rest), |rest| ("", rest));
    let said = rest.strip_prefix(':').unwrap_or(rest).trim_start();
    let begins = marks::begins_text(said) || said.starts_with(char::is_alphanumeric);
    let is_before_text = said.len() < rest.len() && begins;
    (is_before_text && tags::is_kind(kind)).then(|| format!("{before}{open}{said}"))
}

fn plain_line(line: &str) -> Option<String> {
    let text = marks::text(line);
    let text = text.trim_start_matches('#').trim_start_matches([' ', '\t']);
    let mark = ["**", "__", "*", "_", "`"].into_iter().find(|mark| text.starts_with(mark))?;
    let (inner, rest) = text[mark.len()..].split_once(mark)?;
    let bare = ["()", "[]"].iter().find_map(|pair| {
        let (open, close) = pair.split_at(1);
        inner.strip_prefix(open)?.strip_suffix(close)
    });
    let tag = bare.or_else(|| Some(inner).filter(|_| mark == "`"))?;
    let is_before_text = rest.starts_with(' ') && marks::begins_text(rest.trim_start());
    (is_before_text && tags::is_known(tag))
        .then(|| format!("{}[{tag}]{rest}", &line[..line.len() - text.len()]))
}

#[cfg(test)]
mod tests {
    use super::{plain, without_kinds};

    #[test]
    fn what_says_how_to_answer_goes() {
        let lines = [
            "1. (multiple answers) A lock",
            "### [MCQ] Why?",
            "- **(Single choice)** Which?",
            "**[Fill in the blank]: A lock is ___**",
            "*(short answer):* How?",
        ];
        let expected = ["1. A lock", "### Why?", "- Which?", "**A lock is ___**", "How?"];
        assert_eq!(without_kinds(&lines).unwrap(), expected);
        assert_eq!(without_kinds(&["(so) What?", "[MCQ](a.md) Why?", "(multiple choice)"]), None);
    }

    #[test]
    fn a_tag_loses_what_sets_it_off() {
        let lines = ["- **(bonus)** What?", "### *[Hard]* Why?", "1. `easy` How?", "**Lock** So", "`let` it"];
        let expected = ["- [bonus] What?", "### [Hard] Why?", "1. [easy] How?", "**Lock** So", "`let` it"];
        assert_eq!(plain(&lines).unwrap(), expected);
        assert_eq!(plain(&["**(so)** What?", "**[Hard]**", "**(bonus)**: 5 points"]), None);
    }
}
