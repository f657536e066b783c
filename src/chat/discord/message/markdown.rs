//! Markdown of questions and of members as Discord shows it.
//!
//! It is parsed and written anew, so that only what is meant as markup is markup. What Discord does
//! not know becomes what is nearest: a table is aligned code, an image a link, a deep heading a
//! heading, HTML the text that it is. No word is left out.

mod blocks;
mod inline;
mod table;

use std::borrow::Cow;

use comrak::{Arena, Options, nodes::NodeValue, parse_document};

use super::escape;

/// Whose Markdown it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Author {
    /// A question's: its lines are wrapped, and its links may have any text.
    Bank,
    /// A member's: a line break is one, and a link says where it leads.
    Member,
}

/// How deep marks may nest before the rest is shown as plain text: more than anyone writes on
/// purpose, and little enough for the stack of a thread.
const MAX_DEPTH: usize = 24;

/// The marks of a code block: the only ones that Discord knows.
const FENCE: &str = "```";

/// Markdown in Discord's own. If it would count more than `room`, it is shown as it was typed.
pub(super) fn render(markdown: &str, author: Author, room: usize) -> String {
    let source = kept(markdown, author);
    let arena = Arena::new();
    let text = blocks::document(parse_document(&arena, &source, &dialect()), author);
    if super::count(&text) <= room && keeps_words(markdown, &text) { text } else { as_typed(markdown, room) }
}

/// Whether what is shown has every word of the source. Markdown itself drops some: what stands in a
/// row of a table behind its last column, for one.
fn keeps_words(source: &str, shown: &str) -> bool {
    let shown: String = shown.chars().filter(|&char| char != '\\').flat_map(char::to_lowercase).collect();
    let mut before = '\n';
    let mut rest = source;
    while let Some(char) = rest.chars().next() {
        let length = rest.find(|char: char| !char.is_alphanumeric()).unwrap_or(rest.len());
        if length == 0 {
            before = char;
            rest = &rest[char.len_utf8()..];
            continue;
        }
        let (word, after) = rest.split_at(length);
        // A mark of a task, an entity, the number of an item: these are shown as what they mean.
        let mark = word.chars().nth(1).is_none()
            || (matches!(before, '&' | '#') && after.starts_with(';'))
            || (after.starts_with(['.', ')']) && word.bytes().all(|byte| byte.is_ascii_digit()));
        if !mark && !shown.contains(&word.to_lowercase()) {
            return false;
        }
        rest = after;
    }
    true
}

/// Text that nearly nothing but marks would have to be escaped in.
fn as_typed(markdown: &str, room: usize) -> String {
    let text = code_block("", markdown);
    // Only backticks alone could make it longer than it may be.
    if super::count(&text) <= room { text } else { code_block("", &markdown.replace('`', "'")) }
}

fn dialect() -> Options<'static> {
    let mut options = Options::default();
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.autolink = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options
}

/// Markdown with what would otherwise vanish: a line such as `[note]: this` defines a link, but says
/// something in a chat, and unless it leads to the web, most likely anywhere.
fn kept(markdown: &str, author: Author) -> Cow<'_, str> {
    let leads = |line: &str| {
        let target = line.split_once("]:").map_or("", |(_, target)| target.trim_start());
        target.trim_start_matches('<').starts_with("http")
    };
    let defines = |line: &str| {
        line.trim_start().starts_with('[')
            && !line.trim_start().starts_with("[^")
            && line.contains("]:")
            && (author == Author::Member || !leads(line))
    };
    if !markdown.lines().any(defines) {
        return Cow::Borrowed(markdown);
    }
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &dialect());
    let mut code = vec![false; markdown.lines().count() + 1];
    for node in root.descendants() {
        let data = node.data();
        if matches!(data.value, NodeValue::CodeBlock(_)) {
            let (first, last) = (data.sourcepos.start.line, data.sourcepos.end.line);
            code.iter_mut().take(last + 1).skip(first).for_each(|line| *line = true);
        }
    }
    let lines = (1..).zip(markdown.lines()).map(|(number, line)| {
        if defines(line) && !code.get(number).is_some_and(|&code| code) {
            line.replacen('[', "\\[", 1)
        } else {
            line.to_owned()
        }
    });
    Cow::Owned(lines.collect::<Vec<_>>().join("\n"))
}

/// A block of code. What would end it too early is parted by nothing that is seen.
fn code_block(language: &str, code: &str) -> String {
    let known = |byte: u8| byte.is_ascii_alphanumeric() || b"_+-.#".contains(&byte);
    let language = if language.len() <= 24 && language.bytes().all(known) { language } else { "" };
    let code = code.trim_end().replace(FENCE, "`\u{200b}`\u{200b}`");
    if code.trim().is_empty() {
        return String::new();
    }
    let end = if code.ends_with('`') { "\u{200b}" } else { "" };
    format!("{FENCE}{}\n{code}{end}\n{FENCE}", language.to_ascii_lowercase())
}
