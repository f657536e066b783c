//! Text that people type, read as a command: for the local chat, and for Slack.
//!
//! It takes lines as people write them, in any order and case: `/question go senior`, `topic:go`,
//! `/schedule add weekdays 09:00 zone:Europe/Berlin`. It knows what commands look like, never what
//! one does; what is in the workspace and in the bank it asks a [`Vocabulary`].

mod assign;
mod complete;
mod cursor;
mod fit;
mod head;
mod token;
mod vocabulary;

use crate::near::{did_you_mean, excerpt, nearest};
use std::{collections::BTreeMap, ops::Range};

use self::{
    assign::{Assignment, Value, assign},
    fit::Fitter,
    head::Head,
    token::{Word, chunks},
};
pub use self::{
    complete::{Ask, Completing, Completion, Offer, complete},
    cursor::{byte_of_utf16, utf16_of_byte},
    vocabulary::{Names, Vocabulary},
};
use super::{
    command::{CommandSpec, OptionSpec},
    event::Invocation,
};

/// A line that reads as a command.
///
/// Members, channels and roles are names as they were typed, without the one `@` or `#` before
/// them, so that the adapter has only names to turn into ids; what Slack writes itself, such as
/// `<@U0123>`, is kept whole. Words, flags, zones and names of commands are in their normal form,
/// everything else as it was typed, but for spaces and quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// The command.
    pub invocation: Invocation,
    /// Where the value of each option stands, in bytes of the line.
    pub spans: BTreeMap<String, Range<usize>>,
    /// How long the line is, in bytes.
    length: usize,
}

impl Parsed {
    /// Where to show a mistake with this option that is found later: at its value, or at the end of
    /// the line if it was not given.
    #[must_use]
    pub fn place_of(&self, option: &str) -> Range<usize> {
        self.spans.get(option).cloned().unwrap_or(self.length..self.length)
    }
}

/// What is wrong with a line, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{text}")]
pub struct LineMistake {
    /// The part of the line that is wrong, in bytes; empty, at its end, if something is missing.
    pub range: Range<usize>,
    /// The option that is wrong, if it is one.
    pub option: Option<String>,
    /// What is wrong, and what is allowed.
    pub text: String,
    /// Whether the line is right as far as it goes, and only lacks something that is required.
    pub missing: bool,
}

/// Reads a line as one of these commands; the `/` before it may be left out.
pub fn parse(
    specs: &'static [CommandSpec],
    text: &str,
    vocabulary: &dyn Vocabulary,
) -> Result<Parsed, LineMistake> {
    read(specs, text, vocabulary, true)
}

/// The same, but what is required may be missing: for a command whose form asks for it.
pub fn parse_begun(
    specs: &'static [CommandSpec],
    text: &str,
    vocabulary: &dyn Vocabulary,
) -> Result<Parsed, LineMistake> {
    read(specs, text, vocabulary, false)
}

fn read(
    specs: &'static [CommandSpec],
    text: &str,
    vocabulary: &dyn Vocabulary,
    is_whole: bool,
) -> Result<Parsed, LineMistake> {
    let head = head::read(specs, text)?;
    let fitter = Fitter { specs, spec: head.spec, vocabulary };
    let assignment = assign(&fitter, &chunks(text, head.end, head.spec));
    let line = Line { text, head: &head, fitter: &fitter };
    if let Some(mistake) = line.misplaced(&assignment) {
        return Err(mistake);
    }
    let (mut options, mut spans) = (BTreeMap::new(), BTreeMap::new());
    for value in assignment.given {
        let name = value.option.name.to_owned();
        spans.insert(name.clone(), value.range.clone());
        options.insert(name, line.normal(value)?);
    }
    let missing =
        head.spec.options.iter().find(|option| option.required && !options.contains_key(option.name));
    if let Some(missing) = missing.filter(|_| is_whole) {
        return Err(line.missing(missing));
    }
    let path = head.path.iter().map(|name| (*name).to_owned()).collect();
    let names = BTreeMap::new();
    Ok(Parsed { invocation: Invocation { path, options, names }, spans, length: text.len() })
}

/// What is needed to say what is wrong with a line.
struct Line<'a> {
    text: &'a str,
    head: &'a Head,
    fitter: &'a Fitter<'a>,
}

impl Line<'_> {
    /// What was given in a way that no value can be made of, the first in the line.
    fn misplaced(&self, assignment: &Assignment<'_>) -> Option<LineMistake> {
        let twice = assignment.extra.iter().map(|value| self.twice(value));
        let left = assignment.left.iter().map(|word| self.left_over(word));
        let empty = assignment.empty.iter().map(|(option, range)| Self::empty(option, range));
        twice.chain(left).chain(empty).min_by_key(|mistake| (mistake.missing, mistake.range.start))
    }

    fn normal(&self, value: Value) -> Result<String, LineMistake> {
        let kind = value.option.kind;
        let text = kind.sign().and_then(|sign| value.text.strip_prefix(sign)).unwrap_or(&value.text);
        kind.normal(text, self.fitter.specs).map_err(|text| LineMistake {
            range: value.range,
            option: Some(value.option.name.to_owned()),
            text,
            missing: false,
        })
    }

    fn twice(&self, value: &Value) -> LineMistake {
        let name = value.option.name;
        let text = format!(
            "`{}` would be a second `{name}`; `/{}` takes one.",
            excerpt(&value.text),
            self.head.path.join(" ")
        );
        LineMistake { range: value.range.clone(), option: Some(name.to_owned()), text, missing: false }
    }

    fn left_over(&self, word: &Word<'_>) -> LineMistake {
        let command = self.head.path.join(" ");
        let names: Vec<_> = self.head.spec.options.iter().map(|option| option.name).collect();
        let text = if names.is_empty() {
            format!("`/{command}` takes nothing after its name.")
        } else if let Some(key) = word.unknown_key() {
            let near = did_you_mean(nearest(key, names.iter().copied()));
            format!("`/{command}` has no option `{}`. It takes {}.{near}", excerpt(key), names.join(", "))
        } else {
            let near = self.fitter.nearest(word.text);
            let near = did_you_mean(near.as_deref());
            let typed = excerpt(word.text);
            format!("`{typed}` fits no option of `/{command}`. It takes {}.{near}", names.join(", "))
        };
        LineMistake { range: word.range.clone(), option: None, text, missing: false }
    }

    fn empty(option: &OptionSpec, range: &Range<usize>) -> LineMistake {
        let text = format!("`{}` has no value. {}.", option.name, option.summary);
        LineMistake { range: range.clone(), option: Some(option.name.to_owned()), text, missing: true }
    }

    fn missing(&self, option: &OptionSpec) -> LineMistake {
        let end = self.text.len();
        let usage = self.head.spec.usage(&self.head.path);
        let text = format!("`{}` is missing. {}. Type `{usage}`.", option.name, option.summary);
        LineMistake { range: end..end, option: Some(option.name.to_owned()), text, missing: true }
    }
}
