//! Messages: sent, edited and deleted, by whomever.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::super::{
    dispatch::Audience,
    errors::{self, Error},
    mentions::Mentions,
    model::{Guild, Id, Kind, Message, State},
    object::{id, ids, message_event},
    permissions::{self, MANAGE_THREADS},
};

/// A message to be sent; everything in it is checked already.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// Its text.
    pub content: String,
    /// Its embeds.
    pub embeds: Vec<Value>,
    /// Its components, each with its `id`.
    pub components: Vec<Value>,
    /// Its attachments, as Discord tells of them.
    pub attachments: Vec<Value>,
    /// Its flags.
    pub flags: u64,
    /// Whom it mentions.
    pub mentions: Mentions,
    /// Its nonce.
    pub nonce: Option<Value>,
    /// The message to which it replies: channel and id.
    pub reference: Option<(Id, Id)>,
    /// Discord's message type, if it is neither plain nor a reply.
    pub kind: Option<u8>,
    /// The application that writes it, if it answers an interaction.
    pub application: Option<Id>,
    /// The interaction that it answers.
    pub interaction: Option<Id>,
    /// The only one who sees it.
    pub only_for: Option<Id>,
}

impl Draft {
    /// A plain text.
    pub fn text(content: &str) -> Self {
        Self { content: content.to_owned(), ..Self::default() }
    }
}

impl State {
    /// Refuses where nobody may write, or this author may not.
    pub fn may_write(&self, author: Id, channel: Id) -> Result<(), Error> {
        let place = self.channels.get(&channel).ok_or_else(errors::unknown_channel)?;
        if place.kind == Kind::Direct {
            return place
                .recipients
                .iter()
                .filter(|user| **user != author)
                .try_for_each(|user| self.may_address(author, *user));
        }
        permissions::require(self, author, channel, permissions::to_write(place))?;
        if place.kind.is_forum() {
            return Err(errors::forum_holds_threads());
        }
        if place.kind == Kind::Category {
            return Err(errors::not_a_text_channel());
        }
        if place.thread.as_ref().is_some_and(|thread| thread.locked)
            && !permissions::may(self, author, channel, MANAGE_THREADS)
        {
            return Err(errors::locked());
        }
        Ok(())
    }

    /// Who takes direct messages wants to, and shares a server with the sender.
    fn may_address(&self, author: Id, user: Id) -> Result<(), Error> {
        let shares = |guild: &Guild| guild.members.contains_key(&author) && guild.members.contains_key(&user);
        if !self.guilds.values().any(shares) {
            return Err(errors::no_mutual_guilds());
        }
        let takes = self.users.get(&user).is_some_and(|user| user.takes_direct_messages);
        if takes { Ok(()) } else { Err(errors::cannot_message_user()) }
    }

    /// Sends a message; who may is checked already. A thread that was archived opens by it.
    pub fn send_message(&mut self, author: Id, channel: Id, draft: Draft) -> Message {
        self.wake(channel);
        let id = self.id();
        self.send_message_as(id, author, channel, draft)
    }

    /// Sends a message with this id: the first one of a forum's post has its thread's.
    pub fn send_message_as(&mut self, id: Id, author: Id, channel: Id, draft: Draft) -> Message {
        let reply = draft.reference.is_some();
        let message = Message {
            id,
            channel,
            author,
            application: draft.application,
            kind: draft.kind.unwrap_or(if reply { 19 } else { 0 }),
            content: draft.content,
            embeds: draft.embeds,
            components: draft.components,
            attachments: draft.attachments,
            flags: draft.flags,
            mentions: draft.mentions.users,
            mention_roles: draft.mentions.roles,
            mention_everyone: draft.mentions.everyone,
            nonce: draft.nonce,
            reference: draft.reference,
            edited_at: None,
            reactions: Vec::new(),
            only_for: draft.only_for,
            interaction: draft.interaction,
        };
        self.messages.entry(channel).or_default().insert(id, message.clone());
        self.count_in_thread(&message);
        if message.only_for.is_none() {
            self.mentioned_into_thread(&message);
        }
        let event = message_event(self, &message);
        let audience = self.message_audience(&message);
        self.outbox.send("MESSAGE_CREATE", event, audience);
        message
    }

