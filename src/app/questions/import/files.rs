//! Files that come into being whole: written under another name, and then given their own.
//!
//! Must not know what is in them.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::Path,
};

/// Writes a file that is not yet where it belongs, a new one: what was left under this name by an import that died may
/// be another name of a file that is where it belongs.
pub(super) fn write_all(path: &Path, text: &str) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    File::create_new(path)?.write_all(text.as_bytes())
}

/// Waits until the text of a file is on the disk, so that it is there after a loss of power.
pub(super) fn keep(path: &Path) -> io::Result<()> {
    OpenOptions::new().append(true).open(path)?.sync_all()
}

/// Waits until all of these files and their names in the folders are on the disk.
#[cfg(any(target_os = "linux", target_os = "android"))]
pub(super) fn keep_all(root: &Path, _: &[&Path]) -> io::Result<()> {
    // One wait for all of them: one for each takes minutes where there are many.
    Ok(rustix::fs::syncfs(File::open(root)?)?)
}

/// Waits until all of these files and their names in the folders are on the disk.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
pub(super) fn keep_all(root: &Path, paths: &[&Path]) -> io::Result<()> {
    let mut folders = std::collections::BTreeSet::from([root]);
    for path in paths {
        keep(path)?;
        folders.extend(path.parent());
    }
    // Elsewhere than on Unix, nobody can wait for a folder.
    folders.into_iter().filter(|_| cfg!(unix)).try_for_each(|folder| File::open(folder)?.sync_all())
}

/// Gives a file its name, unless that is taken.
pub(super) fn put(unfinished: &Path, path: &Path) -> io::Result<()> {
    match fs::hard_link(unfinished, path) {
        Ok(()) => fs::remove_file(unfinished),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
        // Some file systems have no second names.
        Err(_) if path.symlink_metadata().is_err() => fs::rename(unfinished, path),
        Err(error) => Err(error),
    }
}

/// What failed, and what to do about it.
pub(super) fn cannot(be: &str, path: &Path) -> String {
    format!(
        "{} cannot {be}\nmend that, and run the same again: what was written already is not doubled",
        path.display()
    )
}
