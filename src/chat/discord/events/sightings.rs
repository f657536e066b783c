//! The bot's own messages as they come: which message a key was seen at. A second message with the
//! same key is a copy, even while nobody has written the first one down.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex, PoisonError},
};

use serenity::all::{Message, MessageId};

use super::{
    super::{message::custom_id, shapes::custom_ids},
    Listener,
};
use crate::chat::{
    event::Event,
    place::{MessageRef, Place, Platform},
    port::EffectKey,
};

/// How many keys are remembered: more than are sent while any one of them is under way.
const MOST: usize = 2_000;

/// At which message each key was seen lately.
#[derive(Clone, Default)]
pub(super) struct Sightings(Arc<Mutex<Last>>);

#[derive(Default)]
struct Last {
    messages: HashMap<String, MessageId>,
    in_order: VecDeque<String>,
}

impl Sightings {
    /// Takes note of a message; whether its key was seen at another one before.
    fn is_copy(&self, key: &str, message: MessageId) -> bool {
        // A panic elsewhere leaves what was seen as true as it was.
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(first) = last.messages.get(key) {
            return *first != message;
        }
        last.messages.insert(key.to_owned(), message);
        last.in_order.push_back(key.to_owned());
        if last.in_order.len() > MOST
            && let Some(oldest) = last.in_order.pop_front()
        {
            last.messages.remove(&oldest);
        }
        false
    }
}

impl Listener {
    /// The bot wrote a message itself.
    pub(super) async fn handle_own_message(&self, message: &Message) {
        let Some(guild) = message.guild_id else { return };
        // What was received as JSON can be written as JSON.
        let components = serde_json::to_value(&message.components).unwrap_or_default();
        let Some(key) = custom_ids(&components).into_iter().find_map(custom_id::key_of).map(str::to_owned)
        else {
            return;
        };
        let again = self.sightings.is_copy(&key, message.id);
        let parent = match self.discord.parent_of(message.channel_id).await {
            Ok(parent) => parent,
            Err(error) => {
                tracing::warn!(channel = %message.channel_id, %error, "where a message was sent is not known");
                return;
            }
        };
        let place = Place {
            workspace: guild.to_string(),
            channel: parent.unwrap_or(message.channel_id).to_string(),
            thread: parent.map(|_| message.channel_id.to_string()),
        };
        let message = MessageRef { place, id: message.id.to_string() };
        self.tell(Event::Sighted { platform: Platform::Discord, message, key: EffectKey(key), again }).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_message_with_a_key_is_a_copy() {
        let sightings = Sightings::default();
        assert!(!sightings.is_copy("card:1", MessageId::new(1)));
        assert!(!sightings.is_copy("card:1", MessageId::new(1)), "what is told twice is one message");
        assert!(!sightings.is_copy("card:2", MessageId::new(2)));
        assert!(sightings.is_copy("card:1", MessageId::new(3)));
    }
}
