//! Which session gets an event, and how much of it: servers, shards, permissions, intents.

use serde_json::{Value, json};

use super::{
    super::{
        dispatch::{Audience, Dispatch},
        model::{Id, State},
        object,
        permissions::{self, VIEW_CHANNEL},
    },
    Session,
};

/// The gateway's intents.
pub mod intent {
    /// Servers, channels, threads, roles.
    pub const GUILDS: u64 = 1 << 0;
    /// Members coming and going.
    pub const GUILD_MEMBERS: u64 = 1 << 1;
    /// Messages in servers.
    pub const GUILD_MESSAGES: u64 = 1 << 9;
    /// Reactions in servers.
    pub const GUILD_MESSAGE_REACTIONS: u64 = 1 << 10;
    /// Typing in servers.
    pub const GUILD_MESSAGE_TYPING: u64 = 1 << 11;
    /// Direct messages.
    pub const DIRECT_MESSAGES: u64 = 1 << 12;
    /// Reactions in direct messages.
    pub const DIRECT_MESSAGE_REACTIONS: u64 = 1 << 13;
    /// Typing in direct messages.
    pub const DIRECT_MESSAGE_TYPING: u64 = 1 << 14;
    /// What messages say.
    pub const MESSAGE_CONTENT: u64 = 1 << 15;
    /// All that there are.
    pub const ALL: u64 = ((1 << 17) - 1) | (1 << 20) | (1 << 21) | (1 << 24) | (1 << 25);
}

/// What a session gets of an event, if anything.
pub(super) fn fit(state: &State, session: &Session, dispatch: &Dispatch) -> Option<Value> {
    if !is_for(state, session, &dispatch.audience) || !wants(session.intents, dispatch) {
        return None;
    }
    let mut data = dispatch.data.clone();
    if matches!(dispatch.name, "MESSAGE_CREATE" | "MESSAGE_UPDATE") {
        hide_content(session, &mut data, matches!(dispatch.audience, Audience::Direct { .. }));
    }
    Some(data)
}

fn is_for(state: &State, session: &Session, audience: &Audience) -> bool {
    let bot = session.application;
    let member = |guild: &Id| state.guilds.get(guild).is_some_and(|guild| guild.members.contains_key(&bot));
    match audience {
        Audience::Channel { guild, channel } => {
            on_shard(session, Some(*guild))
                && member(guild)
                // A channel that is gone cannot be looked at any more; its end is told to all.
                && (!state.channels.contains_key(channel)
                    || permissions::in_channel(state, bot, *channel) & VIEW_CHANNEL != 0)
        }
        Audience::Guild(guild) => on_shard(session, Some(*guild)) && member(guild),
        Audience::Application { application, guild } => *application == bot && on_shard(session, *guild),
        Audience::Direct { channel } => {
            on_shard(session, None)
                && state.channels.get(channel).is_some_and(|channel| channel.recipients.contains(&bot))
        }
    }
}

/// Whether a session is the shard of a server; what is in no server is the first one's.
pub(super) fn on_shard(session: &Session, guild: Option<Id>) -> bool {
    let (shard, total) = session.shard;
    guild.map_or(0, |guild| (guild >> 22) % total) == shard
}

fn wants(intents: u64, dispatch: &Dispatch) -> bool {
    let direct = matches!(dispatch.audience, Audience::Direct { .. });
    let either = |in_guild: u64, in_direct: u64| intents & if direct { in_direct } else { in_guild } != 0;
    match dispatch.name {
        "INTERACTION_CREATE" => true,
        name if name.starts_with("MESSAGE_REACTION") => {
            either(intent::GUILD_MESSAGE_REACTIONS, intent::DIRECT_MESSAGE_REACTIONS)
        }
        name if name.starts_with("MESSAGE_") => either(intent::GUILD_MESSAGES, intent::DIRECT_MESSAGES),
        name if name.starts_with("TYPING") => {
            either(intent::GUILD_MESSAGE_TYPING, intent::DIRECT_MESSAGE_TYPING)
        }
        // Of its own membership a bot hears with the servers.
        name if name.starts_with("GUILD_MEMBER_") => intents & intent::GUILD_MEMBERS != 0,
        _ => intents & intent::GUILDS != 0,
    }
}

/// Without the intent, a bot sees what its own messages say, those that mention it, and direct ones.
fn hide_content(session: &Session, message: &mut Value, direct: bool) {
    if session.intents & intent::MESSAGE_CONTENT != 0 || direct {
        return;
    }
    let own = json!(session.application.to_string());
    let is_shown = |message: &Value| {
        let mentions = message["mentions"].as_array();
        message["author"]["id"] == own
            || mentions.into_iter().flatten().any(|mentioned| mentioned["id"] == own)
    };
    if !is_shown(message) {
        object::blank(message);
    }
    if message["referenced_message"].is_object() && !is_shown(&message["referenced_message"]) {
        object::blank(&mut message["referenced_message"]);
    }
}
