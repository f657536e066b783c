//! The lines of a document as people mean them, for a parser that reads them by the letter.
//!
//! Each line stays itself and keeps its number in the document. Changed is what Markdown takes otherwise
//! than its writers do: a number without a blank after it, a question that begins right below a paragraph,
//! HTML that hides the Markdown after it. Which labels there are it knows, and which lines ask; what a question is, it
//! does not.

mod answer_counts;
mod asked_items;
mod asked_on;
mod asking_boxes;
mod asking_lines;
mod bare_lines;
mod bars;
mod bold_in_bold;
mod bold_numbers;
mod boxes;
mod bracketed_counts;
mod callouts;
mod cards;
mod chat;
mod citations;
mod classed;
mod code_counts;
mod coded;
mod count_marks;
mod counted_lines;
mod counting;
mod digits;
mod exam_pages;
mod fence_ends;
mod fenced_cards;
mod fenced_labels;
mod fenced_lists;
mod fenced_options;
mod fenced_speech;
mod fences;
mod filed_lines;
mod folds;
mod forms;
mod glued_numbers;
mod headings;
mod html_blocks;
mod html_headings;
mod html_tables;
mod indented_lines;
mod indents;
mod item_fences;
mod keys_within;
mod lettered;
mod list_names;
mod lone_lines;
mod markups;
mod named_lines;
mod named_tasks;
mod narrow_items;
mod ones;
mod open_folds;
mod option_tables;
mod options;
mod page_marks;
mod part_tables;
mod quoted_fields;
mod quoted_stems;
mod restyled;
mod rewritten;
mod row_options;
mod ruled_cards;
mod section_names;
mod set_below;
mod set_in;
mod sheets;
mod slots;
mod symbols;
mod tags;
mod talk;
mod told_behind;
mod told_items;
mod told_of_all;
mod turned;
mod two_bullets;
mod typeset;
mod underlined;
mod unmarked;
mod wrapped_quotes;
mod zero_counts;

use self::{asking_lines::AskingLines, fences::Fences, forms::rewritten, indents::Indents, options::Ends};
pub(super) use self::{fences::fenced, headings::headings, restyled::restyled};
use super::{
    front_matter::{self, Entry},
    html, labels, lines, marks,
    stand_ins::{CLOSE, OPEN},
    words::{self, Asks},
};

/// The lines of a document, made ready for the parser.
#[derive(Clone, Debug, Default)]
pub(super) struct View {
    pub(super) lines: Vec<Line>,
    pub(super) front_matter: Vec<Entry>,
    /// The lines of the document that the front matter takes, from the first.
    pub(super) front_matter_lines: usize,
    /// The last number that a line began with.
    number: Option<u64>,
    /// The number of the last item at the left edge, if nothing else began there after it.
    outer: Option<u64>,
    /// How far the tags of a `<details>` are indented that are open.
    folds: Vec<String>,
    /// How far the last one was that was closed.
    closed: Option<String>,
    asking: AskingLines,
    option_ends: Ends,
    /// Whether a line of dashes above makes a table of the lines.
    is_in_table: bool,
    /// By how many columns the items are moved to the left that are too far to the right below a paragraph.
    shift: usize,
}

/// A line of the view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) text: String,
    /// Its number in the document, from 1.
    pub(super) source: usize,
    /// Whether it is within a fence, or is one.
    pub(super) is_code: bool,
}

impl View {
    /// Makes the lines of a document ready.
    pub(super) fn of(text: &str) -> Self {
        let lines: Vec<&str> = text.split('\n').collect();
        let lines = chat::without_speakers(&lines).unwrap_or(lines);
        match rewritten(&lines) {
            Some(rewritten) => Self::of_lines(&rewritten.iter().map(String::as_str).collect::<Vec<_>>()),
            None => Self::of_lines(&lines),
        }
    }

    /// Makes the lines of a document ready in the form that they have, whatever forms they might have instead.
    pub(super) fn as_they_are(text: &str) -> Self {
        Self::of_lines(&text.split('\n').collect::<Vec<_>>())
    }

