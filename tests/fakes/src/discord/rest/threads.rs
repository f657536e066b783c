//! Threads: started, joined, left and listed.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::{
    super::{
        actions::threads::NewThread,
        checks::{
            length,
            message::{self, SUPPRESS_EMBEDS, SUPPRESS_NOTIFICATIONS},
            number, required,
        },
        errors::{self, Error, Form, invalid_form},
        limits,
        mentions::Allowed,
        model::{Channel, Id, Kind, Thread},
        object,
        permissions::{
            ATTACH_FILES, CREATE_PRIVATE_THREADS, CREATE_PUBLIC_THREADS, EMBED_LINKS, MANAGE_THREADS,
            READ_MESSAGE_HISTORY, SEND_MESSAGES,
        },
    },
    Answer, Call, Reply, Route,
    channels::{check_archive_minutes, tags_of},
    messages::spoken,
};

/// A forum whose posts need a tag.
const REQUIRE_TAG: u64 = 1 << 4;

/// The endpoints.
pub const ROUTES: &[Route] = &[
    Route::new("POST", "/channels/{channel_id}/messages/{message_id}/threads", "thread-create", from_message)
        .form("CreateTextThreadWithMessageRequest"),
    Route::new("POST", "/channels/{channel_id}/threads", "thread-create", create)
        .form("CreateForumThreadRequest|CreateTextThreadWithoutMessageRequest"),
    Route::new("GET", "/channels/{channel_id}/thread-members", "thread-member-read", members),
    Route::new("PUT", "/channels/{channel_id}/thread-members/@me", "thread-member", join),
    Route::new("DELETE", "/channels/{channel_id}/thread-members/@me", "thread-member", leave),
    Route::new("GET", "/channels/{channel_id}/thread-members/{user_id}", "thread-member-read", member),
    Route::new("PUT", "/channels/{channel_id}/thread-members/{user_id}", "thread-member", add),
    Route::new("DELETE", "/channels/{channel_id}/thread-members/{user_id}", "thread-member", remove),
    Route::new("GET", "/channels/{channel_id}/threads/archived/public", "thread-read", archived_public),
    Route::new("GET", "/channels/{channel_id}/threads/archived/private", "thread-read", archived_private),
];

/// What all forms of threads have.
fn shape(call: &Call<'_>, kind: Kind) -> Result<NewThread, Error> {
    let body = &call.body;
    let mut form = Form::default();
    required(&mut form, "name", &body["name"], 1, limits::CHANNEL_NAME);
    if body["name"].as_str().is_some_and(|name| length(name.trim()) == 0) {
        form.wrong("name", "BASE_TYPE_REQUIRED", "This field is required");
    }
    let most = i64::try_from(limits::SLOW_MODE).expect("a small number");
    number(&mut form, "rate_limit_per_user", &body["rate_limit_per_user"], 0, most);
    check_archive_minutes(&mut form, &body["auto_archive_duration"]);
    form.finish()?;
    Ok(NewThread {
        parent: call.channel()?.id,
        kind,
        name: body["name"].as_str().unwrap_or("").trim().to_owned(),
        auto_archive_minutes: body["auto_archive_duration"].as_u64().unwrap_or(4320),
        slow_mode: body["rate_limit_per_user"].as_u64().unwrap_or(0),
        starter: None,
        post: None,
        tags: Vec::new(),
    })
}

fn made(call: &mut Call<'_>, new: NewThread) -> Result<Value, Error> {
    let thread = call.state.create_thread(call.bot, new)?;
    Ok(object::channel(call.state, &call.state.channels[&thread], call.bot))
}

fn from_message(call: &mut Call<'_>) -> Answer {
    let channel = call.channel()?.clone();
    let kind = match channel.kind {
        Kind::Text => Kind::PublicThread,
        Kind::Announcement => Kind::AnnouncementThread,
        _ => return Err(errors::wrong_channel_type()),
    };
    call.require(CREATE_PUBLIC_THREADS | READ_MESSAGE_HISTORY)?;
    let starter = call.id("message_id")?;
    let message = call.state.message(channel.id, starter)?;
    if message.only_for.is_some() {
        return Err(errors::unknown_message());
    }
    if !matches!(message.kind, 0 | 19 | 20 | 23) {
        return Err(errors::system_message());
    }
    let mut new = shape(call, kind)?;
    new.starter = Some(starter);
    made(call, new).and_then(Reply::created)
}

