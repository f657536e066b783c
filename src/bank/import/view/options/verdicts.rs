//! What says below options which of them is right: a label, `Answer: B`; an arrow, `-> b`; the option once more; or words
//! that are the same below several lists, `The right one is B.`

use std::{borrow::Cow, collections::HashMap};

use super::{
    FEWEST,
    choice::Choice,
    lists::{List, is_apart},
};
use crate::bank::import::{
    html,
    labels::{self, Label},
    marks,
    view::fences::Fences,
};

/// Such lines below a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict<'a> {
    /// The line with a label that is known for what it is.
    Label(usize),
    /// The line with an arrow, and what that leads to.
    Arrow(usize, &'a str),
    /// So many lines from one on, each of them an option.
    Again(usize, usize),
}

impl<'a> Verdict<'a> {
    /// What stands below options, if it says which is right.
    pub(super) fn below(lines: &[&'a str], fences: &Fences, choices: &[Choice]) -> Option<Self> {
        const LOOKED_AT: usize = 6;
        let end = choices.last()?.at + 1;
        let count = again(lines, choices);
        if count > 0 {
            return Some(Self::Again(end, count));
        }
        let begins = |at: &usize| {
            let choice = Choice::of(lines[*at], *at);
            choice.is_some_and(|choice| choice.letter.is_some() || choice.style.is_ticked().is_some())
        };
        let at = (end..lines.len())
            .take(LOOKED_AT)
            .filter(|at| !fences.is_code(*at) && !said(lines[*at]).is_empty())
            .take_while(|at| !begins(at) && (!is_apart(&said(lines[*at])) || Self::is_in(lines[*at])))
            .find(|at| Self::is_in(lines[*at]))?;
        Some(arrow(lines[at]).map_or(Self::Label(at), |right| Self::Arrow(at, right)))
    }

    /// Whether a line says by itself which option is right.
    pub(super) fn is_in(line: &str) -> bool {
        let line = said(line);
        let text = line.trim_start_matches(['*', '_', '-', ' ', '>', '`', '(', '（', '[']);
        arrow(&line).is_some()
            || labels::split(text).is_some_and(|labelled| is_answer(labelled.name))
            || is_answer(text)
    }

    /// What a line says behind the label of an answer, without markup: `**Answer:** So`.
    pub(super) fn behind_label(line: &str) -> Option<String> {
        let line = said(line);
        let labelled = labels::split(line.trim_start_matches(['*', '_', '-', ' ', '>', '(']))?;
        let rest = plain(labelled.rest);
        (is_answer(labelled.name) && !rest.is_empty()).then_some(rest)
    }

    /// Its lines with the label of an answer, apart from what is above them.
    pub(super) fn labelled(self, lines: &[&str]) -> Vec<(usize, String)> {
        match self {
            // What a tag begins is apart from what is above it anyway.
            Self::Label(at) if lines[at].trim_start().starts_with('<') => Vec::new(),
            Self::Label(at) => vec![(at, format!("\n{}", unwrapped(lines[at])))],
            Self::Arrow(at, right) => vec![(at, format!("\nAnswer: {right}"))],
            Self::Again(from, count) => {
                let more = (from + 1..from + count).map(|at| (at, format!("\n{}", lines[at].trim())));
                std::iter::once((from, format!("\nAnswer: {}", lines[from].trim()))).chain(more).collect()
            }
        }
    }

    /// Whether a label says one of the options again.
    pub(super) fn repeats(self, lines: &[&str], choices: &[Choice]) -> bool {
        let Self::Label(at) = self else { return false };
        let right = Self::behind_label(lines[at]);
        right.is_some_and(|right| choices.iter().any(|choice| plain(&choice.text) == right))
    }

    /// The line after its last one.
    pub(super) fn to(self) -> usize {
        match self {
            Self::Label(at) | Self::Arrow(at, _) => at + 1,
            Self::Again(at, count) => at + count,
        }
    }
}

/// What a line says without the tags of HTML.
fn said(line: &str) -> Cow<'_, str> {
    const FOLDS: [&str; 5] = ["<details>", "<details open>", "</details>", "<summary>", "</summary>"];
    if !line.contains('<') {
        return line.trim().into();
    }
    let line = FOLDS.iter().fold(html::without_tags(line), |line, tag| line.replace(tag, " "));
    line.trim().to_owned().into()
}

/// What is said without marks around it, to be compared.
pub(super) fn plain(text: &str) -> String {
    let text = said(text);
    let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '`' | '"' | '\\'));
    text.trim_end_matches(['.', ')', ' ']).to_lowercase()
}

/// What a line says without the brackets around all of it: `(Answer: b)`.
fn unwrapped(line: &str) -> &str {
    let line = line.trim();
    let inner = [('(', ')'), ('[', ']'), ('（', '）')];
    let inner = inner.iter().find_map(|(open, close)| line.strip_prefix(*open)?.strip_suffix(*close));
    inner.unwrap_or(line)
}

/// Whether a name is that of an answer.
fn is_answer(name: &str) -> bool {
    labels::classify(name) == Some(Label::Answer)
}

/// What follows the arrow that a line begins with: `-> d`.
fn arrow(line: &str) -> Option<&str> {
    const ARROWS: [&str; 7] = ["-->", "->", "=>", "==>", "→", "⇒", "➜"];
    let rest = ARROWS.iter().find_map(|arrow| line.trim_start().strip_prefix(arrow))?.trim();
    (!rest.is_empty()).then_some(rest)
}

/// How many lines right below options with letters are some of them again, in their order, and not all of them.
fn again(lines: &[&str], choices: &[Choice]) -> usize {
    let said = |line: &str| marks::text(line).trim().to_owned();
    let mut left =
        choices.iter().filter(|choice| choice.letter.is_some()).map(|choice| said(lines[choice.at]));
    let below = lines.iter().skip(choices.last().map_or(lines.len(), |last| last.at + 1));
    let count = below.take_while(|line| left.any(|option| option == said(line))).count();
    if count < choices.len() { count } else { 0 }
}

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
