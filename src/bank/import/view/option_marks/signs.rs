//! The signs that say of an option that it is right, before it or behind it.

use crate::bank::import::vocabulary::section;

/// The line of an option without the sign before its letter, and whether it had one: `*B) So`, `✅ B) So`.
pub(super) fn without_first(line: &str) -> (&str, bool) {
    const SIGNS: [&str; 9] = ["✅", "✔️", "✔", "☑️", "☑", "✓", "👉", "→", "*"];
    let text = line.trim_start();
    let rest = SIGNS.iter().find_map(|sign| Some((*sign, text.strip_prefix(sign)?)));
    let has_letter = |rest: &str| crate::bank::import::options::letter(rest).is_some();
    match rest {
        // A star with a blank is a bullet, and two are bold.
        Some(("*", rest)) if rest.starts_with([' ', '*', '\t']) || rest.contains('*') => (line, false),
        Some((_, rest)) if has_letter(rest.trim_start()) => (rest.trim_start(), true),
        _ => (line, false),
    }
}

/// The text of an option without the sign behind it, and whether it had one: `So ✓`, `So *`, `So - correct`,
/// `So <-- correct`, `==So==`; behind a letter, `**So**` too. A star behind a name without a letter leads to a note.
pub(super) fn without_last(text: &str, is_lettered: bool) -> (String, bool) {
    const SIGNS: [&str; 7] = ["✅", "✔️", "✔", "✓", "☑️", "☑", " *"];
    let text = text.trim_end();
    let signs = SIGNS.iter().filter(|sign| is_lettered || **sign != " *");
    if let Some(before) = signs.filter_map(|sign| text.strip_suffix(*sign)).map(str::trim_end).next() {
        let is_said = before.contains(char::is_alphanumeric) && !before.ends_with('*');
        return if is_said { (before.to_owned(), true) } else { (text.to_owned(), false) };
    }
    if let Some(before) = said_behind(text) {
        return (before.to_owned(), true);
    }
    if let Some(plain) = without_highlight(text, is_lettered) {
        return (plain, true);
    }
    (text.to_owned(), false)
}

/// What stands before an arrow, a dash or a bracket behind which words say that it is right.
fn said_behind(text: &str) -> Option<&str> {
    const BEFORE: [&str; 10] = ["<---", "<--", "<-", "←", "⬅", "◀", " - ", " – ", " — ", "("];
    let said = |words: &str| {
        let words = words.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        section("right option").has(&words)
    };
    let (before, words) = BEFORE.iter().find_map(|mark| text.rsplit_once(mark))?;
    let before = before.trim_end().trim_end_matches("**").trim_end();
    (said(words) && before.contains(char::is_alphanumeric)).then_some(before)
}

/// The text without the marks of what is highlighted or, behind a letter, emphasised, where that is all of it.
fn without_highlight(text: &str, is_lettered: bool) -> Option<String> {
    const MARKS: [&str; 5] = ["==", "**", "__", "*", "_"];
    let marks = MARKS.iter().take(if is_lettered { MARKS.len() } else { 1 });
    let mark = marks.copied().find(|mark| text.ends_with(mark))?;
    let inner = text.strip_suffix(mark)?;
    let (letter, inner) = inner.split_once(mark)?;
    let is_letter = letter.chars().filter(|c| c.is_alphanumeric()).count() <= 1;
    (is_letter && !inner.trim().is_empty() && !inner.contains(mark)).then(|| format!("{letter}{inner}"))
}
