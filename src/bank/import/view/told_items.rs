//! Items with a mark before each that says what they are: `✅ Names the cause`, `🚩 Blames others`, `➡️ What changed?`,
//! `[KP] Stable order`, `[FU] And then?`.
//!
//! The mark becomes the label that it stands for. A tag says it by itself; symbols do where several lists of a document
//! mix those for what is good with others, as a tick alone may mark what is right, or be a bullet. It knows lines alone.

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::{
    labels::{self, Label},
    marks,
    words::{self, Asks},
};

/// What a mark says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    Good,
    /// Not wanted, and whether the symbol says nothing else.
    Bad(bool),
    More,
}

const GOOD: [&str; 8] = ["✅", "✔", "☑", "👍", "🟢", "➕", "⭐", "🌟"];
const WARNING: [&str; 5] = ["🚩", "⚠", "👎", "🔴", "⛔"];
const WRONG: [&str; 4] = ["❌", "❎", "🚫", "➖"];
const MORE: [&str; 12] = ["➡", "👉", "🔁", "❓", "❔", "🤔", "↪", "→", "↳", "⤷", "🔍", "💬"];

impl Told {
    /// The label that says the same, of one item.
    fn name(self) -> &'static str {
        match self {
            Self::Good => "Key point",
            Self::Bad(_) => "Red flag",
            Self::More => "Follow-up",
        }
    }
}

/// The lines with labels for marks, where a document has such items.
pub(super) fn labelled(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST_LISTS: usize = 2;
    let may_be = |line: &&str| !line.is_ascii() || line.contains('[');
    if !lines.iter().any(may_be) {
        return None;
    }
    let fences = Fences::of(lines);
    let told = |at: usize| if fences.is_code(at) { None } else { by_symbol(lines[at]) };
    let all: Vec<Option<(Told, usize, &str)>> = (0..lines.len()).map(told).collect();
    let lists = all.chunk_by(|a, b| a.is_some() && b.is_some()).filter(|list| are_mixed(list)).count();
    let by_tag = |at: usize| if fences.is_code(at) { None } else { by_tag(lines[at]) };
    let mut labelled = Rewritten::of(lines);
    for (at, of_symbol) in all.iter().enumerate() {
        let Some((told, indent, text)) = of_symbol.filter(|_| lists >= FEWEST_LISTS).or_else(|| by_tag(at))
        else {
            continue;
        };
        labelled.set(at, format!("{}- {}: {text}", &lines[at][..indent], told.name()));
    }
    labelled.lines()
}

/// Whether a list says of some items that they are good, and of others that they are not, or asks on.
fn are_mixed(list: &[Option<(Told, usize, &str)>]) -> bool {
    let has = |wanted: &[Told]| list.iter().flatten().any(|(told, ..)| wanted.contains(told));
    has(&[Told::Good]) && has(&[Told::Bad(true), Told::More])
}

/// What the symbol says that a line begins with, how far the line is indented, and the text after it.
fn by_symbol(line: &str) -> Option<(Told, usize, &str)> {
    let (indent, item) = item(line);
    if item.starts_with(|c: char| c.is_ascii()) {
        return None;
    }
    let text = words::without_symbols(item);
    let is_one = |symbols: &[&str]| symbols.iter().any(|symbol| item.starts_with(symbol));
    let told = if is_one(&GOOD) {
        Told::Good
    } else if is_one(&WARNING) {
        Told::Bad(true)
    } else if is_one(&WRONG) {
        Told::Bad(false)
    } else if is_one(&MORE) && words::asks(text) == Asks::Yes {
        Told::More
    } else {
        return None;
    };
    // What has a label says by itself what it is.
    let is_named = labels::split(text).is_some_and(|split| labels::classify(split.name).is_some());
    (text.len() < item.len() && !is_named && !text.ends_with(':')).then_some((told, indent, text))
}

/// As [`by_symbol`], by the name in brackets that an item begins with.
fn by_tag(line: &str) -> Option<(Told, usize, &str)> {
    const LONGEST: usize = 24;
    let (indent, item) = item(line);
    let (name, text) =
        item.strip_prefix('[').filter(|_| indent < line.len() - item.len())?.split_once("] ")?;
    let told = match labels::classify(name).filter(|_| (2..=LONGEST).contains(&name.len()))? {
        Label::KeyPoints => Told::Good,
        Label::FollowUps => Told::More,
        _ => return None,
    };
    Some((told, indent, text.trim_start()))
}

/// How far a line is indented, and its text without the bullet or the number of an item.
fn item(line: &str) -> (usize, &str) {
    let text = line.trim_start();
    (line.len() - text.len(), marks::text(text).trim_start())
}

#[cfg(test)]
mod tests {
    use super::labelled;

    fn read(text: &str) -> Option<String> {
        labelled(&text.split('\n').collect::<Vec<_>>()).map(|lines| lines.join("\n"))
    }

    #[test]
    fn symbols_say_what_items_are() {
        let document = "**Why us?**\n- ✅ Knows us\n- 🚩 Only leaves\n- ➡️ What first?\n\n**Why now?**\n✅ Has a plan\n👉 And if not?\n";
        let expected = "**Why us?**\n- Key point: Knows us\n- Red flag: Only leaves\n- Follow-up: What first?\n\n**Why now?**\n- Key point: Has a plan\n- Follow-up: And if not?\n";
        assert_eq!(read(document).as_deref(), Some(expected));
    }

    #[test]
    fn tags_say_what_items_are() {
        let document = "- Why?\n  - [KP] So\n  - [FU] And then?\n  - [x] Done\n  - [Key point](#a) and\n";
        let expected =
            "- Why?\n  - Key point: So\n  - Follow-up: And then?\n  - [x] Done\n  - [Key point](#a) and\n";
        assert_eq!(read(document).as_deref(), Some(expected));
    }

    #[test]
    fn ticks_beside_crosses_mark_what_is_right() {
        for document in [
            "1. Which?\n- ✅ A\n- ❌ B\n\n2. What?\n- ❌ A\n- ✅ B\n",
            "👉 What is a lock?\n👉 What is a heap?\n",
            "✅ So\n➡️ Why?\n\nAnd\n",
            "```\n- ✅ So\n- 🚩 Not\n```\n\n- ✅ So\n- 🚩 Not\n",
        ] {
            assert_eq!(read(document), None, "{document}");
        }
    }
}
