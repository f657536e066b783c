//! What is asked on, behind an arrow or in slanted words: `-> and if it is late`, `Why? _Follow-up: since when?_`
//!
//! The arrow becomes a label, and slanted words come on a line of their own.
//!
//! Behind an arrow may stand an answer as well: nearly all of a document must ask. It knows lines alone.

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::{
    labels::{self, Label},
    vocabulary::section,
    words::{self, Asks},
};

const ARROWS: [&str; 8] = ["-->", "->", "==>", "=>", "→", "⇒", "↳", "➜"];

/// The lines with labels instead of arrows, and with what was slanted below.
pub(super) fn labelled(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 3;
    let is_such = |line: &&str| ARROWS.iter().any(|arrow| line.contains(arrow)) || line.contains(": ");
    if !lines.iter().any(is_such) {
        return None;
    }
    let fences = Fences::of(lines);
    let text = || (0..lines.len()).filter(|at| !fences.is_code(*at));
    let arrows: Vec<(usize, &str)> = text().filter_map(|at| Some((at, behind_arrow(lines[at])?))).collect();
    // Above an arrow that asks on stands what is asked, and no blank line.
    let is_above = |at: usize| at.checked_sub(1).is_some_and(|above| !lines[above].trim().is_empty());
    let are_below = arrows.iter().all(|(at, _)| is_above(*at))
        && arrows.first().is_some_and(|(at, _)| !lines[at - 1].starts_with('#'));
    let asking = arrows.iter().filter(|(_, text)| asks_on(text)).count();
    let mut labelled = Rewritten::of(lines);
    if are_below && arrows.len() >= FEWEST && asking * 10 >= arrows.len() * 7 {
        for (at, text) in arrows {
            labelled.set(at, format!("Follow-up: {text}"));
        }
    }
    for at in text() {
        if let Some((question, more)) = slanted_behind(lines[at]) {
            labelled.set(at, format!("{question}\n{more}"));
        }
    }
    labelled.lines()
}

/// What stands behind the arrow that a line begins with.
fn behind_arrow(line: &str) -> Option<&str> {
    let line = line.trim();
    let text = ARROWS.iter().find_map(|arrow| line.strip_prefix(arrow))?.trim();
    text.contains(' ').then_some(text)
}

/// Whether a text asks, as one asks on: `and if it is late`, `who disagreed`.
fn asks_on(text: &str) -> bool {
    words::asks(text) != Asks::No || section("asking on begins").begins_words(&text.to_lowercase())
}

/// A question, and what is asked on in slanted words behind it.
fn slanted_behind(line: &str) -> Option<(&str, &str)> {
    let end = line.trim_end();
    let (question, more) = ['_', '*'].iter().find_map(|mark| {
        let inner = end.strip_suffix(*mark).filter(|inner| !inner.ends_with(*mark))?;
        let (question, more) = inner.rsplit_once(&format!(" {mark}"))?;
        (!more.starts_with(*mark) && !more.contains(*mark)).then_some((question, more))
    })?;
    let (name, rest) = more.split_once(": ")?;
    let is_more = labels::classify(name) == Some(Label::FollowUps) && !rest.trim().is_empty();
    (is_more && question.contains(' ')).then_some((question, more))
}

#[cfg(test)]
mod tests {
    use super::labelled;

    fn read(text: &str) -> Option<String> {
        labelled(&text.split('\n').collect::<Vec<_>>()).map(|lines| lines.join("\n"))
    }

    #[test]
    fn arrows_before_what_is_asked_on_are_labels() {
        let document =
            "How do you test it?\n    -> and if it is late\n    -> who looks at it\n\nWhy?\n→ since when";
        let expected = "How do you test it?\nFollow-up: and if it is late\nFollow-up: who looks at it\n\nWhy?\nFollow-up: since when";
        assert_eq!(read(document).as_deref(), Some(expected));
        assert_eq!(read("Why?\n-> It is held.\n\nHow?\n-> By a lock.\n\nWhen?\n-> At noon, as all."), None);
        assert_eq!(read("```\n-> who is a\n-> who is b\n-> who is c\n```"), None);
    }

    #[test]
    fn slanted_words_behind_a_question_ask_on() {
        let expected = "Why did they leave?\nFollow-up: who noticed first?";
        assert_eq!(read("Why did they leave? _Follow-up: who noticed first?_").as_deref(), Some(expected));
        assert_eq!(read("Why did they leave? *Follow-up: who noticed first?*").as_deref(), Some(expected));
        assert_eq!(read("Why did they leave? _Note: ask slowly_"), None);
        assert_eq!(read("Why did they leave? **Follow-up: who noticed first?**"), None);
    }
}
