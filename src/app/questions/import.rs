//! `keypoint questions import`: the documents that people have become drafts of a bank.
//!
//! Documents are found and read as text (`documents`), their questions are recognised by the bank, each one
//! is new or was there before (`fate`), what is new goes into a folder (`folder`, `topics`, `files`), and all of it is
//! told (`report`).

mod documents;
mod fate;
mod files;
mod folder;
mod report;
mod topics;

use std::path::{Path, PathBuf};

use anyhow::{anyhow, bail};

use self::{
    documents::Place,
    fate::{Fate, NewFile},
    folder::Folder,
};
use super::named;
use crate::{
    app::sources,
    bank::{
        Source,
        import::{self, Document, Example, Hint},
    },
    config::Settings,
    practice::question::Difficulty,
};

/// What to import, and what to do with it.
#[derive(Clone, Copy, Debug)]
pub struct Import<'a> {
    /// Documents, folders of them, and `-` for the standard input.
    pub files: &'a [PathBuf],
    /// The lines of questions that show how those of the only document look.
    pub like: &'a [String],
    /// Where drafts are written; nothing is written without it.
    pub write: Option<&'a Path>,
    /// The topic of what has none.
    pub topic: Option<&'a str>,
    /// The difficulty of what has none.
    pub difficulty: Option<&'a str>,
    /// Whether to report for programs.
    pub as_json: bool,
}

/// What came of an import.
#[derive(Clone, Debug)]
pub struct Imported {
    /// What to print.
    pub text: String,
    /// The documents that could not be read, and why; the others were.
    pub problems: Vec<String>,
}

/// From how many bytes on a document takes so long that its turn is told.
const LONG: usize = 1024 * 1024;

/// After how many drafts each it is told how many are written.
const MANY: usize = 1000;

/// A document that was read.
struct Read {
    place: Place,
    document: Document,
    /// The beginnings of what was left out, one of each stretch.
    left_out: Vec<String>,
    /// What of that might be shown as questions, each with its beginning.
    hints: Vec<(Hint, String)>,
}

/// Imports documents, and tells of long work while it goes on.
///
/// # Errors
/// When an argument is wrong, or a draft cannot be written.
pub fn questions_import(
    settings: &Settings,
    import: Import<'_>,
    tell: &mut dyn FnMut(&str),
) -> anyhow::Result<Imported> {
    let difficulty = import.difficulty.map(|name| named::<Difficulty>(&[name.to_owned()], Difficulty::NAMES));
    let difficulty = difficulty.transpose()?.and_then(|names| names.first().copied());
    if let Some(topic) = import.topic.filter(|topic| import::topic(topic).is_none()) {
        bail!(
            "`{topic}` cannot be a topic\ngive it a name with a letter or a digit, as in --topic databases"
        );
    }
    let examples = import.like.iter().map(|lines| example(lines)).collect::<anyhow::Result<Vec<_>>>()?;
    let (places, mut problems) = documents::find(import.files, import.write);
    if !examples.is_empty() && places.len() > 1 {
        bail!(
            "--like names a line of one document, and {} were given\nimport the one that is meant alone, and then the others without --like",
            places.len()
        );
    }
    let mut documents = Vec::new();
    for place in places {
        match read(place, &import, &examples, tell) {
            Ok(document) => documents.push(document),
            Err(problem) => problems.push(problem),
        }
    }
    for found in documents.iter_mut().flat_map(|read| &mut read.document.questions) {
        found.difficulty = found.difficulty.or(difficulty);
        found.topic = found.topic.take().or_else(|| import.topic.map(str::to_owned));
    }
    Ok(Imported { text: bring(&documents, &import, &banks(settings), tell)?, problems })
}

/// Writes what is new in the documents, if that is asked for, and reports.
fn bring(
    documents: &[Read],
    import: &Import<'_>,
    banks: &[Source],
    tell: &mut dyn FnMut(&str),
) -> anyhow::Result<String> {
    let mut folder = import.write.map(|root| Folder::look(root, banks)).transpose()?;
    if import.as_json && folder.is_none() {
        return report::as_json(documents);
    }
    let (fates, files) = fate::decide(documents, folder.as_mut());
    if let Some(mut folder) = folder {
        write(&mut folder, &files, tell)?;
        // What was there already may have been written by an import that ended before this.
        let paths: Vec<&Path> = fates.iter().flatten().filter_map(Fate::path).collect();
        if !paths.is_empty() {
            folder.keep(&paths)?;
        }
    }
    if import.as_json {
        report::as_json(documents)
    } else {
        Ok(report::as_text(documents, &fates, import.write))
    }
}

/// The banks whose ids no draft may have.
fn banks(settings: &Settings) -> Vec<Source> {
    [sources(settings), vec![Source::Shipped]].concat()
}

/// The lines that an argument names.
fn example(lines: &str) -> anyhow::Result<Example> {
    lines.parse().map_err(|help| anyhow!("--like `{lines}` names no line\n{help}"))
}

fn read(
    place: Place,
    import: &Import<'_>,
    examples: &[Example],
    tell: &mut dyn FnMut(&str),
) -> Result<Read, String> {
    let text = place.read()?;
    if text.len() >= LONG {
        tell(&format!("Reading {place} ({} MiB) …", text.len() / LONG));
    }
    let document = if examples.is_empty() {
        import::read_document_at(&text, &place.named())
    } else {
        import::read_document_like(&text, &place.named(), examples)
            .map_err(|wrong| format!("{place}: {wrong}: name a line in which a question begins"))?
    };
    let lines: Vec<&str> = import::lines(&text).collect();
    let beginning = |line: usize| lines.get(line.saturating_sub(1)).copied().unwrap_or_default().to_owned();
    let left_out = document.left_out.iter().map(|lines| beginning(lines.from)).collect();
    // Who shows a question has seen the rest, and programs cannot.
    let are_told = examples.is_empty() && !import.as_json;
    let hints = if are_told { import::hints(&text, &document) } else { Vec::new() };
    let hints = hints.into_iter().map(|hint| (hint, beginning(hint.example.line))).collect();
    Ok(Read { place, document, left_out, hints })
}

fn write(folder: &mut Folder, files: &[NewFile], tell: &mut dyn FnMut(&str)) -> anyhow::Result<()> {
    if files.is_empty() {
        return Ok(());
    }
    let writing = folder.write()?;
    for (number, (place, text)) in (1..).zip(files) {
        writing.add(place, text)?;
        if number % MANY == 0 {
            tell(&format!("Written {number} of {} …", files.len()));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
