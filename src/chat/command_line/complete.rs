//! What can be typed next: the menu under the line.

use crate::near::ranked;
use std::ops::Range;

use super::{
    assign::{assign, value_length},
    fit::Fitter,
    head::{Name, command_name, named, subcommand_name},
    token::{Chunk, Word, chunks, joined, quoted, range_of},
    vocabulary::Vocabulary,
};
use crate::chat::{
    command::{CommandSpec, OptionKind, OptionSpec},
    event::Suggestion,
};

/// What can be typed where the cursor is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// How the command is typed, once it is known which one it is.
    pub usage: Option<String>,
    /// What stands at the cursor.
    pub at: Completing,
    /// Options whose values only the workspace and the bank know: to be asked for these, and what
    /// they say made into offers, to be shown before the others.
    pub asks: Vec<Ask>,
    /// What can be taken, best first.
    pub offers: Vec<Offer>,
}

/// What stands at the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Completing {
    /// The name of a command.
    Command,
    /// The name of a subcommand.
    Subcommand,
    /// The name of an option, or a value without one.
    Option,
    /// The value of this option, which is named before it.
    Value(&'static OptionSpec),
    /// Nothing that can be completed.
    Nothing,
}

/// A text that can be taken in place of a part of the line.
///
/// To go on behind it, a space must follow, unless it ends with `:`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What is put there.
    pub value: String,
    /// What is shown beside it; may be empty.
    pub label: String,
    /// The part of the line that it replaces, in bytes.
    pub range: Range<usize>,
}

/// An option whose values are to be asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// The command: `["schedule", "pause"]`.
    pub path: Vec<String>,
    /// The option.
    pub option: &'static OptionSpec,
    /// What has been typed of its value, without a `@` or `#` before it.
    pub typed: String,
    /// The part of the line that a value replaces, in bytes.
    pub range: Range<usize>,
}

impl Ask {
    /// A value, by the name by which it is typed, as an offer.
    #[must_use]
    pub fn offer(&self, value: &str, label: &str) -> Offer {
        let value = as_typed(self.option.kind, value);
        Offer { value, label: label.to_owned(), range: self.range.clone() }
    }
}

/// A value as it is typed: with the sign of its kind, and in quotation marks if it needs them.
fn as_typed(kind: OptionKind, value: &str) -> String {
    match kind.sign() {
        Some(sign) => quoted(&format!("{sign}{value}")),
        None if matches!(kind, OptionKind::When | OptionKind::CommandName) => value.to_owned(),
        None => quoted(value),
    }
}

impl Completion {
    fn of(at: Completing) -> Self {
        Self { usage: None, at, asks: Vec::new(), offers: Vec::new() }
    }
}

/// What can be typed at the cursor, which is a position in bytes.
#[must_use]
pub fn complete(
    specs: &'static [CommandSpec],
    text: &str,
    cursor: usize,
    vocabulary: &dyn Vocabulary,
) -> Completion {
    let cursor = text.floor_char_boundary(cursor);
    let name = command_name(text);
    if cursor <= name.range.end {
        return names(Completing::Command, specs, &name, cursor, "/");
    }
    let Some(spec) = named(specs, &name) else { return Completion::of(Completing::Nothing) };
    if spec.subcommands.is_empty() {
        let fitter = Fitter { specs, spec, vocabulary };
        return Menu { text, cursor, path: vec![spec.name], fitter }.options(name.range.end);
    }
    let sub = subcommand_name(text, name.range.end);
    if cursor <= sub.range.end {
        let completion = names(Completing::Subcommand, spec.subcommands, &sub, cursor, "");
        return Completion { usage: Some(spec.usage(&[spec.name])), ..completion };
    }
    let Some(below) = named(spec.subcommands, &sub) else { return Completion::of(Completing::Nothing) };
    let fitter = Fitter { specs, spec: below, vocabulary };
    Menu { text, cursor, path: vec![spec.name, below.name], fitter }.options(sub.range.end)
}

fn names(
    at: Completing,
    specs: &'static [CommandSpec],
    name: &Name<'_>,
    cursor: usize,
    sign: &str,
) -> Completion {
    let start = name.range.end - name.text.len();
    let typed = &name.text[..cursor.saturating_sub(start)];
    let found = ranked(typed, specs.iter().map(|spec| spec.name));
    let summary = |name: &str| specs.iter().find(|spec| spec.name == name).map_or("", |spec| spec.summary);
    let offer = |found| Offer {
        value: format!("{sign}{found}"),
        label: summary(found).to_owned(),
        range: name.range.clone(),
    };
    Completion { offers: found.into_iter().map(offer).collect(), ..Completion::of(at) }
}

