//! Files that go beside a message. What a message says, it says without them: a platform that does not
//! take a file shows the text all the same.

use std::{fmt, sync::Arc, time::Duration};

use serde::{Deserialize, Serialize};
use tokio::sync::watch;

use crate::clock::Moment;

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

/// A file that is still being made: it is put beside its message once it is there, and nobody waits for it.
#[derive(Clone, Debug)]
pub struct Coming(watch::Receiver<Option<Attachment>>);

/// By which a file comes that was promised; dropped before that, it never comes.
#[derive(Debug)]
pub struct Promise(watch::Sender<Option<Attachment>>);

impl Coming {
    /// A file that comes, and the promise of it.
    #[must_use]
    pub fn promised() -> (Promise, Self) {
        let (sender, receiver) = watch::channel(None);
        (Promise(sender), Self(receiver))
    }

    /// The file, once it is there, unless that takes longer than somebody will wait, or it never comes.
    pub async fn come(mut self, within: Duration) -> Option<Attachment> {
        let by = Moment::now() + within;
        tokio::select! {
            come = self.0.wait_for(Option::is_some) => come.ok()?.clone(),
            () = by.reached() => None,
        }
    }
}

impl Promise {
    /// It is there.
    pub fn keep(self, file: Attachment) {
        self.0.send_replace(Some(file));
    }
}

/// What is awaited is the same if it is one and the same promise.
impl PartialEq for Coming {
    fn eq(&self, other: &Self) -> bool {
        self.0.same_channel(&other.0)
    }
}

impl Eq for Coming {}

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

    #[tokio::test]
    async fn a_file_comes_when_its_promise_is_kept_and_never_when_that_is_dropped() {
        let (promise, coming) = Coming::promised();
        let file = Attachment::json("yours.json", *b"{}");
        assert_eq!(coming.clone().come(Duration::ZERO).await, None);
        promise.keep(file.clone());
        assert_eq!(coming.come(Duration::from_mins(1)).await, Some(file));
        let (promise, coming) = Coming::promised();
        drop(promise);
        assert_eq!(coming.come(Duration::from_mins(1)).await, None);
    }

    #[test]
    fn a_description_is_as_long_as_every_platform_takes() {
        let file = Attachment::picture("board.png", &"é".repeat(5_000), *b"");
        assert_eq!(file.alt().unwrap().chars().count(), Attachment::MAX_ALT);
        assert!(file.alt().unwrap().ends_with('…'));
    }
}
