//! The bot's own words in pieces.

use super::{
    is_id,
    rich::{Part, Run, Style, date},
};
use crate::chat::{
    markdown::one_line,
    message::{Inline, TimeStyle},
};

/// A line of the bot's own words.
pub(super) fn run(pieces: &[Inline]) -> Run {
    let mut run = Run::default();
    for piece in said_once(pieces) {
        push(&mut run, piece);
    }
    run
}

/// The same without any looks, but for times: what takes the least room.
pub(super) fn bare_run(pieces: &[Inline]) -> Run {
    let mut run = Run::default();
    for piece in said_once(pieces) {
        match piece {
            Inline::Channel { name, .. } => run.push(&format!("#{}", one_line(name)), Style::PLAIN),
            Inline::Link { text, url } => run.push(&format!("{text} ({url})"), Style::PLAIN),
            Inline::Text(text) | Inline::Strong(text) | Inline::Code(text) => run.push(text, Style::PLAIN),
            Inline::Person(person) => run.push(&one_line(&person.name), Style::PLAIN),
            Inline::Group { name, .. } => run.push(&one_line(name), Style::PLAIN),
            Inline::Time { at, style } => run.push_part(date(*at, *style)),
        }
    }
    run
}

fn push(run: &mut Run, piece: &Inline) {
    match piece {
        Inline::Text(text) => run.push(text, Style::PLAIN),
        Inline::Strong(text) => run.push(text, Style::BOLD),
        Inline::Code(text) => run.push(&one_line(text), Style::CODE),
        // By name: a mention would notify them.
        Inline::Person(person) => run.push(&one_line(&person.name), Style::BOLD),
        Inline::Group { name, .. } => run.push(&one_line(name), Style::BOLD),
        Inline::Channel { id, .. } if is_channel(id) => {
            run.push_part(Part::Channel { channel_id: id.clone() });
        }
        Inline::Channel { name, .. } => run.push(&format!("#{}", one_line(name)), Style::PLAIN),
        Inline::Time { at, style } => run.push_part(date(*at, *style)),
        Inline::Link { text, url } => run.push_link(&one_line(text), url, Style::PLAIN),
    }
}

/// Whether it is the id of a channel, public or private.
pub(super) fn is_channel(id: &str) -> bool {
    is_id(id, "CG")
}

/// The pieces, without what says a time twice: Slack counts nothing down, so "in 10 minutes" is said as
/// the time that follows it.
pub(super) fn said_once(pieces: &[Inline]) -> Vec<&Inline> {
    let mut kept = Vec::with_capacity(pieces.len());
    let mut rest = pieces;
    loop {
        rest = match rest {
            [] => return kept,
            [
                Inline::Time { at: first, style: TimeStyle::Relative },
                Inline::Text(between),
                Inline::Time { at: second, .. },
                ..,
            ] if first == second && between.trim() == "\u{b7}" => &rest[2..],
            [first, after @ ..] => {
                kept.push(first);
                after
            }
        };
    }
}
