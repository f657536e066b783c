//! Messages: posted, edited, deleted, shown to one member alone, linked to.

#![allow(clippy::disallowed_methods, reason = "benchmarks measure on real time")]

use std::time::Instant;

use serde_json::{Value, json};

use super::{
    super::{
        checks,
        errors::{Error, refuse},
        model::{Channel, Id, Kind, Message, Ts},
        object,
        ratelimit::Tier,
    },
    Answer, Call, Method,
    post::Draft,
};

/// The methods.
pub const METHODS: &[Method] = &[
    Method::write("chat.postMessage", Tier::Post, POST, post).scope("chat:write"),
    Method::write("chat.postEphemeral", Tier::Four, POST_EPHEMERAL, post_ephemeral).scope("chat:write"),
    Method::write("chat.update", Tier::Three, UPDATE, update).scope("chat:write"),
    Method::write("chat.delete", Tier::Three, &["channel", "ts", "as_user"], delete).scope("chat:write"),
    Method::read("chat.getPermalink", Tier::Special, &["channel", "message_ts"], permalink),
];

const POST: &[&str] = &[
    "channel",
    "text",
    "blocks",
    "attachments",
    "markdown_text",
    "metadata",
    "thread_ts",
    "reply_broadcast",
    "unfurl_links",
    "unfurl_media",
    "link_names",
    "parse",
    "mrkdwn",
    "username",
    "icon_emoji",
    "icon_url",
    "as_user",
];

const POST_EPHEMERAL: &[&str] = &[
    "channel",
    "user",
    "text",
    "blocks",
    "attachments",
    "markdown_text",
    "metadata",
    "thread_ts",
    "link_names",
    "parse",
    "username",
    "icon_emoji",
    "icon_url",
    "as_user",
];

const UPDATE: &[&str] = &[
    "channel",
    "ts",
    "text",
    "blocks",
    "attachments",
    "markdown_text",
    "metadata",
    "reply_broadcast",
    "link_names",
    "parse",
    "as_user",
    "file_ids",
    "unfurled_attachments",
];

/// Where an app wants to post: a channel by its id or name, or a member, whose direct messages are
/// meant.
fn target(call: &mut Call<'_>) -> Result<Id, Error> {
    let named = call.needed("channel")?;
    if call.state.users.contains_key(&named) {
        let bot = call.user.clone();
        return Ok(call.state.direct(&[&bot, &named]));
    }
    if let Ok(channel) = call.known_channel(&named) {
        return Ok(channel.id.clone());
    }
    let name = named.trim_start_matches('#');
    let by_name =
        |channel: &&Channel| channel.name == name && (channel.kind == Kind::Public || call.is_in(channel));
    let found = call.state.channels.values().find(by_name);
    found.map(|channel| channel.id.clone()).ok_or_else(|| Error::new("channel_not_found"))
}

/// Refuses unless the bot may post there.
fn may_post(call: &Call<'_>, id: &str) -> Result<(), Error> {
    let channel = &call.state.channels[id];
    if channel.archived {
        return refuse("is_archived");
    }
    let may_from_outside =
        channel.kind == Kind::Public && call.asking().spec.scopes.contains("chat:write.public");
    if !call.is_in(channel) && !may_from_outside {
        return refuse("not_in_channel");
    }
    if channel.read_only {
        return refuse("restricted_action_read_only_channel");
    }
    if channel.kind == Kind::Direct && !call.asking().spec.messages_tab {
        return refuse("messages_tab_disabled");
    }
    if channel.kind == Kind::Direct {
        let others = channel.members.iter().filter(|member| **member != call.user);
        if others.filter_map(|user| call.state.users.get(user)).any(|user| user.deleted) {
            return refuse("is_archived");
        }
    }
    Ok(())
}

/// The thread that is meant; none where there is no such message: Slack then posts to the channel.
fn thread_meant(call: &Call<'_>, channel: &str) -> Option<Ts> {
    let asked = call.text("thread_ts")?;
    let message = call.state.find_message(channel, &asked)?;
    let root = message.thread_ts.clone().unwrap_or_else(|| message.ts.clone());
    if root != asked {
        let detail = format!("{asked} is a reply to {root}");
        call.state.violations.record("replied to a reply", detail);
    }
    Some(root)
}

