//! Whether the files of a bank changed, without reading them.

use std::{
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

use super::Source;

/// What tells one state of a bank's files from another: their paths, sizes and times. Of the bank in the
/// binary there is nothing to tell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Traces(Vec<Trace>);

/// A path, with the size and the time of what is there, if that can be known.
type Trace = (PathBuf, Option<(u64, Option<SystemTime>)>);

/// How the files of these sources are now. It looks where loading them would look, and no deeper.
#[must_use]
pub fn traces(sources: &[Source]) -> Traces {
    let mut found = Vec::new();
    for source in sources {
        if let Source::Folder(root) = source {
            for path in look(root, &mut found) {
                look(&path, &mut found);
            }
        }
    }
    found.sort();
    Traces(found)
}

/// Adds the entries of a folder, and returns the folders among them. What cannot be read has no entries,
/// and if it could be read before, that is a change.
fn look(folder: &Path, found: &mut Vec<Trace>) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut folders = Vec::new();
    for path in entries.map(|entry| entry.path()) {
        // Not the entry's own: a link may be put to something else.
        let about = fs::metadata(&path).ok();
        if about.as_ref().is_some_and(fs::Metadata::is_dir) {
            folders.push(path.clone());
        }
        found.push((path, about.map(|about| (about.len(), about.modified().ok()))));
    }
    folders
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_comes_changes_or_goes_leaves_a_trace() {
        let root = tempfile::tempdir().unwrap();
        let sources = [Source::Shipped, Source::Folder(root.path().to_owned())];
        let mut seen = vec![traces(&sources)];
        let mut note = || seen.push(traces(&sources));
        let (folder, file) = (root.path().join("http"), root.path().join("http/a.md"));
        fs::create_dir(&folder).unwrap();
        note();
        fs::write(&file, "one").unwrap();
        note();
        fs::write(&file, "another").unwrap();
        note();
        fs::rename(&file, folder.join("b.md")).unwrap();
        note();
        fs::remove_dir_all(root.path()).unwrap();
        note();
        assert!(seen.windows(2).all(|pair| pair[0] != pair[1]), "{seen:?}");
        assert_eq!(traces(&sources), traces(&sources));
    }
}