    fn count_in_thread(&mut self, message: &Message) {
        let Some(place) = self.channels.get_mut(&message.channel) else { return };
        let Some(thread) = &mut place.thread else { return };
        let first = place.id == message.id || message.kind == 21;
        if !first && message.only_for.is_none() {
            thread.total_sent += 1;
        }
    }

    /// Who writes in a thread is in it from then on, and so are those whom a message mentions.
    fn mentioned_into_thread(&mut self, message: &Message) {
        let Some(place) = self.channels.get(&message.channel) else { return };
        let (Some(thread), Some(guild)) = (&place.thread, place.guild) else { return };
        if message.kind == 21 {
            return;
        }
        let members = &self.guilds[&guild].members;
        let coming: BTreeSet<Id> = message
            .mentions
            .iter()
            .copied()
            .chain([message.author])
            .filter(|user| members.contains_key(user) && !thread.members.contains(user))
            .collect();
        if !coming.is_empty() {
            self.add_to_thread(message.channel, &coming);
        }
    }

    /// Who hears of what becomes of a message.
    pub fn message_audience(&self, message: &Message) -> Audience {
        if message.only_for.is_some() {
            let guild = self.channels.get(&message.channel).and_then(|channel| channel.guild);
            let application = message.application.unwrap_or(message.author);
            return Audience::Application { application, guild };
        }
        self.audience(message.channel)
    }

    /// Who hears of what happens in a channel.
    pub fn audience(&self, channel: Id) -> Audience {
        match self.channels.get(&channel).and_then(|channel| channel.guild) {
            Some(guild) => Audience::Channel { guild, channel },
            None => Audience::Direct { channel },
        }
    }

    /// A message; an ephemeral one is nobody's but the application's by its token.
    pub fn message(&self, channel: Id, message: Id) -> Result<&Message, Error> {
        self.messages
            .get(&channel)
            .and_then(|messages| messages.get(&message))
            .ok_or_else(errors::unknown_message)
    }

    /// Changes a message, and tells of it.
    pub fn edit_message(
        &mut self,
        channel: Id,
        message: Id,
        edited: bool,
        change: impl FnOnce(&mut Message),
    ) -> Result<Message, Error> {
        let now = (self.now)();
        let found = self
            .messages
            .get_mut(&channel)
            .and_then(|messages| messages.get_mut(&message))
            .ok_or_else(errors::unknown_message)?;
        change(found);
        if edited {
            found.edited_at = Some(now);
        }
        let found = found.clone();
        let mut event = message_event(self, &found);
        if let Some(event) = event.as_object_mut() {
            // A nonce is told of once, when the message comes.
            event.remove("nonce");
        }
        let audience = self.message_audience(&found);
        self.outbox.send("MESSAGE_UPDATE", event, audience);
        Ok(found)
    }

    /// Deletes a message, and tells of it: by ids alone. Its thread stays.
    pub fn delete_message(&mut self, channel: Id, message: Id) -> Result<Message, Error> {
        let found = self
            .messages
            .get_mut(&channel)
            .and_then(|messages| messages.remove(&message))
            .ok_or_else(errors::unknown_message)?;
        let audience = self.message_audience(&found);
        let event = self.with_guild(channel, json!({ "id": id(message), "channel_id": id(channel) }));
        self.outbox.send("MESSAGE_DELETE", event, audience);
        Ok(found)
    }

    /// Deletes messages at once; those that are gone already do not matter.
    pub fn delete_messages(&mut self, channel: Id, messages: &[Id]) {
        let known = self.messages.entry(channel).or_default();
        let gone: Vec<Id> =
            messages.iter().copied().filter(|message| known.remove(message).is_some()).collect();
        if gone.is_empty() {
            return;
        }
        let event = self.with_guild(channel, json!({ "ids": ids(gone), "channel_id": id(channel) }));
        let audience = self.audience(channel);
        self.outbox.send("MESSAGE_DELETE_BULK", event, audience);
    }

    /// What the gateway says of a channel's server, if it is in one.
    pub fn with_guild(&self, channel: Id, mut event: Value) -> Value {
        if let Some(guild) = self.channels.get(&channel).and_then(|channel| channel.guild) {
            event["guild_id"] = id(guild);
        }
        event
    }
}
