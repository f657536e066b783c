//! What is asked on, behind an arrow: `-> and if it is late`. The arrow becomes a label.
//!
//! Behind an arrow may stand an answer as well: nearly all of a document must ask. It knows lines alone.

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::{
    vocabulary::section,
    words::{self, Asks},
};

const ARROWS: [&str; 8] = ["-->", "->", "==>", "=>", "→", "⇒", "↳", "➜"];

/// The lines with labels instead of arrows.
pub(super) fn labelled(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 3;
    let is_such = |line: &&str| ARROWS.iter().any(|arrow| line.contains(arrow));
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
}
