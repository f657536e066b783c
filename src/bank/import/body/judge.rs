//! What a block without a label is, by its question, its neighbours and the habits of the document.

use super::{AskedBy, Mode, Walk, code::asks_for_code, told::is_rubric};
use crate::bank::import::{
    families::Shape,
    flow::{Block, Kind},
    habits::named_ends::MOSTLY,
    labels::Label,
    marks,
    note::Tag,
    options,
    page::Page,
    placeholder, sections,
    vocabulary::section,
    words::{self, Asks},
};

impl Walk<'_> {
    /// Whether a block is the last of the document, and takes leave of its readers.
    pub(super) fn is_leave(&self, at: usize) -> bool {
        let block = &self.page.blocks[at];
        let is_last =
            at >= self.page.last_text && (at > self.span.start.at + 1 || self.habits.bare >= MOSTLY);
        is_last
            && block.level == 0
            && block.kind == Kind::Paragraph
            && (words::is_closing_remark(&block.words.plain)
                || self.is_footer(at)
                || self.is_below_all_lists(at))
    }

    /// Whether a paragraph says something of all above it: it is slanted as a whole, or the only rule below several
    /// questions parts it from them.
    fn is_footer(&self, at: usize) -> bool {
        const FEWEST: usize = 3;
        let block = &self.page.blocks[at];
        let text = block.text(&self.page.view);
        let is_slanted = block.words.is_bold()
            && text.starts_with(['*', '_'])
            && !text.starts_with("**")
            && !text.starts_with("__");
        let is_after_rule = || {
            let is_rule = |at: &usize| self.page.blocks[*at].kind == Kind::Rule;
            let mut starts = (0..at).filter(|at| self.page.is_start[*at]);
            let first = starts.next().unwrap_or(at);
            is_rule(&(at - 1)) && starts.count() + 1 >= FEWEST && (first..at).filter(is_rule).count() == 1
        };
        self.page.label(at) != Some(Label::Answer) && (is_slanted || is_after_rule())
    }

    /// Whether a block only says that other questions follow: `Bonus questions:`, `**Hard**` above a new list.
    pub(super) fn introduces_others(&self, at: usize) -> bool {
        const MOST_WORDS: usize = 6;
        let block = &self.page.blocks[at];
        let is_last = at + 1 == self.span.end && self.page.is_start.get(at + 1) == Some(&true);
        let is_line = block.kind == Kind::Paragraph
            && block.level == 0
            && self.page.blocks[self.span.start.at].level > 0;
        if !is_last || !is_line || self.page.notes[at].label.is_some() {
            return false;
        }
        let plain = block.words.plain.trim_end();
        let is_name = plain.split_whitespace().count() <= MOST_WORDS
            && plain.ends_with(|c: char| c.is_alphanumeric() || c == ')');
        plain.ends_with([':', '：'])
            || [" -", " –", " —"].iter().any(|dash| plain.ends_with(dash))
            || is_name && sections::is_timed(plain)
            || is_name
                && (block.words.is_bold() || self.habits.prose_between < 0.5 && self.begins_anew(at + 1))
    }

    /// Whether an item is the first of a list: it has the first number, or none.
    fn begins_anew(&self, at: usize) -> bool {
        let line = self.page.view.lines.get(self.page.blocks[at].first);
        let number = line.and_then(|line| marks::number(&line.text));
        self.page.is_item(at) && number.is_none_or(|(number, _)| number == 1)
    }

    /// Whether a heading stands beside the one that says that a question follows, and is no known part of it.
    pub(super) fn is_beside_statement(&self, at: usize) -> bool {
        let level = sections::heading_level(&self.page.blocks[at]);
        matches!(self.span.start.shape, Shape::QuestionHeading(of) if level == Some(of))
            && self.page.label(at).is_none()
    }

    /// Whether what is outside of all lists is no part of the item that came before it.
    pub(super) fn is_past(&self, block: &Block) -> bool {
        let is_outside = block.level == 0
            && self.page.blocks[self.span.start.at].level > 0
            && !self.span.start.shape.is_heading();
        let is_alone = matches!(self.span.start.shape, Shape::Quoted | Shape::Paragraph);
        let at = self.index(block);
        // A table right below what asks answers it, and so does a sentence before the next number.
        if is_outside && (self.is_table_within(at) || self.is_before_next_number(at)) {
            return false;
        }
        let is_outside = is_outside
            || is_alone && block.level == 0 && !(self.span.start.is_certain && self.answer_at.is_some());
        is_outside
            && (block.kind == Kind::Paragraph || block.kind == Kind::Table && !is_alone)
            && self.page.notes[self.index(block)].label.is_none()
            && self.habits.prose_between < 0.25
            && !self.parts.lead.is_open
            && !matches!(self.mode, Mode::Answer(true) | Mode::Out)
    }

    /// Whether a block is a table right below the question, before the next one of the same section.
    fn is_table_within(&self, at: usize) -> bool {
        let (start, end) = (self.span.start.at, self.span.end);
        self.page.blocks[at].kind == Kind::Table
            && at == start + 1
            && self.page.is_start.get(end) == Some(&true)
            && self.page.sections.over(end) == self.page.sections.over(start)
    }

    /// Whether a block says something before the number that comes after the one of the question.
    fn is_before_next_number(&self, at: usize) -> bool {
        const FEWEST: usize = 40;
        let block = &self.page.blocks[at];
        let plain = block.words.plain.as_str();
        // Other letters say as much with fewer.
        let length = plain.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>();
        block.kind == Kind::Paragraph
            && length >= FEWEST
            && !plain.ends_with([':', '：'])
            && !block.words.is_bold()
            && self.page.notes[at].asks == Asks::No
            && self.page.is_start.get(self.span.end) == Some(&true)
            && self.page.goes_on_counting(self.span.end, self.page.number(self.span.start.at))
    }

    pub(super) fn index(&self, block: &Block) -> usize {
        // Blocks are one slice: where one is, is what it is.
        let blocks = &self.page.blocks;
        blocks
            .partition_point(|other| (other.first, other.last) < (block.first, block.last))
            .min(blocks.len() - 1)
    }

    /// Whether a label is only a part of the text that is being read.
    pub(super) fn is_text(&self, at: usize, tag: &Tag) -> bool {
        let is_answer = matches!(self.mode, Mode::Answer(_));
        match tag.label {
            Some(Label::Prompt) => !matches!(self.mode, Mode::Lead | Mode::Prompt),
            Some(Label::Aside) if tag.rest.is_empty() => is_answer && self.is_told_on(at, tag),
            // How badly it may be answered is told beside how well.
            Some(Label::Aside)
                if self.mode == Mode::Answer(true)
                    && section("poor answer").is_in(&tag.name.to_lowercase()) =>
            {
                false
            }
            Some(Label::Aside) => is_answer && !placeholder::leads_elsewhere(&tag.rest),
            Some(Label::Difficulty | Label::Topic) => {
                is_answer && self.mode == Mode::Answer(true) && tag.rest.is_empty()
            }
            // `Key elements of a commit` in an answer in prose tells of the thing, and not of what an answer should have.
            Some(Label::KeyPoints)
                if self.mode == Mode::Answer(false)
                    && tag.rest.is_empty()
                    && !self.parts.answer.is_empty()
                    && section("key to a thing").is_in(&tag.name.to_lowercase()) =>
            {
                true
            }
            // A sentence in an answer that says what is important, where no other question has key points.
            Some(Label::KeyPoints) => {
                // All of the document is one question, and its answer comes last: only a heading ends that.
                let is_heading = matches!(self.page.blocks[at].kind, Kind::Heading(_));
                let is_last = self.page.task.is_none_or(|task| task.is_asked && !is_heading);
                if is_answer && is_last && self.span.start.shape == Shape::QuestionHeading(0) {
                    return true;
                }
                let is_told = self.page.told_names.contains(&self.span.start.at);
                let is_rare = self.habits.points < 0.2 && self.habits.prose >= 0.5 && !is_told;
                let is_of_thing = section("key to a thing").is_in(&tag.name.to_lowercase());
                let is_list_name = self.mode == Mode::Lead
                    && tag.rest.is_empty()
                    && (self.page.blocks[at].words.is_bold() || !is_of_thing)
                    && self.page.is_item(at + 1);
                // `Look for: patience` right below a question is said of what it wants, though no other one has such.
                let is_said_first = self.mode == Mode::Lead && !is_of_thing && self.page.is_item(at);
                is_rare
                    && !is_list_name
                    && !is_said_first
                    && (self.page.blocks[at].kind == Kind::Paragraph || is_answer)
            }
            // `Solution: a lock per key` among points is one of them.
            Some(Label::Answer)
                if self.mode == Mode::Points && self.page.is_item(at) && !tag.rest.is_empty() =>
            {
                self.list_level == Some(self.page.blocks[at].level)
            }
            Some(Label::Answer) => {
                self.mode == Mode::Answer(false)
                    && self.habits.answers < 0.2
                    && self.page.blocks[at].kind == Kind::Paragraph
            }
            Some(Label::Question) if matches!(self.mode, Mode::FollowUps | Mode::Points) => {
                self.page.blocks[at].level > 0
            }
            Some(Label::Question) => {
                is_answer
                    && (self.page.blocks[at].level > 0 || matches!(self.span.start.shape, Shape::Details(_)))
            }
            Some(_) => false,
            // `Which of these hold:` above boxes asks.
            None if matches!(self.mode, Mode::Lead | Mode::Prompt)
                && self.page.is_item(at + 1)
                && at + 1 < self.span.end
                && self.is_options(at + 1) =>
            {
                true
            }
            None => {
                matches!(self.mode, Mode::Answer(_) | Mode::Aside)
                    || self.mode == Mode::Prompt && (self.answer_at.is_some() || self.is_name_in_prompt(at))
                    || self.is_answered_in_prose()
                    || self.mode == Mode::Lead && tag.name.starts_with(|c: char| c.is_ascii_digit())
            }
        }
    }

    /// Whether lists with a label of their own are a part of an answer in prose here.
    pub(super) fn is_answered_in_prose(&self) -> bool {
        self.mode == Mode::Lead
            && (self.habits.prose >= 0.5 || self.habits.subjects >= 0.3)
            && !self.page.told_names.contains(&self.span.start.at)
    }

    /// Whether a block is more of a prompt that a label or a list began.
    pub(super) fn goes_on(&self, block: &Block) -> bool {
        let is_list = block.level > self.page.blocks[self.span.start.at].level || block.is_item();
        if self.is_solution(self.index(block)) {
            return false;
        }
        self.answer_at.is_some()
            || self.is_title
            || is_list
            || matches!(block.kind, Kind::Code | Kind::Table) && self.asked_by != AskedBy::Text
            || self.parts.prompt.is_empty()
    }

    /// Whether a block that is no list is more of the prompt.
    pub(super) fn is_prompt(&self, at: usize) -> bool {
        let block = &self.page.blocks[at];
        if self.is_answered_elsewhere() {
            return true;
        }
        let prompt = self.parts.lead.prompt.trim_end();
        match block.kind {
            Kind::Code if self.has_choices => false,
            Kind::Table if is_rubric(self.page, at) => false,
            Kind::Code if !self.goes_on_after(at) && self.is_query(at) && !prompt.ends_with([':', '：']) => {
                false
            }
            Kind::Code | Kind::Table => {
                (if self.is_stated() { at + 1 < self.span.end } else { self.is_title })
                    || (prompt.ends_with([':', '：']) || self.is_given()) && !self.is_subject()
                    || words::is_about_code(prompt) && self.goes_on_after(at)
                    || self.habits.code_prompts >= 0.5 && (self.goes_on_after(at) || !asks_for_code(prompt))
                    || self.has_options_after(at)
                    || self.has_points_after(at)
                    || self.joins_code(at - 1)
            }
            Kind::Paragraph if self.is_stated() => true,
            Kind::Paragraph => {
                let is_question = self.page.notes[at].asks != Asks::No;
                let goes_on = self.span.start.shape.item_level().is_some() && self.asks_later(at);
                self.parts.prompt.is_empty()
                    || goes_on
                    || self.is_title && self.habits.titles >= 0.3 && !self.is_told_below(at)
                    || self.is_title && is_question
                    || (prompt.ends_with([':', '：']) || self.is_given())
                        && self.parts.answer.is_empty()
                        && self.page.blocks[at - 1].kind == Kind::Code
                        && is_question
                    || self.joins_code(at)
                    || options::are_lines_of_options(&block.text(&self.page.view))
                    || self.is_one_of_options(at)
                    || self.has_options_after(at)
            }
            _ => false,
        }
    }

    /// Whether a block states what is right below what asks, where most titles have both: it answers.
    fn is_told_below(&self, at: usize) -> bool {
        let above = (self.span.start.at + 1..at).rev().find(|at| !self.page.notes[*at].is_noise);
        let is_asked = |above: usize| {
            let block = &self.page.blocks[above];
            block.kind == Kind::Paragraph && self.page.notes[above].asks != Asks::No
        };
        self.habits.told_below >= 0.5 && self.page.notes[at].asks == Asks::No && above.is_some_and(is_asked)
    }

    /// Whether the answers stand elsewhere, so that what is below a task says more of it.
    pub(super) fn is_answered_elsewhere(&self) -> bool {
        let start = &self.span.start;
        self.habits.elsewhere >= 0.5
            && start.shape.is_heading()
            && self.page.notes[start.at].asks != Asks::Yes
            && self.answer_at.is_none()
    }

    /// Whether all below a heading that is a mere label states what is to be done, as nothing says that it is
    /// answered.
    pub(super) fn is_stated(&self) -> bool {
        self.habits.is_stated(self.page, &self.span.start, &self.parts.lead)
    }

    /// Whether what follows right after a block is said to be what an answer should have.
    fn has_points_after(&self, at: usize) -> bool {
        let next = self.page.first_said(at, self.span.end);
        next.is_some_and(|next| self.page.label(next) == Some(Label::KeyPoints))
    }

    /// Whether a table tells how an answer is rated: numbers, and what each of them looks like.
    pub(super) fn rates(&self, at: usize) -> bool {
        let block = &self.page.blocks[at];
        let mut rows = self.page.view.get(block.first, block.last).iter().map(|line| {
            let mut cells =
                line.text.trim().trim_start_matches('|').split('|').map(|cell| cell.trim().trim_matches('*'));
            (cells.next().unwrap_or_default().to_lowercase(), cells.next().unwrap_or_default())
        });
        let is_named = rows.next().is_some_and(|(name, _)| section("ratings").has(&name));
        let is_rating = |(number, text): (String, &str)| {
            number.starts_with(|c: char| c.is_ascii_digit()) && number.len() <= 5 && text.contains(' ')
        };
        block.kind == Kind::Table && is_named && self.parts.answer.is_empty() && rows.skip(1).all(is_rating)
    }

    /// Whether anything follows a block within the question. Code that is all there is answers it.
    pub(super) fn goes_on_after(&self, at: usize) -> bool {
        (at + 1..self.span.end).any(|at| !self.page.notes[at].is_noise)
    }

    /// Whether a question that did not ask yet does so in a paragraph of its item, from a block on; what has only told may
    /// ask in one that is not set in.
    pub(super) fn asks_later(&self, at: usize) -> bool {
        const LOOKED_AT: usize = 3;
        const LONGEST: usize = 300;
        let start = self.span.start.at;
        let is_silent = self.page.notes[start].asks == Asks::No;
        let is_paragraph = |at: &usize| {
            let block = &self.page.blocks[*at];
            let is_plain = block.kind == Kind::Paragraph
                && !block.is_item()
                && (block.level == self.page.blocks[start].level || is_silent && block.level == 0);
            is_plain && self.page.notes[*at].label.is_none() && block.words.plain.len() <= LONGEST
        };
        let mut paragraphs = (at..self.span.end).take(LOOKED_AT).take_while(is_paragraph);
        self.page.notes[start].asks != Asks::Yes && paragraphs.any(|at| self.page.notes[at].asks == Asks::Yes)
    }

    /// Whether the question is a heading in a document in which many only name a subject, or a name among numbered
    /// questions.
    pub(super) fn is_subject(&self) -> bool {
        let note = &self.page.notes[self.span.start.at];
        let is_name = note.label.as_ref().is_some_and(|tag| tag.label.is_none() && tag.rest.is_empty());
        self.span.start.shape.is_heading() && self.habits.subjects >= 0.3
            || self.span.start.shape == Shape::Numbered(1) && is_name && note.asks == Asks::No
    }

    /// Whether prose without a label follows the list that begins at a block, within the question.
    pub(super) fn has_prose_after(&self, at: usize) -> bool {
        let level = self.page.blocks[self.span.start.at].level;
        (at..self.span.end).take_while(|at| matches!(self.page.label(*at), None | Some(Label::Prompt))).any(
            |at| {
                let block = &self.page.blocks[at];
                let is_text =
                    matches!(block.kind, Kind::Paragraph | Kind::Code) && !self.page.notes[at].is_noise;
                is_text
                    && !block.is_item()
                    && block.level <= level
                    && !self.is_past(block)
                    && !self.is_leave(at)
            },
        )
    }
}

/// Whether a block is still in the list of a prompt: no label of another part.
pub(super) fn page_goes_on(page: &Page, at: usize) -> bool {
    let is_content = matches!(page.blocks[at].kind, Kind::Paragraph | Kind::Code | Kind::Table);
    is_content
        && !matches!(
            page.label(at),
            Some(Label::Answer | Label::KeyPoints | Label::FollowUps | Label::Question)
        )
}
