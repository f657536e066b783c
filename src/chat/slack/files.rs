//! Files for one member alone.
//!
//! A message that one member alone sees holds no file on Slack: what is uploaded without a place to show it
//! is the bot's own, and nobody else may open it. So a file goes into the conversation of the member with
//! the bot, where nobody else is.

use serde::Deserialize;
use serde_json::json;

use super::{
    Slack,
    api::{ApiError, Call, Method},
    message,
};
use crate::chat::message::Attachment;

/// Where a file is to be sent.
#[derive(Deserialize)]
struct Room {
    upload_url: String,
    file_id: String,
}

impl Slack {
    /// Shows a file in a conversation.
    pub(super) async fn show_file(&self, conversation: &str, file: &Attachment) -> Result<(), ApiError> {
        if file.bytes.len() > Attachment::MAX_BYTES {
            return Err(ApiError::Invalid(format!(
                "the file has {} bytes, {} are allowed",
                file.bytes.len(),
                Attachment::MAX_BYTES
            )));
        }
        let call = Call::new(Method::FileAddress)
            .with("filename", &file.name)
            .with("length", file.bytes.len())
            .with_some("alt_txt", file.alt())
            .for_person();
        let room: Room = self.api.call(call).await?;
        self.api.upload(&room.upload_url, file).await?;
        let call = Call::new(Method::CompleteFile)
            .with("files", json!([{ "id": room.file_id, "title": file.name }]))
            .with("channel_id", conversation)
            .with_some("initial_comment", file.alt().and_then(message::comment))
            .for_person();
        self.api.send(call).await
    }
}
