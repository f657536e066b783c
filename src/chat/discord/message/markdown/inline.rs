//! What stands in a line of Markdown, in Discord's own.

use comrak::nodes::{Node, NodeLink, NodeValue};

use super::{Author, MAX_DEPTH, escape, one_line, text_below};

/// What stands below a paragraph or a heading.
pub(super) fn line(node: Node<'_>, author: Author) -> String {
    let mut out = String::new();
    Inside { author, depth: 0, link: false }.children(node, &mut out);
    out
}

#[derive(Clone, Copy)]
struct Inside {
    author: Author,
    depth: usize,
    /// Inside a link, where there is no other link.
    link: bool,
}

impl Inside {
    fn children(self, node: Node<'_>, out: &mut String) {
        let inside = Self { depth: self.depth + 1, ..self };
        if inside.depth > MAX_DEPTH {
            escape::push_plain(out, &text_below(node));
            return;
        }
        for child in node.children() {
            inside.node(child, out);
        }
    }

    fn node(self, node: Node<'_>, out: &mut String) {
        match &node.data().value {
            NodeValue::Text(text) => escape::push_plain(out, text),
            NodeValue::SoftBreak if self.author == Author::Bank => out.push(' '),
            NodeValue::SoftBreak | NodeValue::LineBreak => out.push('\n'),
            NodeValue::Code(code) => push_marked(out, &escape::code(&code.literal)),
            NodeValue::HtmlInline(raw) => escape::push_plain(out, raw),
            NodeValue::Emph => self.marked(node, if beside_strong(node) { "_" } else { "*" }, out),
            NodeValue::Strong => self.marked(node, "**", out),
            NodeValue::Strikethrough => self.marked(node, "~~", out),
            NodeValue::Link(target) if !self.link => self.link(node, target, out),
            NodeValue::Image(target) => self.image(node, target, out),
            NodeValue::FootnoteReference(footnote) => {
                escape::push_plain(out, &format!("[{}]", footnote.name));
            }
            _ => self.children(node, out),
        }
    }

    fn marked(self, node: Node<'_>, mark: &str, out: &mut String) {
        let mut inner = String::new();
        self.children(node, &mut inner);
        if inner.trim().is_empty() {
            out.push_str(&inner);
            return;
        }
        push_marked(out, &format!("{mark}{inner}{mark}"));
    }

    fn link(self, node: Node<'_>, target: &NodeLink, out: &mut String) {
        let mut text = String::new();
        Self { link: true, ..self }.children(node, &mut text);
        let text = one_line(&text);
        let mail = target.url.strip_prefix("mailto:");
        if mail.is_some_and(|mail| text_below(node) == mail) {
            out.push_str(&text);
            return;
        }
        let shown = match (self.author, escape::address(&target.url)) {
            // A member's link shows where it leads.
            (Author::Member, Some(address)) => {
                let bare = escape::link(&text, &target.url);
                if bare.starts_with('[') { format!("{text} (<{address}>)") } else { bare }
            }
            // What leads nowhere stays as they typed it.
            (Author::Member, None) => format!("\\[{text}\\]({})", escape::line(&target.url)),
            _ => escape::link(&text, &target.url),
        };
        push_marked(out, &titled(shown, target));
    }

    /// Discord shows no image inside a text: its words lead to it.
    fn image(self, node: Node<'_>, target: &NodeLink, out: &mut String) {
        let alt = escape::line(&text_below(node));
        if self.link {
            out.push_str(&alt);
            escape::push_plain(out, &format!(" {}", target.url));
            return;
        }
        let shown = match (self.author, escape::address(&target.url)) {
            (Author::Member, Some(address)) if !alt.is_empty() => format!("{alt} (<{address}>)"),
            _ => escape::link(&alt, &target.url),
        };
        push_marked(out, &titled(shown, target));
    }
}

/// A link with its title, which only a mouse would find elsewhere.
fn titled(shown: String, target: &NodeLink) -> String {
    if target.title.trim().is_empty() { shown } else { format!("{shown} ({})", escape::line(&target.title)) }
}

/// Two marks side by side would be taken for one.
fn push_marked(out: &mut String, marked: &str) {
    let (last, first) = (out.chars().last(), marked.chars().next());
    let is_mark = |char: char| matches!(char, '*' | '_' | '~' | '`');
    if last == first && last.is_some_and(is_mark) && !ends_escaped(out) {
        out.push('\u{200b}');
    }
    out.push_str(marked);
}

fn ends_escaped(out: &str) -> bool {
    let before = &out[..out.len() - 1];
    (before.len() - before.trim_end_matches('\\').len()) % 2 == 1
}

/// Whether strong text begins or ends where this emphasis does.
fn beside_strong(node: Node<'_>) -> bool {
    let strong =
        |node: Option<Node<'_>>| node.is_some_and(|node| matches!(node.data().value, NodeValue::Strong));
    strong(node.parent()) || strong(node.first_child()) || strong(node.last_child())
}
