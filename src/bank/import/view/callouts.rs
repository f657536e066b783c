//! Boxes with a title, in the ways of several programs for notes and pages, as the `<details>` that they are:
//! `> [!question] Why?`, `??? question "Why?"`, `:::details Why?`.
//!
//! Lines keep their numbers. It knows how boxes are written, and not what is in them.

use super::rewritten::{Form, in_turn};
use crate::bank::import::{
    labels::{self, Label},
    marks,
    words::{self, Asks},
};

/// The lines with their boxes as `<details>`, where a document has any.
pub(super) fn unfolded(lines: &[&str]) -> Option<Vec<String>> {
    /// Boxes in boxes in boxes are for nobody.
    const DEEPEST: usize = 3;
    in_turn(lines, [once as Form; DEEPEST])
}

/// How the lines of a box are set apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// Each with the mark of a quote.
    Quoted,
    /// By four blanks.
    Indented,
    /// Up to a line of colons.
    Fenced,
}

fn once(lines: &[&str]) -> Option<Vec<String>> {
    // Where the kind of a box says that its title asks, though that is a name, all such are questions.
    let is_named = |line: &&str| {
        asks(line)
            && opening(line).is_some_and(|(way, title)| {
                let is_name =
                    words::asks(title) == Asks::No && labels::classify(title) != Some(Label::Answer);
                way != Way::Quoted && is_name
            })
    };
    let are_named = lines.iter().any(is_named);
    let mut unfolded: Vec<String> = Vec::with_capacity(lines.len());
    let mut found = false;
    let mut at = 0;
    while at < lines.len() {
        let Some((way, title)) = opening(lines[at]) else {
            unfolded.push(lines[at].to_owned());
            at += 1;
            continue;
        };
        found = true;
        if way == Way::Quoted && asks(lines[at]) && inner(way, lines, at + 1).is_none() {
            unfolded.push(format!("###### {title}"));
            at += 1;
            continue;
        }
        at += 1;
        let is_named = are_named && asks(lines[at - 1]);
        if way != Way::Quoted && (is_named || counts_question(title)) {
            let heading = if is_named && !holds_several(way, lines, at) {
                format!("###### Question: {}\n\nAnswer:\n", title.trim_matches('*'))
            } else {
                format!("###### {title}\n")
            };
            unfolded.push(heading);
            while let Some(inner) = lines.get(at).and_then(|_| inner(way, lines, at)) {
                unfolded.push(inner.to_owned());
                at += 1;
            }
            if lines.get(at).is_some_and(|line| way == Way::Fenced && is_closing(line)) {
                unfolded.push(String::new());
                at += 1;
            }
            continue;
        }
        unfolded.push(format!("<details><summary>{title}</summary>"));
        let begins = unfolded.len();
        let mut is_closed = false;
        while at < lines.len() {
            let Some(inner) = inner(way, lines, at) else { break };
            unfolded.push(inner.to_owned());
            at += 1;
        }
        let is_end = |line: &&str| way == Way::Fenced && is_closing(line);
        if lines.get(at).is_some_and(|line| is_end(line) || line.trim().is_empty()) {
            unfolded.push("</details>".to_owned());
            at += 1;
            is_closed = true;
        }
        // Blank lines at its end are none of its own.
        let last = (begins..unfolded.len()).rev().find(|line| !unfolded[*line].trim().is_empty());
        if let Some(last) = last.or(begins.checked_sub(1)).filter(|_| !is_closed) {
            unfolded[last].push_str("</details>");
        }
    }
    found.then_some(unfolded)
}

