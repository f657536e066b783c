//! The blocks of one shape, and what speaks for their being questions.

use std::collections::BTreeMap;

use super::{
    any_text::tells_of_trouble,
    boxes::{are_boxes_of_questions, is_answered_in_fold},
    counted_name::{counts_weeks, is_counted_name},
    holds::{holds_several, is_folded_below, names_list_below, names_many},
    openings::{asks_in_contents, asks_in_opening, is_task},
    queries::is_answered_by_query,
};
use crate::bank::import::{
    families::{self, Shape, Start, table},
    flow::Kind,
    inline::Words,
    labels::{self, Label},
    options,
    page::Page,
    placeholder, sections,
    vocabulary::section,
    words::{self, Asks},
};

/// The starts of one shape, and what speaks for them.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) starts: Vec<Start>,
    /// How many of them ask something, with less than one for those that only begin so.
    pub(super) asking: f64,
    /// How many have a part under them that is labelled as only a question's is.
    pub(super) with_parts: usize,
    /// How many have a body that begins with a question.
    pub(super) with_prompt: usize,
    pub(super) numbered: usize,
    pub(super) certain: usize,
    /// How many headings of the same level announce something else.
    pub(super) asides: usize,
}

impl Group {
    pub(super) fn new() -> Self {
        Self {
            starts: Vec::new(),
            asking: 0.0,
            with_parts: 0,
            with_prompt: 0,
            numbered: 0,
            certain: 0,
            asides: 0,
        }
    }

    pub(super) fn add(&mut self, page: &Page, start: Start) {
        self.asking += weight(page, &start);
        self.numbered += usize::from(is_numbered(page, start.at));
        self.certain += usize::from(start.is_certain);
        let (has_parts, has_prompt) = below(page, &start);
        self.with_parts += usize::from(has_parts);
        self.with_prompt += usize::from(has_prompt && !page.names_several(start.at));
        self.starts.push(start);
    }

    /// The share of those that ask something.
    pub(super) fn fit(&self) -> f64 {
        self.asking / number(self.starts.len() + self.asides)
    }

    pub(super) fn share(&self, count: usize) -> f64 {
        number(count) / number(self.starts.len())
    }
}

pub(super) fn groups(page: &Page) -> BTreeMap<Shape, Group> {
    let mut groups: BTreeMap<Shape, Group> = BTreeMap::new();
    let mut taken = vec![false; page.blocks.len()];
    for family in families::ALL {
        for start in family.starts(page) {
            if taken[start.at] {
                continue;
            }
            if !may_begin(page, &start) {
                // In a document that is not about questions, one that asks is one of many sections.
                if !page.is_about_questions()
                    && matches!(start.shape, Shape::Heading(_))
                    && page.label(start.at).is_none()
                {
                    groups.entry(start.shape).or_insert_with(Group::new).asides += 1;
                }
                continue;
            }
            taken[start.at] = true;
            groups.entry(start.shape).or_insert_with(Group::new).add(page, start);
        }
    }
    groups.retain(|_, group| !group.starts.is_empty());
    groups
}

