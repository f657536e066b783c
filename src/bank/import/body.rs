//! The parts of a question, from its start and what follows: more of the prompt, the answer, the key points,
//! the follow-ups; and what is left out.

use super::{
    families::{self, Shape, table::Row},
    flow::{Block, Kind},
    habits::{Habits, Span},
    inline,
    labels::{self, Label},
    lead::{self, Lead},
    options,
    page::{Page, Tag},
    sections,
    texts::{Piece, Texts},
    words::{self, Asks},
};

/// The parts of a question.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub(super) lead: Lead,
    pub(super) prompt: Texts,
    pub(super) answer: Texts,
    /// The label of its list, and the text.
    pub(super) points: Vec<(Option<String>, String)>,
    pub(super) follow_ups: Vec<String>,
    pub(super) difficulty: Option<String>,
    pub(super) topic: Option<String>,
    /// The blocks that it was read from, and those that it has in common with others.
    pub(super) used: Vec<usize>,
    pub(super) common: Vec<usize>,
}

impl Parts {
    /// The parts of a question that is a row of a table.
    pub(super) fn of_row(row: &Row) -> Self {
        let mut parts = Self::default();
        parts.prompt.push(Piece::Text(row.prompt.clone()));
        for (label, text) in &row.others {
            match label {
                Label::Answer => parts.answer.push(Piece::Text(text.clone())),
                Label::KeyPoints => {
                    let points = listed(text);
                    if points.len() > 1 {
                        parts.points.extend(points.into_iter().map(|point| (None, point)));
                    } else {
                        parts.answer.push(Piece::Text(text.clone()));
                    }
                }
                Label::FollowUps => parts.follow_ups.extend(text.lines().map(|line| Lead::of(line).prompt)),
                Label::Difficulty => parts.difficulty = Some(text.clone()),
                Label::Topic => parts.topic = Some(inline::plain(text)),
                Label::Question | Label::Prompt | Label::Aside => {}
            }
        }
        parts
    }
}

/// Reads the parts of the question of a span.
pub(super) fn read(page: &Page, habits: &Habits, span: &Span, common: Option<(usize, usize)>) -> Parts {
    let mut walk = Walk::new(page, habits, span);
    if let Some((from, to)) = common {
        walk.begin_with(from, to);
    }
    walk.begin();
    let mut at = span.start.at + 1;
    while at < span.end {
        at = walk.step(at);
    }
    walk.finish()
}

/// What the blocks that come next are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    /// Nothing has said yet what they are.
    Lead,
    /// More of the prompt, until something else is said.
    Prompt,
    /// The answer; whether a label said so.
    Answer(bool),
    Points,
    FollowUps,
    /// No part of the question, until a label begins one.
    Aside,
    /// No part of it any more.
    Out,
}

struct Walk<'a> {
    page: &'a Page,
    habits: &'a Habits,
    span: &'a Span,
    parts: Parts,
    mode: Mode,
    /// The label of the list of key points.
    group: Option<String>,
    /// The level of the items of the list that is being read.
    list_level: Option<usize>,
    /// The `<details>` that set the mode, and the mode before it.
    fold: Option<(usize, Mode)>,
    /// Where a part begins that a label calls the answer.
    answer_at: Option<usize>,
    is_title: bool,
    /// Whether the last label of the prompt has its text behind it, so that code below is something else.
    is_label_full: bool,
}

