//! What there is, as Slack tells of it in JSON.

use serde_json::{Value, json};

use super::model::{App, Channel, Group, Id, Kind, Message, Role, State, User, View};

/// A user.
pub fn user(state: &State, user: &User) -> Value {
    let is_owner = user.role == Role::Owner;
    let mut value = json!({
        "id": user.id,
        "team_id": user.team,
        "name": user.name,
        "deleted": user.deleted,
        "is_bot": user.app.is_some(),
        "is_app_user": false,
        "updated": 1_700_000_000,
        "profile": {
            "real_name": user.real_name,
            "real_name_normalized": user.real_name,
            "display_name": user.display_name,
            "display_name_normalized": user.display_name,
            "team": user.team,
            "status_text": "",
            "status_emoji": "",
            "avatar_hash": "0",
            "image_48": "https://example.com/48.png",
        },
    });
    if user.team != state.team.id {
        value["is_stranger"] = json!(true);
    }
    if let Some(app) = user.app.as_ref().and_then(|app| state.apps.get(app)) {
        value["profile"]["api_app_id"] = json!(app.id);
        value["profile"]["bot_id"] = json!(app.bot);
        value["profile"]["always_active"] = json!(false);
    }
    // Of those who were deactivated Slack says no more.
    if !user.deleted {
        let more = json!({
            "color": "9f69e7",
            "real_name": user.real_name,
            "tz": user.tz,
            "tz_label": user.tz,
            "tz_offset": 0,
            "is_admin": is_owner || user.role == Role::Admin,
            "is_owner": is_owner,
            "is_primary_owner": is_owner && first_owner(state) == Some(&user.id),
            "is_restricted": matches!(user.role, Role::Guest | Role::SingleChannelGuest),
            "is_ultra_restricted": user.role == Role::SingleChannelGuest,
            "is_email_confirmed": true,
            "who_can_share_contact_card": "EVERYONE",
        });
        merge(&mut value, more);
    }
    value
}

fn first_owner(state: &State) -> Option<&Id> {
    state.users.values().find(|user| user.role == Role::Owner).map(|user| &user.id)
}

/// Puts the fields of the second into the first.
pub fn merge(into: &mut Value, more: Value) {
    if let (Value::Object(into), Value::Object(more)) = (into, more) {
        into.extend(more);
    }
}

/// A channel, as this app sees it.
pub fn channel(state: &State, channel: &Channel, reader: &str) -> Value {
    let mut value = json!({
        "id": channel.id,
        "created": channel.created,
        "is_archived": channel.archived,
        "is_im": channel.kind == Kind::Direct,
        "is_mpim": channel.kind == Kind::Group,
        "is_org_shared": false,
        "context_team_id": state.team.id,
        "updated": channel.created * 1000,
    });
    if channel.kind == Kind::Direct {
        let other = channel.members.iter().find(|member| *member != reader);
        value["user"] = json!(other);
        value["is_user_deleted"] =
            json!(other.and_then(|user| state.users.get(user)).is_some_and(|user| user.deleted));
        value["priority"] = json!(0);
        value["is_open"] = json!(true);
        return value;
    }
    let topic = json!({ "value": "", "creator": "", "last_set": 0 });
    let more = json!({
        "name": channel.name,
        "name_normalized": channel.name,
        "previous_names": channel.previous_names,
        "is_channel": channel.kind == Kind::Public,
        "is_group": channel.kind == Kind::Private,
        "is_private": channel.kind != Kind::Public,
        "is_general": false,
        "is_shared": channel.shared,
        "is_ext_shared": channel.shared,
        "is_pending_ext_shared": false,
        "pending_shared": [],
        "parent_conversation": null,
        "shared_team_ids": [state.team.id],
        "creator": channel.creator,
        "is_member": channel.members.contains(reader),
        "unlinked": 0,
        "topic": topic,
        "purpose": topic,
    });
    merge(&mut value, more);
    value
}

/// What a message says of the bot that wrote it.
pub fn bot_profile(state: &State, app: &App) -> Value {
    json!({
        "id": app.bot,
        "app_id": app.id,
        "user_id": app.user,
        "name": app.name,
        "icons": { "image_48": "https://example.com/48.png" },
        "deleted": !app.installed,
        "updated": 1_700_000_000,
        "team_id": state.team.id,
    })
}

