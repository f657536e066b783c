//! Short lines below options that say which of them is right, in words that are the same below several of them:
//! `The right one is B.`, `Key: B`, `✅ B`.

use std::collections::HashMap;

use super::{FEWEST, List};
use crate::bank::import::{
    labels::{self, Label},
    view::fences::Fences,
};

/// Such lines with the label of an answer.
pub(super) fn answers(lines: &[&str], fences: &Fences, lists: &[List]) -> Vec<(usize, String)> {
    let mut by_lead: HashMap<String, Vec<(usize, String)>> = HashMap::new();
    for list in lists {
        let last = list.choices.last().and_then(|choice| Some((choice.letter?, choice.at + 1)));
        let Some((last, end)) = last else { continue };
        let said = |at: &usize| !fences.is_code(*at) && !lines[*at].trim().is_empty();
        let Some(at) = (end..lines.len()).take(2).find(said) else { continue };
        if let Some((lead, letter)) = verdict(lines[at], last) {
            let blanks = lines[at].len() - lines[at].trim_start().len();
            let line = format!("\n{}Answer: {letter}", &lines[at][..blanks]);
            by_lead.entry(lead).or_default().push((at, line));
        }
    }
    by_lead.into_values().filter(|all| all.len() >= FEWEST).flatten().collect()
}

/// The words before the letter of an option that a line ends with, and that letter.
fn verdict(line: &str, last: char) -> Option<(String, char)> {
    const MOST_WORDS: usize = 5;
    let line = line.trim();
    if line.starts_with('#') || labels::split(line).is_some_and(|split| is_known(split.name)) {
        return None;
    }
    let line =
        line.trim_matches(|c: char| matches!(c, '*' | '_' | '[' | ']' | '(' | ')' | '`' | '>' | '.' | ' '));
    let (lead, letter) = line.rsplit_once(|c: char| c.is_whitespace() || matches!(c, ':' | '：'))?;
    let letter = letter.trim_matches(|c: char| matches!(c, '*' | '`' | '(' | ')' | '.' | '"'));
    let mut chars = letter.chars();
    let letter = chars.next().filter(|c| c.is_ascii_uppercase() && c.to_ascii_lowercase() <= last)?;
    let lead = lead.trim().to_lowercase();
    let is_lead = !lead.is_empty() && lead.split_whitespace().count() <= MOST_WORDS;
    (chars.next().is_none() && is_lead).then_some((lead, letter))
}

/// Whether a label is known for what it is.
fn is_known(name: &str) -> bool {
    labels::classify(name).is_some_and(|label| label == Label::Answer)
}
