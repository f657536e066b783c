//! Import: questions from the documents that people have already, as drafts of the bank.
//!
//! A document is read without knowing where it came from or what will become of what is found in it. Every
//! line of it that is not blank is in a question or in what was left out.
//!
//! Must not read files, and must not know the bank that the drafts will join.

mod above;
mod alone;
mod anew;
mod body;
mod by_example;
mod called;
mod chosen;
mod columns;
mod contexts;
mod decide;
mod difficulty;
mod draft;
mod families;
mod flow;
mod found;
mod front_matter;
mod habits;
mod html;
mod inline;
mod keys;
mod labels;
mod lead;
mod ledger;
mod levels;
mod lines;
mod marks;
mod moved;
mod names;
mod note;
mod notes;
mod options;
mod page;
mod parts;
mod placeholder;
mod sections;
mod spans;
mod stand_ins;
mod swallowed;
mod tags;
mod texts;
mod there;
mod titled;
mod told_cases;
mod untitled;
mod view;
mod vocabulary;
mod words;

use std::path::Path;

pub use self::{
    by_example::{Example, Hint, NoExample, hints},
    draft::{About, Draft},
    lines::lines,
    names::{Ids, topic},
    there::{There, there},
};
use self::{
    families::{Shape, Start, table},
    habits::ByShape,
    keys::Key,
    ledger::Ledger,
    page::Page,
    parts::Parts,
    spans::Span,
    view::View,
};
use super::markdown::normalized;
use crate::practice::question::Difficulty;

/// In bytes. What is longer was not set by hand, and is read once; what is not, up to ten times, if hardly a question
/// is found in it.
const LONGEST_BY_HAND: usize = 1 << 18;

/// What a document holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Its questions, in the order of their lines.
    pub questions: Vec<Found>,
    /// The lines that belong to no question, from the first to the last of each stretch. Blank lines neither
    /// begin nor end one.
    pub left_out: Vec<Stretch>,
}

/// A question that was found in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The line of the document where it begins, from 1.
    pub line: usize,
    /// The lines that it was read from, in order: each line of the document that is not blank is in those
    /// of a question, or in what was left out. Questions may share lines, such as what they have in common.
    pub lines: Vec<Stretch>,
    /// A title on one line, without markup.
    pub title: String,
    /// The prompt in Markdown, without its number and its outer quotes, with the bullets and the code that
    /// belong to it.
    pub prompt: String,
    /// The answer in Markdown, if the document holds one.
    pub answer: Option<String>,
    /// The key points, in order.
    pub key_points: Vec<FoundPoint>,
    /// The follow-ups in Markdown, in order.
    pub follow_ups: Vec<String>,
    /// How hard it is, if the document says so.
    pub difficulty: Option<Difficulty>,
    /// The heading or the front matter under which the document has it, as it stands there.
    pub topic: Option<String>,
}

/// A key point of a question that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundPoint {
    /// The label of the list that it was in, where there is more than one such list: `Performance`.
    pub group: Option<String>,
    /// What it says, in Markdown.
    pub text: String,
}

/// Lines of a document. They end with `\n`, `\r\n` or `\r`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The first, from 1.
    pub from: usize,
    /// The last.
    pub to: usize,
}

/// Reads a document.
#[must_use]
pub fn read_document(text: &str) -> Document {
    read_well(&normalized(text))
}

/// Reads a document that stands in a file: what the file is called tells about it, too.
#[must_use]
pub fn read_document_at(text: &str, path: &Path) -> Document {
    let text = normalized(text);
    called::instead(&text, path, read_well(&text), read_well)
}

/// Reads a document of whose questions somebody shows some: what looks like these is a question, and nothing else
/// where they count.
///
/// # Errors
/// When an example is no line that could be asked.
pub fn read_document_like(text: &str, path: &Path, examples: &[Example]) -> Result<Document, NoExample> {
    by_example::read(&normalized(text), examples, |rest| read_document_at(rest, path))
}