impl<'a> Walk<'a> {
    fn new(page: &'a Page, habits: &'a Habits, span: &'a Span) -> Self {
        let lead = families::lead(page, span.start.at);
        let is_answer = |at: &usize| page.label(*at) == Some(Label::Answer);
        let is_rare = habits.answers < 0.2 && habits.prose >= 0.5;
        let answer_at = (span.start.at + 1..span.end).find(is_answer).filter(|_| !is_rare);
        let asks = page.notes[span.start.at].asks;
        let is_title = lead.prompt.is_empty()
            || span.start.shape.is_heading()
                && asks == Asks::No
                && (habits.titles >= 0.3 || first_asks(page, span))
            || span.start.shape.is_heading()
                && asks == Asks::Perhaps
                && habits.titles >= 0.3
                && first_asks(page, span);
        Self {
            page,
            habits,
            span,
            parts: Parts { lead, ..Parts::default() },
            mode: Mode::Lead,
            group: None,
            list_level: None,
            fold: None,
            answer_at,
            is_title,
            is_label_full: false,
        }
    }

    /// What the question has in common with others is the beginning of its prompt.
    fn begin_with(&mut self, from: usize, to: usize) {
        for at in (from..to).filter(|at| !self.page.notes[*at].is_noise) {
            self.parts.prompt.push(Piece::Block(at));
            self.parts.common.push(at);
        }
    }

    fn begin(&mut self) {
        self.parts.used.push(self.span.start.at);
        let lead = &self.parts.lead;
        if !lead.prompt.is_empty() && !self.is_title {
            self.parts.prompt.push(Piece::Text(lead.prompt.clone()));
        }
        let rest = lead.rest.clone();
        if !rest.is_empty() {
            self.read_rest(&rest);
        }
    }

    /// A title that no prompt follows is one itself.
    fn finish(mut self) -> Parts {
        if self.parts.prompt.is_empty() {
            self.parts.prompt.push(Piece::Text(self.parts.lead.prompt.clone()));
        }
        self.parts
    }

    /// Reads what follows the question in its own block.
    fn read_rest(&mut self, rest: &str) {
        if options::are_options(rest.lines()) {
            self.parts.prompt.push(Piece::Text(rest.to_owned()));
            return;
        }
        let labelled = labels::split(rest).filter(|labelled| labelled.is_joined && !labelled.rest.is_empty());
        if let Some((label, text)) =
            labelled.and_then(|labelled| Some((labels::classify(labelled.name)?, labelled.rest)))
        {
            let tag = Tag { label: Some(label), name: String::new(), rest: text.to_owned() };
            self.begin_part(self.span.start.at, label, &tag);
        } else if !is_only_link(rest) {
            self.parts.answer.push(Piece::Text(rest.to_owned()));
            self.mode = Mode::Answer(false);
        }
    }

    /// Reads the block, and answers with the next one to read.
    fn step(&mut self, at: usize) -> usize {
        let page = self.page;
        let (block, note) = (&page.blocks[at], &page.notes[at]);
        match block.kind {
            Kind::Open => return at + 1,
            Kind::Close => {
                self.close(block);
                return at + 1;
            }
            _ => {}
        }
        if note.is_noise && !(block.words.has_image && matches!(self.mode, Mode::Answer(_) | Mode::Lead)) {
            return at + 1;
        }
        if self.is_leave(at) {
            self.mode = Mode::Out;
        }
        let leads_elsewhere =
            block.words.is_link() && labels::classify(&block.words.plain) == Some(Label::Aside);
        if leads_elsewhere && block.kind == Kind::Paragraph && !block.is_item() {
            return at + 1;
        }
        if self.is_past(block) {
            self.mode = Mode::Out;
        }
        if self.mode == Mode::Lead && self.is_options(at) {
            return self.take_list(at, Label::Prompt);
        }
        if let Some(tag) = &note.label
            && !self.is_text(at, tag)
        {
            self.list_level = None;
            if block.kind == Kind::Summary {
                self.fold = Some((block.fold, self.mode));
            }
            match tag.label {
                Some(label) => self.begin_part(at, label, tag),
                None => self.begin_group(at, tag),
            }
            return at + 1;
        }
        self.read_block(at)
    }

