//! What says below options which of them is right: a label, `Answer: B`; an arrow, `-> b`; the option once more.

use std::borrow::Cow;

use super::{choice::Choice, edges::is_apart};
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
pub(super) fn unwrapped(line: &str) -> &str {
    let line = line.trim();
    let inner = [('(', ')'), ('[', ']'), ('（', '）')];
    let inner = inner.iter().find_map(|(open, close)| line.strip_prefix(*open)?.strip_suffix(*close));
    inner.unwrap_or(line)
}

/// Whether a name is that of an answer.
pub(super) fn is_answer(name: &str) -> bool {
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
