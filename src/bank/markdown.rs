//! Markdown as the bank needs it: the blocks of a text, the items of its lists, and their source.
//!
//! The one module that knows the Markdown parser. It keeps what people wrote: texts are slices of the
//! source, never rendered anew. It does not know what a question is.

use std::{borrow::Cow, ops::RangeInclusive};

use comrak::{
    Arena, Options,
    nodes::{Node, NodeCodeBlock, NodeValue, Sourcepos},
    parse_document,
};

/// Columns from one tab stop to the next, by the Markdown standard.
const TAB_STOP: usize = 4;

/// The kind of HTML block that is a comment, by the Markdown standard.
const HTML_COMMENT: u8 = 2;

/// A piece of Markdown, and where it stands in its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Markdown {
    text: String,
    first_line: usize,
}

/// A block at the top level of a piece of Markdown. Lines are those of the file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) kind: BlockKind,
    pub(super) first_line: usize,
    pub(super) last_line: usize,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum BlockKind {
    Heading {
        level: u8,
        /// Plain text.
        title: String,
        /// Whether it is underlined with `===` or `---`.
        underlined: bool,
    },
    List(Vec<Item>),
    /// A comment that ends where its author meant it to.
    Comment,
    /// A fence or a comment that nothing closes: it takes in all that follows.
    Unclosed(&'static str),
    Other,
}

/// An item of a list: its content without the marker and the indentation.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) line: usize,
    pub(super) content: Markdown,
}

impl Markdown {
    /// A text whose first line is `first_line` of its file.
    pub(super) fn new(text: impl Into<String>, first_line: usize) -> Self {
        Self { text: text.into(), first_line }
    }

    /// The source without blank lines around it.
    pub(super) fn trimmed(&self) -> &str {
        let from = self.text.len() - self.text.trim_start().len();
        // The indentation of the first line is part of it.
        let from = self.text[..from].rfind('\n').map_or(0, |newline| newline + 1);
        self.text[from..].trim_end()
    }

    /// The lines from `first` to `last` of the file, as far as they are here.
    pub(super) fn lines(&self, first: usize, last: usize) -> Self {
        let first = first.max(self.first_line);
        let text = self.text.split('\n').skip(first - self.first_line).take((last + 1).saturating_sub(first));
        Self { text: text.collect::<Vec<_>>().join("\n"), first_line: first }
    }

    /// The source as it is.
    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    /// The number of the first line.
    pub(super) fn first_line(&self) -> usize {
        self.first_line
    }

    /// The number of the last line.
    pub(super) fn last_line(&self) -> usize {
        self.first_line + self.text.matches('\n').count()
    }

    /// The first line from `first` to `last` that is not blank.
    pub(super) fn first_text_line(&self, first: usize, last: usize) -> Option<usize> {
        let lines = self.lines(first, last);
        let offset = lines.text.split('\n').position(|line| !line.trim().is_empty())?;
        Some(lines.first_line + offset)
    }

    /// All but the lines in the given ranges of lines of the file.
    pub(super) fn without(&self, ranges: &[RangeInclusive<usize>]) -> Self {
        let lines = (self.first_line..).zip(self.text.split('\n'));
        let kept = lines.filter(|(number, _)| !ranges.iter().any(|range| range.contains(number)));
        Self { text: kept.map(|(_, line)| line).collect::<Vec<_>>().join("\n"), first_line: self.first_line }
    }

    /// The blocks at the top level.
    pub(super) fn blocks(&self) -> Vec<Block> {
        let arena = Arena::new();
        let root = parse_document(&arena, &self.text, &options());
        let lines = Lines::of(&self.text);
        root.children().map(|node| self.block(node, &lines)).collect()
    }

    /// All its words, without any markup.
    pub(super) fn plain(&self) -> String {
        let arena = Arena::new();
        plain_text(parse_document(&arena, &self.text, &options()))
    }

