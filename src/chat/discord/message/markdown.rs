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
    let source = match author {
        Author::Bank => Cow::Borrowed(markdown),
        Author::Member => kept(markdown),
    };
    let arena = Arena::new();
    let root = parse_document(&arena, &source, &dialect());
    let text = blocks::document(root, author);
    if super::count(&text) <= room { text } else { as_typed(markdown, room) }
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

/// A chat message with what would otherwise vanish: a line such as `[note]: this` defines a link in
/// a document, and says something in a chat.
fn kept(markdown: &str) -> Cow<'_, str> {
    let defines = |line: &str| line.trim_start().starts_with('[') && line.contains("]:");
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
