//! How things look on the wire: the objects of the API, with every field that programs rely on.

use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Value, json};

use super::{
    model::{Application, Channel, Guild, Id, Kind, Member, Role, State, User, sent_at},
    permissions,
};

mod message;

pub use message::{blank, emoji, message, message_event, message_for, shows_content};

/// An id on the wire.
pub fn id(id: Id) -> Value {
    Value::String(id.to_string())
}

/// An id from the wire: a string, or a number, which Discord takes as well.
pub fn id_of(value: &Value) -> Option<Id> {
    value.as_u64().or_else(|| value.as_str()?.parse().ok())
}

/// Ids on the wire.
pub fn ids(ids: impl IntoIterator<Item = Id>) -> Value {
    ids.into_iter().map(id).collect()
}

/// A time on the wire: `2026-01-05T09:00:00.000000+00:00`.
pub fn time(time: DateTime<Utc>) -> Value {
    Value::String(time.to_rfc3339_opts(SecondsFormat::Micros, false))
}

/// A user.
pub fn user(user: &User) -> Value {
    json!({
        "id": id(user.id),
        "username": user.username,
        "discriminator": if user.bot { "0001" } else { "0" },
        "global_name": user.global_name,
        "avatar": null,
        "avatar_decoration_data": null,
        "collectibles": null,
        "banner": null,
        "accent_color": null,
        "primary_guild": null,
        "bot": user.bot,
        "system": false,
        "flags": 0,
        "public_flags": 0,
    })
}

/// A user by id.
pub fn user_of(state: &State, user: Id) -> Value {
    self::user(&state.users[&user])
}

/// The bot's own user, as `GET /users/@me` tells of it.
pub fn own_user(state: &State, user: Id) -> Value {
    let mut value = user_of(state, user);
    value["mfa_enabled"] = json!(true);
    value["locale"] = json!("en-US");
    value["verified"] = json!(true);
    value["email"] = json!(null);
    value["premium_type"] = json!(0);
    value
}

/// A member without the user: as messages and interactions show one.
pub fn partial_member(member: &Member) -> Value {
    json!({
        "nick": member.nick,
        "avatar": null,
        "avatar_decoration_data": null,
        "banner": null,
        "collectibles": null,
        "roles": ids(member.roles.iter().copied()),
        "joined_at": time(member.joined_at),
        "premium_since": null,
        "deaf": false,
        "mute": false,
        "flags": 0,
        "pending": false,
        "communication_disabled_until": member.timed_out_until.map(time),
    })
}

/// A member.
pub fn member(state: &State, member: &Member) -> Value {
    let mut value = partial_member(member);
    value["user"] = user_of(state, member.user);
    value
}

/// A role.
pub fn role(guild: &Guild, role: &Role) -> Value {
    let mut value = json!({
        "id": id(role.id),
        "name": role.name,
        "description": null,
        "permissions": role.permissions.to_string(),
        "position": role.position,
        "color": 0,
        "colors": { "primary_color": 0, "secondary_color": null, "tertiary_color": null },
        "hoist": false,
        "managed": role.managed,
        "mentionable": role.mentionable,
        "icon": null,
        "unicode_emoji": null,
        "flags": 0,
    });
    if role.managed
        && let Some(bot) = guild.members.values().find(|member| member.roles.contains(&role.id))
    {
        value["tags"] = json!({ "bot_id": id(bot.user) });
    }
    value
}

/// A server, without what `GUILD_CREATE` adds: channels, members, threads.
pub fn guild(guild: &Guild) -> Value {
    let mut value = unused_of_guild();
    value["id"] = id(guild.id);
    value["name"] = json!(guild.name);
    value["owner_id"] = id(guild.owner);
    value["system_channel_id"] = json!(guild.system_channel.map(id));
    value["roles"] = guild.roles.values().map(|one| role(guild, one)).collect();
    value["preferred_locale"] = json!(guild.locale);
    value
}

/// What every server has and nobody here uses.
fn unused_of_guild() -> Value {
    let mut value = json!({
        "features": ["COMMUNITY"],
        "region": "deprecated",
        "afk_timeout": 300,
        "system_channel_flags": 0,
        "widget_enabled": false,
        "verification_level": 0,
        "default_message_notifications": 1,
        "mfa_level": 0,
        "explicit_content_filter": 2,
        "max_members": 500_000,
        "max_stage_video_channel_users": 50,
        "max_video_channel_users": 25,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "premium_progress_bar_enabled": false,
        "nsfw": false,
        "nsfw_level": 0,
        "emojis": [],
        "stickers": [],
    });
    for field in [
        "icon",
        "description",
        "home_header",
        "splash",
        "discovery_splash",
        "banner",
        "application_id",
        "afk_channel_id",
        "widget_channel_id",
        "max_presences",
        "vanity_url_code",
        "rules_channel_id",
        "safety_alerts_channel_id",
        "public_updates_channel_id",
        "hub_type",
        "latest_onboarding_question_id",
        "incidents_data",
    ] {
        value[field] = Value::Null;
    }
    value
}

