//! Users, channels, groups and apps: made, changed, and told of to apps that are there already.

use serde::Deserialize;
use serde_json::{Value, json};

use super::{
    super::{
        Fake,
        model::{AppSpec, Kind, Role},
        object,
    },
    Nothing, Outcome, Refusal, Verb, read, verb,
};

pub(super) const VERBS: &[Verb] = &[
    verb!("world", "{}", "Everything that there is: the workspace, users, channels, groups, apps.", world),
    verb!(
        "new-user",
        r#"{"name": "ada", "role": "member"}"#,
        "Makes a person: member, guest, single-channel-guest, admin, owner, or stranger.",
        new_user
    ),
    verb!(
        "new-channel",
        r#"{"name": "general", "creator": "U1", "private": false}"#,
        "Makes a channel with somebody in it.",
        new_channel
    ),
    verb!("new-group", r#"{"handle": "team", "members": ["U1"]}"#, "Makes a user group.", new_group),
    verb!(
        "new-app",
        r#"{"manifest": {}, "bot_token": "xoxb-1", "app_token": "xapp-1"}"#,
        "Makes an app of a manifest and installs it.",
        new_app
    ),
    verb!(
        "change-app",
        r#"{"app": "A1", "commands": ["/hello"], "message_shortcuts": {"quote": "Quote"},
      "global_shortcuts": {"start": "Start"}, "without_scopes": ["reactions:write"], "manifest": null}"#,
        "Changes what an app has: from a new manifest, or adds commands and shortcuts, takes scopes away.",
        change_app
    ),
    verb!(
        "invite",
        r#"{"by": "U1", "channel": "C1", "user": "U2"}"#,
        "Brings a user, or a bot, into a channel.",
        invite
    ),
    verb!("kick", r#"{"channel": "C1", "user": "U2"}"#, "Removes a user, or a bot, from a channel.", kick),
    verb!(
        "archive",
        r#"{"by": "U1", "channel": "C1"}"#,
        "Archives a channel; bots are put out of it.",
        archive
    ),
    verb!("unarchive", r#"{"by": "U1", "channel": "C1"}"#, "Takes a channel out of the archive.", unarchive),
    verb!("rename", r#"{"channel": "C1", "name": "talk"}"#, "Gives a channel another name.", rename),
    verb!("delete-channel", r#"{"by": "U1", "channel": "C1"}"#, "Deletes a channel.", delete_channel),
    verb!("deactivate", r#"{"user": "U1"}"#, "Deactivates somebody.", deactivate),
    verb!("uninstall", r#"{"app": "A1"}"#, "Removes an app from the workspace.", uninstall),
    verb!("revoke", r#"{"token": "xoxb-1"}"#, "Revokes a token.", revoke),
    verb!(
        "rotate",
        r#"{"old": "xoxb-1", "new": "xoxb-2"}"#,
        "Puts a new token in the place of an old one.",
        rotate
    ),
];

fn world(fake: &Fake, Nothing {}: Nothing) -> Outcome {
    let state = fake.lock();
    let apps = state.apps.values().map(|app| {
        let commands: Vec<&str> = app.spec.commands.iter().map(|one| one.command.as_str()).collect();
        json!({
            "id": app.id, "name": app.name, "user": app.user, "bot": app.bot, "installed": app.installed,
            "scopes": app.spec.scopes, "events": app.spec.events, "commands": commands,
        })
    });
    let channels = state.channels.values().map(|channel| {
        let mut told = object::channel(&state, channel, "");
        told["members"] = json!(channel.members);
        told
    });
    Ok(json!({
        "team": { "id": state.team.id, "name": state.team.name, "domain": state.team.domain },
        "users": state.users.values().map(|user| object::user(&state, user)).collect::<Vec<_>>(),
        "channels": channels.collect::<Vec<_>>(),
        "groups": state.groups.values().map(|one| object::group(&state, one, true)).collect::<Vec<_>>(),
        "apps": apps.collect::<Vec<_>>(),
    }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewUser {
    name: String,
    role: Option<String>,
}

fn new_user(fake: &Fake, new: NewUser) -> Outcome {
    let mut state = fake.lock();
    let role = match new.role.as_deref() {
        None | Some("member") => Role::Member,
        Some("guest") => Role::Guest,
        Some("single-channel-guest") => Role::SingleChannelGuest,
        Some("admin") => Role::Admin,
        Some("owner") => Role::Owner,
        Some("stranger") => return Ok(json!({ "user": state.new_stranger(&new.name) })),
        Some(other) => return Err(format!("there is no role {other}").into()),
    };
    Ok(json!({ "user": state.new_user_as(&new.name, role) }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewChannel {
    name: String,
    creator: String,
    #[serde(default)]
    private: bool,
}

fn new_channel(fake: &Fake, new: NewChannel) -> Outcome {
    fake.check_user(&new.creator)?;
    let kind = if new.private { Kind::Private } else { Kind::Public };
    Ok(json!({ "channel": fake.lock().new_channel(&new.name, kind, &new.creator) }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewGroup {
    handle: String,
    #[serde(default)]
    members: Vec<String>,
}

fn new_group(fake: &Fake, new: NewGroup) -> Outcome {
    let members: Vec<&str> = new.members.iter().map(String::as_str).collect();
    Ok(json!({ "group": fake.lock().new_group(&new.handle, &members) }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewApp {
    manifest: Value,
    bot_token: String,
    app_token: String,
}

fn new_app(fake: &Fake, new: NewApp) -> Outcome {
    if !new.bot_token.starts_with("xoxb-") || !new.app_token.starts_with("xapp-") {
        return Err("tokens begin with xoxb- and xapp-".to_owned().into());
    }
    let spec = AppSpec::of_manifest(&new.manifest);
    let mut state = fake.lock();
    let app = state.new_app(spec, &new.bot_token, &new.app_token);
    Ok(json!({ "app": app, "user": state.apps[&app].user, "bot": state.apps[&app].bot }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChangeApp {
    app: String,
    manifest: Option<Value>,
    #[serde(default)]
    commands: Vec<String>,
    #[serde(default)]
    message_shortcuts: std::collections::BTreeMap<String, String>,
    #[serde(default)]
    global_shortcuts: std::collections::BTreeMap<String, String>,
    #[serde(default)]
    without_scopes: Vec<String>,
}

fn change_app(fake: &Fake, change: ChangeApp) -> Outcome {
    let mut state = fake.lock();
    let app = state.apps.get_mut(&change.app).ok_or_else(|| Refusal::unknown("app", &change.app))?;
    let mut spec = match &change.manifest {
        Some(manifest) => AppSpec::of_manifest(manifest),
        None => app.spec.clone(),
    };
    for command in &change.commands {
        spec = spec.command(command);
    }
    for (callback_id, name) in &change.message_shortcuts {
        spec = spec.message_shortcut(name, callback_id);
    }
    for (callback_id, name) in &change.global_shortcuts {
        spec = spec.global_shortcut(name, callback_id);
    }
    for scope in &change.without_scopes {
        spec = spec.without_scope(scope);
    }
    app.spec = spec;
    Ok(json!({}))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Invite {
    by: String,
    channel: String,
    user: String,
}

fn invite(fake: &Fake, invite: Invite) -> Outcome {
    fake.check_user(&invite.user)?;
    fake.invite(&invite.by, &invite.channel, &invite.user)?;
    Ok(json!({}))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Kick {
    channel: String,
    user: String,
}

fn kick(fake: &Fake, kick: Kick) -> Outcome {
    fake.check_channel(&kick.channel)?;
    fake.kick(&kick.channel, &kick.user);
    Ok(json!({}))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Which {
    by: String,
    channel: String,
}

fn archive(fake: &Fake, which: Which) -> Outcome {
    fake.check_channel(&which.channel)?;
    fake.lock().archive(&which.channel, &which.by);
    Ok(json!({}))
}

fn unarchive(fake: &Fake, which: Which) -> Outcome {
    fake.check_channel(&which.channel)?;
    fake.lock().unarchive(&which.channel, &which.by);
    Ok(json!({}))
}

fn delete_channel(fake: &Fake, which: Which) -> Outcome {
    fake.check_channel(&which.channel)?;
    fake.lock().delete_channel(&which.channel, &which.by);
    Ok(json!({}))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rename {
    channel: String,
    name: String,
}

fn rename(fake: &Fake, rename: Rename) -> Outcome {
    fake.check_channel(&rename.channel)?;
    fake.lock().rename(&rename.channel, &rename.name);
    Ok(json!({}))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct User {
    user: String,
}

fn deactivate(fake: &Fake, User { user }: User) -> Outcome {
    fake.check_user(&user)?;
    fake.lock().deactivate(&user);
    Ok(json!({}))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct App {
    app: String,
}

fn uninstall(fake: &Fake, App { app }: App) -> Outcome {
    fake.check_app(&app)?;
    fake.uninstall(&app);
    Ok(json!({}))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Token {
    token: String,
}

fn revoke(fake: &Fake, Token { token }: Token) -> Outcome {
    fake.lock().revoke(&token);
    Ok(json!({}))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rotate {
    old: String,
    new: String,
}

fn rotate(fake: &Fake, Rotate { old, new }: Rotate) -> Outcome {
    fake.lock().rotate(&old, &new);
    Ok(json!({}))
}
