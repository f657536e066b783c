//! A line in pieces: words, quoted ones among them, and the names of options before values.

use std::ops::Range;

use crate::chat::command::{CommandSpec, OptionSpec};

/// Quotation marks that end each other: programs for writing turn straight ones into curly ones.
const DOUBLE: [char; 4] = ['"', '“', '”', '„'];
/// The same with one stroke. They are apostrophes as well, so they count only around a whole word
/// or several.
const SINGLE: [char; 3] = ['\'', '‘', '’'];

/// A word, or what stands in quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word<'t> {
    /// Its text, without quotation marks.
    pub(super) text: &'t str,
    /// Where it stands, with them, in bytes.
    pub(super) range: Range<usize>,
    /// Where its text begins, in bytes.
    pub(super) start: usize,
    /// Whether it stands in quotation marks.
    pub(super) quoted: bool,
}

impl Word<'_> {
    /// The name before `:` or `=`, if it looks like that of an option: not `09:00`, nor a URL.
    pub(super) fn unknown_key(&self) -> Option<&str> {
        let (key, after) = split_key(self.text)?;
        (!self.quoted && key.starts_with(char::is_alphabetic) && !after.starts_with("//")).then_some(key)
    }
}

/// The words up to the next option's name, behind the option's name that they follow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Chunk<'t> {
    /// The option, and where its name and the `:` stand, in bytes; none only in the first chunk.
    pub(super) key: Option<(&'static OptionSpec, Range<usize>)>,
    /// The words.
    pub(super) words: Vec<Word<'t>>,
}

/// The words of a line, from this byte on. There is always a first chunk.
pub(super) fn chunks<'t>(text: &'t str, from: usize, spec: &'static CommandSpec) -> Vec<Chunk<'t>> {
    let mut chunks = vec![Chunk::default()];
    let mut at = from;
    loop {
        at = text.len() - text[at..].trim_start().len();
        if at == text.len() {
            return chunks;
        }
        if let Some((option, length)) = key_at(&text[at..], spec) {
            let end = at + length;
            chunks.push(Chunk { key: Some((option, at..end)), words: Vec::new() });
            at = end;
            // A value that follows directly is a value, whatever it looks like.
            if text[at..].is_empty() || text[at..].starts_with(char::is_whitespace) {
                continue;
            }
        }
        let word = word_at(text, at);
        at = word.range.end;
        if let Some(chunk) = chunks.last_mut() {
            chunk.words.push(word);
        }
    }
}

fn split_key(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_'))?;
    let after = text[end..].strip_prefix([':', '='])?;
    (end > 0).then_some((&text[..end], after))
}

/// The option whose name and `:` or `=` the text begins with, and how long they are, in bytes; space
/// may be between them.
fn key_at(text: &str, spec: &CommandSpec) -> Option<(&'static OptionSpec, usize)> {
    let end = text.find(|c: char| c.is_whitespace() || c == ':' || c == '=')?;
    let option = spec.option(&text[..end])?;
    let after = text[end..].trim_start().strip_prefix([':', '='])?;
    Some((option, text.len() - after.len()))
}

fn word_at(text: &str, at: usize) -> Word<'_> {
    quoted_at(text, at).unwrap_or_else(|| {
        let end = text[at..].find(char::is_whitespace).map_or(text.len(), |length| at + length);
        Word { text: &text[at..end], range: at..end, start: at, quoted: false }
    })
}

fn quoted_at(text: &str, at: usize) -> Option<Word<'_>> {
    let mark = text[at..].chars().next()?;
    let start = at + mark.len_utf8();
    let rest = &text[start..];
    let (length, mark) = if DOUBLE.contains(&mark) {
        // One that is not ended yet is still being typed.
        let end = rest.char_indices().find(|(_, c)| DOUBLE.contains(c));
        end.map_or((rest.len(), 0), |(length, c)| (length, c.len_utf8()))
    } else if SINGLE.contains(&mark) {
        let ends_word = |end: usize| rest[end..].is_empty() || rest[end..].starts_with(char::is_whitespace);
        let mut ends = rest.char_indices().filter(|(_, c)| SINGLE.contains(c));
        ends.find(|(length, c)| ends_word(length + c.len_utf8())).map(|(length, c)| (length, c.len_utf8()))?
    } else {
        return None;
    };
    Some(Word { text: &rest[..length], range: at..start + length + mark, start, quoted: true })
}

/// A value as it must be typed to be read as one: in quotation marks if it needs them.
pub(super) fn quoted(value: &str) -> String {
    let begins_quoted = value.starts_with(DOUBLE) || value.starts_with(SINGLE);
    let looks_like_key = split_key(value).is_some_and(|(key, _)| key.starts_with(char::is_alphabetic));
    if !value.is_empty() && !value.contains(char::is_whitespace) && !begins_quoted && !looks_like_key {
        value.to_owned()
    } else if value.contains(DOUBLE) {
        format!("'{value}'")
    } else {
        format!("\"{value}\"")
    }
}

/// Words with a space between.
pub(super) fn joined(words: &[Word<'_>]) -> String {
    words.iter().map(|word| word.text).collect::<Vec<_>>().join(" ")
}

/// Where words stand, from the first to the last, in bytes.
pub(super) fn range_of(words: &[Word<'_>]) -> Range<usize> {
    let start = words.first().map_or(0, |word| word.range.start);
    start..words.last().map_or(start, |word| word.range.end)
}
