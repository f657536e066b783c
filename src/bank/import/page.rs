//! A document as the families see it: its blocks, what each asks, which label it is, and under which
//! headings it stands.

mod announced;
mod answered;
mod asked_on;
mod asked_sections;
mod blocks;
mod bold_names;
mod counted;
mod counted_names;
mod counted_sections;
mod exercises;
mod level_names;
mod links;
mod not_posed;
mod over_aside;
mod practised;
mod raised;
mod solving;
mod subject_names;
mod task;
mod told;

use std::{cell::OnceCell, collections::HashSet, ops::Range};

use self::blocks::{counted, entries, nesting, parts, repeated_title, speaks_of_questions};
pub(super) use self::{blocks::says_questions, practised::names_exercises, task::Task};
use super::{
    flow::{self, Block, Kind},
    inline,
    labels::Label,
    lead::Lead,
    note::Note,
    notes, options,
    sections::{self, Sections},
    view::View,
    vocabulary::section,
    words::Asks,
};

/// A document that was read.
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own, and all may be so together")]
#[derive(Debug)]
pub(super) struct Page {
    pub(super) view: View,
    pub(super) blocks: Vec<Block>,
    pub(super) notes: Vec<Note>,
    pub(super) sections: Sections,
    speaks: Speaks,
    /// Whether nearly all that it says are tasks, as in exercises.
    is_practice: bool,
    /// For each block, whether a question begins with it: known once all of the document was judged.
    pub(super) is_start: Vec<bool>,
    /// For each block, whether it is an item that only says what the questions nested in it are about.
    pub(super) is_topic: Vec<bool>,
    /// For each block that begins an item, the item that it is nested in.
    item_over: Vec<Option<usize>>,
    /// For each block that begins an item, the block after the last one in it.
    item_end: Vec<usize>,
    /// The last block with text.
    pub(super) last_text: usize,
    /// Whether one label in it says that a question follows, and only one.
    pub(super) has_one_question: bool,
    /// For each block, whether it is an entry of a list of contents, or in a section of answers.
    pub(super) is_entry: Vec<bool>,
    /// For each block, whether it tells of a program or of the document itself, and asks nothing.
    pub(super) is_told: Vec<bool>,
    /// For each block, whether it is a heading or an item that a list of contents above it leads to.
    pub(super) is_listed: Vec<bool>,
    /// For each block, whether it is a heading that a bare number counts.
    pub(super) is_counted: Vec<bool>,
    /// How many questions in its lists have their answers behind them on the same line, where most have.
    pub(super) answered_inline: usize,
    /// The headings of scenarios that are told in one section and asked about in another.
    scenarios: HashSet<usize>,
    /// Its first heading.
    title: Option<usize>,
    /// Whether questions in its lists have their answers on the lines after their first, where most have.
    pub(super) answered_below: bool,
    /// For each block, whether it begins with a symbol as most questions of its paragraphs do.
    pub(super) is_led_by_symbol: Vec<bool>,
    /// How many characters its lines may have, in items of several.
    pub(super) widest: usize,
    /// Whether a box of a list is ticked: the boxes are options, then.
    pub(super) has_ticks: bool,
    /// Whether follow-ups stand right below a list of boxes: interviewers tick those off.
    pub(super) has_checklists: bool,
    /// For each block, whether a label folds it away as an answer.
    pub(super) is_in_answer: Vec<bool>,
    /// Whether the links that items of its lists begin with are to be read, rather than questions.
    pub(super) are_links_material: bool,
    /// For each block, whether it asks, and counts on from what asks above it, whatever is announced between them.
    pub(super) is_counted_on: Vec<bool>,
    /// The only task that all of it is: known once all was judged.
    pub(super) task: Option<Task>,
    /// The headings that are but the names of tasks, told below them: known once all was judged.
    pub(super) told_names: HashSet<usize>,
    /// The tables whose rows somebody has shown to be questions.
    pub(super) shown_tables: HashSet<usize>,
    /// For each block, what a question that begins with it begins with, once somebody asked.
    pub(super) leads: Vec<OnceCell<Lead>>,
}

/// Where a document speaks of questions. From what says least to what says most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Speaks {
    Nowhere,
    InHeadings,
    /// In its first blocks.
    InTitle,
}

impl Speaks {
    fn of(blocks: &[Block], notes: &[Note]) -> Self {
        const FIRST: usize = 4;
        let first = blocks.len().min(FIRST);
        if speaks_of_questions(&blocks[..first], &notes[..first]) {
            Self::InTitle
        } else if speaks_of_questions(blocks, notes) {
            Self::InHeadings
        } else {
            Self::Nowhere
        }
    }
}

impl Page {
    pub(super) fn of(text: &str) -> Self {
        Self::of_view(View::of(text))
    }

