//! The bot itself: its user, its application, its servers and its direct messages.

use serde_json::{Value, json};

use super::{
    super::{dispatch::Audience, errors, object},
    Answer, Call, Reply, Route,
};

/// The endpoints.
pub const ROUTES: &[Route] = &[
    Route::new("GET", "/users/@me", "user", me),
    Route::new("GET", "/users/@me/guilds", "user-guilds", guilds),
    Route::new("DELETE", "/users/@me/guilds/{guild_id}", "user-guilds", leave),
    Route::new("POST", "/users/@me/channels", "direct-create", open).form("CreatePrivateChannelRequest"),
    Route::new("GET", "/users/{user_id}", "user", one),
    Route::new("GET", "/applications/@me", "application", application),
    Route::new("GET", "/oauth2/applications/@me", "application", application),
];

fn me(call: &mut Call<'_>) -> Answer {
    Reply::ok(object::own_user(call.state, call.bot))
}

fn one(call: &mut Call<'_>) -> Answer {
    let user = call.id("user_id")?;
    let user = call.state.users.get(&user).ok_or_else(errors::unknown_user)?;
    Reply::ok(object::user(user))
}

fn application(call: &mut Call<'_>) -> Answer {
    Reply::ok(object::application(call.state, &call.state.applications[&call.bot]))
}

fn guilds(call: &mut Call<'_>) -> Answer {
    let limit = call.query_number("limit", 1, 200, 200)?;
    let (before, after) = (call.query_id("before")?, call.query_id("after")?.unwrap_or(0));
    let counts = call.query_flag("with_counts");
    let state = &*call.state;
    let mine = state.guilds.range(after + 1..before.unwrap_or(u64::MAX)).map(|(_, guild)| guild);
    let mine = mine.filter(|guild| guild.members.contains_key(&call.bot));
    let mut mine: Vec<_> = mine.collect();
    if before.is_some() {
        mine = mine.split_off(mine.len().saturating_sub(limit));
    }
    mine.truncate(limit);
    let mine: Vec<Value> =
        mine.into_iter().map(|guild| object::own_guild(state, guild, call.bot, counts)).collect();
    Reply::ok(json!(mine))
}

fn leave(call: &mut Call<'_>) -> Answer {
    let guild = call.id("guild_id")?;
    let user = object::user_of(call.state, call.bot);
    let bot = call.bot;
    let known = call.state.guilds.get_mut(&guild).ok_or_else(errors::unknown_guild)?;
    known.members.remove(&bot).ok_or_else(errors::unknown_guild)?;
    let outbox = &mut call.state.outbox;
    let own = Audience::Application { application: bot, guild: Some(guild) };
    outbox.send("GUILD_DELETE", json!({ "id": object::id(guild) }), own);
    let others = json!({ "guild_id": object::id(guild), "user": user });
    outbox.send("GUILD_MEMBER_REMOVE", others, Audience::Guild(guild));
    Reply::done()
}

/// Opening never fails for lack of their consent; sending does.
fn open(call: &mut Call<'_>) -> Answer {
    let recipient = object::id_of(&call.body["recipient_id"]);
    let recipient = recipient.ok_or_else(errors::invalid_recipient)?;
    let user = call.state.users.get(&recipient).ok_or_else(errors::invalid_recipient)?;
    if user.bot || recipient == call.bot {
        return Err(errors::cannot_message_user());
    }
    let channel = call.state.direct(call.bot, recipient);
    Reply::ok(object::channel(call.state, &call.state.channels[&channel], call.bot))
}
