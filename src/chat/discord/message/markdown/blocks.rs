//! Blocks of Markdown in Discord's own.

use comrak::nodes::{ListType, Node, NodeList, NodeValue};

use super::{Author, MAX_DEPTH, code_block, escape, inline, one_line, table, text_below};

/// What stands for a quote inside a quote, which Discord does not know.
const INNER_QUOTE: &str = "\u{203a} ";

/// The deepest heading that Discord knows.
const DEEPEST_HEADING: u8 = 3;

/// A whole text.
pub(super) fn document(root: Node<'_>, author: Author) -> String {
    Inside { author, depth: 0, quoted: false }.blocks(root, "\n\n")
}

/// Where in the text a block is.
#[derive(Clone, Copy)]
struct Inside {
    author: Author,
    depth: usize,
    quoted: bool,
}

impl Inside {
    fn blocks(self, node: Node<'_>, between: &str) -> String {
        let inside = Self { depth: self.depth + 1, ..self };
        if inside.depth > MAX_DEPTH {
            return escape::plain(&text_below(node));
        }
        let mut out = String::new();
        let mut after_heading = false;
        for child in node.children() {
            let block = inside.block(child);
            if block.trim().is_empty() {
                continue;
            }
            if !out.is_empty() {
                out.push_str(if after_heading { "\n" } else { between });
            }
            out.push_str(&block);
            after_heading = matches!(child.data().value, NodeValue::Heading(_));
        }
        out
    }

    fn block(self, node: Node<'_>) -> String {
        match &node.data().value {
            NodeValue::Heading(heading) => {
                let text = one_line(&inline::line(node, self.author));
                let marks = "#".repeat(usize::from(heading.level.min(DEEPEST_HEADING)));
                if text.is_empty() { text } else { format!("{marks} {text}") }
            }
            NodeValue::CodeBlock(code) => {
                let (language, more) = code.info.split_once(char::is_whitespace).unwrap_or((&code.info, ""));
                let block = code_block(language, &code.literal);
                if more.is_empty() { block } else { format!("{}\n{block}", escape::line(&code.info)) }
            }
            NodeValue::HtmlBlock(html) => escape::plain(html.literal.trim_end()),
            NodeValue::ThematicBreak => "\u{2015}".repeat(6),
            NodeValue::BlockQuote => {
                let inside = Self { quoted: true, ..self };
                let mark = if self.quoted { INNER_QUOTE } else { "> " };
                prefixed(&inside.blocks(node, "\n\n"), mark, mark)
            }
            NodeValue::List(list) => self.list(node, list),
            NodeValue::Table(_) => code_block("", &table::text(node)),
            NodeValue::FootnoteDefinition(footnote) => {
                let text = self.blocks(node, "\n");
                format!("{} {text}", escape::plain(&format!("[{}]", footnote.name)))
            }
            NodeValue::Paragraph => inline::line(node, self.author),
            _ if node.children().next().is_some_and(|child| child.data().value.block()) => {
                self.blocks(node, "\n\n")
            }
            _ => inline::line(node, self.author),
        }
    }

    fn list(self, node: Node<'_>, list: &NodeList) -> String {
        let items = (list.start..).zip(node.children()).map(|(number, item)| {
            let done = match &item.data().value {
                NodeValue::TaskItem(task) => {
                    if task.symbol.is_some() {
                        "\u{2611} "
                    } else {
                        "\u{2610} "
                    }
                }
                _ => "",
            };
            let mark = match list.list_type {
                ListType::Bullet => "- ".to_owned(),
                ListType::Ordered => format!("{number}. "),
            };
            let indent = " ".repeat(mark.len());
            prefixed(&self.blocks(item, "\n"), &format!("{mark}{done}"), &indent)
        });
        items.collect::<Vec<_>>().join("\n")
    }
}

/// Each line behind its mark. Blocks of code stay at the margin of a list, where Discord shows them
/// whole; in a quote they are quoted.
fn prefixed(text: &str, first: &str, others: &str) -> String {
    let in_list = others.trim().is_empty();
    let mut in_code = false;
    let mut out = String::with_capacity(text.len() + 16);
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            out.push('\n');
        }
        let fence = line.trim_start_matches([' ', '>', '\u{203a}']).starts_with(super::FENCE);
        let code = in_code || fence;
        in_code ^= fence;
        match number {
            // A block of code begins a line of its own.
            0 if in_list && code => {
                out.push_str(first.trim_end());
                out.push('\n');
            }
            0 => out.push_str(first),
            _ if in_list && code => {}
            _ => out.push_str(others),
        }
        out.push_str(line);
    }
    out
}
