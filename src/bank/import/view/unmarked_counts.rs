//! Questions that a word and a number count without a mark behind them: `Q1 What is a lock?`, `問2 …`, `Frage 3 Warum …?`
//!
//! They get the colon that such labels have, where they count on. Lines keep their numbers. It knows lines, and which
//! words are labels of questions.

use std::collections::BTreeMap;

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::labels;

/// A line that is counted so.
struct Counted {
    at: usize,
    number: u32,
    /// Where the number ends in it.
    end: usize,
}

/// The lines with colons behind such numbers, where a document has several that look alike and count on.
pub(super) fn marked(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 2;
    let fences = Fences::of(lines);
    let mut styles: BTreeMap<(&str, &str), Vec<Counted>> = BTreeMap::new();
    for at in (0..lines.len()).filter(|at| !fences.is_code(*at)) {
        if let Some((style, number, end)) = counted(lines[at]) {
            styles.entry(style).or_default().push(Counted { at, number, end });
        }
    }
    let mut marked = Rewritten::of(lines);
    let goes_on = |pair: &[Counted]| pair[1].number == pair[0].number + 1 || pair[1].number == 1;
    for all in styles.values().filter(|all| all.len() >= FEWEST) {
        if all[0].number == 1 && all.windows(2).all(goes_on) {
            for Counted { at, end, .. } in all {
                let (name, text) = lines[*at].split_at(*end);
                marked.set(*at, format!("{name}: {}", text.trim_start()));
            }
        }
    }
    marked.lines()
}

/// What a line begins with before its number, the number, and where that ends.
fn counted(line: &str) -> Option<((&str, &str), u32, usize)> {
    const MOST_DIGITS: usize = 3;
    const FEWEST_LETTERS: usize = 8;
    let text = without_marks(line);
    let marks = &line[..line.len() - text.len()];
    let letters = text.len() - text.trim_start_matches(char::is_alphabetic).len();
    let (word, behind) = text.split_at(letters);
    let number = behind.strip_prefix(' ').unwrap_or(behind);
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = number.split_at(digits);
    // `第3問`
    let ordinal = rest.strip_prefix(['問', '问', '题', '題']).filter(|_| word == "第");
    let rest = ordinal.unwrap_or(rest);
    let said = rest.trim_start();
    let is_text = rest.starts_with([' ', '\u{3000}'])
        && said.starts_with(|c: char| {
            c.is_uppercase() || !c.is_ascii() && c.is_alphabetic() || "\"“«„¿`".contains(c)
        })
        && said.chars().count() >= FEWEST_LETTERS;
    let is_counted = (1..=MOST_DIGITS).contains(&digits) && (ordinal.is_some() || labels::is_question(word));
    let number = number.parse().ok().filter(|_| is_text && is_counted)?;
    Some(((marks, word), number, line.len() - rest.len()))
}

/// A line without the marks and tags that it begins with.
fn without_marks(line: &str) -> &str {
    const TAGS: [&str; 3] = ["<summary>", "<b>", "<strong>"];
    let mut text = line;
    loop {
        let bare = text.trim_start_matches(['#', ' ', '>', '*', '-', '_']);
        let bare = TAGS.iter().find_map(|tag| bare.strip_prefix(tag)).unwrap_or(bare);
        if bare.len() == text.len() {
            return text;
        }
        text = bare;
    }
}
