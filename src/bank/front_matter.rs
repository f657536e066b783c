//! The front matter of a question's file: YAML between two lines of `---`.
//!
//! Every key is looked at by itself, so that one mistake does not hide the next. Does not know which
//! topics there are, nor the body of the file.

use std::{fmt, str::FromStr};

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};
use serde_json::Value;
use serde_saphyr::{SnippetMode, Spanned, UserMessageFormatter, render_options};

use super::problem::{Problems, suggest};
use crate::practice::question::{Difficulty, Kind, Status, Topic, UnknownName};

/// The keys, in the order that reads best. There are no others.
const KEYS: [&str; 7] = ["difficulty", "topics", "minutes", "kind", "source", "license", "status"];

/// The longest answer that a question may ask for, in minutes. Nobody speaks longer than this; a greater
/// number is a slip.
const LONGEST_MINUTES: u64 = 240;

/// What the front matter says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct FrontMatter {
    pub(super) difficulty: Option<Difficulty>,
    /// Whether it says something on the difficulty, be it wrong, or cannot be read at all.
    pub(super) mentions_difficulty: bool,
    pub(super) topics: Option<Topics>,
    pub(super) minutes: Option<u32>,
    pub(super) kind: Option<Kind>,
    pub(super) source: Option<String>,
    pub(super) license: Option<String>,
    pub(super) status: Option<Status>,
}

/// The list of topics, and its line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Topics {
    pub(super) line: usize,
    pub(super) names: Vec<Topic>,
}

/// Reads the YAML whose first line is `first_line` of its file, with all that is wrong with it.
pub(super) fn read(yaml: &str, first_line: usize, problems: &mut Problems<'_>) -> FrontMatter {
    let mut front = FrontMatter::default();
    match serde_saphyr::from_str::<Entries>(yaml) {
        Ok(Entries(entries)) => {
            front.mentions_difficulty = entries.iter().any(|(key, _)| key.value == "difficulty");
            for (key, value) in entries {
                let line = in_file(key.referenced.line(), first_line);
                front.take(&Entry { line, key: &key.value, value: &value }, problems);
            }
        }
        Err(error) => {
            front.mentions_difficulty = true;
            let line = error.location().map_or(first_line, |at| in_file(at.line(), first_line));
            let text = error.without_snippet().render_with_options(render_options! {
                formatter: &UserMessageFormatter,
                snippets: SnippetMode::Off,
            });
            // The parser counts lines from its own start; the problem names the one of the file.
            let text = text.split(" at line ").next().unwrap_or_default();
            problems.error(line, format!("the front matter must be lines of `key: value` in YAML: {text}"));
        }
    }
    front
}

fn in_file(line: u64, first_line: usize) -> usize {
    first_line + usize::try_from(line).unwrap_or(1).saturating_sub(1)
}

struct Entry<'a> {
    line: usize,
    key: &'a str,
    value: &'a Value,
}

impl FrontMatter {
    fn take(&mut self, entry: &Entry<'_>, problems: &mut Problems<'_>) {
        let taken = match entry.key {
            "difficulty" => entry.name().map(|name| self.difficulty = Some(name)),
            "topics" => entry.topics().map(|topics| self.topics = Some(topics)),
            "minutes" => entry.minutes().map(|minutes| self.minutes = Some(minutes)),
            "kind" => entry.name().map(|name| self.kind = Some(name)),
            "source" => entry.text().map(|text| self.source = Some(text.to_owned())),
            "license" => entry.text().map(|text| self.license = Some(text.to_owned())),
            "status" => entry.name().map(|name| self.status = Some(name)),
            unknown => Err(format!("unknown key `{unknown}`: {}", suggest(unknown, KEYS))),
        };
        if let Err(message) = taken {
            problems.error(entry.line, message);
        }
    }
}

impl Entry<'_> {
    fn text(&self) -> Result<&str, String> {
        match self.value {
            Value::String(text) if !text.trim().is_empty() => Ok(text.trim()),
            Value::String(_) | Value::Null => {
                Err(format!("`{}` has no value: give it one, or remove the line", self.key))
            }
            Value::Bool(_) | Value::Number(_) => {
                Err(format!("`{}` is not a text: put it into quotes, as in `\"{}\"`", self.key, self.value))
            }
            Value::Array(_) | Value::Object(_) => Err(format!("`{}` is one text, not several", self.key)),
        }
    }

    fn name<T: FromStr<Err = UnknownName>>(&self) -> Result<T, String> {
        self.text()?.parse().map_err(|error: UnknownName| {
            let nearest = suggest(&error.given, error.allowed.iter().copied());
            format!("`{}` is no {}: {nearest}", crate::near::excerpt(&error.given), self.key)
        })
    }

    fn minutes(&self) -> Result<u32, String> {
        let minutes = self.value.as_u64().filter(|minutes| (1..=LONGEST_MINUTES).contains(minutes));
        minutes.and_then(|minutes| u32::try_from(minutes).ok()).ok_or_else(|| {
            format!("`minutes` is a whole number from 1 to {LONGEST_MINUTES}, as in `minutes: 8`")
        })
    }

    fn topics(&self) -> Result<Topics, String> {
        let wrong = || "`topics` is a list of names, as in `topics: [http, caching]`".to_owned();
        let names = self.value.as_array().ok_or_else(wrong)?.iter();
        let names = names.map(|name| name.as_str().map(|name| Topic(name.trim().to_owned())));
        Ok(Topics { line: self.line, names: names.collect::<Option<_>>().ok_or_else(wrong)? })
    }
}

/// The entries of a mapping in their order, each key with its line.
struct Entries(Vec<(Spanned<String>, Value)>);

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor)
    }
}

struct EntriesVisitor;

impl<'de> Visitor<'de> for EntriesVisitor {
    type Value = Entries;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("lines of `key: value`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Entries(entries))
    }

    fn visit_unit<E>(self) -> Result<Entries, E> {
        Ok(Entries(Vec::new()))
    }
}

#[cfg(test)]
mod tests;
