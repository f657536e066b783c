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
    /// By a letter with a blank or a dash behind it, as any line may begin.
    Bare,
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
    /// Its line.
    at: usize,
    style: Style,
    /// What stands before its letter: blanks and a bullet.
    before: &'a str,
    letter: Option<char>,
    /// The letter as it stands there, its mark, and what may be chosen.
    text: String,
    is_right: bool,
}

/// Options one below the other, perhaps with blank lines between them.
struct List<'a> {
    choices: Vec<Choice<'a>>,
}

impl List<'_> {
    /// The only one of them that has a sign that it is right.
    fn right(&self) -> Option<usize> {
        let mut right = self.choices.iter().enumerate().filter(|(_, choice)| choice.is_right);
        right.next().map(|(at, _)| at).filter(|_| right.next().is_none())
    }

    /// Whether blank lines stand between short options without bullets: paragraphs, for Markdown.
    fn is_apart(&self) -> bool {
        const FEWEST: usize = 3;
        const MOST_WORDS: usize = 10;
        let is_short = |choice: &Choice| choice.text.split_whitespace().count() <= MOST_WORDS;
        self.choices.windows(2).any(|pair| pair[0].at + 1 < pair[1].at)
            && self.choices.len() >= FEWEST
            && self.choices.iter().all(|choice| {
                is_short(choice)
                    && choice.letter.is_some()
                    && choice.before.is_empty()
                    && !choice.text.starts_with('*')
            })
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
    let is_other = |style| matches!(style, Style::Apart | Style::Bare | Style::Box(_) | Style::Drawn(_));
    // Drawn boxes of which none is ticked may be a list of what is to be done.
    let may_be = |list: &&List| !list.has(|style| matches!(style, Style::Drawn(_))) || list.right().is_some();
    let are_other = lists.iter().filter(|list| list.has(is_other)).filter(may_be).count() >= FEWEST;
    let are_apart = lists.iter().filter(|list| list.is_apart()).count() > FEWEST;
    let mut rewritten = Rewritten::of(lines);
    for list in &lists {
        let right = list.right().filter(|_| are_signed);
        let bullet = if are_apart && list.is_apart() { "- " } else { "" };
        for (index, choice) in list.choices.iter().enumerate() {
            let is_written = are_other && is_other(choice.style) || right.is_some();
            let line = written(choice, right == Some(index)).filter(|_| is_written);
            let line = line.unwrap_or_else(|| lines[choice.at].to_owned());
            if !bullet.is_empty() || line != lines[choice.at] {
                rewritten.set(choice.at, format!("{bullet}{line}"));
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
        Style::Apart | Style::Bare => {
            format!("{before}{}) {text}{sign}", letter.as_ref()?.to_ascii_uppercase())
        }
        Style::Letter | Style::Bullet => format!("{before}{text}{sign}"),
    })
}

/// The lists of a document, in order.
fn lists<'a>(lines: &[&'a str], fences: &Fences) -> Vec<List<'a>> {
    const MOST: usize = 8;
    const FEWEST_BARE: usize = 3;
    let mut lists = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let mut choices: Vec<Choice> = Vec::new();
        let mut next = at;
        while choices.len() <= MOST
            && let Some(line) = lines.get(next).filter(|_| !fences.is_code(next))
            && let Some(choice) = choice(line, next).filter(|choice| follows(choices.last(), choice))
        {
            choices.push(choice);
            next += 1;
            // Only letters say that what stands below a blank line goes on.
            let below = lines.get(next..next + 2).unwrap_or_default();
            let is_lettered = choices.last().is_some_and(|choice| choice.letter.is_some());
            if is_lettered
                && matches!(below, [blank, below] if blank.trim().is_empty() && !below.trim().is_empty())
            {
                next += 1;
            }
        }
        let count = choices.len();
        let fewest =
            if choices.iter().any(|choice| choice.style == Style::Bare) { FEWEST_BARE } else { FEWEST };
        at = choices.last().map_or(at, |choice| choice.at) + 1;
        if (fewest..=MOST).contains(&count) {
            lists.push(List { choices });
        }
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

fn choice(line: &str, at: usize) -> Option<Choice<'_>> {
    let (line, is_signed) = signs::without_first(line);
    let blanks = line.len() - line.trim_start_matches([' ', '\t']).len();
    let is_item = marks::begins_item(line) && marks::number(line).is_none();
    let from = if is_item { line.len() - marks::text(line).trim_start().len() } else { blanks };
    let (before, text) = line.split_at(from);
    let round = boxed(text).map(|(is_ticked, text)| (Style::Box(is_ticked), text, is_ticked));
    let drawn = || drawn(text).map(|(is_ticked, text)| (Style::Drawn(is_ticked), text, is_ticked));
    if let Some((style, text, is_right)) = round.or_else(drawn) {
        return Some(Choice { at, style, before, letter: None, text: text.to_owned(), is_right });
    }
    let is_lettered = options::letter(text).is_some() || set_apart(text).is_some();
    let (text, is_right) = signs::without_last(text, is_lettered);
    let is_right = is_right || is_signed;
    let chosen = |style, letter, text: String| Some(Choice { at, style, before, letter, text, is_right });
    if let Some(letter) = options::letter(&text).filter(|_| !text.starts_with('-')) {
        return chosen(Style::Letter, Some(letter), text);
    }
    if let Some((letter, text)) = set_apart(&text) {
        return chosen(Style::Apart, Some(letter), text.to_owned());
    }
    if let Some((letter, text)) = bare(&text) {
        return chosen(Style::Bare, Some(letter), text.to_owned());
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

/// The letter that a text begins with, and what follows the blank or the dash behind it: `a So`, `b- No`.
fn bare(text: &str) -> Option<(char, &str)> {
    let letter = text.chars().next().filter(|c| matches!(c.to_ascii_lowercase(), 'a'..='h'))?;
    let rest = text[1..].strip_prefix(['-', ' '])?.trim();
    (!rest.is_empty() && !rest.starts_with('-')).then_some((letter.to_ascii_lowercase(), rest))
}

#[cfg(test)]
mod tests;
