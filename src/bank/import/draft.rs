//! A question that was found becomes a file of the bank: a draft.
//!
//! The file reads back as the question: what Markdown of its own would break the bank's form is kept in
//! another form, with the same words. Must not read or write files, and must not know where the draft
//! will lie.

mod keep;

use super::{Found, FoundPoint};
use crate::{
    bank::markdown::{Markdown, normalized},
    practice::question::Difficulty,
};

/// The title of a question that has neither a title nor a word in its prompt.
const UNTITLED: &str = "Question";

/// How many words of a prompt become its title, where there is no other.
const TITLE_WORDS: usize = 12;

/// A question as a draft of the bank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    title: String,
    prompt: String,
    /// Each group's name, and its key points.
    groups: Vec<(Option<String>, Vec<String>)>,
    follow_ups: Vec<String>,
    answer: Option<String>,
}

/// What a draft says about itself.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// The file and the line that it was imported from.
    pub source: &'a str,
    /// How hard it is.
    pub difficulty: Option<Difficulty>,
}

impl Draft {
    /// The draft of a question that was found.
    #[must_use]
    pub fn of(found: &Found) -> Self {
        let title = title(found);
        let prompt = Some(keep::prose(&found.prompt)).filter(|prompt| !prompt.is_empty());
        Self {
            prompt: prompt.unwrap_or_else(|| keep::prose(&keep::escaped(&title))),
            title,
            groups: groups(&found.key_points),
            follow_ups: found
                .follow_ups
                .iter()
                .map(|text| keep::follow_up(text))
                .filter(|text| !text.is_empty())
                .collect(),
            answer: found.answer.as_deref().map(keep::prose).filter(|answer| !answer.is_empty()),
        }
    }

    /// Its title, in plain words.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What its prompt says, however it is set: two drafts that say the same are one question.
    #[must_use]
    pub fn said(&self) -> String {
        Markdown::new(&*self.prompt, 1).said()
    }

    /// The text of its file.
    #[must_use]
    pub fn text(&self, about: &About<'_>) -> String {
        let difficulty = about.difficulty.map(|difficulty| format!("difficulty: {difficulty}\n"));
        let front = format!(
            "---\n{}source: {}\nstatus: draft\n---\n",
            difficulty.unwrap_or_default(),
            quoted(about.source)
        );
        let head = format!("# {}\n\n{}\n", keep::line(&self.title), self.prompt);
        let answer = self.answer.as_ref().map(|answer| format!("\n## Model answer\n{answer}\n"));
        [front, head, self.key_points(), self.follow_ups(), answer.unwrap_or_default()].concat()
    }

    fn key_points(&self) -> String {
        let group = |(index, (name, points)): (usize, &(Option<String>, Vec<String>))| {
            let blank = if index == 0 { "" } else { "\n" };
            let heading = name.as_ref().map(|name| format!("{blank}### {name}\n")).unwrap_or_default();
            heading + &points.iter().map(|point| keep::item("- ", point)).collect::<String>()
        };
        let groups: String = self.groups.iter().enumerate().map(group).collect();
        if groups.is_empty() { groups } else { format!("\n## Key points\n{groups}") }
    }

    fn follow_ups(&self) -> String {
        let items =
            (1..).zip(&self.follow_ups).map(|(number, text)| keep::item(&format!("{number}. "), text));
        let items: String = items.collect();
        if items.is_empty() { items } else { format!("\n## Follow-ups\n{items}") }
    }
}

/// The title on one line, or else the first words of the prompt.
fn title(found: &Found) -> String {
    let words = |text: &str, most: usize| {
        normalized(text).split_whitespace().take(most).collect::<Vec<_>>().join(" ")
    };
    let title = words(&found.title, usize::MAX);
    let title = if title.is_empty() {
        words(&Markdown::new(normalized(&found.prompt), 1).plain(), TITLE_WORDS)
    } else {
        title
    };
    if title.is_empty() { UNTITLED.to_owned() } else { title }
}

/// The key points by the group that they are in. What is in none comes first, since below the name of a
/// group it would be in that.
fn groups(points: &[FoundPoint]) -> Vec<(Option<String>, Vec<String>)> {
    let mut groups: Vec<(Option<String>, Vec<String>)> = Vec::new();
    let name = |point: &FoundPoint| point.group.as_deref().map(keep::line).filter(|name| !name.is_empty());
    let mut named: Vec<(Option<String>, &FoundPoint)> =
        points.iter().map(|point| (name(point), point)).collect();
    named.sort_by_key(|(name, _)| name.is_some());
    for (name, point) in named {
        let text = keep::point(&point.text);
        if text.is_empty() {
            continue;
        }
        match groups.last_mut() {
            Some((last, points)) if *last == name => points.push(text),
            _ => groups.push((name, vec![text])),
        }
    }
    groups
}

/// A text in YAML, whatever is in it.
fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            ' '..='~' => quoted.push(c),
            c if c.is_alphanumeric() => quoted.push(c),
            c => quoted.extend(["\\U", &format!("{:08X}", u32::from(c))]),
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests;
