//! Sections that are read alone: where a document asks in one form here and in another one there, what most of it does
//! hides a section that does otherwise.
//!
//! It compares what was found, and knows nothing of how.

mod peers;

use std::collections::{BTreeSet, HashSet};

use self::peers::Peers;
use super::{
    Document, Found, LONGEST_BY_HAND, Stretch,
    found::{left_out, used},
    inline, labels,
    ledger::normal,
    moved::Moved,
    sections, untitled, view,
    words::{self, Asks},
};

/// The document with the questions of the sections in which none was found, and which stand beside sections of several:
/// each is read as if it was all that stands below the title.
pub(super) fn with_silent(text: &str, mut document: Document, read: impl Fn(&str) -> Document) -> Document {
    if document.questions.is_empty() || text.len() > LONGEST_BY_HAND {
        return document;
    }
    let lines: Vec<&str> = text.split('\n').collect();
    let sections = sections(&lines);
    let own = sections.first().filter(|section| section.level == 1).map(|section| lines[section.from]);
    let assumed = format!("# {}", untitled::TITLE);
    let above = [own.unwrap_or(&assumed), ""];
    let shift = above.len();
    let prompts: HashSet<String> =
        document.questions.iter().map(|question| normal(&question.prompt)).collect();
    let is_known = |question: &Found| prompts.contains(&normal(&question.prompt));
    let dress = Dress::of(&lines, &document.questions);
    let peers = Peers::of(&lines, &sections, &document);
    let mut added = Vec::new();
    for section in silent(&sections, &document, lines.len()) {
        let alone = read(&[&above, &lines[section.from..section.to]].concat().join("\n"));
        let does_ask = asks_throughout(&alone, shift);
        let left = count(&alone.left_out).saturating_sub(1);
        let moved = Moved { above: shift, before: section.from };
        let questions: Vec<Found> =
            alone.questions.into_iter().map(|question| moved.question(question)).collect();
        // A list of contents says what is asked elsewhere.
        if (does_ask || peers.hold_as(&section, &questions, left)) && !questions.iter().any(is_known) {
            let own = Dress::of(&lines, &questions);
            if own.is_quoted >= dress.is_quoted && own.is_link <= dress.is_link {
                added.extend(questions);
            }
        }
    }
    if !added.is_empty() {
        document.questions.extend(added);
        document.questions.sort_by_key(|question| question.line);
        document.left_out = left_out(&lines, &document.questions);
    }
    document
}

/// A section: its heading, counted from 0, and the line after its last.
#[derive(Clone, Copy, Debug)]
struct Section {
    level: usize,
    from: usize,
    to: usize,
    /// Whether its heading names a part of a question.
    is_part: bool,
    /// Whether its heading names what holds no questions.
    is_aside: bool,
}

/// What most questions stand in: where that is quotes, what stands without is said on the way, and where it is no links,
/// those lead to what is to be read.
#[derive(Clone, Copy, Debug)]
struct Dress {
    is_quoted: bool,
    is_link: bool,
}

impl Dress {
    fn of(lines: &[&str], questions: &[Found]) -> Self {
        let is_most = |is_so: fn(&str) -> bool| {
            let so = questions.iter().filter(|question| is_so(lines[question.line - 1])).count();
            so * 2 > questions.len()
        };
        Self {
            is_quoted: is_most(|line| line.trim_start_matches(is_mark).starts_with(inline::OPENING_QUOTES)),
            is_link: is_most(|line| line.contains("](http")),
        }
    }
}

/// Whether a character may stand before the words of an item or a heading.
fn is_mark(c: char) -> bool {
    c.is_whitespace() || c.is_ascii_digit() || "-*+#.)".contains(c)
}

fn sections(lines: &[&str]) -> Vec<Section> {
    let section = |(from, level): (usize, usize)| {
        let name = lines[from].trim_matches(|c: char| !c.is_alphanumeric());
        let is_part = labels::classify(name).is_some();
        Section { level, from, to: lines.len(), is_part, is_aside: sections::is_aside(name) }
    };
    let mut sections: Vec<Section> = view::headings(lines).into_iter().map(section).collect();
    let mut open: Vec<usize> = Vec::new();
    for place in 0..sections.len() {
        let next = sections[place];
        while let Some(over) = open.pop_if(|over| sections[*over].level >= next.level) {
            sections[over].to = next.from;
        }
        open.push(place);
    }
    sections
}

/// The outermost sections in which there is no question, of the levels of those that hold several.
fn silent(sections: &[Section], document: &Document, lines: usize) -> Vec<Section> {
    let begins: BTreeSet<usize> = document.questions.iter().map(|question| question.line - 1).collect();
    let holds_several = |section: &&Section| {
        !begins.contains(&section.from) && begins.range(section.from..section.to).nth(1).is_some()
    };
    let levels: BTreeSet<usize> =
        sections.iter().filter(holds_several).map(|section| section.level).collect();
    let is_used = used(&document.questions, lines);
    // How many of the lines above each are in questions.
    let above: Vec<usize> = std::iter::once(0)
        .chain(is_used.iter().scan(0, |sum, is_used| {
            *sum += usize::from(*is_used);
            Some(*sum)
        }))
        .collect();
    let mut silent: Vec<Section> = Vec::new();
    let mut aside = 0;
    for (index, section) in sections.iter().enumerate() {
        let is_within = silent.last().is_some_and(|last| section.from < last.to);
        let is_below_aside = section.from < aside;
        // What the title of all says holds for what it is for.
        if section.is_aside && (index > 0 || section.level > 1) {
            aside = aside.max(section.to);
        }
        if !is_within
            && !is_below_aside
            && !section.is_part
            && levels.contains(&section.level)
            && above[section.from] == above[section.to]
        {
            silent.push(*section);
        }
    }
    silent
}

/// Whether several questions were found, most of them ask, and they have most of the lines below a title of so many.
fn asks_throughout(alone: &Document, title: usize) -> bool {
    const FEWEST: usize = 2;
    let questions = &alone.questions;
    let asks =
        |question: &&Found| words::asks(question.prompt.lines().next().unwrap_or_default()) != Asks::No;
    let taken: usize = questions.iter().map(|question| count(&question.lines)).sum();
    let left = count(&alone.left_out).saturating_sub(title);
    questions.len() >= FEWEST
        && questions.iter().all(|question| question.line > title)
        && questions.iter().filter(asks).count() * 10 >= questions.len() * 8
        && left <= taken
}

/// How many lines some stretches have.
fn count(stretches: &[Stretch]) -> usize {
    stretches.iter().map(|stretch| stretch.to + 1 - stretch.from).sum()
}
