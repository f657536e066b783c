//! What counts a case or a task before its name: `Drill B: `, `Card 2 | `, `INC-4471 `, `Case: `.

use crate::bank::import::{labels, vocabulary::section, words};

/// The name behind a word for a case or a task and what counts it, or behind such a word and a colon.
pub(super) fn uncounted(text: &str) -> Option<&str> {
    const MOST_WORDS: usize = 2;
    let text = words::without_symbols(text.trim_matches(['*', ' ']));
    if let Some((_, rest)) = text.split_once(": ").filter(|(word, _)| counts(word)) {
        return Some(rest.trim_start());
    }
    if let Some(rest) = behind_code(text) {
        return Some(rest);
    }
    let mut from = 0;
    for _ in 0..MOST_WORDS {
        let length = text[from..].find(' ').unwrap_or(text.len() - from);
        let word = text[..from + length].trim_end_matches(['#', '№', ' ']);
        from = (from + length + 1).min(text.len());
        if counts(word) {
            return behind_counter(&text[from..]);
        }
    }
    None
}

/// What stands behind the number or the letter that a text begins with.
fn behind_counter(text: &str) -> Option<&str> {
    const MOST_DIGITS: usize = 7;
    let text = text.trim_start_matches(['#', '№']);
    let counter = text.split([' ', ':', ')', '|', '—', '–']).next()?;
    let bare = counter.trim_end_matches('.');
    let is_number = bare.starts_with(|c: char| c.is_ascii_digit())
        && bare.len() <= MOST_DIGITS
        && bare.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'));
    let is_letter = bare.chars().count() == 1 && bare.chars().all(char::is_uppercase);
    let is_roman = !bare.is_empty() && bare.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    if !is_number && !is_letter && !is_roman {
        return None;
    }
    Some(name_behind(&text[bare.len()..]))
}

/// What stands behind a short code with a number, as teams count what they have: `INC-4471 `, `E2 – `.
fn behind_code(text: &str) -> Option<&str> {
    const MOST_LETTERS: usize = 6;
    const MOST_DIGITS: usize = 6;
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let rest = &text[letters..];
    let digits = rest.strip_prefix(['-', '#']).unwrap_or(rest);
    let count = digits.bytes().take_while(u8::is_ascii_digit).count();
    let behind = &digits[count..];
    ((1..=MOST_LETTERS).contains(&letters)
        && (1..=MOST_DIGITS).contains(&count)
        && behind.starts_with([' ', ':', '.', ')']))
    .then(|| name_behind(behind))
}

fn name_behind(text: &str) -> &str {
    words::without_symbols(text.trim_start_matches(['.', ':', ')', '|', '—', '–', '-', ' ', '：'])).trim()
}

/// Whether a word counts cases or tasks.
fn counts(word: &str) -> bool {
    let word = word.to_lowercase();
    section("counting tasks").has(&word)
        || section("posed").has(&word)
        || labels::is_question(&word)
        || labels::names_task(&word)
}