/// Whether a block may begin a question at all.
fn may_begin(page: &Page, start: &Start) -> bool {
    let note = &page.notes[start.at];
    let block = &page.blocks[start.at];
    let is_section = start.shape.is_heading()
        && note.label.as_ref().is_some_and(|tag| tag.label == Some(Label::Question) && tag.rest.is_empty());
    if is_section && !start.is_certain {
        return false;
    }
    let quotes = || page.blocks.get(start.at + 1).is_some() && page.is_quoted_question(start.at + 1);
    let is_opening = || !quotes() && section("opening").has(&sections::bare_name(&block.words.plain));
    if start.shape == Shape::Bold && note.asks == Asks::No && is_opening()
        || matches!(start.shape, Shape::Details(_))
            && note.asks == Asks::No
            && sections::is_aside(&block.words.plain)
    {
        return false;
    }
    if start.shape.is_heading()
        && !start.is_certain
        && note.asks == Asks::No
        && names_many(&block.words.plain)
    {
        return false;
    }
    // `Week 2: Trees` is a part of a plan.
    if note.asks == Asks::No
        && !start.is_certain
        && start.shape.item_level().is_none()
        && counts_weeks(&block.words.plain)
    {
        return false;
    }
    if !says_something(page, start)
        || tells_of_trouble(page, start)
        || note.is_announced
        || page.is_entry[start.at]
        || page.are_links_material && page.is_led_by_link(start.at) && !is_task(page, start.at)
    {
        return false;
    }
    // What is right above a list of contents is its name.
    let leads_on = |at: usize| page.is_entry[at] && page.is_item(at);
    if start.shape.is_heading()
        && note.asks == Asks::No
        && page.first_said(start.at, page.sections.end(start.at)).is_some_and(leads_on)
    {
        return false;
    }
    // In a section of answers, what leads elsewhere in the document leads to itself.
    let is_answered = page.sections.over(start.at).is_some_and(|over| page.is_of_answers(over));
    let checks = |over: usize| section("self check").is_in(&page.blocks[over].words.plain.to_lowercase());
    let is_checked = note.asks == Asks::Yes && page.sections.over(start.at).is_some_and(checks);
    let is_entry = block.words.has_anchor
        && !is_checked
        && !block.words.has_link
        && !start.shape.is_heading()
        && block.words.is_link()
        && !page.is_listed[start.at]
        && !is_answered;
    // A question under such a heading still is one, an item of a list there is not.
    let asks = note.asks == Asks::Yes || page.is_counted_on[start.at];
    let is_plain = asks && !block.words.is_link() && start.shape.item_level().is_none();
    if matches!(start.shape, Shape::Heading(_))
        && (sections::is_aside(&block.words.plain)
            || note.asks != Asks::Yes
                && (page.is_in_scenario(start.at)
                    || section("program section").has(&sections::bare_name(&block.words.plain))))
    {
        return false;
    }
    let is_named = start.shape == Shape::Table && table::names_questions(page, start.at);
    // A heading that says that a question follows needs no mark.
    let is_said = matches!(start.shape, Shape::QuestionHeading(_)) && note.asks != Asks::No;
    let is_aside = page.sections.is_aside(start.at)
        && !page.is_counted_on[start.at]
        && !asks_in_opening(page, start)
        && !asks_in_contents(page, start);
    !is_entry && !is_option(page, start) && (is_plain || is_named || is_said || !is_aside)
}

/// Whether a block says something that could be a question: it is no blank, no other part of one and no noise.
pub(super) fn says_something(page: &Page, start: &Start) -> bool {
    let note = &page.notes[start.at];
    let plain = &page.blocks[start.at].words.plain;
    let is_label = note.label.as_ref().is_some_and(|tag| tag.label != Some(Label::Question));
    let is_filled_in = words::is_to_be_scored(plain)
        || words::is_blank(plain)
        || placeholder::is_placeholder(plain) && start.shape != Shape::Table;
    !(is_filled_in
        || is_label && !start.is_certain && !is_counted_name(page, start)
        || note.is_noise
        || words::is_address(plain)
        || page.is_in_answer[start.at]
            && (start.shape.item_level().is_some()
                || matches!(start.shape, Shape::Bold | Shape::Quoted | Shape::Paragraph))
        || plain.is_empty() && start.shape != Shape::Table)
}

/// Whether a block is something to choose.
pub(super) fn is_option(page: &Page, start: &Start) -> bool {
    let note = &page.notes[start.at];
    let plain = &page.blocks[start.at].words.plain;
    // A heading with a box is to be ticked off, and nothing to choose.
    let is_box = !start.shape.is_heading()
        && options::tick(plain).is_some()
        && !are_boxes_of_questions(page, start.at)
        && !is_answered_in_fold(page, start.at);
    let has_letter = options::letter(plain).is_some() && !words::has_level(plain);
    let is_asked = page.label(start.at) == Some(Label::Question);
    has_letter && note.asks != Asks::Yes && !is_asked
        || is_box && (note.asks == Asks::No || page.has_ticks && note.asks != Asks::Yes)
}

