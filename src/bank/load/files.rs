//! The files of a bank: those in the binary, and those in a folder.
//!
//! Finds and reads them; does not know what is in them.

use std::{
    borrow::Cow,
    fs, io,
    path::{Path, PathBuf},
};

use include_dir::{Dir, include_dir};

use crate::bank::{
    problem::Problem,
    topics::{TOPICS_FILE, TopicList},
};

static SHIPPED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/questions");

/// How problems name the folder of the bank that ships.
const SHIPPED_FOLDER: &str = "questions";

/// The ending of a question's file.
const ENDING: &str = "md";

/// A file in a bank's root that is for its readers.
const README: &str = "README.md";

/// A file that belongs to a bank; not yet known to be text.
pub(super) struct Found {
    /// How problems name it.
    pub(super) shown: String,
    /// The name of its topic's folder; none for a file in the root.
    pub(super) folder: Option<String>,
    path: PathBuf,
    content: Cow<'static, [u8]>,
}

/// The files of one source, in the order of their names, and what could not be read.
#[derive(Default)]
pub(super) struct Files {
    pub(super) topics: Option<Found>,
    pub(super) questions: Vec<Found>,
    pub(super) problems: Vec<Problem>,
}

impl Found {
    /// The name without its ending.
    pub(super) fn stem(&self) -> Cow<'_, str> {
        self.path.file_stem().unwrap_or_default().to_string_lossy()
    }

    /// What is in it, if that is text.
    pub(super) fn text(&self) -> Result<&str, Problem> {
        std::str::from_utf8(&self.content).map_err(|error| {
            let before = self.content.iter().take(error.valid_up_to());
            let line = 1 + before.filter(|byte| **byte == b'\n').count();
            Problem::error(&self.shown, line, "this is not UTF-8: save the file as UTF-8")
        })
    }
}

/// The files that are compiled into the binary.
pub(super) fn shipped() -> Files {
    let mut files = Files::default();
    let folders = SHIPPED.dirs().map(|folder| (folder.path().to_str(), folder));
    for (folder, inside) in folders.chain([(None, &SHIPPED)]) {
        for file in inside.files().filter(|file| belongs(file.path(), folder.is_some())) {
            files.add(Found {
                shown: format!("{SHIPPED_FOLDER}/{}", file.path().display()),
                folder: folder.map(str::to_owned),
                path: file.path().to_owned(),
                content: Cow::Borrowed(file.contents()),
            });
        }
    }
    files.sorted()
}

/// The topics of the bank that ships.
pub(super) fn shipped_topics() -> TopicList {
    let text = SHIPPED.get_file(TOPICS_FILE).and_then(include_dir::File::contents_utf8).unwrap_or_default();
    TopicList::parse(&format!("{SHIPPED_FOLDER}/{TOPICS_FILE}"), text).0
}

/// The files in a folder and in the folders directly in it. It goes no deeper, so links in a circle do no harm.
pub(super) fn in_folder(root: &Path) -> Files {
    let mut files = Files::default();
    let own = fs::canonicalize(root).ok();
    let Some(folders) = files.read(root, None) else { return files };
    for folder in folders {
        if fs::canonicalize(&folder).ok() == own {
            continue;
        }
        let name = file_name(&folder);
        for nested in files.read(&folder, Some(&name)).unwrap_or_default() {
            if holds_questions(&nested) {
                let message = "is not read: questions lie directly in a topic's folder; move them up";
                files.problems.push(Problem::warning(&shown(&nested), None, message));
            }
        }
    }
    if files.questions.is_empty() && !files.problems.iter().any(Problem::is_error) {
        let message = "holds no question: put some into it as `<topic>/<id>.md`, or name another folder";
        files.problems.push(Problem::error(&shown(root), None, message));
    }
    files.sorted()
}

impl Files {
    /// Adds the files of one folder, and returns the folders in it; none where it cannot be read.
    fn read(&mut self, path: &Path, topic: Option<&str>) -> Option<Vec<PathBuf>> {
        let entries = fs::read_dir(path).and_then(Iterator::collect::<io::Result<Vec<_>>>);
        let entries = match entries {
            Ok(entries) => entries,
            Err(error) => {
                let message = format!("the folder cannot be read: {error}; name one that can");
                self.problems.push(Problem::error(&shown(path), None, message));
                return None;
            }
        };
        let mut folders = Vec::new();
        for path in entries.iter().map(fs::DirEntry::path).filter(|path| !is_hidden(path) || is_topics(path))
        {
            if path.is_dir() {
                folders.push(path);
            } else if belongs(&path, topic.is_some()) {
                self.read_file(path, topic);
            }
        }
        folders.sort();
        Some(folders)
    }

    fn read_file(&mut self, path: PathBuf, topic: Option<&str>) {
        let shown = shown(&path);
        match read_regular(&path) {
            Ok(content) => {
                let folder = topic.map(str::to_owned);
                self.add(Found { shown, folder, path, content: Cow::Owned(content) });
            }
            Err(error) => {
                let message = format!("cannot be read: {error}; mend that, or remove the file");
                self.problems.push(Problem::error(&shown, None, message));
            }
        }
    }

    fn add(&mut self, file: Found) {
        if is_topics(&file.path) {
            self.topics = Some(file);
        } else {
            self.questions.push(file);
        }
    }

    fn sorted(mut self) -> Self {
        self.questions.sort_by(|a, b| a.path.cmp(&b.path));
        self
    }
}

/// Reads a file, but not a pipe or a device, which may never end.
fn read_regular(path: &Path) -> io::Result<Vec<u8>> {
    if fs::metadata(path)?.is_file() {
        fs::read(path)
    } else {
        Err(io::Error::other("it is no regular file"))
    }
}

/// Whether a file is a question, or the list of topics.
fn belongs(path: &Path, in_topic: bool) -> bool {
    if in_topic {
        is_question(path)
    } else {
        is_topics(path) || (is_question(path) && file_name(path) != README)
    }
}

fn is_question(path: &Path) -> bool {
    !is_hidden(path) && path.extension().is_some_and(|ending| ending == ENDING)
}

fn is_topics(path: &Path) -> bool {
    file_name(path) == TOPICS_FILE
}

/// Names with these marks at their start are not the bank's, be they of files or folders.
fn is_hidden(path: &Path) -> bool {
    file_name(path).starts_with(['.', '_'])
}

fn holds_questions(folder: &Path) -> bool {
    let mut entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.any(|entry| is_question(&entry.path()))
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
