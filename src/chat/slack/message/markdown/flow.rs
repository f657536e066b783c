//! Blocks of Markdown, one after the other.

use comrak::nodes::{Node, NodeCodeBlock, NodeValue};

use super::{
    super::rich::{Element, Run, Style},
    Author, MAX_DEPTH, inline, language, list, table, text_below,
};

/// What stands for a quote inside a quote, which Slack does not know.
pub(super) const INNER_QUOTE: &str = "\u{203a} ";

/// A whole text.
pub(super) fn document(root: Node<'_>, author: Author, quoted: bool) -> Vec<Element> {
    let mut flow = Flow { author, quoted, depth: 0, elements: Vec::new(), run: Run::default(), gap: "" };
    flow.children(root);
    flow.flush();
    flow.elements
}

/// What has been written so far.
pub(super) struct Flow {
    pub(super) author: Author,
    /// Whether it is what somebody said, and shown as that.
    pub(super) quoted: bool,
    pub(super) depth: usize,
    pub(super) elements: Vec<Element>,
    /// The paragraphs that are being written.
    run: Run,
    /// What parts the next paragraph from them.
    gap: &'static str,
}

impl Flow {
    fn children(&mut self, node: Node<'_>) {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            self.text(&text_below(node));
        } else {
            for child in node.children() {
                self.block(child);
            }
        }
        self.depth -= 1;
    }

    fn block(&mut self, node: Node<'_>) {
        match &node.data().value {
            NodeValue::Heading(_) => {
                self.paragraph(inline::line(node, self.author, Style::BOLD));
                self.gap = "\n";
            }
            NodeValue::CodeBlock(code) => self.code(code),
            NodeValue::HtmlBlock(html) => self.text(html.literal.trim_end()),
            NodeValue::ThematicBreak => self.text(&"\u{2015}".repeat(6)),
            NodeValue::BlockQuote if self.quoted => self.inner_quote(node),
            NodeValue::BlockQuote => {
                self.flush();
                let mut quote = Flow {
                    author: self.author,
                    quoted: true,
                    depth: self.depth,
                    elements: Vec::new(),
                    run: Run::default(),
                    gap: "",
                };
                quote.children(node);
                quote.flush();
                self.elements.extend(quote.elements);
                self.gap = "\n";
            }
            NodeValue::List(kind) => {
                self.flush();
                list::write(self, node, kind, 0);
                self.gap = "\n";
            }
            NodeValue::Table(_) => self.push_code(None, &table::text(node)),
            NodeValue::FootnoteDefinition(footnote) => {
                self.text(&format!("[{}] {}", footnote.name, inline::plain(node)));
            }
            NodeValue::Paragraph => self.paragraph(inline::line(node, self.author, Style::PLAIN)),
            _ if node.children().next().is_some_and(|child| child.data().value.block()) => {
                self.children(node)
            }
            _ => self.paragraph(inline::line(node, self.author, Style::PLAIN)),
        }
    }

    pub(super) fn code(&mut self, code: &NodeCodeBlock) {
        let known = language(&code.info);
        // What follows the language says something, a file's name say.
        if code.info.contains(char::is_whitespace) {
            self.text(&code.info);
        }
        self.push_code(known, &code.literal);
    }

    pub(super) fn push_code(&mut self, language: Option<&'static str>, code: &str) {
        self.flush();
        self.elements.extend(Element::code(language, code, self.quoted));
        self.gap = "";
    }

    /// A quote inside a quote: its lines have a mark.
    fn inner_quote(&mut self, node: Node<'_>) {
        let said = inline::plain(node);
        let lines: Vec<String> = said.lines().map(|line| format!("{INNER_QUOTE}{line}")).collect();
        self.text(&lines.join("\n"));
    }

    pub(super) fn text(&mut self, text: &str) {
        self.paragraph(Run::from(text));
    }

    pub(super) fn paragraph(&mut self, run: Run) {
        let run = run.trimmed();
        if run.is_empty() {
            return;
        }
        // Behind a list or a quote, the first paragraph begins with an empty line.
        if !self.run.is_empty() || !self.elements.is_empty() {
            self.run.push(self.gap, Style::PLAIN);
        }
        self.run.extend(run);
        self.gap = "\n\n";
    }

    /// Ends the paragraphs that are being written.
    pub(super) fn flush(&mut self) {
        let elements = std::mem::take(&mut self.run).trimmed();
        if !elements.is_empty() {
            let element =
                if self.quoted { Element::Quote { elements } } else { Element::Section { elements } };
            self.elements.push(element);
        }
        self.gap = "";
    }
}
