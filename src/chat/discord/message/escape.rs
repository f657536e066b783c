//! Text as Discord shows it, character by character: nothing in it becomes markup, a mention or a
//! link of its own.
//!
//! Discord takes a backslash before any mark for the mark itself. What is marked here keeps within
//! what `render::split` counts for it, but for the few marks at the start of a line.

use std::fmt::Write as _;

use serenity::model::id::{ChannelId, RoleId};

pub(super) use crate::chat::markdown::one_line;
use crate::chat::message::{Inline, Person, TimeStyle};

/// The longest address that is shown as a link; longer ones are text.
const LONGEST_URL: usize = 1_000;

/// Plain text, line by line as it is.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    push_plain(&mut out, text);
    out
}

/// Plain text in one line.
pub(super) fn line(text: &str) -> String {
    plain(&one_line(text))
}

/// Puts plain text behind what is there already.
pub(super) fn push_plain(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(char) = rest.chars().next() {
        let after = &rest[char.len_utf8()..];
        let marked = match char {
            '\\' | '*' | '_' | '~' | '`' | '|' | '<' | '>' | '[' | ']' => true,
            // A heading, small print, a list.
            '#' | '-' | '+' => starts_line(out),
            // A numbered list.
            '.' | ')' => ends_number(out) && after.chars().next().is_none_or(char::is_whitespace),
            // An address would become a link.
            ':' => after.starts_with("//"),
            // A group of people.
            '@' => after.starts_with("everyone") || after.starts_with("here"),
            _ => false,
        };
        if marked {
            out.push('\\');
        }
        match char {
            '\r' => {}
            _ => out.push(char),
        }
        rest = after;
    }
}

/// Whether nothing but white space stands in the last line of what is there.
fn starts_line(out: &str) -> bool {
    last_line(out).chars().all(char::is_whitespace)
}

/// Whether nothing but a number stands in the last line of what is there.
fn ends_number(out: &str) -> bool {
    let line = last_line(out).trim_start();
    !line.is_empty() && line.len() <= 12 && line.bytes().all(|byte| byte.is_ascii_digit())
}

fn last_line(out: &str) -> &str {
    out.rsplit('\n').next().unwrap_or_default()
}

/// A literal value, in a line.
pub(super) fn code(text: &str) -> String {
    // Three backticks would be a block of code, so runs of them are parted by nothing that is seen.
    let text = one_line(text).replace("``", "`\u{200b}`").replace("``", "`\u{200b}`");
    if text.is_empty() {
        return String::new();
    }
    let fence = if text.contains('`') { "``" } else { "`" };
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

/// Strong text.
pub(super) fn strong(text: &str) -> String {
    let inner = line(text);
    if inner.is_empty() {
        return inner;
    }
    // Marks hold only where no space is between them and the text.
    let [before, after] = [text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace)]
        .map(|has_space| if has_space { " " } else { "" });
    format!("{before}**{inner}**{after}")
}

/// A person: by name, because a mention inside an embed shows a bare id to who has not met them.
pub(super) fn person(person: &Person) -> String {
    strong(&person.name)
}

/// The bot's own words.
pub(super) fn inlines(pieces: &[Inline]) -> String {
    let mut out = String::new();
    for piece in pieces {
        if let Inline::Text(text) = piece {
            push_plain(&mut out, text);
            continue;
        }
        let piece = inline(piece);
        // Two strong pieces side by side would end each other's marks.
        if out.ends_with('*') && !out.ends_with("\\*") && piece.starts_with('*') {
            out.push('\u{200b}');
        }
        out.push_str(&piece);
    }
    out
}

fn inline(piece: &Inline) -> String {
    match piece {
        Inline::Text(text) => plain(text),
        Inline::Strong(text) => strong(text),
        Inline::Code(text) => code(text),
        Inline::Time { at, style } => {
            let style = match style {
                TimeStyle::Clock => 't',
                TimeStyle::DateTime => 'f',
                TimeStyle::Relative => 'R',
            };
            format!("<t:{}:{style}>", at.timestamp())
        }
        Inline::Person(one) => person(one),
        Inline::Channel { id, name } => match id.parse::<ChannelId>() {
            Ok(id) => format!("<#{id}>"),
            Err(_) => line(&format!("#{name}")),
        },
        // In an embed it notifies nobody.
        Inline::Group { id, name } => match id.parse::<RoleId>() {
            Ok(id) => format!("<@&{id}>"),
            Err(_) => line(name),
        },
        Inline::Link { text, url } => link(&line(text), url),
    }
}

/// A link with a text that is escaped already; what leads nowhere on the web is only text.
pub(super) fn link(text: &str, url: &str) -> String {
    let Some(address) = address(url) else {
        let url = line(url);
        return if text == url || url.is_empty() { text.to_owned() } else { format!("{text} ({url})") };
    };
    // Discord does not mask one address with another, and neither does Keypoint.
    if text.is_empty() || looks_like_address(text, &address) {
        return format!("<{address}>");
    }
    if text.contains("://") || text.contains("\\://") {
        return format!("{text} (<{address}>)");
    }
    format!("[{text}]({address})")
}

/// Whether a text says the address that it leads to.
fn looks_like_address(text: &str, address: &str) -> bool {
    let bare = |text: &str| {
        let text: String = text.chars().filter(|&char| char != '\\').collect();
        let text = text.split_once("://").map_or(text.as_str(), |(_, rest)| rest).to_owned();
        text.trim_end_matches('/').to_owned()
    };
    bare(text) == bare(address)
}

/// The address of a link, so written that it ends nowhere too early.
pub(super) fn address(url: &str) -> Option<String> {
    let scheme = ["http://", "https://"]
        .into_iter()
        .find(|scheme| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))?;
    let rest = &url[scheme.len()..];
    if rest.is_empty() || url.len() > LONGEST_URL || rest.contains(char::is_whitespace) {
        return None;
    }
    let mut out = scheme.to_owned();
    for char in rest.chars() {
        match char {
            '(' | ')' | '<' | '>' | '[' | ']' | '\\' | '"' | '\'' | '`' | '*' | '|' => {
                // Into text, writing does not fail.
                let _ = write!(out, "%{:02X}", u32::from(char));
            }
            char if char.is_control() => return None,
            char => out.push(char),
        }
    }
    // What is counted for an address is little more than its length.
    (out.len() <= url.len() + url.len() / 3 + 8).then_some(out)
}

/// The bot's own words without any looks; `None` if they need some.
pub(super) fn bare(pieces: &[Inline]) -> Option<String> {
    pieces
        .iter()
        .map(|piece| match piece {
            Inline::Text(text) | Inline::Strong(text) => Some(text.clone()),
            Inline::Code(text) => Some(format!("\u{201c}{text}\u{201d}")),
            Inline::Person(person) => Some(person.name.clone()),
            Inline::Time { .. } | Inline::Channel { .. } | Inline::Group { .. } | Inline::Link { .. } => None,
        })
        .collect()
}
