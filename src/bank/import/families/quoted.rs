//! A paragraph in quotes is the question, or one that is set off as a quote.

use std::collections::HashSet;

use super::{Family, Shape, Start};
use crate::bank::import::{
    flow::{Block, Kind},
    inline::{OPENING_QUOTES, ends_quoted},
    labels::Label,
    page::Page,
    vocabulary::section,
    words::{self, Asks},
};

pub(super) struct Quoted;

impl Family for Quoted {
    fn starts(&self, page: &Page) -> Vec<Start> {
        const FEWEST: usize = 2;
        const LONGEST: usize = 240;
        // Tasks are set off like the questions beside them.
        let is_sure = |at: &usize| {
            let block = &page.blocks[*at];
            block.is_quoted && page.notes[*at].asks == Asks::Yes && !tells_on(&block.words.plain)
        };
        let sure: Vec<usize> = (0..page.blocks.len()).filter(is_sure).collect();
        let are_set_off = sure.len() >= FEWEST;
        let sections: HashSet<Option<usize>> = sure.iter().map(|at| page.sections.over(*at)).collect();
        let start = |at: usize| Start {
            is_certain: is_answered(page, at, are_set_off),
            ..Start::possible(at, Shape::Quoted)
        };
        let is_start = |at: &usize| {
            let block = &page.blocks[*at];
            let plain = block.words.plain.as_str();
            // What goes on after the quote speaks of it.
            let is_closed = plain.chars().skip(1).any(|c| matches!(c, '"' | '”' | '»' | '」'));
            let is_quote = plain.starts_with(OPENING_QUOTES) && (!is_closed || ends_quoted(plain));
            let asks = page.notes[*at].asks;
            // A sentence is one beside others in its section.
            let is_beside = !plain.ends_with('.') || sections.contains(&page.sections.over(*at));
            let is_task = asks == Asks::Perhaps && are_set_off && !plain.ends_with(':') && is_beside;
            // A long saying, or one that answers itself, is no question to somebody.
            let is_saying = asks == Asks::Perhaps && plain.chars().count() > LONGEST
                || words::question_and_answer(plain).is_some();
            let is_set_off = block.is_quoted
                && !is_saying
                && (is_answered(page, *at, are_set_off)
                    || (is_task || asks == Asks::Yes) && !plain.contains(". ") && !tells_on(plain)
                    || asks == Asks::Yes && are_set_off && asks_throughout(plain)
                    || is_quote && asks != Asks::No);
            block.kind == Kind::Paragraph
                && block.level == 0
                && (!block.is_quoted && is_quote || is_set_off && !is_opening(plain))
                && !section("example begins").begins(&plain.to_lowercase())
        };
        (0..page.blocks.len()).filter(is_start).map(start).collect()
    }
}

/// Whether a text of a script without blanks goes on after a sentence or a question, and ends with no question: it tells,
/// and asks on its way.
fn tells_on(plain: &str) -> bool {
    let text = plain.trim_end();
    let inner = text.trim_end_matches(['。', '？', '！', '…', '”', '」', '）']);
    !text.ends_with(['?', '？', '」', '”', '吗', '呢']) && inner.contains(['。', '？'])
}

/// Whether what is folded as the answer begins right below a quote of one paragraph, which is no label; or what is
/// labelled so, be it with code between, where others are set off.
fn is_answered(page: &Page, at: usize, are_set_off: bool) -> bool {
    const MOST_BETWEEN: usize = 2;
    let mut below = (at + 1..page.blocks.len()).filter(|at| page.blocks[*at].kind != Kind::Open);
    let is_first = at == 0 || !page.blocks[at - 1].is_quoted;
    let is_between = |at: &usize| {
        let block = &page.blocks[*at];
        matches!(block.kind, Kind::Code | Kind::Paragraph)
            && !block.is_quoted
            && block.level == 0
            && page.label(*at).is_none()
    };
    let is_alone = is_first && page.blocks[at].is_quoted && page.notes[at].label.is_none();
    let is_labelled = || {
        let between = (at + 1..page.blocks.len()).take(MOST_BETWEEN).take_while(is_between).count();
        let after = at + 1 + between;
        let is_paragraph =
            |block: &Block| block.kind == Kind::Paragraph && block.level == 0 && !block.is_quoted;
        page.label(after) == Some(Label::Answer) && page.blocks.get(after).is_some_and(is_paragraph)
    };
    is_alone
        && (below.next().is_some_and(|below| {
            page.blocks[below].kind == Kind::Summary && page.label(below) == Some(Label::Answer)
        }) || are_set_off && is_labelled())
}

/// Whether each sentence asks or bids: `Explain leases. How do they end?`
fn asks_throughout(plain: &str) -> bool {
    let sentences = plain.split_inclusive(['.', '?']).map(str::trim);
    sentences.filter(|sentence| sentence.contains(' ')).all(|sentence| words::asks(sentence) != Asks::No)
}

/// Whether it is no more than the first words of a question, as those have that are of one kind: `"How would you …"`
fn is_opening(plain: &str) -> bool {
    const MOST_WORDS: usize = 6;
    let words = plain.trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '…'));
    words.ends_with(['…']) || words.ends_with("...") && words.split_whitespace().count() <= MOST_WORDS
}
