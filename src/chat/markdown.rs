//! Markdown of questions and of members, as far as every platform takes it alike: how it is parsed,
//! and what must not get lost when it is written anew.

pub(super) mod table;

use std::borrow::Cow;

use comrak::{
    Arena, Options,
    nodes::{Node, NodeValue},
    parse_document,
};

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
pub(super) const MAX_DEPTH: usize = 24;

/// What of Markdown is understood.
pub(super) fn dialect() -> Options<'static> {
    let mut options = Options::default();
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.autolink = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options
}

/// Whether what is shown, without the marks of its platform, has every word of the source. Markdown
/// itself drops some: what stands in a row of a table behind its last column, for one.
pub(super) fn keeps_words(source: &str, shown: &str) -> bool {
    let shown = shown.to_lowercase();
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

/// Markdown with what would otherwise vanish: a line such as `[note]: this` defines a link, but says
/// something in a chat, and unless it leads to the web, most likely anywhere.
pub(super) fn kept(markdown: &str, author: Author) -> Cow<'_, str> {
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

/// All text below a node, without its looks.
pub(super) fn text_below(node: Node<'_>) -> String {
    let mut text = String::new();
    for below in node.descendants().skip(1) {
        match &below.data().value {
            NodeValue::Text(piece) => text.push_str(piece),
            NodeValue::Code(code) => text.push_str(&code.literal),
            NodeValue::CodeBlock(block) => text.push_str(&block.literal),
            NodeValue::HtmlInline(raw) => text.push_str(raw),
            NodeValue::HtmlBlock(block) => text.push_str(&block.literal),
            NodeValue::FootnoteReference(footnote) => text.extend(["[", &footnote.name, "]"]),
            NodeValue::Link(link) | NodeValue::Image(link) => {
                text.extend([" ", &link.url, " "]);
            }
            NodeValue::SoftBreak | NodeValue::LineBreak | NodeValue::Paragraph | NodeValue::Item(_) => {
                text.push(' ');
            }
            _ => {}
        }
    }
    text
}

/// The text without line breaks, and without what turns the direction of all that follows in its line:
/// letters have their direction by themselves.
pub(super) fn one_line(text: &str) -> String {
    let turns = |char| matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let text: String = text.chars().filter(|&char| !turns(char)).collect();
    text.split(['\n', '\r']).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
