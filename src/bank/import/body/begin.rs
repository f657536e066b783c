//! What a label begins.

use super::{AskedBy, Mode, Walk, asides::is_only_link};
use crate::bank::import::{
    flow::{Block, Kind},
    labels::{self, Label},
    lead::Lead,
    note::Tag,
    options,
    parts::{asked_below, listed, tells},
    sections::heading_level,
    tags,
    texts::Piece,
    vocabulary::section,
    words::{self, Asks},
};

impl Walk<'_> {
    /// Reads what follows the question in its own block.
    pub(super) fn read_rest(&mut self, rest: &str) {
        if options::are_options(rest.lines()) || self.is_answered_in_quote() {
            self.parts.prompt.push(Piece::Text(rest.to_owned()));
            return;
        }
        let labelled = labels::split(rest).filter(|labelled| labelled.is_joined && !labelled.rest.is_empty());
        if let Some((label, text)) =
            labelled.and_then(|labelled| Some((labels::classify(labelled.name)?, labelled.rest)))
        {
            let tag = Tag::by_words(Some(label), "", text);
            self.begin_part(self.span.start.at, label, &tag);
        } else if tags::is_alone(rest) {
            self.parts.difficulty = Some(rest.to_owned());
        } else if !is_only_link(rest) && !tags::is_dated(rest) {
            self.parts.answer.push(Piece::Text(rest.to_owned()));
            self.mode = Mode::Answer(false);
        }
    }

    /// Whether the question is an item, and a quote right below its own block, in the item, answers it.
    fn is_answered_in_quote(&self) -> bool {
        let at = self.span.start.at;
        let own = &self.page.blocks[at];
        let is_answer = |next: &Block| {
            next.is_quoted
                && next.level >= own.level
                && next.kind == Kind::Paragraph
                && words::asks(&next.words.plain) == Asks::No
        };
        own.is_item() && !own.is_quoted && self.page.blocks.get(at + 1).is_some_and(is_answer)
    }

    /// Reads the end of what is folded away.
    pub(super) fn close(&mut self, block: &Block) {
        let Some((fold, before)) = self.fold else { return };
        if block.fold <= fold {
            self.mode = match (self.mode, before) {
                (Mode::Aside, before) => before,
                _ => Mode::Out,
            };
            self.fold = None;
        }
    }

    pub(super) fn begin_part(&mut self, at: usize, label: Label, tag: &Tag) {
        self.use_block(at);
        let rest = tag.rest.clone();
        match label {
            // `Q: And then?` below `Follow-up questions`.
            Label::Question if !rest.is_empty() && self.is_asked_next(at) => {
                self.parts.follow_ups.push(Lead::of(&rest).prompt);
                self.mode = Mode::FollowUps;
            }
            Label::Question => {
                self.mode = Mode::Prompt;
                self.asked_by = AskedBy::Line;
                self.push_prompt(Piece::Text(Lead::of(&rest).prompt), rest.is_empty());
            }
            Label::Prompt => {
                self.mode = Mode::Prompt;
                let is_heading = matches!(self.page.blocks[at].kind, Kind::Heading(_));
                self.asked_by = match is_heading {
                    _ if !rest.is_empty() => AskedBy::Text,
                    true => AskedBy::Heading,
                    false => AskedBy::Line,
                };
                // `Task: Add two numbers.` says no more than what follows the label.
                let name = tag.name.trim().to_lowercase();
                let is_name = labels::names_task(&tag.name)
                    || section("description").has(&name)
                    || section("scenario").has(&name);
                if self.parts.prompt.is_empty() && !rest.is_empty() && is_name {
                    self.parts.prompt.push(Piece::Text(rest));
                } else {
                    self.push_prompt(Piece::Block(at), is_heading);
                }
                self.tell_below(at);
            }
            // What earns points is told of, and not what is said then.
            Label::Answer | Label::KeyPoints if !rest.is_empty() && labels::is_scored(&tag.name) => {
                self.mode = Mode::Points;
                self.group = Some(tag.name.clone());
                if !labels::earns_nothing(&tag.name) {
                    self.parts.points.push((self.group.clone(), rest));
                }
            }
            Label::Answer => {
                self.mode = Mode::Answer(true);
                if !rest.is_empty() {
                    self.parts.answer.push(Piece::Text(rest));
                }
            }
            // `Expected answer: It does.` on one line is the answer itself.
            Label::KeyPoints
                if !rest.is_empty()
                    && (labels::names_answer(&tag.name) || labels::expects(&tag.name) && tells(&rest)) =>
            {
                self.mode = Mode::Answer(true);
                self.parts.answer.push(Piece::Text(rest));
            }
            // Where the points have a label of their own, what is expected in sentences is the answer.
            Label::KeyPoints
                if rest.is_empty()
                    && !self.page.is_item(at + 1)
                    && self.points_at.is_some_and(|points| points > at)
                    && (labels::names_answer(&tag.name) || labels::expects(&tag.name)) =>
            {
                self.mode = Mode::Answer(true);
            }
            Label::KeyPoints => {
                self.mode = Mode::Points;
                self.group = Some(tag.name.clone());
                let (rest, asked) = asked_below(&rest);
                let rest = rest.to_owned();
                self.parts.follow_ups.extend(asked.into_iter().map(|line| Lead::of(line).prompt));
                let is_one = labels::names_one_point(&tag.name);
                for point in if is_one && !rest.is_empty() { vec![rest] } else { listed(&rest) } {
                    self.parts.points.push((self.group.clone(), point));
                }
            }
            Label::FollowUps => {
                self.mode = Mode::FollowUps;
                if !rest.is_empty() {
                    self.parts.follow_ups.push(Lead::of(labels::before_aside(&rest)).prompt);
                }
            }
            Label::Difficulty => {
                if let Some(ticked) = self.ticked_below(at).filter(|_| rest.is_empty()) {
                    self.parts.difficulty = Some(ticked);
                    self.begin_aside(at);
                } else {
                    self.parts.difficulty = Some(if rest.is_empty() { tag.name.clone() } else { rest });
                }
            }
            Label::Topic => {
                if !rest.is_empty() {
                    self.parts.topic = Some(rest);
                }
            }
            Label::Aside => {
                self.parts.used.pop_if(|used| *used == at && at != self.span.start.at);
                if rest.is_empty() {
                    self.begin_aside(at);
                }
            }
        }
    }

    /// What stands in smaller sections below the heading of more of the prompt belongs to that, too: `Functional` below
    /// `Requirements`.
    fn tell_below(&mut self, at: usize) {
        const MOST: usize = 12;
        let level = heading_level(&self.page.blocks[at]);
        let next = |at: &usize| Some(self.page.sections.next_heading(*at)).filter(|at| *at < self.span.end);
        let is_deeper = |at: &usize| {
            heading_level(&self.page.blocks[*at]) > level
                && matches!(self.page.label(*at), None | Some(Label::Prompt))
        };
        let below = std::iter::successors(next(&at), next).take(MOST);
        if let Some(last) = below.take_while(is_deeper).last().filter(|_| level.is_some()) {
            let end = self.page.sections.next_heading(last).min(self.span.end);
            self.told_until = Some(self.told_until.map_or(end, |until| until.max(end)));
        }
    }

    /// Whether a block stands below the label of what is asked next, or in the section of such a heading.
    fn is_asked_next(&self, at: usize) -> bool {
        const LOOKED_AT: usize = 80;
        let is_heading = |at: &usize| heading_level(&self.page.blocks[*at]).is_some();
        let heading = || (self.span.start.at + 1..at).rev().take(LOOKED_AT).find(is_heading);
        self.mode == Mode::FollowUps
            || heading().is_some_and(|at| self.page.label(at) == Some(Label::FollowUps))
    }

    /// The item that is ticked in the list of boxes right below a label: `- [x] Easy`.
    fn ticked_below(&self, at: usize) -> Option<String> {
        const MOST: usize = 6;
        let boxes = (at + 1..self.span.end).take(MOST).take_while(|at| self.page.is_item(*at));
        let plain = |at: usize| self.page.blocks[at].words.plain.as_str();
        let mut ticked = boxes.filter(|at| options::tick(plain(*at)) == Some(true));
        ticked.next().map(|at| options::without_box(plain(at)).to_owned())
    }

    pub(super) fn begin_group(&mut self, at: usize, tag: &Tag) {
        self.use_block(at);
        self.group = Some(tag.name.clone());
        self.mode = if self.asks_each(at + 1) { Mode::FollowUps } else { Mode::Points };
    }

    /// Whether all items of the list that begins at a block ask, below a question.
    pub(super) fn asks_each(&self, at: usize) -> bool {
        let level = self.page.blocks.get(at).map_or(0, |block| block.level);
        let is_item = |at: &usize| self.page.is_item(*at) && self.page.blocks[*at].level == level;
        let mut items = (at..self.span.end)
            .take_while(|at| self.page.blocks[*at].level >= level.max(1))
            .filter(is_item)
            .peekable();
        self.page.notes[self.span.start.at].asks != Asks::No
            && items.peek().is_some()
            && items.all(|at| self.page.notes[at].asks == Asks::Yes)
    }
}
