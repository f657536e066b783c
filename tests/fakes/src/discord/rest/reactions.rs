//! Reactions to messages.

use serde_json::{Value, json};

use super::{
    super::{
        errors::{self, Error},
        model::Id,
        object,
        permissions::{MANAGE_MESSAGES, READ_MESSAGE_HISTORY},
    },
    Answer, Call, Reply, Route,
};

/// The endpoints.
pub const ROUTES: &[Route] = &[
    Route::new("PUT", "/channels/{channel_id}/messages/{message_id}/reactions/{emoji}/@me", "reaction", add),
    Route::new(
        "DELETE",
        "/channels/{channel_id}/messages/{message_id}/reactions/{emoji}/@me",
        "reaction",
        remove,
    ),
    Route::new(
        "DELETE",
        "/channels/{channel_id}/messages/{message_id}/reactions/{emoji}/{user_id}",
        "reaction",
        remove_others,
    ),
    Route::new("GET", "/channels/{channel_id}/messages/{message_id}/reactions/{emoji}", "reaction-read", who),
    Route::new("DELETE", "/channels/{channel_id}/messages/{message_id}/reactions", "reaction", remove_all),
];

/// The message and the emoji of the path. Servers here have no emoji of their own.
fn place(call: &Call<'_>) -> Result<(Id, Id, String), Error> {
    let channel = call.channel()?.id;
    let message = call.id("message_id")?;
    if call.state.message(channel, message)?.only_for.is_some() {
        return Err(errors::unknown_message());
    }
    let emoji = call.param("emoji").to_owned();
    let is_sign = !emoji.is_empty() && !emoji.chars().any(|sign| sign.is_ascii_alphabetic());
    if is_sign && !emoji.is_ascii() { Ok((channel, message, emoji)) } else { Err(errors::unknown_emoji()) }
}

fn add(call: &mut Call<'_>) -> Answer {
    let (channel, message, emoji) = place(call)?;
    call.state.react(call.bot, channel, message, &emoji)?;
    Reply::done()
}

fn remove(call: &mut Call<'_>) -> Answer {
    let (channel, message, emoji) = place(call)?;
    call.state.unreact(call.bot, channel, message, &emoji)?;
    Reply::done()
}

fn remove_others(call: &mut Call<'_>) -> Answer {
    let (channel, message, emoji) = place(call)?;
    let user = call.id("user_id")?;
    if user != call.bot {
        call.require(MANAGE_MESSAGES)?;
    }
    call.state.unreact(user, channel, message, &emoji)?;
    Reply::done()
}

fn remove_all(call: &mut Call<'_>) -> Answer {
    let channel = call.channel()?.id;
    call.require(MANAGE_MESSAGES)?;
    let message = call.id("message_id")?;
    call.state.unreact_all(channel, message)?;
    Reply::done()
}

fn who(call: &mut Call<'_>) -> Answer {
    let (channel, message, emoji) = place(call)?;
    call.require(READ_MESSAGE_HISTORY)?;
    let limit = call.query_number("limit", 1, 100, 25)?;
    let after = call.query_id("after")?.unwrap_or(0);
    let message = call.state.message(channel, message)?;
    let found = message.reactions.iter().find(|(known, _)| *known == emoji);
    let users = found.into_iter().flat_map(|(_, who)| who.range(after + 1..)).take(limit);
    let users: Vec<Value> = users.map(|user| object::user_of(call.state, *user)).collect();
    Reply::ok(json!(users))
}
