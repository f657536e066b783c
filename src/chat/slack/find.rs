//! Looking for a message by its key: in the metadata, and in the id of the first block.
//!
//! A history that comes back empty proves nothing by itself. `Absent` is said only where some message
//! was seen, whoever wrote it: in a channel there is always one, the one that tells that the bot came,
//! unless all were removed. What this cannot know is whether a message was there and was deleted: then it
//! is absent, too.

use super::{
    Slack,
    api::{Call, Method, Urgency, code},
    identity::Identity,
    pages::Read,
    shapes::{Message, Page},
    ts,
};
use crate::{
    chat::port::{ChatError, EffectKey, Lookup, MessageRef, Place},
    practice::Timestamp,
};

impl Slack {
    /// Looks for the message that carries a key.
    pub(super) async fn find_at(
        &self,
        place: &Place,
        key: &EffectKey,
        since: Timestamp,
    ) -> Result<Lookup, ChatError> {
        let identity = self.identity(self.api.latest()).await?;
        let call = reading(place).with("oldest", ts::of(since)).urgent(Urgency::Lookup);
        let Read { messages, whole } = match self.read_all(call).await {
            Ok(read) => read,
            // The root is gone. What is posted below it nevertheless, Slack posts in the channel.
            Err(error) if error.is(code::THREAD_NOT_FOUND) => {
                let place = Place { thread: None, ..place.clone() };
                return Box::pin(self.find_at(&place, key, since)).await;
            }
            Err(error) if error.is_forbidden() => return Ok(Lookup::Unreadable),
            Err(error) => return Err(error.into()),
        };
        let is_it = |message: &&Message| identity.is_author(message) && message.carries(key);
        let mut found: Vec<&Message> = messages.iter().filter(is_it).collect();
        found.sort_by_key(|message| ts::number(&message.ts));
        found.dedup_by(|one, other| one.ts == other.ts);
        if !found.is_empty() {
            let found =
                found.into_iter().map(|message| MessageRef { place: place.clone(), id: message.ts.clone() });
            return Ok(Lookup::Found(found.collect()));
        }
        match (whole, messages.is_empty()) {
            (false, _) => Ok(Lookup::Unreadable),
            (true, false) => Ok(Lookup::Absent),
            (true, true) => self.judge_empty(place, since).await,
        }
    }

    /// Nothing was posted since then, or so it seems: some older message has to be seen.
    async fn judge_empty(&self, place: &Place, since: Timestamp) -> Result<Lookup, ChatError> {
        let call = reading(place).with("limit", 1).urgent(Urgency::Lookup);
        let newest: Page = match self.api.call(call).await {
            Ok(newest) => newest,
            Err(error) if error.is_forbidden() => return Ok(Lookup::Unreadable),
            Err(error) => return Err(error.into()),
        };
        let Some(newest) = newest.messages().next() else { return Ok(Lookup::Unreadable) };
        // One that is newer than the time in question contradicts the history just read.
        let agrees = ts::number(&newest.ts) <= ts::number(&ts::of(since));
        Ok(if agrees { Lookup::Absent } else { Lookup::Unreadable })
    }
}

impl Identity {
    /// Whether the bot wrote a message.
    pub(super) fn is_author(&self, message: &Message) -> bool {
        if self.bot.is_empty() {
            return message.user.as_deref() == Some(&self.user);
        }
        message.bot.as_deref() == Some(&self.bot)
    }
}

/// Reads a channel, or a thread.
fn reading(place: &Place) -> Call {
    let call = match &place.thread {
        Some(thread) => Call::new(Method::Replies).with("ts", thread),
        None => Call::new(Method::History),
    };
    call.with("channel", &place.channel).with("include_all_metadata", true).with("inclusive", true)
}