fn create(call: &mut Call<'_>) -> Answer {
    let channel = call.channel()?.clone();
    if channel.kind.is_forum() {
        return post(call, &channel);
    }
    if !matches!(channel.kind, Kind::Text | Kind::Announcement) {
        return Err(errors::wrong_channel_type());
    }
    let (kind, needed) = match (call.body["type"].as_u64().unwrap_or(12), channel.kind) {
        (11, Kind::Text) => (Kind::PublicThread, CREATE_PUBLIC_THREADS),
        (12, Kind::Text) => (Kind::PrivateThread, CREATE_PRIVATE_THREADS),
        (10, Kind::Announcement) => (Kind::AnnouncementThread, CREATE_PUBLIC_THREADS),
        _ => {
            let message = "Value must be one of the thread types of this channel.";
            return Err(invalid_form("type", "BASE_TYPE_CHOICES", message));
        }
    };
    call.require(needed)?;
    let new = shape(call, kind)?;
    made(call, new).and_then(Reply::created)
}

/// A post in a forum: a thread and its first message at once.
fn post(call: &mut Call<'_>, forum: &Channel) -> Answer {
    call.require(SEND_MESSAGES)?;
    let mut new = shape(call, Kind::PublicThread)?;
    let body = call.body["message"].clone();
    if !body.is_object() {
        return Err(invalid_form("message", "BASE_TYPE_REQUIRED", "This field is required"));
    }
    let kind = message::Kind {
        otherwise: Allowed::everything(),
        settable: SUPPRESS_EMBEDS | SUPPRESS_NOTIFICATIONS | (1 << 15),
        path: "message",
    };
    if !body["nonce"].is_null() {
        call.state.violations.record("a forum's post takes no nonce", body["nonce"].to_string());
    }
    let checked = message::read(call.state, forum.id, &body, &call.files, kind)?;
    let mut draft = checked.draft;
    draft.nonce = None;
    draft.mentions = checked.allowed.resolve(call.state, call.bot, forum.id, &spoken(&draft));
    if !draft.embeds.is_empty() {
        call.require(EMBED_LINKS)?;
    }
    if !draft.attachments.is_empty() {
        call.require(ATTACH_FILES)?;
    }
    new.tags = tags_of(call, Some(forum.id), &call.body)?;
    if new.tags.is_empty() && forum.flags & REQUIRE_TAG != 0 {
        return Err(errors::tag_required());
    }
    new.post = Some(draft);
    let mut value = made(call, new)?;
    let thread: Id = value["id"].as_str().and_then(|id| id.parse().ok()).expect("it was just made");
    let first = call.state.message(thread, thread)?;
    value["message"] = object::message(call.state, first, call.bot);
    #[allow(clippy::disallowed_methods, reason = "benchmarks count real time")]
    call.discord.figures.posted(std::time::Instant::now());
    Reply::created(value)
}

/// The thread of the path.
fn thread<'a>(call: &'a Call<'_>) -> Result<(&'a Channel, &'a Thread), Error> {
    let channel = call.channel()?;
    let thread = channel.thread.as_ref().ok_or_else(errors::wrong_channel_type)?;
    Ok((channel, thread))
}

fn join(call: &mut Call<'_>) -> Answer {
    let thread = thread(call)?.0.id;
    call.state.join_thread(thread, call.bot)?;
    Reply::done()
}

fn leave(call: &mut Call<'_>) -> Answer {
    let thread = thread(call)?.0.id;
    call.state.leave_thread(thread, call.bot)?;
    Reply::done()
}

fn add(call: &mut Call<'_>) -> Answer {
    let (channel, user) = (thread(call)?.0, call.id("user_id")?);
    let (thread, guild) = (channel.id, channel.guild);
    call.state.is_open(thread)?;
    call.state.may_write(call.bot, thread)?;
    let guild = guild.and_then(|guild| call.state.guilds.get(&guild));
    if !guild.is_some_and(|guild| guild.members.contains_key(&user)) {
        return Err(errors::unknown_member());
    }
    call.state.join_thread(thread, user)?;
    Reply::done()
}

