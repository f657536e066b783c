//! The chat port on Slack.

use async_trait::async_trait;

use super::{Slack, api::Urgency, message::LIMITS};
use crate::{
    chat::{
        event::ThreadMessage,
        message::Message,
        port::{Chat, ChatError, EffectKey, Lack, Limits, Lookup, MessageRef, Place, Platform},
    },
    practice::Timestamp,
};

#[async_trait]
impl Chat for Slack {
    fn platform(&self) -> Platform {
        Platform::Slack
    }

    fn limits(&self) -> Limits {
        LIMITS
    }

    async fn learn(&self) -> Result<(), ChatError> {
        self.identity(self.api.latest()).await?;
        Ok(())
    }

    async fn post(&self, place: &Place, key: &EffectKey, message: &Message) -> Result<MessageRef, ChatError> {
        self.post_at(place, key, message).await
    }

    async fn find(&self, place: &Place, key: &EffectKey, since: Timestamp) -> Result<Lookup, ChatError> {
        self.find_at(place, key, since).await
    }

    async fn remove(&self, message: &MessageRef) -> Result<(), ChatError> {
        self.remove_at(message).await
    }

    /// A thread hangs on every message, by the message's own id; nothing need be asked.
    async fn thread_of(&self, message: &MessageRef) -> Result<Option<String>, ChatError> {
        Ok(Some(message.place.thread.clone().unwrap_or_else(|| message.id.clone())))
    }

    async fn edit(&self, message: &MessageRef, new: &Message) -> Result<(), ChatError> {
        self.edit_at(message, new).await
    }

    /// A thread is open as soon as somebody writes in it, and never closes.
    async fn open_thread(
        &self,
        message: &MessageRef,
        _title: &str,
        _until: Timestamp,
    ) -> Result<Option<String>, ChatError> {
        self.thread_of(message).await
    }

    async fn acknowledge(&self, message: &MessageRef) -> Result<(), ChatError> {
        self.tick(message).await
    }

    /// Slack lets a bot remove nothing but its own messages.
    fn hides_messages(&self) -> bool {
        false
    }

    async fn hide(&self, _message: &MessageRef) -> Result<(), ChatError> {
        Err(ChatError::Refused("Slack lets nobody but its author remove a message".to_owned()))
    }

    async fn whisper(
        &self,
        place: &Place,
        to: &str,
        _key: &EffectKey,
        message: &Message,
    ) -> Result<bool, ChatError> {
        self.whisper_to(place, to, message).await.map(|()| true)
    }

    /// What is said in threads is heard unless both scopes for it are missing.
    fn hears_threads(&self) -> bool {
        self.known
            .get()
            .is_none_or(|identity| identity.has("channels:history") || identity.has("groups:history"))
    }

    fn has_pickers(&self) -> bool {
        true
    }

    async fn read_thread(&self, place: &Place) -> Result<Vec<ThreadMessage>, ChatError> {
        self.thread_messages(place, Urgency::Background).await
    }

    async fn read_thread_first(&self, place: &Place) -> Result<Vec<ThreadMessage>, ChatError> {
        self.thread_messages(place, Urgency::Lookup).await
    }

    async fn tell_admins(
        &self,
        place: &Place,
        to: Option<&str>,
        key: &EffectKey,
        message: &Message,
    ) -> Result<(), ChatError> {
        self.tell(place, to, key, message).await
    }

    async fn lacks(&self, place: &Place, notify: Option<&str>) -> Result<Vec<Lack>, ChatError> {
        self.lacks_at(place, notify).await
    }
}