    /// What it says, however it is set: its words in small letters, with a blank between them, and its code
    /// as it is but for blanks. Two texts that say the same are one question.
    pub(super) fn said(&self) -> String {
        let arena = Arena::new();
        let mut said = String::new();
        for node in parse_document(&arena, &self.text, &options()).descendants() {
            match &node.data().value {
                NodeValue::Text(words) => said.push_str(&words_of(words)),
                NodeValue::Code(code) if is_name(&code.literal) => said.push_str(&words_of(&code.literal)),
                NodeValue::Code(code) => push_code(&mut said, &code.literal),
                NodeValue::CodeBlock(code) => push_code(&mut said, &code.literal),
                NodeValue::HtmlBlock(html) => said.push_str(&words_of(&html.literal)),
                value if value.block() => said.push(' '),
                NodeValue::SoftBreak | NodeValue::LineBreak => said.push(' '),
                _ => {}
            }
        }
        said.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Splits off the name that it begins with: the bold lead, or else the first words up to a colon, or
    /// else its whole first paragraph. The name is plain text; it is empty where there is no such paragraph.
    pub(super) fn split_name(&self) -> (String, Self) {
        let arena = Arena::new();
        let root = parse_document(&arena, &self.text, &options());
        let Some(paragraph) = root.first_child().filter(|node| node.data().value == NodeValue::Paragraph)
        else {
            return (String::new(), self.clone());
        };
        let lines = Lines::of(&self.text);
        if let Some((name, end)) = self.bold_lead(paragraph, &lines) {
            return (name, self.after(end));
        }
        let end =
            self.colon(paragraph, &lines).or_else(|| lines.end_of(paragraph)).unwrap_or(self.text.len());
        let name = Self::new(self.text.get(..end).unwrap_or_default(), self.first_line).plain();
        (name, self.after(end))
    }

    fn block(&self, node: Node<'_>, lines: &Lines<'_>) -> Block {
        let data = node.data();
        let kind = match &data.value {
            NodeValue::Heading(heading) => BlockKind::Heading {
                level: heading.level,
                title: plain_text(node),
                underlined: heading.setext,
            },
            NodeValue::List(_) => {
                BlockKind::List(node.children().map(|item| self.item(item, lines)).collect())
            }
            NodeValue::CodeBlock(code) if is_unclosed(code) => BlockKind::Unclosed("code block"),
            NodeValue::HtmlBlock(html) if html.block_type == HTML_COMMENT => {
                if html.literal.contains("-->") {
                    BlockKind::Comment
                } else {
                    BlockKind::Unclosed("comment")
                }
            }
            _ => BlockKind::Other,
        };
        let Sourcepos { start, end } = data.sourcepos;
        Block { kind, first_line: self.in_file(start.line), last_line: self.in_file(end.line) }
    }

    /// The item without its marker, and its lines moved to the left by as much as its content is indented.
    fn item(&self, node: Node<'_>, lines: &Lines<'_>) -> Item {
        let data = node.data();
        let Sourcepos { start, end } = data.sourcepos;
        let NodeValue::Item(list) = data.value else {
            return Item { line: self.in_file(start.line), content: Self::new("", self.in_file(start.line)) };
        };
        let indent = list.marker_offset + list.padding;
        let line = self.in_file(start.line);
        let mut content = String::new();
        for (index, text) in lines.between(start.line, end.line).split('\n').enumerate() {
            if index == 0 {
                let blanked = without_marker(text, start.column.saturating_sub(1));
                content.push_str(&dedent(&blanked, indent));
            } else {
                content.push('\n');
                content.push_str(&dedent(text, indent));
            }
        }
        content.truncate(content.trim_end().len());
        Item { line, content: Self::new(content, line) }
    }

    fn bold_lead(&self, paragraph: Node<'_>, lines: &Lines<'_>) -> Option<(String, usize)> {
        let strong = paragraph.first_child().filter(|node| node.data().value == NodeValue::Strong)?;
        let name = plain_text(strong).trim_end_matches([':', '.']).trim().to_owned();
        let end = lines.end_of(strong)?;
        // A column that the parser got wrong must not cut a word.
        self.text.get(..end)?.ends_with(['*', '_']).then_some((name, end))
    }

    /// Where the first colon of the paragraph's own words is that a blank or the paragraph's end follows.
    fn colon(&self, paragraph: Node<'_>, lines: &Lines<'_>) -> Option<usize> {
        paragraph.children().filter(|node| matches!(node.data().value, NodeValue::Text(_))).find_map(|node| {
            let start = lines.offset(node.data().sourcepos.start.line, node.data().sourcepos.start.column)?;
            let words = self.text.get(start..lines.end_of(node)?)?;
            words.match_indices(':').map(|(at, _)| start + at).find(|at| {
                let after = &self.text[at + 1..];
                !self.text[..*at].ends_with('\\')
                    && (after.is_empty() || after.starts_with([' ', '\t', '\n']))
            })
        })
    }

    /// What follows a name, without the mark that joins them in one line.
    fn after(&self, end: usize) -> Self {
        let blank = [' ', '\t'];
        let rest = self.text.get(end..).unwrap_or_default().trim_start_matches(blank);
        let joined = [":", ".", "–", "—", "- "].iter().find_map(|mark| rest.strip_prefix(mark));
        let rest = joined.unwrap_or(rest).trim_start_matches(blank);
        let skipped = self.text.len() - rest.len();
        let first_line = self.first_line + self.text[..skipped].matches('\n').count();
        Self::new(rest, first_line).without_blank_start()
    }

    /// The text from its first line that is not blank.
    fn without_blank_start(&self) -> Self {
        let text = self.trimmed();
        let above = self.text.find(text).unwrap_or(0);
        let first_line = self.first_line + self.text[..above].matches('\n').count();
        Self::new(text, first_line)
    }

    fn in_file(&self, line: usize) -> usize {
        self.first_line + line.saturating_sub(1)
    }
}

/// Where the lines of a text begin, so that a place in it is found without reading all that is before.
struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1));
        Self { text, starts: starts.collect() }
    }

    /// The lines from `first` to `last`, from 1, without the end of the last one.
    fn between(&self, first: usize, last: usize) -> &'a str {
        let start = |line: usize| self.starts.get(line.saturating_sub(1)).copied().unwrap_or(self.text.len());
        let text = self.text.get(start(first)..start(last.max(first) + 1)).unwrap_or_default();
        text.strip_suffix('\n').unwrap_or(text)
    }

    fn end_of(&self, node: Node<'_>) -> Option<usize> {
        let end = node.data().sourcepos.end;
        self.offset(end.line, end.column + 1)
    }

    /// The byte at a line and column, both from 1 and within the text.
    fn offset(&self, line: usize, column: usize) -> Option<usize> {
        let before = self.starts.get(line.checked_sub(1)?)?;
        let offset = before + column.checked_sub(1)?;
        self.text.is_char_boundary(offset).then_some(offset)
    }
}

