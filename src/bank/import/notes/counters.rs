//! Names that only count what they stand before: `Day 12: What is …?`, `第 3 期：`.
//!
//! One alone says nothing; several of one pattern before what asks are labels of questions.

use std::collections::{BTreeMap, HashSet};

use crate::bank::import::{
    flow::{Block, Kind},
    inline::{self, OPENING_QUOTES, ends_quoted},
    labels::{self, Label},
    note::{Note, Tag},
    view::View,
    vocabulary::section,
    words::{self, Asks},
};

/// A name with a number in it, and what follows it.
struct Counter {
    at: usize,
    number: String,
    name: String,
    rest: String,
    asks: Asks,
    /// Whether its words say that it is a task.
    is_task: bool,
}

/// Makes such names the labels of questions.
pub(super) fn label(view: &View, blocks: &[Block], notes: &mut [Note]) {
    const FEWEST: usize = 3;
    let mut patterns: BTreeMap<(String, bool), Vec<Counter>> = BTreeMap::new();
    for at in 0..blocks.len() {
        if notes[at].label.as_ref().is_none_or(|tag| matches!(tag.label, None | Some(Label::Prompt)))
            && let Some((pattern, counter)) = counter(view, &blocks[at], at)
        {
            patterns.entry((pattern, blocks[at].kind == Kind::Paragraph)).or_default().push(counter);
        }
    }
    for all in patterns.into_values() {
        let numbers: HashSet<&str> = all.iter().map(|counter| counter.number.as_str()).collect();
        let count = |least: Asks| all.iter().filter(|counter| counter.asks >= least).count();
        let are_tasks = all.iter().all(|counter| counter.is_task);
        // What bids without saying so in other places does behind such a name: `Task 2: Mount the disk`.
        let least = if are_tasks { 3 } else { 6 };
        // In quotes, what somebody says needs no third one.
        let are_quoted =
            all.iter().all(|counter| is_quote(&counter.rest)) && count(Asks::Perhaps) == all.len();
        let fewest = if are_quoted { 2 } else { FEWEST };
        let are_questions = are_quoted
            || count(Asks::Perhaps) * 10 >= all.len() * least
                && (count(Asks::Yes) * 4 >= all.len() || are_tasks);
        if numbers.len() < fewest || !are_questions {
            continue;
        }
        for Counter { at, name, rest, asks, .. } in all {
            let least = if are_tasks { Asks::Perhaps } else { Asks::No };
            notes[at].asks = notes[at].asks.max(asks).max(least);
            notes[at].label = Some(Tag::by_others(Label::Question, name, rest));
        }
    }
}

/// Where no label says that a question follows, scenarios that end with what is asked are such, if there are several:
/// `Scenario: A customer is angry. What do you write?` Those in a list may have what is asked below them. So are those
/// that are told without a name above them, with the label of an answer or of its points right below.
pub(super) fn ask_in_scenarios(blocks: &[Block], notes: &mut [Note]) {
    const FEWEST: usize = 2;
    let asks_below = |at: usize| {
        let is_inside = |next: &Block| next.is_item() && next.level > blocks[at].level;
        blocks[at].is_item() && blocks.get(at + 1).is_some_and(is_inside) && notes[at + 1].asks == Asks::Yes
    };
    let title = blocks.iter().position(|block| matches!(block.kind, Kind::Heading(_)));
    let is_named = |at: usize| {
        let above = at.checked_sub(1).filter(|above| title != Some(*above)).map(|above| &blocks[above]);
        above.is_some_and(|block| matches!(block.kind, Kind::Heading(_)) || block.words.is_bold())
    };
    let is_answered = |at: usize| {
        let below = (at + 1..blocks.len()).find(|at| !notes[*at].is_noise);
        let label = below.and_then(|at| notes[at].label.as_ref()?.label);
        blocks[at].level == 0 && !is_named(at) && matches!(label, Some(Label::Answer | Label::KeyPoints))
    };
    let is_asked = |(at, tag): (usize, &Tag)| {
        let plain = inline::plain(&tag.rest);
        let plain = plain.lines().next().unwrap_or_default();
        let end = plain.trim_end_matches(['.', '?', '!', ' ']);
        let last = end.rfind(". ").map_or(0, |at| at + 2);
        tag.label == Some(Label::Prompt)
            && !tag.rest.is_empty()
            && section("scenario").is_in(&tag.name.to_lowercase())
            && (words::asks(&plain[last..]) != Asks::No
                || plain.ends_with(['?', '？'])
                || asks_below(at)
                || is_answered(at))
    };
    let has_questions =
        notes.iter().any(|note| note.label.as_ref().is_some_and(|tag| tag.label == Some(Label::Question)));
    let asked: Vec<usize> = (0..blocks.len())
        .filter(|at| blocks[*at].kind == Kind::Paragraph)
        .filter(|at| blocks[*at].level == 0 || blocks[*at].is_item() && blocks[*at].level == 1)
        .filter(|at| notes[*at].label.as_ref().is_some_and(|tag| is_asked((*at, tag))))
        .collect();
    if has_questions || asked.len() < FEWEST {
        return;
    }
    for at in asked {
        notes[at].asks = Asks::Yes;
        if let Some(tag) = &mut notes[at].label {
            (tag.label, tag.is_by_others) = (Some(Label::Question), true);
        }
    }
}