/// Whether what is in a box begins with the first of several questions: its title names all of them.
fn holds_several(way: Way, lines: &[&str], from: usize) -> bool {
    const FEWEST: usize = 2;
    let within =
        (from..lines.len()).map_while(|at| inner(way, lines, at)).filter(|line| !line.trim().is_empty());
    let asked = |line: &str| {
        let labelled = labels::split(line).filter(|split| split.is_joined && !split.rest.is_empty());
        let labelled = labelled.filter(|split| labels::classify(split.name) == Some(Label::Question));
        labelled.map(|split| split.rest.to_owned()).or_else(|| Some(marks::number(line)?.1.to_owned()))
    };
    let mut within = within.peekable();
    let begins_so = within.peek().is_some_and(|first| asked(first).is_some());
    let all: Vec<String> = within.filter_map(asked).collect();
    begins_so && all.len() >= FEWEST && all.iter().any(|text| words::asks(text) != Asks::No)
}

/// The way and the title of the box that a line opens.
fn opening(line: &str) -> Option<(Way, &str)> {
    let (way, title) = if let Some(rest) = quoted(line) {
        let (kind, title) = rest.trim_start().strip_prefix("[!")?.split_once(']')?;
        let is_kind = kind.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
        (Way::Quoted, is_kind.then(|| title.strip_prefix(['-', '+']).unwrap_or(title))?)
    } else if let Some(rest) = ["???+ ", "??? ", "!!! "].iter().find_map(|mark| line.strip_prefix(mark)) {
        let title = match rest.split_once('"') {
            Some((_, title)) => title.trim_end().strip_suffix('"')?,
            // Without quotes it is more of the kind, unless that asks.
            None => rest.split_once(' ').filter(|(kind, _)| is_asking(kind))?.1,
        };
        (Way::Indented, title)
    } else {
        let rest = line.strip_prefix(":::")?.trim_start_matches(':').trim_start();
        let kind = rest.chars().take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum::<usize>();
        let title = rest[kind..].trim();
        let title = title.strip_prefix('[').and_then(|title| title.strip_suffix(']')).unwrap_or(title);
        (Way::Fenced, if kind > 0 { title } else { "" })
    };
    Some((way, title.trim())).filter(|(_, title)| !title.is_empty())
}

/// What follows the mark of a quote, which may have a few blanks before it.
fn quoted(line: &str) -> Option<&str> {
    const MOST_BLANKS: usize = 3;
    let text = line.trim_start_matches(' ');
    text.strip_prefix('>').filter(|_| line.len() - text.len() <= MOST_BLANKS)
}

/// Whether the kind of a box says that its title asks.
fn asks(line: &str) -> bool {
    let quoted = quoted(line).and_then(|rest| rest.trim_start().strip_prefix("[!")?.split_once(']'));
    let marked = line.trim_start_matches(['?', '!', '+', ':']).trim_start();
    let kind =
        quoted.map_or_else(|| marked.split([' ', '"', '[']).next().unwrap_or_default(), |(kind, _)| kind);
    is_asking(kind)
}

/// Whether a title is a word for a question and its number, be a name behind it or not: `Exercise 3: Mirrors`.
fn counts_question(title: &str) -> bool {
    let name = labels::split(title).filter(|split| split.is_joined).map_or(title, |split| split.name);
    name.contains(|c: char| c.is_ascii_digit()) && labels::classify(name) == Some(Label::Question)
}

fn is_asking(kind: &str) -> bool {
    const KINDS: [&str; 3] = ["question", "faq", "help"];
    KINDS.contains(&kind.to_lowercase().as_str())
}

fn is_closing(line: &str) -> bool {
    let text = line.trim();
    text.len() >= 3 && text.bytes().all(|byte| byte == b':')
}

