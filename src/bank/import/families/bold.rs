//! A bold paragraph is the question, with the answer below it or behind it, or the name of one that is quoted there.

use std::collections::{HashMap, HashSet};

use super::{Family, Shape, Start, labelled::says_to_ask};
use crate::bank::import::{
    flow::{Block, Kind},
    labels::{self, Label},
    lead::Lead,
    marks,
    page::Page,
    vocabulary::section,
    words::{self, Asks, asks},
};

pub(super) struct Bold;

impl Family for Bold {
    fn starts(&self, page: &Page) -> Vec<Start> {
        const MANY: usize = 3;
        let repeated = repeated(page);
        let between = counted_between(page);
        let has_names = has_names_of_parts(page);
        let led = |block: &Block| {
            block.level == 0
                && !block.is_item()
                && block
                    .words
                    .split_bold()
                    .is_some_and(|(bold, rest)| !rest.trim().is_empty() && asks(bold) == Asks::Yes)
        };
        let has_many = page.blocks.iter().filter(|block| led(block)).take(MANY).count() == MANY;
        let is_start = |at: &usize| {
            let block = &page.blocks[*at];
            let is_bold = block.words.is_bold()
                || begins_with_bold_line(page, *at)
                || begins_with_bold_task(page, *at)
                || page.is_led_by_symbol[*at]
                || between.contains(at)
                || block.words.split_bold().is_some_and(|(bold, _)| {
                    // A task needs a number before it, or questions beside it that are bold, too, or is said to somebody.
                    let is_said = || section("said to somebody").begins(&bold.trim().to_lowercase());
                    let asks = asks(bold);
                    asks == Asks::Yes || asks == Asks::Perhaps && (has_many || is_numbered(bold) || is_said())
                });
            block.kind == Kind::Paragraph
                && block.level == 0
                && !block.is_quoted
                && is_bold
                && !repeated.contains(block.words.plain.as_str())
                && !is_note(page, *at)
                && !is_title(page, *at)
                && !names_list(page, *at)
                && !(has_names && names_part(page, *at))
                && !names_advice(page, *at)
                && !says_to_ask(page, *at)
        };
        (0..page.blocks.len()).filter(is_start).map(|at| Start::possible(at, Shape::Bold)).collect()
    }
}

fn is_numbered(bold: &str) -> bool {
    marks::number(&marks::with_blanks(bold)).is_some()
}

/// The paragraphs whose bold lead has the number between those of two that ask beside them: `**17. Indexes.** (page 3)`.
fn counted_between(page: &Page) -> HashSet<usize> {
    let counted = |at: usize| {
        let block = &page.blocks[at];
        let (bold, _) = block.words.split_bold().filter(|_| block.level == 0 && !block.is_item())?;
        let blanked = marks::with_blanks(bold);
        Some((at, marks::number(&blanked)?.0, asks(bold)))
    };
    let all: Vec<(usize, u64, Asks)> = (0..page.blocks.len()).filter_map(counted).collect();
    let is_between = |three: &&[(usize, u64, Asks)]| {
        three[1].1 == three[0].1 + 1
            && three[2].1 == three[1].1 + 1
            && three[0].2 != Asks::No
            && three[2].2 != Asks::No
    };
    all.windows(3).filter(is_between).map(|three| three[1].0).collect()
}

/// What bold paragraphs say that ask nothing and come again and again: `Output`. They name parts of questions.
fn repeated(page: &Page) -> HashSet<&str> {
    const OFTEN: usize = 3;
    const MOST_WORDS: usize = 4;
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for (block, note) in page.blocks.iter().zip(&page.notes) {
        let plain = block.words.plain.as_str();
        let is_bold = block.kind == Kind::Paragraph && block.level == 0 && block.words.is_bold();
        if is_bold && note.asks == Asks::No && plain.split_whitespace().count() <= MOST_WORDS {
            *counts.entry(plain).or_default() += 1;
        }
    }
    counts.into_iter().filter(|(_, count)| *count >= OFTEN).map(|(plain, _)| plain).collect()
}

/// Whether its first line is bold, and numbered or a task, and what it says is below that: `**4. Consumer groups**`.
fn begins_with_bold_line(page: &Page, at: usize) -> bool {
    let text = page.blocks[at].text(&page.view);
    let inner =
        text.split_once('\n').and_then(|(line, _)| line.trim_end().strip_prefix("**")?.strip_suffix("**"));
    inner.is_some_and(|inner| {
        !inner.contains("**") && (Lead::of(inner).is_numbered || asks(inner) != Asks::No)
    })
}

