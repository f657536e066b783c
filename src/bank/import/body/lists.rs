//! The lists of a question: key points, follow-ups, options.

use super::{Mode, Walk, judge::page_goes_on, whole::is_whole};
use crate::bank::import::{
    flow::{Block, Kind},
    labels::Label,
    lead::{self, Lead},
    note::Tag,
    options, sections,
    texts::Piece,
    words::Asks,
};

impl<'a> Walk<'a> {
    /// The blocks of the list that begins at a block.
    pub(super) fn list(&self, at: usize) -> impl Iterator<Item = usize> + use<'a> {
        let (page, end, level) = (self.page, self.span.end, self.page.blocks[at].level);
        (at..end).take_while(move |at| page.blocks[*at].level >= level)
    }

    /// Reads a block of a list of key points or follow-ups.
    pub(super) fn read_listed(&mut self, at: usize) -> usize {
        let block = &self.page.blocks[at];
        let text = lead::without_stray_quote(&block.text(&self.page.view)).to_owned();
        let level = *self.list_level.get_or_insert(block.level);
        // What leads to other questions is no follow-up of this one.
        let leads_on = block.is_item() && block.words.is_link() && block.words.has_link;
        if self.mode == Mode::FollowUps && leads_on && self.page.notes[at].asks == Asks::No {
            return at + 1;
        }
        if block.is_item() && is_remark(&text) {
            return at + 1;
        }
        self.use_block(at);
        if block.is_item() && block.level <= level {
            self.list_level = Some(block.level);
            let nests =
                self.page.blocks.get(at + 1).is_some_and(|next| next.is_item() && next.level > block.level);
            if self.mode == Mode::Points && nests && text.trim_end_matches('*').ends_with(':') {
                // A label in a list: what is nested in it are the points.
                self.group = Some(text.trim_matches(['*', ':', ' ', '_']).to_owned());
                self.list_level = Some(block.level + 1);
                return at + 1;
            }
            match self.mode {
                Mode::Points => self.parts.points.push((self.group.clone(), text)),
                _ => self.parts.follow_ups.push(Lead::of(&text).prompt),
            }
            return at + 1;
        }
        let more = if block.is_item() { format!("\n- {text}") } else { format!("\n\n{text}") };
        let last = match self.mode {
            Mode::Points => self.parts.points.last_mut().map(|(_, text)| text),
            _ => self.parts.follow_ups.last_mut(),
        };
        match last {
            Some(last) => last.push_str(&more),
            None if self.mode == Mode::Points => self.parts.points.push((self.group.clone(), text)),
            None => self.parts.follow_ups.push(text),
        }
        at + 1
    }

    /// Whether a list of questions begins at a block, below a line that told the points by itself: `Cues: one owner` above
    /// `a) What breaks a cycle?`
    pub(super) fn asks_below_points(&self, at: usize) -> bool {
        let is_told = self.list_level.is_none()
            && self.parts.points.last().is_some_and(|(group, _)| *group == self.group);
        is_told && self.asks_each(at)
    }

    /// Reads a block after a list of key points or follow-ups, or instead of one.
    pub(super) fn read_after_list(&mut self, at: usize) -> usize {
        const LONGEST_NAME: usize = 60;
        let block = &self.page.blocks[at];
        let is_first = self.list_level.is_none();
        if self.mode == Mode::FollowUps
            && block.kind == Kind::Paragraph
            && (is_first && self.parts.follow_ups.is_empty() || self.page.notes[at].asks == Asks::Yes)
        {
            self.use_block(at);
            for line in block.text(&self.page.view).lines() {
                self.parts.follow_ups.push(Lead::of(line).prompt);
            }
            return at + 1;
        }
        // A name and code after the points show what was meant: `Sample schema:`.
        let is_name = block.kind == Kind::Paragraph
            && (block.words.is_bold() || block.words.plain.ends_with([':', '：']))
            && block.words.plain.chars().count() <= LONGEST_NAME;
        let next = self.page.blocks.get(at + 1).filter(|_| at + 1 < self.span.end);
        if !is_first
            && is_name
            && self.parts.answer.is_empty()
            && next.is_some_and(|next| next.kind == Kind::Code)
        {
            self.mode = Mode::Answer(true);
            self.use_block(at);
            return at + 1;
        }
        let has_points = self.parts.points.iter().any(|(group, _)| *group == self.group);
        // `You will be rated by:` between a label and its list.
        let announces = block.words.plain.trim_end().ends_with([':', '：'])
            && self.page.blocks.get(at + 1).is_some_and(Block::is_item);
        if self.mode == Mode::Points && !has_points && (announces || self.is_before_list(at)) {
            self.use_block(at);
            return at + 1;
        }
        if self.mode == Mode::Points
            && !has_points
            && !self.page.blocks.get(at + 1).is_some_and(Block::is_item)
        {
            // A label of points above prose: it is what a good answer says.
            self.mode = Mode::Answer(false);
        } else if self.habits.prose >= 0.3
            && self.span.start.shape.is_heading()
            && !(has_points && is_whole(self.page, self.span))
        {
            self.mode = Mode::Answer(false);
        } else if sections::heading_level(block).is_none() && !has_points && self.mode == Mode::Points {
            // A sentence between a label and its list.
            self.use_block(at);
            return at + 1;
        } else {
            self.mode = Mode::Out;
        }
        self.read_block(at)
    }

    /// Whether a block answers the follow-up that its label has in its own line: a quote, or bullets that do not ask.
    pub(super) fn answers_follow_up(&self, at: usize) -> bool {
        const LOOKED_AT: usize = 20;
        let is_answer = |at: usize| {
            let block = &self.page.blocks[at];
            self.page.notes[at].label.is_none()
                && (block.is_quoted || block.level > 0 && self.page.notes[at].asks == Asks::No)
        };
        let is_told = |tag: &Tag| tag.label == Some(Label::FollowUps) && !tag.rest.is_empty();
        let mut before = (0..at).rev().take(LOOKED_AT);
        is_answer(at)
            && before
                .find(|at| !is_answer(*at) && !self.page.notes[*at].is_noise)
                .is_some_and(|label| self.page.notes[label].label.as_ref().is_some_and(is_told))
    }

    /// Takes a prompt in quotes, without them.
    pub(super) fn take_quote(&mut self, at: usize) -> usize {
        let blocks = &self.page.blocks;
        let is_set_off = blocks[at].is_quoted;
        let goes_on =
            |at: &usize| is_set_off && blocks[*at].is_quoted && self.page.notes[*at].label.is_none();
        let count = 1 + (at + 1..self.span.end).take_while(goes_on).count();
        for (at, block) in blocks.iter().enumerate().skip(at).take(count) {
            let text = Lead::of(&block.text(&self.page.view));
            self.use_block(at);
            self.parts.prompt.push(Piece::Text(format!("{}\n{}", text.prompt, text.rest)));
        }
        at + count
    }

    pub(super) fn take_list(&mut self, at: usize, label: Label) -> usize {
        match label {
            Label::Prompt => {
                let before = self.mode;
                let is_choice = self.is_options(at) || self.is_choice(at);
                self.has_choices |= is_choice;
                // What can be chosen from is no prompt by itself.
                if is_choice && self.parts.prompt.is_empty() && !self.parts.lead.prompt.is_empty() {
                    self.parts.prompt.push(Piece::Text(self.parts.lead.prompt.clone()));
                }
                let list: Vec<usize> = self.list(at).take_while(|at| page_goes_on(self.page, *at)).collect();
                if self.page.blocks[at].level == 0 {
                    return self.take_options(at);
                }
                let end = list.last().map_or(at + 1, |last| last + 1);
                let marked = self.page.marked_option(at, end).filter(|_| self.habits.marked >= 0.6);
                for at in list {
                    if marked == Some(at) {
                        let text = options::without_mark(&self.page.blocks[at].text(&self.page.view));
                        self.parts.answer.push(Piece::Text(options::without_box(&text).to_owned()));
                        self.use_block(at);
                        self.parts.prompt.push(Piece::Option(at));
                        continue;
                    }
                    self.note_tick(at);
                    self.take(at, |parts| &mut parts.prompt);
                }
                self.mode = before;
                if self.parts.lead.is_open {
                    self.parts.prompt.close_quote();
                    self.parts.lead.is_open = false;
                }
                end
            }
            Label::FollowUps | Label::KeyPoints => {
                self.mode = if label == Label::FollowUps { Mode::FollowUps } else { Mode::Points };
                self.group = None;
                self.list_level = None;
                self.read_listed(at)
            }
            _ => {
                self.mode = Mode::Answer(false);
                self.take(at, |parts| &mut parts.answer)
            }
        }
    }

    /// Takes options that are paragraphs.
    pub(super) fn take_options(&mut self, at: usize) -> usize {
        let mut at = at;
        loop {
            self.take(at, |parts| &mut parts.prompt);
            at += 1;
            let is_more = at < self.span.end
                && options::letter(&self.page.blocks[at].words.plain).is_some_and(|letter| letter > 'a');
            if !is_more {
                return at;
            }
        }
    }

    /// The option that is ticked is the answer.
    pub(super) fn note_tick(&mut self, at: usize) {
        let text = self.page.blocks[at].text(&self.page.view);
        if options::tick(&text) == Some(true) {
            let right = text.trim_start_matches(['-', '*', '+', ' ']).get(3..).unwrap_or_default().trim();
            self.parts.answer.push(Piece::Text(right.to_owned()));
        }
    }
}

/// Whether all of an item is in brackets, as what is remarked on it: `(hesitated, then strong)`.
fn is_remark(text: &str) -> bool {
    let inner = text.trim().strip_prefix('(').and_then(|text| text.strip_suffix(')'));
    inner.is_some_and(|inner| !inner.contains(['(', ')']) && inner.starts_with(char::is_alphabetic))
}
