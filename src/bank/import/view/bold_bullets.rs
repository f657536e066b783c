//! Bullets at the left edge that are nothing but bold words which ask, with text below that is at the edge, too. Markdown
//! takes the bullets of an answer for items beside its question.
//!
//! The marks of such items go, so that they are bold paragraphs. Lines keep their numbers. It knows lines alone, and
//! which of them ask.

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::{
    marks,
    words::{self, Asks},
};

/// What stands below a bold item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Below {
    Text,
    Item,
    SetIn,
}

/// The lines with such items as paragraphs, where a document has several.
pub(super) fn as_paragraphs(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 3;
    let fences = Fences::of(lines);
    let bold: Vec<(usize, &str)> = (0..lines.len())
        .filter(|at| !fences.is_code(*at))
        .filter_map(|at| Some((at, bold_item(lines[at])?)))
        .collect();
    if bold.len() < FEWEST {
        return None;
    }
    let count = |wanted: Below| bold.iter().filter(|(at, _)| below(lines, *at) == Some(wanted)).count();
    let asking = bold.iter().filter(|(_, words)| words::asks(words) != Asks::No).count();
    if count(Below::Text) < FEWEST || count(Below::SetIn) > 0 || asking * 2 < bold.len() {
        return None;
    }
    let mut paragraphs = Rewritten::of(lines);
    for (at, words) in bold {
        // The end of a list above is no more of it.
        let is_apart = at == 0 || lines[at - 1].trim().is_empty();
        paragraphs.set(at, if is_apart { words.to_owned() } else { format!("\n{words}") });
    }
    paragraphs.lines()
}

/// The words of a bullet at the edge, all of them bold.
fn bold_item(line: &str) -> Option<&str> {
    let words = line.strip_prefix(['-', '*', '+'])?.strip_prefix(' ')?.trim();
    let inner = words.strip_prefix("**")?.strip_suffix("**")?;
    let is_whole = !inner.is_empty() && !inner.contains("**") && !inner.ends_with([':', '：']);
    is_whole.then_some(words)
}

/// What stands below a blank line below an item.
fn below(lines: &[&str], at: usize) -> Option<Below> {
    let next = lines[at + 1..].iter().position(|line| !line.trim().is_empty())? + at + 1;
    let line = lines[next];
    if line.starts_with([' ', '\t']) {
        return Some(Below::SetIn);
    }
    let is_text = next > at + 1 && !line.starts_with('#') && !marks::is_rule(line);
    if marks::begins_item(line) {
        return Some(Below::Item);
    }
    is_text.then_some(Below::Text)
}

#[cfg(test)]
mod tests {
    use super::as_paragraphs;

    const LISTED: &str = "- **What is a lock?**\n\nIt is held.\n\n* **Why?**\n\nSo.\n- Once\n+ **Explain waits.**\n\nThey end.";

    fn read(text: &str) -> Option<String> {
        as_paragraphs(&text.split('\n').collect::<Vec<_>>()).map(|lines| lines.join("\n"))
    }

    #[test]
    fn bold_bullets_with_text_at_the_edge_are_paragraphs() {
        let read = read(LISTED).unwrap();
        let expected = "**What is a lock?**\n\nIt is held.\n\n**Why?**\n\nSo.\n- Once\n\n**Explain waits.**\n\nThey end.";
        assert_eq!(read, expected);
    }

    #[test]
    fn bullets_that_hold_their_text_stay() {
        assert_eq!(read(&LISTED.replace("\nIt is", "\n  It is")), None);
        assert_eq!(read(&LISTED.replace("**Why?**\n\nSo", "**Why?** So")), None);
        assert_eq!(read(&LISTED.replace("What is a lock?", "Lock").replace("Why?", "Reason")), None);
    }
}
