//! One option in its line.

use crate::bank::import::{
    marks,
    options::{self, signs},
};

/// How the options of one list are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// By a letter, as most are.
    Letter,
    /// By a letter that is set apart otherwise.
    Apart,
    /// By a letter with a blank or a dash behind it, as any line may begin.
    Bare,
    /// By a bullet alone.
    Bullet,
    /// By the box of a task, and whether that is ticked.
    Square(bool),
    /// By a round box.
    Round(bool),
    /// By a box that is drawn.
    Drawn(bool),
}

impl Style {
    /// Whether it is none that all that comes later knows.
    pub(super) fn is_other(self) -> bool {
        matches!(self, Self::Apart | Self::Bare | Self::Round(_) | Self::Drawn(_))
    }

    /// Whether its box is ticked, if it is one.
    pub(super) fn is_ticked(self) -> Option<bool> {
        match self {
            Self::Square(is_ticked) | Self::Round(is_ticked) | Self::Drawn(is_ticked) => Some(is_ticked),
            _ => None,
        }
    }

    /// Whether options of one list may have the two.
    fn goes_with(self, other: Self) -> bool {
        self == other
            || matches!(
                (self, other),
                (Self::Square(_), Self::Square(_))
                    | (Self::Round(_), Self::Round(_))
                    | (Self::Drawn(_), Self::Drawn(_))
            )
    }
}

/// An option as it stands in its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Choice<'a> {
    /// Its line.
    pub(super) at: usize,
    pub(super) style: Style,
    /// What stands before its letter: blanks and a bullet.
    pub(super) before: &'a str,
    pub(super) letter: Option<char>,
    /// What may be chosen, with the letter and its mark as they stand there, where they are the usual ones.
    pub(super) text: String,
    pub(super) is_right: bool,
}

impl<'a> Choice<'a> {
    pub(super) fn of(line: &'a str, at: usize) -> Option<Self> {
        let line = signs::without_cross(line);
        let blanks = line.len() - line.trim_start_matches([' ', '\t']).len();
        let (unsigned, is_signed) = signs::without_first(line);
        let is_item = marks::begins_item(line) && marks::number(line).is_none();
        let from = if is_item { line.len() - marks::text(line).trim_start().len() } else { blanks };
        let (before, text) = line.split_at(from);
        let text = if is_signed { unsigned } else { text };
        let choice = |style, letter, text: &str, is_right| {
            Some(Choice { at, style, before, letter, text: text.to_owned(), is_right })
        };
        if let Some(is_ticked) = options::tick(text).filter(|_| is_item) {
            let text = options::without_box(text);
            return choice(Style::Square(is_ticked), options::letter(text), text, is_ticked);
        }
        if let Some((is_ticked, text)) = round(text) {
            return choice(Style::Round(is_ticked), None, text, is_ticked);
        }
        if let Some((is_ticked, text)) = drawn(text) {
            return choice(Style::Drawn(is_ticked), None, text, is_ticked);
        }
        let is_lettered = options::letter(text).is_some() || set_apart(text).is_some();
        let (text, is_right) = match signs::without_last(text, is_lettered) {
            Some(text) => (text, true),
            None => (text.trim_end().to_owned(), is_signed),
        };
        if let Some(letter) = options::letter(&text).filter(|_| !text.starts_with('-')) {
            return choice(Style::Letter, Some(letter), &text, is_right);
        }
        if let Some((letter, text)) = set_apart(&text) {
            return choice(Style::Apart, Some(letter), text, is_right);
        }
        if let Some((letter, text)) = bare(&text) {
            return choice(Style::Bare, Some(letter), text, is_right);
        }
        if is_item { choice(Style::Bullet, None, &text, is_right) } else { None }
    }

    /// Whether it may stand below another one, or begin a list.
    pub(super) fn follows(&self, last: Option<&Self>) -> bool {
        let Some(last) = last else { return self.letter.is_none_or(|letter| letter == 'a') };
        let is_next = match (last.letter, self.letter) {
            (Some(last), Some(next)) => u32::from(last) + 1 == u32::from(next),
            (None, None) => last.before == self.before,
            _ => false,
        };
        last.style.goes_with(self.style) && is_next
    }