    /// Whether a block is the last of the document, and takes leave of its readers.
    fn is_leave(&self, at: usize) -> bool {
        let block = &self.page.blocks[at];
        let is_last = at >= self.page.last_text && at > self.span.start.at + 1;
        is_last
            && block.level == 0
            && block.kind == Kind::Paragraph
            && words::is_closing_remark(&block.words.plain)
    }

    /// Whether what is outside of all lists is no part of the item that came before it.
    fn is_past(&self, block: &Block) -> bool {
        let is_outside = block.level == 0
            && self.page.blocks[self.span.start.at].level > 0
            && !self.span.start.shape.is_heading();
        let is_outside = is_outside || matches!(self.span.start.shape, Shape::Quoted | Shape::Paragraph);
        is_outside
            && block.kind == Kind::Paragraph
            && self.page.notes[self.index(block)].label.is_none()
            && self.habits.prose_between < 0.25
            && !self.parts.lead.is_open
            && !matches!(self.mode, Mode::Answer(true) | Mode::Out)
    }

    fn index(&self, block: &Block) -> usize {
        // Blocks are one slice: where one is, is what it is.
        let blocks = &self.page.blocks;
        blocks
            .partition_point(|other| (other.first, other.last) < (block.first, block.last))
            .min(blocks.len() - 1)
    }

    /// Whether a label is only a part of the text that is being read.
    fn is_text(&self, at: usize, tag: &Tag) -> bool {
        let is_answer = matches!(self.mode, Mode::Answer(_));
        match tag.label {
            Some(Label::Prompt) => !matches!(self.mode, Mode::Lead | Mode::Prompt),
            Some(Label::Aside) => is_answer && !tag.rest.is_empty(),
            Some(Label::Difficulty | Label::Topic) => {
                is_answer && self.mode == Mode::Answer(true) && tag.rest.is_empty()
            }
            // A sentence in an answer that says what is important, where no other question has key points.
            Some(Label::KeyPoints) => {
                let is_rare = self.habits.points < 0.2 && self.habits.prose >= 0.5;
                is_rare && (self.page.blocks[at].kind == Kind::Paragraph || is_answer)
            }
            Some(Label::Answer) => {
                self.mode == Mode::Answer(false)
                    && self.habits.answers < 0.2
                    && self.page.blocks[at].kind == Kind::Paragraph
            }
            Some(Label::Question) if matches!(self.mode, Mode::FollowUps | Mode::Points) => {
                self.page.blocks[at].level > 0
            }
            Some(Label::Question) => is_answer && self.page.blocks[at].level > 0,
            Some(_) => false,
            None => {
                is_answer
                    || self.mode == Mode::Prompt && self.answer_at.is_some()
                    || self.is_answered_in_prose()
            }
        }
    }

    /// Whether lists with a label of their own are a part of an answer in prose here.
    fn is_answered_in_prose(&self) -> bool {
        self.mode == Mode::Lead && self.habits.prose >= 0.5
    }

    fn begin_part(&mut self, at: usize, label: Label, tag: &Tag) {
        self.use_block(at);
        let rest = tag.rest.clone();
        match label {
            Label::Question => {
                self.mode = Mode::Prompt;
                self.is_label_full = false;
                self.push_prompt(Piece::Text(Lead::of(&rest).prompt), rest.is_empty());
            }
            Label::Prompt => {
                self.mode = Mode::Prompt;
                self.is_label_full = !rest.is_empty();
                self.push_prompt(Piece::Block(at), false);
            }
            Label::Answer => {
                self.mode = Mode::Answer(true);
                if !rest.is_empty() {
                    self.parts.answer.push(Piece::Text(rest));
                }
            }
            Label::KeyPoints => {
                self.mode = Mode::Points;
                self.group = Some(tag.name.clone());
                for point in listed(&rest) {
                    self.parts.points.push((self.group.clone(), point));
                }
            }
            Label::FollowUps => {
                self.mode = Mode::FollowUps;
                if !rest.is_empty() {
                    self.parts.follow_ups.push(rest);
                }
            }
            Label::Difficulty => {
                self.parts.difficulty = Some(if rest.is_empty() { tag.name.clone() } else { rest });
            }
            Label::Topic => {
                if !rest.is_empty() {
                    self.parts.topic = Some(rest);
                }
            }
            Label::Aside => {
                self.parts.used.retain(|used| *used != at || at == self.span.start.at);
                if rest.is_empty() {
                    self.mode = Mode::Aside;
                }
            }
        }
    }