    pub(super) fn of_view(view: View) -> Self {
        let mut blocks = flow::blocks(&view);
        raised::raise(&mut blocks);
        let mut notes = notes::of(&view, &blocks);
        if let Some(again) = repeated_title(&view, &blocks) {
            notes[again].is_noise = true;
        }
        let asked = asked_sections::asked_among_others(&blocks, &notes);
        for heading in &asked {
            notes[*heading].label = None;
        }
        let sections = sections::of(&blocks, parts(&blocks, &notes), &asked);
        let speaks = Speaks::of(&blocks, &notes);
        let last_text = notes.iter().rposition(|note| !note.is_noise).unwrap_or_default();
        let is_question =
            |note: &&Note| note.label.as_ref().is_some_and(|tag| tag.label == Some(Label::Question));
        let has_one_question = notes.iter().filter(is_question).take(2).count() == 1;
        let (is_entry, is_listed) = entries(&blocks);
        let is_counted = counted(&blocks);
        let is_topic = vec![false; blocks.len()];
        let is_told = vec![false; blocks.len()];
        // What was read of a list of links, or of questions, may be ticked off.
        let is_ticked = |(block, note): (&Block, &Note)| {
            options::tick(&block.words.plain) == Some(true)
                && !block.words.has_anchor
                && note.asks != Asks::Yes
                && sections::heading_level(block).is_none()
        };
        let has_ticks = blocks.iter().zip(&notes).any(is_ticked);
        let has_checklists = (1..blocks.len()).any(|at| {
            options::tick(&blocks[at - 1].words.plain) == Some(false)
                && notes[at].label.as_ref().is_some_and(|tag| tag.label == Some(Label::FollowUps))
        });
        let (item_over, item_end) = nesting(&blocks);
        let title = blocks.iter().position(|block| sections::heading_level(block).is_some());
        let leads = vec![OnceCell::new(); blocks.len()];
        let mut page = Self {
            view,
            blocks,
            notes,
            sections,
            speaks,
            is_practice: false,
            has_one_question,
            has_ticks,
            has_checklists,
            last_text,
            is_start: Vec::new(),
            is_entry,
            is_told,
            is_listed,
            is_counted,
            is_topic,
            item_over,
            item_end,
            answered_inline: 0,
            answered_below: false,
            widest: 0,
            is_led_by_symbol: Vec::new(),
            scenarios: HashSet::new(),
            title,
            are_links_material: false,
            is_in_answer: Vec::new(),
            is_counted_on: Vec::new(),
            task: None,
            told_names: HashSet::new(),
            shown_tables: HashSet::new(),
            leads,
        };
        page.find_practised();
        page.find_folded_answers();
        page.is_counted_on = page.counted_over_aside();
        page.find_told();
        page.find_not_posed();
        page.answered_inline = page.answers_inline();
        page.is_led_by_symbol = page.led_by_symbol();
        page.widest = page.widest();
        page.answered_below = page.answers_below();
        page.are_links_material = page.has_material();
        page.scenarios = (0..page.blocks.len()).filter_map(|at| page.scenario_told(at)).collect();
        page.find_bidding();
        page.unname_siblings();
        page.unname_counted();
        page.count_tasks();
        page.count_named();
        page.find_tasks();
        page.find_asked_on();
        page.unname_lists();
        page.find_announced();
        page
    }

    /// Notes what stands between the tags of a `<details>` whose summary says that it is an answer.
    fn find_folded_answers(&mut self) {
        self.is_in_answer = vec![false; self.blocks.len()];
        let mut open: Vec<(usize, bool)> = Vec::new();
        for at in 0..self.blocks.len() {
            match self.blocks[at].kind {
                Kind::Open => open.push((at, false)),
                Kind::Summary => {
                    let is_answer = self.label(at) == Some(Label::Answer);
                    if let Some(last) = open.last_mut() {
                        *last = (at, is_answer);
                    }
                }
                Kind::Close => {
                    if let Some((from, true)) = open.pop() {
                        self.is_in_answer[from + 1..at].fill(true);
                    }
                }
                _ => {}
            }
        }
    }

    /// Whether it speaks of questions in its headings or its first words.
    pub(super) fn is_about_questions(&self) -> bool {
        self.speaks >= Speaks::InHeadings
    }

    /// Whether its title or its first words do.
    pub(super) fn is_titled_questions(&self) -> bool {
        self.speaks == Speaks::InTitle
    }

    /// Notes where questions begin.
    pub(super) fn mark(&mut self, starts: impl Iterator<Item = usize>) {
        self.is_start = vec![false; self.blocks.len()];
        for at in starts {
            self.is_start[at] = true;
        }
    }

    /// Notes which blocks are in sections of answers, where no question begins.
    pub(super) fn note_answers(&mut self, sections: impl Iterator<Item = Range<usize>>) {
        for section in sections {
            self.is_entry[section].fill(true);
        }
    }

    /// The line of the document in which a block begins, from 1.
    pub(super) fn source_line(&self, at: usize) -> usize {
        self.view.lines.get(self.blocks[at].first).map_or(1, |line| line.source)
    }

