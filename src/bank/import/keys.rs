//! Answers in a section of their own, joined to their questions by their numbers.

mod named;
mod pairs;
mod rows;

use std::collections::{HashMap, HashSet};

use self::named::{Name, name, said_behind};
use super::{
    flow::{Block, Kind},
    labels::{self, Label},
    marks, options,
    page::Page,
    sections::heading_level,
    texts::{Piece, Texts},
    words::{Asks, without_symbols},
};

/// A section of answers: `Answers`, `Answer key`.
#[derive(Debug)]
pub(super) struct Key {
    /// Its blocks: from its heading to the one after its last.
    pub(super) from: usize,
    pub(super) to: usize,
    /// The answers in order.
    entries: Vec<Entry>,
    /// Which of them are those of a number, counted anew with each of the parts that questions and answers have. One
    /// that was given is no more there: where numbers begin anew in one alone, it cannot be that of each of them.
    by_number: HashMap<(usize, u64), usize>,
    /// The part and the number of each question above it, by the block at which that begins.
    asked: HashMap<usize, (usize, u64)>,
}

/// An answer of a section.
#[derive(Debug)]
struct Entry {
    number: u64,
    /// Its blocks.
    from: usize,
    to: usize,
    /// What is right, where that is a letter on a line with others or the cells of a row.
    said: Option<String>,
}

/// The sections of answers of a document, in order: those whose numbers are mostly those of what may be questions, above
/// them and after the section before.
pub(super) fn of(page: &Page) -> Vec<Key> {
    const FEWEST: usize = 2;
    let only = named::lone(page);
    let kind = |at: usize| name(page, at).or_else(|| (only == Some(at)).then_some(Name::Longer));
    let names: Vec<(usize, Name)> = (0..page.blocks.len()).filter_map(|at| Some((at, kind(at)?))).collect();
    let ends = names.iter().skip(1).map(|(at, _)| *at).chain([page.blocks.len()]);
    let mut keys: Vec<Key> = Vec::new();
    // The numbers since the section before, up to a block.
    let (mut above, mut seen) = (HashSet::new(), 0);
    let mut have_questions = false;
    for (&(at, name), next) in names.iter().zip(ends) {
        if name == Name::Longer && have_questions {
            continue;
        }
        // The name of a section may have them behind it: `**Answers:** 1. B 2. A`.
        let behind = said_behind(page, at);
        let (first, to) = if behind.is_some() { (at, at + 1) } else { (at + 1, end(page, at, next)) };
        let said = behind.map_or_else(|| said(page, at, to), str::to_owned);
        let behind = |(number, said): (u64, String)| Entry { number, from: first, to, said: Some(said) };
        let mut entries: Vec<Entry> = pairs::of(&said).into_iter().map(behind).collect();
        if entries.is_empty() {
            entries = rows::of(page, at, to);
        }
        if entries.is_empty() {
            entries = answers(page, at, to);
        }
        let numbers: HashSet<u64> = entries.iter().map(|entry| entry.number).collect();
        if numbers.len() < FEWEST || are_asked_again(page, &entries) {
            continue;
        }
        above.extend((seen..at).filter(|at| may_ask(page, *at)).filter_map(|at| number(page, at)));
        seen = at;
        let known = numbers.iter().filter(|number| above.contains(*number)).count();
        // `Solutions:` in an answer counts those to one problem.
        let is_section = !matches!(page.blocks[at].kind, Kind::Paragraph) || known * 2 >= above.len();
        if is_section && known * 10 >= numbers.len() * 6 {
            keys.push(Key { from: at, to, entries, by_number: HashMap::new(), asked: HashMap::new() });
            above.clear();
            seen = to;
        } else {
            have_questions |= name == Name::Longer;
        }
    }
    keys
}

