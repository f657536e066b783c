//! Files on their way: an address that was given out, what came there, and what became of it.

use axum::body::Bytes;

use super::Id;

/// A file that an app sends.
#[derive(Clone, Debug)]
pub struct Upload {
    /// The app.
    pub app: Id,
    /// The id of the file to be.
    pub file: Id,
    /// Its name.
    pub name: String,
    /// How many bytes were announced.
    pub length: usize,
    /// What it shows, in words.
    pub alt: Option<String>,
    /// What came.
    pub bytes: Option<Bytes>,
    /// What sort of file its sender said it is.
    pub media_type: String,
    /// Whether the app said that it is complete.
    pub completed: bool,
}
