//! The files of answers: nobody waits for one, and the words are there without it.

use serde_json::Value;
use serenity::http::Route;

use super::{
    super::rest::{Request, RestError},
    answer::{Answering, PICTURE_WAITS, bare, body},
};
use crate::{
    chat::message::{Attachment, Coming, Message},
    render::note,
};

impl Answering {
    /// Puts the file beside the original response, whose text is there already: nobody waits for a file.
    /// Where it does not go through, the text stays as it is, and of data the member hears what to do.
    pub(super) async fn attach(&self, message: &Message) {
        if let Some(coming) = message.coming.clone() {
            return self.attach_late(message, coming).await;
        }
        if message.attachment.is_none() {
            return;
        }
        if let Err(error) = self.original(message).await {
            self.log_file(&error);
            let without = note::without_file(message, note::ASK_AGAIN);
            if without != bare(message) {
                let result = self.original(&without).await;
                self.log(result);
            }
        }
    }

    /// Puts a file beside the original response that was not there in time, unless the response shows something
    /// else by then: another page.
    async fn attach_late(&self, message: &Message, coming: Coming<Attachment>) {
        let Some(file) = coming.come(PICTURE_WAITS).await else { return };
        let result = match self.still_says(message).await {
            // Once: later, another page may stand there.
            Ok(true) => self.original_once(&bare(message).with_attachment(file)).await,
            Ok(false) => Ok(()),
            Err(error) => Err(error),
        };
        if let Err(error) = result {
            self.log_file(&error);
        }
    }

    /// Whether the original response is what it was made to be, by what its buttons mean: those of a page are
    /// its own.
    async fn still_says(&self, message: &Message) -> Result<bool, RestError> {
        let Some(application_id) = self.discord.facts.application() else { return Ok(false) };
        let route = Route::WebhookOriginalInteractionResponse { application_id, token: &self.token };
        let request = Request::get(route).for_person();
        let shown: Value = self.discord.rest.call(request).await?;
        Ok(actions(&shown["components"]) == actions(&body(&bare(message))?["components"]))
    }

    pub(super) fn log_file(&self, error: &RestError) {
        tracing::warn!(interaction = %self.id, %error, "a file could not be sent beside its text");
    }
}

/// What the buttons among components mean.
fn actions(components: &Value) -> Vec<&str> {
    let rows = components.as_array().into_iter().flatten();
    let buttons = rows.filter_map(|row| row["components"].as_array()).flatten();
    buttons.filter_map(|button| button["custom_id"].as_str()).collect()
}
