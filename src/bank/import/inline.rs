//! What the words of a block are: plain, bold, a link.

use std::borrow::Cow;

use comrak::nodes::{Node, NodeValue};

use super::vocabulary::section;

/// The marks that open a quote.
pub(super) const OPENING_QUOTES: [char; 5] = ['"', '“', '„', '«', '「'];

/// Whether a text that begins with a quote ends with it, but for a note in brackets: nothing is said of the quote.
pub(super) fn ends_quoted(text: &str) -> bool {
    let text = match text.trim_end().strip_suffix(')').and_then(|text| text.rsplit_once('(')) {
        Some((before, _)) => before,
        None => text,
    };
    text.trim_end_matches([' ', '.', ',']).ends_with(['"', '”', '“', '»', '」'])
}

/// The words of a block.
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own, and all may be so together")]
#[derive(Debug, Default)]
pub(super) struct Words {
    /// Without any markup.
    pub(super) plain: String,
    /// How many bytes of it are bold (or else set apart) from its start.
    pub(super) bold: usize,
    /// How many of its characters are in links.
    linked: usize,
    /// Whether a link of it goes to a place in the same document, and to another.
    pub(super) has_anchor: bool,
    pub(super) has_link: bool,
    /// Whether a link that it begins with goes to a page on which a task is set.
    begins_with_task: bool,
    pub(super) has_image: bool,
    /// Where the marks of questions are that are code: `?.`
    coded_marks: Vec<usize>,
}

impl Words {
    /// The words of a node that holds no blocks.
    pub(super) fn of(node: Node<'_>) -> Self {
        let mut words = Self::default();
        let mut is_leading = true;
        // How many links that are written as HTML are open.
        let mut html_links = 0;
        for child in node.children() {
            let is_strong = matches!(child.data().value, NodeValue::Strong | NodeValue::Emph);
            let is_empty = matches!(&child.data().value, NodeValue::HtmlInline(_));
            words.add(child, &mut html_links);
            if is_leading && is_strong {
                words.bold = words.plain.trim_end().len();
            }
            is_leading &= is_strong || is_empty || words.plain.trim().is_empty();
        }
        let text = words.plain.trim_start();
        let cut = words.plain.len() - text.len();
        words.plain = text.trim_end().to_owned();
        words.bold = words.bold.saturating_sub(cut);
        words.coded_marks.iter_mut().for_each(|mark| *mark = mark.saturating_sub(cut));
        words
    }

    /// The words without the marks of questions that are code: they ask nothing.
    pub(super) fn uncoded(&self) -> Cow<'_, str> {
        if self.coded_marks.is_empty() {
            return Cow::Borrowed(&self.plain);
        }
        let mut uncoded = String::with_capacity(self.plain.len());
        let mut from = 0;
        for mark in &self.coded_marks {
            uncoded.push_str(self.plain.get(from..*mark).unwrap_or_default());
            from = mark + 1;
        }
        uncoded.push_str(self.plain.get(from..).unwrap_or_default());
        Cow::Owned(uncoded)
    }

    /// Whether all of it is bold, but for marks after it.
    pub(super) fn is_bold(&self) -> bool {
        self.bold > 0
            && self
                .plain
                .get(self.bold..)
                .is_some_and(|rest| rest.trim_matches([':', '.', '?', ' ', '*']).is_empty())
    }

    /// Its bold start, and the rest.
    pub(super) fn split_bold(&self) -> Option<(&str, &str)> {
        if self.bold == 0 { None } else { Some((self.plain.get(..self.bold)?, self.plain.get(self.bold..)?)) }
    }

    /// Whether it is a link, but for a few words or marks.
    pub(super) fn is_link(&self) -> bool {
        let letters = self.plain.chars().filter(|c| c.is_alphanumeric()).count();
        self.linked > 0 && self.linked * 10 >= letters * 8
    }

    /// Whether it is the name of a task that is set on another page, but for a few words behind it: `done`.
    pub(super) fn is_link_to_task(&self) -> bool {
        const MOST_LETTERS: usize = 24;
        let letters = self.plain.chars().filter(|c| c.is_alphanumeric()).count();
        self.begins_with_task && (self.is_link() || letters - self.linked.min(letters) <= MOST_LETTERS)
    }

    /// Whether there is nothing to read: images and badges alone.
    pub(super) fn is_image(&self) -> bool {
        self.has_image && self.plain.trim_matches(|c: char| !c.is_alphanumeric()).is_empty()
    }

    fn add(&mut self, node: Node<'_>, html_links: &mut usize) {
        let mut links = 0;
        for edge in node.traverse() {
            match edge {
                comrak::arena_tree::NodeEdge::Start(node) => match &node.data().value {
                    NodeValue::Text(text) => self.push(text, links + *html_links),
                    NodeValue::Code(code) => {
                        if is_short_code(&code.literal) {
                            let from = self.plain.len();
                            let marks = code.literal.match_indices('?').map(|(at, _)| from + at);
                            self.coded_marks.extend(marks);
                        }
                        self.push(&code.literal, links + *html_links);
                    }
                    NodeValue::SoftBreak | NodeValue::LineBreak => self.plain.push(' '),
                    NodeValue::Link(link) => {
                        links += 1;
                        if link.url.starts_with('#') {
                            self.has_anchor = true;
                        } else {
                            self.has_link = true;
                            self.begins_with_task |= self.plain.trim().is_empty() && sets_task(&link.url);
                        }
                    }
                    NodeValue::Image(_) => self.has_image = true,
                    NodeValue::HtmlInline(html) => {
                        self.add_html(html);
                        if html.starts_with("</a") {
                            *html_links = 0;
                        } else if html.starts_with("<a ") && html.contains("href") {
                            *html_links = 1;
                        }
                    }
                    _ => {}
                },
                comrak::arena_tree::NodeEdge::End(node) => {
                    if matches!(node.data().value, NodeValue::Link(_)) {
                        links -= 1;
                    }
                }
            }
        }
    }

    fn push(&mut self, text: &str, links: usize) {
        if links > 0 {
            self.linked += text.chars().filter(|c| c.is_alphanumeric()).count();
        }
        self.plain.push_str(text.trim_start_matches(super::stand_ins::SUMMARY));
    }

    fn add_html(&mut self, html: &str) {
        if html.starts_with("<img") {
            self.has_image = true;
        } else if html.starts_with("<br") {
            self.plain.push(' ');
        } else if html.starts_with("<a ") && html.contains("href") {
            if html.contains("href=\"#") || html.contains("href='#") {
                self.has_anchor = true;
            } else {
                self.has_link = true;
            }
        } else if html.starts_with('<') && !super::html::is_tag(html) {
            // `<T>` and the like are words.
            self.plain.push_str(html);
        }
    }
}

