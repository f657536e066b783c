//! Messages of a channel: read, sent, edited, deleted.

use chrono::TimeDelta;
use serde_json::{Value, json};

use super::{
    super::{
        actions::messages::Draft,
        checks::{
            attachments,
            components::IS_COMPONENTS_V2,
            list,
            message::{self, Kind, SUPPRESS_EMBEDS},
        },
        errors::{self, Error, Form, invalid_form},
        limits,
        mentions::Allowed,
        model::{Id, Message, sent_at},
        object,
        permissions::{
            self, ATTACH_FILES, EMBED_LINKS, MANAGE_MESSAGES, MANAGE_THREADS, READ_MESSAGE_HISTORY,
            SEND_TTS_MESSAGES,
        },
    },
    Answer, Call, Reply, Route,
};

/// The endpoints.
pub const ROUTES: &[Route] = &[
    Route::new("GET", "/channels/{channel_id}/messages", "message-read", history),
    Route::new("POST", "/channels/{channel_id}/messages", "message-create", create)
        .form("MessageCreateRequest"),
    Route::new("POST", "/channels/{channel_id}/messages/bulk-delete", "message-bulk-delete", bulk_delete),
    Route::new("GET", "/channels/{channel_id}/messages/{message_id}", "message-read", one),
    Route::new("PATCH", "/channels/{channel_id}/messages/{message_id}", "message-edit", edit)
        .form("MessageEditRequestPartial"),
    Route::new("DELETE", "/channels/{channel_id}/messages/{message_id}", "message-delete", delete),
    Route::new("POST", "/channels/{channel_id}/typing", "typing", typing),
];

/// Whether a message shows up in a channel for all who see it.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "it is for filters")]
fn listed(message: &&Message) -> bool {
    message.only_for.is_none()
}

fn history(call: &mut Call<'_>) -> Answer {
    let channel = call.channel()?.id;
    if call.channel()?.kind.is_forum() {
        return Err(errors::not_a_text_channel());
    }
    let limit = call.query_number("limit", 1, 100, 50)?;
    let (before, after, around) =
        (call.query_id("before")?, call.query_id("after")?, call.query_id("around")?);
    if [before, after, around].iter().flatten().count() > 1 {
        let message = "before, after and around are mutually exclusive.";
        return Err(invalid_form("_misc", "MUTUALLY_EXCLUSIVE", message));
    }
    if !permissions::may(call.state, call.bot, channel, READ_MESSAGE_HISTORY) {
        return Reply::ok(json!([]));
    }
    let Some(messages) = call.state.messages.get(&channel) else { return Reply::ok(json!([])) };
    let mut found: Vec<&Message> = if let Some(after) = after {
        messages.range(after + 1..).map(|(_, message)| message).filter(listed).take(limit).collect()
    } else if let Some(around) = around {
        let half = limit / 2;
        let older = messages.range(..around).rev().map(|(_, message)| message).filter(listed).take(half);
        let newer = messages.range(around..).map(|(_, message)| message).filter(listed).take(limit - half);
        older.chain(newer).collect()
    } else {
        let end = before.unwrap_or(Id::MAX);
        messages.range(..end).rev().map(|(_, message)| message).filter(listed).take(limit).collect()
    };
    found.sort_by_key(|message| std::cmp::Reverse(message.id));
    let found: Vec<Value> =
        found.into_iter().map(|message| object::message_for(call.state, message, call.bot)).collect();
    Reply::ok(json!(found))
}

/// A message that is not somebody else's secret.
fn known(call: &Call<'_>) -> Result<Message, Error> {
    let message = call.state.message(call.channel()?.id, call.id("message_id")?)?;
    if message.only_for.is_some() { Err(errors::unknown_message()) } else { Ok(message.clone()) }
}

fn one(call: &mut Call<'_>) -> Answer {
    call.require(READ_MESSAGE_HISTORY)?;
    let message = known(call)?;
    Reply::ok(object::message_for(call.state, &message, call.bot))
}

fn create(call: &mut Call<'_>) -> Answer {
    let channel = call.channel()?.id;
    let draft = drafted(call, channel)?;
    call.state.may_write(call.bot, channel)?;
    needed(call, channel, &draft)?;
    if let Some(same) = sent_already(call, &draft) {
        return Reply::ok(object::message(call.state, &same, call.bot));
    }
    let message = call.state.send_message(call.bot, channel, draft);
    #[allow(clippy::disallowed_methods, reason = "benchmarks count real time")]
    call.discord.figures.posted(std::time::Instant::now());
    Reply::ok(object::message(call.state, &message, call.bot))
}

