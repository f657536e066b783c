//! Telling the admins of a workspace something, as privately as Slack can: whom it concerns most by a
//! direct message, else the workspace's primary owner, else in the channel that it is about.

use std::time::Duration;

use serde::Deserialize;
use serde_json::Value;

use super::{
    Slack,
    api::{ApiError, Call, Method},
    message,
    shapes::{Page, Person, next},
};
use crate::chat::{
    message::Message,
    port::{ChatError, EffectKey, Lookup, Place},
};

/// How far back a notice is looked for that was sent before, in messages.
const LOOK_BACK: usize = 50;

/// How far back it is looked for in a channel, where more is said.
const LOOK_BACK_FOR: Duration = Duration::from_hours(1);

/// How many members are asked for at a time while the owner is looked for.
const MEMBERS: usize = 200;

/// How many pages of members are read to find the owner.
const MOST_PAGES: usize = 50;

#[derive(Deserialize)]
struct Opened {
    channel: Conversation,
}

#[derive(Deserialize)]
struct Conversation {
    id: String,
}

#[derive(Deserialize)]
struct Members {
    #[serde(default)]
    members: Vec<Value>,
    #[serde(default)]
    response_metadata: Option<Value>,
}

impl Slack {
    /// Tells the admins of a workspace something.
    pub(super) async fn tell(
        &self,
        place: &Place,
        to: Option<&str>,
        key: &EffectKey,
        message: &Message,
    ) -> Result<(), ChatError> {
        let message = &Message { notify: None, ..message.clone() };
        match self.tell_somebody(to, key, message).await {
            Ok(()) => return Ok(()),
            Err(error) if !error.is_final() => return Err(error),
            Err(closed) => tracing::debug!(%closed, "no admin takes direct messages"),
        }
        let place = &Place { thread: None, ..place.clone() };
        let since = self.clock.now() - LOOK_BACK_FOR;
        if let Ok(Lookup::Found(_)) = self.find_at(place, key, since).await {
            return Ok(());
        }
        self.post_at(place, key, message).await.map(drop)
    }

    /// Tells whom it concerns most, else the workspace's primary owner.
    async fn tell_somebody(
        &self,
        to: Option<&str>,
        key: &EffectKey,
        message: &Message,
    ) -> Result<(), ChatError> {
        if let Some(to) = to {
            match self.tell_privately(to, key, message).await {
                Err(error) if error.is_final() => {
                    tracing::debug!(%error, "whom it concerns takes no direct messages");
                }
                told => return told,
            }
        }
        match self.owner().await? {
            Some(owner) if to != Some(&owner) => self.tell_privately(&owner, key, message).await,
            _ => Err(ChatError::Refused("there is nobody to tell it to".to_owned())),
        }
    }

    /// Says something in the conversation with a member alone, unless it is there.
    async fn tell_privately(&self, to: &str, key: &EffectKey, message: &Message) -> Result<(), ChatError> {
        let payload = message::payload(&self.named(message).await, Some(key)).map_err(ChatError::Refused)?;
        let conversation = self.direct_with(to).await?;
        if !self.is_said(&conversation, key).await? {
            self.post_payload(&conversation, None, &payload).await?;
        }
        Ok(())
    }

    /// The conversation with a member alone. The same comes back, however often it is opened.
    pub(super) async fn direct_with(&self, member: &str) -> Result<String, ApiError> {
        let opened: Opened = self.api.call(Call::new(Method::OpenDirect).with("users", member)).await?;
        Ok(opened.channel.id)
    }

    /// Whether something was said in a conversation lately. One that was just opened may be empty; where
    /// it cannot be read, it may be said twice.
    async fn is_said(&self, conversation: &str, key: &EffectKey) -> Result<bool, ApiError> {
        let identity = self.identity(self.api.latest()).await?;
        let call = Call::new(Method::History)
            .with("channel", conversation)
            .with("limit", LOOK_BACK)
            .with("include_all_metadata", true);
        match self.api.call::<Page>(call).await {
            Ok(page) => {
                Ok(page.messages().any(|message| identity.is_author(&message) && message.carries(key)))
            }
            Err(error) if error.is_forbidden() => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// The primary owner of the workspace, of whom there is one.
    async fn owner(&self) -> Result<Option<String>, ApiError> {
        let mut cursor = None;
        for _ in 0..MOST_PAGES {
            let call = Call::new(Method::Users).with("limit", MEMBERS).with_some("cursor", cursor);
            let page: Members = self.api.call(call).await?;
            let mut members = page.members.iter().filter_map(Person::of);
            if let Some(owner) = members.find(|member| member.is_primary_owner) {
                return Ok(Some(owner.id));
            }
            cursor = next(page.response_metadata.as_ref());
            if cursor.is_none() {
                break;
            }
        }
        Ok(None)
    }
}
