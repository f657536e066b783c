//! Parts that stand in brackets behind a question, on its line: `What is a deadlock? (KP: circular wait, timeouts)`.
//!
//! They become items or paragraphs below it. It knows lines, and which labels there are.

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::{
    labels::{self, Label},
    marks,
};

/// The lines with what is in brackets below, where a document has such.
pub(super) fn below(lines: &[&str]) -> Option<Vec<String>> {
    const ENDS: [char; 3] = [')', ']', '）'];
    let may_be = |line: &str| line.trim_end().ends_with(ENDS);
    if !lines.iter().any(|line| may_be(line)) {
        return None;
    }
    let fences = Fences::of(lines);
    let mut set_below = Rewritten::of(lines);
    for (at, line) in lines.iter().enumerate() {
        if let Some(split) = split(line).filter(|_| !fences.is_code(at)) {
            set_below.set(at, split);
        }
    }
    set_below.lines()
}

/// A line, and below it what stood in brackets at its end.
fn split(line: &str) -> Option<String> {
    const PAIRS: [(char, char); 3] = [('(', ')'), ('[', ']'), ('（', '）')];
    let text = line.trim_end();
    let (open, inner) = PAIRS.iter().find_map(|(open, close)| Some((*open, text.strip_suffix(*close)?)))?;
    let (before, inner) = inner.rsplit_once(open)?;
    let split = labels::split(inner).filter(|split| split.is_joined && !split.rest.trim().is_empty())?;
    let is_part = matches!(labels::classify(split.name), Some(Label::KeyPoints | Label::FollowUps));
    let before = before.trim_end();
    let own = before.trim_start();
    if !is_part || !own.contains(' ') || own.starts_with('|') {
        return None;
    }
    let indent = &before[..before.len() - own.len()];
    let columns = own.len() - marks::text(own).trim_start().len();
    Some(if columns > 0 {
        format!("{before}\n{indent}{:columns$}- {}: {}", "", split.name, split.rest)
    } else {
        format!("{before}\n\n{}: {}\n", split.name, split.rest)
    })
}

#[cfg(test)]
mod tests {
    use super::below;

    #[test]
    fn what_is_in_brackets_behind_a_question_stands_below() {
        let lines = ["1. What is a lock? (KP: one holder, waits)", "## And a heap? [Follow-up: Why so?]"];
        let expected =
            ["1. What is a lock?\n   - KP: one holder, waits", "## And a heap?\n\nFollow-up: Why so?\n"];
        assert_eq!(below(&lines).unwrap(), expected);
    }

    #[test]
    fn other_brackets_stay() {
        for line in
            ["What is a lock (mutex)?", "What is a lock? (hint: one holder)", "f(KP: 1)", "| a (KP: b) |"]
        {
            assert_eq!(below(&[line]), None, "{line}");
        }
    }
}
