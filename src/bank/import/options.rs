//! The options of a multiple choice, and which of them is marked as right.

use super::inline::Words;

/// The marks of what is right.
const TICKS: [&str; 4] = ["✅", "✔️", "✔", "☑"];

/// Whether an option is marked as the right one: all of it is bold, or it has a tick.
pub(super) fn is_marked(words: &Words) -> bool {
    words.is_bold() || TICKS.iter().any(|tick| words.plain.contains(tick))
}

/// The text of an option without what marks it as the right one.
pub(super) fn without_mark(text: &str) -> String {
    let text = TICKS.iter().fold(text.to_owned(), |text, tick| text.replace(tick, ""));
    text.replace("**", "").replace("__", "").trim_end().to_owned()
}

/// The letter that a text begins with as an option does: `A: …`, `b) …`, `(C) …`, `**D.** …`.
pub(super) fn letter(text: &str) -> Option<char> {
    let text = text.trim_start_matches(['*', '_', '`', '(', '[', ' ', '-', '+', '\\']);
    let mut chars = text.chars();
    let letter = chars.next().filter(char::is_ascii_alphabetic)?.to_ascii_lowercase();
    let rest = chars.as_str().trim_start_matches(['*', '_']);
    let after = rest.strip_prefix([':', ')', '.', ']', '、', '．', '：'])?;
    let is_apart = after.is_empty()
        || after.starts_with(|c: char| c.is_whitespace() || matches!(c, '*' | '`' | '_' | '"' | '$'))
        || !after.is_ascii()
        || rest.starts_with([')', '、', ':']);
    (letter <= 'j' && is_apart).then_some(letter)
}

/// Whether a text begins with the box of a task, and whether that is ticked.
pub(super) fn tick(text: &str) -> Option<bool> {
    let text = text.trim_start().trim_start_matches(['-', '*', '+', ' ']);
    match text.get(..3)? {
        "[ ]" => Some(false),
        "[x]" | "[X]" => Some(true),
        _ => None,
    }
}

/// A text without the box that it begins with.
pub(super) fn without_box(text: &str) -> &str {
    let text = text.trim();
    let rest = ["[ ] ", "[x] ", "[X] "].iter().find_map(|mark| text.strip_prefix(mark));
    rest.map_or(text, str::trim_start)
}

/// Whether the texts are options: ticked ones, or with letters from the first one on.
pub(super) fn are_options<'a>(texts: impl Iterator<Item = &'a str>) -> bool {
    let mut count = 0usize;
    let (mut ticks, mut letters) = (0usize, 0usize);
    for text in texts {
        if tick(text).is_some() {
            ticks += 1;
        }
        let expected = u8::try_from(count).ok().and_then(|count| b'a'.checked_add(count)).map(char::from);
        if letter(text).is_some() && letter(text) == expected {
            letters += 1;
        }
        count += 1;
    }
    count >= 2 && (ticks == count || letters == count)
}

/// Whether a paragraph's lines are options: all of them from some line on.
pub(super) fn are_lines_of_options(text: &str) -> bool {
    text.contains('\n') && are_options(text.lines())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_have_letters_in_order_or_boxes() {
        assert!(are_options(["A: `1`", "B: `2`", "C: `3`"].into_iter()));
        assert!(are_options(["(a) one", "(b) two"].into_iter()));
        assert!(are_options(["[ ] one", "[x] two"].into_iter()));
        assert!(are_lines_of_options("A) one\nB) two"));
    }

    #[test]
    fn other_lists_are_no_options() {
        assert!(!are_options(["A cache", "B tree"].into_iter()));
        assert!(!are_options(["B: two", "A: one"].into_iter()));
        assert!(!are_options(["A: one"].into_iter()));
    }
}
