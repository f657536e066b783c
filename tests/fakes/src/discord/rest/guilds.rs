//! Servers: themselves, their channels, roles, members and active threads.

use serde_json::{Value, json};

use super::{
    super::{
        errors::{self, Error},
        model::{Guild, Member},
        object,
        permissions::{self, VIEW_CHANNEL},
    },
    Answer, Call, Reply, Route,
};

/// The privileged intent on members, without which they cannot be listed.
const GUILD_MEMBERS: u64 = 1 << 1;

/// The endpoints.
pub const ROUTES: &[Route] = &[
    Route::new("GET", "/guilds/{guild_id}", "guild", one),
    Route::new("GET", "/guilds/{guild_id}/channels", "guild-channels", channels),
    Route::new("GET", "/guilds/{guild_id}/roles", "guild-roles", roles),
    Route::new("GET", "/guilds/{guild_id}/members", "guild-members", members),
    Route::new("GET", "/guilds/{guild_id}/members/search", "guild-members", search),
    Route::new("GET", "/guilds/{guild_id}/members/{user_id}", "guild-member", member),
    Route::new("GET", "/guilds/{guild_id}/threads/active", "guild-threads", active_threads),
];

fn one(call: &mut Call<'_>) -> Answer {
    let guild = call.guild()?;
    let mut value = object::guild(guild);
    if call.query_flag("with_counts") {
        value["approximate_member_count"] = json!(guild.members.len());
        value["approximate_presence_count"] = json!(guild.members.len());
    }
    Reply::ok(value)
}

/// All channels, without threads; Discord lists those as well that the bot may not see.
fn channels(call: &mut Call<'_>) -> Answer {
    let guild = call.guild()?.id;
    let state = &*call.state;
    let channels = state.channels.values().filter(|one| one.guild == Some(guild) && !one.kind.is_thread());
    let channels: Vec<Value> = channels.map(|one| object::channel(state, one, call.bot)).collect();
    Reply::ok(json!(channels))
}

fn roles(call: &mut Call<'_>) -> Answer {
    let guild = call.guild()?;
    let roles: Vec<Value> = guild.roles.values().map(|role| object::role(guild, role)).collect();
    Reply::ok(json!(roles))
}

fn shown<'a>(call: &Call<'_>, members: impl Iterator<Item = &'a Member>) -> Answer {
    let members: Vec<Value> = members.map(|member| object::member(call.state, member)).collect();
    Reply::ok(json!(members))
}

/// Listing members takes the intent; asking for one by id does not.
fn may_list<'a>(call: &'a Call<'_>) -> Result<&'a Guild, Error> {
    let guild = call.guild()?;
    let allowed = call.state.applications[&call.bot].privileged_intents & GUILD_MEMBERS != 0;
    if allowed { Ok(guild) } else { Err(errors::missing_access()) }
}

fn members(call: &mut Call<'_>) -> Answer {
    let limit = call.query_number("limit", 1, 1000, 1)?;
    let after = call.query_id("after")?.unwrap_or(0);
    let guild = may_list(call)?;
    shown(call, guild.members.range(after + 1..).map(|(_, member)| member).take(limit))
}

fn search(call: &mut Call<'_>) -> Answer {
    let limit = call.query_number("limit", 1, 1000, 1)?;
    let start = call.query.get("query").map(|text| text.to_lowercase()).unwrap_or_default();
    if start.is_empty() {
        return Err(errors::invalid_form("query", "BASE_TYPE_REQUIRED", "This field is required"));
    }
    let guild = call.guild()?;
    let fits = |member: &&Member| {
        let nick = member.nick.as_ref().is_some_and(|nick| nick.to_lowercase().starts_with(&start));
        nick || call.state.users[&member.user].username.to_lowercase().starts_with(&start)
    };
    shown(call, guild.members.values().filter(fits).take(limit))
}

fn member(call: &mut Call<'_>) -> Answer {
    let user = call.id("user_id")?;
    let member = call.guild()?.members.get(&user).ok_or_else(errors::unknown_member)?;
    Reply::ok(object::member(call.state, member))
}

fn active_threads(call: &mut Call<'_>) -> Answer {
    let guild = call.guild()?.id;
    let state = &*call.state;
    let mut threads: Vec<_> = state
        .channels
        .values()
        .filter(|one| one.guild == Some(guild))
        .filter(|one| one.thread.as_ref().is_some_and(|thread| !thread.archived))
        .filter(|one| permissions::in_channel(state, call.bot, one.id) & VIEW_CHANNEL != 0)
        .collect();
    threads.sort_by_key(|one| std::cmp::Reverse(one.id));
    let mine = threads
        .iter()
        .filter(|one| one.thread.as_ref().is_some_and(|thread| thread.members.contains(&call.bot)));
    let members: Vec<Value> = mine.map(|one| object::thread_member(one, call.bot)).collect();
    let threads: Vec<Value> = threads.iter().map(|one| object::channel(state, one, call.bot)).collect();
    Reply::ok(json!({ "threads": threads, "members": members }))
}
