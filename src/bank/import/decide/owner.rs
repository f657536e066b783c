//! Which starts are within the bodies of others.

use std::{cell::OnceCell, collections::BTreeMap};

use super::{
    apart::{are_of_one_list, asks_beside},
    bold_rows::BoldRows,
    group::begins_with_bold_question,
    main_shape::Among,
};
use crate::bank::import::{
    families::{Shape, Start},
    flow::Kind,
    labels::Label,
    page::Page,
    sections::heading_level,
    spans,
    vocabulary::section,
    words::{self, Asks},
};

/// The accepted starts in order, without those that are within the body of another.
pub(super) fn in_order(page: &Page, accepted: &BTreeMap<Shape, Vec<Start>>) -> Vec<Start> {
    let mut all: Vec<Start> = accepted.values().flatten().copied().collect();
    all.sort_by_key(|start| start.at);
    let mut kept: Vec<Start> = Vec::new();
    let mut owner: Option<Owner> = None;
    let are_lists_apart = are_lists_apart(page, accepted);
    let among = Among::of(page, accepted);
    let rows = BoldRows::of(page, accepted);
    let last = last_above_others(page, accepted);
    for start in all {
        let is_apart = |owner: &Owner| {
            let is_numbered = start.shape == Shape::Numbered(1);
            let is_below_last = last == Some(owner.start.at) && matches!(start.shape, Shape::Heading(_));
            is_below_last
                || are_lists_apart && owner.start.shape == Shape::Paragraph && is_numbered
                || is_numbered && ends_bare(page, owner.start.at) && page.notes[start.at].asks != Asks::No
                || among.is_beside(page, &owner.start, &start)
                || rows.hold(start.at)
        };
        if owner.as_mut().is_none_or(|owner| is_apart(owner) || !owner.owns(page, &start)) {
            owner = Some(Owner::new(start));
            kept.push(start);
        }
    }
    kept
}

/// The last of several headings, where all that ask in headings of a deeper level stand below it, and none below the others:
/// they are more questions, which somebody has put behind these.
fn last_above_others(page: &Page, accepted: &BTreeMap<Shape, Vec<Start>>) -> Option<usize> {
    const FEWEST: usize = 4;
    const FEWEST_BELOW: usize = 3;
    let headings: Vec<&Vec<Start>> = accepted
        .iter()
        .filter(|(shape, _)| matches!(shape, Shape::Heading(_)))
        .map(|(_, starts)| starts)
        .collect();
    headings.windows(2).find_map(|pair| {
        let last = pair[0].last().filter(|_| pair[0].len() >= FEWEST)?.at;
        let below = last + 1..page.end_of_section(last);
        let are_below = pair[1].iter().all(|start| below.contains(&start.at));
        let do_ask = pair[1].iter().all(|start| page.notes[start.at].asks != Asks::No);
        (pair[1].len() >= FEWEST_BELOW && are_below && do_ask).then_some(last)
    })
}

/// Whether a heading is the last of several right below one another: a numbered list that asks below it is no answer, as
/// the others have none.
fn ends_bare(page: &Page, at: usize) -> bool {
    const FEWEST: usize = 5;
    let level = |at: usize| heading_level(&page.blocks[at]).filter(|_| !page.is_item(at));
    let own = level(at);
    own.is_some() && at >= FEWEST && (at - FEWEST + 1..at).all(|before| level(before) == own)
}

/// Whether a numbered list goes on where paragraphs that ask end: most of those stand right below one another, and hardly
/// one has a list below it.
fn are_lists_apart(page: &Page, accepted: &BTreeMap<Shape, Vec<Start>>) -> bool {
    const FEWEST: usize = 3;
    let of = |shape: Shape| accepted.get(&shape).map_or(&[][..], Vec::as_slice);
    let (paragraphs, numbered) = (of(Shape::Paragraph), of(Shape::Numbered(1)));
    let adjacent = paragraphs.windows(2).filter(|pair| pair[1].at == pair[0].at + 1).count();
    let holding = paragraphs.iter().filter(|start| page.is_item(start.at + 1)).count();
    numbered.len() >= FEWEST
        && paragraphs.len() > FEWEST
        && adjacent * 2 >= paragraphs.len()
        && holding * 4 <= paragraphs.len()
}

/// A question that has a body. What is looked for in that is looked for once, however much may be in it.
#[derive(Debug)]
struct Owner {
    start: Start,
    /// Where its body ends.
    end: Option<usize>,
    /// The first paragraph after it that is in no list and has no label, as far as was looked.
    text: Option<usize>,
    looked_at: usize,
    /// The number of the first item in its body, once somebody asked.
    first: OnceCell<Option<u64>>,
}

