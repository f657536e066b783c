//! Questions that a letter and a number count, a letter for each part: `A1. What is a lock?`, `B2 Explain trees.`, `II.1 Why?`
//!
//! The letter goes, and what is left is a numbered list. `Q1` and `A1` are labels, and options have one letter each.
//! Lines keep their numbers. It knows lines, and which of them ask.

use std::collections::BTreeMap;

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::words::{self, Asks};

/// The lines with numbers instead of such codes, or with the colons or the letter that labels lack, where a document has
/// several.
pub(super) fn numbered(lines: &[&str]) -> Option<Vec<String>> {
    counted(lines).or_else(|| marked(lines)).or_else(|| dashed(lines))
}

/// Lines that a word and its number count on, with a dash behind them instead of a colon: `Task 3- A script that …`.
fn dashed(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 3;
    let fences = Fences::of(lines);
    let all: Vec<(usize, (&str, usize, &str))> = (0..lines.len())
        .filter(|at| !fences.is_code(*at))
        .filter_map(|at| Some((at, word_and_number(lines[at])?)))
        .collect();
    let mut dashed = Rewritten::of(lines);
    for run in all.chunk_by(|a, b| a.1.0 == b.1.0 && a.1.1 + 1 == b.1.1).filter(|run| run.len() >= FEWEST) {
        for (at, (word, number, text)) in run {
            dashed.set(*at, format!("{word} {number}: {text}"));
        }
    }
    dashed.lines()
}

/// The word, its number and the text of such a line.
fn word_and_number(line: &str) -> Option<(&str, usize, &str)> {
    const FEWEST_LETTERS: usize = 3;
    const MOST_DIGITS: usize = 3;
    let (word, rest) = line.split_once(' ')?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let number = rest[..digits].parse().ok().filter(|_| digits <= MOST_DIGITS)?;
    let text = rest[digits..].trim_start().strip_prefix(['-', '–', '—'])?.strip_prefix(' ')?.trim_start();
    let is_word = word.starts_with(char::is_uppercase)
        && word.chars().all(char::is_alphabetic)
        && word.chars().count() >= FEWEST_LETTERS;
    // A name alone is that of a section: `Part 2 - Trees`.
    (is_word && text.ends_with(['.', '?', '!', '。'])).then_some((word, number, text))
}

/// Lines that a question mark and a colon begin: `?: What is a lock?`.
fn marked(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 3;
    let asked = || lines.iter().enumerate().filter_map(|(at, line)| Some((at, line.strip_prefix("?: ")?)));
    if asked().count() < FEWEST {
        return None;
    }
    let mut marked = Rewritten::of(lines);
    for (at, text) in asked() {
        marked.set(at, format!("Q: {text}"));
    }
    marked.lines()
}

fn counted(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 3;
    let may_be = |line: &&&str| code(line).is_some();
    if lines.iter().filter(may_be).take(FEWEST).count() < FEWEST {
        return None;
    }
    let fences = Fences::of(lines);
    let mut styles: BTreeMap<Style<'_>, Vec<(usize, Code<'_>)>> = BTreeMap::new();
    for at in (0..lines.len()).filter(|at| !fences.is_code(*at)) {
        if let Some((style, code)) = code(lines[at]) {
            styles.entry(style).or_default().push((at, code));
        }
    }
    let mut numbered = Rewritten::of(lines);
    for (style, coded) in styles.iter().filter(|(_, coded)| coded.len() >= FEWEST && are_asked(coded)) {
        let open = if style.is_bold { "**" } else { "" };
        for (at, code) in coded {
            numbered.set(*at, format!("{}{open}{}. {}", style.marks, code.number, code.text));
        }
    }
    numbered.lines()
}

/// Whether codes count on, and what they count asks.
fn are_asked(coded: &[(usize, Code)]) -> bool {
    let goes_on = |pair: &[(usize, Code)]| {
        let (last, next) = (&pair[0].1, &pair[1].1);
        if last.letters == next.letters { last.number + 1 == next.number } else { next.number == 1 }
    };
    let begins = coded.first().is_some_and(|(_, code)| code.number == 1);
    let count = |least: Asks| coded.iter().filter(|(_, code)| words::asks(code.text) >= least).count();
    let is_label = coded.iter().all(|(_, code)| matches!(code.letters, "Q" | "A" | "P" | "R"));
    begins
        && coded.windows(2).all(goes_on)
        && !(is_label && coded.iter().any(|(_, code)| code.letters != "A"))
        && count(Asks::Yes) > 0
        && count(Asks::Perhaps) * 10 >= coded.len() * 7
}