pub(super) fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// How much a start asks.
pub(super) fn weight(page: &Page, start: &Start) -> f64 {
    let block = &page.blocks[start.at];
    let is_elsewhere = block.words.is_link() && block.words.has_link && !block.words.is_link_to_task();
    match page.notes[start.at].asks {
        _ if start.is_certain => 1.0,
        Asks::Yes => 1.0,
        // Titles of articles begin so, too.
        Asks::Perhaps if is_elsewhere => 0.5,
        // What changed, and what is to be done, is told so, too, under headings that do not speak of questions.
        Asks::Perhaps if is_told(page, start) && !is_answered_by_query(page, start.at) => 0.45,
        Asks::Perhaps => 0.9,
        // Two names that differ are asked about, though nothing says so.
        Asks::No if !is_elsewhere && words::is_comparison(&block.words.plain) => 0.9,
        // What follows a bold question on its line is no part of it.
        Asks::No if start.shape == Shape::Bold && begins_with_bold_question(&block.words) => 0.9,
        // A name that is answered right below is one among questions.
        Asks::No if start.shape.item_level().is_some() && is_answered_below(page, start.at) => 0.8,
        // A whole sentence above what is folded away bids, whatever its words.
        Asks::No if matches!(start.shape, Shape::Details(_)) => {
            if page.is_titled_questions() && is_told_whole(&block.words.plain) { 0.5 } else { 0.0 }
        }
        // A numbered task may have a name before it.
        Asks::No if matches!(start.shape, Shape::Numbered(_)) => {
            let task = words::after_name(&block.words.plain);
            if task.is_some_and(|task| words::asks(task) != Asks::No) {
                0.9
            } else if is_answered_by_query(page, start.at)
                || (page.is_of_exercises() || page.is_among_exercises(start.at))
                    && is_told_whole(&block.words.plain)
            {
                0.5
            } else {
                0.0
            }
        }
        Asks::No => 0.0,
    }
}

/// Whether a text begins with a bold question, and goes on behind it.
pub(super) fn begins_with_bold_question(words: &Words) -> bool {
    words.split_bold().is_some_and(|(bold, rest)| !rest.trim().is_empty() && words::asks(bold) == Asks::Yes)
}

/// Whether a label says right below an item, or below its code, that it is answered.
pub(super) fn is_answered_below(page: &Page, at: usize) -> bool {
    let is_code = page.blocks.get(at + 1).is_some_and(|block| block.kind == Kind::Code);
    page.label(at + 1 + usize::from(is_code)) == Some(Label::Answer)
}

/// Whether a text is a whole sentence, as what is to be done is told in exercises.
fn is_told_whole(plain: &str) -> bool {
    const FEWEST_WORDS: usize = 4;
    (plain.trim_end().ends_with(['.', '。']) || plain.contains(". "))
        && (plain.split_whitespace().count() >= FEWEST_WORDS || !plain.is_ascii())
}

fn is_told(page: &Page, start: &Start) -> bool {
    let plain = page.blocks[start.at].words.plain.to_lowercase();
    let is_said = section("said to somebody").begins(&plain)
        || !plain.is_ascii() && section("asked without mark").is_in(&plain);
    let is_of_tasks = |over| page.sections.is_of_questions(over) || page.is_in_scenario(over);
    let is_named = page.item_over(start.at).is_some_and(|over| names_many(&page.blocks[over].words.plain));
    !is_said
        && !is_named
        && !page.is_about_questions()
        && !page.is_of_exercises()
        && start.shape.item_level().is_some()
        && page.sections.over(start.at).is_some_and(|over| !is_of_tasks(over))
}

fn is_numbered(page: &Page, at: usize) -> bool {
    page.blocks[at].item.is_some_and(|item| item.is_ordered) || families::lead(page, at).is_numbered
}

/// Whether what comes first below a start asks something.
pub(super) fn has_prompt(page: &Page, start: &Start) -> bool {
    below(page, start).1
}

/// Whether an item of a level asks something behind a part of an item before it.
fn asks_again(page: &Page, at: usize, end: usize, level: usize) -> bool {
    const LOOKED_AT: usize = 30;
    let mut after = (at + 1..end).take(LOOKED_AT);
    after.any(|at| {
        let block = &page.blocks[at];
        block.is_item() && block.level == level && page.notes[at].asks != Asks::No
    })
}

