//! The lines of a Markdown text, each with how welcome a cut before it is, and what stands open
//! there.
//!
//! This is no Markdown parser: it knows of fences, tables, lists, headings and empty lines what a
//! cut must not break. Where it is wrong, a cut is ugly, but no text is lost.

use super::{
    cut::{best_cut, sentences},
    measure::{markdown_char, markdown_len},
    piece::Piece,
};

/// How welcome a cut before a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// It would part what belongs together: only if there is no other way.
    Unwanted,
    /// Inside a line, between words.
    Word,
    /// Inside a line, between sentences.
    Sentence,
    /// Between two lines of a paragraph, of code, or of a table.
    Line,
    /// Between two items of a list.
    Item,
    /// Between two blocks.
    Block,
}

/// A line, or a part of one that is too long.
#[derive(Clone, Debug)]
pub(super) struct Line<'a> {
    /// Its text, with the line's end, or the white space after the part.
    text: &'a str,
    /// What it counts.
    pub count: usize,
    /// How welcome a cut before it is.
    pub rank: Rank,
    /// What is open before it.
    open: Open,
    /// Whether it begins a line of the text, rather than going on in one.
    begins: bool,
    /// How many columns of white space may go if a piece starts here: it is inside a list.
    indent: usize,
}

/// What is open where a line starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    Nothing,
    /// The code block of this index.
    Fence(usize),
    /// The table of this index.
    Table(usize),
}

#[derive(Clone, Debug)]
struct Fence {
    /// The marks that it stands behind, in a quote: `> `.
    prefix: String,
    marker: char,
    length: usize,
    language: String,
    /// The column at which it starts, in a list.
    indent: usize,
}

/// The lines of a text.
#[derive(Debug)]
pub(super) struct Lines<'a> {
    /// All lines, in order.
    pub all: Vec<Line<'a>>,
    fences: Vec<Fence>,
    /// The first two lines of each table; empty if they are too long to be repeated.
    tables: Vec<String>,
    room: usize,
    per_line: usize,
}

/// A fence, or what it stands behind, is taken for text if it is longer: opening it again must
/// stay cheap. In characters.
const LONGEST_MARK: usize = 16;
/// A language is not repeated if its name is longer, in characters.
const LONGEST_LANGUAGE: usize = 24;
impl<'a> Lines<'a> {
    /// Reads a text. Lines that count more than `room` come in parts.
    pub(super) fn read(text: &'a str, room: usize, per_line: usize) -> Self {
        let mut lines = Self { all: Vec::new(), fences: Vec::new(), tables: Vec::new(), room, per_line };
        let raw: Vec<&str> = text.split_inclusive('\n').collect();
        let mut reader = Reader::new();
        for (at, line) in raw.iter().enumerate() {
            reader.read(&mut lines, line, raw.get(at + 1).copied());
        }
        lines
    }

    /// What has to be opened again if a piece starts at this line.
    fn opening(&self, at: usize) -> String {
        match self.all.get(at).map_or(Open::Nothing, |line| line.open) {
            Open::Nothing => String::new(),
            Open::Fence(index) => self.fences[index].opening(),
            Open::Table(index) => self.tables[index].clone(),
        }
    }

    /// What has to be closed if a piece ends before this line.
    fn closing(&self, at: usize) -> String {
        match self.all.get(at).map_or(Open::Nothing, |line| line.open) {
            Open::Fence(index) => self.fences[index].closing(),
            Open::Nothing | Open::Table(_) => String::new(),
        }
    }

    /// What the opening before this line counts.
    pub(super) fn open_count(&self, at: usize) -> usize {
        self.marks_count(&self.opening(at))
    }

    /// What the closing before this line counts.
    pub(super) fn close_count(&self, at: usize) -> usize {
        self.closing_count(&self.closing(at))
    }

    /// A closing stands on a line of its own.
    fn closing_count(&self, closing: &str) -> usize {
        if closing.is_empty() { 0 } else { self.marks_count(closing) + 1 }
    }

    fn marks_count(&self, marks: &str) -> usize {
        markdown_len(marks, self.per_line)
    }

    /// The piece from one line up to another.
    pub(super) fn piece(&self, start: usize, end: usize) -> Piece {
        let indent = self.all.get(start).map_or(0, |line| line.indent);
        let mut dedent = indent > 0;
        let mut body = String::new();
        for line in &self.all[start..end] {
            let own = line.text.len() - line.text.trim_start_matches([' ', '\t']).len();
            // The list that the piece starts in ends where nothing is indented any more.
            let in_fence = matches!(line.open, Open::Fence(_));
            dedent &= !line.begins || own > 0 || in_fence || line.text.trim().is_empty();
            let drop = if dedent && line.begins { own.min(indent) } else { 0 };
            body.push_str(&line.text[drop..]);
        }
        let body = trim_blank_lines(&body);
        let close = self.closing(end);
        let close = if close.is_empty() { close } else { format!("\n{close}") };
        Piece { open: self.opening(start), body: body.to_owned(), close }
    }

