//! What becomes of each question of an import: a new draft, or nothing, because it was there before.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
};

use super::{Read, folder::Folder};
use crate::bank::import::{About, Draft, Found, There};

/// What becomes of a question.
#[derive(Debug)]
pub(super) enum Fate {
    /// It was found, and nothing is to be written.
    Found,
    /// It becomes a draft.
    Written {
        /// Its file.
        path: PathBuf,
    },
    /// The same question stands further up.
    Same {
        /// The document and the line.
        place: String,
        lacks: Vec<Lack>,
    },
    /// The folder has it already.
    There { file: String, lacks: Vec<Lack> },
}

impl Fate {
    /// The file that asks the question, if it is one of the folder.
    pub(super) fn path(&self) -> Option<&Path> {
        match self {
            Self::Written { path } => Some(path),
            Self::There { file, .. } => Some(Path::new(file)),
            Self::Found | Self::Same { .. } => None,
        }
    }
}

/// What a question has in the document, and not where it was before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lack {
    KeyPoints,
    FollowUps,
    Answer,
}

impl Lack {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::KeyPoints => "key points",
            Self::FollowUps => "follow-ups",
            Self::Answer => "an answer",
        }
    }

    fn of(there: &There, found: &Found) -> Vec<Self> {
        let lacks = [
            (Self::KeyPoints, there.key_points < found.key_points.len()),
            (Self::FollowUps, there.follow_ups < found.follow_ups.len()),
            (Self::Answer, !there.has_answer && found.answer.is_some()),
        ];
        lacks.into_iter().filter(|(_, is_so)| *is_so).map(|(lack, _)| lack).collect()
    }
}

/// A draft that is to be written: its place below the folder, and its text.
pub(super) type NewFile = (PathBuf, String);

/// Decides on every question of the documents, in their order. Without a folder, nothing is to be written.
pub(super) fn decide(documents: &[Read], mut folder: Option<&mut Folder>) -> (Vec<Vec<Fate>>, Vec<NewFile>) {
    let mut said: HashMap<String, (String, There)> = HashMap::new();
    let mut files = Vec::new();
    let fates = documents.iter().map(|read| {
        let of_one = |found: &Found| {
            let draft = Draft::of(found);
            let (place, says) = (format!("{}:{}", read.place, found.line), draft.said());
            if let Some(asked) = folder.as_ref().and_then(|folder| folder.asked(&says)) {
                return Fate::There { file: asked.file.clone(), lacks: Lack::of(&asked.there, found) };
            }
            if let Some((place, there)) = said.get(&says) {
                return Fate::Same { place: place.clone(), lacks: Lack::of(there, found) };
            }
            said.insert(says.clone(), (place, has(says, found)));
            let Some(folder) = folder.as_deref_mut() else { return Fate::Found };
            let place = folder.place(found.topic.as_deref(), draft.title());
            let source = format!("{}:{}", read.place.source(), found.line);
            let path = folder.path(&place);
            files.push((place, draft.text(&About { source: &source, difficulty: found.difficulty })));
            Fate::Written { path }
        };
        read.document.questions.iter().map(of_one).collect()
    });
    (fates.collect(), files)
}

fn has(said: String, found: &Found) -> There {
    There {
        said,
        key_points: found.key_points.len(),
        follow_ups: found.follow_ups.len(),
        has_answer: found.answer.is_some(),
    }
}
