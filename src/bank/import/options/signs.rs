//! The signs that say of an option that it is right, before it or behind it.

use super::letter;
use crate::bank::import::vocabulary::section;

/// The marks of what is right.
pub(super) const TICKS: [&str; 6] = ["✅", "✔️", "✔", "☑️", "☑", "✓"];

/// The line of an option without the sign before its letter, and whether it had one: `*B) So`, `✅ B) So`.
pub(in crate::bank::import) fn without_first(line: &str) -> (&str, bool) {
    const OTHERS: [&str; 3] = ["👉", "→", "*"];
    let text = line.trim_start();
    let rest = TICKS.iter().chain(&OTHERS).find_map(|sign| Some((*sign, text.strip_prefix(sign)?)));
    let has_letter = |rest: &str| letter(rest).is_some();
    match rest {
        // A star with a blank is a bullet, and two are bold.
        Some(("*", rest)) if rest.starts_with([' ', '*', '\t']) || rest.contains('*') => (line, false),
        Some((_, rest)) if has_letter(rest.trim_start()) => (rest.trim_start(), true),
        _ => (line, false),
    }
}

/// The line of an option without the cross before its letter or behind it that says that it is wrong: `❌ B) So`.
pub(in crate::bank::import) fn without_cross(line: &str) -> &str {
    const CROSSES: [&str; 5] = ["❌", "✗", "✘", "✖️", "✖"];
    let before = CROSSES.iter().find_map(|cross| line.trim_start().strip_prefix(cross));
    if let Some(rest) = before.map(str::trim_start).filter(|rest| letter(rest).is_some()) {
        return rest;
    }
    let text = line.trim_end();
    let behind = CROSSES.iter().find_map(|cross| text.strip_suffix(cross));
    behind.map(str::trim_end).filter(|text| letter(text).is_some()).unwrap_or(line)
}

/// The text of an option without the sign behind it, if it has one: `So ✓`, `So *`, `So - correct`, `So <-- correct`,
/// `So (correct)`, `==So==`; behind a letter, `**So**` too. A star behind a name without a letter leads to a note.
pub(in crate::bank::import) fn without_last(text: &str, is_lettered: bool) -> Option<String> {
    let text = text.trim_end().trim_end_matches("<br>").trim_end();
    let star = [" *"];
    let signs = TICKS.iter().chain(star.iter().filter(|_| is_lettered));
    if let Some(before) = signs.filter_map(|sign| text.strip_suffix(*sign)).map(str::trim_end).next() {
        let is_said = before.contains(char::is_alphanumeric) && !before.ends_with('*');
        return is_said.then(|| before.to_owned());
    }
    said_behind(text).map(str::to_owned).or_else(|| without_highlight(text, is_lettered))
}

/// What stands before an arrow, a dash or a bracket behind which words say that it is right.
pub(super) fn said_behind(text: &str) -> Option<&str> {
    const BEFORE: [&str; 12] = ["<---", "<--", "<-", "←", "⬅", "◀", " - ", " – ", " — ", "(", "（", "["];
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
    let (letter, inner) = inner.rsplit_once(mark)?;
    let is_letter = letter.chars().filter(|c| c.is_alphanumeric()).count() <= 1;
    (is_letter && !inner.trim().is_empty() && !inner.contains(mark)).then(|| format!("{letter}{inner}"))
}
