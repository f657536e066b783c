//! What an app is sent when somebody uses its commands, buttons, shortcuts and forms.

use std::sync::Arc;

use serde_json::{Value, json};
use tokio::time::Instant;

use super::super::{
    Slack,
    model::{Deed, DeedKind, Id, Kind, ResponseUrl, State, Trigger, Ts},
    object,
    socket::{Envelope, Sort},
};

/// The token by which apps used to know that Slack asks; nobody should look at it any more.
pub const VERIFICATION: &str = "verification-token";

/// What somebody does with an app.
#[derive(Clone, Debug, Default)]
pub struct Act {
    /// The app.
    pub app: Id,
    /// Who.
    pub user: Id,
    /// Where.
    pub channel: Option<Id>,
    /// The message on which it is done.
    pub message: Option<(Id, Ts)>,
    /// The view in which it is done.
    pub view: Option<Id>,
    /// What is sent, without what all acts have in common.
    pub payload: Value,
}

/// Sends an act to its app; returns the deed's number.
pub fn send(slack: &Arc<Slack>, kind: DeedKind, act: Act) -> u64 {
    let (id, envelope) = {
        let mut state = slack.lock();
        let id = state.number();
        let mut payload = act.payload.clone();
        common(&state, kind, &act, &mut payload);
        if kind != DeedKind::Closed {
            let trigger = format!("{id}.{}.{}", 1_000_000 + id, state.secret());
            payload["trigger_id"] = json!(trigger);
            state.triggers.insert(trigger, Trigger { deed: id, used: false });
        }
        if takes_response_url(kind, &act) {
            let key = state.secret();
            let path = if kind == DeedKind::Command { "commands" } else { "actions" };
            payload["response_url"] = json!(format!("{}/{path}/{}/{key}", slack.said_url(), state.team.id));
            let message = act.message.clone();
            state
                .response_urls
                .insert(key, ResponseUrl { deed: id, channel: act.channel.clone(), message, uses: 0 });
        }
        if kind == DeedKind::Submission {
            let base = slack.said_url();
            payload["response_urls"] = json!(response_urls(&mut state, id, &base, &payload["view"]));
        }
        let deed = Deed {
            id,
            kind,
            app: act.app.clone(),
            user: act.user,
            channel: act.channel,
            view: act.view,
            payload: payload.clone(),
            sent: Instant::now(),
            acknowledged: None,
            failed: None,
            messages: Vec::new(),
            opened: Vec::new(),
        };
        state.deeds.insert(id, deed);
        let sort = if kind == DeedKind::Command { Sort::Command } else { Sort::Interactive };
        let accepts = matches!(kind, DeedKind::Command | DeedKind::Submission);
        (id, Envelope { app: act.app, sort, payload, accepts, deed: Some(id), attempt: 0 })
    };
    slack.sockets.deliver(slack, envelope);
    id
}

/// A form has one for each channel that is chosen in it where its field asks for that.
fn response_urls(state: &mut State, deed: u64, base: &str, view: &Value) -> Vec<Value> {
    let mut urls = Vec::new();
    for block in view["blocks"].as_array().into_iter().flatten() {
        let element = &block["element"];
        let (Some(block), Some(action)) = (block["block_id"].as_str(), element["action_id"].as_str()) else {
            continue;
        };
        let held = &view["state"]["values"][block][action];
        let chosen = held["selected_conversation"].as_str().or(held["selected_channel"].as_str());
        if let Some(channel) = chosen.filter(|_| element["response_url_enabled"] == true) {
            let key = state.secret();
            let url = format!("{base}/actions/{}/{key}", state.team.id);
            let made = ResponseUrl { deed, channel: Some(channel.to_owned()), message: None, uses: 0 };
            state.response_urls.insert(key, made);
            urls.push(json!({
                "block_id": block, "action_id": action, "channel_id": channel, "response_url": url,
            }));
        }
    }
    urls
}

/// Forms have none, nor has what is done nowhere.
fn takes_response_url(kind: DeedKind, act: &Act) -> bool {
    match kind {
        DeedKind::Command | DeedKind::MessageShortcut => true,
        DeedKind::Action => act.message.is_some(),
        DeedKind::Shortcut | DeedKind::Submission | DeedKind::Closed => false,
    }
}

/// What every act says.
fn common(state: &State, kind: DeedKind, act: &Act, payload: &mut Value) {
    let user = &state.users[&act.user];
    if kind == DeedKind::Command {
        let channel = act.channel.as_ref().and_then(|id| state.channels.get(id));
        let more = json!({
            "token": VERIFICATION,
            "team_id": state.team.id,
            "team_domain": state.team.domain,
            "channel_id": act.channel,
            "channel_name": channel.map(|channel| shown_name(channel.kind, &channel.name)),
            "user_id": user.id,
            "user_name": user.name,
            "api_app_id": act.app,
            "is_enterprise_install": "false",
        });
        return object::merge(payload, more);
    }
    let more = json!({
        "token": VERIFICATION,
        "team": { "id": state.team.id, "domain": state.team.domain },
        "user": { "id": user.id, "username": user.name, "name": user.name, "team_id": user.team },
        "api_app_id": act.app,
        "enterprise": null,
        "is_enterprise_install": false,
    });
    object::merge(payload, more);
    if let Some(channel) = act.channel.as_ref().and_then(|id| state.channels.get(id))
        && matches!(kind, DeedKind::Action | DeedKind::MessageShortcut)
    {
        let name = shown_name(channel.kind, &channel.name);
        payload["channel"] = json!({ "id": channel.id, "name": name });
    }
    if let Some(view) = act.view.as_ref().and_then(|id| state.views.get(id)) {
        payload["view"] = object::view(state, view);
    }
}

/// The name of a channel, as acts tell it.
fn shown_name(kind: Kind, name: &str) -> &str {
    match kind {
        Kind::Public => name,
        Kind::Private => "privategroup",
        Kind::Direct => "directmessage",
        Kind::Group => "mpdm",
    }
}
