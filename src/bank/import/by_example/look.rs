//! How a block looks that may begin a question, and which others look like it.

use crate::bank::import::{
    families::{self, Shape},
    flow::Kind,
    labels::Label,
    page::Page,
    sections::heading_level,
    words::{self, Asks},
};

/// Deeper folds are all of one shape.
const DEEPEST: usize = 4;

/// How a block looks.
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own, and all may be so together")]
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Look {
    pub(super) shape: Shape,
    /// How many lists it is nested in.
    level: usize,
    /// What its label says, without numbers, or what stands at the head of its table.
    name: Option<String>,
    /// Whether its label begins another part of a question, or stands beside one.
    is_part: bool,
    is_counted: bool,
    is_bold: bool,
    /// The symbol or the quote that it begins with.
    mark: Option<char>,
    asks: bool,
    /// Whether a list of contents has it.
    is_entry: bool,
    /// Whether it is the first heading, over all others.
    is_title: bool,
}

impl Look {
    /// How the first block looks that begins in a line, or the table that has it.
    pub(super) fn at_line(page: &Page, line: usize) -> Option<Self> {
        let is_row = |at: usize| {
            let block = &page.blocks[at];
            let rows = page.view.get(block.first, block.last);
            block.kind == Kind::Table && rows.iter().any(|row| row.source == line)
        };
        let mut blocks = (0..page.blocks.len()).filter(|at| page.source_line(*at) == line || is_row(*at));
        blocks.find_map(|at| Self::at(page, at))
    }

    /// How a block looks, if a question may begin with it.
    pub(super) fn at(page: &Page, at: usize) -> Option<Self> {
        let (block, note) = (&page.blocks[at], &page.notes[at]);
        let shape = shape(page, at)?;
        let label = page.label(at);
        let is_table = shape == Shape::Table;
        if !is_table && !block.words.plain.contains(char::is_alphanumeric) {
            return None;
        }
        let name = if is_table {
            Some(page.view.lines.get(block.first)?.text.trim().to_lowercase())
        } else {
            // What is a label only beside others is what they ask.
            note.label.as_ref().filter(|tag| tag.label.is_some() && !tag.is_by_others).map(|tag| {
                tag.name.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
            })
        };
        let lead = families::lead(page, at);
        Some(Self {
            shape,
            level: block.level,
            name,
            is_part: !is_table && !matches!(label, None | Some(Label::Question)),
            is_counted: lead.is_numbered,
            is_bold: block.words.is_bold() || block.words.split_bold().is_some(),
            mark: mark(&block.words.plain),
            asks: note.asks == Asks::Yes || words::ends_as_question(&block.words.plain),
            is_entry: page.is_entry[at],
            is_title: is_title(page, at),
        })
    }

    /// Whether another block looks like it: it may have more that sets it apart, but not less.
    pub(super) fn is_alike(&self, other: &Self) -> bool {
        let has_name = match &self.name {
            Some(name) => other.name.as_ref() == Some(name),
            None => !other.is_part,
        };
        self.shape == other.shape
            && self.level == other.level
            && has_name
            && (other.is_counted || !self.is_counted)
            && (other.is_bold || !self.is_bold)
            && (other.mark == self.mark || self.mark.is_none())
            && (other.asks || !self.asks || !self.is_prose())
            && (self.is_entry || !other.is_entry)
            && (self.is_title || !other.is_title)
    }

    /// The look of all that differ in whether they ask alone; not of prose, where nothing else tells them apart.
    pub(super) fn whatever_asks(self) -> Self {
        Self { asks: self.asks && self.is_prose(), ..self }
    }

    /// Whether numbers count all that look like it.
    pub(super) fn is_set_in_order(&self) -> bool {
        self.is_counted || matches!(self.shape, Shape::Numbered(_))
    }

    /// Whether a symbol or a quote begins it.
    pub(super) fn is_marked(&self) -> bool {
        self.mark.is_some()
    }

    fn is_prose(&self) -> bool {
        self.shape == Shape::Paragraph && !self.is_counted && !self.is_bold
    }

    /// Whether it stands apart from what tells: a paragraph that only tells does not.
    pub(super) fn is_apart(&self) -> bool {
        !self.is_part
            && !self.is_entry
            && !self.is_title
            && (self.shape != Shape::Paragraph || self.is_counted || self.asks || self.is_bold)
    }
}

/// The symbol that a text begins with, be it behind a number, or the quote. All quotes are one.
fn mark(plain: &str) -> Option<char> {
    let first = plain
        .chars()
        .find(|c| !c.is_numeric() && !c.is_whitespace() && !matches!(c, '.' | ')' | '(' | '['))?;
    match first {
        '"' | '“' | '„' | '«' | '「' => Some('"'),
        _ if first.is_alphabetic() || first.is_ascii() => None,
        symbol => Some(symbol),
    }
}

fn shape(page: &Page, at: usize) -> Option<Shape> {
    let block = &page.blocks[at];
    let is_labelled = page.label(at) == Some(Label::Question);
    if let Some(level) = heading_level(block) {
        let shape = if page.is_item(at) {
            Shape::HeadingInItem(level)
        } else if is_labelled {
            Shape::QuestionHeading(level)
        } else {
            Shape::Heading(level)
        };
        return Some(shape);
    }
    match block.kind {
        Kind::Table => Some(Shape::Table),
        Kind::Summary => Some(Shape::Details(block.fold.min(DEEPEST))),
        Kind::Paragraph if is_labelled => Some(Shape::Labelled),
        Kind::Paragraph => Some(match block.item {
            Some(item) if item.is_ordered => Shape::Numbered(block.level),
            Some(_) => Shape::Bullet(block.level),
            None if block.is_quoted => Shape::Quoted,
            None if block.words.is_bold() || block.words.split_bold().is_some() => Shape::Bold,
            None => Shape::Paragraph,
        }),
        _ => None,
    }
}

/// Whether it is the first heading of a document, over all others.
fn is_title(page: &Page, at: usize) -> bool {
    let Some(level) = heading_level(&page.blocks[at]).filter(|_| page.title() == Some(at)) else {
        return false;
    };
    let mut below = page.blocks[at + 1..].iter().filter_map(heading_level).peekable();
    below.peek().is_some() && below.all(|other| other > level)
}