/// Whether there is a labelled part under a start before the next of its shape, and whether what comes first
/// asks something.
fn below(page: &Page, start: &Start) -> (bool, bool) {
    const LOOKED_AT: usize = 60;
    let end = if start.shape.is_heading() { page.sections.end(start.at) } else { page.blocks.len() };
    if is_folded_below(page, start) {
        return (true, false);
    }
    let names = names_list_below(page, start, end.min(start.at + LOOKED_AT))
        || holds_several(page, start, end.min(start.at + LOOKED_AT));
    if names {
        return (false, false);
    }
    let mut first = None;
    // The level of an item that asks: what is nested in it is its own.
    let mut item: Option<usize> = None;
    for at in (start.at + 1..end).take(LOOKED_AT) {
        let block = &page.blocks[at];
        let label = page.label(at);
        // `Description` is a part of the question, too.
        let is_heading = sections::heading_level(block).is_some() && label != Some(Label::Prompt);
        // The parts after it are that question's.
        if block.is_item() && label == Some(Label::Question) || item.is_some_and(|level| block.level > level)
        {
            break;
        }
        if block.is_item() && start.shape.is_heading() && label.is_none() && page.notes[at].asks != Asks::No {
            item.get_or_insert(block.level);
        }
        // A name above numbered questions, or those with parts in a list, has none of their parts.
        let is_numbered = block.item.is_some_and(|item| item.is_ordered) && block.level == 1;
        let is_parted = block.level == 0 && block.kind == Kind::Paragraph && label.is_none() && {
            page.is_item(at + 1) && matches!(page.label(at + 1), Some(Label::KeyPoints | Label::FollowUps))
        };
        let is_other = page.notes[at].asks != Asks::No && (is_numbered || is_parted);
        if start.shape == Shape::Bold && page.notes[start.at].asks == Asks::No && is_other {
            break;
        }
        if matches!(label, Some(Label::Answer | Label::KeyPoints | Label::FollowUps)) {
            // Other items that ask after it have theirs, too.
            if item.is_some_and(|level| asks_again(page, at, end, level)) {
                break;
            }
            return (true, first.unwrap_or(false));
        }
        if is_heading || block.kind == Kind::Summary && start.shape.item_level().is_none() && label.is_none()
        {
            break;
        }
        // How hard it is, or what it is about, is not yet the prompt.
        let is_about = matches!(label, Some(Label::Difficulty | Label::Topic));
        if first.is_none() && block.kind == Kind::Paragraph && !page.notes[at].is_noise && !is_about {
            let tells_task = page.notes[at].label.as_ref().is_some_and(|tag| {
                tag.label == Some(Label::Prompt) && !tag.rest.is_empty() && labels::names_task(&tag.name)
            });
            let is_question = tells_task || !block.is_item() && page.notes[at].asks != Asks::No;
            let ends = words::ends_as_question(&block.words.plain);
            let is_bold_name = start.shape == Shape::Bold && (ends || page.notes[at].asks == Asks::Perhaps);
            let is_name = start.shape.is_heading() || is_bold_name;
            first = Some(is_question && (is_name || page.is_quoted_question(at)));
        }
        if !start.shape.is_heading() && block.level == page.blocks[start.at].level && block.is_item() {
            break;
        }
    }
    (false, first.unwrap_or(false))
}

/// The starts of each section.
pub(super) fn by_section<'a>(page: &'a Page, starts: &'a [Start]) -> impl Iterator<Item = &'a [Start]> {
    starts.chunk_by(|a, b| page.sections.over(a.at) == page.sections.over(b.at))
}

/// The starts of each list: between those of two stands something that is in none.
pub(super) fn by_list<'a>(page: &'a Page, starts: &'a [Start]) -> impl Iterator<Item = &'a [Start]> {
    let is_text = |at: usize| page.blocks[at].level == 0 && !page.notes[at].is_noise;
    starts.chunk_by(move |a, b| !(a.at + 1..b.at).any(is_text))
}
