//! Counts what the bodies of the questions hold.

use super::{Habits, is_nameless};
use crate::bank::import::{
    body::told::{named_until, told_before_parts},
    families::{self, Shape},
    flow::{Block, Kind},
    labels::Label,
    lead::Lead,
    note::Note,
    options,
    page::Page,
    spans::Span,
    vocabulary::section,
    words::{self, Asks},
};

/// What one body holds.
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own, and all may be so together")]
#[derive(Debug, Default)]
struct Held {
    has_prose: bool,
    has_list: bool,
    /// Whether there is text outside of lists.
    has_text: bool,
    is_labelled: bool,
    has_points: bool,
    has_answer: bool,
    /// Whether its first paragraph asks.
    first_asks: Option<bool>,
    items: Items,
}

/// The items of a body.
#[derive(Debug, Default)]
struct Items {
    /// How many are right below the question.
    count: f64,
    /// How long all are together, in characters.
    length: f64,
    sentences: f64,
    pictures: f64,
    /// Those that no label announces, and that are no options.
    open: f64,
    asking: f64,
}

/// Whether a paragraph ends with the mark of a question.
fn ends_asking(page: &Page, at: usize) -> bool {
    let block = &page.blocks[at];
    block.kind == Kind::Paragraph && !block.is_item() && page.notes[at].asks == Asks::Yes
}

/// Whether a paragraph without a label asks nothing.
fn states(page: &Page, at: usize) -> bool {
    let (block, note) = (&page.blocks[at], &page.notes[at]);
    block.kind == Kind::Paragraph && !block.is_item() && note.label.is_none() && note.asks == Asks::No
}

impl Held {
    fn of(page: &Page, span: &Span, lead: &Lead, first: Option<usize>) -> Self {
        let level = page.blocks[span.start.at].level;
        let told = named_until(page, span).unwrap_or(span.start.at);
        let mut held = Self { has_prose: !lead.rest.is_empty(), ..Self::default() };
        for at in span.start.at + 1..span.end {
            let (block, note) = (&page.blocks[at], &page.notes[at]);
            if at < told || note.is_noise || words::is_closing_remark(&block.words.plain) && block.level == 0
            {
                continue;
            }
            if let Some(tag) = &note.label {
                held.is_labelled = true;
                held.has_prose |= tag.label == Some(Label::Answer);
                held.has_answer |= tag.label == Some(Label::Answer);
                held.has_points |= tag.label == Some(Label::KeyPoints);
                continue;
            }
            if held.is_labelled && note.is_announced {
                held.has_list = true;
                continue;
            }
            match block.kind {
                Kind::Paragraph if block.is_item() => held.add_item(block, note, level),
                Kind::Paragraph | Kind::Code | Kind::Table | Kind::Html => {
                    if block.kind == Kind::Paragraph && held.first_asks.is_none() {
                        held.first_asks = Some(note.asks != Asks::No);
                    }
                    // Below a mere label, what comes first is the prompt.
                    let is_prompt = lead.prompt.is_empty() && first == Some(at);
                    held.has_prose |= !is_prompt
                        && (block.level <= level && !held.has_list
                            || block.kind == Kind::Paragraph && block.level == level && !block.is_item());
                    held.has_text |= block.level == 0;
                }
                _ => {}
            }
        }
        held
    }

    /// Counts an item, below a question of a level.
    fn add_item(&mut self, block: &Block, note: &Note, level: usize) {
        let plain = block.words.plain.trim_end();
        let is_below = block.level <= level + 1;
        self.has_list = true;
        self.items.count += one(is_below);
        self.items.length += number(block.words.plain.chars().count());
        self.items.pictures += one(block.words.has_image);
        self.items.sentences += one(plain.ends_with(['.', '。']));
        let is_option =
            options::letter(&block.words.plain).is_some() || options::tick(&block.words.plain).is_some();
        let is_open = !self.is_labelled && is_below && !is_option;
        self.items.open += one(is_open);
        self.items.asking += one(is_open && note.asks != Asks::No);
    }
}