/// How the lines of one list are set apart.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Style<'a> {
    /// The hashes of a heading, if any.
    marks: &'a str,
    is_bold: bool,
}

/// What a line begins with, and what follows it.
#[derive(Debug)]
struct Code<'a> {
    letters: &'a str,
    number: u32,
    text: &'a str,
}

fn code(line: &str) -> Option<(Style<'_>, Code<'_>)> {
    const MOST_DIGITS: usize = 2;
    const DEEPEST: usize = 6;
    let text = line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")).unwrap_or(line);
    let hashes = text.bytes().take_while(|byte| *byte == b'#').count();
    let inner = text[hashes..].strip_prefix(' ').filter(|_| (1..=DEEPEST).contains(&hashes));
    let text = inner.unwrap_or(text);
    let marks = if inner.is_some() { &line[..line.len() - text.len()] } else { "" };
    let bold = text.strip_prefix("**");
    let text = bold.unwrap_or(text);
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    // `II.3`: a part that is counted by Roman numbers.
    let is_roman =
        || text[letters..].starts_with('.') && text[..letters].bytes().all(|byte| b"IVX".contains(&byte));
    let is_code = letters > 0
        && text.starts_with(|c: char| c.is_ascii_uppercase())
        && (letters == 1
            || letters == 2 && text[1..].starts_with(|c: char| c.is_ascii_lowercase())
            || is_roman());
    let rest = text[letters..].trim_start_matches(['.', '-']);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let number = rest[..digits].parse().ok().filter(|_| is_code && (1..=MOST_DIGITS).contains(&digits))?;
    let after = rest[digits..].trim_start_matches(['.', ')', ':', ']']);
    // The code alone may be bold.
    let (is_bold, after) = match after.strip_prefix("**").filter(|_| bold.is_some()) {
        Some(after) => (false, after.trim_start_matches(['.', ')', ':'])),
        None => (bold.is_some(), after),
    };
    let words = after.trim_start_matches([' ', '-', '–', '—']);
    let is_apart = after.starts_with(' ') && !words.trim().is_empty();
    let code = Code { letters: &text[..letters], number, text: words.trim_end() };
    is_apart.then_some((Style { marks, is_bold }, code))
}

#[cfg(test)]
mod tests {
    use super::numbered;

    #[test]
    fn a_question_mark_and_a_colon_are_a_label() {
        let lines = ["?: It grows.", "(X) TRUE", "?: Why?", "?: How?"];
        assert_eq!(numbered(&lines).unwrap(), ["Q: It grows.", "(X) TRUE", "Q: Why?", "Q: How?"]);
        assert_eq!(numbered(&["?: It grows.", "?: Why?"]), None);
    }

    #[test]
    fn codes_before_questions_are_numbers() {
        let lines = ["A. Locks", "A1. What is a lock?", "A2. Explain leases.", "B. Trees", "- B1 Who grows?"];
        let read = ["A. Locks", "1. What is a lock?", "2. Explain leases.", "B. Trees", "1. Who grows?"];
        assert_eq!(numbered(&lines).unwrap(), read);
        let lines = [
            "## A. Locks",
            "### A1. What is it?",
            "### A2. Why so?",
            "## Ab. Trees",
            "### Ab1. ⭐ Who grows?",
        ];
        assert_eq!(numbered(&lines).unwrap()[4], "### 1. ⭐ Who grows?");
        let lines = ["### I.1 What is it?", "### I.2 Why so?", "### II.1 Explain trees.", "### II.2 Leaves"];
        assert_eq!(numbered(&lines).unwrap()[2..], ["### 1. Explain trees.", "### 2. Leaves"]);
        let lines = ["**B1:** What is it?", "**B2:** Why so?", "**B3:** Who?"];
        assert_eq!(numbered(&lines).unwrap()[2], "3. Who?");
        assert_eq!(numbered(&["**C-1. Why?**", "**C-2. How?**", "**C-3. Who?**"]).unwrap()[2], "**3. Who?**");
    }

    #[test]
    fn labels_and_names_stay() {
        for lines in [
            ["Q1. What is a lock?", "A1. Held by one.", "Q2. Explain it."],
            ["A1 is a size.", "A2 is one, too.", "A3 is smaller."],
            ["A1. What is it?", "A3. Explain it.", "A4. Why?"],
        ] {
            assert_eq!(numbered(&lines), None, "{lines:?}");
        }
    }
}
