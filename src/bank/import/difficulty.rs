//! How hard a question is, in the words of documents.

use super::vocabulary::section;
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