/// All that a section of answers says, if it is short enough for a list of letters.
fn said(page: &Page, at: usize, to: usize) -> String {
    const MOST: usize = 60;
    let is_mark =
        |block: &&Block| matches!(block.kind, Kind::Rule | Kind::Open | Kind::Summary | Kind::Close);
    let mut text = String::new();
    for block in page.blocks[at + 1..to].iter().filter(|block| !is_mark(block)).take(MOST) {
        // The names of the columns, and the line below them.
        let head = if block.kind == Kind::Table { 2 } else { 0 };
        for line in page.view.get(block.first, block.last).iter().skip(head) {
            text.push_str(line.text.trim_start_matches(['-', '*', '+', ' ']));
            text.push('\n');
        }
    }
    text
}

/// Whether most of the answers begin with their questions.
fn are_asked_again(page: &Page, answers: &[Entry]) -> bool {
    let asks = |entry: &&Entry| entry.said.is_none() && page.notes[entry.from].asks == Asks::Yes;
    let asking = answers.iter().filter(asks).count();
    asking * 10 >= answers.len() * 7
}

fn may_ask(page: &Page, at: usize) -> bool {
    page.is_item(at) || matches!(page.blocks[at].kind, Kind::Heading(_) | Kind::Paragraph)
}

/// Where the section ends: with the next heading that is not below its own, or with the next section of answers.
fn end(page: &Page, at: usize, next: usize) -> usize {
    let block = &page.blocks[at];
    if block.kind == Kind::Summary {
        let closes = |at: &usize| page.blocks[*at].kind == Kind::Close && page.blocks[*at].fold <= block.fold;
        return (at + 1..next).find(closes).unwrap_or(next);
    }
    let level = heading_level(block).unwrap_or(6);
    let mut heading = page.sections.next_heading(at);
    while heading < next {
        if heading_level(&page.blocks[heading]).is_none_or(|other| other <= level) {
            return heading;
        }
        heading = page.sections.next_heading(heading);
    }
    next
}

/// The answers by the headings with numbers, or else by the items, whichever are more.
fn answers(page: &Page, at: usize, end: usize) -> Vec<Entry> {
    let is_heading = |at: &usize| matches!(page.blocks[*at].kind, Kind::Heading(_));
    let is_item = |at: &usize| page.blocks[*at].kind == Kind::Paragraph && page.blocks[*at].level <= 1;
    let numbered = |is_one: &dyn Fn(&usize) -> bool| -> Vec<(usize, u64)> {
        (at + 1..end).filter(|at| is_one(at)).filter_map(|at| Some((at, number(page, at)?))).collect()
    };
    let (headings, items) = (numbered(&is_heading), numbered(&is_item));
    let by_heading = headings.len() >= 2;
    let all = if by_heading { headings } else { items };
    let ends = all.iter().skip(1).map(|(at, _)| *at).chain([end]);
    let entry = |((at, number), to): (&(usize, u64), usize)| {
        // The name of a part of the section is no more of the answer above it.
        let to = if by_heading { to } else { to.min(page.sections.next_heading(*at)) };
        Entry { number: *number, from: *at, to, said: None }
    };
    all.iter().zip(ends).map(entry).collect()
}

/// For each number, how many times those before it began anew.
fn parts(numbers: impl Iterator<Item = u64>) -> Vec<usize> {
    let (mut part, mut last) = (0, 0);
    let mut parts = Vec::new();
    for number in numbers {
        part += usize::from(number <= last && last > 0);
        last = number;
        parts.push(part);
    }
    parts
}

/// The number that a block begins with, or that its label has: `3. …`, `Answer 3:`, `Q3`.
fn number(page: &Page, at: usize) -> Option<u64> {
    let block = &page.blocks[at];
    if block.is_item() {
        let line = page.view.lines.get(block.first)?;
        return marks::number(&line.text).map(|(number, _)| number);
    }
    let plain = without_symbols(&block.words.plain);
    if let Some((number, _)) = marks::number(&marks::with_blanks(plain)) {
        return Some(number);
    }
    let word: String = plain.chars().take_while(|c| c.is_alphabetic()).collect();
    let is_label = matches!(labels::classify(&word), Some(Label::Question | Label::Answer));
    let digits: String =
        plain[word.len()..].trim_start_matches([' ', '#']).chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok().filter(|_| is_label)
}

