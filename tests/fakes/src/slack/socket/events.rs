//! Which app hears of an event: those that subscribe to it, have its scope, and are where it happens.

use serde_json::{Value, json};

use super::{
    super::{
        dispatch::{Audience, Event},
        interactions::make::VERIFICATION,
        model::{App, State},
    },
    Envelope, Sort,
};

/// The event as each app gets it.
pub(super) fn envelopes(state: &mut State, event: &Event) -> Vec<Envelope> {
    let (name, scope) = subscription(event);
    let hears = |app: &&App| is_for(state, app, event) && takes(app, &name, scope.as_deref());
    let apps: Vec<(String, String)> =
        state.apps.values().filter(hears).map(|app| (app.id.clone(), app.user.clone())).collect();
    apps.into_iter()
        .map(|(app, user)| {
            let payload = callback(state, event, &app, &user);
            Envelope { app, sort: Sort::Event, payload, accepts: false, deed: None, attempt: 0 }
        })
        .collect()
}

/// By which name an app subscribes to it, and the scope that it needs.
fn subscription(event: &Event) -> (String, Option<String>) {
    let kind = event.kind();
    if kind == "message" {
        let family = match event.data["channel_type"].as_str() {
            Some("group") => "groups",
            Some("im") => "im",
            Some("mpim") => "mpim",
            _ => "channels",
        };
        return (format!("message.{family}"), Some(format!("{family}:history")));
    }
    let scope = match kind {
        "app_mention" => Some("app_mentions:read"),
        "reaction_added" | "reaction_removed" => Some("reactions:read"),
        "team_join" | "user_change" => Some("users:read"),
        "member_joined_channel" | "member_left_channel" if event.data["channel_type"] == "G" => {
            Some("groups:read")
        }
        "member_joined_channel" | "member_left_channel" => Some("channels:read"),
        _ if kind.starts_with("channel_") => Some("channels:read"),
        _ if kind.starts_with("group_") => Some("groups:read"),
        _ if kind.starts_with("subteam_") => Some("usergroups:read"),
        _ => None,
    };
    (kind.to_owned(), scope.map(str::to_owned))
}

fn takes(app: &App, name: &str, scope: Option<&str>) -> bool {
    let has_scope = scope.is_none_or(|scope| app.spec.scopes.contains(scope));
    app.spec.socket_mode && app.spec.events.contains(name) && has_scope
}

fn is_for(state: &State, app: &App, event: &Event) -> bool {
    // Of its own end an app hears when it has come to it.
    let is_end = matches!(event.kind(), "app_uninstalled" | "tokens_revoked");
    if !app.installed && !is_end {
        return false;
    }
    match &event.audience {
        Audience::Channel(channel) => {
            state.channels.get(channel).is_some_and(|channel| channel.members.contains(&app.user))
        }
        Audience::App(id) => *id == app.id,
        Audience::Team => true,
        Audience::Nobody => false,
    }
}

/// An event with all that is said around it.
fn callback(state: &mut State, event: &Event, app: &str, user: &str) -> Value {
    let number = state.number();
    let channel = event.data["channel"].as_str().and_then(|id| state.channels.get(id));
    let is_shared = channel.is_some_and(|channel| channel.shared);
    json!({
        "token": VERIFICATION,
        "team_id": state.team.id,
        "context_team_id": state.team.id,
        "context_enterprise_id": null,
        "api_app_id": app,
        "event": event.data,
        "type": "event_callback",
        "event_id": format!("Ev{number:09}"),
        "event_time": (state.now)().timestamp(),
        "authorizations": [{
            "enterprise_id": null, "team_id": state.team.id, "user_id": user, "is_bot": true,
            "is_enterprise_install": false,
        }],
        "is_ext_shared_channel": is_shared,
        "event_context": format!("4-{number}"),
    })
}