    fn begin_group(&mut self, at: usize, tag: &Tag) {
        self.use_block(at);
        self.mode = Mode::Points;
        self.group = Some(tag.name.clone());
    }

    fn close(&mut self, block: &Block) {
        let Some((fold, before)) = self.fold else { return };
        if block.fold <= fold {
            self.mode = match (self.mode, before) {
                (Mode::Aside, before) => before,
                _ => Mode::Out,
            };
            self.fold = None;
        }
    }

    /// Reads a block that is no label.
    fn read_block(&mut self, at: usize) -> usize {
        let block = &self.page.blocks[at];
        match self.mode {
            Mode::Aside | Mode::Out => at + 1,
            Mode::Answer(_) => self.take(at, |parts| &mut parts.answer),
            Mode::Prompt if self.goes_on(block) => self.take(at, |parts| &mut parts.prompt),
            Mode::Points | Mode::FollowUps if block.level > 0 => self.read_listed(at),
            Mode::Points | Mode::FollowUps => self.read_after_list(at),
            Mode::Prompt | Mode::Lead => self.read_unlabelled(at),
        }
    }

    /// Whether a block is more of a prompt that a label or a list began.
    fn goes_on(&self, block: &Block) -> bool {
        let is_list = block.level > self.page.blocks[self.span.start.at].level || block.is_item();
        self.answer_at.is_some()
            || self.is_title
            || is_list
            || matches!(block.kind, Kind::Code | Kind::Table) && !self.is_label_full
            || self.parts.prompt.is_empty()
    }