    fn of_lines(lines: &[&str]) -> Self {
        let mut view = Self::default();
        if let Some((end, entries)) = front_matter::read(lines) {
            view.front_matter = entries;
            view.front_matter_lines = end;
            view.push_title(&lines[end..]);
        }
        let fences = Fences::of(lines);
        let indents = Indents::of(lines, &fences);
        let comments = html::Comments::of(lines);
        view.asking = AskingLines::of(lines, &fences);
        view.option_ends = Ends::of(lines, &fences);
        let mut at = view.front_matter_lines;
        while at < lines.len() {
            if fences.is_code(at) {
                view.push_code(lines[at], at);
                at += 1;
            } else if let Some(after) = comments.end_of(lines, at) {
                // What stands before a comment stays, and the comment goes.
                let before = lines[at].split("<!--").next().unwrap_or_default();
                let rest = lines[after].rsplit("-->").next().unwrap_or_default();
                if let Some(label) = html::label_of_comment(&lines[at..=after]) {
                    view.push_text(&label, at);
                    at = after + 1;
                    continue;
                }
                let kept = if rest.trim().is_empty() { before.to_owned() } else { format!("{before}{rest}") };
                view.read(lines, &kept, at);
                at = after + 1;
            } else {
                let columns = indents.of_line(at);
                if columns == 0 && at > 0 && indents.of_line(at - 1) > 0 {
                    view.push_blank(at);
                }
                let mut next = at + 1;
                for piece in lines[at].split('\n') {
                    next = view.read(lines, lines::dedented(piece, columns, false), at);
                }
                at = next;
            }
        }
        view
    }

    /// The question or the title of the front matter is a heading over all, unless a heading that asks follows it.
    fn push_title(&mut self, below: &[&str]) {
        if let Some(entry) = front_matter::title(&self.front_matter, below) {
            let title = entry.value.split_whitespace().collect::<Vec<_>>().join(" ");
            let line = entry.line;
            self.push(format!("# {title}"), line);
            self.push(String::new(), line);
        }
    }

    /// The text that the parser reads: the lines, tamed where they would nest without bounds.
    pub(super) fn skeleton(&self) -> String {
        let mut text = String::with_capacity(self.lines.iter().map(|line| line.text.len() + 1).sum());
        for line in &self.lines {
            if line.is_code {
                text.push_str(&line.text);
            } else {
                marks::tame(&line.text, &mut text);
            }
            text.push('\n');
        }
        text
    }

    /// The lines from `first` to `last`.
    pub(super) fn get(&self, first: usize, last: usize) -> &[Line] {
        self.lines.get(first..=last.min(self.lines.len().saturating_sub(1))).unwrap_or_default()
    }

    /// Reads a line that is no code, and answers with the index of the next one to read.
    fn read(&mut self, lines: &[&str], line: &str, at: usize) -> usize {
        let (mut line, mut at) = (line.to_owned(), at);
        if !marks::is_row(&line) {
            // What follows the end of a summary is a line of its own, which may begin the next one.
            while let Some((next, rest)) = self.read_details(lines, &line, at) {
                let Some(rest) = rest else { return next };
                (line, at) = (rest, next - 1);
            }
        }
        let line = line.as_str();
        if line.contains('<') {
            let (begins, ends) = html::bounds(line);
            if begins {
                self.push_blank(at);
            }
            self.push_text(&html::without_wrappers(line), at);
            if ends {
                self.push_blank(at);
            }
        } else {
            self.push_text(line, at);
        }
        at + 1
    }

    fn push_code(&mut self, line: &str, at: usize) {
        self.lines.push(Line { text: line.to_owned(), source: at + 1, is_code: true });
    }

    fn push_blank(&mut self, at: usize) {
        if !self.is_after_blank() {
            self.push(String::new(), at);
        }
    }

    fn push(&mut self, text: String, at: usize) {
        self.is_in_table =
            text.contains('|') && (self.is_in_table || bars::is_dashes(&text) && self.last().contains('|'));
        self.lines.push(Line { text, source: at + 1, is_code: false });
    }

