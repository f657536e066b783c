//! What stands below the name of a task: what is to be done, and other parts of it.

use std::collections::HashSet;

use super::{
    Fences, Name,
    names::{bold, heading, is_label},
};
use crate::bank::import::{
    labels::{self, Label},
    marks, options,
    vocabulary::section,
    words::{self, Asks},
};

/// What is to be done, below a name.
#[derive(Clone, Debug)]
pub(super) struct Task<'a> {
    /// The line where it begins.
    pub(super) at: usize,
    /// The line of the label that says that it is one.
    pub(super) label: Option<usize>,
    /// Whether that says no more than that there is a problem.
    pub(super) is_problem: bool,
    /// The line without its label.
    pub(super) text: &'a str,
    /// Whether it is an item or a quote, or a label alone.
    pub(super) stands_alone: bool,
    /// Whether it bids somebody to do something.
    pub(super) bids: bool,
}

/// What is to be done, the first that is said below a name but for how hard or how long it is.
pub(super) fn task<'a>(lines: &[&'a str], fences: &Fences, name: &Name<'_>, end: usize) -> Option<Task<'a>> {
    const MOST_SAID: usize = 6;
    const MOST_LINES: usize = 8;
    let mut said = (name.at + 1..end).filter(|at| !lines[*at].trim().is_empty());
    let first = said.by_ref().take(MOST_SAID).find(|at| !is_about(lines[*at]))?;
    let is_right_below = || (name.at + 1..first).all(|at| lines[at].trim().is_empty());
    let label_of = label(lines[first]);
    let tells_below =
        |(name, rest): (&str, &str)| rest.is_empty() && labels::classify(name) == Some(Label::Prompt);
    let is_told_below = label_of.is_some_and(tells_below);
    if fences.is_code(first) || name.is_of_question() && is_right_below() && !is_told_below {
        return None;
    }
    // Below a heading, what a question is labelled as is one by that.
    let names = |label: &str| names_task(label) || !name.is_heading && labels::is_question(label);
    let labelled = label_of.filter(|(name, _)| names(name) || tells(lines, fences, name, (first + 1, end)));
    let (at, text) = match labelled {
        // Its label may stand on a line of its own.
        Some((_, "")) => {
            let second = said.next().filter(|at| !fences.is_code(*at))?;
            (second, lines[second].trim())
        }
        Some((_, rest)) => (first, rest),
        None if stands_alone(lines[first]) || label_of.is_some_and(|(name, _)| is_part(name)) => return None,
        None => (first, lines[first].trim()),
    };
    let mut more = (at + 1..end).take(MOST_LINES).take_while(|at| is_more(lines[*at]));
    let is_text = says_more(text) && !text.starts_with(['#', '|', '<', '!']);
    is_text.then(|| Task {
        at,
        label: labelled.map(|_| first),
        is_problem: labelled.is_some_and(|(name, _)| labels::is_question(name)),
        text: unquoted(text),
        stands_alone: labelled.is_some_and(|(_, rest)| rest.is_empty())
            && (stands_alone(text) || text.starts_with('>')),
        bids: bids(text) || more.any(|at| bids(lines[at].trim())),
    })
}

/// A text without the quotes that all of it is in.
fn unquoted(text: &str) -> &str {
    let inner = text.strip_prefix(['"', '“']).and_then(|text| text.strip_suffix(['"', '”']));
    inner.filter(|inner| !inner.contains(['"', '“', '”'])).unwrap_or(text)
}

/// Whether a label says that something is told, and none below it what is asked about that: `Scenario`.
fn tells(lines: &[&str], fences: &Fences, name: &str, (from, end): (usize, usize)) -> bool {
    let plain = name.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let names = |(name, _): (&str, &str)| names_task(name) || labels::is_question(name);
    let asks = |at: usize| !fences.is_code(at) && label(lines[at]).is_some_and(names);
    section("scenario").has(&plain) && !(from..end).any(asks)
}

/// Whether a text is more than a name.
pub(super) fn says_more(text: &str) -> bool {
    const FEWEST_LETTERS: usize = 6;
    text.split_whitespace().count() > 2 || !text.is_ascii() && text.chars().count() >= FEWEST_LETTERS
}

