//! From the words of a line to the values of options.

use std::ops::Range;

use super::{
    fit::Fitter,
    token::{Chunk, Word, joined, range_of},
};
use crate::chat::command::{OptionKind, OptionSpec};

/// How many words a name may have: the longest zones, and schedules that are called by their times.
const LONGEST_NAME: usize = 6;

/// How many words a phrase of times may have where other values follow it directly.
const LONGEST_PHRASE: usize = 16;

/// A value and the option that it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Value {
    /// The option.
    pub(super) option: &'static OptionSpec,
    /// The value as it was typed, but for spaces.
    pub(super) text: String,
    /// Where it stands, in bytes.
    pub(super) range: Range<usize>,
}

/// What the words of a line are for.
#[derive(Clone, Debug, Default)]
pub(super) struct Assignment<'t> {
    /// The values of options, each option once.
    pub(super) given: Vec<Value>,
    /// Values of options that have one already.
    pub(super) extra: Vec<Value>,
    /// Options whose name stands there without a value, and where.
    pub(super) empty: Vec<(&'static OptionSpec, Range<usize>)>,
    /// Words that are for no option.
    pub(super) left: Vec<Word<'t>>,
    /// Words that fit nothing, given to the one option that lacks a value.
    pub(super) phrase: Option<Phrase<'t>>,
}

/// Words that fit nothing, and the option that they were given to.
#[derive(Clone, Debug)]
pub(super) struct Phrase<'t> {
    /// The option.
    pub(super) option: &'static OptionSpec,
    /// The words.
    words: Vec<Word<'t>>,
}

impl Assignment<'_> {
    /// Whether the option has a value.
    pub(super) fn has(&self, option: &OptionSpec) -> bool {
        self.given.iter().any(|value| value.option == option)
    }

    /// Whether this word of the line fits no option by what it looks like.
    pub(super) fn fits_nothing(&self, word: &Word<'_>) -> bool {
        let mut unfit = self.left.iter().chain(self.phrase.iter().flat_map(|phrase| &phrase.words));
        unfit.any(|other| other.range == word.range)
    }

    fn give(&mut self, option: &'static OptionSpec, text: String, range: Range<usize>) {
        match self.given.iter_mut().find(|value| value.option == option) {
            None => self.given.push(Value { option, text, range }),
            Some(value) if option.kind.is_list() => {
                value.text = format!("{}, {text}", value.text);
                value.range = value.range.start.min(range.start)..value.range.end.max(range.end);
            }
            Some(_) => self.extra.push(Value { option, text, range }),
        }
    }
}

