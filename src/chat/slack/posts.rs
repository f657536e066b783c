//! Posting, changing and removing messages, and the tick.

use std::cell::Cell;

use serde::Deserialize;
use serde_json::Value;

use super::{
    Slack,
    api::{ApiError, Call, Method, Urgency, code},
    message,
    shapes::text,
};
use crate::chat::{
    message::Message,
    port::{ChatError, EffectKey, MessageRef, Place},
};

/// The parts of a message that a post takes.
const OF_A_POST: &[&str] =
    &["text", "blocks", "metadata", "unfurl_links", "unfurl_media", "parse", "link_names"];

/// The parts of a message that what one member alone sees takes.
const OF_A_WHISPER: &[&str] = &["text", "blocks", "parse", "link_names"];

/// The parts of a message that a change takes. What it does not name stays, the metadata with the key.
const OF_A_CHANGE: &[&str] = &["text", "blocks", "parse", "link_names"];

/// The tick, by Slack's name for it.
const TICK: &str = "white_check_mark";

/// What was posted.
#[derive(Deserialize)]
pub(super) struct Posted {
    ts: String,
    #[serde(default)]
    message: Value,
}

impl Slack {
    /// Posts a message.
    pub(super) async fn post_at(
        &self,
        place: &Place,
        key: &EffectKey,
        message: &Message,
    ) -> Result<MessageRef, ChatError> {
        let payload = message::payload(&self.named(message).await, Some(key)).map_err(ChatError::Refused)?;
        let posted = self.post_payload(&place.channel, place.thread.as_deref(), &payload).await;
        match posted {
            Ok(posted) => {
                // Below a message that is gone nothing can be said: Slack says it in the channel.
                let thread = place.thread.clone().filter(|_| text(&posted.message, "thread_ts").is_some());
                Ok(MessageRef { place: Place { thread, ..place.clone() }, id: posted.ts })
            }
            Err(error) => Err(self.explained(error)),
        }
    }

    /// Posts a payload.
    pub(super) async fn post_payload(
        &self,
        channel: &str,
        thread: Option<&str>,
        payload: &Value,
    ) -> Result<Posted, ApiError> {
        let call = Call::new(Method::PostMessage)
            .with("channel", channel)
            .with_some("thread_ts", thread)
            .with_parts(OF_A_POST, payload);
        self.api.call(call).await
    }

    /// Says something in a place that one member alone sees. Nobody can look for it afterwards: where it is
    /// not known whether it came, it is said again.
    pub(super) async fn whisper_to(
        &self,
        place: &Place,
        to: &str,
        message: &Message,
    ) -> Result<(), ChatError> {
        let payload = message::payload(&self.named(message).await, None).map_err(ChatError::Refused)?;
        let call = Call::new(Method::PostEphemeral)
            .with("channel", &place.channel)
            .with("user", to)
            .with_some("thread_ts", place.thread.as_deref())
            .with_parts(OF_A_WHISPER, &payload);
        self.api.send(call).await.map_err(|error| self.explained(error))
    }

    /// Changes a message of the bot; its key stays in the metadata.
    pub(super) async fn edit_at(&self, message: &MessageRef, new: &Message) -> Result<(), ChatError> {
        let payload = message::payload(&self.named(new).await, None).map_err(ChatError::Refused)?;
        let call = Call::new(Method::Update)
            .with("channel", &message.place.channel)
            .with("ts", &message.id)
            .with_parts(OF_A_CHANGE, &payload);
        self.api.send(call).await.map_err(|error| self.explained(error))
    }

    /// Removes a message of the bot, and what the bot itself said below it, if nobody else did. With
    /// replies below it, a stub would be left.
    pub(super) async fn remove_at(&self, message: &MessageRef) -> Result<(), ChatError> {
        let channel = &message.place.channel;
        if message.place.thread.is_none() {
            for reply in self.own_replies(channel, &message.id).await? {
                self.delete(channel, &reply).await?;
            }
        }
        self.delete(channel, &message.id).await
    }

    async fn delete(&self, channel: &str, id: &str) -> Result<(), ChatError> {
        let call = Call::new(Method::Delete).with("channel", channel).with("ts", id);
        match self.api.send(call).await {
            Err(error) if error.is(code::MESSAGE_NOT_FOUND) => Ok(()),
            Err(error) => Err(self.explained(error)),
            Ok(()) => Ok(()),
        }
    }

    /// Puts the tick on a member's message.
    pub(super) async fn tick(&self, message: &MessageRef) -> Result<(), ChatError> {
        let call = Call::new(Method::AddReaction)
            .with("channel", &message.place.channel)
            .with("timestamp", &message.id)
            .with("name", TICK);
        match self.api.send(call).await {
            Err(error) if error.is(code::ALREADY_REACTED) => Ok(()),
            Err(error) => Err(self.explained(error)),
            Ok(()) => Ok(()),
        }
    }

    /// A message with the commands and the user groups in it as they are called there.
    pub(super) async fn named(&self, message: &Message) -> Message {
        let message = self.naming.in_message(message.clone());
        let nameless = Cell::new(false);
        let message = message::with_group_names(message, |_| {
            nameless.set(true);
            None
        });
        if !nameless.into_inner() {
            return message;
        }
        match self.groups(Urgency::Person).await {
            Ok(groups) => {
                let handle =
                    |id: &str| groups.iter().find(|group| group.id == id).map(|one| one.handle.clone());
                message::with_group_names(message, handle)
            }
            // Its id says at least that there is one.
            Err(error) => {
                tracing::debug!(%error, "what a user group is called is not known");
                message
            }
        }
    }

    /// A refusal with what to type, by the bot's own name there.
    pub(super) fn explained(&self, error: ApiError) -> ChatError {
        match ChatError::from(error) {
            ChatError::Forbidden(reason) => {
                let typed = format!("`{}`", self.invitation());
                ChatError::Forbidden(reason.replace("/invite @Keypoint", &typed))
            }
            error => error,
        }
    }
}
