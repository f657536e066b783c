//! Loading a bank: from the questions compiled into the binary, and from folders.
//!
//! The one module of the bank that reads files, and it blocks while it does. A bank is loaded whole or not
//! at all, so that who reloads a broken one keeps the bank that works.

mod files;
mod traces;

use std::{collections::BTreeMap, fmt, path::PathBuf};

use self::files::Found;
pub use self::traces::{Traces, traces};
use super::{
    Bank, ListedTopic, TopicList,
    parse::{QuestionFile, parse},
    problem::Problem,
};
use crate::practice::question::{Question, QuestionId};

/// The name of the bank that ships, as a source.
const SHIPPED_NAME: &str = "shipped";

/// Where questions come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The bank that is compiled into the binary.
    Shipped,
    /// A folder: `<topic>/<id>.md`, and `_topics.md` where its topics are not those of the bank that ships.
    Folder(PathBuf),
}

impl Source {
    /// The source that a setting names: `shipped`, or a folder's path.
    #[must_use]
    pub fn named(name: &str) -> Self {
        if name == SHIPPED_NAME { Self::Shipped } else { Self::Folder(PathBuf::from(name)) }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shipped => f.write_str(SHIPPED_NAME),
            Self::Folder(path) => path.display().fmt(f),
        }
    }
}

/// A bank, and what was found while it was read.
#[derive(Debug)]
pub struct Loaded {
    /// The bank, of all questions that are sound.
    pub bank: Bank,
    /// What is wrong, and what would better be mended, by source and file.
    pub problems: Vec<Problem>,
    /// Where each question of the bank stands.
    pub spots: BTreeMap<QuestionId, Spot>,
}

/// Where a question stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The file, as a reader can find it.
    pub file: String,
    /// The line of its title.
    pub line: usize,
}

impl fmt::Display for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

/// A bank that cannot be used.
#[derive(Debug, thiserror::Error)]
pub struct BadBank {
    /// Errors, at least one, and warnings, by source and file.
    pub problems: Vec<Problem>,
}

impl fmt::Display for BadBank {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (errors, warnings) = self.problems.iter().partition::<Vec<_>, _>(|problem| problem.is_error());
        write!(f, "the questions cannot be used: {}", counted(errors.len(), "error"))?;
        if !warnings.is_empty() {
            write!(f, ", {}", counted(warnings.len(), "warning"))?;
        }
        self.problems.iter().try_for_each(|problem| write!(f, "\n  {problem}"))
    }
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// Loads the bank that is compiled into the binary.
pub fn shipped() -> Result<Loaded, BadBank> {
    load(&[Source::Shipped])
}

/// The topics of the bank that is compiled into the binary.
#[must_use]
pub fn shipped_topics() -> TopicList {
    files::shipped_topics()
}

/// Loads all sources into one bank.
pub fn load(sources: &[Source]) -> Result<Loaded, BadBank> {
    let loaded = read(sources);
    if loaded.problems.iter().any(Problem::is_error) {
        return Err(BadBank { problems: loaded.problems });
    }
    Ok(loaded)
}

/// Reads all that is sound of the sources, with all that is not.
#[must_use]
pub fn read(sources: &[Source]) -> Loaded {
    let mut loading = Loading::default();
    for (index, source) in sources.iter().enumerate() {
        if !sources[..index].contains(source) {
            loading.add(source);
        }
    }
    let Loading { questions, topics, problems, spots, .. } = loading;
    Loaded { bank: Bank::new(questions, topics), problems, spots }
}

/// What was read so far.
#[derive(Default)]
struct Loading {
    questions: Vec<Question>,
    /// The file of every id, be the question sound or not.
    ids: BTreeMap<QuestionId, String>,
    topics: Vec<ListedTopic>,
    problems: Vec<Problem>,
    spots: BTreeMap<QuestionId, Spot>,
}

impl Loading {
    fn add(&mut self, source: &Source) {
        let found = match source {
            Source::Shipped => files::shipped(),
            Source::Folder(path) => files::in_folder(path),
        };
        self.problems.extend(found.problems);
        let list = self.topic_list(found.topics.as_ref());
        self.topics.extend(list.topics().iter().cloned());
        for file in &found.questions {
            self.add_file(file, &list);
        }
    }

    /// The topics that the source lists itself, or those of the bank that ships.
    fn topic_list(&mut self, own: Option<&Found>) -> TopicList {
        let Some((file, text)) = own.and_then(|file| Some((file, self.text(file)?))) else {
            return files::shipped_topics().borrowed();
        };
        let (list, problems) = TopicList::parse(&file.shown, text);
        self.problems.extend(problems);
        list
    }

    fn add_file(&mut self, file: &Found, list: &TopicList) {
        let id = QuestionId(file.stem().into_owned());
        if let Some(other) = self.ids.get(&id) {
            let message =
                format!("the id `{id}` is taken by {other}: ids are unique, so rename one of the files");
            self.problems.push(Problem::error(&file.shown, None, message));
        } else {
            self.ids.insert(id, file.shown.clone());
        }
        let Some(folder) = &file.folder else {
            let message = "lies outside of a topic's folder: move it into the one of its first topic";
            return self.problems.push(Problem::error(&file.shown, None, message));
        };
        let Some(text) = self.text(file) else { return };
        let parsed = parse(&QuestionFile { shown: &file.shown, folder, stem: &file.stem(), text }, list);
        self.problems.extend(parsed.problems);
        if let Some(question) = parsed.question {
            let spot = Spot { file: file.shown.clone(), line: parsed.title_line };
            self.spots.entry(question.id.clone()).or_insert(spot);
            self.questions.push(question);
        }
    }

    fn text<'a>(&mut self, file: &'a Found) -> Option<&'a str> {
        match file.text() {
            Ok(text) => Some(text),
            Err(problem) => {
                self.problems.push(problem);
                None
            }
        }
    }
}

#[cfg(test)]
mod tests;