/// The message of a body, with its mentions and its reference.
fn drafted(call: &mut Call<'_>, channel: Id) -> Result<Draft, Error> {
    let checked = message::read(call.state, channel, &call.body, &call.files, Kind::plain())?;
    let (mut draft, allowed) = (checked.draft, checked.allowed);
    draft.mentions = allowed.resolve(call.state, call.bot, channel, &spoken(&draft));
    if let Some(replied) = reply(call, channel)? {
        let author = call.state.message(channel, replied)?.author;
        draft.reference = Some((channel, replied));
        if allowed.replied_user && !draft.mentions.users.contains(&author) {
            draft.mentions.users.push(author);
        }
    }
    Ok(draft)
}

/// What a message says where mentions count: its text, or that of its components.
pub fn spoken(draft: &Draft) -> String {
    fn gather(component: &Value, text: &mut String) {
        if component["type"] == 10 {
            text.push_str(component["content"].as_str().unwrap_or(""));
            text.push('\n');
        }
        for inner in list(&component["components"]) {
            gather(inner, text);
        }
    }
    let mut text = draft.content.clone();
    if draft.flags & IS_COMPONENTS_V2 != 0 {
        for component in &draft.components {
            gather(component, &mut text);
        }
    }
    text
}

/// The message to which it replies, if there is one.
fn reply(call: &Call<'_>, channel: Id) -> Result<Option<Id>, Error> {
    let reference = &call.body["message_reference"];
    if reference.is_null() {
        return Ok(None);
    }
    if reference["type"].as_u64().unwrap_or(0) != 0 {
        let message = "This fake knows no forwarding.";
        return Err(invalid_form("message_reference.type", "BASE_TYPE_CHOICES", message));
    }
    let id = |field: &str| object::id_of(&reference[field]);
    let Some(replied) = id("message_id") else {
        return Err(invalid_form(
            "message_reference.message_id",
            "BASE_TYPE_REQUIRED",
            "This field is required",
        ));
    };
    if !permissions::may(call.state, call.bot, channel, READ_MESSAGE_HISTORY) {
        return Err(errors::reply_needs_history());
    }
    if id("channel_id").is_some_and(|other| other != channel) {
        let message = "Cannot reply to a message in a different channel";
        return Err(invalid_form("message_reference", "REPLIES_CANNOT_REFERENCE_OTHER_CHANNEL", message));
    }
    match call.state.message(channel, replied) {
        Ok(message) if matches!(message.kind, 0 | 19 | 20 | 23) && message.only_for.is_none() => {
            Ok(Some(replied))
        }
        Ok(message) if message.only_for.is_none() => {
            let message = "Cannot reply to a system message";
            Err(invalid_form("message_reference", "REPLIES_CANNOT_REPLY_TO_SYSTEM_MESSAGE", message))
        }
        _ if reference["fail_if_not_exists"] == false => Ok(None),
        _ => Err(invalid_form("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message")),
    }
}

/// What a message needs beyond leave to write.
///
/// The documentation says of Embed Links only that links are shown by it; bots that send embeds
/// without it have been refused with 50013 for years, so that is what happens here.
fn needed(call: &Call<'_>, channel: Id, draft: &Draft) -> Result<(), Error> {
    let wanted = [
        (!draft.embeds.is_empty(), EMBED_LINKS),
        (!draft.attachments.is_empty(), ATTACH_FILES),
        (call.body["tts"] == true, SEND_TTS_MESSAGES),
    ];
    let wanted = wanted.iter().filter(|(used, _)| *used).fold(0, |all, (_, one)| all | one);
    permissions::require(call.state, call.bot, channel, wanted)
}

/// The message that was sent already with this nonce, if the bot wants to know.
fn sent_already(call: &Call<'_>, draft: &Draft) -> Option<Message> {
    if call.body["enforce_nonce"] != true {
        return None;
    }
    let text = |nonce: &Value| nonce.as_str().map_or_else(|| nonce.to_string(), str::to_owned);
    let nonce = text(draft.nonce.as_ref()?);
    let memory = call.discord.config.nonce_memory.and_then(|memory| TimeDelta::from_std(memory).ok());
    let since = (call.state.now)() - memory.unwrap_or(TimeDelta::minutes(limits::NONCE_MINUTES));
    let mut sent = call.state.messages.values().flat_map(|messages| messages.values().rev());
    let same = |message: &&Message| {
        message.author == call.bot
            && message.sent_at() >= since
            && message.nonce.as_ref().is_some_and(|known| text(known) == nonce)
    };
    sent.find(same).cloned()
}

fn edit(call: &mut Call<'_>) -> Answer {
    let message = known(call)?;
    let channel = message.channel;
    if message.author != call.bot {
        let only_flags =
            call.body.as_object().is_some_and(|fields| fields.keys().all(|field| field == "flags"));
        if !only_flags {
            return Err(errors::not_the_author());
        }
        call.require(MANAGE_MESSAGES)?;
    }
    if !matches!(message.kind, 0 | 19 | 20 | 23) {
        return Err(errors::system_message());
    }
    editable(call, channel)?;
    let message = edited(call, &message, Kind::plain().otherwise)?;
    Reply::ok(object::message(call.state, &message, call.bot))
}

