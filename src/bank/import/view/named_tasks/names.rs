//! Lines that may be the names of tasks, in the styles that names have.

use crate::bank::import::{
    difficulty,
    labels::{self, Label},
    sections::bare_name,
    vocabulary::section,
    words::{self, Asks},
};

/// The deepest level of a heading.
pub(in crate::bank::import::view) const DEEPEST: usize = 6;

/// How a name is set apart from the text below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Style {
    Heading(usize),
    /// With a number before it; what is below an item may be set in.
    Numbered {
        is_bold: bool,
    },
    /// With a word for a task and a number before it.
    Counted {
        is_bold: bool,
    },
    /// In bold on a line of its own.
    Bold,
    /// In bold behind a bullet.
    BoldItem,
}

/// A line that may be the name of a task.
#[derive(Clone, Debug)]
pub(super) struct Name<'a> {
    pub(super) at: usize,
    pub(super) text: &'a str,
    /// By how many columns what belongs to it may be set in.
    pub(super) columns: usize,
    /// The digits of its number.
    pub(super) number: Option<&'a str>,
    /// Whether a word for a task is before its number.
    pub(super) is_counted: bool,
    /// Whether that word and the number are all of it.
    pub(super) is_alone: bool,
    /// Whether a heading is it.
    pub(super) is_heading: bool,
}

impl Name<'_> {
    /// The name without the mark that it ends with.
    pub(super) fn title(&self) -> &str {
        self.text.trim_end_matches(['?', '？', '!', ' '])
    }

    /// Whether it ends as a question does.
    pub(super) fn asks(&self) -> bool {
        self.text.ends_with(['?', '？', '؟'])
    }

    /// Whether it says no more than that a question follows, and which: `Question 3`.
    pub(super) fn is_of_question(&self) -> bool {
        let word = self.text.trim_end_matches(|c: char| !c.is_alphabetic());
        self.is_alone && labels::is_question(word) && !section("task label").has(&word.to_lowercase())
    }

    /// Whether it looks as names do, or a word for a task counts it.
    pub(super) fn is_usual(&self) -> bool {
        self.is_alone || is_name(self.title()) || self.is_counted && self.is_long()
    }

    /// Whether it only says how hard something is, and so may be the name of many.
    pub(super) fn is_level(&self) -> bool {
        difficulty::is_alone(&bare_name(self.text))
    }

    /// Whether it is longer than most, and no sentence or label: one of code, with brackets and colons.
    pub(super) fn is_long(&self) -> bool {
        const LONGEST: usize = 240;
        self.text.len() <= LONGEST
            && !self.asks()
            && !self.text.ends_with(['.', '。'])
            && !is_label(self.text)
    }
}

/// The name that a line may be, in the style that it has.
pub(super) fn name(line: &str, at: usize) -> Option<(Style, Name<'_>)> {
    let (style, inner, counted) = if let Some((level, text)) = heading(line) {
        let text = linked(words::without_symbols(bold(text).unwrap_or(text)));
        (Style::Heading(level), text, counted(text))
    } else if let Some(counted) = counted(line) {
        let is_bold = line.contains("**");
        let style = if counted.has_word { Style::Counted { is_bold } } else { Style::Numbered { is_bold } };
        (style, line, Some(counted))
    } else if let Some(text) = line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")) {
        (Style::BoldItem, bold(text).map(|_| text)?, None)
    } else {
        (Style::Bold, bold(line).map(|_| line)?, None)
    };
    let (is_counted, is_alone) =
        counted.as_ref().map_or((false, false), |name| (name.has_word, name.is_alone));
    let rest = counted.as_ref().filter(|name| !name.is_alone).map_or(inner, |name| name.rest);
    let is_heading = matches!(style, Style::Heading(_));
    let columns = if is_heading { 0 } else { line.len() - rest.len() };
    let text = bold(rest).unwrap_or(rest).trim_matches(['*', '#', ':', ' ']);
    let number = counted.as_ref().map(|name| name.number);
    Some((style, Name { at, text, columns, number, is_counted, is_alone, is_heading }))
}

/// The level of a heading, and its text.
pub(in crate::bank::import::view) fn heading(line: &str) -> Option<(usize, &str)> {
    let level = line.bytes().take_while(|byte| *byte == b'#').count();
    Some((level, line[level..].strip_prefix(' ')?)).filter(|(level, _)| (1..=DEEPEST).contains(level))
}

/// What stands behind the number that a line begins with.
struct Counted<'a> {
    number: &'a str,
    rest: &'a str,
    has_word: bool,
    is_alone: bool,
}

/// A line with a number, be it with a word for a task before it: `2) Vowels`, `#3 Sums`, `**Task 4: Heaps**`.
fn counted(line: &str) -> Option<Counted<'_>> {
    const MOST_DIGITS: usize = 3;
    const LONGEST_WORD: usize = 24;
    let inner = line.strip_prefix("**").unwrap_or(line);
    let at = inner.char_indices().take(LONGEST_WORD).find(|(_, c)| c.is_ascii_digit())?.0;
    let (before, text) = inner.split_at(at);
    let word = before.trim_end_matches(['#', ' ', '№']);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at(digits);
    let after = rest.trim_start_matches(' ').strip_prefix(['.', ')', ':', '-', '–', '—', '：', '、']);
    let is_alone = rest.trim_matches(['*', ':', ' ']).is_empty() && !word.is_empty();
    let after = after.or_else(|| Some(rest).filter(|_| before.ends_with('#') || is_alone))?;
    let is_apart = after.starts_with(' ') || after.trim_matches('*').is_empty() || !after.is_ascii();
    if !(1..=MOST_DIGITS).contains(&digits) || !is_apart || !(word.is_empty() || counts_tasks(word)) {
        return None;
    }
    Some(Counted { number, rest: after.trim_start(), has_word: !word.is_empty(), is_alone })
}

/// Whether a word before a number counts tasks.
fn counts_tasks(word: &str) -> bool {
    word == "Q"
        || labels::is_question(word)
        || labels::names_task(word)
        || section("counting tasks").has(word.to_lowercase().as_str())
}

/// What is in bold, if that is all of a text.
pub(super) fn bold(text: &str) -> Option<&str> {
    let inner = text.trim_end().trim_end_matches(':').strip_prefix("**")?;
    inner.strip_suffix("**").or_else(|| inner.strip_suffix(":**")).filter(|inner| !inner.contains("**"))
}

/// The text of a link, if that is all of a text.
fn linked(text: &str) -> &str {
    let inner = text.trim_end().strip_prefix('[').and_then(|text| text.strip_suffix(')'));
    inner.and_then(|inner| inner.split_once("](")).map_or(text, |(text, _)| text)
}

/// Whether a text is short, and no sentence or label.
pub(super) fn is_name(text: &str) -> bool {
    const MOST_WORDS: usize = 8;
    const LONGEST: usize = 70;
    text.chars().count() <= LONGEST
        && (1..=MOST_WORDS).contains(&text.split_whitespace().count())
        && text.contains(char::is_alphabetic)
        && words::asks(text) != Asks::Yes
        && !text.contains([':', '|'])
        && !text.ends_with(['.', ',', ';', '!', '。'])
        && !is_label(text)
}

/// Whether a text is the label of a part of a question.
pub(super) fn is_label(text: &str) -> bool {
    labels::classify(text).is_some_and(|label| label != Label::Question)
        || section("task label").has(&text.to_lowercase())
}