/// Whether a task is bold, and a dash says that the answer follows: `**Explain ownership** – Each value has one owner`.
fn begins_with_bold_task(page: &Page, at: usize) -> bool {
    let text = page.blocks[at].text(&page.view);
    let bold = text.lines().next().and_then(marks::bold_lead);
    bold.is_some_and(|bold| asks(bold) != Asks::No && !is_short_advice(bold))
        && page.notes[at].label.is_none()
}

/// Whether a few words name what is said to the one who asks or is asked: `How to prepare`, `When to use:`.
fn is_short_advice(name: &str) -> bool {
    const MOST_WORDS: usize = 3;
    let is_asked = words::ends_as_question(name);
    let name = name.to_lowercase();
    !is_asked && name.split_whitespace().count() <= MOST_WORDS && section("short advice").begins(&name)
}

/// Whether it is such a name, with a colon above a list.
fn names_advice(page: &Page, at: usize) -> bool {
    let plain = page.blocks[at].words.plain.trim_end();
    plain.ends_with([':', '：']) && page.is_item(at + 1) && is_short_advice(plain)
}

/// Whether it is only slanted, and asks nothing: a remark.
fn is_note(page: &Page, at: usize) -> bool {
    let block = &page.blocks[at];
    let text = block.text(&page.view);
    let is_slanted = text.starts_with(['*', '_']) && !text.starts_with("**") && !text.starts_with("__");
    let is_named = || {
        let name = labels::split(&block.words.plain);
        name.is_some_and(|name| name.is_joined && !name.rest.is_empty() && !labels::is_question(name.name))
    };
    let asks = page.notes[at].asks;
    is_slanted && (asks == Asks::No || asks == Asks::Perhaps && is_named())
}

/// Whether it names what the bold paragraph or the label right below it asks.
fn is_title(page: &Page, at: usize) -> bool {
    let is_asking =
        |below: &Block| below.kind == Kind::Paragraph && below.level == 0 && below.words.is_bold();
    let is_numbered = |at: usize| Lead::of(&page.blocks[at].text(&page.view)).is_numbered;
    let is_labelled = page
        .notes
        .get(at + 1)
        .and_then(|note| note.label.as_ref())
        .is_some_and(|tag| tag.label == Some(Label::Question) && !tag.rest.is_empty());
    page.notes[at].asks == Asks::No
        && (is_labelled
            || page.blocks.get(at + 1).is_some_and(is_asking)
                && !(is_numbered(at) && is_numbered(at + 1))
                && page.notes[at + 1].asks != Asks::No
                && page.notes[at + 1].label.is_none())
}

/// Whether it says that the list right below it is one of questions: `**Questions**`.
fn names_list(page: &Page, at: usize) -> bool {
    const MOST_WORDS: usize = 5;
    let plain = page.blocks[at].words.plain.to_lowercase();
    page.notes[at].asks == Asks::No
        && page.is_item(at + 1)
        && plain.split_whitespace().count() <= MOST_WORDS
        && section("questions").is_in(&plain)
}

/// Whether several bold paragraphs end as questions do: what ends with a colon beside them names a part of an answer.
fn has_names_of_parts(page: &Page) -> bool {
    const FEWEST: usize = 3;
    let is_asked = |block: &&Block| {
        block.kind == Kind::Paragraph
            && block.level == 0
            && block.words.is_bold()
            && words::ends_as_question(&block.words.plain)
    };
    page.blocks.iter().filter(is_asked).take(FEWEST).count() == FEWEST
}

/// Whether it is a few words and a colon, without a number: `Why it matters:`.
pub(in crate::bank::import) fn names_part(page: &Page, at: usize) -> bool {
    const MOST_WORDS: usize = 5;
    const MOST_WRITTEN: usize = 12;
    let words = &page.blocks[at].words;
    let plain = words.plain.trim_end();
    // Chinese and Japanese have no blanks between words.
    let written =
        plain.chars().filter(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}')).count();
    let is_short = plain.split_whitespace().count() <= MOST_WORDS && written <= MOST_WRITTEN;
    words.is_bold()
        && plain.ends_with([':', '：'])
        && is_short
        && page.notes[at].asks != Asks::Yes
        && page.label(at) != Some(Label::Question)
        && !Lead::of(&page.blocks[at].text(&page.view)).is_numbered
}
