//! Reactions to messages.

use std::collections::BTreeSet;

use serde_json::json;

use super::super::{
    dispatch::Audience,
    errors::{Error, refuse},
    model::State,
};

/// How many different reactions a message takes.
const MOST: usize = 50;

impl State {
    /// Somebody reacts.
    pub fn react(&mut self, by: &str, channel: &str, ts: &str, name: &str) -> Result<(), Error> {
        let message = self.known_message_mut(channel, ts)?;
        let place = message.reactions.iter().position(|(known, _)| known == name);
        if place.is_none() && message.reactions.len() >= MOST {
            return refuse("too_many_emoji");
        }
        let place = place.unwrap_or_else(|| {
            message.reactions.push((name.to_owned(), BTreeSet::new()));
            message.reactions.len() - 1
        });
        if !message.reactions[place].1.insert(by.to_owned()) {
            return refuse("already_reacted");
        }
        self.tell_of_reaction("reaction_added", by, channel, ts, name);
        Ok(())
    }

    /// Somebody takes a reaction back.
    pub fn unreact(&mut self, by: &str, channel: &str, ts: &str, name: &str) -> Result<(), Error> {
        let message = self.known_message_mut(channel, ts)?;
        let place = message.reactions.iter().position(|(known, who)| known == name && who.contains(by));
        let Some(place) = place else { return refuse("no_reaction") };
        message.reactions[place].1.remove(by);
        if message.reactions[place].1.is_empty() {
            message.reactions.remove(place);
        }
        self.tell_of_reaction("reaction_removed", by, channel, ts, name);
        Ok(())
    }

    fn tell_of_reaction(&mut self, kind: &str, by: &str, channel: &str, ts: &str, name: &str) {
        let author = self.find_message(channel, ts).map(|message| message.user.clone());
        let event = json!({
            "type": kind, "user": by, "reaction": name, "item_user": author,
            "item": { "type": "message", "channel": channel, "ts": ts }, "event_ts": self.ts(),
        });
        self.outbox.send(event, Audience::Channel(channel.to_owned()));
    }
}