/// Whether a line is more of the paragraph above it.
fn is_more(line: &str) -> bool {
    !line.trim().is_empty() && !stands_alone(line)
}

/// Whether a line is an item or a heading, so that it is none of the text below another.
pub(super) fn stands_alone(line: &str) -> bool {
    let text = line.trim_start();
    let bare = text.trim_start_matches('*');
    heading(line).is_some() || marks::begins_item(text) || marks::number(bare).is_some()
}

/// The name of the label that a line is or begins with, and what follows it: a heading, a line in bold, or a name with a
/// colon, be it behind a bullet.
pub(super) fn label(line: &str) -> Option<(&str, &str)> {
    let line = line.trim();
    if let Some((_, text)) = heading(line) {
        return Some((bold(text).unwrap_or(text), ""));
    }
    let text = ["- ", "* ", "+ "].iter().find_map(|bullet| line.strip_prefix(bullet)).unwrap_or(line);
    // `**Q1. Why?**`: what is bold as a whole may begin with a label.
    let asked = labels::split(text).filter(|split| split.is_joined && !split.rest.is_empty());
    if let Some(split) = asked.filter(|split| labels::is_question(split.name)) {
        return Some((split.name, split.rest));
    }
    let slanted = |mark| text.strip_prefix(mark).and_then(|text| text.strip_suffix(mark));
    let alone = bold(text).or_else(|| slanted('*')).or_else(|| slanted('_'));
    if let Some(name) =
        alone.map(|name| name.trim_matches(['*', '_', ':', '：', ' '])).filter(|name| !name.contains(':'))
    {
        return Some((name, ""));
    }
    let split = labels::split(text).filter(|split| split.is_joined)?;
    Some((split.name, split.rest))
}

/// Whether a line only says how hard or how long a task is, what it is about or where it is from.
pub(super) fn is_about(line: &str) -> bool {
    const MOST_WORDS: usize = 8;
    let text = line.trim().trim_matches(['-', '*', '_', '>', '(', ')', ' ']);
    let is_link =
        text.starts_with(['[', '!', '<']) && text.ends_with([')', ']', '>']) && heading(line).is_none();
    let is_short = text.split_whitespace().count() <= MOST_WORDS;
    let tells = |split: &labels::Labelled<'_>| {
        let label = labels::classify(split.name);
        split.is_joined
            && !split.rest.trim_matches(['*', '_', ' ']).is_empty()
            && (matches!(label, Some(Label::Difficulty | Label::Topic))
                || is_short && matches!(label, None | Some(Label::Aside)))
            && !names_task(split.name)
            && !bids(split.rest)
    };
    text.is_empty()
        || is_link
        || section("level tag").has(&text.to_lowercase())
        || label(line).is_none_or(|(_, rest)| !rest.is_empty())
            && labels::split(line.trim().trim_start_matches(['-', '*', '_', '>', ' ']))
                .is_some_and(|split| tells(&split))
}

/// Which parts of a problem other than its task have labels.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    pub(super) is_solved: bool,
    /// Whether it says what goes in, what comes out, or what must hold.
    pub(super) is_specified: bool,
    /// Whether it says what to look for, or what is asked next.
    is_judged: bool,
}

impl Parts {
    pub(super) fn has_any(&self) -> bool {
        self.is_solved || self.is_specified || self.is_judged
    }

    fn note(&mut self, name: &str) {
        let plain = name.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let label = labels::classify(name);
        // A letter may be the name of a section.
        self.is_solved |= label == Some(Label::Answer) && plain.chars().nth(1).is_some();
        self.is_judged |= matches!(label, Some(Label::KeyPoints | Label::FollowUps));
        self.is_specified |= section("specifying").has(&plain) || section("specified below").has(&plain);
    }
}

/// The parts that have labels in some lines.
pub(super) fn parts(lines: &[&str], fences: &Fences, from: usize, end: usize) -> Parts {
    const LOOKED_AT: usize = 80;
    let mut parts = Parts::default();
    for line in (from..end.min(from + LOOKED_AT)).filter(|at| !fences.is_code(*at)).map(|at| lines[at]) {
        if let Some((name, _)) = label(line) {
            parts.note(name);
        }
        if let Some(name) = fold(line) {
            parts.note(&name);
        }
    }
    parts
}