/// Refuses where nothing may be edited.
fn editable(call: &Call<'_>, channel: Id) -> Result<(), Error> {
    call.state.is_open(channel)?;
    let locked = call.channel()?.thread.as_ref().is_some_and(|thread| thread.locked);
    if locked && !permissions::may(call.state, call.bot, channel, MANAGE_THREADS) {
        return Err(errors::locked());
    }
    Ok(())
}

/// Edits a message by the body of the call: what is not said stays as it is.
///
/// Interactions edit their answers by it as well; what may be mentioned where nothing is said
/// differs there.
pub fn edited(call: &mut Call<'_>, message: &Message, otherwise: Allowed) -> Result<Message, Error> {
    let body = call.body.clone();
    let mut form = Form::default();
    let says = |field: &str| body.get(field).is_some();
    let mut flags = message.flags;
    if says("flags") {
        let settable = SUPPRESS_EMBEDS | IS_COMPONENTS_V2;
        flags = flags & !SUPPRESS_EMBEDS | body["flags"].as_u64().unwrap_or(0) & settable;
    }
    let (content, embeds, components) = message::parts(&mut form, "", &body, flags);
    let allowed = Allowed::read(&body["allowed_mentions"], otherwise, &mut form);
    form.finish()?;
    let mut changed = message.clone();
    changed.flags = flags;
    if says("content") {
        changed.content = content;
    }
    if says("embeds") {
        changed.embeds = embeds;
    }
    if says("components") {
        changed.components = components;
    }
    if says("attachments") || !call.files.is_empty() {
        let wanted =
            if says("attachments") { body["attachments"].clone() } else { json!(message.attachments) };
        changed.attachments =
            attachments::read(call.state, message.channel, &wanted, &call.files, &message.attachments)?;
    }
    attachments::check_shown(call.state, &changed.embeds, &changed.attachments);
    let shown = Draft {
        content: changed.content.clone(),
        embeds: changed.embeds.clone(),
        components: changed.components.clone(),
        attachments: changed.attachments.clone(),
        flags,
        ..Draft::default()
    };
    if message::is_empty(&shown) {
        return Err(errors::empty_message());
    }
    if says("content") || flags & IS_COMPONENTS_V2 != 0 && says("components") {
        let mentions = allowed.resolve(call.state, message.author, message.channel, &spoken(&shown));
        changed.mentions = mentions.users;
        changed.mention_roles = mentions.roles;
        changed.mention_everyone = mentions.everyone;
    }
    call.state.edit_message(message.channel, message.id, true, |message| *message = changed)
}

fn delete(call: &mut Call<'_>) -> Answer {
    let message = known(call)?;
    if message.author != call.bot {
        call.require(MANAGE_MESSAGES)?;
    }
    if matches!(message.kind, 1..=5 | 14..=17 | 21) {
        return Err(errors::system_message());
    }
    let thread = call.channel()?.thread.as_ref();
    if thread.is_some_and(|thread| thread.archived && thread.locked)
        && !permissions::may(call.state, call.bot, message.channel, MANAGE_THREADS)
    {
        return Err(errors::archived());
    }
    call.state.delete_message(message.channel, message.id)?;
    Reply::done()
}

fn bulk_delete(call: &mut Call<'_>) -> Answer {
    let channel = call.channel()?;
    if channel.guild.is_none() {
        return Err(errors::not_on_direct());
    }
    let channel = channel.id;
    call.require(MANAGE_MESSAGES)?;
    let messages: Vec<Id> = list(&call.body["messages"]).iter().filter_map(object::id_of).collect();
    if !(2..=100).contains(&messages.len()) {
        return Err(errors::wrong_bulk());
    }
    let oldest = (call.state.now)() - TimeDelta::days(limits::BULK_DELETE_DAYS);
    if messages.iter().any(|message| sent_at(*message) < oldest) {
        return Err(errors::too_old_for_bulk());
    }
    call.state.delete_messages(channel, &messages);
    Reply::done()
}

fn typing(call: &mut Call<'_>) -> Answer {
    let channel = call.channel()?.id;
    call.state.may_write(call.bot, channel)?;
    let event = json!({
        "channel_id": object::id(channel),
        "user_id": object::id(call.bot),
        "timestamp": (call.state.now)().timestamp(),
    });
    let (event, audience) = (call.state.with_guild(channel, event), call.state.audience(channel));
    call.state.outbox.send("TYPING_START", event, audience);
    Reply::done()
}