    /// Reads a block of a list of key points or follow-ups.
    fn read_listed(&mut self, at: usize) -> usize {
        let block = &self.page.blocks[at];
        let text = lead::without_stray_quote(&block.text(&self.page.view)).to_owned();
        let level = *self.list_level.get_or_insert(block.level);
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

    /// Reads a block after a list of key points or follow-ups, or instead of one.
    fn read_after_list(&mut self, at: usize) -> usize {
        let block = &self.page.blocks[at];
        let is_first = self.list_level.is_none();
        if self.mode == Mode::FollowUps
            && block.kind == Kind::Paragraph
            && (is_first || self.page.notes[at].asks == Asks::Yes)
        {
            self.use_block(at);
            for line in block.text(&self.page.view).lines() {
                self.parts.follow_ups.push(Lead::of(line).prompt);
            }
            return at + 1;
        }
        let has_points = self.parts.points.iter().any(|(group, _)| *group == self.group);
        if self.mode == Mode::Points
            && !has_points
            && !self.page.blocks.get(at + 1).is_some_and(Block::is_item)
        {
            // A label of points above prose: it is what a good answer says.
            self.mode = Mode::Answer(false);
        } else if self.habits.prose >= 0.3
            && self.span.start.shape.is_heading()
            && self.parts.answer.is_empty()
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

    /// Reads a block of which nothing has said yet what it is.
    fn read_unlabelled(&mut self, at: usize) -> usize {
        let block = &self.page.blocks[at];
        if self.answer_at.is_some_and(|answer| at < answer) && block.kind != Kind::Summary {
            if block.is_item()
                && self.are_follow_ups(at)
                && !self.parts.lead.prompt.trim_end().ends_with([':', '：'])
            {
                return self.take_list(at, Label::FollowUps);
            }
            return self.take(at, |parts| &mut parts.prompt);
        }
        if block.is_item() {
            let label = self.label_of_list(at);
            return self.take_list(at, label);
        }
        if self.is_prompt(at) {
            return self.take(at, |parts| &mut parts.prompt);
        }
        if block.kind == Kind::Summary {
            self.fold = Some((block.fold, self.mode));
        }
        self.mode = Mode::Answer(block.kind == Kind::Summary);
        if block.kind == Kind::Summary {
            self.use_block(at);
            return at + 1;
        }
        self.take(at, |parts| &mut parts.answer)
    }

    /// Whether a block that is no list is more of the prompt.
    fn is_prompt(&self, at: usize) -> bool {
        let block = &self.page.blocks[at];
        let prompt = self.parts.lead.prompt.trim_end();
        match block.kind {
            Kind::Code | Kind::Table => {
                self.is_title
                    || prompt.ends_with([':', '：'])
                    || words::is_about_code(prompt)
                    || self.habits.code_prompts >= 0.5
                    || self.has_options_after(at)
            }
            Kind::Paragraph => {
                let is_question = self.page.notes[at].asks != Asks::No;
                self.parts.prompt.is_empty()
                    || self.is_title && self.habits.titles >= 0.3
                    || self.is_title && is_question
                    || options::are_lines_of_options(&block.text(&self.page.view))
                    || self.parts.lead.is_open && closes_quote(&block.words.plain)
                    || self.has_options_after(at)
            }
            _ => false,
        }
    }

    fn has_options_after(&self, at: usize) -> bool {
        const LOOKED_AT: usize = 6;
        (at + 1..self.span.end).take(LOOKED_AT).any(|at| self.is_options(at))
    }

    /// Whether options begin at a block.
    fn is_options(&self, at: usize) -> bool {
        const MOST: usize = 12;
        let block = &self.page.blocks[at];
        if block.kind != Kind::Paragraph {
            return false;
        }
        if !block.is_item() {
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

    /// What a list without a label is.
    fn label_of_list(&self, at: usize) -> Label {
        let prompt = self.parts.lead.prompt.trim_end().trim_end_matches(['*', '"']);
        if prompt.ends_with([':', '：']) || self.parts.lead.is_open || self.parts.prompt.is_empty() {
            return Label::Prompt;
        }
        if self.are_follow_ups(at) {
            return if self.is_title && self.habits.titles >= 0.3 { Label::Prompt } else { Label::FollowUps };
        }
        if self.is_title && self.habits.titles >= 0.3 && self.habits.prose < 0.5 {
            return Label::Prompt;
        }
        if self.has_prose_after(at) {
            return Label::Answer;
        }
        let share =
            if self.span.start.shape.is_heading() || matches!(self.span.start.shape, Shape::Details(_)) {
                0.6
            } else {
                0.5
            };
        if self.habits.list_alone >= share { Label::KeyPoints } else { Label::Answer }
    }

    /// Whether prose without a label follows the list that begins at a block, within the question.
    fn has_prose_after(&self, at: usize) -> bool {
        let level = self.page.blocks[self.span.start.at].level;
        (at..self.span.end).take_while(|at| matches!(self.page.label(*at), None | Some(Label::Prompt))).any(
            |at| {
                let block = &self.page.blocks[at];
                let is_text =
                    matches!(block.kind, Kind::Paragraph | Kind::Code) && !self.page.notes[at].is_noise;
                is_text && !block.is_item() && block.level <= level && !self.is_past(block)
            },
        )
    }

    /// Whether the items of the list that begins at a block are questions, judged together with all of the
    /// document.
    fn are_follow_ups(&self, at: usize) -> bool {
        const LOOKED_AT: usize = 100;
        let level = self.page.blocks[at].level;
        let items = self
            .list(at)
            .take(LOOKED_AT)
            .filter(|at| self.page.is_item(*at) && self.page.blocks[*at].level == level);
        let (mut count, mut asking) = (0.0, 0.0);
        for at in items {
            count += 1.0;
            asking += match self.page.notes[at].asks {
                Asks::Yes => 1.0,
                Asks::Perhaps => 0.8,
                Asks::No => 0.0,
            };
        }
        let prior = self.habits.items.min(2.0);
        (asking + prior * self.habits.asking_items) / (count + prior) > 0.5
    }

    /// The blocks of the list that begins at a block.
    fn list(&self, at: usize) -> impl Iterator<Item = usize> + use<'a> {
        let (page, end, level) = (self.page, self.span.end, self.page.blocks[at].level);
        (at..end).take_while(move |at| page.blocks[*at].level >= level)
    }

    fn take_list(&mut self, at: usize, label: Label) -> usize {
        match label {
            Label::Prompt => {
                let before = self.mode;
                let list: Vec<usize> = self.list(at).take_while(|at| page_goes_on(self.page, *at)).collect();
                if self.page.blocks[at].level == 0 {
                    return self.take_options(at);
                }
                let end = list.last().map_or(at + 1, |last| last + 1);
                for at in list {
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
    fn take_options(&mut self, at: usize) -> usize {
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
    fn note_tick(&mut self, at: usize) {
        let text = self.page.blocks[at].text(&self.page.view);
        if options::tick(&text) == Some(true) {
            let right = text.trim_start_matches(['-', '*', '+', ' ']).get(3..).unwrap_or_default().trim();
            self.parts.answer.push(Piece::Text(right.to_owned()));
        }
    }

    fn push_prompt(&mut self, piece: Piece, is_empty: bool) {
        if !is_empty {
            self.parts.prompt.push(piece);
        }
    }

    fn take(&mut self, at: usize, part: impl Fn(&mut Parts) -> &mut Texts) -> usize {
        self.use_block(at);
        part(&mut self.parts).push(Piece::Block(at));
        at + 1
    }

    fn use_block(&mut self, at: usize) {
        if self.parts.used.last() != Some(&at) {
            self.parts.used.push(at);
        }
    }
}

/// Whether a block is still in the list of a prompt: no label of another part.
fn page_goes_on(page: &Page, at: usize) -> bool {
    let is_content = matches!(page.blocks[at].kind, Kind::Paragraph | Kind::Code | Kind::Table);
    is_content
        && !matches!(
            page.label(at),
            Some(Label::Answer | Label::KeyPoints | Label::FollowUps | Label::Question)
        )
}

/// Whether the first paragraph below a start asks something.
fn first_asks(page: &Page, span: &Span) -> bool {
    let first = (span.start.at + 1..span.end).find(|at| !page.notes[*at].is_noise);
    first.is_some_and(|at| {
        let block = &page.blocks[at];
        let has_text = page.notes[at].label.as_ref().is_some_and(|tag| !tag.rest.is_empty());
        let is_labelled = matches!(page.label(at), Some(Label::Prompt | Label::Question)) && has_text;
        is_labelled
            || block.kind == Kind::Paragraph
                && !block.is_item()
                && page.notes[at].label.is_none()
                && page.notes[at].asks == Asks::Yes
    })
}

fn closes_quote(plain: &str) -> bool {
    plain.trim_end().ends_with(['"', '”', '»', '」'])
}

fn is_only_link(text: &str) -> bool {
    let text = text.trim().trim_matches(['-', '–', ':', ' ', '(', ')', '*']);
    text.starts_with('[') && text.split_whitespace().count() <= 6 && text.contains("](")
}

/// The points of one line: `caching; sharding`.
fn listed(text: &str) -> Vec<String> {
    let text = text.trim();
    let mark = if text.contains(';') {
        ';'
    } else if text.matches(',').count() >= 1 && words::asks(text) == Asks::No {
        ','
    } else {
        '\n'
    };
    let points = text.split([mark, '\n']).map(|point| point.trim().trim_end_matches('.').to_owned());
    points.filter(|point| !point.is_empty()).collect()
}