/// Finds out what the words of a line are for.
pub(super) fn assign<'t>(fitter: &Fitter<'_>, chunks: &[Chunk<'t>]) -> Assignment<'t> {
    let mut assignment = Assignment::default();
    let mut runs = Vec::new();
    for chunk in chunks {
        let length = value_length(fitter, chunk, chunks);
        let (value, bare) = chunk.words.split_at(length);
        if let Some((option, range)) = &chunk.key {
            let text = joined(value);
            if text.is_empty() {
                assignment.empty.push((option, range.clone()));
            } else {
                assignment.give(option, text, range_of(value));
            }
        }
        runs.extend(bare_runs(fitter, bare));
    }
    let named: Vec<bool> = fitter.spec.options.iter().map(|option| is_named(option, chunks)).collect();
    let seats = seats(fitter.spec.options, &runs, &named);
    for (run, seat) in runs.into_iter().zip(seats) {
        let (text, range) = (joined(&run.words), range_of(&run.words));
        match seat.or_else(|| run.fits.first().copied()).and_then(|at| fitter.spec.options.get(at)) {
            Some(option) if option.kind == OptionKind::Flag => {
                if !assignment.has(option) {
                    assignment.give(option, "yes".to_owned(), range);
                }
            }
            Some(option) => assignment.give(option, text, range),
            None => assignment.left.extend(run.words),
        }
    }
    assignment.take_phrase(fitter);
    assignment
}

impl<'t> Assignment<'t> {
    /// What fits nothing is for the required option that has no value yet, or for the only one that
    /// there is: whoever judges that value can say best what is wrong with it.
    fn take_phrase(&mut self, fitter: &Fitter<'_>) {
        let options = fitter.spec.options;
        let lacks = |option: &&OptionSpec| {
            !self.has(option)
                && !self.empty.iter().any(|(empty, _)| empty == option)
                && (option.required || options.len() == 1)
        };
        let Some(option) = options.iter().find(lacks) else { return };
        let is_word = |word: &Word<'t>| word.unknown_key().is_none();
        let (phrase, left): (Vec<_>, Vec<_>) = std::mem::take(&mut self.left).into_iter().partition(is_word);
        self.left = left;
        if !phrase.is_empty() {
            self.give(option, joined(&phrase), range_of(&phrase));
            self.phrase = Some(Phrase { option, words: phrase });
        }
    }
}

fn is_named(option: &OptionSpec, chunks: &[Chunk<'_>]) -> bool {
    chunks.iter().any(|chunk| chunk.key.as_ref().is_some_and(|(key, _)| *key == option))
}

/// How many of a chunk's words are the value of the option that is named before them: the most that
/// are a right value together; else all up to the first that are for another option.
pub(super) fn value_length(fitter: &Fitter<'_>, chunk: &Chunk<'_>, chunks: &[Chunk<'_>]) -> usize {
    let words = &chunk.words;
    let Some((option, _)) = &chunk.key else { return 0 };
    let Some(first) = words.first() else { return 0 };
    if first.quoted || !option.kind.may_hold_spaces() {
        return 1;
    }
    let others = || fitter.spec.options.iter().filter(|other| !is_named(other, chunks));
    if option.kind == OptionKind::Text {
        // Free text ends only where it must: at something required that stands nowhere else.
        let ends = |at: usize| {
            others().any(|other| other.required && longest(fitter, other, &words[at..]).is_some())
        };
        return (1..words.len()).find(|at| ends(*at)).unwrap_or(words.len());
    }
    let ends = |at: usize| {
        let end = words.len().min(at + LONGEST_NAME);
        others().any(|other| (at + 1..=end).any(|end| fitter.is_bare_value(other, &words[at..end])))
    };
    let mut length = longest(fitter, option, words)
        .unwrap_or_else(|| (1..words.len()).find(|at| ends(*at)).unwrap_or(words.len()));
    while option.kind.is_list() && length < words.len() && words[length - 1].text.ends_with(',') {
        length += 1;
    }
    length
}

/// How many of these words are a right value together: the most.
fn longest(fitter: &Fitter<'_>, option: &OptionSpec, words: &[Word<'_>]) -> Option<usize> {
    let most = if option.kind.is_phrase() || option.kind.is_list() { LONGEST_PHRASE } else { LONGEST_NAME };
    let unquoted = words.iter().take_while(|word| !word.quoted).count();
    (1..=most.min(unquoted)).rev().find(|length| fitter.is_value(option, &joined(&words[..*length])))
}

/// Words without a name before them that belong together.
struct Run<'t> {
    words: Vec<Word<'t>>,
    /// The places of the options that they fit, in order.
    fits: Vec<usize>,
}

/// At each word, the most words that fit any option; a word that fits none is a run of its own.
fn bare_runs<'t>(fitter: &Fitter<'_>, mut words: &[Word<'t>]) -> Vec<Run<'t>> {
    let mut runs = Vec::new();
    while !words.is_empty() {
        let unquoted = words.iter().take_while(|word| !word.quoted).count();
        let most = LONGEST_NAME.min(unquoted).max(1);
        let fitting = (1..=most).rev().map(|length| (length, options_fit(fitter, &words[..length])));
        let (length, fits) =
            fitting.into_iter().find(|(_, fits)| !fits.is_empty()).unwrap_or((1, Vec::new()));
        let (run, rest) = words.split_at(length);
        if run.iter().any(|word| !word.text.is_empty()) {
            runs.push(Run { words: run.to_vec(), fits });
        }
        words = rest;
    }
    runs
}

fn options_fit(fitter: &Fitter<'_>, words: &[Word<'_>]) -> Vec<usize> {
    let options = fitter.spec.options.iter().enumerate();
    options.filter(|(_, option)| fitter.is_bare_value(option, words)).map(|(at, _)| at).collect()
}

/// Gives each run a place among the options that it fits, as many runs as can have one: `debugging`
/// is a topic and a kind, so `debugging go` is a kind and a topic.
fn seats(options: &[OptionSpec], runs: &[Run<'_>], named: &[bool]) -> Vec<Option<usize>> {
    let mut seating = Seating { runs, named, options, seats: vec![None; runs.len()] };
    for run in 0..runs.len() {
        let mut asked = vec![false; options.len()];
        seating.seat(run, &mut asked);
    }
    seating.seats
}

struct Seating<'a> {
    runs: &'a [Run<'a>],
    named: &'a [bool],
    options: &'a [OptionSpec],
    seats: Vec<Option<usize>>,
}

impl Seating<'_> {
    /// Seats a run: at the first option that is free, else where who sits there can move on.
    fn seat(&mut self, run: usize, asked: &mut [bool]) -> bool {
        let runs = self.runs;
        let fits = &runs[run].fits;
        let free = fits
            .iter()
            .copied()
            .find(|at| self.shared(*at) || (!self.named[*at] && self.sits_at(*at).is_none()));
        let found = free.or_else(|| {
            fits.iter().copied().find(|&at| {
                if self.named[at] || std::mem::replace(&mut asked[at], true) {
                    return false;
                }
                self.sits_at(at).is_some_and(|other| self.seat(other, asked))
            })
        });
        if found.is_some() {
            self.seats[run] = found;
        }
        found.is_some()
    }

    fn shared(&self, at: usize) -> bool {
        self.options[at].kind.is_list() || self.options[at].kind == OptionKind::Flag
    }

    fn sits_at(&self, at: usize) -> Option<usize> {
        self.seats.iter().position(|seat| *seat == Some(at))
    }
}