/// Where the label of the question itself comes next, one with its number says at most its level: `Question 3`, `Level 1`.
pub(super) fn set_aside(notes: &mut [Note]) {
    let is_question = |note: &Note| note.label.as_ref().is_some_and(|tag| tag.label == Some(Label::Question));
    for at in 1..notes.len() {
        if !is_question(&notes[at]) || !is_question(&notes[at - 1]) {
            continue;
        }
        let level = |tag: &&mut Tag| labels::classify(&tag.rest) == Some(Label::Difficulty);
        if let Some(tag) = notes[at - 1].label.as_mut().filter(level) {
            (tag.label, tag.rest) = (Some(Label::Aside), String::new());
        }
    }
}

fn is_quote(text: &str) -> bool {
    text.starts_with(OPENING_QUOTES) && ends_quoted(text)
}

/// The name that a block begins with, if it counts, and its pattern: its words with a mark for the number.
fn counter(view: &View, block: &Block, at: usize) -> Option<(String, Counter)> {
    const MOST_WORDS: usize = 3;
    let text = match block.kind {
        Kind::Paragraph => block.text(view),
        Kind::Heading(_) | Kind::Summary => block.words.plain.clone(),
        _ => return None,
    };
    let split = labels::split(&text)
        .filter(|split| (split.is_joined || text.starts_with("**")) && !split.rest.is_empty());
    let (name, rest) = match &split {
        Some(split) => (split.name, split.rest),
        // A name that labels nothing may stand before a dash as well: `Task 2 – Mount the disk`.
        None if block.kind != Kind::Paragraph => {
            let text = words::without_symbols(&text);
            dotted(text).or_else(|| dashed(text))?
        }
        None => dotted(&text)?,
    };
    let is_mark = |c: char| !c.is_alphanumeric();
    let name = name.trim_matches(is_mark).to_lowercase();
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let number: String = name[digits..].chars().take_while(char::is_ascii_digit).collect();
    let (before, after) = (name[..digits].trim(), name[digits + number.len()..].trim());
    let word = before.trim_end_matches(is_mark);
    let is_name = before.chars().chain(after.chars()).any(char::is_alphabetic)
        && !after.contains(|c: char| c.is_ascii_alphanumeric())
        && name.split_whitespace().count() <= MOST_WORDS
        && !section("counted part").has(word);
    let rest = rest.trim().to_owned();
    let first = inline::plain(rest.lines().next().unwrap_or_default());
    let is_task = labels::names_task(word);
    let asks = match words::asks(&first) {
        Asks::No if is_task && names_program(&first) => Asks::Perhaps,
        asks => asks,
    };
    let pattern = format!("{before}#{after}");
    is_name.then_some((pattern, Counter { at, number, name, rest, asks, is_task }))
}

/// Whether a text begins with what is to be written: `A script that prints …`, `A small program to sort …`.
fn names_program(text: &str) -> bool {
    const FARTHEST: usize = 4;
    let text = text.to_lowercase();
    let mut words = text.split_whitespace();
    let is_article = words.next().is_some_and(|word| section("any article").has(word));
    let mut words = words.map(|word| word.trim_end_matches(',')).take(FARTHEST);
    is_article
        && words.any(|word| section("program written").has(word))
        && words.next().is_some_and(|word| section("program told").has(word))
}

/// A word and its number that a full stop or a bracket sets apart, and what follows: `Card 3. What is a lock?`.
fn dotted(text: &str) -> Option<(&str, &str)> {
    let letters = text.chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum::<usize>();
    let counted = text[letters..].strip_prefix(' ')?.trim_start_matches(['№', '#', ' ']);
    let rest = counted.trim_start_matches(|c: char| c.is_ascii_digit());
    let name = &text[..text.len() - rest.len()];
    let rest = rest.strip_prefix(['.', ')'])?.strip_prefix(' ')?;
    (letters > 0 && name.ends_with(|c: char| c.is_ascii_digit()) && !rest.trim().is_empty())
        .then_some((name, rest))
}

/// What stands before the first dash of a text, and what behind it.
fn dashed(text: &str) -> Option<(&str, &str)> {
    [" – ", " — ", " - "].iter().filter_map(|dash| text.split_once(dash)).min_by_key(|(name, _)| name.len())
}
