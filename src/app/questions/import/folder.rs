//! The folder that drafts are written into: what it asks already, its topics, and its files.
//!
//! No file of a question is ever written over, and a draft is there whole or not at all. So an import that
//! was ended in its middle is finished by another one. Once it has ended well, all that it found is on the disk.
//! One import at a time looks at a folder and writes into it.

use std::{
    collections::HashMap,
    fs::{self, File, TryLockError},
    io,
    path::{Path, PathBuf},
};

use anyhow::{Context, anyhow, bail};

use super::{
    files::{cannot, keep_all, put, write_all},
    topics::Topics,
};
use crate::{
    bank::{
        self, Source,
        import::{Ids, There, there},
    },
    practice::question::Topic,
};

/// A draft until it is whole. It is hidden from the bank.
const UNFINISHED: &str = ".import.new";

/// The ending of a question's file.
const ENDING: &str = "md";

/// A folder for drafts.
pub(super) struct Folder {
    root: PathBuf,
    /// What is asked already, by what it says.
    asked: HashMap<String, Asked>,
    ids: Ids,
    topics: Topics,
    /// Whether it was not there at the first look.
    is_new: bool,
    /// Held from the first look on, or as soon as it is made, so that two imports do not write the same.
    lock: Option<File>,
}

/// A question that is there already.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    /// Its file.
    pub(super) file: String,
    /// What it has.
    pub(super) there: There,
}

/// A folder that is being written into.
pub(super) struct Writing<'a> {
    root: &'a Path,
}

impl Folder {
    /// Looks at a folder, which need not exist. Ids are given that none of these banks has.
    pub(super) fn look(root: &Path, banks: &[Source]) -> anyhow::Result<Self> {
        if root.exists() && !root.is_dir() {
            bail!(
                "{} is no folder\nname a folder after --write; it is made if it does not exist",
                root.display()
            );
        }
        let is_new = !root.exists();
        let lock = if is_new { None } else { locked(root)? };
        let mut ids = Ids::default();
        let mut asked = HashMap::new();
        let mut folders = Vec::new();
        let in_root = entries(root)?;
        for folder in in_root.iter().filter(|path| path.is_dir() && !is_hidden(path)) {
            folders.push(Topic(name(folder)));
        }
        let in_folders = folders.iter().map(|folder| entries(&root.join(&folder.0)));
        let in_folders = in_folders.collect::<anyhow::Result<Vec<_>>>()?;
        for path in in_folders.iter().flatten().chain(&in_root).filter(|path| is_question(path)) {
            ids.take(&path.file_stem().unwrap_or_default().to_string_lossy());
            let text = fs::read(path).with_context(|| {
                format!("{} cannot be read\nmend that, or move the file away", path.display())
            })?;
            if let Some(there) = there(&String::from_utf8_lossy(&text)) {
                let file = path.display().to_string();
                asked.entry(there.said.clone()).or_insert(Asked { file, there });
            }
        }
        bank::read(banks).bank.questions().iter().for_each(|question| ids.take(&question.id.0));
        Ok(Self { asked, ids, topics: Topics::of(root, folders)?, is_new, lock, root: root.to_owned() })
    }

    /// The question that says this, if it is there.
    pub(super) fn asked(&self, said: &str) -> Option<&Asked> {
        self.asked.get(said)
    }

    /// The file for a new question, below the folder.
    pub(super) fn place(&mut self, topic: Option<&str>, title: &str) -> PathBuf {
        let topic = self.topics.name(topic);
        Path::new(&topic.0).join(format!("{}.{ENDING}", self.ids.give(title)))
    }

    /// A place below the folder, as people find it.
    pub(super) fn path(&self, place: &Path) -> PathBuf {
        self.root.join(place)
    }

    /// Begins to write: the topics come first, so that the bank is sound at any time.
    pub(super) fn write(&mut self) -> anyhow::Result<Writing<'_>> {
        let root = &self.root;
        if self.is_new {
            fs::create_dir_all(root).with_context(|| cannot("be made", root))?;
            self.lock = locked(root)?;
            if !entries(root)?.is_empty() {
                return Err(is_busy(root));
            }
        }
        let writing = Writing { root };
        self.topics.write(root, UNFINISHED)?;
        Ok(writing)
    }

    /// Waits until these files are on the disk, all at once.
    pub(super) fn keep(&self, paths: &[&Path]) -> anyhow::Result<()> {
        keep_all(&self.root, paths).with_context(|| cannot("be kept on the disk", &self.root))
    }
}

impl Writing<'_> {
    /// Writes a new file below the folder.
    pub(super) fn add(&self, place: &Path, text: &str) -> anyhow::Result<()> {
        let path = self.root.join(place);
        let add = || {
            fs::create_dir_all(path.parent().unwrap_or(self.root))?;
            let unfinished = self.root.join(UNFINISHED);
            write_all(&unfinished, text)?;
            put(&unfinished, &path)
        };
        add().with_context(|| cannot("be written", &path))
    }
}

impl Drop for Writing<'_> {
    fn drop(&mut self) {
        // What is left is hidden, and the next import takes it away.
        let _ = fs::remove_file(self.root.join(UNFINISHED));
    }
}

/// Keeps other imports away from a folder. Where there are no locks, nobody is kept out.
fn locked(root: &Path) -> anyhow::Result<Option<File>> {
    let Ok(lock) = File::open(root) else { return Ok(None) };
    match lock.try_lock() {
        Ok(()) => Ok(Some(lock)),
        Err(TryLockError::WouldBlock) => Err(is_busy(root)),
        Err(TryLockError::Error(_)) => Ok(None),
    }
}

fn is_busy(root: &Path) -> anyhow::Error {
    anyhow!("another import writes into {}\nwait until it has ended, and run this again", root.display())
}

/// The entries of a folder, in order; none where there is no folder.
fn entries(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error),
    };
    let mut entries = entries.with_context(|| cannot("be read", folder))?;
    entries.sort();
    Ok(entries)
}

fn is_question(path: &Path) -> bool {
    !is_hidden(path) && path.is_file() && path.extension().is_some_and(|ending| ending == ENDING)
}

/// Names with these marks at their start are not the bank's.
fn is_hidden(path: &Path) -> bool {
    name(path).starts_with(['.', '_'])
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
