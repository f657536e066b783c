//! What the values of an option look like, as far as that can be told without the workspace and
//! the bank: words, flags, times, zones, names of commands.

use crate::near::{did_you_mean, excerpt, folded, nearest, none_of, ranked};
use chrono::NaiveDate;

use super::{CommandSpec, OptionKind, find};
use crate::{
    chat::event::Suggestion,
    practice::{
        schedule::{
            reveal::RevealRule,
            when::When,
            zone::{self, Zone},
        },
        span::Span,
    },
};

/// How many values a menu shows: Discord's limit for a completion.
pub const MENU: usize = 25;

/// What a flag is called when it is given a value, for yes and for no.
const YES: [&str; 5] = ["yes", "y", "true", "on", "1"];
const NO: [&str; 5] = ["no", "n", "false", "off", "0"];

/// What stands for the next slot where a date may be given.
const NEXT: &str = "next";

impl OptionKind {
    /// Whether it is several values with commas between.
    #[must_use]
    pub fn is_list(self) -> bool {
        matches!(self, Self::SeveralWords(_) | Self::Topics)
    }

    /// The sign before a name that says what it is the name of.
    #[must_use]
    pub fn sign(self) -> Option<char> {
        match self {
            Self::Member | Self::Role => Some('@'),
            Self::Channel => Some('#'),
            _ => None,
        }
    }

    /// Whether the text says itself that it is the name of such a thing: by its sign, or as Slack
    /// writes those that it knows, `<@U0123>`.
    #[must_use]
    pub fn is_signed(self, text: &str) -> bool {
        let by_slack = self == Self::Role && text.starts_with("<!subteam^");
        let bare = text.strip_prefix('<').unwrap_or(text);
        by_slack || self.sign().is_some_and(|sign| bare.starts_with(sign))
    }

    /// A value in the form in which the conversation takes it, or what is wrong with it and what is
    /// allowed. What depends on the bank or the workspace passes as it is.
    pub fn normal(self, value: &str, specs: &'static [CommandSpec]) -> Result<String, String> {
        let value = value.trim();
        match self {
            Self::Words(words) => word(value, words),
            Self::SeveralWords(words) => {
                let read: Result<Vec<_>, _> = items(value).map(|item| word(item, words)).collect();
                let read = read?;
                if read.is_empty() { Err(none_of(value, words.iter().copied())) } else { Ok(read.join(",")) }
            }
            Self::Flag => flag(value),
            Self::Zone => value
                .parse::<Zone>()
                .map(|zone| zone.to_string())
                .map_err(|error| sentence(&error.to_string())),
            Self::Span => {
                value.parse::<Span>().map(|_| value.to_owned()).map_err(|error| sentence(&error.to_string()))
            }
            Self::Reveal => value
                .parse::<RevealRule>()
                .map(|_| value.to_owned())
                .map_err(|error| sentence(&error.to_string())),
            Self::When => {
                value.parse::<When>().map(|_| value.to_owned()).map_err(|error| sentence(&error.to_string()))
            }
            Self::Date => date(value).map(|_| value.to_owned()),
            Self::CommandName => command_name(value, specs),
            Self::Topic
            | Self::Topics
            | Self::Member
            | Self::Channel
            | Self::Role
            | Self::Schedule
            | Self::Text => Ok(value.to_owned()),
        }
    }

    /// Values to offer for what has been typed so far, best first; none where only the bank or the
    /// workspace knows them. Of a list, the last item is completed.
    #[must_use]
    pub fn suggestions(self, typed: &str, specs: &'static [CommandSpec]) -> Vec<Suggestion> {
        let plain = |names: Vec<&str>| names.into_iter().map(|name| suggestion(name, "")).collect();
        let mut offered: Vec<Suggestion> = match self {
            Self::Words(words) => plain(ranked(typed, words.iter().copied())),
            Self::SeveralWords(words) => suggest_items(typed, words.iter().copied()),
            Self::Flag => plain(ranked(typed, [YES[0], NO[0]])),
            Self::Zone => plain(zone::suggest(typed)),
            Self::Span => begun_or_whole(self, typed, &["10m", "30m", "1h", "6h", "1d"], specs),
            Self::Reveal => begun_or_whole(self, typed, &["30m", "6h", "1d", "16:30", NEXT], specs),
            Self::When => {
                let phrases = ["weekdays 09:00", "daily 09:00", "mon,wed,fri 14:00", "every monday 10am"];
                begun_or_whole(self, typed, &phrases, specs)
            }
            Self::Date => begun_or_whole(self, typed, &[NEXT], specs),
            Self::CommandName => suggest_commands(typed, specs),
            Self::Topic
            | Self::Topics
            | Self::Member
            | Self::Channel
            | Self::Role
            | Self::Schedule
            | Self::Text => Vec::new(),
        };
        offered.truncate(MENU);
        offered
    }
}

fn suggestion(value: impl Into<String>, label: &str) -> Suggestion {
    Suggestion { value: value.into(), label: label.to_owned() }
}

