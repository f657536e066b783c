//! Files beside notes: kept for the member whom the note is for, apart from what the note says.

use super::{LocalChat, LocalError, Result, model::Body};
use crate::{
    chat::message::{Attachment, Message},
    practice::Timestamp,
    store::Tx,
};

impl LocalChat {
    /// The file beside a message that a member sees, with what it holds.
    pub async fn file(&self, reader: &str, message: &str) -> Result<Attachment> {
        let mut tx = self.store.read().await?;
        let shown = tx.local_message(reader, message).await?.ok_or(LocalError::Missing("message"))?;
        let Body::Keypoint(Message { attachment: Some(file), .. }) = shown.body else {
            return Err(LocalError::Missing("file"));
        };
        let bytes = tx.local_file(message).await?.ok_or(LocalError::Missing("file"))?;
        Ok(Attachment { bytes: bytes.into(), ..file })
    }

    /// Puts a file beside a note of Keypoint's that one member sees, as long as that says what it said; else it
    /// is another page by now.
    pub async fn add_file(&self, reader: &str, id: &str, said: Message, file: Attachment) -> Result<()> {
        let with_file = said.clone().with_attachment(file);
        self.replace_note_that_says(reader, id, Some(&said), &with_file).await.map(drop)
    }
}

/// Keeps the file of a note, and none where the note has none.
pub(super) async fn keep_file(tx: &mut Tx, id: &str, note: &Message, now: Timestamp) -> Result<()> {
    match &note.attachment {
        Some(file) => Ok(tx.set_local_file(id, &file.bytes, now).await?),
        None => Ok(tx.drop_local_file(id).await?),
    }
}
