//! Labels of questions that lack the mark behind their number, as a slip among others that have it: `Q2 Why is it held?`
//! beside `Q1: …`.

use std::collections::HashSet;

use crate::bank::import::{
    flow::{Block, Kind},
    labels::Label,
    note::{Note, Tag},
    view::View,
    words::{self, Asks},
};

/// Makes them labels.
pub(super) fn label(view: &View, blocks: &[Block], notes: &mut [Note]) {
    const FEWEST: usize = 2;
    let (mut words, mut numbers): (HashSet<String>, HashSet<u64>) = (HashSet::new(), HashSet::new());
    for tag in notes.iter().filter_map(|note| note.label.as_ref()) {
        if tag.label == Some(Label::Question)
            && let Some((word, number, "")) = counted(&tag.name)
        {
            words.insert(word.to_owned());
            numbers.insert(number);
        }
    }
    if numbers.len() < FEWEST {
        return;
    }
    for (at, block) in blocks.iter().enumerate() {
        if block.level > 0 || notes[at].label.is_some() {
            continue;
        }
        let text = match block.kind {
            Kind::Paragraph => block.text(view),
            Kind::Heading(_) => block.words.plain.clone(),
            _ => continue,
        };
        let bold = text.strip_prefix("**").and_then(|inner| inner.trim_end().strip_suffix("**"));
        let Some((word, number, rest)) = counted(bold.unwrap_or(&text)) else { continue };
        // It is the one that is not there yet.
        if words.contains(word)
            && numbers.insert(number)
            && rest.starts_with(char::is_uppercase)
            && words::asks(rest) != Asks::No
        {
            notes[at].label = Some(Tag::by_others(Label::Question, format!("{word}{number}"), rest));
            notes[at].asks = words::asks(rest);
        }
    }
}

/// A word, the number behind it, and what follows that after a blank, if anything does.
fn counted(text: &str) -> Option<(&str, u64, &str)> {
    let letters = text.chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum::<usize>();
    let (word, after) = text.split_at(letters);
    let after = after.strip_prefix(' ').unwrap_or(after);
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    let number = after[..digits].parse().ok().filter(|_| letters > 0)?;
    let rest = &after[digits..];
    (rest.is_empty() || rest.starts_with(' ')).then(|| (word, number, rest.trim_start()))
}
