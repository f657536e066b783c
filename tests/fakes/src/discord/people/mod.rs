//! What people do and see, as a test tells it.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    Discord, Fake,
    actions::messages::Draft,
    dispatch::Audience,
    errors::Error,
    gateway::guild_event,
    mentions::Allowed,
    model::{Id, Message, Role, State},
    object::id,
    permissions::{self, MANAGE_MESSAGES, READ_MESSAGE_HISTORY, VIEW_CHANNEL},
};

mod act;
mod wait;

pub use act::{Handle, buttons};

/// What somebody sees of a channel.
pub type Sight = Vec<Message>;

impl Fake {
    /// It, to be shared.
    pub fn shared(&self) -> Arc<Discord> {
        Arc::clone(&self.discord)
    }

    /// Adds an application to a server, with a role of its own that permits this.
    pub fn install(&self, application: Id, guild: Id, permissions: u64) {
        let mut state = self.lock();
        let role = state.id();
        let name = state.applications[&application].name.clone();
        let of_app = Role { id: role, name, permissions, position: 1, mentionable: false, managed: true };
        state.guilds.get_mut(&guild).expect("there is such a server").roles.insert(role, of_app);
        state.seat(guild, application);
        state.give_role(guild, application, role);
        tell_of_guild(&mut state, guild, application);
    }

    /// Removes an application from a server.
    pub fn remove(&self, application: Id, guild: Id) {
        let mut state = self.lock();
        state.guilds.get_mut(&guild).expect("there is such a server").members.remove(&application);
        let audience = Audience::Application { application, guild: Some(guild) };
        state.outbox.send("GUILD_DELETE", serde_json::json!({ "id": id(guild) }), audience);
    }

    /// A server goes into an outage, or comes back.
    pub fn set_unavailable(&self, guild: Id, unavailable: bool) {
        let mut state = self.lock();
        let known = state.guilds.get_mut(&guild).expect("there is such a server");
        known.unavailable = unavailable;
        let members: Vec<Id> = known.members.keys().copied().collect();
        for bot in
            members.into_iter().filter(|member| state.applications.contains_key(member)).collect::<Vec<_>>()
        {
            tell_of_guild(&mut state, guild, bot);
        }
    }

    /// Somebody writes a message.
    pub fn say(&self, by: Id, channel: Id, text: &str) -> Result<Id, Error> {
        self.reply(by, channel, text, None)
    }

    /// Somebody writes a message, perhaps as a reply to another one there.
    pub fn reply(&self, by: Id, channel: Id, text: &str, to: Option<Id>) -> Result<Id, Error> {
        let mut state = self.lock();
        state.may_write(by, channel)?;
        let mut mentions = Allowed::everything().resolve(&state, by, channel, text);
        if let Some(to) = to {
            let author = state.message(channel, to)?.author;
            if !mentions.users.contains(&author) {
                mentions.users.push(author);
            }
        }
        let reference = to.map(|to| (channel, to));
        let draft = Draft { mentions, reference, ..Draft::text(text) };
        Ok(state.send_message(by, channel, draft).id)
    }

    /// Somebody changes a message of theirs.
    pub fn edit(&self, by: Id, channel: Id, message: Id, text: &str) -> Result<(), Error> {
        let mut state = self.lock();
        if state.message(channel, message)?.author != by {
            return Err(super::errors::not_the_author());
        }
        let text = text.to_owned();
        state.edit_message(channel, message, true, |message| message.content = text).map(drop)
    }

    /// Somebody deletes a message: theirs, or any if they may.
    pub fn delete(&self, by: Id, channel: Id, message: Id) -> Result<(), Error> {
        let mut state = self.lock();
        let own = state.message(channel, message)?.author == by;
        if !own {
            permissions::require(&state, by, channel, MANAGE_MESSAGES)?;
        }
        state.delete_message(channel, message).map(drop)
    }

    /// A moderator deletes messages at once.
    pub fn purge(&self, by: Id, channel: Id, messages: &[Id]) -> Result<(), Error> {
        let mut state = self.lock();
        permissions::require(&state, by, channel, MANAGE_MESSAGES)?;
        state.delete_messages(channel, messages);
        Ok(())
    }

    /// Somebody reads along: everything that they see in a channel or thread, with the notes that only
    /// they see.
    pub fn sees(&self, who: Id, channel: Id) -> Sight {
        let state = self.lock();
        if !permissions::may(&state, who, channel, VIEW_CHANNEL | READ_MESSAGE_HISTORY) {
            return Vec::new();
        }
        let messages = state.messages.get(&channel).into_iter().flat_map(|messages| messages.values());
        messages.filter(|message| message.only_for.is_none_or(|only| only == who)).cloned().collect()
    }

    /// The threads of a channel that somebody sees, the oldest first.
    pub fn threads(&self, who: Id, channel: Id) -> Vec<Id> {
        let state = self.lock();
        let of_channel =
            state.channels.values().filter(|one| one.kind.is_thread() && one.parent == Some(channel));
        let seen = of_channel.filter(|one| permissions::may(&state, who, one.id, VIEW_CHANNEL));
        seen.map(|one| one.id).collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// The direct messages of two users.
    pub fn direct_messages(&self, one: Id, other: Id) -> Sight {
        let channel = self.lock().direct(one, other);
        self.sees(one, channel)
    }

    /// Fails with everything that a bot should not have done.
    #[track_caller]
    pub fn finds_nothing_wrong(&self) {
        super::interactions::record_unanswered(&self.discord);
        let violations = self.lock().violations.take();
        assert!(violations.is_empty(), "the bot should not have done this: {violations:#?}");
    }
}

fn tell_of_guild(state: &mut State, guild: Id, application: Id) {
    let (name, data) = guild_event(state, guild, application);
    let audience = Audience::Application { application, guild: Some(guild) };
    state.outbox.send(name, data, audience);
}