/// A message as listings and events tell it, without its metadata.
pub fn message(state: &State, message: &Message) -> Value {
    let mut value = json!({ "type": "message", "text": message.text, "ts": message.ts });
    if let Some(subtype) = shown_subtype(message) {
        value["subtype"] = json!(subtype);
    }
    if message.is("bot_message") {
        value["username"] = json!(message.username.as_deref().unwrap_or_default());
    } else {
        value["user"] = json!(message.user);
    }
    if message.is("tombstone") {
        value["hidden"] = json!(true);
    } else if let Some(user) = state.users.get(&message.user) {
        value["team"] = json!(user.team);
    }
    if let Some(app) = message.app.as_ref().and_then(|app| state.apps.get(app)) {
        value["bot_id"] = json!(app.bot);
        value["app_id"] = json!(app.id);
        if !message.is("bot_message") {
            value["bot_profile"] = bot_profile(state, app);
        }
    } else if message.subtype.is_none() {
        value["client_msg_id"] = json!(client_msg_id(&message.ts));
    }
    for (name, list) in
        [("blocks", &message.blocks), ("attachments", &message.attachments), ("files", &message.files)]
    {
        if !list.is_empty() {
            value[name] = json!(list);
        }
    }
    if message.is("file_share") {
        value["upload"] = json!(true);
        value["display_as_bot"] = json!(false);
    }
    if let Some((user, ts)) = &message.edited {
        value["edited"] = json!({ "user": user, "ts": ts });
    }
    if !message.reactions.is_empty() {
        value["reactions"] = (message.reactions.iter())
            .map(|(name, users)| json!({ "name": name, "users": users, "count": users.len() }))
            .collect();
    }
    thread_fields(state, message, &mut value);
    value
}

fn shown_subtype(message: &Message) -> Option<&'static str> {
    if message.broadcast && message.subtype.is_none() { Some("thread_broadcast") } else { message.subtype }
}

fn client_msg_id(ts: &str) -> String {
    let digits: String = ts.chars().filter(char::is_ascii_digit).collect();
    format!("{digits:0>12.12}-0000-4000-8000-{digits:0>12.12}")
}

/// What a message says of its thread.
fn thread_fields(state: &State, message: &Message, value: &mut Value) {
    let Some(root) = message.thread_ts.as_ref().or(Some(&message.ts)) else { return };
    if *root == message.ts {
        let replies: Vec<&Message> = state.replies(&message.channel, root).collect();
        if let Some(last) = replies.last() {
            let mut users: Vec<&Id> = Vec::new();
            for reply in &replies {
                if !users.contains(&&reply.user) {
                    users.push(&reply.user);
                }
            }
            let more = json!({
                "thread_ts": root,
                "reply_count": replies.len(),
                "reply_users_count": users.len(),
                "latest_reply": last.ts,
                "reply_users": users.iter().take(5).collect::<Vec<_>>(),
                "is_locked": false,
                "subscribed": false,
            });
            merge(value, more);
        }
        return;
    }
    value["thread_ts"] = json!(root);
    if let Some(parent) = state.find_message(&message.channel, root) {
        value["parent_user_id"] = json!(parent.user);
        if message.broadcast {
            value["root"] = json!({
                "type": "message", "ts": parent.ts, "user": parent.user, "text": parent.text,
                "thread_ts": parent.ts,
            });
        }
    }
}

/// A message with its metadata, for those who asked for it and for events.
pub fn message_with_metadata(state: &State, message: &Message) -> Value {
    let mut value = self::message(state, message);
    if let Some(metadata) = &message.metadata {
        value["metadata"] = metadata.clone();
    }
    value
}

/// A user group.
pub fn group(state: &State, group: &Group, with_users: bool) -> Value {
    let mut value = json!({
        "id": group.id,
        "team_id": state.team.id,
        "is_usergroup": true,
        "is_subteam": true,
        "name": group.name,
        "description": "",
        "handle": group.handle,
        "is_external": false,
        "date_create": 1_700_000_000,
        "date_update": 1_700_000_000,
        "date_delete": i64::from(group.disabled) * 1_700_000_001,
        "user_count": group.members.len(),
        "prefs": { "channels": [], "groups": [] },
    });
    if with_users {
        value["users"] = json!(group.members);
    }
    value
}

/// A view, as replies and interactions tell of it.
pub fn view(state: &State, view: &View) -> Value {
    let mut value = view.view.clone();
    let app = state.apps.get(&view.app);
    let more = json!({
        "id": view.id,
        "team_id": state.team.id,
        "state": { "values": view.values },
        "hash": view.hash,
        "previous_view_id": view.previous,
        "root_view_id": view.root,
        "app_id": view.app,
        "app_installed_team_id": state.team.id,
        "bot_id": app.map(|app| &app.bot),
    });
    merge(&mut value, more);
    for (name, usual) in [
        ("callback_id", json!("")),
        ("private_metadata", json!("")),
        ("external_id", json!("")),
        ("clear_on_close", json!(false)),
        ("notify_on_close", json!(false)),
        ("close", Value::Null),
        ("submit", Value::Null),
    ] {
        if value[name].is_null() {
            value[name] = usual;
        }
    }
    value
}
