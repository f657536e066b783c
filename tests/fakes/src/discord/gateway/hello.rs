//! What a session is told at its beginning: itself, and the servers that it is in.

use serde_json::{Value, json};

use super::{
    super::{
        Discord,
        model::{Guild, Id, State},
        object::{self, id},
        permissions::{self, VIEW_CHANNEL},
    },
    Session, fit,
};

/// `READY`.
pub(super) fn ready(discord: &Discord, state: &State, session: &Session, session_id: &str, v: u64) -> Value {
    let application = &state.applications[&session.application];
    let guilds: Vec<Value> =
        guilds_of(state, session).map(|guild| json!({ "id": id(guild.id), "unavailable": true })).collect();
    json!({
        "v": v,
        "user": object::own_user(state, application.id),
        "user_settings": {},
        "private_channels": [],
        "relationships": [],
        "presences": [],
        "guild_join_requests": [],
        "geo_ordered_rtc_regions": [],
        "guilds": guilds,
        "session_id": session_id,
        "session_type": "normal",
        "resume_gateway_url": discord.gateway_url(),
        "shard": [session.shard.0, session.shard.1],
        "application": { "id": id(application.id), "flags": application.flags },
    })
}

/// The servers of a session's shard.
pub(super) fn guilds_of<'a>(state: &'a State, session: &'a Session) -> impl Iterator<Item = &'a Guild> {
    state.guilds.values().filter(|guild| {
        guild.members.contains_key(&session.application) && fit::on_shard(session, Some(guild.id))
    })
}

/// The event that tells of a server at a start, or when the bot comes to it.
pub fn guild_event(state: &State, guild: Id, bot: Id) -> (&'static str, Value) {
    let guild = &state.guilds[&guild];
    if guild.unavailable {
        return ("GUILD_DELETE", json!({ "id": id(guild.id), "unavailable": true }));
    }
    let mut value = object::guild(guild);
    let of_guild = state.channels.values().filter(|channel| channel.guild == Some(guild.id));
    let (threads, channels): (Vec<_>, Vec<_>) = of_guild.partition(|channel| channel.kind.is_thread());
    let sees = |channel: Id| permissions::in_channel(state, bot, channel) & VIEW_CHANNEL != 0;
    let open = threads
        .into_iter()
        .filter(|one| sees(one.id) && one.thread.as_ref().is_some_and(|thread| !thread.archived));
    // Without the intent for presences: nobody but the bot itself.
    let members = [object::member(state, &guild.members[&bot])];
    value["joined_at"] = object::time(guild.members[&bot].joined_at);
    value["large"] = json!(guild.members.len() > 250);
    value["unavailable"] = json!(false);
    value["member_count"] = json!(guild.members.len());
    value["voice_states"] = json!([]);
    value["members"] = json!(members);
    value["channels"] = channels.iter().map(|one| object::channel(state, one, bot)).collect();
    value["threads"] = open.map(|one| object::channel(state, one, bot)).collect();
    value["presences"] = json!([]);
    value["stage_instances"] = json!([]);
    value["guild_scheduled_events"] = json!([]);
    value["soundboard_sounds"] = json!([]);
    ("GUILD_CREATE", value)
}
