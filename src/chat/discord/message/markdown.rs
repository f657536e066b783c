//! Markdown of questions and of members as Discord shows it.
//!
//! It is parsed and written anew, so that only what is meant as markup is markup. What Discord does
//! not know becomes what is nearest: a table is aligned code, an image a link, a deep heading a
//! heading, HTML the text that it is. No word is left out.

mod blocks;
mod inline;

use comrak::{Arena, parse_document};

use super::escape;
pub(super) use crate::chat::markdown::Author;
use crate::chat::markdown::{self, MAX_DEPTH, dialect, kept, one_line, table, text_below};

/// The marks of a code block: the only ones that Discord knows.
const FENCE: &str = "```";

/// Markdown in Discord's own. If it would count more than `room`, it is shown as it was typed.
pub(super) fn render(markdown: &str, author: Author, room: usize) -> String {
    let source = kept(markdown, author);
    let arena = Arena::new();
    let text = blocks::document(parse_document(&arena, &source, &dialect()), author);
    if super::count(&text) <= room && keeps_words(markdown, &text) { text } else { as_typed(markdown, room) }
}

/// Whether what is shown has every word of the source.
fn keeps_words(source: &str, shown: &str) -> bool {
    let shown: String = shown.chars().filter(|&char| char != '\\').collect();
    markdown::keeps_words(source, &shown)
}

/// Text that nearly nothing but marks would have to be escaped in.
fn as_typed(markdown: &str, room: usize) -> String {
    let text = code_block("", markdown);
    // Only backticks alone could make it longer than it may be.
    if super::count(&text) <= room { text } else { code_block("", &markdown.replace('`', "'")) }
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