impl Owner {
    fn new(start: Start) -> Self {
        Self { start, end: None, text: None, looked_at: start.at + 1, first: OnceCell::new() }
    }

    /// Whether what looks like a start is in its body.
    fn owns(&mut self, page: &Page, start: &Start) -> bool {
        let owner = self.start;
        let word = |at: usize| {
            let name = page.notes[at].label.as_ref().map_or("", |tag| tag.name.as_str());
            name.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase()
        };
        let are_labelled =
            matches!((owner.shape, start.shape), (Shape::QuestionHeading(_), Shape::QuestionHeading(_)));
        let are_certain = are_labelled && (word(owner.at) == word(start.at) || owner.shape == start.shape);
        if let (Some(outer), Some(inner)) = (owner.shape.item_level(), start.shape.item_level())
            && inner > outer
        {
            return start.at < page.end_of_item(owner.at) || self.owns_list_over(page, start.at);
        }
        let is_apart = goes_on_after_talk(page, &owner, start)
            || are_of_one_list(page, &owner, start)
            || asks_beside(page, &owner, start);
        // What is labelled on the way of an answer that is folded away below what asks is a part of that.
        if matches!(owner.shape, Shape::Details(_)) && start.shape == Shape::Labelled {
            let is_folded = page.blocks[start.at].fold >= page.blocks[owner.at].fold;
            return is_folded
                && (page.notes[owner.at].asks != Asks::No || page.blocks[start.at].is_quoted)
                && start.at > owner.at + 1
                && start.at < self.end(page);
        }
        // A heading within an item that asks is one in its answer.
        if matches!(start.shape, Shape::Heading(_))
            && owner.shape.item_level().is_some()
            && page.notes[owner.at].asks != Asks::No
            && start.at < page.end_of_item(owner.at)
        {
            return true;
        }
        // One that lacks the mark of a heading goes on counting with the same word: `### Q14. Why?`, and then `Q15. How?`
        let counts_on = start.shape == Shape::Labelled
            && matches!(owner.shape, Shape::QuestionHeading(_))
            && word(owner.at) == word(start.at)
            && page
                .label_number(owner.at)
                .is_some_and(|number| page.label_number(start.at) == Some(number + 1));
        if are_certain || counts_on || start.shape <= owner.shape || is_apart || start.at >= self.end(page) {
            return false;
        }
        match (owner.shape, start.shape) {
            (Shape::Details(_), _) => page.blocks[start.at].fold >= page.blocks[owner.at].fold,
            // Bullets and numbers side by side are two lists, where something stands between them that is in neither.
            (Shape::Numbered(outer), Shape::Bullet(inner)) => {
                inner >= outer && !self.has_text_before(page, start.at)
            }
            (Shape::Quoted, Shape::Numbered(_)) => false,
            // A bullet with a bold question and its answer is one of several.
            (Shape::Bold, Shape::Bullet(1)) if begins_with_bold_question(&page.blocks[start.at].words) => {
                false
            }
            (Shape::Heading(_), Shape::Numbered(1)) if self.counts_on(page, start.at) => false,
            // One that is smaller than it should be counts on none the less, or has the symbol of the others.
            (Shape::Heading(_), Shape::Heading(_)) => {
                let next = page.heading_number(owner.at).map(|number| number + 1);
                let is_next = next.is_some() && next == page.heading_number(start.at);
                let has_same_symbol = || {
                    let symbol = self::symbol(page, owner.at);
                    symbol.is_some() && symbol == self::symbol(page, start.at)
                };
                !(is_next || has_same_symbol()) || page.notes[start.at].asks == Asks::No
            }
            // What has its answer right below is complete: what asks behind a label is the next one.
            (Shape::Heading(_), Shape::Labelled) => {
                !is_answered(page, &owner) || page.notes[start.at].asks != Asks::Yes
            }
            // One without its label, above an answer that has one, as the one before had.
            (Shape::Labelled, Shape::Paragraph) => {
                let is_answer = |at: usize| page.label(at) == Some(Label::Answer);
                !is_answer(start.at + 1) || !self.is_answered_before(page, start.at)
            }
            _ => true,
        }
    }

