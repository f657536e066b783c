//! Makes messages fit a platform: what is too long goes on in further messages, and nothing is
//! left out.

mod cut;
mod lines;
mod markdown;
mod measure;
mod piece;
#[cfg(test)]
mod tests;

use crate::chat::{
    message::{Block, Fact, Inline, Message, StandingRow},
    port::Limits,
};

use super::{
    plain::plain_row,
    words::{say, strong},
};
use cut::best_cut;
pub use measure::{block_len, text_len, utf16_len};
use measure::{blocks_len, inline_len, line_len, plain_char, row_len};

/// The least room that is split for, in characters: no platform's limits are near it, and below it
/// the marks of a code block alone would fill a message.
const LEAST: usize = 200;

/// The most blocks in a message: Slack takes 50, one of ours may become two of its own, and
/// buttons may be added at the end.
const MOST_BLOCKS: usize = 20;

/// Splits a message into messages that fit, in order. One that fits comes back as it is.
///
/// It is split between blocks first, then between paragraphs, list items, lines, sentences and
/// words inside a block. The title and the notification stay with the first part, the buttons and
/// the file with the last. Limits below 200 characters are taken for 200.
#[must_use]
pub fn split(message: Message, limits: Limits) -> Vec<Message> {
    let limits =
        Limits { message: limits.message.max(LEAST), block: limits.block.max(LEAST), field: limits.field };
    if fits(&message.blocks, limits) {
        return vec![message];
    }
    let Message { tone, notify, blocks, attachment, coming } = message;
    let (buttons, blocks): (Vec<Block>, Vec<Block>) =
        blocks.into_iter().partition(|block| matches!(block, Block::Buttons(_)));
    // A part of one block must fit, and leave room for the heading before it.
    let room = limits.block.min(limits.message - limits.message / 8);
    let mut parts = vec![Vec::new()];
    for block in blocks.into_iter().flat_map(|block| divide(block, room)) {
        put(&mut parts, block, limits);
    }
    if let Some(last) = parts.last_mut() {
        last.extend(buttons);
    }
    let mut notify = notify;
    let part = |blocks| Message { tone, notify: notify.take(), blocks, attachment: None, coming: None };
    let mut parts: Vec<Message> = parts.into_iter().map(part).collect();
    if let Some(last) = parts.last_mut() {
        last.attachment = attachment;
        last.coming = coming;
    }
    parts
}

/// Splits Markdown into what fits in `first_room`, and the rest in parts that fit in `room`.
pub(super) fn first_and_rest(text: &str, first_room: usize, room: usize) -> (String, Vec<String>) {
    let pieces = markdown::pieces(text, first_room.max(LEAST), room.max(LEAST), 0);
    let mut pieces = pieces.iter().map(piece::Piece::markdown);
    (pieces.next().unwrap_or_default(), pieces.collect())
}

fn fits(blocks: &[Block], limits: Limits) -> bool {
    blocks_len(blocks) <= limits.message
        && blocks.len() <= MOST_BLOCKS
        && blocks.iter().all(|block| block_len(block) <= limits.block)
}

/// Puts a block at the end of the last part, or begins the next part with it. A heading goes along
/// with what it heads, and what is above small print goes along with that.
fn put(parts: &mut Vec<Vec<Block>>, block: Block, limits: Limits) {
    let Some(last) = parts.last_mut() else { return };
    last.push(block);
    if last.len() == 1 || fits(last, limits) {
        return;
    }
    let from = with_what_it_is_about(last)
        .filter(|from| fits(&last[*from..], limits))
        .or_else(|| headed(last, last.len() - 1).filter(|from| fits(&last[*from..], limits)))
        .unwrap_or(last.len() - 1);
    let next = last.split_off(from);
    parts.push(next);
}

/// Where a part is to be cut so that the small print at its end has above it what it is about: alone,
/// it would be a message that says next to nothing.
fn with_what_it_is_about(blocks: &[Block]) -> Option<usize> {
    let small = blocks.iter().rev().take_while(|block| matches!(block, Block::Small(_))).count();
    let above = (blocks.len() - small).checked_sub(1).filter(|_| small > 0)?;
    let from = headed(blocks, above).unwrap_or(above);
    // A title or a heading alone would say no more.
    let is_headed = |from: usize| matches!(blocks[from - 1], Block::Title(_) | Block::Heading(_));
    (from > 0 && !is_headed(from)).then_some(from)
}

/// Where the heading of a block is, if it has one and is not all that there is.
fn headed(blocks: &[Block], at: usize) -> Option<usize> {
    (at > 1 && matches!(blocks[at - 1], Block::Heading(_))).then(|| at - 1)
}

/// Divides a block that counts more than `room` into blocks that do not.
fn divide(block: Block, room: usize) -> Vec<Block> {
    if block_len(&block) <= room {
        return vec![block];
    }
    match block {
        Block::Title(text) => divide_heading(text, room, Block::Title),
        Block::Heading(text) => divide_heading(text, room, Block::Heading),
        Block::Text(line) => divide_line(line, room).into_iter().map(Block::Text).collect(),
        Block::Small(line) => divide_line(line, room).into_iter().map(Block::Small).collect(),
        Block::Markdown(text) => markdown::pieces(&text, room, room, 0)
            .iter()
            .map(|piece| Block::Markdown(piece.markdown()))
            .collect(),
        Block::Quote { author, markdown } => {
            let name = block_len(&Block::Quote { author: author.clone(), markdown: String::new() });
            let room = room.saturating_sub(name).max(LEAST / 2);
            let pieces = markdown::pieces(&markdown, room, room, measure::QUOTE_MARK);
            pieces
                .iter()
                .map(|piece| Block::Quote { author: author.clone(), markdown: piece.markdown() })
                .collect()
        }
        Block::Facts(facts) => divide_facts(facts, room),
        Block::List { numbered, items } => divide_list(numbered, items, room),
        Block::Standings(rows) => divide_rows(rows, room),
        // Their labels do not count, so they always fit.
        Block::Buttons(_) => vec![block],
    }
}

