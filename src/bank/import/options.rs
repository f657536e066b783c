//! The options of a multiple choice, and which of them is marked as right.

pub(super) mod signs;

use self::signs::{TICKS, said_behind};
use super::inline::Words;

/// Whether an option is marked as the right one: all of it is bold, or it has a tick, or says so behind it.
pub(super) fn is_marked(words: &Words) -> bool {
    words.is_bold()
        || TICKS.iter().any(|tick| words.plain.contains(tick))
        || said_behind(&words.plain).is_some()
}

/// Whether all of an option but its letter is bold: `a) **So**`.
pub(super) fn is_bold_behind_letter(text: &str) -> bool {
    let inner = letter(text).and_then(|_| text.split_once("**"));
    let inner = inner.and_then(|(before, rest)| Some((before, rest.trim_end().strip_suffix("**")?)));
    inner.is_some_and(|(before, inner)| {
        let is_letter = before.chars().filter(|c| c.is_alphanumeric()).count() == 1;
        is_letter && !inner.is_empty() && !inner.contains("**")
    })
}

/// The text of an option without what marks it as the right one.
pub(super) fn without_mark(text: &str) -> String {
    let text = said_behind(text).unwrap_or(text);
    let text = TICKS.iter().fold(text.to_owned(), |text, tick| text.replace(tick, ""));
    text.replace("**", "").replace("__", "").trim_end().to_owned()
}

/// The letter that a text begins with as an option does: `A: …`, `b) …`, `(C) …`, `**D.** …`.
pub(super) fn letter(text: &str) -> Option<char> {
    let text = text.trim_start_matches(['*', '_', '`', '(', '[', ' ', '-', '+', '\\']);
    let mut chars = text.chars();
    let letter = latin(chars.next()?)?;
    let rest = chars.as_str().trim_start_matches(['*', '_']);
    let after = rest.strip_prefix([':', ')', '.', ']', '、', '．', '：'])?;
    let is_apart = after.is_empty()
        || after.starts_with(|c: char| c.is_whitespace() || matches!(c, '*' | '`' | '_' | '"' | '$'))
        || !after.is_ascii()
        || rest.starts_with([')', '、', ':']);
    (letter <= 'j' && is_apart).then_some(letter)
}

/// The letter in small, or the one that has its place in the alphabet, for one of another script.
fn latin(letter: char) -> Option<char> {
    const CYRILLIC: [(char, char); 7] =
        [('а', 'a'), ('б', 'b'), ('в', 'c'), ('г', 'd'), ('д', 'e'), ('е', 'f'), ('ж', 'g')];
    let small = letter.to_lowercase().next()?;
    let place = CYRILLIC.iter().find(|(cyrillic, _)| *cyrillic == small).map(|(_, latin)| *latin);
    place.or_else(|| Some(letter.to_ascii_lowercase()).filter(char::is_ascii_alphabetic))
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

/// What stands above the lines of boxes that a paragraph ends with: `What holds of it`, `[ ] So`, `[ ] No`.
pub(super) fn above_boxes(text: &str) -> Option<&str> {
    const FEWEST: usize = 2;
    let boxes = text.lines().rev().take_while(|line| tick(line).is_some()).count();
    let above = text.lines().count() - boxes;
    let first = text.lines().nth(above).filter(|_| above > 0 && boxes >= FEWEST)?;
    let end = text.len() - text.lines().skip(above).map(|line| line.len() + 1).sum::<usize>().min(text.len());
    text.get(..end).filter(|_| !first.is_empty()).map(str::trim_end)
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
    fn an_option_may_be_bold_behind_its_letter() {
        assert!(is_bold_behind_letter("a) **So**") && is_bold_behind_letter("- B. **It is**"));
        for text in ["a) So", "a) **So** and on", "a) **So** or **no**", "So **it** is", "**a) So**"] {
            assert!(!is_bold_behind_letter(text), "{text}");
        }
    }

    #[test]
    fn what_stands_above_boxes_is_told_from_them() {
        assert_eq!(above_boxes("It is\n[ ] so\n[x] no"), Some("It is"));
        assert_eq!(above_boxes("It\nis\n[ ] so\n[ ]no\n"), Some("It\nis"));
        for text in ["[ ] so\n[ ] no", "It is\n[ ] so", "It is\n[ ] so\n[ ] no\nor not", "It is", ""] {
            assert_eq!(above_boxes(text), None, "{text}");
        }
    }

    #[test]
    fn letters_of_another_script_have_their_order() {
        assert!(are_options(["а) раз", "б) два", "в) три"].into_iter()));
        assert!(!are_options(["в) три", "г) два"].into_iter()));
    }

    #[test]
    fn the_right_option_may_be_marked_behind_it() {
        for text in
            ["b) So (correct)", "b) So ✅", "b) So [Correct Answer]", "b) So <- correct", "b) So（正确）"]
        {
            assert_eq!(signs::without_last(text, true).as_deref(), Some("b) So"), "{text}");
        }
        assert_eq!(signs::without_last("b) So (thus)", true), None);
        assert_eq!(signs::without_last("b) So", true), None);
    }

    #[test]
    fn other_lists_are_no_options() {
        assert!(!are_options(["A cache", "B tree"].into_iter()));
        assert!(!are_options(["B: two", "A: one"].into_iter()));
        assert!(!are_options(["A: one"].into_iter()));
    }
}
