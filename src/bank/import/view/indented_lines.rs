//! Questions and tasks one below the other that were set to the right by four blanks or more, as lists are that lost
//! their numbers on the way from a chat, or bullets below a heading: Markdown takes them for code.
//!
//! They become items of a list, nested in the item that only names what they are about: `1. Streams`. Lines keep their
//! numbers. It knows lines alone.

use super::{fences::Fences, indents::width, rewritten::Rewritten};
use crate::bank::import::{
    marks,
    words::{self, Asks},
};

/// From so many columns on a line is code.
const CODE: usize = 4;

/// The lines as items, where a document has such stretches, and several such lines in all.
pub(super) fn as_bullets(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 3;
    let fences = Fences::of(lines);
    let mut stretches: Vec<(usize, usize, &str)> = Vec::new();
    // Whether what stands at the edge above is an item or asks: then what is set in belongs to it.
    let mut is_owned = false;
    // How far the first line below that is set in: what is set in farther belongs to it.
    let mut outer = None;
    // Whether that is a name and a number, and no more.
    let mut is_named = false;
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at];
        let is_edge = !line.trim().is_empty() && indent(line) < CODE;
        if is_edge || fences.is_code(at) {
            let begins = marks::begins_item(&marks::with_blanks(line)) || words::asks(line) != Asks::No;
            is_owned = begins || is_owned && indent(line) > 0;
            outer = None;
            is_named = names_subject(line);
            at += 1;
            continue;
        }
        let own = indent(line);
        let is_set_in = |at: &usize| !fences.is_code(*at) && own >= CODE && indent(lines[*at]) == own;
        let end = at + (at..lines.len()).take_while(is_set_in).count();
        if own > 0 {
            outer = outer.or(Some(own));
        }
        let is_apart = at > 0 && lines[at - 1].trim().is_empty();
        let may_ask = !is_owned && outer >= Some(own) || is_named && is_apart;
        if end > at + 1 && may_ask && ask(&lines[at..end]) {
            stretches.push((at, end, if is_owned { "   " } else { "" }));
        }
        at = end.max(at + 1);
    }
    if stretches.iter().map(|(from, end, _)| end - from).sum::<usize>() < FEWEST {
        return None;
    }
    let mut bulleted = Rewritten::of(lines);
    for (from, end, inner) in stretches {
        for (at, line) in (from..end).zip(&lines[from..end]) {
            bulleted.set(at, format!("{inner}- {}", text(line)));
        }
    }
    bulleted.lines()
}

/// What a line says, without the bullet that it may have.
fn text(line: &str) -> &str {
    let line = line.trim();
    line.strip_prefix(['-', '*', '•']).filter(|rest| rest.starts_with(' ')).map_or(line, str::trim_start)
}

/// Whether a line is a number and the name of a subject, which asks nothing: `3. Java streams`.
fn names_subject(line: &str) -> bool {
    const MOST_WORDS: usize = 8;
    let Some((_, name)) = marks::number(line) else { return false };
    name.split_whitespace().count() <= MOST_WORDS
        && !name.trim_end().ends_with(['.', '?', '!', ':', '？', '。'])
        && words::asks(name) == Asks::No
}

/// Whether lines are text, and nearly all of them ask.
fn ask(lines: &[&str]) -> bool {
    const FEWEST_WORDS: usize = 3;
    let is_text = |line: &&str| {
        let text = text(line);
        text.starts_with(|c: char| c.is_alphabetic() || matches!(c, '¿' | '"' | '“'))
            && text.split_whitespace().count() >= FEWEST_WORDS
            && !text.ends_with(['{', ';', '\\', ','])
    };
    let asking = lines.iter().filter(|line| words::asks(text(line)) != Asks::No).count();
    lines.iter().all(is_text) && asking * 10 >= lines.len() * 8
}

/// The columns of the blanks that a line begins with, of one that says anything.
fn indent(line: &str) -> usize {
    if line.trim().is_empty() { 0 } else { width(line) }
}

#[cfg(test)]
mod tests {
    use super::as_bullets;

    #[test]
    fn lines_that_ask_are_items_though_they_are_set_in() {
        let lines = [
            "On locks",
            "",
            "    What is one?",
            "    Explain a lease.",
            "",
            "On heaps",
            "",
            "\tHow do you sort?",
            "\tWhat is a tree?",
        ];
        let read = as_bullets(&lines).unwrap();
        assert_eq!(
            read[2..],
            [
                "- What is one?",
                "- Explain a lease.",
                "",
                "On heaps",
                "",
                "- How do you sort?",
                "- What is a tree?"
            ]
        );
    }

    #[test]
    fn bullets_that_ask_are_items_though_they_are_set_in() {
        let lines = [
            "#### Locks",
            "    - What is one?",
            "    - Explain a lease (one that ends)",
            "    - Who holds it?",
        ];
        let read = as_bullets(&lines).unwrap();
        assert_eq!(read[1..], ["- What is one?", "- Explain a lease (one that ends)", "- Who holds it?"]);
    }

    #[test]
    fn they_are_nested_in_an_item_that_names_what_they_are_about() {
        let lines = ["1. Locks", "", "    What is one?", "    Explain a lease.", "    Why are there two?"];
        assert_eq!(
            as_bullets(&lines).unwrap()[2..],
            ["   - What is one?", "   - Explain a lease.", "   - Why are there two?"]
        );
    }

    #[test]
    fn code_and_what_is_nested_stay() {
        for lines in [
            ["Run:", "", "    make test all", "    make it now", "    make all of it"],
            ["1. What is a lock?", "", "    What holds it?", "    What ends it?", "    Explain a lease."],
            ["- On locks", "", "    - What is one?", "    - Who holds it?", "    - What ends it?"],
            [
                "#### Locks",
                "    + one",
                "        - What is one?",
                "        - Who holds it?",
                "        - What ends it?",
            ],
            ["Print:", "", "    what = 1;", "    how = 2;", "    why = 3;"],
        ] {
            assert_eq!(as_bullets(&lines), None, "{lines:?}");
        }
    }
}
