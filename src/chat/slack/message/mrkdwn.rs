//! Slack's `mrkdwn`, for the places that take nothing else: labelled values and small print.
//!
//! It has no escape for its marks. So a line is written in it only where no mark in it could be taken
//! for one; else it is shown in another way.

use std::fmt::Write as _;

use super::{
    inlines::{is_channel, said_once},
    rich::{Part, date, web_address},
};
use crate::chat::{markdown::one_line, message::Inline};

/// What makes text look in some way where it stands around it.
const MARKS: [char; 4] = ['*', '_', '~', '`'];

/// A boundary that is not seen: marks count only beside one.
const BOUNDARY: char = '\u{200b}';

/// Text in which nothing is a mention or a link.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for char in text.chars() {
        match char {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            char if char.is_control() && char != '\n' => {}
            char => out.push(char),
        }
    }
    out
}

/// The bot's own words, if they can be said.
pub(super) fn line(pieces: &[Inline]) -> Option<String> {
    let mut out = String::new();
    for piece in said_once(pieces) {
        match piece {
            Inline::Text(text) => push(&mut out, &escape(&calm(text)?)),
            Inline::Strong(text) => push(&mut out, &marked('*', text)?),
            Inline::Person(person) => push(&mut out, &marked('*', &person.name)?),
            Inline::Group { name, .. } => push(&mut out, &marked('*', name)?),
            Inline::Code(text) => {
                let text = one_line(text);
                if text.contains('`') {
                    return None;
                }
                if !text.is_empty() {
                    push(&mut out, &format!("`{}`", escape(&text)));
                }
            }
            Inline::Channel { id, .. } if is_channel(id) => push(&mut out, &format!("<#{id}>")),
            Inline::Channel { name, .. } => push(&mut out, &escape(&calm(&format!("#{}", one_line(name)))?)),
            Inline::Time { at, style } => push(&mut out, &part(&date(*at, *style))),
            Inline::Link { text, url } => {
                let text = escape(&calm(&one_line(text))?);
                let url = web_address(url).filter(|_| !text.is_empty() && !text.contains("://"))?;
                // What follows a `|` is the text.
                push(&mut out, &format!("<{url}|{}>", text.replace('|', "\u{2758}")));
            }
        }
    }
    Some(out)
}

/// A label: strong, on a line of its own.
pub(super) fn label(text: &str) -> Option<String> {
    marked('*', text)
}

/// A piece that is already in pieces, in `mrkdwn`; its looks are left out.
pub(super) fn part(part: &Part) -> String {
    match part {
        Part::Text { text, .. } => escape(text),
        Part::Link { url, text, .. } => {
            let text = escape(text);
            if text.contains(['|', '\n']) { text } else { format!("<{url}|{text}>") }
        }
        Part::Date { timestamp, format, fallback } => format!("<!date^{timestamp}^{format}|{fallback}>"),
        Part::Channel { channel_id } => format!("<#{channel_id}>"),
    }
}

/// The text, if no mark in it could be taken for one.
fn calm(text: &str) -> Option<String> {
    let is_calm = !text.lines().any(|line| line.trim_start().starts_with('>'))
        && !has_live_mark(text)
        && !has_emoji_code(text);
    is_calm.then(|| text.to_owned())
}

/// Whether a mark stands where it may begin or end something. Between letters it does not.
fn has_live_mark(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    let is_letter =
        |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|char| char.is_alphanumeric());
    chars.iter().enumerate().any(|(at, char)| {
        MARKS.contains(char) && !(*char == '_' && is_letter(at.checked_sub(1)) && is_letter(Some(at + 1)))
    })
}

/// Whether something looks like `:tada:`, which would become a picture.
fn has_emoji_code(text: &str) -> bool {
    let is_name = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_+-'".contains(&byte))
    };
    let parts: Vec<&str> = text.split(':').collect();
    parts.len() > 2 && parts[1..parts.len() - 1].iter().any(|part| is_name(part))
}

/// Text between two marks.
fn marked(mark: char, text: &str) -> Option<String> {
    let text = one_line(text);
    let text = escape(&calm(text.trim())?);
    let mut out = String::new();
    if !text.is_empty() {
        // Into text, writing does not fail.
        let _ = write!(out, "{mark}{text}{mark}");
    }
    Some(out)
}

/// Puts a piece behind what is there; where a mark would stand beside a letter or another mark, there
/// is a boundary.
fn push(out: &mut String, piece: &str) {
    let (Some(last), Some(first)) = (out.chars().last(), piece.chars().next()) else {
        out.push_str(piece);
        return;
    };
    let is_bound = |char: char| char.is_alphanumeric() || MARKS.contains(&char);
    if (MARKS.contains(&last) && is_bound(first)) || (MARKS.contains(&first) && is_bound(last)) {
        out.push(BOUNDARY);
    }
    out.push_str(piece);
}
