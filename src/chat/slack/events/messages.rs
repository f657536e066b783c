//! Messages in threads: written, edited, deleted. What is said outside threads is nobody's answer.

use serde_json::Value;

use super::{
    super::{
        api::Urgency,
        shapes::{Message, text},
    },
    Listener, channel_of,
};
use crate::chat::{
    event::Event,
    place::{MessageRef, Place, Platform},
};

impl Listener {
    /// Something about a message: it was written, changed or deleted.
    pub(super) async fn handle_message(&self, event: &Value) {
        let Some(channel) = channel_of(event) else { return };
        // In a conversation with the bot alone there are no rounds.
        if matches!(text(event, "channel_type"), Some("im" | "mpim" | "app_home")) {
            return;
        }
        match text(event, "subtype") {
            Some("message_changed") => self.handle_change(channel, event).await,
            Some("message_deleted") => {
                let previous = Message::of(event.get("previous_message").unwrap_or(&Value::Null));
                let id = text(event, "deleted_ts").unwrap_or(&previous.ts);
                self.handle_deletion(channel, id, &previous).await;
            }
            _ => self.handle_new(channel, &Message::of(event)).await,
        }
    }

    async fn handle_new(&self, channel: &str, message: &Message) {
        let Ok(identity) = self.slack.identity(self.slack.api.latest()).await else { return };
        if identity.is_author(message) {
            return self.handle_own(&identity.team, channel, message).await;
        }
        // A message may be told of after its deletion.
        let gone = (channel.to_owned(), message.ts.clone());
        if message.thread().is_none() || !message.is_by_a_person() || self.deleted.knows(&gone) {
            return;
        }
        match self.slack.said_by(&identity, channel, message, Urgency::Background).await {
            Ok(said) => self.tell(Event::Posted(said)).await,
            Err(error) => tracing::warn!(%error, channel, "who wrote a message is not known"),
        }
    }

    /// The bot wrote a message itself.
    async fn handle_own(&self, workspace: &str, channel: &str, message: &Message) {
        let Some(key) = message.key() else { return };
        let again = self.sightings.is_copy(&key.0, &message.ts);
        let message = reference(workspace, channel, message.thread(), &message.ts);
        self.tell(Event::Sighted { platform: Platform::Slack, message, key, again }).await;
    }

    /// A message was changed; Slack also tells of links that it has looked up since, and of stubs that
    /// stand for messages that are gone.
    async fn handle_change(&self, channel: &str, event: &Value) {
        let message = Message::of(event.get("message").unwrap_or(&Value::Null));
        let previous = event.get("previous_message").map(Message::of);
        if message.is_tombstone() {
            let before = previous.unwrap_or_default();
            return self.handle_deletion(channel, &message.ts, &before).await;
        }
        let Ok(identity) = self.slack.identity(self.slack.api.latest()).await else { return };
        let same =
            previous.is_some_and(|previous| previous.text == message.text && previous.files == message.files);
        if same || message.thread().is_none() || !message.is_by_a_person() {
            return;
        }
        match self.slack.said_by(&identity, channel, &message, Urgency::Background).await {
            Ok(said) => self.tell(Event::Edited(said)).await,
            Err(error) => tracing::warn!(%error, channel, "who changed a message is not known"),
        }
    }

    /// A message is gone; `previous` is what it was. Without it nobody knows in which thread it was, and
    /// the reading before the reveal finds out.
    async fn handle_deletion(&self, channel: &str, id: &str, previous: &Message) {
        // Of the two that remember it, nobody minds which was first.
        let _ = self.deleted.is_new((channel.to_owned(), id.to_owned()));
        let Ok(identity) = self.slack.identity(self.slack.api.latest()).await else { return };
        let Some(thread) = previous.thread_ts.as_deref() else { return };
        let message = reference(&identity.team, channel, Some(thread), id);
        self.tell(Event::Deleted { platform: Platform::Slack, message, by_machine: false }).await;
    }
}

fn reference(workspace: &str, channel: &str, thread: Option<&str>, id: &str) -> MessageRef {
    let place = Place {
        workspace: workspace.to_owned(),
        channel: channel.to_owned(),
        thread: thread.map(str::to_owned),
    };
    MessageRef { place, id: id.to_owned() }
}
