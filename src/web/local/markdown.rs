//! Markdown as HTML of the page: GitHub's dialect, of which a fixed set of elements comes through.
//!
//! The parser's tree is walked into elements that are written here, and all text goes through
//! maud's escaping. So nothing that a person typed can become markup of the page: raw HTML comes
//! out as the text that it is, a link leads to the web or to a mailbox or is text, and an image is
//! a link to it. It knows nothing of messages, members or the page.

use comrak::{
    Arena, Node, Options,
    nodes::{ListType, NodeCodeBlock, NodeLink, NodeList, NodeValue, TableAlignment},
    parse_document,
};
use maud::{Markup, html};

/// What a line break inside a paragraph means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breaks {
    /// A line break, as people expect where they chat.
    Kept,
    /// A space, as in a file whose lines are wrapped.
    Joined,
}

/// How deep elements may nest before the rest is shown as plain text: more than anyone writes on
/// purpose, and little enough for the stack of a thread.
const MAX_DEPTH: usize = 24;

/// Renders Markdown.
#[must_use]
pub fn render(markdown: &str, breaks: Breaks) -> Markup {
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &dialect());
    Inside { breaks, depth: 0, link: false, tight: false }.children(root)
}

/// A link that leads to the web or to a mailbox, away from the page; anything else is only text.
#[must_use]
pub fn link(url: &str, content: &Markup) -> Markup {
    let known = ["http://", "https://", "mailto:"].iter().any(|scheme| {
        url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
            && url.len() > scheme.len()
    });
    html! {
        @if known {
            a href=(url) target="_blank" rel="noopener noreferrer nofollow" { (content) }
        } @else {
            (content)
            @if !url.is_empty() && content.0 != html!((url)).0 { " (" (url) ")" }
        }
    }
}

fn dialect() -> Options<'static> {
    let mut options = Options::default();
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.autolink = true;
    options.extension.tasklist = true;
    options
}

/// Where in the tree the walk is.
#[derive(Clone, Copy)]
struct Inside {
    breaks: Breaks,
    depth: usize,
    /// Inside a link, where there is no other link.
    link: bool,
    /// Inside an item of a list without blank lines, where a paragraph is only its text.
    tight: bool,
}

impl Inside {
    fn children(self, node: Node<'_>) -> Markup {
        let inside = Self { depth: self.depth + 1, ..self };
        html! {
            @if inside.depth > MAX_DEPTH { (text_below(node)) }
            @else { @for child in node.children() { (inside.node(child)) } }
        }
    }

    fn node(self, node: Node<'_>) -> Markup {
        let loose = Self { tight: false, ..self };
        match &node.data().value {
            NodeValue::Paragraph if self.tight => self.children(node),
            NodeValue::Paragraph => html! { p { (self.children(node)) } },
            NodeValue::Heading(heading) => match heading.level {
                // The page's own headings stand above those of a message.
                1 => html! { h4 { (self.children(node)) } },
                2 => html! { h5 { (self.children(node)) } },
                _ => html! { h6 { (self.children(node)) } },
            },
            NodeValue::BlockQuote => html! { blockquote { (loose.children(node)) } },
            NodeValue::List(list) => self.list(node, list),
            NodeValue::Item(_) => html! { li { (self.children(node)) } },
            NodeValue::TaskItem(task) => html! {
                li.task { (checkbox(task.symbol.is_some())) (self.children(node)) }
            },
            NodeValue::CodeBlock(block) => code(block),
            NodeValue::HtmlBlock(block) => html! { p.raw { (block.literal.trim_end()) } },
            NodeValue::ThematicBreak => html! { hr; },
            NodeValue::Table(table) => html! {
                div.scroll { table { (loose.rows(node, &table.alignments)) } }
            },
            _ => self.inline(node),
        }
    }

    fn inline(self, node: Node<'_>) -> Markup {
        match &node.data().value {
            NodeValue::Text(text) => html! { (text) },
            NodeValue::Code(code) => html! { code { (code.literal) } },
            NodeValue::HtmlInline(raw) => html! { (raw) },
            NodeValue::SoftBreak if self.breaks == Breaks::Joined => html! { " " },
            NodeValue::SoftBreak | NodeValue::LineBreak => html! { br; },
            NodeValue::Emph => html! { em { (self.children(node)) } },
            NodeValue::Strong => html! { strong { (self.children(node)) } },
            NodeValue::Strikethrough => html! { del { (self.children(node)) } },
            NodeValue::Link(target) if !self.link => {
                link(&target.url, &Self { link: true, ..self }.children(node))
            }
            NodeValue::Image(target) => self.image(node, target),
            // What the dialect does not switch on never comes; its text would.
            _ => self.children(node),
        }
    }

    fn list(self, node: Node<'_>, list: &NodeList) -> Markup {
        let items = Self { tight: list.tight, ..self }.children(node);
        match list.list_type {
            ListType::Bullet => html! { ul { (items) } },
            ListType::Ordered if list.start == 1 => html! { ol { (items) } },
            ListType::Ordered => html! { ol start=(list.start) { (items) } },
        }
    }

    /// The content policy of the page lets no image from elsewhere in, so one is a link to it.
    fn image(self, node: Node<'_>, target: &NodeLink) -> Markup {
        let alt = text_below(node);
        let label = if alt.is_empty() { &target.url } else { &alt };
        let content = html! { (label) };
        if self.link { content } else { link(&target.url, &content) }
    }

    fn rows(self, table: Node<'_>, alignments: &[TableAlignment]) -> Markup {
        html! {
            @for row in table.children() {
                @let heading = matches!(row.data().value, NodeValue::TableRow(true));
                tr {
                    @for (cell, alignment) in row.children().zip(alignments).take(said_cells(row)) {
                        @let class = side(*alignment);
                        @if heading { th scope="col" class=[class] { (self.children(cell)) } }
                        @else { td class=[class] { (self.children(cell)) } }
                    }
                }
            }
        }
    }
}

/// How many cells of a row say something: up to the last that is not empty. Rows are filled with empty
/// cells, and a few characters could become megabytes of them.
fn said_cells(row: Node<'_>) -> usize {
    let last = row.children().enumerate().filter(|(_, cell)| cell.first_child().is_some()).last();
    last.map_or(1, |(at, _)| at + 1)
}

fn side(alignment: TableAlignment) -> Option<&'static str> {
    match alignment {
        TableAlignment::None | TableAlignment::Left => None,
        TableAlignment::Center => Some("center"),
        TableAlignment::Right => Some("right"),
    }
}

fn checkbox(done: bool) -> Markup {
    html! {
        span.checkbox.done[done] role="img" aria-label=(if done { "done" } else { "to do" }) {}
    }
}

fn code(block: &NodeCodeBlock) -> Markup {
    let language = block.info.split_whitespace().next().unwrap_or_default();
    html! {
        figure.code {
            @if !language.is_empty() { figcaption { (language) } }
            pre tabindex="0" { code { (block.literal) } }
        }
    }
}

/// All text below a node, without its looks.
fn text_below(node: Node<'_>) -> String {
    let mut text = String::new();
    for below in node.descendants().skip(1) {
        match &below.data().value {
            NodeValue::Text(piece) => text.push_str(piece),
            NodeValue::Code(code) => text.push_str(&code.literal),
            NodeValue::CodeBlock(block) => text.push_str(&block.literal),
            NodeValue::HtmlInline(raw) => text.push_str(raw),
            NodeValue::HtmlBlock(block) => text.push_str(&block.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => text.push(' '),
            _ => {}
        }
    }
    text
}

#[cfg(test)]
mod tests;
