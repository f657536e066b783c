//! Writing one file of the folder that drafts go into, and what to say where that fails.

use std::{
    fs::File,
    io::{self, Write},
    path::Path,
};

/// Writes a file that is not yet where it belongs.
pub(super) fn write_all(path: &Path, text: &str) -> io::Result<()> {
    File::create(path)?.write_all(text.as_bytes())
}

/// What failed, and what to do about it.
pub(super) fn cannot(be: &str, path: &Path) -> String {
    format!(
        "{} cannot {be}\nmend that, and run the same again: what was written already is not doubled",
        path.display()
    )
}
