//! Items with a mark before each that says what they are: `✅ Names the cause`, `🚩 Blames others`, `➡️ What changed?`,
//! `[KP] Stable order`, `[FU] And then?`.
//!
//! The mark becomes the label that it stands for. A tag says it by itself; symbols do where several lists of a document
//! mix those for what is good with others, as a tick alone may mark what is right, or be a bullet. So do the first words of
//! items where several lists praise and blame who answers: `A good candidate asks why`. It knows lines alone.

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::{
    labels::{self, Label},
    marks,
    vocabulary::section,
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
    let may_be = |line: &&str| !line.is_ascii() || line.contains('[') || praised(line).is_some();
    if !lines.iter().any(may_be) {
        return None;
    }
    let fences = Fences::of(lines);
    let are_all = ask_all(lines);
    let told = |at: usize| if fences.is_code(at) { None } else { by_symbol(lines[at], are_all) };
    let mut all: Vec<Option<(Told, usize, &str)>> = (0..lines.len()).map(told).collect();
    let mut lists = all.chunk_by(|a, b| a.is_some() && b.is_some()).filter(|list| are_mixed(list)).count();
    if lists < FEWEST_LISTS {
        all = (0..lines.len()).map(|at| praised(lines[at]).filter(|_| !fences.is_code(at))).collect();
        lists = all.chunk_by(|a, b| a.is_some() && b.is_some()).filter(|list| list.len() > 1).count();
    }
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

/// Whether most lines with a symbol that asks on ask something, so that the others do, too: `👉 Now draw it`.
fn ask_all(lines: &[&str]) -> bool {
    let is_more = |line: &&str| MORE.iter().any(|symbol| line.starts_with(symbol));
    let items = lines.iter().filter(|line| !line.is_ascii()).map(|line| item(line).1).filter(is_more);
    let (mut all, mut asking) = (0, 0);
    for item in items {
        all += 1;
        asking += usize::from(words::asks(words::without_symbols(item)) == Asks::Yes);
    }
    asking > 1 && asking * 3 >= all * 2
}

/// An item that tells what one does who answers well, or badly: `A poor answer lists tools`.
fn praised(line: &str) -> Option<(Told, usize, &str)> {
    const FEWEST_WORDS: usize = 2;
    let (indent, text) = item(line);
    if indent + text.len() == line.len() {
        return None;
    }
    let lower = text.to_lowercase();
    let mut words = lower.split_whitespace();
    let first = words.next()?;
    let adjective = if section("any article").has(first) { words.next()? } else { first };
    let noun = words.next()?;
    let is_said = noun != "they" && section("wanted of").has(noun) && words.count() >= FEWEST_WORDS;
    let told = if section("praise").has(adjective) {
        Told::Good
    } else if section("not wanted").has(adjective) {
        Told::Bad(true)
    } else {
        return None;
    };
    is_said.then_some((told, indent, text))
}

/// What the symbol says that a line begins with, how far the line is indented, and the text after it.
fn by_symbol(line: &str, ask_all: bool) -> Option<(Told, usize, &str)> {
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
    } else if is_one(&MORE) && (ask_all || words::asks(text) == Asks::Yes) {
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
    fn praise_says_what_items_are() {
        let document = "## Q: Why?\n* A poor candidate guesses at once.\n* A good candidate asks for numbers.\n\n## Q: How?\n* A good answer names two ways.\n* A great answer compares them.\n";
        let expected = "## Q: Why?\n- Red flag: A poor candidate guesses at once.\n- Key point: A good candidate asks for numbers.\n\n## Q: How?\n- Key point: A good answer names two ways.\n- Key point: A great answer compares them.\n";
        assert_eq!(read(document).as_deref(), Some(expected));
        assert_eq!(read("* A good answer is short\n* Bring water\n\n* A good answer: yes\n"), None);
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
