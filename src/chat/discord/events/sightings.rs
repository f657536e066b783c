//! The bot's own messages as they come.

use serenity::all::Message;

use super::{
    super::{message::custom_id, shapes::custom_ids},
    Listener,
};
use crate::chat::{
    event::Event,
    place::{MessageRef, Place, Platform},
    port::EffectKey,
};

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
        let again = self.sightings.is_copy(&key, &message.id.to_string());
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