fn post(call: &mut Call<'_>) -> Answer {
    let channel = target(call)?;
    may_post(call, &channel)?;
    let draft = Draft::of(&call.arguments)?;
    draft.check(call.state, checks::Call::Post)?;
    let ts = call.state.ts();
    let thread_ts = thread_meant(call, &channel);
    let broadcast = thread_ts.is_some() && call.flag("reply_broadcast");
    let mut message = Message {
        app: Some(call.app.clone()),
        thread_ts,
        broadcast,
        ..Message::new(&channel, &ts, &call.user, "")
    };
    draft.fill(call.state, &mut message);
    call.state.put(message);
    draft.ping(call.state, &channel, &ts);
    call.slack.figures.posted(Instant::now());
    let told = object::message_with_metadata(call.state, &call.state.messages[&channel][&ts]);
    Ok(json!({ "channel": channel, "ts": ts, "message": told }))
}

fn post_ephemeral(call: &mut Call<'_>) -> Answer {
    let user = call.needed("user")?;
    let channel = call.channel()?.id.clone();
    may_post(call, &channel)?;
    if !call.state.channels[&channel].members.contains(&user) {
        return refuse("user_not_in_channel");
    }
    let draft = Draft::of(&call.arguments)?;
    draft.check(call.state, checks::Call::Ephemeral)?;
    let ts = call.state.ts();
    let thread_ts = thread_meant(call, &channel);
    let mut message = Message {
        app: Some(call.app.clone()),
        thread_ts,
        only_for: Some(user),
        ..Message::new(&channel, &ts, &call.user, "")
    };
    draft.fill(call.state, &mut message);
    call.state.put(message);
    Ok(json!({ "message_ts": ts }))
}

/// The message that is named, if it is this app's own.
fn own_message(call: &Call<'_>, others: &str) -> Result<(Id, Ts), Error> {
    let channel = call.channel()?.id.clone();
    let ts = call.needed("ts")?;
    let Some(message) = call.state.find_message(&channel, &ts) else { return refuse("message_not_found") };
    if message.only_for.is_some() || message.is("tombstone") {
        return refuse("message_not_found");
    }
    if message.app.as_ref() == Some(&call.app) { Ok((channel, ts)) } else { refuse(others) }
}

fn update(call: &mut Call<'_>) -> Answer {
    let (channel, ts) = own_message(call, "cant_update_message")?;
    if call.state.channels[&channel].archived {
        return refuse("is_inactive");
    }
    let draft = Draft::of(&call.arguments)?;
    draft.check(call.state, checks::Call::Update)?;
    let mut message = call.state.messages[&channel][&ts].clone();
    draft.fill(call.state, &mut message);
    if call.flag("reply_broadcast") && message.thread_ts.is_some() {
        message.broadcast = true;
    }
    let (user, changed) = (call.user.clone(), message.clone());
    call.state.change_message(&channel, &ts, Some(&user), |message| *message = changed)?;
    draft.ping(call.state, &channel, &ts);
    let told = object::message_with_metadata(call.state, &call.state.messages[&channel][&ts]);
    Ok(json!({ "channel": channel, "ts": ts, "text": message.text, "message": told }))
}

fn delete(call: &mut Call<'_>) -> Answer {
    let (channel, ts) = own_message(call, "cant_delete_message")?;
    if call.state.channels[&channel].archived {
        return refuse("cant_delete_message");
    }
    call.state.delete_message(&channel, &ts)?;
    Ok(json!({ "channel": channel, "ts": ts }))
}

fn permalink(call: &mut Call<'_>) -> Answer {
    let channel = call.channel()?.id.clone();
    let ts = call.needed("message_ts")?;
    let Some(message) = call.state.find_message(&channel, &ts) else { return refuse("message_not_found") };
    let mut link = link(&call.state.team.domain, &channel, &ts);
    if let Some(root) = message.thread_ts.as_ref().filter(|root| **root != ts) {
        link = format!("{link}?thread_ts={root}&cid={channel}");
    }
    let link: Value = json!(link);
    Ok(json!({ "channel": channel, "permalink": link }))
}

fn link(domain: &str, channel: &str, ts: &str) -> String {
    format!("https://{domain}.slack.com/archives/{channel}/p{}", ts.replace('.', ""))
}