/// The name under which a line folds something away: its text is between the tags.
fn fold(line: &str) -> Option<String> {
    let (_, folded) = line.split_once("<summary>")?;
    let name = folded.split("</summary>").next().unwrap_or_default();
    Some(name.split(['<', '>']).step_by(2).collect())
}

/// Whether several questions are a task and the lines below it: with labels, behind the same mark, or each with a part
/// that has the same label.
pub(super) fn has_several(lines: &[&str], task: Option<&Task<'_>>, (from, end): (usize, usize)) -> bool {
    let below = &lines[from.min(end)..end];
    if task.is_some_and(|task| is_first_of_several(lines[task.at], below)) {
        return true;
    }
    let mut seen = HashSet::new();
    let mut questions = usize::from(task.is_some_and(|task| task.is_problem));
    let name = |line: &&str| fold(line).or_else(|| label(line).map(|(name, _)| name.to_owned()));
    below.iter().filter_map(name).any(|name| {
        questions += usize::from(labels::is_question(&name));
        let is_part =
            matches!(labels::classify(&name), Some(Label::Answer | Label::KeyPoints | Label::FollowUps));
        let name = name.to_lowercase();
        let is_explained = section("explaining an example").has(&name);
        questions > 1 || is_part && !is_explained && !seen.insert(name)
    })
}

/// Whether a line asks behind a mark, and one below it behind the same.
fn is_first_of_several(line: &str, below: &[&str]) -> bool {
    let asks_behind = |line: &str| {
        let set_in = line.len() - line.trim_start().len();
        let (mark, text) = split_mark(line.trim())?;
        (words::asks(text) == Asks::Yes).then_some((set_in, mark))
    };
    let first = asks_behind(line);
    first.is_some() && below.iter().any(|line| asks_behind(line) == first)
}

/// The mark before the text of a line, a number as `1`, and that text.
fn split_mark(line: &str) -> Option<(char, &str)> {
    let bare = line.trim_start_matches('*');
    if let Some((_, text)) = marks::number(bare) {
        return Some(('1', text.trim_matches(['*', ' '])));
    }
    let mark = line.chars().next().filter(|mark| matches!(mark, '-' | '*' | '+' | '>' | '•'))?;
    let text = line[mark.len_utf8()..].strip_prefix(' ')?;
    Some((mark, text.trim_matches(['*', '_', '"', ' '])))
}

/// Whether lines at the edge ask, before the first that is a label.
pub(super) fn asks_on(lines: &[&str]) -> bool {
    let asks = |line: &&str| {
        let text = line.trim_end().trim_end_matches("<br>").trim_end_matches(['*', ' ']);
        text.ends_with(['?', '？']) && !line.starts_with([' ', '\t', '-', '*', '+', '>'])
    };
    lines.iter().take_while(|line| label(line).is_none()).any(asks)
}

/// Whether there are options with letters among these lines.
pub(super) fn has_options(lines: &[&str]) -> bool {
    const FEWEST: usize = 2;
    lines.iter().filter(|line| options::letter(marks::text(line.trim())).is_some()).take(FEWEST).count()
        == FEWEST
}

/// Whether the name of a label is that of what is to be done.
fn names_task(name: &str) -> bool {
    let name = name.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    labels::names_task(&name) || section("description").has(&name) || section("task label").has(&name)
}

/// Whether the name of a label is that of another part, or of a question among several.
fn is_part(name: &str) -> bool {
    is_label(name) || labels::classify(name) == Some(Label::Question)
}

/// Whether a text asks, or a sentence of it begins as one that asks for something to be done.
pub(super) fn bids(text: &str) -> bool {
    let sets = |sentence: &str| {
        let first =
            sentence.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty()).unwrap_or_default();
        words::asks(sentence) != Asks::No
            || section("setting a task").has(&first.to_lowercase())
            || writes_program(sentence)
            || section("bidding at the end").ends(&sentence.trim_end_matches(['.', '。', ' ']).to_lowercase())
    };
    sets(text)
        || text
            .split(['.', '。'])
            .skip(1)
            .map(str::trim_start)
            .any(|sentence| !sentence.is_empty() && sets(sentence))
}

pub(super) fn writes_program(text: &str) -> bool {
    section("writing a program").begins(&text.to_lowercase())
}
