//! Channels and threads themselves: told, changed, deleted.

use serde_json::{Value, json};

use super::{
    super::{
        checks::{bounds, length, list, number},
        errors::{self, Error, Form, invalid_form},
        limits,
        model::{Channel, Id},
        object,
        permissions::{self, MANAGE_CHANNELS, MANAGE_THREADS, SEND_MESSAGES_IN_THREADS},
    },
    Answer, Call, Reply, Route,
};

/// The endpoints.
pub const ROUTES: &[Route] = &[
    Route::new("GET", "/channels/{channel_id}", "channel", one),
    Route::new("PATCH", "/channels/{channel_id}", "channel-edit", edit)
        .form("UpdateThreadRequestPartial|UpdateGuildChannelRequestPartial|UpdateDMRequestPartial"),
    Route::new("DELETE", "/channels/{channel_id}", "channel-delete", delete),
];

fn shown(call: &Call<'_>, channel: Id) -> Answer {
    Reply::ok(object::channel(call.state, &call.state.channels[&channel], call.bot))
}

fn one(call: &mut Call<'_>) -> Answer {
    let channel = call.channel()?.id;
    shown(call, channel)
}

fn edit(call: &mut Call<'_>) -> Answer {
    let channel = call.channel()?.clone();
    if channel.guild.is_none() {
        return Err(errors::not_on_direct());
    }
    let mut form = Form::default();
    if let Some(name) = call.body["name"].as_str() {
        bounds(&mut form, "name", length(name.trim()), 1, limits::CHANNEL_NAME);
    }
    let most = i64::try_from(limits::SLOW_MODE).expect("a small number");
    number(&mut form, "rate_limit_per_user", &call.body["rate_limit_per_user"], 0, most);
    check_archive_minutes(&mut form, &call.body["auto_archive_duration"]);
    form.finish()?;
    if channel.kind.is_thread() { edit_thread(call, &channel) } else { edit_channel(call, &channel) }
}

/// How long a thread stays without a message.
pub fn check_archive_minutes(form: &mut Form, minutes: &Value) {
    if !minutes.is_null() && !minutes.as_u64().is_some_and(|minutes| limits::AUTO_ARCHIVE.contains(&minutes))
    {
        let message = "Value must be one of {10080, 1440, 4320, 60}.";
        form.wrong("auto_archive_duration", "BASE_TYPE_CHOICES", message);
    }
}

fn edit_channel(call: &mut Call<'_>, channel: &Channel) -> Answer {
    call.require(MANAGE_CHANNELS)?;
    let body = call.body.clone();
    let changed = call.state.channels.get_mut(&channel.id).expect("it was just seen");
    if let Some(name) = body["name"].as_str() {
        name.trim().clone_into(&mut changed.name);
    }
    if let Some(seconds) = body["rate_limit_per_user"].as_u64() {
        changed.slow_mode = seconds;
    }
    let event = object::channel(call.state, &call.state.channels[&channel.id], 0);
    let audience = call.state.audience(channel.id);
    call.state.outbox.send("CHANNEL_UPDATE", event, audience);
    shown(call, channel.id)
}

fn edit_thread(call: &mut Call<'_>, channel: &Channel) -> Answer {
    let body = call.body.clone();
    may_edit_thread(call, channel, &body)?;
    let tags =
        if body["applied_tags"].is_array() { Some(tags_of(call, channel.parent, &body)?) } else { None };
    call.state.change_thread(channel.id, |channel| {
        if let Some(name) = body["name"].as_str() {
            name.trim().clone_into(&mut channel.name);
        }
        if let Some(seconds) = body["rate_limit_per_user"].as_u64() {
            channel.slow_mode = seconds;
        }
        if let Some(flags) = body["flags"].as_u64() {
            channel.flags = flags & (1 << 1);
        }
        let Some(thread) = &mut channel.thread else { return };
        thread.archived = body["archived"].as_bool().unwrap_or(thread.archived);
        thread.locked = body["locked"].as_bool().unwrap_or(thread.locked);
        if let Some(minutes) = body["auto_archive_duration"].as_u64() {
            thread.auto_archive_minutes = minutes;
        }
        if let Some(tags) = tags {
            thread.applied_tags = tags;
        }
    });
    shown(call, channel.id)
}

/// Opening an unlocked thread takes leave to write in it; its owner may rename and close it; all
/// else is for moderators. An archived thread has to be opened first, or by the same request.
fn may_edit_thread(call: &Call<'_>, channel: &Channel, body: &Value) -> Result<(), Error> {
    let Some(thread) = &channel.thread else { return Err(errors::wrong_channel_type()) };
    let moderates = permissions::may(call.state, call.bot, channel.id, MANAGE_THREADS);
    if thread.archived && body["archived"] != false {
        return Err(errors::archived());
    }
    if moderates {
        return Ok(());
    }
    if thread.locked {
        return Err(errors::missing_permissions());
    }
    let only = |known: &[&str]| {
        body.as_object().is_some_and(|fields| fields.keys().all(|field| known.contains(&field.as_str())))
    };
    if body["archived"] == false && only(&["archived"]) {
        return call.require(SEND_MESSAGES_IN_THREADS);
    }
    let own =
        thread.owner == call.bot && only(&["name", "archived", "auto_archive_duration", "applied_tags"]);
    if own { call.require(SEND_MESSAGES_IN_THREADS) } else { Err(errors::missing_permissions()) }
}

/// The tags of a forum's post, each of which its forum knows.
pub fn tags_of(call: &Call<'_>, forum: Option<Id>, body: &Value) -> Result<Vec<Id>, Error> {
    let tags: Vec<Id> = list(&body["applied_tags"]).iter().filter_map(object::id_of).collect();
    if tags.len() > limits::APPLIED_TAGS {
        return Err(invalid_form("applied_tags", "BASE_TYPE_MAX_LENGTH", "Must be 5 or fewer in length."));
    }
    let forum = forum.and_then(|forum| call.state.channels.get(&forum));
    let known =
        |tag: &Id| forum.is_some_and(|forum| forum.available_tags.iter().any(|(known, _)| known == tag));
    if tags.iter().all(known) { Ok(tags) } else { Err(errors::unknown_tag()) }
}

fn delete(call: &mut Call<'_>) -> Answer {
    let channel = call.channel()?.clone();
    let told = object::channel(call.state, &channel, call.bot);
    if channel.guild.is_none() {
        // Closing direct messages hides them; they open again by themselves.
        return Reply::ok(told);
    }
    call.require(if channel.kind.is_thread() { MANAGE_THREADS } else { MANAGE_CHANNELS })?;
    call.state.delete_channel(channel.id)?;
    Reply::ok(json!(told))
}