fn word(value: &str, words: &[&str]) -> Result<String, String> {
    let found = words.iter().find(|word| folded(word) == folded(value));
    found.map(|word| (*word).to_owned()).ok_or_else(|| none_of(value, words.iter().copied()))
}

fn flag(value: &str) -> Result<String, String> {
    let is_one_of = |words: [&str; 5]| words.iter().any(|word| word.eq_ignore_ascii_case(value));
    match (is_one_of(YES), is_one_of(NO)) {
        (true, _) => Ok(YES[0].to_owned()),
        (_, true) => Ok(NO[0].to_owned()),
        _ => Err(format!("`{}` is neither yes nor no.", excerpt(value))),
    }
}

/// Whether the value of a flag, in its normal form, is yes.
#[must_use]
pub fn is_yes(value: &str) -> bool {
    value == YES[0]
}

/// Reads a date; none is the next slot, whichever day that is.
pub fn date(value: &str) -> Result<Option<NaiveDate>, String> {
    if value.eq_ignore_ascii_case(NEXT) {
        return Ok(None);
    }
    NaiveDate::parse_from_str(value, "%Y-%m-%d").map(Some).map_err(|_| {
        format!("`{}` is no date. Write year, month and day as in `2026-12-24`, or `{NEXT}`.", excerpt(value))
    })
}

fn command_name(value: &str, specs: &'static [CommandSpec]) -> Result<String, String> {
    let path: Vec<_> = value.trim_start_matches('/').split_whitespace().collect();
    if find(specs, &path).is_some() {
        return Ok(path.join(" ").to_lowercase());
    }
    let names = command_names(specs);
    let near = nearest(&path.join(" "), names.iter().map(|(name, _)| name.as_str()));
    let tops: Vec<_> = specs.iter().map(|spec| spec.name).collect();
    let known = tops.join(", ");
    Err(format!("There is no command `{}`. There are {known}.{}", excerpt(value), did_you_mean(near)))
}

/// The path of every command and subcommand, as one types it, and its summary.
fn command_names(specs: &'static [CommandSpec]) -> Vec<(String, &'static str)> {
    let with_subcommands = specs.iter().flat_map(|spec| {
        let subcommands = spec.subcommands.iter();
        let below = subcommands.map(move |sub| (format!("{} {}", spec.name, sub.name), sub.summary));
        std::iter::once((spec.name.to_owned(), spec.summary)).chain(below)
    });
    with_subcommands.collect()
}

fn suggest_commands(typed: &str, specs: &'static [CommandSpec]) -> Vec<Suggestion> {
    let names = command_names(specs);
    let found = ranked(typed.trim_start_matches('/'), names.iter().map(|(name, _)| name.as_str()));
    let summary =
        |wanted: &str| names.iter().find(|(name, _)| name == wanted).map_or("", |(_, summary)| summary);
    found.into_iter().map(|name| suggestion(name, summary(name))).collect()
}

/// Of open-ended values: the examples that begin with what has been typed, then that itself if it
/// is whole.
fn begun_or_whole(
    kind: OptionKind,
    typed: &str,
    examples: &[&str],
    specs: &'static [CommandSpec],
) -> Vec<Suggestion> {
    let typed = typed.trim();
    let begins = |example: &&&str| example.starts_with(&typed.to_lowercase());
    let mut offered: Vec<_> =
        examples.iter().filter(begins).map(|example| suggestion(*example, "")).collect();
    if !typed.is_empty() && !examples.contains(&typed) && kind.normal(typed, specs).is_ok() {
        offered.push(suggestion(typed, ""));
    }
    offered
}

/// The items of a list: commas part them, and so does space.
pub fn items(list: &str) -> impl Iterator<Item = &str> {
    list.split(|c: char| c == ',' || c == ';' || c.is_whitespace()).filter(|item| !item.is_empty())
}

/// Lists to offer for one of which the last item is not finished: each is the finished items with
/// one more of these names, none of them twice.
#[must_use]
pub fn suggest_items<'a>(typed: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<Suggestion> {
    let (finished, last) = typed.rsplit_once(',').unwrap_or(("", typed));
    let mut finished: Vec<_> = finished.split(',').map(str::trim).filter(|item| !item.is_empty()).collect();
    let mut seen = Vec::new();
    finished.retain(|item| {
        let new = !seen.contains(&folded(item));
        seen.push(folded(item));
        new
    });
    let names = names.into_iter().filter(|name| !seen.contains(&folded(name)));
    let offered = ranked(last.trim(), names).into_iter().map(|name| {
        let items: Vec<_> = finished.iter().copied().chain([name]).collect();
        suggestion(items.join(","), "")
    });
    offered.take(MENU).collect()
}

/// An error of the rules as a sentence: those begin small and end without a full stop.
#[must_use]
pub fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    let first: String = chars.next().map(|first| first.to_uppercase().collect()).unwrap_or_default();
    let end = if text.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{first}{}{end}", chars.as_str())
}
