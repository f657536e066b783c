//! What stands in a line of Markdown, in Slack's rich text.

use comrak::nodes::{Node, NodeLink, NodeValue};

use super::{
    super::rich::{Run, Style, says, web_address},
    Author, MAX_DEPTH, one_line, text_below,
};

/// What stands below a paragraph or a heading.
pub(super) fn line(node: Node<'_>, author: Author, style: Style) -> Run {
    let mut run = Run::default();
    Inside { author, depth: 0, style }.children(node, &mut run);
    run
}

/// What stands below a node, in lines and without looks.
pub(super) fn plain(node: Node<'_>) -> String {
    let mut lines = Vec::new();
    for child in node.children() {
        let is_text = matches!(child.data().value, NodeValue::Paragraph | NodeValue::Heading(_));
        let text = if is_text { line(child, Author::Member, Style::PLAIN).text() } else { text_below(child) };
        lines.push(text.trim().to_owned());
    }
    lines.join("\n")
}

#[derive(Clone, Copy)]
struct Inside {
    author: Author,
    depth: usize,
    style: Style,
}

impl Inside {
    fn children(self, node: Node<'_>, out: &mut Run) {
        let inside = Self { depth: self.depth + 1, ..self };
        if inside.depth > MAX_DEPTH {
            out.push(&text_below(node), self.style);
            return;
        }
        for child in node.children() {
            inside.node(child, out);
        }
    }

    fn node(self, node: Node<'_>, out: &mut Run) {
        let styled = |style| Self { style, ..self };
        match &node.data().value {
            NodeValue::Text(text) => out.push(text, self.style),
            NodeValue::SoftBreak if self.author == Author::Bank => out.push(" ", self.style),
            NodeValue::SoftBreak | NodeValue::LineBreak => out.push("\n", self.style),
            NodeValue::Code(code) => out.push(&code.literal, Style { code: true, ..self.style }),
            NodeValue::HtmlInline(raw) => out.push(raw, self.style),
            NodeValue::Emph => styled(Style { italic: true, ..self.style }).children(node, out),
            NodeValue::Strong => styled(Style { bold: true, ..self.style }).children(node, out),
            NodeValue::Strikethrough => styled(Style { strike: true, ..self.style }).children(node, out),
            NodeValue::Link(target) => self.link(node, target, out),
            NodeValue::Image(target) => self.image(node, target, out),
            NodeValue::FootnoteReference(footnote) => out.push(&format!("[{}]", footnote.name), self.style),
            _ => self.children(node, out),
        }
    }

    fn link(self, node: Node<'_>, target: &NodeLink, out: &mut Run) {
        let mut words = Run::default();
        self.children(node, &mut words);
        let text = one_line(&words.text());
        if target.url.strip_prefix("mailto:").is_some_and(|mail| mail == text) {
            return out.push(&text, self.style);
        }
        // What all of a link is, the link is.
        let all_code = node.children().all(|child| matches!(child.data().value, NodeValue::Code(_)));
        let style = Style { code: self.style.code || (all_code && !text.is_empty()), ..self.style };
        self.leads(&text, target, style, out);
    }

    /// Slack shows no image inside a text: its words lead to it.
    fn image(self, node: Node<'_>, target: &NodeLink, out: &mut Run) {
        let alt = one_line(&text_below(node));
        self.leads(alt.trim(), target, self.style, out);
    }

    fn leads(self, text: &str, target: &NodeLink, style: Style, out: &mut Run) {
        match (self.author, web_address(&target.url)) {
            // A member's link shows where it leads.
            (Author::Member, Some(address)) => {
                let mut bare = Run::default();
                bare.push_link(&address, &address, style);
                if text.is_empty() || says(text, &address) || says(text, &target.url) {
                    out.extend(bare);
                } else {
                    out.push(&format!("{text} ("), style);
                    out.extend(bare);
                    out.push(")", style);
                }
            }
            // What leads nowhere stays as they typed it.
            (Author::Member, None) => out.push(&format!("[{text}]({})", target.url), style),
            (Author::Bank, _) => out.push_link(text, &target.url, style),
        }
        if !target.title.trim().is_empty() {
            // A title would be found only with a mouse elsewhere.
            out.push(&format!(" ({})", one_line(&target.title)), self.style);
        }
    }
}
