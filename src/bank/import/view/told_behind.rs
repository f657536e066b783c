//! Parts that stand behind a question, on its line: in brackets, as in `What is a deadlock? (KP: circular wait, timeouts)`,
//! below their name, as in `What is a deadlock? Follow-ups:`, or one behind the other, as in `What is a deadlock? Look for:
//! a cycle. Then ask: who breaks it?`.
//!
//! They become items or paragraphs below it. It knows lines, and which labels there are.

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::{
    labels::{self, Label},
    marks,
    words::{self, Asks},
};

/// The lines with what is in brackets below, where a document has such.
pub(super) fn below(lines: &[&str]) -> Option<Vec<String>> {
    const ENDS: [char; 7] = [')', ']', '）', ':', '：', '*', '_'];
    let may_be = |line: &str| line.trim_end().ends_with(ENDS) || line.contains(": ");
    if !lines.iter().any(|line| may_be(line)) {
        return None;
    }
    let fences = Fences::of(lines);
    let mut set_below = Rewritten::of(lines);
    for (at, line) in lines.iter().enumerate() {
        if let Some(split) =
            split(line).or_else(|| named(line)).or_else(|| in_turn(line)).filter(|_| !fences.is_code(at))
        {
            set_below.set(at, split);
        }
    }
    set_below.lines()
}

/// A line, and below it what stood in brackets at its end, in one pair or several.
fn split(line: &str) -> Option<String> {
    let mut before = line.trim_end();
    let mut parts = Vec::new();
    while let Some((rest, name, text)) = last_part(before) {
        parts.push((name, text));
        before = rest;
    }
    let own = before.trim_start();
    if parts.is_empty() || !own.contains(' ') || own.starts_with('|') {
        return None;
    }
    let indent = &before[..before.len() - own.len()];
    let columns = own.len() - marks::text(own).trim_start().len();
    let below = parts.iter().rev().map(|(name, text)| match columns {
        0 => format!("\n\n{name}: {text}"),
        _ => format!("\n{indent}{:columns$}- {name}: {text}", ""),
    });
    let below: String = below.collect();
    Some(if columns > 0 { format!("{before}{below}") } else { format!("{before}{below}\n") })
}

/// What stands before the brackets that a text ends with, be they slanted, and the name and the text of the part in them.
fn last_part(text: &str) -> Option<(&str, &str, &str)> {
    const PAIRS: [(char, char); 3] = [('(', ')'), ('[', ']'), ('（', '）')];
    let bare = text.trim_end_matches(['*', '_']);
    let marks = &text[bare.len()..];
    let (open, inner) = PAIRS.iter().find_map(|(open, close)| Some((*open, bare.strip_suffix(*close)?)))?;
    let (before, inner) = inner.rsplit_once(open)?;
    let before = before.strip_suffix(marks)?;
    let split = labels::split(inner).filter(|split| split.is_joined && !split.rest.trim().is_empty())?;
    let is_part = matches!(labels::classify(split.name), Some(Label::KeyPoints | Label::FollowUps));
    is_part.then(|| (before.trim_end(), split.name, split.rest.trim_end()))
}

/// A line that asks, and below it the name of a part that it ends with.
fn named(line: &str) -> Option<String> {
    const ASKED: [&str; 4] = ["? ", "?** ", "?* ", "？"];
    let name = line.trim_end().strip_suffix([':', '：'])?;
    let at = ASKED.iter().filter_map(|mark| Some(name.rfind(mark)? + mark.len())).max()?;
    let (before, name) = (line[..at].trim_end(), name[at..].trim_start());
    let own = before.trim_start();
    let label = labels::classify(name.trim_matches(['*', '_', ' ']));
    if !matches!(label, Some(Label::KeyPoints | Label::FollowUps))
        || !own.contains(' ')
        || own.starts_with('|')
    {
        return None;
    }
    let columns = before.len() - marks::text(own).trim_start().len();
    Some(format!("{before}\n\n{:columns$}{name}:\n", ""))
}

/// Whether a colon stands behind the name of a part, and no other mark.
fn is_before_colon(name: &str, text: &str) -> bool {
    let behind = text.split_once(name).map(|(_, rest)| rest.trim_start_matches(['*', '_']));
    name.ends_with(':') || behind.is_some_and(|rest| rest.starts_with([':', '：']))
}

/// A question with a part behind it, or a part, and below each the next one: `Why? Look for: a cycle. Follow up with: how?`
fn in_turn(line: &str) -> Option<String> {
    const ENDS: [&str; 5] = ["? ", "?** ", "?* ", ". ", "? _"];
    let begins_part = |text: &str| {
        let split = labels::split(text).filter(|split| split.is_joined && !split.rest.trim().is_empty());
        split.is_some_and(|split| {
            matches!(labels::classify(split.name), Some(Label::KeyPoints | Label::FollowUps))
                && split.name.starts_with(char::is_uppercase)
                && is_before_colon(split.name, text)
        })
    };
    let own = line.trim_start();
    let columns = line.len() - marks::text(line).trim_start().len();
    let is_part = begins_part(marks::text(own));
    let places = ENDS
        .iter()
        .flat_map(|end| line.match_indices(end).map(|(at, end)| at + end.trim_end_matches('_').len()));
    let mut places: Vec<usize> = places.filter(|at| begins_part(&line[*at..])).collect();
    places.sort_unstable();
    let first = *places.first()?;
    let asks = || words::asks(marks::text(line[..first].trim()).trim_end_matches(['*', '_'])) != Asks::No;
    if own.starts_with(['|', '#']) || !(is_part || asks()) {
        return None;
    }
    let below = places.iter().enumerate().map(|(index, at)| {
        let end = places.get(index + 1).copied().unwrap_or(line.len());
        format!("\n\n{:columns$}{}", "", line[*at..end].trim_end())
    });
    let below: String = below.collect();
    Some(format!("{}{below}", line[..first].trim_end()))
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
        let several = ["1. Who holds a lock? *(look for: one thread)* *(then ask: and a lease?)*"];
        let expected = "1. Who holds a lock?\n   - look for: one thread\n   - then ask: and a lease?";
        assert_eq!(below(&several).unwrap(), [expected]);
    }

    #[test]
    fn the_name_of_a_part_that_a_question_ends_with_stands_below() {
        let lines =
            ["- What is a lock? Why? Follow-up questions:", "  - And a lease?", "**Why?** **Key points**:"];
        let expected = [
            "- What is a lock? Why?\n\n  Follow-up questions:\n",
            "  - And a lease?",
            "**Why?** **Key points**:",
        ];
        assert_eq!(below(&lines).unwrap(), expected);
        assert_eq!(below(&["- What is a lock? Answer these:"]), None);
    }

    #[test]
    fn parts_behind_a_question_stand_one_below_the_other() {
        let lines = ["- **Why a key?** Look for: rows that point nowhere. Follow up with: when not?"];
        let expected =
            "- **Why a key?**\n\n  Look for: rows that point nowhere.\n\n  Follow up with: when not?";
        assert_eq!(below(&lines).unwrap(), [expected]);
        assert_eq!(below(&["It waits. Key point: it may wait for ever."]), None);
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