/// A server in the list of the bot's own.
pub fn own_guild(state: &State, guild: &Guild, user: Id, counts: bool) -> Value {
    let mut value = json!({
        "id": id(guild.id),
        "name": guild.name,
        "icon": null,
        "banner": null,
        "owner": guild.owner == user,
        "permissions": permissions::in_guild(state, user, guild.id).to_string(),
        "features": ["COMMUNITY"],
    });
    if counts {
        value["approximate_member_count"] = json!(guild.members.len());
        value["approximate_presence_count"] = json!(guild.members.len());
    }
    value
}

/// A channel, a thread or direct messages. A thread holds the viewer's own membership.
pub fn channel(state: &State, channel: &Channel, viewer: Id) -> Value {
    // What one member alone sees is no message of the channel.
    let messages = state.messages.get(&channel.id).into_iter().flat_map(|messages| messages.values());
    let last = messages.rev().find(|message| message.only_for.is_none()).map(|last| id(last.id));
    let mut value = json!({
        "id": id(channel.id),
        "type": channel.kind as u8,
        "flags": channel.flags,
        "last_message_id": last,
        "last_pin_timestamp": null,
    });
    let Some(guild) = channel.guild else {
        let others = channel.recipients.iter().filter(|recipient| **recipient != viewer);
        value["recipients"] = others.map(|recipient| user_of(state, *recipient)).collect();
        return value;
    };
    value["guild_id"] = id(guild);
    value["name"] = json!(channel.name);
    value["parent_id"] = json!(channel.parent.map(id));
    value["rate_limit_per_user"] = json!(channel.slow_mode);
    if channel.kind.is_thread() {
        add_thread(state, channel, viewer, &mut value);
        return value;
    }
    value["position"] = json!(channel.position);
    value["permission_overwrites"] = channel
        .overwrites
        .iter()
        .map(|one| {
            json!({
                "id": id(one.id),
                "type": u8::from(one.is_member),
                "allow": one.allow.to_string(),
                "deny": one.deny.to_string(),
            })
        })
        .collect();
    value["nsfw"] = json!(channel.nsfw);
    value["topic"] = json!(null);
    if channel.kind.is_forum() {
        value["available_tags"] =
            channel.available_tags.iter().map(|(tag, name)| self::tag(*tag, name)).collect();
        value["default_reaction_emoji"] = json!(null);
        value["default_sort_order"] = json!(null);
        value["default_forum_layout"] = json!(0);
        value["default_tag_setting"] = json!("match_some");
    }
    if matches!(channel.kind, Kind::Voice | Kind::Stage) {
        value["bitrate"] = json!(64_000);
        value["user_limit"] = json!(0);
        value["rtc_region"] = json!(null);
    }
    value
}

fn tag(tag: Id, name: &str) -> Value {
    json!({ "id": id(tag), "name": name, "moderated": false, "emoji_id": null, "emoji_name": null })
}

fn add_thread(state: &State, channel: &Channel, viewer: Id, value: &mut Value) {
    let Some(thread) = &channel.thread else { return };
    let present = state.messages.get(&channel.id).map_or(0, |messages| {
        messages.values().filter(|message| message.kind != 21 && Some(message.id) != thread.starter).count()
    });
    value["owner_id"] = id(thread.owner);
    value["message_count"] = json!(present);
    value["member_count"] = json!(thread.members.len().min(50));
    value["total_message_sent"] = json!(thread.total_sent);
    value["applied_tags"] = ids(thread.applied_tags.iter().copied());
    value["thread_metadata"] = json!({
        "archived": thread.archived,
        "locked": thread.locked,
        "auto_archive_duration": thread.auto_archive_minutes,
        "archive_timestamp": time(thread.archive_changed_at),
        "create_timestamp": time(sent_at(channel.id)),
    });
    if channel.kind == Kind::PrivateThread {
        value["thread_metadata"]["invitable"] = json!(true);
    }
    if thread.members.contains(&viewer) {
        value["member"] = thread_member(channel, viewer);
    }
}

/// Somebody's membership in a thread.
pub fn thread_member(channel: &Channel, user: Id) -> Value {
    json!({
        "id": id(channel.id),
        "user_id": id(user),
        "join_timestamp": time(sent_at(channel.id)),
        "flags": 0,
        "muted": false,
        "mute_config": null,
    })
}

/// An application, as it sees itself.
pub fn application(state: &State, application: &Application) -> Value {
    let guilds = state.guilds.values().filter(|guild| guild.members.contains_key(&application.id)).count();
    json!({
        "id": id(application.id),
        "name": application.name,
        "icon": null,
        "description": "",
        "summary": "",
        "type": null,
        "verify_key": "00".repeat(32),
        "flags": application.flags,
        "flags_new": application.flags.to_string(),
        "redirect_uris": [],
        "interactions_endpoint_url": null,
        "role_connections_verification_url": null,
        "event_webhooks_url": null,
        "event_webhooks_status": 1,
        "owner": user_of(state, application.owner),
        "approximate_guild_count": guilds,
        "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0,
        "explicit_content_filter": 0,
        "team": null,
        "bot_public": true,
        "bot_require_code_grant": false,
        "bot": user_of(state, application.id),
        "eligible_oauth2_scopes": [],
        "integration_types_config": { "0": {} },
    })
}
