//! Reactions to messages.

use serde_json::json;

use super::{
    super::{
        errors::{Error, refuse},
        model::{Id, Ts, time_of},
        ratelimit::Tier,
    },
    Answer, Call, Method,
};

const ARGUMENTS: &[&str] = &["channel", "timestamp", "name"];

/// The methods.
pub const METHODS: &[Method] = &[
    Method::write("reactions.add", Tier::Three, ARGUMENTS, add).scope("reactions:write"),
    Method::write("reactions.remove", Tier::Two, ARGUMENTS, remove).scope("reactions:write"),
];

/// The message and the emoji that are named.
fn place(call: &Call<'_>) -> Result<(Id, Ts, String), Error> {
    let name = call.needed("name")?;
    let is_name = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || "_-+'".contains(sign);
    if !name.chars().all(is_name) {
        return refuse("invalid_name");
    }
    let Some(ts) = call.text("timestamp") else { return refuse("no_item_specified") };
    if call.text("channel").is_none() {
        return refuse("no_item_specified");
    }
    if time_of(&ts).is_none() || !ts.contains('.') {
        return refuse("bad_timestamp");
    }
    let channel = call.channel()?;
    if channel.archived {
        return refuse("is_archived");
    }
    Ok((call.own_channel()?.id.clone(), ts, name))
}

fn add(call: &mut Call<'_>) -> Answer {
    let (channel, ts, name) = place(call)?;
    let user = call.user.clone();
    call.state.react(&user, &channel, &ts, &name)?;
    Ok(json!({}))
}

fn remove(call: &mut Call<'_>) -> Answer {
    let (channel, ts, name) = place(call)?;
    let user = call.user.clone();
    call.state.unreact(&user, &channel, &ts, &name)?;
    Ok(json!({}))
}