    fn push(&mut self, text: &'a str, rank: Rank, open: Open, indent: usize) {
        let count = |part: &str| markdown_len(part, 0) + self.per_line;
        let room = self.room_in(open);
        if count(text.trim_end()) <= room {
            self.all.push(Line { text, count: count(text), rank, open, begins: true, indent });
            return;
        }
        let mut parts = Vec::new();
        for sentence in sentences(text) {
            let mut rest = sentence;
            let mut rank = Rank::Sentence;
            while !rest.is_empty() {
                let cut = best_cut(rest, room - self.per_line, markdown_char);
                let (part, after) = rest.split_at(if cut == 0 { first_char(rest) } else { cut });
                parts.push(Line { text: part, count: count(part), rank, open, begins: false, indent });
                rank = Rank::Word;
                rest = after;
            }
        }
        if let Some(first) = parts.first_mut() {
            (first.rank, first.begins) = (rank, true);
        }
        self.all.extend(parts);
    }

    /// What is left for one line beside what must be opened before and closed after it.
    fn room_in(&self, open: Open) -> usize {
        let marks = match open {
            Open::Nothing => 0,
            Open::Fence(index) => {
                self.marks_count(&self.fences[index].opening())
                    + self.closing_count(&self.fences[index].closing())
            }
            Open::Table(index) => self.marks_count(&self.tables[index]),
        };
        self.room.saturating_sub(marks).max(1 + self.per_line)
    }
}

impl Fence {
    fn opening(&self) -> String {
        format!("{}{}\n", self.closing(), self.language)
    }

    fn closing(&self) -> String {
        format!("{}{}", self.prefix, self.marker.to_string().repeat(self.length))
    }

    /// The fence that a line opens, if it does.
    fn opened_by(line: &str) -> Option<Self> {
        let mark = mark_len(line);
        let fence = &line[mark..];
        let marker = fence.chars().next().filter(|char| matches!(char, '`' | '~'))?;
        let length = fence.chars().take_while(|&char| char == marker).count();
        let info = fence[length..].trim();
        let is_fence = length >= 3 && !(marker == '`' && info.contains('`'));
        let short = mark.max(length) <= LONGEST_MARK;
        let language =
            info.split_whitespace().next().filter(|name| name.len() <= LONGEST_LANGUAGE).unwrap_or("");
        // Outside of quotes it is opened again at the margin, and what it holds moves there as well.
        let quoted = line[..mark].contains('>');
        let prefix = if quoted { in_quote(&line[..mark]) } else { String::new() };
        let indent = if quoted { 0 } else { mark };
        (is_fence && short).then(|| Self { prefix, marker, length, language: language.to_owned(), indent })
    }

    fn is_closed_by(&self, line: &str) -> bool {
        let fence = line.trim_start_matches([' ', '\t', '>']).trim_end();
        fence.chars().count() >= self.length && fence.chars().all(|char| char == self.marker)
    }

    /// Whether the quote that it stands in has ended before this line.
    fn is_left_by(&self, line: &str) -> bool {
        !self.prefix.is_empty() && !line.trim_start().starts_with('>')
    }
}

/// What comes before the text of a line: white space, marks of quotes and of list items. In bytes.
fn mark_len(line: &str) -> usize {
    let mut rest = line;
    loop {
        rest = rest.trim_start_matches([' ', '\t', '>']);
        match item_mark_len(rest) {
            0 => return line.len() - rest.len(),
            mark => rest = &rest[mark..],
        }
    }
}

/// The mark of a list item at the start of a text, with the space after it; 0 if there is none.
fn item_mark_len(text: &str) -> usize {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let marker = match text.as_bytes().get(digits) {
        Some(b'-' | b'*' | b'+') if digits == 0 => 1,
        Some(b'.' | b')') if (1..=9).contains(&digits) => digits + 1,
        _ => return 0,
    };
    if text[marker..].starts_with(' ') { marker + 1 } else { 0 }
}

/// The same marks on a further line: those of quotes stay, those of items become white space.
fn in_quote(mark: &str) -> String {
    mark.chars().map(|char| if char == '>' { '>' } else { ' ' }).collect()
}

