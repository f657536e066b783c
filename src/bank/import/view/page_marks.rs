//! Marks that a converter of pages leaves in the text: lines of colons, `::: {.section}`, and attributes behind headings
//! and words in brackets, `## Locks {#a1 .title}`, `[Why?]{#b2}`.
//!
//! They are left away; lines keep their numbers. It knows lines alone.

use super::{fences::Fences, rewritten::Rewritten};

/// The lines without them, where a document has several that only such a converter writes.
pub(super) fn left_away(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 2;
    let opens =
        |line: &&&str| line.starts_with(":::") && line.trim_end().ends_with('}') && line.contains(" {");
    if lines.iter().filter(opens).take(FEWEST).count() < FEWEST {
        return None;
    }
    let fences = Fences::of(lines);
    let mut plain = Rewritten::of(lines);
    // The line above with a bracket that is not yet closed, and what that line is without it.
    let mut open: Option<(usize, String)> = None;
    for at in (0..lines.len()).filter(|at| !fences.is_code(*at)) {
        if lines[at].starts_with(":::") {
            plain.set(at, String::new());
            continue;
        }
        let bare = without_attributes(lines[at]);
        let closes = lines[at].contains("]{") && !bare.contains('[') && bare.contains(']');
        if let Some((above, line)) = open.take().filter(|_| closes) {
            plain.set(above, line);
            plain.set(at, bare.replacen(']', "", 1));
            continue;
        }
        let opened = bare.rsplit_once('[').filter(|(_, inner)| !inner.contains(']'));
        open = opened.map(|(before, inner)| (at, format!("{before}{inner}")));
        if bare != lines[at] {
            plain.set(at, bare);
        }
    }
    plain.lines()
}

/// A line without the attributes behind a heading, or behind brackets, and without those brackets.
fn without_attributes(line: &str) -> String {
    const MARKS: [&str; 2] = ["{#", "{."];
    let is_end = |rest: &str| rest.ends_with('}') && MARKS.iter().any(|mark| rest.starts_with(mark));
    if let Some((heading, _)) = line.split_once(" {").filter(|(heading, rest)| {
        heading.starts_with('#') && is_end(format!("{{{}", rest.trim_end()).as_str())
    }) {
        return heading.to_owned();
    }
    let mut bare = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("]{") {
        let Some((_, behind)) = after.split_once('}').filter(|_| after.starts_with(['#', '.'])) else {
            break;
        };
        if let Some((outside, inside)) = before.rsplit_once('[') {
            bare.extend([outside, inside]);
        } else {
            bare.extend([before, "]"]);
        }
        rest = behind;
    }
    bare + rest
}

#[cfg(test)]
mod tests {
    use super::left_away;

    #[test]
    fn the_marks_of_a_converter_are_left_away() {
        let lines = [
            "::: {.section .body}",
            "# Locks {#a1 .title name=\"a1\"}",
            "::: {#b2 .inner}",
            "- [Why does it",
            "  wait?]{#c3}",
            "- [Who **holds** it?]{.strong} [link](x)",
            ":::",
        ];
        let expected = ["", "# Locks", "", "- Why does it", "  wait?", "- Who **holds** it? [link](x)", ""];
        assert_eq!(left_away(&lines).unwrap(), expected);
    }

    #[test]
    fn boxes_and_brackets_of_others_stay() {
        assert_eq!(left_away(&["::: tip", "[a]{#b}", ":::"]), None);
        assert_eq!(left_away(&["# A {#a}", "::: {.note}", "x", ":::"]), None);
    }
}
