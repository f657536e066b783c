//! Lists of Markdown. Slack's hold lines alone, each list one depth: what stands between them ends one
//! and begins the next, which counts on.

use comrak::nodes::{ListType, Node, NodeList, NodeValue};

use super::{
    super::{
        super::rich::{Element, ListStyle, Run, Style},
        MAX_DEPTH, inline, table, text_below,
    },
    Flow, INNER_QUOTE,
};

/// Writes a list behind what is there.
pub(super) fn write(flow: &mut Flow, node: Node<'_>, kind: &NodeList, depth: usize) {
    let (style, first) = match kind.list_type {
        ListType::Bullet => (ListStyle::Bullet, 1),
        ListType::Ordered => (ListStyle::Ordered, kind.start),
    };
    let mut list =
        Writer { flow, style, depth, before: first.saturating_sub(1), items: Vec::new(), item: None };
    for item in node.children() {
        list.item(item);
    }
    list.end();
}

struct Writer<'f> {
    flow: &'f mut Flow,
    style: ListStyle,
    depth: usize,
    /// How many items were written before those that wait.
    before: usize,
    items: Vec<Run>,
    /// The item that is being written, and whether it has a line already.
    item: Option<(Run, bool)>,
}

impl Writer<'_> {
    fn item(&mut self, node: Node<'_>) {
        let mut run = Run::default();
        if let NodeValue::TaskItem(task) = &node.data().value {
            run.push(if task.symbol.is_some() { "\u{2611} " } else { "\u{2610} " }, Style::PLAIN);
        }
        self.item = Some((run, false));
        for child in node.children() {
            self.child(child);
        }
        self.end_item();
    }

    fn child(&mut self, node: Node<'_>) {
        match &node.data().value {
            NodeValue::List(kind) if self.depth + self.flow.depth < MAX_DEPTH => {
                self.end();
                write(self.flow, node, kind, self.depth + 1);
            }
            NodeValue::List(_) => self.line(&Run::from(text_below(node).as_str())),
            NodeValue::CodeBlock(code) => {
                self.end();
                self.flow.code(code);
            }
            NodeValue::Table(_) => {
                self.end();
                self.flow.push_code(None, &table::text(node));
            }
            NodeValue::BlockQuote => {
                let said = inline::plain(node);
                for line in said.lines() {
                    self.line(&Run::from(format!("{INNER_QUOTE}{line}").as_str()));
                }
            }
            NodeValue::HtmlBlock(html) => self.line(&Run::from(html.literal.trim_end())),
            NodeValue::Heading(_) => self.line(&inline::line(node, self.flow.author, Style::BOLD)),
            _ => self.line(&inline::line(node, self.flow.author, Style::PLAIN)),
        }
    }

    /// A line of the item, or below it, where something else has ended it.
    fn line(&mut self, line: &Run) {
        let Some((item, is_begun)) = &mut self.item else {
            self.flow.paragraph(line.clone());
            return self.flow.flush();
        };
        if std::mem::replace(is_begun, true) {
            item.push("\n", Style::PLAIN);
        }
        item.extend(line.clone());
    }

    fn end_item(&mut self) {
        if let Some((item, _)) = self.item.take() {
            self.items.push(item.trimmed());
        }
    }

    /// Ends the list as far as it has been written.
    fn end(&mut self) {
        self.end_item();
        let items = std::mem::take(&mut self.items);
        if items.is_empty() {
            return;
        }
        self.flow.flush();
        let count = items.len();
        let mut list = Element::list(self.style, self.depth, items);
        if let Element::List { offset, border, .. } = &mut list {
            *offset = if self.style == ListStyle::Ordered { self.before } else { 0 };
            *border = u8::from(self.flow.quoted);
        }
        self.flow.elements.push(list);
        self.before += count;
    }
}
