//! Reactions, by whomever.

use std::collections::BTreeSet;

use serde_json::json;

use super::super::{
    errors::{self, Error},
    model::{Id, State},
    object::{emoji as emoji_object, id, member as member_object},
    permissions::{self, ADD_REACTIONS, READ_MESSAGE_HISTORY},
};

/// A message holds so many different reactions.
const MOST: usize = 20;

impl State {
    /// Reacts to a message; once a user and an emoji.
    pub fn react(&mut self, user: Id, channel: Id, message: Id, emoji: &str) -> Result<(), Error> {
        let present = self.message(channel, message)?.reactions.iter().any(|(known, _)| known == emoji);
        let wanted = if present { READ_MESSAGE_HISTORY } else { READ_MESSAGE_HISTORY | ADD_REACTIONS };
        permissions::require(self, user, channel, wanted)?;
        self.is_open(channel)?;
        let found = self.messages.get_mut(&channel).and_then(|messages| messages.get_mut(&message));
        let reactions = &mut found.ok_or_else(errors::unknown_message)?.reactions;
        if let Some((_, who)) = reactions.iter_mut().find(|(known, _)| known == emoji) {
            if !who.insert(user) {
                return Ok(());
            }
        } else if reactions.len() >= MOST {
            return Err(errors::too_many_reactions());
        } else {
            reactions.push((emoji.to_owned(), BTreeSet::from([user])));
        }
        self.tell_of_reaction("MESSAGE_REACTION_ADD", user, channel, message, emoji);
        Ok(())
    }

    /// Takes a reaction back.
    pub fn unreact(&mut self, user: Id, channel: Id, message: Id, emoji: &str) -> Result<(), Error> {
        self.is_open(channel)?;
        let found = self.messages.get_mut(&channel).and_then(|messages| messages.get_mut(&message));
        let reactions = &mut found.ok_or_else(errors::unknown_message)?.reactions;
        let Some((_, who)) = reactions.iter_mut().find(|(known, _)| known == emoji) else {
            return Err(errors::unknown_emoji());
        };
        if who.remove(&user) {
            reactions.retain(|(_, who)| !who.is_empty());
            self.tell_of_reaction("MESSAGE_REACTION_REMOVE", user, channel, message, emoji);
        }
        Ok(())
    }

    /// Takes all reactions away.
    pub fn unreact_all(&mut self, channel: Id, message: Id) -> Result<(), Error> {
        self.is_open(channel)?;
        let found = self.messages.get_mut(&channel).and_then(|messages| messages.get_mut(&message));
        found.ok_or_else(errors::unknown_message)?.reactions.clear();
        let event = json!({ "channel_id": id(channel), "message_id": id(message) });
        let (event, audience) = (self.with_guild(channel, event), self.audience(channel));
        self.outbox.send("MESSAGE_REACTION_REMOVE_ALL", event, audience);
        Ok(())
    }

    /// Refuses in an archived thread.
    pub fn is_open(&self, channel: Id) -> Result<(), Error> {
        let thread = self.channels.get(&channel).and_then(|channel| channel.thread.as_ref());
        if thread.is_some_and(|thread| thread.archived) { Err(errors::archived()) } else { Ok(()) }
    }

    fn tell_of_reaction(&mut self, name: &'static str, user: Id, channel: Id, message: Id, emoji: &str) {
        let mut event = json!({
            "user_id": id(user),
            "channel_id": id(channel),
            "message_id": id(message),
            "emoji": emoji_object(emoji),
            "burst": false,
            "type": 0,
        });
        if name == "MESSAGE_REACTION_ADD" {
            if let Ok(message) = self.message(channel, message) {
                event["message_author_id"] = id(message.author);
            }
            let guild = self.channels.get(&channel).and_then(|channel| channel.guild);
            let guild = guild.and_then(|guild| self.guilds.get(&guild));
            if let Some(member) = guild.and_then(|guild| guild.members.get(&user)) {
                event["member"] = member_object(self, member);
            }
        }
        let (event, audience) = (self.with_guild(channel, event), self.audience(channel));
        self.outbox.send(name, event, audience);
    }
}
