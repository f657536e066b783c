//! How hard a question is, in the words of documents.

use super::{
    vocabulary::section,
    words::{self, Asks},
};
use crate::practice::question::Difficulty;

/// From the hardest, as `senior` may stand beside the word of a level below it: `junior to senior`.
const LEVELS: [(Difficulty, &str, &str); 4] = [
    (Difficulty::Staff, "staff", "staff stem"),
    (Difficulty::Senior, "senior", "senior stem"),
    (Difficulty::Mid, "mid", "mid stem"),
    (Difficulty::Junior, "junior", "junior stem"),
];

/// A difficulty in the words of documents: whole words, in the plural too, and stems of words that change.
pub(super) fn of(text: &str) -> Option<Difficulty> {
    let text = text.to_lowercase();
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let says = |whole: &str, stem: &str| {
        let (whole, stem) = (section(whole), section(stem));
        words.iter().any(|word| {
            whole.has(word)
                || word.strip_suffix('s').is_some_and(|one| whole.has(one))
                || !stem.is_empty() && stem.is_in(word)
        })
    };
    LEVELS.iter().find(|(_, whole, stem)| says(whole, stem)).map(|(difficulty, ..)| *difficulty)
}

/// Whether a text is nothing but how hard something is: `[Easy]`, `Medium/Hard`.
pub(super) fn is_alone(plain: &str) -> bool {
    const MOST_WORDS: usize = 2;
    let text = plain.to_lowercase();
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
    let is_level = |word: &str| {
        LEVELS.iter().any(|(_, whole, stem)| section(whole).has(word) || section(stem).has(word))
    };
    words.peek().is_some() && words.clone().count() <= MOST_WORDS && words.all(is_level)
}

/// A heading says how hard what is under it is where it says little else: `Junior questions`.
pub(super) fn of_heading(plain: &str) -> Option<Difficulty> {
    const MOST_WORDS: usize = 5;
    if plain.split_whitespace().count() > MOST_WORDS || plain.contains('?') { None } else { of(plain) }
}

/// A line without the words at its start or its end that say how hard it is, in brackets or behind a dash, and how hard
/// that is: `[Easy] What is a lease?`, `Leases [Hard]`, `Leases - Junior`, `[M] Why?`.
pub(super) fn set_off(line: &str) -> Option<(String, Difficulty)> {
    before(line).or_else(|| behind(line))
}

fn before(line: &str) -> Option<(String, Difficulty)> {
    const LETTERS: [(&str, Difficulty); 5] = [
        ("E", Difficulty::Junior),
        ("J", Difficulty::Junior),
        ("M", Difficulty::Mid),
        ("H", Difficulty::Senior),
        ("S", Difficulty::Senior),
    ];
    let text = line.trim_start_matches('*');
    let marks = &line[..line.len() - text.len()];
    let (inner, rest) = [('(', ')'), ('[', ']')].iter().find_map(|(open, close)| {
        let (inner, rest) = text.strip_prefix(*open)?.split_once(*close)?;
        (!rest.starts_with('(')).then_some((inner, rest))
    })?;
    // `(E)` may count an option, unless what follows is asked.
    let is_letter = || text.starts_with('[') || words::asks(rest) != Asks::No;
    let letter = || LETTERS.iter().find(|(letter, _)| *letter == inner).filter(|_| is_letter());
    let level = of(inner).filter(|_| is_alone(inner));
    let level = level.or_else(|| letter().map(|(_, level)| *level)).or_else(|| counted(inner))?;
    // What is bold is the words alone, or all of the line.
    let rest = match rest.strip_prefix(marks) {
        Some(rest) => rest.trim_start().to_owned(),
        None => format!("{marks}{}", rest.trim_start()),
    };
    rest.contains(char::is_alphanumeric).then_some((rest, level))
}

/// A level that is counted, and a code behind it: `L2`, `L3 [T]`.
fn counted(inner: &str) -> Option<Difficulty> {
    const LEVELS: [Difficulty; 4] =
        [Difficulty::Junior, Difficulty::Mid, Difficulty::Senior, Difficulty::Staff];
    const LONGEST_CODE: usize = 6;
    let mut after = inner.strip_prefix('L')?.chars();
    let level = after.next()?.to_digit(10)?.checked_sub(1)?;
    let rest = after.as_str();
    let is_code = rest.is_empty() || rest.len() <= LONGEST_CODE && rest.starts_with([' ', ',', ':']);
    LEVELS.get(usize::try_from(level).ok()?).copied().filter(|_| is_code)
}

fn behind(line: &str) -> Option<(String, Difficulty)> {
    let text = line.trim_end().trim_end_matches('*');
    let marks = &line.trim_end()[text.len()..];
    let pairs = [('(', ')'), ('[', ']')];
    let dashes = [" - ", " – ", " — "];
    let inner = pairs.iter().find_map(|(open, close)| text.strip_suffix(*close)?.rsplit_once(*open));
    // `junior - senior` are two words that are asked about, and so is what is set as code within a sentence.
    let last = |rest: &str| of(rest.split_whitespace().next_back().unwrap_or_default());
    let behind_dash =
        || dashes.iter().find_map(|dash| text.rsplit_once(*dash)).filter(|(rest, _)| last(rest).is_none());
    let ends = |rest: &str| rest.trim_end().ends_with(['?', '？', '.', '。', '!']);
    let as_code = || text.strip_suffix('`')?.rsplit_once('`').filter(|(rest, _)| ends(rest));
    let inner = inner.or_else(as_code).or_else(behind_dash);
    let (rest, inner) = inner.filter(|(rest, inner)| !rest.trim().is_empty() && is_alone(inner))?;
    // The marks may belong to the words, or to all of the line.
    let rest = rest.trim_end();
    let rest = match rest.strip_suffix(marks) {
        Some(rest) => rest.trim_end().to_owned(),
        None => format!("{rest}{marks}"),
    };
    of(inner).filter(|_| rest.contains(char::is_alphanumeric)).map(|level| (rest, level))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_how_hard_a_line_is_is_set_off_from_it() {
        for line in ["[Easy] What is it?", "**[Easy]** What is it?", "(easy) What is it?", "[E] What is it?"]
        {
            assert_eq!(set_off(line), Some(("What is it?".to_owned(), Difficulty::Junior)), "{line}");
        }
        for line in
            ["What is it? [Hard]", "What is it? **(hard)**", "What is it? - Senior", "What is it? `hard`"]
        {
            assert_eq!(set_off(line), Some(("What is it?".to_owned(), Difficulty::Senior)), "{line}");
        }
        assert_eq!(
            set_off("**[Hard] What is it?**"),
            Some(("**What is it?**".to_owned(), Difficulty::Senior))
        );
        assert_eq!(
            set_off("**What is it? [Hard]**"),
            Some(("**What is it?**".to_owned(), Difficulty::Senior))
        );
        assert_eq!(set_off("(H) Why is it so?"), Some(("Why is it so?".to_owned(), Difficulty::Senior)));
        for line in [
            "(E) None of them",
            "[Easy](a.md) it is",
            "What is easy?",
            "[x] What is it?",
            "[Easy]",
            "Is it (too) hard?",
            "Explain git reset `--hard`",
            "Compare the roles: junior - senior",
        ] {
            assert_eq!(set_off(line), None, "{line}");
        }
    }
}