/// Where the cursor is among the words of a line.
struct Spot<'t> {
    /// The words up to the cursor, behind the option's name that they follow; the last one is cut
    /// off at the cursor, and empty if the cursor is behind a space.
    chunk: Chunk<'t>,
    /// All other words of the line.
    others: Vec<Chunk<'t>>,
}

/// What has been typed of a value, and where.
struct Typed {
    text: String,
    range: Range<usize>,
}

/// The menu for the options of a command.
struct Menu<'a> {
    text: &'a str,
    cursor: usize,
    path: Vec<&'static str>,
    fitter: Fitter<'a>,
}

impl Menu<'_> {
    fn options(&self, from: usize) -> Completion {
        let spec = self.fitter.spec;
        let spot = self.spot(chunks(self.text, from, spec));
        let mut completion = Completion::of(Completing::Option);
        completion.usage = Some(spec.usage(&self.path));
        match self.named_value(&spot) {
            Some((option, typed)) => {
                completion.at = Completing::Value(option);
                self.add_values(&mut completion, option, &typed, true, &[]);
            }
            None => self.add_bare(&mut completion, &spot),
        }
        completion
    }

    /// Parts the word at the cursor, and those that belong to its value, from the others.
    fn spot<'t>(&self, mut others: Vec<Chunk<'t>>) -> Spot<'t> {
        let cursor = self.cursor;
        let is_before = |chunk: &Chunk<'_>| chunk.key.as_ref().is_none_or(|(_, key)| key.end <= cursor);
        let at = others.iter().rposition(is_before).unwrap_or(0);
        let key = others[at].key.clone();
        let words = std::mem::take(&mut others[at].words);
        let follows_key = |word: &Word<'_>| key.as_ref().is_some_and(|(_, key)| key.end == word.range.start);
        let (mut before, mut behind): (Vec<_>, Vec<_>) =
            words.into_iter().partition(|word| word.range.end < cursor);
        let is_current =
            |word: &Word<'_>| word.range.start < cursor || (word.range.start == cursor && follows_key(word));
        if behind.first().is_some_and(is_current) {
            before.push(cut(&behind.remove(0), cursor));
        } else {
            before.push(self.key_being_typed(&mut others).unwrap_or(Word {
                text: "",
                range: cursor..cursor,
                start: cursor,
                quoted: false,
            }));
        }
        others[at] = Chunk { key: None, words: behind };
        Spot { chunk: Chunk { key, words: before }, others }
    }

    /// An option's name that the cursor is in is a word that is being typed.
    fn key_being_typed<'t>(&self, chunks: &mut [Chunk<'t>]) -> Option<Word<'t>> {
        let is_at = |chunk: &Chunk<'_>| {
            chunk.key.as_ref().is_some_and(|(_, key)| key.start < self.cursor && self.cursor < key.end)
        };
        let chunk = chunks.iter_mut().find(|chunk| is_at(chunk))?;
        let (option, range) = std::mem::take(chunk).key?;
        // Names of options are ASCII, so what was typed is as long.
        let text = &option.name[..option.name.len().min(self.cursor - range.start)];
        Some(Word { text, start: range.start, range, quoted: false })
    }

    /// The option that is named before the value at the cursor, and what has been typed of that.
    fn named_value(&self, spot: &Spot<'_>) -> Option<(&'static OptionSpec, Typed)> {
        let option = match (&spot.chunk.key, self.fitter.spec.options) {
            (Some((option, _)), _) => option,
            // It takes all words that there are.
            (None, [option]) if option.kind == OptionKind::CommandName => option,
            (None, _) => return None,
        };
        let (current, before) = spot.chunk.words.split_last()?;
        let first = before.first().unwrap_or(current);
        let typed = Typed { text: joined(&spot.chunk.words), range: first.range.start..current.range.end };
        if before.is_empty() || spot.chunk.key.is_none() {
            return Some((option, typed));
        }
        let chunk = Chunk { words: spot.words().to_vec(), key: spot.chunk.key.clone() };
        let length = value_length(&self.fitter, &chunk, &spot.all_chunks());
        let goes_on = length == chunk.words.len();
        // Behind a space, a value that is right is finished.
        let finished = current.range.is_empty() && self.fitter.is_value(option, &joined(before));
        let held = option.kind.may_hold_spaces() && !first.quoted;
        (goes_on && held && !finished).then_some((option, typed))
    }

    /// Values without a name, and names of options.
    fn add_bare(&self, completion: &mut Completion, spot: &Spot<'_>) {
        let Some((current, before)) = spot.chunk.words.split_last() else { return };
        let mut rest = vec![Chunk { key: spot.chunk.key.clone(), words: before.to_vec() }];
        rest.extend(spot.others.iter().cloned());
        let given = assign(&self.fitter, &rest);
        let is_open = |option: &&OptionSpec| {
            !given.has(option) && !given.empty.iter().any(|(empty, _)| empty == option)
        };
        let open: Vec<_> = self.fitter.spec.options.iter().filter(is_open).collect();
        let word = Typed { text: current.text.to_owned(), range: current.range.clone() };
        let unfit = before.iter().rev().take_while(|word| given.fits_nothing(word)).count();
        let words = &spot.chunk.words[before.len() - unfit..];
        let phrase = Typed { text: joined(words), range: range_of(words) };
        let unfinished = given.phrase.as_ref().map(|phrase| phrase.option).filter(|option| {
            unfit > 0 && !(word.text.is_empty() && self.fitter.is_value(option, phrase.text.trim()))
        });
        if let Some(option) = unfinished {
            self.add_values(completion, option, &phrase, false, &open);
        }
        let values = open.iter().filter(|option| !matches!(option.kind, OptionKind::Flag | OptionKind::Text));
        // Where nothing is typed yet, the values of the first option are enough to choose from.
        let most = if word.text.is_empty() { usize::from(unfinished.is_none()) } else { open.len() };
        for option in values.take(most) {
            let holds_phrase = option.kind.may_hold_spaces() && unfit > 0 && given.phrase.is_none();
            self.add_values(completion, option, if holds_phrase { &phrase } else { &word }, false, &open);
        }
        if !current.quoted {
            completion.offers.extend(option_names(&open, &word));
        }
    }

    /// Offers values of an option, or asks for them. `open` are the options that a value without a
    /// name may be for.
    fn add_values(
        &self,
        completion: &mut Completion,
        option: &'static OptionSpec,
        typed: &Typed,
        is_named: bool,
        open: &[&'static OptionSpec],
    ) {
        let kind = option.kind;
        let sign = typed.text.chars().next().filter(|first| ['@', '#'].contains(first));
        let bare = match sign {
            Some(sign) if kind.sign() == Some(sign) => &typed.text[sign.len_utf8()..],
            Some(_) if !is_named => return,
            _ => &typed.text,
        };
        if is_asked_for(kind) {
            let path = self.path.iter().map(|name| (*name).to_owned()).collect();
            completion.asks.push(Ask { path, option, typed: bare.to_owned(), range: typed.range.clone() });
            return;
        }
        for Suggestion { value, label } in kind.suggestions(&typed.text, self.fitter.specs) {
            let label = if label.is_empty() && !is_named { option.name.to_owned() } else { label };
            let mut value = as_typed(kind, &value);
            if !is_named && !self.is_understood(option, &value, open) {
                value = format!("{}:{value}", option.name);
            }
            completion.offers.push(Offer { value, label, range: typed.range.clone() });
        }
    }

    /// Whether a value without its option's name would be taken for this option's.
    fn is_understood(&self, option: &OptionSpec, value: &str, open: &[&'static OptionSpec]) -> bool {
        if option.kind.is_phrase() {
            return option.required;
        }
        let words =
            chunks(value, 0, self.fitter.spec).into_iter().flat_map(|chunk| chunk.words).collect::<Vec<_>>();
        let mut fits = open.iter().filter(|other| self.fitter.is_bare_value(other, &words));
        fits.next().is_some_and(|first| *first == option)
    }
}

impl<'t> Spot<'t> {
    /// The words up to the cursor, without the last one if it is empty.
    fn words(&self) -> &[Word<'t>] {
        match self.chunk.words.split_last() {
            Some((last, before)) if last.range.is_empty() => before,
            _ => &self.chunk.words,
        }
    }

    fn all_chunks(&self) -> Vec<Chunk<'t>> {
        let mut all = self.others.clone();
        all.push(self.chunk.clone());
        all
    }
}

/// The names of options that begin with what has been typed.
fn option_names(open: &[&'static OptionSpec], typed: &Typed) -> impl Iterator<Item = Offer> {
    let begun = open.iter().filter(|option| option.name.starts_with(&typed.text.to_lowercase()));
    begun.map(|option| {
        let colon = if option.kind == OptionKind::Flag { "" } else { ":" };
        let value = format!("{}{colon}", option.name);
        Offer { value, label: option.summary.to_owned(), range: typed.range.clone() }
    })
}

/// Whether its values are to be asked for.
fn is_asked_for(kind: OptionKind) -> bool {
    matches!(
        kind,
        OptionKind::Topic
            | OptionKind::Topics
            | OptionKind::Member
            | OptionKind::Channel
            | OptionKind::Role
            | OptionKind::Schedule
    )
}

/// The part of a word that stands before the cursor; it is all the word that will be replaced.
fn cut<'t>(word: &Word<'t>, cursor: usize) -> Word<'t> {
    let end = cursor.clamp(word.start, word.start + word.text.len()) - word.start;
    Word { text: &word.text[..end], ..word.clone() }
}