    /// Its first heading.
    pub(super) fn title(&self) -> Option<usize> {
        self.title
    }

    /// The known label of a block.
    pub(super) fn label(&self, at: usize) -> Option<Label> {
        self.notes.get(at)?.label.as_ref()?.label
    }

    /// The first block after one, and before an end, that says anything.
    pub(super) fn first_said(&self, at: usize, end: usize) -> Option<usize> {
        (at + 1..end).find(|at| !self.notes[*at].is_noise)
    }

    /// Whether a block begins an item.
    pub(super) fn is_item(&self, at: usize) -> bool {
        self.blocks.get(at).is_some_and(Block::is_item)
    }

    /// The block after the last one of an item and of what is nested in it.
    pub(super) fn end_of_item(&self, at: usize) -> usize {
        self.item_end[at]
    }

    /// The item that an item is nested in.
    pub(super) fn item_over(&self, at: usize) -> Option<usize> {
        self.item_over[at]
    }

    /// Whether an item is nested in one that begins with a heading, too. A number that is set to the right of the
    /// one before it is not.
    pub(super) fn is_below_heading(&self, at: usize) -> bool {
        let is_ordered = |at: usize| self.blocks[at].item.is_some_and(|item| item.is_ordered);
        self.item_over[at].is_some_and(|over| {
            let is_heading = sections::heading_level(&self.blocks[over]).is_some();
            is_heading && !(is_ordered(over) && is_ordered(at))
        })
    }

    /// Where the section of a heading ends. One in an item goes on below the headings that are nested in it.
    pub(super) fn end_of_section(&self, heading: usize) -> usize {
        let mut end = self.sections.end(heading);
        while self.is_item(heading) && self.is_item(end) && self.is_below_heading(end) {
            end = self.sections.end(end);
        }
        end
    }

    /// The item that is marked as the right one among the options that begin at a block, and the only one: in bold,
    /// with a tick, or with words that say so.
    pub(super) fn marked_option(&self, at: usize, end: usize) -> Option<usize> {
        const FEWEST: usize = 2;
        const MOST: usize = 8;
        let level = self.blocks[at].level;
        let items: Vec<usize> = (at..end)
            .take_while(|at| self.blocks[*at].level >= level && self.blocks[*at].kind == Kind::Paragraph)
            .filter(|at| self.is_item(*at))
            .take(MOST + 1)
            .collect();
        let is_flat =
            items.iter().all(|at| self.blocks[*at].level == level && self.notes[*at].label.is_none());
        let is_marked = |block: &Block| {
            options::is_marked(&block.words) || options::is_bold_behind_letter(&block.text(&self.view))
        };
        let mut marked = items.iter().filter(|at| is_marked(&self.blocks[**at]));
        let option = marked.next().filter(|_| marked.next().is_none());
        option.copied().filter(|_| is_flat && (FEWEST..=MOST).contains(&items.len()))
    }

    /// Whether a block is a paragraph in quotes, or set off as a quote, that asks something.
    pub(super) fn is_quoted_question(&self, at: usize) -> bool {
        let block = &self.blocks[at];
        let plain = block.words.plain.as_str();
        let is_quote = if plain.starts_with(inline::OPENING_QUOTES) {
            inline::ends_quoted(plain)
        } else {
            block.is_quoted
        };
        block.kind == Kind::Paragraph
            && !block.is_item()
            && is_quote
            && self.notes[at].label.is_none()
            && self.notes[at].asks != Asks::No
    }

    /// The scenario that a heading tells, of which a list of questions comes later: `Problem statement` under
    /// `Case study 3`, which is its heading.
    pub(super) fn scenario_told(&self, at: usize) -> Option<usize> {
        const LOOKED_AT: usize = 100;
        const FEWEST: usize = 2;
        let is_heading = matches!(self.blocks[at].kind, Kind::Heading(_));
        let names = |over: &usize| {
            is_heading && section("scenario").is_in(&self.blocks[*over].words.plain.to_lowercase())
        };
        let over = self.sections.over(at).filter(names)?;
        let is_bare = self.notes[at].label.as_ref().is_some_and(|tag| tag.rest.is_empty());
        // What a list below it says belongs to it, where a heading says next that it is answered.
        let answered = self.sections.end(at);
        if answered < self.sections.end(over) && self.label(answered) == Some(Label::Answer) {
            return None;
        }
        let items = (at + 1..self.sections.end(over)).take(LOOKED_AT).filter(|at| self.is_item(*at));
        let asking = items.filter(|at| self.notes[*at].asks != Asks::No).take(FEWEST).count();
        (is_bare && asking == FEWEST).then_some(over)
    }

    /// Whether a heading names a section of a scenario that is told in one and asked about in another.
    pub(super) fn is_in_scenario(&self, heading: usize) -> bool {
        self.sections.over(heading).is_some_and(|over| self.scenarios.contains(&over))
    }
}
