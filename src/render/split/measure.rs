//! How much of a platform's limits a text takes: a count that no platform exceeds.
//!
//! Counted in UTF-16 code units. Discord and Slack count code points, of which there are never
//! more, and a browser's text fields count code units. Characters that a platform needs to escape
//! count as what they become (`&` as `&amp;`, a `*` of plain text as `\*`), and the marks that
//! stand around a piece count too, so that an adapter may give its platform's limits as they are.

use crate::chat::message::{Block, Inline, Message, StandingRow};

/// What separates two blocks: an empty line.
pub(super) const BETWEEN_BLOCKS: usize = 2;
/// The marks around strong text, or around a name, on the platform that takes most.
pub(super) const MARKS: usize = 4;
/// A time as a platform is told it: its seconds, its style, and a fallback to read. Slack's is the
/// longest.
const TIME: usize = 96;
/// A mark before a list item: `- `, `12. `, and what marks a line.
pub(super) const ITEM: usize = 10;
/// What `> ` takes before a quoted line, `>` being escaped.
pub(super) const QUOTE_MARK: usize = 5;
/// The numbers and words of a row in a leaderboard, without the name.
const STANDING: usize = 80;

/// How many UTF-16 code units a text has.
#[must_use]
pub fn utf16_len(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// What counts of a message against [`Limits::message`](crate::chat::port::Limits): all text that
/// is read. The labels of buttons do not: each platform limits them one by one.
#[must_use]
pub fn text_len(message: &Message) -> usize {
    blocks_len(&message.blocks)
}

pub(super) fn blocks_len(blocks: &[Block]) -> usize {
    let read = blocks.iter().filter(|block| !matches!(block, Block::Buttons(_)));
    read.map(|block| block_len(block) + BETWEEN_BLOCKS).sum()
}

/// What counts of a block against [`Limits::block`](crate::chat::port::Limits).
#[must_use]
pub fn block_len(block: &Block) -> usize {
    match block {
        Block::Title(text) | Block::Heading(text) => plain_len(text) + MARKS,
        Block::Text(line) | Block::Small(line) => line_len(line) + MARKS,
        Block::Markdown(markdown) => markdown_len(markdown, 0),
        Block::Quote { author, markdown } => {
            plain_len(&author.name) + MARKS + markdown_len(markdown, QUOTE_MARK)
        }
        Block::Facts(facts) => {
            facts.iter().map(|fact| plain_len(&fact.label) + line_len(&fact.value) + MARKS + ITEM).sum()
        }
        Block::List { items, .. } => items.iter().map(|item| line_len(item) + ITEM).sum(),
        Block::Standings(rows) => rows.iter().map(row_len).sum(),
        Block::Buttons(_) => 0,
    }
}

pub(super) fn row_len(row: &StandingRow) -> usize {
    plain_len(&row.member.name) + STANDING
}

pub(super) fn line_len(line: &[Inline]) -> usize {
    line.iter().map(inline_len).sum()
}

pub(super) fn inline_len(inline: &Inline) -> usize {
    match inline {
        Inline::Text(text) => plain_len(text),
        Inline::Strong(text) | Inline::Code(text) => plain_len(text) + MARKS,
        Inline::Time { .. } => TIME,
        Inline::Person(person) => plain_len(&person.name).max(plain_len(&person.id)) + MARKS,
        Inline::Channel { id, name } | Inline::Group { id, name } => {
            plain_len(name).max(plain_len(id)) + MARKS
        }
        Inline::Link { text, url } => plain_len(text) + plain_len(url) + MARKS,
    }
}

fn plain_len(text: &str) -> usize {
    text.chars().map(plain_char).sum()
}

/// A character of plain text, escaped for the platform that takes most.
pub(super) fn plain_char(char: char) -> usize {
    match char {
        '*' | '_' | '~' | '`' | '|' | '\\' | '[' | ']' | '(' | ')' | '#' | '-' => 2,
        _ => markdown_char(char),
    }
}

/// A character of Markdown, escaped for the platform that takes most.
pub(super) fn markdown_char(char: char) -> usize {
    match char {
        '&' => 5,
        '<' | '>' => 4,
        _ => char.len_utf16(),
    }
}

/// What Markdown counts, each line counting `per_line` on top.
pub(super) fn markdown_len(markdown: &str, per_line: usize) -> usize {
    markdown.chars().map(markdown_char).sum::<usize>() + markdown.lines().count() * per_line
}
