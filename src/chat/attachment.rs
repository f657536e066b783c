//! Files that go beside a message. What a message says, it says without them: a platform that does not
//! take a file shows the text all the same.

use std::{fmt, sync::Arc};

use serde::{Deserialize, Serialize};

/// A file beside a message.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// What the file is called, with its ending: letters, digits, `-`, `_` and `.` alone.
    pub name: String,
    /// What it is.
    pub kind: AttachmentKind,
    /// What it holds. It is in no job and in no message that is written down: where a message is kept,
    /// its file is kept beside it.
    #[serde(skip)]
    pub bytes: Arc<[u8]>,
}

/// What a file is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AttachmentKind {
    /// A picture in PNG, shown with the message.
    Picture {
        /// What it shows, in words, for who does not see it.
        alt: String,
    },
    /// Data in JSON, to be kept by who gets it.
    Json,
}

impl Attachment {
    /// The largest file, in bytes: each platform takes as much.
    pub const MAX_BYTES: usize = 8 * 1024 * 1024;

    /// The longest description of a picture, in characters: each platform takes as much.
    pub const MAX_ALT: usize = 1_000;

    /// A picture in PNG.
    #[must_use]
    pub fn picture(name: &str, alt: &str, bytes: impl Into<Arc<[u8]>>) -> Self {
        let kind = AttachmentKind::Picture { alt: shortened(alt) };
        Self { name: name.to_owned(), kind, bytes: bytes.into() }
    }

    /// Data in JSON.
    #[must_use]
    pub fn json(name: &str, bytes: impl Into<Arc<[u8]>>) -> Self {
        Self { name: name.to_owned(), kind: AttachmentKind::Json, bytes: bytes.into() }
    }

    /// Its media type.
    #[must_use]
    pub fn media_type(&self) -> &'static str {
        match self.kind {
            AttachmentKind::Picture { .. } => "image/png",
            AttachmentKind::Json => "application/json",
        }
    }

    /// What it shows, in words, if it is a picture.
    #[must_use]
    pub fn alt(&self) -> Option<&str> {
        match &self.kind {
            AttachmentKind::Picture { alt } => Some(alt),
            AttachmentKind::Json => None,
        }
    }
}

/// How many bytes there are says more than which.
impl fmt::Debug for Attachment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Attachment")
            .field("name", &self.name)
            .field("kind", &self.kind)
            .field("bytes", &self.bytes.len())
            .finish()
    }
}

fn shortened(alt: &str) -> String {
    if alt.chars().count() <= Attachment::MAX_ALT {
        return alt.to_owned();
    }
    alt.chars().take(Attachment::MAX_ALT - 1).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_file_holds_is_never_written_down_with_its_message() {
        let file = Attachment::picture("board.png", "Ada leads.", *b"secret bytes");
        let json = serde_json::to_string(&file).unwrap();
        assert_eq!(json, r#"{"name":"board.png","kind":{"picture":{"alt":"Ada leads."}}}"#);
        let read: Attachment = serde_json::from_str(&json).unwrap();
        assert_eq!((read.name.as_str(), read.alt(), read.bytes.len()), ("board.png", Some("Ada leads."), 0));
        assert!(!format!("{file:?}").contains("secret"));
    }

    #[test]
    fn a_description_is_as_long_as_every_platform_takes() {
        let file = Attachment::picture("board.png", &"é".repeat(5_000), *b"");
        assert_eq!(file.alt().unwrap().chars().count(), Attachment::MAX_ALT);
        assert!(file.alt().unwrap().ends_with('…'));
    }
}
