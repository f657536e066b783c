//! The words by which the parts of documents are known, in the languages that documents are in most often.
//!
//! They are in a text file of sections, so that a language is added without reading code. Each section can be
//! asked whether a text is one of its words, begins with one or has one in it; what that means, others know.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::LazyLock,
};

/// The words of a section.
#[derive(Debug, Default)]
pub(super) struct Section {
    all: HashSet<&'static str>,
    /// The words by their first letter, in the order of the letters, each with its place among all.
    by_first: BTreeMap<char, Vec<(usize, &'static str)>>,
    /// Which of the letters of ASCII are the first of a word, a bit each: most of a text is told apart by it.
    ascii: u128,
}

static SECTIONS: LazyLock<HashMap<&str, Section>> = LazyLock::new(|| read(include_str!("vocabulary.txt")));

static NONE: LazyLock<Section> = LazyLock::new(Section::default);

/// The section of this name. One that is not there has no words.
pub(super) fn section(name: &str) -> &'static Section {
    SECTIONS.get(name).unwrap_or(&NONE)
}

impl Section {
    /// Whether there are no words in it.
    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Its words, in no order.
    pub(super) fn words(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.all.iter().copied()
    }

    /// Whether a text is one of the words.
    pub(super) fn has(&self, text: &str) -> bool {
        self.all.contains(text)
    }

    /// Whether a text begins with one of the words.
    pub(super) fn begins(&self, text: &str) -> bool {
        text.chars().next().is_some_and(|first| self.of(first).any(|(_, word)| text.starts_with(word)))
    }

    /// What follows the word that a text begins with.
    pub(super) fn after<'a>(&self, text: &'a str) -> Option<&'a str> {
        self.of(text.chars().next()?).find_map(|(_, word)| text.strip_prefix(word))
    }

    /// Whether a text ends with one of the words.
    pub(super) fn ends(&self, text: &str) -> bool {
        self.all.iter().any(|word| text.ends_with(word))
    }

    /// Whether a text begins with one of the words, and that ends there.
    pub(super) fn begins_words(&self, text: &str) -> bool {
        let ends_there = |word: &str| text.strip_prefix(word).is_some_and(|rest| ends(word, rest));
        text.chars().next().is_some_and(|first| self.of(first).any(|(_, word)| ends_there(word)))
    }

    /// Whether a text ends with one of the words, and that begins there.
    pub(super) fn ends_words(&self, text: &str) -> bool {
        self.all
            .iter()
            .any(|word| text.strip_suffix(word).is_some_and(|before| !before.ends_with(has_blanks)))
    }

    /// What stands before the word that a text ends with.
    pub(super) fn before<'a>(&self, text: &'a str) -> Option<&'a str> {
        self.all.iter().find_map(|word| text.strip_suffix(word))
    }

    /// Whether one of the words is in a text.
    pub(super) fn is_in(&self, text: &str) -> bool {
        self.first_in(text).is_some()
    }

    /// The word that is in a text, and its place in the file; of several the one that stands first there.
    fn first_in(&self, text: &str) -> Option<(usize, &'static str)> {
        let at = |(at, first): (usize, char)| {
            let rest = &text[at..];
            self.of(first).find(move |(_, word)| rest.starts_with(word))
        };
        text.char_indices().filter_map(at).min_by_key(|(place, _)| *place)
    }

    /// As [`Self::first_in`], but not within a longer word: `solution` is in `our solutions`, and not in
    /// `resolution`.
    pub(super) fn first_word_in(&self, text: &str) -> Option<(usize, &'static str)> {
        let at = |(at, first): (usize, char)| {
            let (before, rest) = text.split_at(at);
            if has_blanks(first) && before.ends_with(has_blanks) {
                return None;
            }
            self.of(first).find(move |(_, word)| rest.strip_prefix(word).is_some_and(|rest| ends(word, rest)))
        };
        text.char_indices().filter_map(at).min_by_key(|(place, _)| *place)
    }

    /// A text without the words that are in it.
    pub(super) fn left_of(&self, text: &str) -> String {
        let mut left = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let word = self.of(first).find_map(|(_, word)| rest.strip_prefix(word));
            if word.is_none() {
                left.push(first);
            }
            rest = word.unwrap_or(&rest[first.len_utf8()..]);
        }
        left
    }

    fn of(&self, first: char) -> impl Iterator<Item = (usize, &'static str)> + '_ {
        let may_be = !first.is_ascii() || self.ascii & bit(first) != 0;
        let words = if may_be { self.by_first.get(&first) } else { None };
        words.into_iter().flatten().copied()
    }
}

/// The bit of a letter of ASCII.
fn bit(letter: char) -> u128 {
    1 << (u32::from(letter) % u128::BITS)
}

/// Whether a letter is of a script that has blanks between words.
fn has_blanks(c: char) -> bool {
    c.is_alphabetic()
        && !matches!(c, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}')
}

/// Whether a word ends where the rest of a text begins, but for the ending of a plural or a case.
fn ends(word: &str, rest: &str) -> bool {
    const LONGEST_ENDING: usize = 2;
    let ending = rest.chars().take_while(|c| has_blanks(*c)).count();
    !word.ends_with(has_blanks) || ending <= LONGEST_ENDING
}

fn read(text: &'static str) -> HashMap<&'static str, Section> {
    let mut sections: HashMap<&str, Section> = HashMap::new();
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let mut place = 0;
    for (name, words) in lines.filter_map(|line| line.split_once(": ")) {
        let section = sections.entry(name).or_default();
        for word in words.split(" | ") {
            let Some(first) = word.chars().next() else { continue };
            section.all.insert(word);
            section.by_first.entry(first).or_default().push((place, word));
            if first.is_ascii() {
                section.ascii |= bit(first);
            }
            place += 1;
        }
    }
    sections
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_that_is_asked_for_is_there() {
        let names = [
            "about code",
            "advice section",
            "advice within",
            "anywhere",
            "anywhere without blanks",
            "aside section",
            "closing remark",
            "first",
            "first with mark",
            "leading elsewhere",
            "next questions",
            "of itself",
            "placeholder",
            "scenario",
            "setting",
            "whole Answer",
            "whole Question",
            "within KeyPoints",
            "within Answer",
        ];
        for name in names {
            assert!(!section(name).all.is_empty(), "{name}");
        }
    }

    #[test]
    fn no_word_is_twice_in_its_section() {
        let lines = include_str!("vocabulary.txt").lines().filter(|line| !line.starts_with('#'));
        let mut seen = std::collections::HashSet::new();
        for (name, words) in lines.filter_map(|line| line.split_once(": ")) {
            for word in words.split(" | ") {
                assert!(seen.insert((name, word)), "`{word}` in `{name}`");
            }
        }
    }

    #[test]
    fn a_word_is_found_wherever_it_stands() {
        let answers = section("within Answer");
        assert!(answers.is_in("show the answer") && answers.begins("answers") && !answers.has("answers"));
        assert!(!answers.is_in("show"));
    }

    #[test]
    fn a_word_within_another_is_none() {
        let answers = section("within Answer");
        for text in ["our solutions", "model answer", "вопрос и ответы", "参考答案", "musterantwort"]
        {
            assert!(answers.first_word_in(text).is_some(), "{text}");
        }
        for text in ["conflict resolution", "принцип единственной ответственности", "verantwortung"]
        {
            assert!(answers.first_word_in(text).is_none(), "{text}");
        }
    }
}