/// Whether a text in Markdown begins with a link to a page on which a task is set.
pub(super) fn leads_to_task(text: &str) -> bool {
    text.trim_start().starts_with('[') && text.split_once("](").is_some_and(|(_, address)| sets_task(address))
}

/// Whether a task is set on the page of an address, and not a list of such.
fn sets_task(address: &str) -> bool {
    let after = |part: &&str| address.split_once(*part).map(|(_, after)| after);
    let is_one = |after: &str| after.starts_with(char::is_alphanumeric);
    address.starts_with("http")
        && section("page of a task").words().any(|part| after(&part).is_some_and(is_one))
}

/// Whether code is a name or a sign, and no sentence that is set as code.
fn is_short_code(code: &str) -> bool {
    code.split_whitespace().count() <= 2
}

/// The letters and digits of a text, which are the same however it is set.
pub(super) fn said(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A line of Markdown without any markup.
pub(super) fn plain(line: &str) -> String {
    let arena = comrak::Arena::new();
    let root = comrak::parse_document(&arena, line.trim_start(), &comrak::Options::default());
    let mut plain = String::new();
    for node in root.descendants() {
        match &node.data().value {
            NodeValue::Text(text) => plain.push_str(text),
            NodeValue::Code(code) => plain.push_str(&code.literal),
            NodeValue::CodeBlock(code) => plain.push_str(&code.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => plain.push(' '),
            _ => {}
        }
    }
    if plain.trim().is_empty() {
        line.trim().to_owned()
    } else {
        plain.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// A number without a mark after it, or with a dash, and the rest: `3 Caches`, `3-Caches`, `2.1.3 Caches`. The
/// number is one of parts.
pub(super) fn bare_number(text: &str) -> Option<(Vec<u64>, &str)> {
    const MOST_DIGITS: usize = 3;
    const MOST_PARTS: usize = 4;
    let length = text.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
    let parts: Vec<&str> = text[..length].split('.').collect();
    let is_number =
        parts.len() <= MOST_PARTS && parts.iter().all(|part| !part.is_empty() && part.len() <= MOST_DIGITS);
    let rest = text[length..].trim_start_matches([' ', '-', '–', '_']);
    let is_apart = rest.len() < text.len() - length && !rest.is_empty();
    let number = parts.iter().filter_map(|part| part.parse().ok()).collect();
    (is_number && is_apart).then_some((number, rest))
}

/// The words of a heading without its number and its symbols.
pub(super) fn unnumbered(plain: &str) -> &str {
    // An arrow back to the top, or a symbol.
    let is_mark = |c: char| {
        !c.is_alphanumeric() && !matches!(c, '.' | '"' | '“' | '«' | '¿' | '@' | '$' | '(' | '`' | '/')
    };
    let text = plain.trim().trim_start_matches(is_mark);
    let text = if text.is_empty() { plain.trim() } else { text };
    match super::marks::number(text) {
        Some((_, rest)) if !rest.is_empty() => rest,
        _ => text,
    }
}