    /// Its line in the usual form.
    pub(super) fn written(&self, is_right: bool) -> Option<String> {
        let Self { style, before, letter, text, .. } = self;
        let sign = if is_right { " ✅" } else { "" };
        Some(match style {
            Style::Square(is_ticked) | Style::Round(is_ticked) | Style::Drawn(is_ticked) => {
                let bullet = if before.trim().is_empty() { "- " } else { "" };
                format!("{before}{bullet}[{}] {text}", if *is_ticked { 'x' } else { ' ' })
            }
            Style::Apart | Style::Bare => {
                format!("{before}{}) {text}{sign}", letter.as_ref()?.to_ascii_uppercase())
            }
            Style::Letter | Style::Bullet => format!("{before}{text}{sign}"),
        })
    }
}

/// Whether a round box is ticked that a text begins with, and what follows it: `( ) So`.
fn round(text: &str) -> Option<(bool, &str)> {
    let boxes =
        [("( ) ", false), ("(x) ", true), ("(X) ", true), ("(*) ", true), ("( x ) ", true), ("(•) ", true)];
    let (mark, is_ticked) = boxes.into_iter().find(|(mark, _)| text.starts_with(mark))?;
    Some((is_ticked, text[mark.len()..].trim()))
}

/// The same of a box that is drawn: `□ So`, `☑ No`.
fn drawn(text: &str) -> Option<(bool, &str)> {
    let rest = text.strip_prefix(['□', '☐', '☑', '☒'])?;
    let words = rest.trim_start_matches('\u{fe0f}').trim_start();
    (words.len() < rest.len() && !words.is_empty()).then_some((text.starts_with(['☑', '☒']), words))
}

/// The letter of an option, and what follows it, where it is set apart in another way: `A - So`, `` `A` So ``, `A．So`,
/// `Option A: So`, `A.- So`.
fn set_apart(text: &str) -> Option<(char, &str)> {
    const LONGEST_WORD: usize = 8;
    let letter = |text: &str| text.chars().next().filter(|c| matches!(c.to_ascii_lowercase(), 'a'..='h'));
    if let Some(inner) = text.strip_prefix('`') {
        let rest = inner.get(1..)?.strip_prefix('`')?.trim_start_matches([')', '.', ':', ' ']);
        return letter(inner).filter(|_| !rest.is_empty()).map(|letter| (letter.to_ascii_lowercase(), rest));
    }
    // A word before each letter says that it may be chosen.
    let (text, is_named) = match text.split_once(' ') {
        Some((word, rest))
            if (3..=LONGEST_WORD).contains(&word.chars().count())
                && word.chars().all(char::is_alphabetic)
                && letter(rest).is_some() =>
        {
            (rest, true)
        }
        _ => (text, false),
    };
    let first = letter(text)?;
    let rest = &text[1..];
    // A dash behind a mark is one with it: `a.- So`.
    let dashed = [".-", ")-", ".–"].iter().find_map(|mark| rest.strip_prefix(mark));
    if let Some(rest) = dashed.map(str::trim).filter(|rest| !rest.is_empty()) {
        return Some((first.to_ascii_lowercase(), rest));
    }
    let letter = Some(first).filter(char::is_ascii_uppercase)?;
    let named =
        if is_named { &[": ", ") ", ". ", " - ", " – "][..] } else { &[" - ", " – ", " — ", "．"] };
    let rest = named.iter().find_map(|mark| rest.strip_prefix(mark))?.trim();
    (!rest.is_empty()).then_some((letter.to_ascii_lowercase(), rest))
}

/// The letter that a text begins with, and what follows the blank or the dash behind it: `a So`, `b- No`.
fn bare(text: &str) -> Option<(char, &str)> {
    let letter = text.chars().next().filter(|c| matches!(c.to_ascii_lowercase(), 'a'..='h'))?;
    let rest = text[1..].strip_prefix(['-', ' '])?.trim();
    (!rest.is_empty() && !rest.starts_with('-')).then_some((letter.to_ascii_lowercase(), rest))
}
