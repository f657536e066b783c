//! `<details>`: their tags are lines of their own, which the parser does not take for HTML.

use super::View;
use crate::bank::import::{
    html,
    stand_ins::{CLOSE, OPEN, SUMMARY},
};

impl View {
    /// Splits a line at the tags of a `<details>`, if it has any. It answers with the line to go on with, and with what
    /// is left of the one before that.
    pub(super) fn read_details(
        &mut self,
        lines: &[&str],
        line: &str,
        at: usize,
    ) -> Option<(usize, Option<String>)> {
        let pieces = html::details(line)?;
        let own: String = line.chars().take_while(|c| c.is_whitespace()).collect();
        let mut next = at + 1;
        let mut pieces = pieces.into_iter().peekable();
        while let Some(piece) = pieces.next() {
            // What is indented within its tag is no code because of that.
            let outer = self.folds.last().filter(|outer| outer.len() < own.len());
            let indent = outer.unwrap_or(&own).clone();
            match piece {
                html::Piece::Open => {
                    let own = self.indent_of_sibling().unwrap_or_else(|| own.clone());
                    self.push_tag(&own, OPEN, "", at);
                    self.folds.push(own);
                }
                html::Piece::Close => {
                    self.push_tag(&indent, CLOSE, "", at);
                    self.closed = self.folds.pop();
                }
                html::Piece::EndOfSummary => {}
                html::Piece::Text(text) => self.push_text(&format!("{indent}{}", text.trim()), at),
                html::Piece::Summary => {
                    let mut words = String::new();
                    let mut line_of_words = at;
                    let mut is_closed = false;
                    while let Some(html::Piece::Text(text)) = pieces.peek() {
                        words.push_str(text);
                        pieces.next();
                    }
                    if pieces.peek() == Some(&html::Piece::EndOfSummary) {
                        is_closed = true;
                        pieces.next();
                    }
                    if !is_closed && pieces.peek().is_none() {
                        (words, line_of_words, next) = html::rest_of_summary(lines, words, at);
                    }
                    self.push_tag(&indent, SUMMARY, &html::without_tags(&words), line_of_words);
                    if let Some(rest) = html::after_summary(lines, next.saturating_sub(1), at) {
                        return Some((next, Some(format!("{indent}{}", rest.trim()))));
                    }
                }
            }
        }
        Some((next, None))
    }

    /// How far the `<details>` is indented that was closed right before this one: they stand side by side.
    fn indent_of_sibling(&self) -> Option<String> {
        let last = self.lines.iter().rev().find(|line| !line.text.trim().is_empty())?;
        self.closed.clone().filter(|_| last.text.trim_start().starts_with(CLOSE))
    }

    fn push_tag(&mut self, indent: &str, mark: char, words: &str, at: usize) {
        self.push_blank(at);
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        self.push(format!("{indent}{mark}{words}"), at);
        self.push_blank(at);
    }
}
