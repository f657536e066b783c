//! Answers that stand right behind or below what asks, and no label says so: on the same line, on the next one. Where
//! most of a document has them there, the others have, too.
//!
//! It sees lines and how they end, and does not know which of the items are questions.

use std::collections::BTreeMap;

use super::Page;
use crate::bank::import::{
    flow::{Block, Kind},
    inline,
    labels::{self, Label},
    sections,
    words::{self, Asks},
};

impl Page {
    /// How many questions in its lists have their answers behind them on the same line, where most have.
    pub(super) fn answers_inline(&self) -> usize {
        const FEWEST: usize = 3;
        let is_asking = |at: &usize| {
            self.is_item(*at) && self.blocks[*at].level == 1 && self.notes[*at].asks == Asks::Yes
        };
        let (mut all, mut answered) = (0usize, 0usize);
        for at in (0..self.blocks.len()).filter(is_asking) {
            let is_answered = self.is_answered_inline(at);
            // What has something below it is answered there.
            all += usize::from(is_answered || self.is_bare_item(at));
            answered += usize::from(is_answered);
        }
        if answered >= FEWEST && answered * 10 >= all * 7 { answered } else { 0 }
    }

    /// Whether most items of several lines ask on the first one and are answered on those after it.
    pub(super) fn answers_below(&self) -> bool {
        const FEWEST: usize = 3;
        let is_long = |at: &usize| {
            let block = &self.blocks[*at];
            self.is_item(*at)
                && block.level == 1
                && block.kind == Kind::Paragraph
                && block.last > block.first
                && words::asks(&self.view.lines[block.first].text) != Asks::No
        };
        let all: Vec<usize> = (0..self.blocks.len()).filter(is_long).collect();
        let answered = all.iter().filter(|at| self.is_answered_on_next_line(**at)).count();
        answered >= FEWEST && answered * 10 >= all.len() * 7
    }

    /// Whether the first line of an item ends before it had to, with what asks nothing below it.
    pub(in crate::bank::import) fn is_answered_on_next_line(&self, at: usize) -> bool {
        const LEFT: usize = 10;
        let block = &self.blocks[at];
        let text = block.text(&self.view);
        let Some((first, rest)) = text.split_once('\n') else { return false };
        let next = rest.split_whitespace().next().map_or(0, |word| word.chars().count().min(LEFT));
        let tag = labels::split(rest.trim_start()).filter(|tag| tag.is_joined);
        let is_labelled = tag.is_some_and(|tag| labels::classify(tag.name).is_some());
        // Where most are answered so, the longest of them is, too: it is not the width that ends it.
        let begins_anew = rest.trim_start().starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let is_ended = self.answered_below || words::ends_as_question(first);
        (first.chars().count() + next + LEFT < self.widest || is_ended && begins_anew)
            && rest.lines().all(|line| words::asks(&inline::plain(line.trim_start())) == Asks::No)
            && !first.trim_end().ends_with([':', '：', ',', '，'])
            && !is_labelled
    }

    /// Which paragraphs begin with the same symbol, where most of those ask in their first line: `🔹 Explain streams`.
    pub(super) fn led_by_symbol(&self) -> Vec<bool> {
        const FEWEST: usize = 3;
        let mut led = vec![false; self.blocks.len()];
        let mut by_symbol: BTreeMap<char, Vec<usize>> = BTreeMap::new();
        for (at, block) in self.blocks.iter().enumerate() {
            let plain = block.words.plain.trim_start();
            let is_plain = block.kind == Kind::Paragraph && block.level == 0 && !block.is_quoted;
            if is_plain
                && self.notes[at].label.is_none()
                && words::without_symbols(plain) != plain
                && let Some(symbol) = plain.chars().next()
            {
                by_symbol.entry(symbol).or_default().push(at);
            }
        }
        let asks = |at: &usize| words::asks(&inline::plain(self.first_line(*at))) != Asks::No;
        for all in by_symbol.into_values() {
            if all.len() >= FEWEST && all.iter().filter(|at| asks(at)).count() * 2 >= all.len() {
                for at in all {
                    led[at] = true;
                }
            }
        }
        led
    }

    /// The line that a block begins with.
    fn first_line(&self, at: usize) -> &str {
        self.view.lines.get(self.blocks[at].first).map_or("", |line| line.text.trim())
    }

    /// How many characters the longest line of an item has that is a paragraph of several.
    pub(super) fn widest(&self) -> usize {
        let is_long =
            |block: &&Block| block.level > 0 && block.kind == Kind::Paragraph && block.last > block.first;
        let lines =
            self.blocks.iter().filter(is_long).flat_map(|block| self.view.get(block.first, block.last));
        lines.map(|line| line.text.trim().chars().count()).max().unwrap_or_default()
    }

    /// Whether an item is a question and its answer on one line, and no label below that says where that is.
    fn is_answered_inline(&self, at: usize) -> bool {
        let text = self.blocks[at].text(&self.view);
        let is_labelled = |line: &str| {
            let tag = labels::split(line).filter(|tag| tag.is_joined);
            tag.and_then(|tag| labels::classify(tag.name)) == Some(Label::Answer)
        };
        words::question_and_answer(&self.blocks[at].words.plain).is_some()
            && !text.lines().skip(1).any(is_labelled)
    }

    /// Whether an item has nothing below it, in it or after it, before the next one.
    fn is_bare_item(&self, at: usize) -> bool {
        let next = self.first_said(at, self.blocks.len());
        next.is_none_or(|next| {
            let block = &self.blocks[next];
            block.is_item() && block.level <= self.blocks[at].level
                || sections::heading_level(block).is_some()
        })
    }
}