fn first_char(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

/// Without the empty lines at both ends, and without the white space at the end.
fn trim_blank_lines(text: &str) -> &str {
    let text = text.trim_end();
    let blank = text.len() - text.trim_start().len();
    let start = text[..blank].rfind('\n').map_or(0, |newline| newline + 1);
    &text[start..]
}

/// Where reading stands.
#[derive(Debug)]
pub(super) struct Reader {
    open: Open,
    previous: Previous,
    in_list: bool,
}

/// What came before a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Previous {
    /// Nothing, or a block that is complete.
    Block,
    /// An empty line.
    Blank,
    /// Something that must not be parted from what follows: a heading, an opened fence, the first
    /// line of a table.
    Lead,
    /// A line of text, of code, or of a table.
    Line,
}

impl Reader {
    const fn new() -> Self {
        Self { open: Open::Nothing, previous: Previous::Block, in_list: false }
    }

    /// Reads a line; `next` is the one after it.
    fn read<'a>(&mut self, lines: &mut Lines<'a>, line: &'a str, next: Option<&str>) {
        match self.open {
            Open::Fence(index) if !lines.fences[index].is_left_by(line) => {
                return self.in_fence(lines, line, index);
            }
            Open::Table(index) if line.contains('|') => return self.in_table(lines, line, index),
            Open::Fence(_) | Open::Table(_) => (self.open, self.previous) = (Open::Nothing, Previous::Block),
            Open::Nothing => {}
        }
        if line.trim().is_empty() {
            lines.push(line, Rank::Unwanted, Open::Nothing, 0);
            if self.previous != Previous::Lead {
                self.previous = Previous::Blank;
            }
            return;
        }
        self.block(lines, line, next);
    }

    fn in_fence<'a>(&mut self, lines: &mut Lines<'a>, line: &'a str, index: usize) {
        let fence = &lines.fences[index];
        let (indent, closed) = (fence.indent, fence.is_closed_by(line));
        let leads = closed || self.previous == Previous::Lead || line.trim().is_empty();
        lines.push(line, if leads { Rank::Unwanted } else { Rank::Line }, self.open, indent);
        self.previous = if closed { Previous::Block } else { Previous::Line };
        if closed {
            self.open = Open::Nothing;
        }
    }

    fn in_table<'a>(&mut self, lines: &mut Lines<'a>, line: &'a str, index: usize) {
        // The second line of a table has its header before it, not in front of it again.
        let (rank, open) = match self.previous {
            Previous::Lead => (Rank::Unwanted, Open::Nothing),
            _ => (Rank::Line, Open::Table(index)),
        };
        lines.push(line, rank, open, 0);
        self.previous = Previous::Line;
    }

    fn block<'a>(&mut self, lines: &mut Lines<'a>, line: &'a str, next: Option<&str>) {
        let text = line.trim_start_matches([' ', '\t']);
        let indent = line.len() - text.len();
        let is_item = item_mark_len(text) > 0;
        self.in_list = is_item || (self.in_list && (indent > 0 || self.previous == Previous::Line));
        let fence = Fence::opened_by(line);
        let is_table = line.contains('|') && next.is_some_and(is_delimiter);
        let starts_block =
            fence.is_some() || is_table || matches!(self.previous, Previous::Block | Previous::Blank);
        let rank = match self.previous {
            Previous::Lead => Rank::Unwanted,
            _ if is_item || (self.in_list && starts_block) => Rank::Item,
            _ if starts_block => Rank::Block,
            _ => Rank::Line,
        };
        lines.push(line, rank, Open::Nothing, if self.in_list { indent } else { 0 });
        self.previous = Previous::Line;
        if let Some(fence) = fence {
            lines.fences.push(fence);
            (self.open, self.previous) = (Open::Fence(lines.fences.len() - 1), Previous::Lead);
        } else if is_table {
            let header = format!("{}\n{}\n", line.trim(), next.unwrap_or_default().trim());
            let cheap = lines.marks_count(&header) <= lines.room / 4;
            lines.tables.push(if cheap { header } else { String::new() });
            (self.open, self.previous) = (Open::Table(lines.tables.len() - 1), Previous::Lead);
        } else if text.starts_with('#') {
            self.previous = Previous::Lead;
        }
    }
}

/// Whether a line is the second one of a table: `|---|:-:|`.
fn is_delimiter(line: &str) -> bool {
    line.contains('-')
        && line.contains('|')
        && line.trim().chars().all(|char| matches!(char, '|' | '-' | ':' | ' '))
}
