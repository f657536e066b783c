//! What a list without a label is: options, a part of the prompt, the answer, its points, or follow-ups.

use super::Walk;
use crate::bank::import::{
    families::Shape,
    flow::Kind,
    labels::Label,
    marks, options,
    vocabulary::section,
    words::{self, Asks},
};

impl Walk<'_> {
    /// What a list without a label is.
    pub(super) fn label_of_list(&self, at: usize) -> Label {
        if self.is_checklist(at) {
            return Label::KeyPoints;
        }
        let prompt = self.parts.lead.prompt.trim_end().trim_end_matches(['*', '"']);
        if prompt.ends_with([':', '：']) && !self.is_subject()
            || self.parts.lead.is_open
            || self.parts.prompt.is_empty()
        {
            return Label::Prompt;
        }
        // Below a statement, what can be chosen from is a part of it: `True`, `False`.
        let states = matches!(self.span.start.shape, Shape::QuestionHeading(_))
            && self.page.notes[self.span.start.at].asks == Asks::No;
        if self.follows_colon(at)
            || self.is_stated()
            || self.tells_and_asks(at)
            || states && self.is_choice(at)
            || self.is_answered_elsewhere()
            || self.is_marked(at)
            || self.habits.choosing >= 0.4 && self.is_short_list(at)
            || section("choosing").is_in(&prompt.to_lowercase()) && self.is_choice(at)
        {
            return Label::Prompt;
        }
        if self.are_follow_ups(at) {
            return if self.is_title && self.habits.titles >= 0.3 { Label::Prompt } else { Label::FollowUps };
        }
        if self.is_title && self.habits.titles >= 0.3 && self.habits.prose < 0.5 {
            return Label::Prompt;
        }
        // What is set off as a quote is told as an answer.
        if self.has_prose_after(at)
            || self.page.blocks[at].is_quoted && !self.page.blocks[self.span.start.at].is_quoted
        {
            return Label::Answer;
        }
        let share =
            if self.span.start.shape.is_heading() || matches!(self.span.start.shape, Shape::Details(_)) {
                0.7
            } else {
                0.5
            };
        if self.habits.list_alone >= share && !self.habits.tell() { Label::KeyPoints } else { Label::Answer }
    }

    /// Whether a list that is nested in an item that names a subject tells something, and only its last item asks.
    fn tells_and_asks(&self, at: usize) -> bool {
        let (start, level) = (self.span.start.at, self.page.blocks[at].level);
        if self.page.notes[start].asks != Asks::No || self.page.item_over(at) != Some(start) {
            return false;
        }
        let items: Vec<Asks> = self
            .list(at)
            .filter(|at| self.page.is_item(*at) && self.page.blocks[*at].level == level)
            .map(|at| self.page.notes[at].asks)
            .collect();
        let asking = items.iter().filter(|asks| **asks == Asks::Yes).count();
        asking == 1 && items.last() == Some(&Asks::Yes) && items.contains(&Asks::No)
    }

    /// Whether a list of boxes is for the interviewer to tick off: no box of the document is ticked, nothing says what
    /// is right, and follow-ups come after it or another one, or it is nested in a question with a box.
    pub(super) fn is_checklist(&self, at: usize) -> bool {
        let is_box = |at: usize| options::tick(&self.page.blocks[at].words.plain) == Some(false);
        let asks_on = |at: usize| self.page.label(at) == Some(Label::FollowUps);
        let start = self.span.start.at;
        let is_boxed = is_box(start) && self.page.blocks[at].level > self.page.blocks[start].level.max(1);
        is_box(at)
            && self.page.is_item(at)
            && !self.page.has_ticks
            && self.answer_at.is_none()
            && self.list(at).filter(|at| self.page.is_item(*at)).all(|at| is_box(at) || asks_on(at))
            && (is_boxed || self.page.has_checklists || (at..self.span.end).any(asks_on))
    }

    /// Whether the prompt ends with a colon right above a block.
    pub(super) fn follows_colon(&self, at: usize) -> bool {
        let Some(above) = (self.span.start.at + 1..at).rev().find(|at| !self.page.notes[*at].is_noise) else {
            return false;
        };
        let block = &self.page.blocks[above];
        self.parts.answer.is_empty()
            && block.kind == Kind::Paragraph
            && block.level == self.page.blocks[self.span.start.at].level
            && self.parts.prompt.ends_with(above)
            && block.words.plain.trim_end().ends_with([':', '：'])
    }

    /// Whether the list that begins at a block is short enough to be chosen from, and something after it says what is
    /// right.
    pub(super) fn is_choice(&self, at: usize) -> bool {
        const MOST: usize = 8;
        const LONGEST: usize = 120;
        let list: Vec<usize> = self.list(at).take(MOST + 1).collect();
        let is_short =
            |at: &usize| self.page.is_item(*at) && self.page.blocks[*at].words.plain.len() <= LONGEST;
        let after = list.last().map_or(at, |last| last + 1);
        let mut rest = (after..self.span.end).filter(|at| !self.page.notes[*at].is_noise);
        let is_told = rest.next().is_some_and(|at| {
            self.page.blocks[at].kind == Kind::Code || self.page.label(at) == Some(Label::Answer)
        });
        (2..=MOST).contains(&list.len()) && list.iter().all(is_short) && is_told
    }

    /// Whether a list has as few items as there are to choose from.
    pub(super) fn is_short_list(&self, at: usize) -> bool {
        const MOST: usize = 8;
        (2..=MOST).contains(&self.list(at).take(MOST + 1).filter(|at| self.page.is_item(*at)).count())
    }

    /// Whether a list is what to choose from, with the right one marked, as usual in the document.
    pub(super) fn is_marked(&self, at: usize) -> bool {
        self.habits.marked >= 0.6 && self.page.marked_option(at, self.span.end).is_some()
    }

    /// Whether options begin at a block.
    pub(super) fn is_options(&self, at: usize) -> bool {
        const MOST: usize = 12;
        let block = &self.page.blocks[at];
        if block.kind != Kind::Paragraph {
            return false;
        }
        if !block.is_item() {
            // Where answers are prose, points with letters are one.
            let prompt = self.parts.lead.prompt.to_lowercase();
            let is_below_code = at > self.span.start.at + 1 && self.page.blocks[at - 1].kind == Kind::Code;
            let is_choice = self.answer_at.is_some() || is_below_code || section("choosing").is_in(&prompt);
            if self.habits.prose >= 0.6 && self.habits.answers == 0.0 && !is_choice && !prompt.is_empty() {
                return false;
            }
            return options::are_lines_of_options(&block.text(&self.page.view)) || {
                let is_letter =
                    |at: usize, letter| options::letter(&self.page.blocks[at].words.plain) == Some(letter);
                is_letter(at, 'a') && at + 1 < self.span.end && is_letter(at + 1, 'b')
            };
        }
        let items = (at..self.span.end).take(MOST).filter(|at| self.page.is_item(*at)).take_while(|at| {
            let plain = &self.page.blocks[*at].words.plain;
            options::tick(plain).is_some() || options::letter(plain).is_some()
        });
        options::are_options(items.map(|at| self.page.blocks[at].words.plain.as_str()))
    }

    /// Whether a paragraph is one of several that letters count, each by itself: they are to be chosen from.
    pub(super) fn is_one_of_options(&self, at: usize) -> bool {
        let letter = |at: usize| {
            let block = &self.page.blocks[at];
            (block.kind == Kind::Paragraph)
                .then(|| options::letter(&block.words.plain))
                .flatten()
                .map(u32::from)
        };
        let Some(own) = letter(at) else { return false };
        let said = |at: &usize| !self.page.notes[*at].is_noise;
        let before = (self.span.start.at + 1..at).rev().find(said).and_then(letter);
        let after = self.page.first_said(at, self.span.end).and_then(letter);
        if own == u32::from('a') { after == Some(own + 1) } else { before == Some(own - 1) }
    }

    pub(super) fn has_options_after(&self, at: usize) -> bool {
        const LOOKED_AT: usize = 6;
        (at + 1..self.span.end).take(LOOKED_AT).any(|at| self.is_options(at) || self.are_set_out(at))
            || at + 1 < self.span.end && self.page.is_item(at + 1) && self.is_marked(at + 1)
    }

    /// Whether a block of code or a table is nothing but options: each line or row has its letter.
    pub(super) fn are_set_out(&self, at: usize) -> bool {
        const MOST: usize = 10;
        let block = &self.page.blocks[at];
        let lines = self.page.view.get(block.first, block.last);
        if lines.len() > MOST {
            return false;
        }
        let texts = lines.iter().map(|line| line.text.trim());
        match block.kind {
            Kind::Code => options::are_options(
                texts.filter(|text| !text.is_empty() && !text.starts_with("```") && !text.starts_with("~~~")),
            ),
            Kind::Table => {
                let letter = |row: &str| {
                    let cells = marks::cells(row);
                    let first =
                        cells.first().map(|cell| cell.trim_matches(['*', ' ', ')', '.', '(']).to_owned());
                    first
                        .filter(|first| first.len() == 1 && cells.len() == 2)
                        .map(|first| format!("{first}) "))
                };
                let letters: Option<Vec<String>> = texts.skip(2).map(letter).collect();
                letters.is_some_and(|letters| options::are_options(letters.iter().map(String::as_str)))
            }
            _ => false,
        }
    }

    /// Whether the items of the list that begins at a block are questions, judged together with all of the
    /// document.
    pub(super) fn are_follow_ups(&self, at: usize) -> bool {
        const LOOKED_AT: usize = 100;
        let level = self.page.blocks[at].level;
        let items = self
            .list(at)
            .take(LOOKED_AT)
            .filter(|at| self.page.is_item(*at) && self.page.blocks[*at].level == level);
        // What bids below `How do you …?` is the way to do that, unless it bids to tell.
        let asks_for_way = words::asks_for_way(&self.parts.lead.prompt.to_lowercase());
        let bids_to_tell = |at: usize| {
            let plain = self.page.blocks[at].words.plain.to_lowercase();
            plain.split_whitespace().next().is_some_and(|first| section("telling").has(first))
        };
        let (mut count, mut asking) = (0.0, 0.0);
        for at in items {
            count += 1.0;
            asking += match self.page.notes[at].asks {
                Asks::Yes => 1.0,
                Asks::Perhaps if asks_for_way && !bids_to_tell(at) => 0.4,
                Asks::Perhaps => 0.8,
                Asks::No => 0.0,
            };
        }
        let prior = self.habits.items.min(2.0);
        (asking + prior * self.habits.asking_items) / (count + prior) > 0.5
    }
}