    fn push_text(&mut self, line: &str, at: usize) {
        if let Some(dashes) = bars::mended(self.last(), line) {
            self.push(dashes, at);
            return;
        }
        // A row is none the less one for what its first cell says.
        if self.is_in_table && line.contains('|') {
            self.push(line.to_owned(), at);
            return;
        }
        let nested = self.nested(line);
        let line = &self.shifted(nested.as_deref().unwrap_or(line));
        let line = match labels::bare(line).filter(|(name, _)| *name != line.trim()) {
            // A symbol before a label is no bullet.
            Some((name, _)) => name.to_owned(),
            None => marks::glued_to_bullet(self.last(), line)
                .or_else(|| labels::counting_line(line))
                .unwrap_or_else(|| marks::with_blanks(line)),
        };
        let next = self.number.and_then(|last| marks::with_next_number(&line, last + 1));
        let line = next.unwrap_or(line);
        self.number = marks::number(&line).map(|(number, _)| number).or(self.number);
        // What a list of terms says of one is set apart by a colon.
        if let Some(definition) = marks::definition(&line).filter(|_| !self.is_after_blank()) {
            if words::asks(self.last()) == Asks::No {
                self.push(definition.to_owned(), at);
            } else {
                label_term(&mut self.lines);
                self.push_blank(at);
                self.push(format!("Answer: {definition}"), at);
            }
            return;
        }
        if !self.is_after_blank()
            && (self.asking.begins(at)
                || self.option_ends.begins(at)
                || self.stands_alone(&line)
                // A rule below a question that was set apart makes no heading of that.
                || marks::is_rule(&line) && at > 0 && self.asking.begins(at - 1))
        {
            self.push_blank(at);
        }
        // A label within a quote is no more of the paragraph above it, either.
        let quoted = |line: &str| line.strip_prefix("> ").is_some_and(labels::begins_line);
        if self.last().starts_with("> ") && quoted(&line) {
            self.push(">".to_owned(), at);
        }
        if let Some((question, answer)) = labels::question_and_answer(&line) {
            self.push(question.to_owned(), at);
            self.push_blank(at);
            self.push(answer.to_owned(), at);
        } else if let Some((question, answer)) = labels::asked_and_answer(&line) {
            let inner = line.len() - marks::text(&line).len();
            self.push(question.to_owned(), at);
            self.push_blank(at);
            self.push(format!("{}{answer}", " ".repeat(inner)), at);
            if inner == 0 {
                self.push_blank(at);
            }
        } else {
            self.push(line, at);
        }
    }

    /// A line whose number says that it is a part of the item with the first of its numbers, set to the right of that:
    /// `1.2. Text` below `1. Name`.
    fn nested(&mut self, line: &str) -> Option<String> {
        if let Some((outer, number, rest)) = marks::part(line) {
            return (self.outer == Some(outer)).then(|| format!("   {number}. {rest}"));
        }
        let is_inside = line.trim().is_empty() || line.starts_with([' ', '\t']);
        if !is_inside {
            self.outer = marks::number(&marks::with_blanks(line)).map(|(number, _)| number);
        }
        None
    }

    /// Whether the line begins something of its own, though Markdown takes it for more of the paragraph.
    fn stands_alone(&self, line: &str) -> bool {
        let above = self.last();
        if marks::is_question_line(above) && marks::is_question_line(line) {
            return true;
        }
        if marks::is_bold_lead(above)
            && marks::bold_lead(line).is_some_and(|bold| words::asks(bold) != Asks::No)
        {
            return true;
        }
        marks::number(line).is_some() && !marks::begins_item(above)
            || labels::begins_line(line) && !is_wrapped(above, line)
            || marks::is_rule(line) && !marks::may_underline(above, self.second_last())
    }

    fn is_after_blank(&self) -> bool {
        self.lines.last().is_none_or(|line| line.text.trim().is_empty())
    }

    /// The line, nearer to the left edge where it is an item right below a paragraph, or goes on with such a list:
    /// Markdown takes it for more of the paragraph.
    fn shifted(&mut self, line: &str) -> String {
        const FURTHEST: usize = 3;
        let text = line.trim_start_matches(' ');
        let indent = line.len() - text.len();
        if indent <= FURTHEST && !text.trim().is_empty() {
            self.shift = 0;
        }
        let above = self.last();
        let is_below_text = above
            .starts_with(|c: char| !c.is_whitespace() && !matches!(c, '#' | '|' | OPEN..=CLOSE))
            && !marks::begins_item(above);
        if indent > FURTHEST && self.shift == 0 && is_below_text && marks::begins_item(text) {
            self.shift = indent;
        }
        line.get(self.shift.min(indent)..).unwrap_or(line).to_owned()
    }

    fn last(&self) -> &str {
        self.lines.last().map_or("", |line| line.text.as_str())
    }

    fn second_last(&self) -> &str {
        self.lines.iter().rev().nth(1).map_or("", |line| line.text.as_str())
    }
}

/// Whether a sentence was broken between two lines, so that a label of one small word is none: `The` above
/// `problem: it runs twice`.
fn is_wrapped(above: &str, line: &str) -> bool {
    let is_open = above.trim_end().ends_with(|c: char| c.is_lowercase() || c == ',');
    is_open && line.starts_with(char::is_lowercase) && above.split_whitespace().count() > 3
}

/// Labels the last line as a question, which a definition answers, where it is one without any mark, in a paragraph of its own.
fn label_term(lines: &mut [Line]) {
    let is_question = |line: &str| {
        line.starts_with(|c: char| c.is_alphabetic() || c == '¿')
            && words::ends_as_question(line)
            && labels::split(line).is_none_or(|tag| !tag.is_joined)
    };
    if let [before @ .., last] = lines
        && before.last().is_none_or(|line| line.text.trim().is_empty())
        && is_question(&last.text)
    {
        last.text.insert_str(0, "Question: ");
    }
}
