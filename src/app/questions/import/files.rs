//! Files that come into being whole: written under another name, and then given their own.
//!
//! Must not know what is in them.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::Path,
};

/// Writes a file that is not yet where it belongs.
pub(super) fn write_all(path: &Path, text: &str) -> io::Result<()> {
    File::create(path)?.write_all(text.as_bytes())
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