/// A line of a box, without what sets it apart. None where the box ends.
fn inner<'a>(way: Way, lines: &[&'a str], at: usize) -> Option<&'a str> {
    let line = *lines.get(at)?;
    match way {
        Way::Quoted => quoted(line).map(|rest| rest.strip_prefix(' ').unwrap_or(rest)),
        Way::Indented if line.trim().is_empty() => {
            // A blank line is in it where it goes on.
            let next = lines.get(at + 1)?;
            (next.starts_with("    ") || next.trim().is_empty()).then_some(line)
        }
        Way::Indented => line.strip_prefix("    ").or_else(|| line.strip_prefix('\t')),
        Way::Fenced => (!is_closing(line)).then_some(line),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Option<String> {
        unfolded(&text.split('\n').collect::<Vec<_>>()).map(|lines| lines.join("\n"))
    }

    #[test]
    fn a_box_is_folded_away_in_any_way_of_writing() {
        let expected = "<details><summary>Why?</summary>\nSo.\n</details>\nAnd";
        for text in [
            "> [!question] Why?\n> So.\n\nAnd",
            "> [!faq]- Why?\n> So.\n\nAnd",
            "??? question \"Why?\"\n    So.\n\nAnd",
            ":::details Why?\nSo.\n:::\nAnd",
            "::: info [Why?]\nSo.\n:::\nAnd",
        ] {
            assert_eq!(lines(text).as_deref(), Some(expected), "{text}");
        }
        let last = "<details><summary>Why?</summary>\nSo.</details>";
        assert_eq!(lines("!!! note \"Why?\"\n    So.").as_deref(), Some(last));
    }

    #[test]
    fn a_name_of_several_questions_is_none_itself() {
        let counted = "??? question \"Asked\"\n\n    1. Your plans\n\n    2. Why C?\n\nAnd";
        let labelled =
            "??? question \"Asked\"\n    Q: Your plans?\n    A: None.\n    Q: Why C?\n    A: So.\n\nAnd";
        for text in [counted, labelled] {
            let lines = lines(text).unwrap();
            assert!(lines.starts_with("###### Asked\n") && !lines.contains("Answer:"), "{lines}");
        }
        let told =
            lines("??? question \"Locks\"\n\n    1. They are held.\n\n    2. They end.\n\nAnd").unwrap();
        assert!(told.starts_with("###### Question: Locks\n\nAnswer:\n"), "{told}");
    }

    #[test]
    fn a_box_that_only_asks_is_a_heading_above_its_answer() {
        let expected = "###### Why?\n\nSo.\n###### How?\nThus.";
        assert_eq!(lines(">[!question] Why?\n\nSo.\n > [!FAQ]- How?\nThus.").as_deref(), Some(expected));
        let expected = "<details><summary>Why?</summary></details>\n\nSo.";
        assert_eq!(
            lines("> [!note] Why?\n\nSo.")
                .map(|text| text.replace("\n</details>", "</details>\n"))
                .as_deref(),
            Some(expected)
        );
    }

    #[test]
    fn a_box_of_questions_with_a_name_asks() {
        let expected = "###### Question: Recall\n\nAnswer:\n\nThe share.\n###### Question: Accuracy\n\nAnswer:\n\nAnother.";
        for text in [
            "??? question \"**Recall**\"\n\n    The share.\n??? question Accuracy\n    Another.",
            ":::question Recall\n\nThe share.\n:::\n:::faq Accuracy\nAnother.\n:::",
        ] {
            assert_eq!(
                lines(text).unwrap().replace("\n\n\n", "\n\n").replace("\n\n###", "\n###").trim_end(),
                expected,
                "{text}"
            );
        }
    }

    #[test]
    fn a_box_that_counts_a_question_is_a_section() {
        let expected = "###### Exercise 1: Sums\n\nAdd both.\n\n###### Exercise 2\n\nSubtract.";
        let text = "??? note \"Exercise 1: Sums\"\n    Add both.\n\n??? note \"Exercise 2\"\n    Subtract.";
        assert_eq!(lines(text).as_deref(), Some(expected));
    }

    #[test]
    fn a_box_in_a_box_is_one_too() {
        let text = "> [!question] Why?\n> > [!success]- Answer\n> > So.\n";
        let expected =
            "<details><summary>Why?</summary>\n<details><summary>Answer</summary>\nSo.</details>\n</details>";
        assert_eq!(lines(text).as_deref(), Some(expected));
    }

    #[test]
    fn what_has_no_title_is_no_box() {
        for text in ["> [!NOTE]\n> So.", "> Why?\n> So.", "!!! note\n    So.", ":::\nSo.\n:::", "!!! Why?"] {
            assert_eq!(lines(text), None, "{text}");
        }
    }
}