fn divide_heading(text: String, room: usize, heading: fn(String) -> Block) -> Vec<Block> {
    let mut lines = divide_line(say![text], room).into_iter();
    let mut blocks = Vec::new();
    if let Some([Inline::Text(first)]) = lines.next().as_deref() {
        blocks.push(heading(first.clone()));
    }
    blocks.extend(lines.map(Block::Text));
    blocks
}

fn divide_facts(facts: Vec<Fact>, room: usize) -> Vec<Block> {
    let count = |fact: &Fact| block_len(&Block::Facts(vec![fact.clone()]));
    let mut blocks = Vec::new();
    for group in grouped(facts, room, count) {
        match <[Fact; 1]>::try_from(group) {
            Ok([Fact { label, value }]) if line_len(&value) > room / 2 || label.len() > room / 4 => {
                let mut words = say![strong(label), ": "];
                words.extend(value);
                blocks.extend(divide_line(words, room).into_iter().map(Block::Text));
            }
            Ok(one) => blocks.push(Block::Facts(one.into())),
            Err(group) => blocks.push(Block::Facts(group)),
        }
    }
    blocks
}

fn divide_list(numbered: bool, items: Vec<Vec<Inline>>, room: usize) -> Vec<Block> {
    let items: Vec<(usize, Vec<Inline>)> = (1..).zip(items).collect();
    let count = |(_, item): &(usize, Vec<Inline>)| line_len(item) + measure::ITEM;
    let mut blocks = Vec::new();
    for group in grouped(items, room, count) {
        let first = group.first().map_or(1, |(number, _)| *number);
        // A list block always counts from one, so further numbers are written out.
        if group.iter().map(count).sum::<usize>() > room || (numbered && first > 1) {
            for (number, item) in group {
                let mut words = if numbered { say![format!("{number}. ")] } else { Vec::new() };
                words.extend(item);
                blocks.extend(divide_line(words, room).into_iter().map(Block::Text));
            }
        } else {
            blocks.push(Block::List { numbered, items: group.into_iter().map(|(_, item)| item).collect() });
        }
    }
    blocks
}

fn divide_rows(rows: Vec<StandingRow>, room: usize) -> Vec<Block> {
    let mut blocks = Vec::new();
    for group in grouped(rows, room, row_len) {
        if group.iter().map(row_len).sum::<usize>() <= room {
            blocks.push(Block::Standings(group));
        } else {
            let words = group.iter().map(|row| say![plain_row(row)]);
            blocks.extend(words.flat_map(|words| divide_line(words, room)).map(Block::Text));
        }
    }
    blocks
}

/// Items in groups that each count at most `room`; an item that counts more stands alone.
fn grouped<T>(items: Vec<T>, room: usize, count: impl Fn(&T) -> usize) -> Vec<Vec<T>> {
    let mut groups: Vec<Vec<T>> = Vec::new();
    let mut used = room;
    for item in items {
        let counts = count(&item);
        match groups.last_mut() {
            Some(group) if used + counts <= room => {
                group.push(item);
                used += counts;
            }
            _ => {
                groups.push(vec![item]);
                used = counts;
            }
        }
    }
    groups
}

/// Divides a line into lines that each count at most `room` with the marks around them.
fn divide_line(line: Vec<Inline>, room: usize) -> Vec<Vec<Inline>> {
    let room = room - measure::MARKS;
    let mut lines = Vec::new();
    let mut current: Vec<Inline> = Vec::new();
    let mut ahead: Vec<Inline> = line.into_iter().rev().collect();
    while let Some(inline) = ahead.pop() {
        let left = room.saturating_sub(line_len(&current));
        if inline_len(&inline) <= left {
            current.push(inline);
            continue;
        }
        // A short start at the end of a full line looks torn off: better begin a new line.
        if !current.is_empty() && left < room / 2 {
            lines.push(std::mem::take(&mut current));
            ahead.push(inline);
            continue;
        }
        let (head, rest) = cut_inline(inline, left);
        current.push(head);
        lines.push(std::mem::take(&mut current));
        ahead.extend(rest);
    }
    lines.push(current);
    lines.retain(|line| !line.is_empty());
    lines
}

/// Cuts an inline that counts more than `room`. What is neither text nor a time becomes text:
/// nobody has a name or an address that is so long, unless to try what happens.
fn cut_inline(inline: Inline, room: usize) -> (Inline, Option<Inline>) {
    let (text, make): (String, fn(String) -> Inline) = match inline {
        Inline::Strong(text) => (text, Inline::Strong),
        Inline::Code(text) => (text, Inline::Code),
        Inline::Text(text) => (text, Inline::Text),
        Inline::Person(person) => (person.name, Inline::Text),
        Inline::Channel { name, .. } | Inline::Group { name, .. } => (name, Inline::Text),
        Inline::Link { text, url } => (format!("{text} {url}"), Inline::Text),
        Inline::Time { .. } => return (Inline::Text(String::new()), Some(inline)),
    };
    let cut = best_cut(&text, room.saturating_sub(measure::MARKS), plain_char);
    let (head, rest) = text.split_at(cut);
    (make(head.trim_end().to_owned()), (!rest.is_empty()).then(|| make(rest.to_owned())))
}
