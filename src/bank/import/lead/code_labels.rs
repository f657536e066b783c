//! Labels that are set as code before a question: `` `[Question1]` What is a lock? ``, `` `Q2:` Why? ``.

use crate::bank::import::labels;

/// The text without such a label.
pub(super) fn without(text: &str) -> &str {
    let marks = text.bytes().take_while(|byte| *byte == b'`').count();
    let (mark, inner) = text.split_at(marks);
    let Some((name, rest)) = inner.split_once(mark).filter(|_| marks > 0) else { return text };
    let name = name.trim_matches(['[', ']', ':', '.', ' ']);
    let is_label = labels::is_question(name)
        && name.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
        && name.ends_with(|c: char| c.is_ascii_digit());
    let rest = rest.trim_start_matches([':', '-', '.', ' ']);
    if is_label && !rest.trim().is_empty() { rest } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_with_a_number_may_be_set_as_code() {
        assert_eq!(without("```[Question1]``` What is a lock?"), "What is a lock?");
        assert_eq!(without("`Q2:` Why?"), "Why?");
        assert_eq!(without("`问题3` 什么是闭包？"), "什么是闭包？");
    }

    #[test]
    fn other_code_is_part_of_the_question() {
        for text in ["`q1` is what?", "`i++` or `++i`?", "`Q2`", "`map` vs `flatMap`", "What is `Q1`?"] {
            assert_eq!(without(text), text);
        }
    }
}
