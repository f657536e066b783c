//! What says below the lists of a document which option is right, with the label of an answer: what is known for it by itself,
//! and words that are the same below several lists, `The right one is B.`

use std::collections::HashMap;

use super::{
    FEWEST,
    lists::List,
    verdicts::{Verdict, is_answer, unwrapped},
};
use crate::bank::import::{labels, view::fences::Fences};

/// Those that have none, with the label of an answer, where there are several of them.
pub(super) fn labelled(lines: &[&str], fences: &Fences, lists: &[List]) -> Vec<(usize, String)> {
    let mut labelled: Vec<Vec<(usize, String)>> = Vec::new();
    let mut by_lead: HashMap<String, Vec<(usize, String)>> = HashMap::new();
    for list in lists {
        match list.verdict {
            // Words that hold the name of an answer are none, but for a label: `The answer is B`.
            Some(Verdict::Label(at)) if unwrapped(lines[at]) != lines[at].trim() => {
                labelled.push(Verdict::Label(at).labelled(lines));
            }
            Some(Verdict::Label(_)) | None => {
                if let Some((lead, at, answer)) = in_words(lines, fences, list) {
                    by_lead.entry(lead).or_default().push((at, answer));
                }
            }
            Some(verdict) => labelled.push(verdict.labelled(lines)),
        }
    }
    let in_words = by_lead.into_values().filter(|all| all.len() >= FEWEST).flatten();
    let labelled = if labelled.len() >= FEWEST { labelled } else { Vec::new() };
    labelled.into_iter().flatten().chain(in_words).collect()
}

/// The words below options before the letter of one, their line, and that with a label.
fn in_words(lines: &[&str], fences: &Fences, list: &List) -> Option<(String, usize, String)> {
    let option = list.choices.last()?;
    let said = |at: &usize| !fences.is_code(*at) && !lines[*at].trim().is_empty();
    let at = (option.at + 1..lines.len()).take(2).find(said)?;
    let (lead, letter) = before_letter(lines[at], option.letter?)?;
    let blanks = lines[at].len() - lines[at].trim_start().len();
    Some((lead, at, format!("\n{}Answer: {letter}", &lines[at][..blanks])))
}

/// The words before the letter of an option that a line ends with, and that letter.
fn before_letter(line: &str, last: char) -> Option<(String, char)> {
    const MOST_WORDS: usize = 5;
    let line = line.trim();
    if line.starts_with('#') || labels::split(line).is_some_and(|split| is_answer(split.name)) {
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
