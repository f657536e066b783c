//! Names as they are drawn: what no font has is left out, and nothing in a name reaches beyond it.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::fonts::Fonts;

/// How much of a name is looked at, in characters: more than any platform allows.
const LOOKED_AT: usize = 400;

/// How much of a name is drawn, in characters, if there is room for it.
const DRAWN: usize = 60;

/// How many marks a letter may bear: Vietnamese and vocalised Hebrew need as many, and towers of them would
/// reach into the next row.
const MARKS: usize = 3;

/// What is shown for a name of which nothing can be drawn.
const NAMELESS: &str = "A member";

/// A name as it is drawn: in one line, without control characters, emoji and whatever else no font has.
pub(super) fn drawn(name: &str) -> String {
    let drawn = legible(name);
    if drawn.chars().any(char::is_alphanumeric) { drawn } else { NAMELESS.to_owned() }
}

/// A text as it is drawn. Letters in fancy forms become plain ones, and marks join their letters.
pub(super) fn legible(text: &str) -> String {
    let fonts = Fonts::shared();
    let (mut out, mut marks) = (String::new(), 0);
    for char in text.chars().take(LOOKED_AT).nfkc().filter(|char| !is_unseen(*char)) {
        let char = if char.is_whitespace() { ' ' } else { char };
        let follows_nothing = out.is_empty() || out.ends_with(' ');
        marks = if is_combining_mark(char) { marks + 1 } else { 0 };
        let is_wanted = match char {
            ' ' => !follows_nothing,
            _ if marks > 0 => marks <= MARKS && !follows_nothing,
            _ => true,
        };
        if is_wanted && fonts.have(char) {
            out.push(char);
        }
        if out.chars().count() >= DRAWN {
            break;
        }
    }
    out.trim_end().to_owned()
}

/// Whether a character only acts on others: controls, overrides of direction, and what joins emoji.
fn is_unseen(char: char) -> bool {
    char.is_control() && !char.is_whitespace()
        || matches!(char,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}')
}

/// The longest beginning of a text that fits, with `…` where it was cut.
pub(super) fn cut(text: &str, fits: impl Fn(&str) -> bool) -> String {
    if fits(text) {
        return text.to_owned();
    }
    let ends: Vec<usize> = text
        .char_indices()
        .filter(|(at, char)| *at > 0 && !is_combining_mark(*char))
        .map(|(at, _)| at)
        .collect();
    // Of longer beginnings fewer fit.
    let fitting = ends.partition_point(|end| fits(&shortened(&text[..*end])));
    shortened(fitting.checked_sub(1).map_or("", |last| &text[..ends[last]]))
}

/// A beginning with `…`, which stays at the end of the line that it is read to, whichever way that runs.
fn shortened(beginning: &str) -> String {
    let beginning = beginning.trim_end();
    let mark = if beginning.chars().next_back().is_some_and(is_right_to_left) { "\u{200f}" } else { "" };
    format!("{beginning}…{mark}")
}

fn is_right_to_left(char: char) -> bool {
    matches!(char, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_world_stay_what_they_are() {
        for name in [
            "Ada Lovelace",
            "José Núñez",
            "Nguyễn Thị Minh Khai",
            "Ελένη",
            "Наталія",
            "محمد",
            "שרה",
            "अनन्या",
            "অনন্যা",
            "தமிழ்",
            "తెలుగు",
            "สมชาย",
            "ნინო",
            "Արմեն",
            "李小龙",
            "陳美齡",
            "山田たろう",
            "ガブリエル",
            "김민준",
            "O'Brien-Smith",
        ] {
            assert_eq!(drawn(name), name);
        }
    }

    #[test]
    fn what_no_font_has_is_left_out_and_who_has_nothing_else_is_a_member() {
        assert_eq!(drawn("Ada 🚀✨ Lovelace 👩‍💻"), "Ada Lovelace");
        for nameless in ["🚀", "", "   ", "\u{202e}", "👨‍👩‍👧‍👦 🇩🇪", "...", "\u{301}\u{301}"]
        {
            assert_eq!(drawn(nameless), "A member", "{nameless:?}");
        }
    }

    #[test]
    fn fancy_letters_are_letters() {
        assert_eq!(drawn("𝓐𝓭𝓪 Ｌｏｖｅ"), "Ada Love");
    }

    #[test]
    fn nothing_in_a_name_reaches_beyond_it() {
        assert_eq!(drawn("a\u{202e}b\u{2066}c\n\td\0e\u{feff}"), "abc de");
        let tower = format!("a{}b", "\u{337}".repeat(200));
        assert_eq!(drawn(&tower), format!("a{}b", "\u{337}".repeat(MARKS)));
        assert!(drawn(&"x".repeat(10_000)).chars().count() <= DRAWN);
        assert!(drawn(&"x\u{301}".repeat(10_000)).chars().count() <= DRAWN);
    }

    #[test]
    fn a_cut_is_never_between_a_letter_and_its_mark() {
        let room = |count: usize| move |text: &str| text.chars().count() <= count;
        assert_eq!(cut("Lovelace", room(8)), "Lovelace");
        assert_eq!(cut("Lovelace", room(5)), "Love…");
        assert_eq!(cut("abc\u{323}def", room(4)), "ab…");
        assert_eq!(cut("Ada Lovelace", room(5)), "Ada…");
        assert_eq!(cut("Lovelace", room(0)), "…");
        assert_eq!(cut("שלום עולם", room(6)), "שלום…\u{200f}");
    }
}