/// The number of the question that begins at a block: its own, or that of the heading that counts it.
fn number_of_question(page: &Page, start: usize) -> Option<u64> {
    let over = || page.sections.over(start).filter(|over| page.label(*over) == Some(Label::Question));
    number(page, start).or_else(|| number(page, over()?))
}

/// A text without the label that says that it is an answer.
fn without_label(text: &str) -> &str {
    labels::split(text)
        .filter(|labelled| labels::classify(labelled.name) == Some(Label::Answer))
        .map_or(text, |labelled| labelled.rest)
}

impl Key {
    /// Joins the answers to the questions that begin at these blocks, by their numbers. Where both begin anew as often,
    /// each part has its own.
    pub(super) fn join(&mut self, page: &Page, starts: impl Iterator<Item = usize>) {
        let asked: Vec<(usize, u64)> =
            starts.filter_map(|start| Some((start, number_of_question(page, start)?))).collect();
        let asked_parts = parts(asked.iter().map(|(_, number)| *number));
        let parts = parts(self.entries.iter().map(|entry| entry.number));
        let is_parted = asked_parts.last() == parts.last();
        let part = |part: usize| if is_parted { part } else { 0 };
        for (at, (entry, of)) in self.entries.iter().zip(parts).enumerate() {
            self.by_number.entry((part(of), entry.number)).or_insert(at);
        }
        self.asked = asked
            .iter()
            .zip(asked_parts)
            .map(|((start, number), of)| (*start, (part(of), *number)))
            .collect();
    }

    /// The answer of the question that begins at a block, if its number says which.
    pub(super) fn answer(&mut self, page: &Page, start: usize) -> Option<(Texts, Vec<usize>)> {
        let entry = self.entries.get(self.by_number.remove(self.asked.get(&start)?)?)?;
        let (from, to) = (entry.from, entry.to);
        let mut texts = Texts::default();
        if let Some(said) = &entry.said {
            texts.push(Piece::Text(said.clone()));
            return Some((texts, (from..to).collect()));
        }
        let block = &page.blocks[from];
        let text = block.text(&page.view);
        // What says the question again is no answer.
        let is_again = block.words.plain == page.blocks[start].words.plain && to > from + 1;
        if let Kind::Heading(_) = block.kind {
            if let Some(right) = behind_number(&block.words.plain) {
                texts.push(Piece::Text(right.to_owned()));
            }
        } else if !is_again {
            texts.push(Piece::Text(without_label(&text).to_owned()));
        }
        let rest = from + 1..to;
        let is_bare = texts.is_empty();
        for (index, at) in rest.clone().filter(|at| !page.notes[*at].is_noise).enumerate() {
            let text = page.blocks[at].text(&page.view);
            let said = without_label(&text);
            let is_labelled = index == 0 && is_bare && said.len() < text.len() && !said.is_empty();
            texts.push(if is_labelled { Piece::Text(said.to_owned()) } else { Piece::Block(at) });
        }
        Some((texts, std::iter::once(from).chain(rest).collect()))
    }
}

/// What the heading of an answer says behind its number, where that is the answer itself: `Question 1: Answer B – a lock`,
/// `3. B`.
fn behind_number(plain: &str) -> Option<&str> {
    let labelled = labels::split(plain).map(|labelled| labelled.rest);
    let rest = labelled.or_else(|| marks::number(plain).map(|(_, rest)| rest))?.trim();
    let is_letter = rest.len() == 1 && rest.starts_with(|c: char| c.is_ascii_alphabetic());
    // The word for an answer has one or two words itself.
    let names_answer = |words: usize| {
        let name: Vec<&str> = rest.split_whitespace().take(words).collect();
        labels::classify(&name.join(" ")) == Some(Label::Answer)
    };
    let says_so = names_answer(1) || names_answer(2);
    (is_letter || says_so || options::letter(rest).is_some()).then_some(rest)
}