impl Item {
    /// Its content in one line.
    pub(super) fn one_line(&self) -> String {
        self.content.text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// The text with `\n` alone between lines, and without the marks that Markdown ignores or replaces.
pub(super) fn normalized(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "\u{fffd}")
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options
}

fn is_unclosed(code: &NodeCodeBlock) -> bool {
    code.fenced && !code.closed
}

fn plain_text(node: Node<'_>) -> String {
    let mut text = String::new();
    for node in node.descendants() {
        match &node.data().value {
            NodeValue::Text(words) => text.push_str(words),
            NodeValue::Code(code) => text.push_str(&code.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => text.push(' '),
            _ => {}
        }
    }
    text.trim().to_owned()
}

/// The words of a text in small letters. Marks count where they tell words apart: `C`, `C++` and `C#`, `=` and
/// `==`.
fn words_of(text: &str) -> String {
    let is_part = |c: char| c.is_alphanumeric() || "+#=<>&|".contains(c);
    text.chars().flat_map(char::to_lowercase).map(|c| if is_part(c) { c } else { ' ' }).collect()
}

/// Whether code is a name, which others write without any marks around it: `Array.map()`.
fn is_name(code: &str) -> bool {
    code.chars().all(|c| c.is_alphanumeric() || "._-()".contains(c))
}

fn push_code(said: &mut String, code: &str) {
    said.push(' ');
    said.extend(code.chars().filter(|c| !c.is_whitespace()));
    said.push(' ');
}

/// The line with blanks instead of all up to the end of the list marker at byte `at`.
fn without_marker(line: &str, at: usize) -> String {
    let marker = line.get(at..).unwrap_or_default();
    let digits = marker.len() - marker.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = marker.get(digits + 1..).unwrap_or_default();
    // Before the marker of a list at the top level there are at most three blanks, and no tab.
    " ".repeat(at + digits + 1) + rest
}

/// Takes up to `width` columns of blanks from the start of the line.
fn dedent(line: &str, width: usize) -> Cow<'_, str> {
    let mut column = 0;
    for (at, blank) in line.char_indices() {
        if column == width {
            return Cow::Borrowed(&line[at..]);
        }
        match blank {
            ' ' => column += 1,
            '\t' => column = (column / TAB_STOP + 1) * TAB_STOP,
            _ => return Cow::Borrowed(&line[at..]),
        }
        if column > width {
            return Cow::Owned(" ".repeat(column - width) + &line[at + 1..]);
        }
    }
    Cow::Borrowed("")
}

#[cfg(test)]
mod tests;