/// One where something is so.
fn one(is_so: bool) -> f64 {
    f64::from(u8::from(is_so))
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// What the bodies of all questions hold.
#[derive(Debug, Default)]
pub(super) struct Tally {
    bodies: f64,
    prose: f64,
    list_alone: f64,
    marked: f64,
    choosing: f64,
    items_alone: f64,
    length_alone: f64,
    sentences_alone: f64,
    pictures_alone: f64,
    items: f64,
    asking: f64,
    followed: f64,
    prose_between: f64,
    headings: f64,
    titles: f64,
    subjects: f64,
    nameless: f64,
    stated: f64,
    /// Titles below which a paragraph asks, and those of them with one that states right below it.
    asked_below: f64,
    told_below: f64,
    elsewhere: f64,
    told: f64,
    told_asking: f64,
    coded: f64,
    about_code: f64,
    all: f64,
    with_points: f64,
    with_answer: f64,
}

impl Tally {
    /// Counts one body; whether another question follows in the same section.
    pub(super) fn add(&mut self, page: &Page, span: &Span, is_followed: bool) {
        let start = span.start.at;
        let lead = families::lead(page, start);
        let first = page.first_said(start, span.end);
        let held = Held::of(page, span, lead, first);
        if first.is_some_and(|at| page.blocks[at].kind == Kind::Code) {
            self.coded += 1.0;
            self.about_code += one(words::is_about_code(&page.blocks[start].words.plain));
        }
        self.items += held.items.open;
        self.asking += held.items.asking;
        self.all += 1.0;
        if let Some((_, asks)) = told_before_parts(page, span) {
            self.told += 1.0;
            self.told_asking += one(asks);
        }
        self.elsewhere += one((start + 1..span.end).any(|at| page.leads_to_answer(at)));
        self.with_answer += one(held.has_answer);
        self.with_points += one(held.has_points);
        if held.has_prose || held.has_list {
            self.bodies += 1.0;
            self.prose += one(held.has_prose);
        }
        // Code above options is what these are about.
        let below_code = first
            .filter(|at| page.blocks[*at].kind == Kind::Code)
            .and_then(|code| page.first_said(code, span.end))
            .filter(|at| page.is_item(*at) && page.marked_option(*at, span.end).is_some());
        if held.has_list && (!held.has_prose || below_code.is_some()) {
            self.add_list(page, span, &held.items, below_code.or(first));
        }
        if is_followed && !span.start.shape.is_heading() {
            self.followed += 1.0;
            self.prose_between += one(held.has_text);
        }
        if is_nameless(page, &span.start, lead) {
            self.nameless += 1.0;
            // Code alone below a name states nothing.
            let is_told = |at: usize| lead.prompt.is_empty() || page.blocks[at].kind != Kind::Code;
            self.stated += one(first.is_some_and(|at| page.notes[at].asks != Asks::Yes && is_told(at)));
        }
        let is_heading = span.start.shape.is_heading();
        if (is_heading || span.start.shape == Shape::Bold) && !page.told_names.contains(&start) {
            self.headings += 1.0;
            let is_name = page.notes[start].asks == Asks::No;
            let is_title = is_name && held.first_asks == Some(true);
            self.subjects +=
                one(is_heading && is_name && !is_title && !lead.prompt.is_empty() && !held.has_points);
            self.titles += one(is_title);
            if let Some(asked) = first.filter(|at| is_name && ends_asking(page, *at)) {
                self.asked_below += 1.0;
                self.told_below += one(page.first_said(asked, span.end).is_some_and(|at| states(page, at)));
            }
        }
    }

    /// Whether all bodies are lists alone, and there are so many.
    pub(super) fn has_lists_alone(&self, fewest: f64) -> bool {
        self.list_alone >= fewest && self.prose == 0.0
    }

    /// Counts a list that is all of a body.
    fn add_list(&mut self, page: &Page, span: &Span, items: &Items, first: Option<usize>) {
        self.list_alone += 1.0;
        self.marked += one(first.is_some_and(|at| page.marked_option(at, span.end).is_some()));
        let prompt = page.blocks[span.start.at].words.plain.to_lowercase();
        self.choosing += one(section("choosing").is_in(&prompt));
        self.items_alone += items.count;
        self.length_alone += items.length;
        self.sentences_alone += items.sentences;
        self.pictures_alone += items.pictures;
    }

    /// What is usual in them.
    pub(super) fn habits(&self) -> Habits {
        let share = |part: f64, all: f64| if all > 0.0 { part / all } else { 0.0 };
        Habits {
            prose: share(self.prose, self.bodies),
            list_alone: share(self.list_alone, self.bodies),
            marked: if self.marked >= 2.0 { share(self.marked, self.list_alone) } else { 0.0 },
            asking_items: share(self.asking, self.items),
            items: self.items,
            prose_between: share(self.prose_between, self.followed),
            choosing: if self.choosing >= 3.0 && self.with_answer == 0.0 {
                share(self.choosing, self.list_alone)
            } else {
                0.0
            },
            code_prompts: share(self.about_code, self.coded),
            answers: share(self.with_answer, self.all),
            points: share(self.with_points, self.all),
            item_length: share(self.length_alone, self.items_alone),
            pictures: share(self.pictures_alone, self.items_alone),
            sentences: share(self.sentences_alone, self.items_alone),
            items_alone: share(self.items_alone, self.list_alone),
            titles: share(self.titles, self.headings),
            subjects: share(self.subjects, self.headings),
            stated: share(self.stated, self.nameless),
            told_below: if self.told_below >= 2.0 { share(self.told_below, self.asked_below) } else { 0.0 },
            nameless: share(self.nameless, self.all),
            elsewhere: share(self.elsewhere, self.all),
            told: share(self.told, self.all),
            told_asking: share(self.told_asking, self.told),
            bare: 0.0,
            sections_in_bold: false,
        }
    }
}