fn remove(call: &mut Call<'_>) -> Answer {
    let user = call.id("user_id")?;
    let (channel, inner) = thread(call)?;
    let thread = channel.id;
    if !(channel.kind == Kind::PrivateThread && inner.owner == call.bot) {
        call.require(MANAGE_THREADS)?;
    }
    call.state.leave_thread(thread, user)?;
    Reply::done()
}

fn told(call: &Call<'_>, thread: &Channel, user: Id) -> Value {
    let mut value = object::thread_member(thread, user);
    let guild = thread.guild.and_then(|guild| call.state.guilds.get(&guild));
    if call.query_flag("with_member")
        && let Some(member) = guild.and_then(|guild| guild.members.get(&user))
    {
        value["member"] = object::member(call.state, member);
    }
    value
}

fn member(call: &mut Call<'_>) -> Answer {
    let user = if call.param("user_id") == "@me" { call.bot } else { call.id("user_id")? };
    let (channel, inner) = thread(call)?;
    if !inner.members.contains(&user) {
        return Err(errors::unknown_member());
    }
    Reply::ok(told(call, channel, user))
}

fn members(call: &mut Call<'_>) -> Answer {
    const GUILD_MEMBERS: u64 = 1 << 1;
    let limit = call.query_number("limit", 1, 100, 100)?;
    let after = call.query_id("after")?.unwrap_or(0);
    if call.state.applications[&call.bot].privileged_intents & GUILD_MEMBERS == 0 {
        return Err(errors::missing_access());
    }
    let (channel, inner) = thread(call)?;
    // Pages come only with the members themselves.
    let (after, limit) = if call.query_flag("with_member") { (after, limit) } else { (0, usize::MAX) };
    let members = inner.members.range(after + 1..).take(limit);
    let members: Vec<Value> = members.map(|user| told(call, channel, *user)).collect();
    Reply::ok(json!(members))
}

fn archived_public(call: &mut Call<'_>) -> Answer {
    archived(call, |kind| matches!(kind, Kind::PublicThread | Kind::AnnouncementThread))
}

fn archived_private(call: &mut Call<'_>) -> Answer {
    call.require(MANAGE_THREADS)?;
    archived(call, |kind| kind == Kind::PrivateThread)
}

/// Archived threads, the latest archived first; the next page is before the last one's time.
fn archived(call: &mut Call<'_>, fits: impl Fn(Kind) -> bool) -> Answer {
    let parent = call.channel()?.id;
    call.require(READ_MESSAGE_HISTORY)?;
    let limit = call.query_number("limit", 2, 100, 50)?;
    let before: Option<DateTime<Utc>> = match call.query.get("before") {
        None => None,
        Some(text) => Some(text.parse().map_err(|_| {
            let message = format!("Could not parse {text}. Should be ISO8601.");
            invalid_form("before", "DATE_TIME_TYPE_PARSE", message)
        })?),
    };
    let state = &*call.state;
    let of_this = |one: &&Channel| one.parent == Some(parent) && fits(one.kind);
    let mut found: Vec<(&Channel, &Thread)> = state
        .channels
        .values()
        .filter(of_this)
        .filter_map(|one| Some((one, one.thread.as_ref()?)))
        .filter(|(_, thread)| {
            thread.archived && before.is_none_or(|before| thread.archive_changed_at < before)
        })
        .collect();
    found.sort_by_key(|(channel, thread)| std::cmp::Reverse((thread.archive_changed_at, channel.id)));
    let more = found.len() > limit;
    found.truncate(limit);
    let mine = found.iter().filter(|(_, thread)| thread.members.contains(&call.bot));
    let members: Vec<Value> = mine.map(|(one, _)| object::thread_member(one, call.bot)).collect();
    let threads: Vec<Value> = found.iter().map(|(one, _)| object::channel(state, one, call.bot)).collect();
    Reply::ok(json!({ "threads": threads, "members": members, "has_more": more }))
}
