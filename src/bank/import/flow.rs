//! The blocks of a document in the order of their lines, one after another, whatever they are nested in.
//!
//! A question and what belongs to it are siblings in one document, nested in another and mixed in a third:
//! in a row of blocks that know how deep they are, all three read alike. It does not know what a question is.

use comrak::{
    Arena, Options,
    nodes::{ListType, Node, NodeValue},
    parse_document,
};

use super::{
    inline::Words,
    levels::{Item, Levels},
    lines::dedented,
    stand_ins::{CLOSE, OPEN, SUMMARY},
    view::{Line, View},
};

/// A block without blocks in it.
#[derive(Debug)]
pub(super) struct Block {
    pub(super) kind: Kind,
    /// Its lines in the view.
    pub(super) first: usize,
    pub(super) last: usize,
    /// The byte of its first line where it begins.
    at: usize,
    /// How many lists it is nested in.
    pub(super) level: usize,
    /// The item that it begins.
    pub(super) item: Option<Item>,
    /// How far the list item that it is in is indented, in columns.
    pub(super) indent: usize,
    pub(super) is_quoted: bool,
    /// How many `<details>` it is nested in.
    pub(super) fold: usize,
    pub(super) words: Words,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Heading(u8),
    Paragraph,
    Code,
    Html,
    Table,
    Rule,
    /// `<details>`.
    Open,
    /// `<summary>`, with its text.
    Summary,
    /// `</details>`.
    Close,
}

impl Block {
    /// Its source without the marks of the lists that it is in.
    pub(super) fn text(&self, view: &View) -> String {
        let mut text = String::new();
        for (index, line) in view.get(self.first, self.last).iter().enumerate() {
            if index == 0 {
                text.push_str(self.first_line(line));
            } else {
                text.push('\n');
                text.push_str(dedented(&line.text, self.indent, self.is_quoted));
            }
        }
        text.truncate(text.trim_end().len());
        text
    }

    fn first_line<'a>(&self, line: &'a Line) -> &'a str {
        let text = line.text.as_str();
        let from = text.get(self.at..).unwrap_or_else(|| text.trim_start());
        from.trim_start_matches([OPEN, SUMMARY, CLOSE])
    }

    /// Whether it begins a list item.
    pub(super) fn is_item(&self) -> bool {
        self.item.is_some()
    }
}

/// The blocks of a document.
pub(super) fn blocks(view: &View) -> Vec<Block> {
    let skeleton = view.skeleton();
    let arena = Arena::new();
    let root = parse_document(&arena, &skeleton, &options());
    let mut reading = Reading {
        view,
        blocks: Vec::new(),
        items: Vec::new(),
        pending: None,
        quotes: 0,
        fold: 0,
        levels: Levels::default(),
    };
    let mut next = Some(root);
    // Without recursion: how deep a document nests is not for it to decide how deep this program does.
    while let Some(node) = next {
        let goes_in = reading.enter(node);
        next = node.first_child().filter(|_| goes_in);
        let mut done = node;
        while next.is_none() {
            reading.leave(done);
            next = done.next_sibling();
            if next.is_none() {
                match done.parent() {
                    Some(parent) => done = parent,
                    None => break,
                }
            }
        }
    }
    reading.blocks
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options
}

struct Reading<'a> {
    view: &'a View,
    blocks: Vec<Block>,
    /// The items that are open: the columns of their contents, and how deep they are, once that is known.
    items: Vec<(usize, Option<usize>)>,
    /// The item whose first block comes next.
    pending: Option<Item>,
    quotes: usize,
    fold: usize,
    levels: Levels,
}

impl Reading<'_> {
    /// Reads what a node is. Whether its children are blocks.
    fn enter(&mut self, node: Node<'_>) -> bool {
        let data = node.data();
        let kind = match &data.value {
            NodeValue::BlockQuote => {
                self.quotes += 1;
                return true;
            }
            NodeValue::Item(list) => {
                let start = data.sourcepos.start;
                let line = self.view.lines.get(start.line.saturating_sub(1)).map_or("", |line| &line.text);
                let own = columns(line, start.column.saturating_sub(1));
                let content = own + list.padding;
                // An item that begins with an item, as in `- - text`, is one.
                let column = self.pending.take().map_or(own, |outer| outer.column);
                let is_ordered = list.list_type == ListType::Ordered;
                self.pending =
                    Some(Item { is_ordered, number: is_ordered.then_some(list.start), column, content });
                self.items.push((content, None));
                return true;
            }
            NodeValue::Heading(heading) => Kind::Heading(heading.level),
            NodeValue::Paragraph => Kind::Paragraph,
            NodeValue::CodeBlock(_) => Kind::Code,
            NodeValue::HtmlBlock(_) => Kind::Html,
            NodeValue::Table(_) => Kind::Table,
            NodeValue::ThematicBreak => Kind::Rule,
            _ => return true,
        };
        drop(data);
        self.push(kind, node);
        false
    }

    fn leave(&mut self, node: Node<'_>) {
        match node.data().value {
            NodeValue::BlockQuote => self.quotes = self.quotes.saturating_sub(1),
            NodeValue::Item(_) => {
                self.items.pop();
                self.pending = None;
            }
            _ => {}
        }
    }

    fn push(&mut self, kind: Kind, node: Node<'_>) {
        let position = node.data().sourcepos;
        let lines = self.view.lines.len();
        let first = position.start.line.saturating_sub(1).min(lines.saturating_sub(1));
        let last = position.end.line.saturating_sub(1).clamp(first, lines.saturating_sub(1).max(first));
        let line = self.view.lines.get(first).map_or("", |line| line.text.as_str());
        let at = start(line, position.start.column.saturating_sub(1));
        let mark = line.get(at..).and_then(|text| text.chars().next());
        let kind = match mark {
            Some(OPEN) => Kind::Open,
            Some(SUMMARY) => Kind::Summary,
            Some(CLOSE) => Kind::Close,
            _ => kind,
        };
        if kind == Kind::Open {
            self.fold += 1;
        }
        let item = self.pending.take();
        if let Some(item) = &item {
            self.levels.begin(item);
            let depth = self.levels.depth();
            for (_, known) in self.items.iter_mut().rev().take_while(|(_, known)| known.is_none()) {
                *known = Some(depth);
            }
        }
        let words = if matches!(kind, Kind::Heading(_) | Kind::Paragraph | Kind::Summary) {
            Words::of(node)
        } else {
            Words::default()
        };
        self.blocks.push(Block {
            kind,
            first,
            last,
            at,
            level: self.items.last().map_or(0, |(_, depth)| depth.unwrap_or_else(|| self.levels.depth())),
            item,
            indent: self.items.last().map_or(0, |(content, _)| *content),
            is_quoted: self.quotes > 0,
            fold: self.fold,
            words,
        });
        if kind == Kind::Close {
            self.fold = self.fold.saturating_sub(1);
        }
    }
}

/// How many columns the first bytes of a line take.
fn columns(line: &str, bytes: usize) -> usize {
    const TAB: usize = 4;
    let tabs = line.bytes().take(bytes).filter(|byte| *byte == b'\t').count();
    bytes + tabs * (TAB - 1)
}

/// The byte of the line where the parser found a block to begin. It has seen a line with less indentation
/// where there was too much.
fn start(line: &str, column: usize) -> usize {
    let blanks = line.len() - line.trim_start_matches([' ', '\t']).len();
    if blanks > column && !line.starts_with('\t') || !line.is_char_boundary(column) || column > line.len() {
        blanks
    } else {
        column.max(if line[..column].trim().is_empty() { blanks } else { column })
    }
}
