//! Blocks of Markdown, one after the other.

mod list;

use comrak::nodes::{Node, NodeCodeBlock, NodeValue};

use super::{
    super::rich::{Element, Run, Style},
    Author, MAX_DEPTH, inline, is_language, language, table, text_below,
};

/// What stands for a quote inside a quote, which Slack does not know.
const INNER_QUOTE: &str = "\u{203a} ";

/// A whole text, and the names of languages in it, which are seen as colours alone.
pub(super) fn document(root: Node<'_>, author: Author, quoted: bool) -> (Vec<Element>, String) {
    let mut flow = Flow::new(author, quoted, 0);
    flow.children(root);
    flow.flush();
    (flow.elements, flow.languages)
}

/// What has been written so far.
struct Flow {
    author: Author,
    /// Whether it is what somebody said, and shown as that.
    quoted: bool,
    depth: usize,
    elements: Vec<Element>,
    /// The paragraphs that are being written.
    run: Run,
    /// What parts the next paragraph from them.
    gap: &'static str,
    languages: String,
}

impl Flow {
    fn new(author: Author, quoted: bool, depth: usize) -> Self {
        let (elements, run, languages) = (Vec::new(), Run::default(), String::new());
        Self { author, quoted, depth, elements, run, gap: "", languages }
    }

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
                let mut quote = Flow::new(self.author, true, self.depth);
                quote.children(node);
                quote.flush();
                self.elements.extend(quote.elements);
                self.languages.push_str(&quote.languages);
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
                self.children(node);
            }
            _ => self.paragraph(inline::line(node, self.author, Style::PLAIN)),
        }
    }

    fn code(&mut self, code: &NodeCodeBlock) {
        let known = language(&code.info);
        // What follows the language says something, a file's name say, and so does what is none; and where there is no
        // code, it is all that somebody said.
        let is_said = code.info.contains(char::is_whitespace) || !is_language(&code.info);
        if is_said || code.literal.trim().is_empty() {
            self.text(&code.info);
        } else {
            self.languages.extend([" ", &code.info]);
        }
        self.push_code(known, &code.literal);
    }

    fn push_code(&mut self, language: Option<&'static str>, code: &str) {
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

    fn text(&mut self, text: &str) {
        self.paragraph(Run::from(text));
    }

    fn paragraph(&mut self, run: Run) {
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
    fn flush(&mut self) {
        let elements = std::mem::take(&mut self.run).trimmed();
        if !elements.is_empty() {
            let element =
                if self.quoted { Element::Quote { elements } } else { Element::Section { elements } };
            self.elements.push(element);
        }
        self.gap = "";
    }
}