fn read_well(text: &str) -> Document {
    let view = View::of(text);
    let first = read_view(view.clone(), text);
    let document = anew::instead(text, first, |restyled| read(restyled, text));
    let document = untitled::instead(text, document, read);
    let document = swallowed::instead(text, document, |within| read(within, within));
    let document = alone::with_silent(text, document, |section| read(section, section));
    by_example::completed(text, view, document)
}

/// Reads a document that may have been restyled; what is left out of it is told of the lines that it had.
fn read(text: &str, original: &str) -> Document {
    read_view(View::of(text), original)
}

fn read_view(view: View, original: &str) -> Document {
    let mut page = Page::of_view(view);
    let keys = keys::of(&page);
    page.note_answers(keys.iter().map(|key| key.from..key.to));
    let starts = decide::starts(&mut page);
    assembled(page, keys, &starts, original, |_| {})
}

/// The document with the questions that begin at some blocks, and which somebody may end before others do.
fn assembled(
    mut page: Page,
    mut keys: Vec<Key>,
    starts: &[Start],
    original: &str,
    end: impl Fn(&mut [Span]),
) -> Document {
    page.mark(starts.iter().map(|start| start.at));
    let contexts = contexts::of(&page, starts);
    let mut spans = spans::of(&page, starts);
    end(&mut spans);
    for context in &contexts {
        spans::end_before(&mut spans, context.from);
    }
    for key in &keys {
        spans::end_before(&mut spans, key.from);
    }
    let above = above::of(&page, starts);
    for (_, from) in starts.iter().zip(&above).filter(|(start, from)| start.at > **from) {
        spans::end_before(&mut spans, *from);
    }
    let mut first = 0;
    for key in &mut keys {
        let end = spans.partition_point(|span| span.start.at < key.from);
        key.join(&page, spans[first.min(end)..end].iter().map(|span| span.start.at));
        first = end;
    }
    let habits = ByShape::of(&page, &spans);
    let mut ledger = Ledger::new(original);
    for (span, common) in spans.iter().zip(contexts::told_for(&contexts, starts)) {
        if span.start.shape == Shape::Table {
            for row in table::rows(&page, span.start.at) {
                let line = page.view.lines.get(row.line).map_or(1, |line| line.source);
                enter(&mut ledger, &page, span, &Parts::of_row(&row), (line, &[line]));
            }
        } else {
            let mut parts = body::read(&page, habits.of_shape(span.start.shape), span, common);
            let index = starts.partition_point(|start| start.at < span.start.at);
            if let Some(from) = above.get(index) {
                above::add(&page, &mut parts, *from, span.start.at);
            }
            if span.start.shape == Shape::FrontMatter {
                parts.add_entries(&page.view.front_matter);
            }
            if !keys.is_empty() && parts.is_unanswered(&page) {
                let key = keys.partition_point(|key| key.from <= span.start.at);
                parts.answer_by(keys.get_mut(key).and_then(|key| key.answer(&page, span.start.at)));
            }
            let mut lines = ledger.lines(&page, &parts.used);
            let line = lines.first().copied().unwrap_or(1);
            if span.start.shape == Shape::FrontMatter {
                // Its title may stand in the front matter, or be the heading right below it.
                let titles = usize::from(line <= page.view.front_matter_lines);
                lines.splice(..titles, 1..=page.view.front_matter_lines);
            }
            lines.extend(ledger.lines(&page, &parts.common));
            lines.sort_unstable();
            enter(&mut ledger, &page, span, &parts, (line, &lines));
        }
    }
    ledger.document()
}

fn enter(ledger: &mut Ledger, page: &Page, span: &Span, parts: &Parts, (line, lines): (usize, &[usize])) {
    if let Some(found) = found::found(page, span, parts, line, lines) {
        ledger.enter(found);
    }
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
