//! Questions by example: whoever knows a document shows a question of it, and what looks like that is a question, too.
//!
//! Nothing is decided here, as somebody has: which blocks look alike (`look`), how lines that begin no block become
//! such (`bare_lines`), and what of a document might be shown (`hints`). Where nearly all that the rules found looks
//! alike, the document shows it by itself (`completed`).

mod bare_lines;
mod completed;
mod hints;
mod look;

use std::{collections::HashSet, fmt, ops::RangeInclusive, str::FromStr};

pub(super) use self::completed::completed;
pub use self::hints::{Hint, hints};
use self::look::Look;
use super::{
    Document, Found, assembled,
    families::{Shape, Start},
    found, keys,
    page::Page,
    spans,
    view::View,
};

/// A question of a document that shows how the others look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    /// The line in which it begins, from 1.
    pub line: usize,
    /// The last line in which others like it may begin; none where it is the document's last. What stands outside is
    /// read as if the lines of the example were not there.
    pub last: Option<usize>,
}

impl Example {
    fn is_range(&self) -> bool {
        self.last.is_some()
    }

    fn holds(&self, line: usize) -> bool {
        self.last.is_none_or(|last| (self.line..=last).contains(&line))
    }
}

impl FromStr for Example {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let number = |text: &str| text.trim().parse().ok().filter(|line| *line > 0);
        let read = match text.split_once('-') {
            None => number(text).map(|line| Self { line, last: None }),
            Some((from, to)) => number(from)
                .zip(number(to))
                .filter(|(from, to)| from <= to)
                .map(|(line, last)| Self { line, last: Some(last) }),
        };
        read.ok_or_else(|| "name a line, as in 25, or lines, as in 25-80".to_owned())
    }
}

impl fmt::Display for Example {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.last {
            Some(last) => write!(f, "{}-{last}", self.line),
            None => write!(f, "{}", self.line),
        }
    }
}

/// Why an example shows no question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoExample {
    /// The document is shorter.
    #[error("there is no line {line}: the document has {lines}")]
    Missing {
        /// The line of the example.
        line: usize,
        /// How many lines the document has.
        lines: usize,
    },
    /// There is nothing in the line that could be asked.
    #[error("line {line} says nothing that could be asked")]
    Silent {
        /// The line of the example.
        line: usize,
    },
}

/// Reads a document whose questions look like some of them. What stands outside of their lines is read by `rest`.
pub(super) fn read(
    text: &str,
    examples: &[Example],
    rest: impl Fn(&str) -> Document,
) -> Result<Document, NoExample> {
    let lines: Vec<&str> = text.split('\n').collect();
    let count = lines.len() - usize::from(lines.last().is_some_and(|line| line.is_empty()));
    for example in examples {
        let line = example.line;
        let said = line.checked_sub(1).and_then(|at| lines.get(at)).filter(|_| line <= count);
        let said = said.ok_or(NoExample::Missing { line, lines: count })?;
        if !said.contains(char::is_alphanumeric) {
            return Err(NoExample::Silent { line });
        }
    }
    let within = readings(text, &lines, examples)
        .into_iter()
        .reduce(|first, other| if other.questions.len() > first.questions.len() { other } else { first })
        .unwrap_or_default();
    if let Some(example) = examples.first().filter(|_| within.questions.is_empty()) {
        return Err(NoExample::Silent { line: example.line });
    }
    if examples.iter().any(|example| !example.is_range()) {
        return Ok(within);
    }
    let blanked = blanked(&lines, examples);
    let is_outside = |question: &Found| examples.iter().all(|example| !example.holds(question.line));
    let outside = rest(&blanked).questions.into_iter().filter(is_outside);
    let mut questions: Vec<Found> = outside.chain(within.questions).collect();
    questions.sort_by_key(|question| question.line);
    let left_out = found::left_out(&lines, &questions);
    Ok(Document { questions, left_out })
}

/// The document as it may be read: in the forms that its lines might have, and in those that they have. Where an example
/// begins no block, lines like it are made such.
fn readings(text: &str, lines: &[&str], examples: &[Example]) -> Vec<Document> {
    let views: [fn(&str) -> View; 2] = [View::of, View::as_they_are];
    let reading = |view: fn(&str) -> View| {
        let page = Page::of_view(view(text));
        let begins = |example: &&Example| Look::at_line(&page, example.line).is_some();
        let bare: Vec<Example> = examples.iter().filter(|example| !begins(example)).copied().collect();
        if bare.is_empty() {
            return shown(page, examples, &HashSet::new(), text);
        }
        let labelled = bare_lines::labelled(lines, &bare, |example, line| governs(examples, example, line));
        shown(Page::of_view(view(&labelled.text)), examples, &labelled.lines, text)
    };
    views.map(reading).into()
}

/// Whether an example says which lines like it are questions at a line: one with a range goes before those without.
fn governs(examples: &[Example], example: &Example, line: usize) -> bool {
    let is_in_range = || examples.iter().any(|other| other.is_range() && other.holds(line));
    example.holds(line) && (example.is_range() || !is_in_range())
}

/// The document with the blocks as questions that look like the examples, and the lines that were labelled as such.
fn shown(mut page: Page, examples: &[Example], labelled: &HashSet<usize>, original: &str) -> Document {
    let look = |example: &Example| {
        let own = Look::at_line(&page, example.line);
        (*example, own.filter(|_| !labelled.contains(&example.line)))
    };
    let known: Vec<(Example, Option<Look>)> = examples.iter().map(look).collect();
    let is_shown = |at: usize| {
        let line = page.source_line(at);
        let mut looks = known.iter().filter(|(example, _)| governs(examples, example, line));
        let look = Look::at(&page, at)?;
        let is_alike = looks.any(|(_, example)| match example {
            Some(example) => example.is_alike(&look),
            None => labelled.contains(&line),
        });
        is_alike.then_some(Start { at, shape: look.shape, is_certain: true })
    };
    let mut starts: Vec<Start> = (0..page.blocks.len()).filter_map(is_shown).collect();
    starts.dedup_by_key(|start| page.source_line(start.at));
    let tables = starts.iter().filter(|start| start.shape == Shape::Table);
    page.shown_tables = tables.map(|start| start.at).collect();
    // What somebody shows is no key to others.
    let mut keys = keys::of(&page);
    keys.retain(|key| !starts.iter().any(|start| (key.from..key.to).contains(&start.at)));
    page.note_answers(keys.iter().map(|key| key.from..key.to));
    let ends: Vec<usize> = examples
        .iter()
        .filter_map(|example| example.last)
        .filter_map(|last| (0..page.blocks.len()).find(|at| page.source_line(*at) > last))
        .collect();
    assembled(page, keys, &starts, original, |spans| {
        for end in &ends {
            spans::end_before(spans, *end);
        }
    })
}

/// The document with nothing in the lines of some examples.
fn blanked(lines: &[&str], examples: &[Example]) -> String {
    let ranges: Vec<RangeInclusive<usize>> =
        examples.iter().map(|example| example.line..=example.last.unwrap_or(lines.len())).collect();
    let kept = lines.iter().zip(1..).map(|(line, number)| {
        let is_shown = ranges.iter().any(|range| range.contains(&number));
        if is_shown { "" } else { *line }
    });
    kept.collect::<Vec<_>>().join("\n")
}