    /// Whether an item is nested in one of the bullets that are set below a number without being nested in it.
    fn owns_list_over(&mut self, page: &Page, at: usize) -> bool {
        let Shape::Numbered(level) = self.start.shape else { return false };
        let is_outermost = |over: &usize| page.blocks[*over].level == level;
        let over = std::iter::successors(page.item_over(at), |over| page.item_over(*over)).find(is_outermost);
        over.is_some_and(|over| {
            over > self.start.at
                && page.blocks[over].item.is_some_and(|item| !item.is_ordered)
                && !page.is_topic[over]
                && at < self.end(page)
                && !self.has_text_before(page, over)
        })
    }

    /// Whether an item goes on counting where a heading with a number left off, as the first one below that does: it is
    /// the next question, which lacks the mark of a heading.
    fn counts_on(&self, page: &Page, at: usize) -> bool {
        const MOST_LEFT_OUT: u64 = 4;
        let Some(number) = page.heading_number(self.start.at) else { return false };
        let body = self.start.at + 1..page.end_of_section(self.start.at);
        let first = *self.first.get_or_init(|| body.clone().find_map(|at| page.number(at)));
        let goes_on = |other: u64| other > number && other <= number + 1 + MOST_LEFT_OUT;
        first.is_some_and(goes_on) && page.number(at).is_some_and(|other| other > number)
    }

    fn end(&mut self, page: &Page) -> usize {
        let owner = &self.start;
        *self.end.get_or_insert_with(|| match owner.shape {
            Shape::QuestionHeading(_) | Shape::FrontMatter => spans::end(page, owner, page.blocks.len()),
            shape if shape.is_heading() => page.end_of_section(owner.at),
            Shape::Details(_) | Shape::Labelled => spans::end(page, owner, page.blocks.len()),
            _ => page.sections.next_heading(owner.at),
        })
    }

    /// Whether a label says that it is answered, before a block right below what may be its answer.
    fn is_answered_before(&self, page: &Page, end: usize) -> bool {
        const LOOKED_AT: usize = 60;
        let from = end.saturating_sub(LOOKED_AT).max(self.start.at + 1);
        (from..end).any(|at| page.label(at) == Some(Label::Answer))
    }

    fn has_text_before(&mut self, page: &Page, end: usize) -> bool {
        let is_text = |at: &usize| {
            page.blocks[*at].level == 0
                && page.notes[*at].label.is_none()
                && page.blocks[*at].kind == Kind::Paragraph
        };
        if self.text.is_none() {
            self.text = (self.looked_at..end).find(is_text);
            self.looked_at = end.max(self.looked_at);
        }
        self.text.is_some_and(|text| text < end)
    }
}

/// The symbol that a heading begins with: `❓ What is a lock?`
fn symbol(page: &Page, at: usize) -> Option<&str> {
    let plain = page.blocks[at].words.plain.trim_start();
    let text = words::without_symbols(plain);
    let symbol = plain[..plain.len() - text.len()].trim();
    (!symbol.is_empty()).then_some(symbol)
}

/// Whether a list of questions, named as such, follows what was asked and said word by word, `The other questions were:`
/// in a report, or each of them has its answer, as what was asked has: `Sample questions:`.
fn goes_on_after_talk(page: &Page, owner: &Start, start: &Start) -> bool {
    const LOOKED_AT: usize = 40;
    let is_person = || {
        let tag = page.notes[owner.at].label.as_ref().filter(|_| owner.shape == Shape::Labelled);
        tag.is_some_and(|tag| {
            section("person").has(tag.name.to_lowercase().trim_matches(|c: char| !c.is_alphanumeric()))
        })
    };
    let is_answered = || {
        let words = &page.blocks[start.at].words;
        page.end_of_item(start.at) > start.at + 1
            || words.split_bold().is_some_and(|(bold, rest)| !bold.is_empty() && !rest.trim().is_empty())
    };
    let names = |at: usize| {
        let plain = page.blocks[at].words.plain.trim_end();
        let name = plain.trim_end_matches([':', '：']);
        page.label(at).is_none()
            && name.len() < plain.len()
            && if is_person() {
                section("questions").is_in(&name.to_lowercase())
            } else {
                section("many questions").ends(&name.to_lowercase())
            }
    };
    let mut above = (owner.at + 1..start.at).rev().take(LOOKED_AT);
    let asks = page.notes[start.at].asks;
    start.shape.item_level() == Some(1)
        && (asks == Asks::Yes && is_person() || asks != Asks::No && is_answered())
        && above.find(|at| page.blocks[*at].level == 0).is_some_and(names)
}

/// Whether a heading asks, and its answer has a label right below.
pub(super) fn is_answered(page: &Page, start: &Start) -> bool {
    page.notes[start.at].asks != Asks::No && page.label(start.at + 1) == Some(Label::Answer)
}
