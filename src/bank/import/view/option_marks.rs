//! What is to be chosen, with its letters and the sign of what is right in another form than most have: `A - So`,
//! `` `B` So ``, `Option C: So`, `( ) So`; `*B) So`, `B) So ✓`, `B) So <-- correct`; and what says below them which is right:
//! `The right one is B.`
//!
//! They get one form each. Lines keep their numbers. It knows lines alone.

mod below;
mod signs;

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::{marks, options};

/// Fewer of them may be anything.
const FEWEST: usize = 2;

/// How the options of one list are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// By a letter, as most are.
    Letter,
    /// By a letter that is set apart otherwise.
    Apart,
    /// By a bullet alone.
    Bullet,
    /// By a round box, and whether that is ticked.
    Box(bool),
    /// By a box that is drawn, and whether that is ticked.
    Drawn(bool),
}

/// An option as it stands in its line.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Choice<'a> {
    style: Style,
    /// What stands before its letter: blanks and a bullet.
    before: &'a str,
    letter: Option<char>,
    /// The letter as it stands there, its mark, and what may be chosen.
    text: String,
    is_right: bool,
}

/// Options one below the other.
struct List<'a> {
    from: usize,
    choices: Vec<Choice<'a>>,
}

impl List<'_> {
    /// The only one of them that has a sign that it is right.
    fn right(&self) -> Option<usize> {
        let mut right = self.choices.iter().enumerate().filter(|(_, choice)| choice.is_right);
        right.next().map(|(at, _)| at).filter(|_| right.next().is_none())
    }

    fn has(&self, style: impl Fn(Style) -> bool) -> bool {
        self.choices.iter().any(|choice| style(choice.style))
    }
}

/// The lines in the form that most documents have, where one has several such lists.
pub(super) fn in_one_form(lines: &[&str]) -> Option<Vec<String>> {
    let fences = Fences::of(lines);
    let lists = lists(lines, &fences);
    if lists.len() < FEWEST {
        return None;
    }
    let lettered = lists.iter().filter(|list| !list.has(|style| style == Style::Bullet)).count();
    let signed = |list: &&List| {
        list.right().is_some() && !list.has(|style| matches!(style, Style::Box(_) | Style::Drawn(_)))
    };
    let signs = lists.iter().filter(signed).count();
    let are_signed = signs >= FEWEST && signs * 10 >= lettered * 6;
    let is_other = |style| matches!(style, Style::Apart | Style::Box(_) | Style::Drawn(_));
    // Drawn boxes of which none is ticked may be a list of what is to be done.
    let may_be = |list: &&List| !list.has(|style| matches!(style, Style::Drawn(_))) || list.right().is_some();
    let are_other = lists.iter().filter(|list| list.has(is_other)).filter(may_be).count() >= FEWEST;
    let mut rewritten = Rewritten::of(lines);
    for list in &lists {
        let right = list.right().filter(|_| are_signed);
        for (at, choice) in list.choices.iter().enumerate() {
            let line = lines[list.from + at];
            let is_written = are_other && is_other(choice.style) || right.is_some();
            if let Some(written) =
                written(choice, right == Some(at)).filter(|text| is_written && text != line)
            {
                rewritten.set(list.from + at, written);
            }
        }
    }
    for (at, answer) in below::answers(lines, &fences, &lists) {
        rewritten.set(at, answer);
    }
    rewritten.lines()
}

/// The line of an option in the usual form.
fn written(choice: &Choice, is_right: bool) -> Option<String> {
    let Choice { style, before, letter, text, .. } = choice;
    let sign = if is_right { " ✅" } else { "" };
    Some(match style {
        Style::Box(is_ticked) | Style::Drawn(is_ticked) => {
            let bullet = if before.trim().is_empty() { "- " } else { "" };
            format!("{before}{bullet}[{}] {text}", if *is_ticked { 'x' } else { ' ' })
        }
        Style::Apart => format!("{before}{}) {text}{sign}", letter.as_ref()?.to_ascii_uppercase()),
        Style::Letter | Style::Bullet => format!("{before}{text}{sign}"),
    })
}

/// The lists of a document, in order.
fn lists<'a>(lines: &[&'a str], fences: &Fences) -> Vec<List<'a>> {
    const MOST: usize = 8;
    let mut lists = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let mut choices: Vec<Choice> = Vec::new();
        while choices.len() <= MOST
            && let Some(line) = lines.get(at + choices.len()).filter(|_| !fences.is_code(at + choices.len()))
            && let Some(choice) = choice(line).filter(|choice| follows(choices.last(), choice))
        {
            choices.push(choice);
        }
        let count = choices.len();
        if (FEWEST..=MOST).contains(&count) {
            lists.push(List { from: at, choices });
        }
        at += count.max(1);
    }
    lists
}

/// Whether an option may stand below another one, or begin a list.
fn follows(last: Option<&Choice>, choice: &Choice) -> bool {
    let Some(last) = last else { return choice.letter.is_none_or(|letter| letter == 'a') };
    let is_same = match (last.style, choice.style) {
        (Style::Box(_), Style::Box(_)) | (Style::Drawn(_), Style::Drawn(_)) => true,
        (one, other) => one == other,
    };
    let is_next = match (last.letter, choice.letter) {
        (Some(last), Some(next)) => u32::from(last) + 1 == u32::from(next),
        (last, next) => last.is_none() && next.is_none(),
    };
    is_same && is_next && last.before == choice.before
}

fn choice(line: &str) -> Option<Choice<'_>> {
    let (line, is_signed) = signs::without_first(line);
    let blanks = line.len() - line.trim_start_matches([' ', '\t']).len();
    let is_item = marks::begins_item(line) && marks::number(line).is_none();
    let from = if is_item { line.len() - marks::text(line).trim_start().len() } else { blanks };
    let (before, text) = line.split_at(from);
    let round = boxed(text).map(|(is_ticked, text)| (Style::Box(is_ticked), text, is_ticked));
    let drawn = || drawn(text).map(|(is_ticked, text)| (Style::Drawn(is_ticked), text, is_ticked));
    if let Some((style, text, is_right)) = round.or_else(drawn) {
        return Some(Choice { style, before, letter: None, text: text.to_owned(), is_right });
    }
    let is_lettered = options::letter(text).is_some() || set_apart(text).is_some();
    let (text, is_right) = signs::without_last(text, is_lettered);
    let is_right = is_right || is_signed;
    let chosen = |style, letter, text: String| Some(Choice { style, before, letter, text, is_right });
    if let Some(letter) = options::letter(&text).filter(|_| !text.starts_with('-')) {
        return chosen(Style::Letter, Some(letter), text);
    }
    if let Some((letter, text)) = set_apart(&text) {
        return chosen(Style::Apart, Some(letter), text.to_owned());
    }
    if is_item { chosen(Style::Bullet, None, text) } else { None }
}

/// Whether a round box is ticked that a text begins with, and what follows it: `( ) So`.
fn boxed(text: &str) -> Option<(bool, &str)> {
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
/// `Option A: So`.
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
    let letter = letter(text).filter(char::is_ascii_uppercase)?;
    let rest = &text[1..];
    let named =
        if is_named { &[": ", ") ", ". ", " - ", " – "][..] } else { &[" - ", " – ", " — ", "．"] };
    let rest = named.iter().find_map(|mark| rest.strip_prefix(mark))?.trim();
    (!rest.is_empty()).then_some((letter.to_ascii_lowercase(), rest))
}

#[cfg(test)]
mod tests;
