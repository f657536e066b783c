//! Commands, buttons and shortcuts, as a member uses them, and what comes of them.

#![allow(clippy::disallowed_methods, reason = "the network's time is real")]

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use serde_json::{Value, json};

use super::{
    super::{
        Fake, Slack,
        interactions::{
            make::{self, Act},
            values,
        },
        model::{App, Channel, Command, Deed, DeedKind, Id, Kind, Message, Shortcut, State, Ts, View},
        object,
    },
    Done, typed,
};

/// How long somebody waits for an answer; longer than Slack does, for a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// What became of something that a member did.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// The app acknowledged it, after so long, with this payload; `null` if with none.
    Acknowledged(Duration, Value),
    /// Slack said that it failed: `operation_timeout`, `dispatch_failed`.
    Failed(&'static str),
}

/// Something that a member did with an app, and what comes of it.
#[derive(Clone)]
pub struct Handle {
    slack: Arc<Slack>,
    /// The deed's number.
    pub id: u64,
}

impl Handle {
    /// Of a deed that is known already.
    pub fn of(slack: Arc<Slack>, id: u64) -> Self {
        Self { slack, id }
    }

    /// What Slack told the member first, once it is known.
    pub async fn outcome(&self) -> Option<Outcome> {
        self.wait(Self::known_outcome).await
    }

    /// What Slack told the member first, if it is known.
    pub fn known_outcome(&self) -> Option<Outcome> {
        let deed = self.deed()?;
        let acknowledged = deed.acknowledged.map(|(after, payload)| Outcome::Acknowledged(after, payload));
        acknowledged.or(deed.failed.map(Outcome::Failed))
    }

    /// The first message that came of it, once it is there.
    pub async fn message(&self) -> Option<Message> {
        self.wait(|handle| handle.messages().into_iter().next()).await
    }

    /// The messages that came of it, once there are so many.
    pub async fn messages_when(&self, count: usize) -> Vec<Message> {
        let enough = |handle: &Self| Some(handle.messages()).filter(|messages| messages.len() >= count);
        self.wait(enough).await.unwrap_or_else(|| self.messages())
    }

    /// The form that it opened, once it did.
    pub async fn form(&self) -> Option<View> {
        self.wait(Self::view).await
    }

    /// Anything to be seen of it, once there is: messages, a form, errors at a form, or a form that is
    /// closed; `false` if there is not within the time, or Slack said that it failed.
    pub async fn answered(&self) -> bool {
        let look = |handle: &Self| {
            let is_seen = !handle.messages().is_empty()
                || handle.view().is_some()
                || !handle.errors().is_empty()
                || handle.is_closed();
            let failed = matches!(handle.known_outcome(), Some(Outcome::Failed(_)));
            (is_seen || failed).then_some(!failed)
        };
        self.wait(look).await.unwrap_or(false)
    }

    async fn wait<T>(&self, look: impl Fn(&Self) -> Option<T>) -> Option<T> {
        let mut changes = self.slack.interactions.changes();
        let wait = async {
            loop {
                if let Some(seen) = look(self) {
                    return seen;
                }
                // The sender lives as long as the fake.
                let _ = changes.changed().await;
            }
        };
        tokio::time::timeout(PATIENCE, wait).await.ok()
    }

    fn deed(&self) -> Option<Deed> {
        self.slack.lock().deeds.get(&self.id).cloned()
    }

    /// The messages that its response URL or its acknowledgement led to, as they are now.
    pub fn messages(&self) -> Vec<Message> {
        let state = self.slack.lock();
        let Some(deed) = state.deeds.get(&self.id) else { return Vec::new() };
        let places = deed.messages.iter();
        places.filter_map(|(channel, ts)| state.find_message(channel, ts).cloned()).collect()
    }

    /// The form that it opened or changed, while it is open.
    pub fn view(&self) -> Option<View> {
        let state = self.slack.lock();
        let last = state.deeds.get(&self.id)?.opened.last()?;
        state.views.get(last).filter(|view| view.open).cloned()
    }

    /// What is said to be wrong at the fields of the form that it submitted.
    pub fn errors(&self) -> BTreeMap<String, String> {
        let state = self.slack.lock();
        let view = state.deeds.get(&self.id).and_then(|deed| deed.view.as_ref());
        view.and_then(|view| state.views.get(view)).map(|view| view.errors.clone()).unwrap_or_default()
    }

    /// Whether the form that it submitted is closed.
    pub fn is_closed(&self) -> bool {
        let state = self.slack.lock();
        let view = state.deeds.get(&self.id).and_then(|deed| deed.view.as_ref());
        view.and_then(|view| state.views.get(view)).is_some_and(|view| !view.open)
    }
}

impl Fake {
    /// Somebody types a command into a channel, or into a thread, where Slack refuses it: `/question go`.
    pub fn run(&self, by: &str, channel: &str, thread: Option<&str>, line: &str) -> Done<Handle> {
        let (name, text) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let act = {
            let state = self.lock();
            let place = visible(&state, by, channel)?;
            if place.archived {
                return Err("the channel is archived".to_owned());
            }
            let wanted = |command: &Command| command.command == name;
            let found = state.apps.values().filter(|app| has_commands(&state, app, by)).find_map(|app| {
                app.spec.commands.iter().find(|command| wanted(command)).map(|command| (app, command))
            });
            let Some((app, command)) = found else {
                return Err(format!("{name} is not a valid command."));
            };
            if thread.is_some() {
                return Err(format!("{name} is not supported in threads. Sorry!"));
            }
            let text = typed::command(&state, text.trim(), command.should_escape);
            Act {
                app: app.id.clone(),
                user: by.to_owned(),
                channel: Some(channel.to_owned()),
                payload: json!({ "command": name, "text": text }),
                ..Act::default()
            }
        };
        self.act(DeedKind::Command, act)
    }

    /// Somebody presses a button of a message, known by its `action_id`.
    pub fn press(&self, by: &str, channel: &str, ts: &str, action_id: &str) -> Done<Handle> {
        self.choose(by, channel, ts, action_id, &Value::Null)
    }

    /// Somebody uses an element of a message: presses a button, or chooses this of a menu.
    pub fn choose(&self, by: &str, channel: &str, ts: &str, action_id: &str, given: &Value) -> Done<Handle> {
        let act = {
            let mut state = self.lock();
            visible(&state, by, channel)?;
            let message = state.find_message(channel, ts).ok_or("there is no such message")?.clone();
            if message.only_for.as_ref().is_some_and(|only| only != by) {
                return Err("they do not see the message".to_owned());
            }
            let app = message.app.clone().ok_or("no app wrote the message")?;
            let at = state.ts();
            let action = action_in(&message.blocks, action_id, given, &at)?;
            Act {
                app,
                user: by.to_owned(),
                channel: Some(channel.to_owned()),
                message: Some((channel.to_owned(), ts.to_owned())),
                payload: on_message(&state, &message, &action),
                ..Act::default()
            }
        };
        self.act(DeedKind::Action, act)
    }

    /// Somebody uses an element of the form before them that acts at once.
    pub fn choose_in_form(&self, by: &str, action_id: &str, given: &Value) -> Done<Handle> {
        let view = self.modal(by).ok_or("no form is open")?;
        let blocks = view.view["blocks"].as_array().cloned().unwrap_or_default();
        let act = {
            let mut state = self.lock();
            let at = state.ts();
            let action = action_in(&blocks, action_id, given, &at)?;
            let block = action["block_id"].as_str().unwrap_or_default().to_owned();
            let mut held = action.clone();
            for name in ["action_id", "block_id", "action_ts"] {
                held.as_object_mut().expect("an action is an object").remove(name);
            }
            let values = &mut state.views.get_mut(&view.id).expect("it is open").values;
            if held["type"] != "button" {
                values.entry(block).or_insert_with(|| json!({}))[action_id] = held;
            }
            let container = json!({ "type": "view", "view_id": view.id });
            Act {
                app: view.app.clone(),
                user: by.to_owned(),
                view: Some(view.id.clone()),
                payload: json!({ "type": "block_actions", "container": container, "actions": [action] }),
                ..Act::default()
            }
        };
        self.act(DeedKind::Action, act)
    }

    /// Somebody uses a shortcut from the menu of a message.
    pub fn run_on(&self, by: &str, channel: &str, ts: &str, callback_id: &str) -> Done<Handle> {
        let act = {
            let state = self.lock();
            visible(&state, by, channel)?;
            let app = app_of_shortcut(&state, by, callback_id, true)?;
            let message = state.find_message(channel, ts).ok_or("there is no such message")?;
            let payload = json!({
                "type": "message_action",
                "callback_id": callback_id,
                "message_ts": ts,
                "action_ts": ts,
                "message": object::message(&state, message),
            });
            Act {
                app,
                user: by.to_owned(),
                channel: Some(channel.to_owned()),
                message: Some((channel.to_owned(), ts.to_owned())),
                payload,
                ..Act::default()
            }
        };
        self.act(DeedKind::MessageShortcut, act)
    }

    /// Somebody uses a shortcut that is everywhere.
    pub fn run_shortcut(&self, by: &str, callback_id: &str) -> Done<Handle> {
        let act = {
            let mut state = self.lock();
            let app = app_of_shortcut(&state, by, callback_id, false)?;
            let at = state.ts();
            let payload = json!({ "type": "shortcut", "callback_id": callback_id, "action_ts": at });
            Act { app, user: by.to_owned(), payload, ..Act::default() }
        };
        self.act(DeedKind::Shortcut, act)
    }

    pub(super) fn act(&self, kind: DeedKind, act: Act) -> Done<Handle> {
        let slack = self.shared();
        if kind != DeedKind::Command && !self.lock().apps[&act.app].spec.interactivity {
            return Err("This app is not configured to handle interactive responses.".to_owned());
        }
        let id = make::send(&slack, kind, act);
        Ok(Handle { slack, id })
    }
}

/// A channel that somebody sees.
fn visible<'a>(state: &'a State, by: &str, channel: &str) -> Done<&'a Channel> {
    let known = state.channels.get(channel).ok_or("there is no such channel")?;
    if known.kind != Kind::Public && !known.members.contains(by) {
        return Err("they do not see the channel".to_owned());
    }
    if state.users.get(by).is_none_or(|user| user.deleted) {
        return Err("there is no such user any more".to_owned());
    }
    Ok(known)
}

/// Whether somebody finds an app's commands and shortcuts; strangers in shared channels do not.
fn has_commands(state: &State, app: &App, by: &str) -> bool {
    let is_own = state.users.get(by).is_some_and(|user| user.team == state.team.id);
    is_own && app.installed && app.spec.scopes.contains("commands")
}

fn app_of_shortcut(state: &State, by: &str, callback_id: &str, on_messages: bool) -> Done<Id> {
    let is_it = |one: &Shortcut| one.callback_id == callback_id && one.on_messages == on_messages;
    let has = |app: &&App| has_commands(state, app, by) && app.spec.shortcuts.iter().any(is_it);
    let found = state.apps.values().find(has).map(|app| app.id.clone());
    found.ok_or_else(|| format!("there is no shortcut {callback_id}"))
}

/// What is said of an act on a message.
fn on_message(state: &State, message: &Message, action: &Value) -> Value {
    let is_ephemeral = message.only_for.is_some();
    let mut container = json!({
        "type": "message", "message_ts": message.ts, "channel_id": message.channel,
        "is_ephemeral": is_ephemeral,
    });
    if let Some(root) = &message.thread_ts {
        container["thread_ts"] = json!(root);
    }
    let mut payload = json!({ "type": "block_actions", "container": container, "actions": [action] });
    // Of what one member alone sees, Slack sends nothing along.
    if !is_ephemeral {
        payload["message"] = object::message_with_metadata(state, message);
        payload["state"] = json!({ "values": {} });
    }
    payload
}

/// The action that comes of using an element.
fn action_in(blocks: &[Value], action_id: &str, given: &Value, at: &Ts) -> Done<Value> {
    let found = blocks.iter().find_map(|block| {
        let elements = elements(block);
        elements.into_iter().find(|one| one["action_id"] == action_id).map(|one| (block, one))
    });
    let (block, element) = found.ok_or_else(|| format!("there is nothing with the action_id {action_id}"))?;
    let mut action = if element["type"] == "button" {
        let mut action = json!({ "type": "button", "text": element["text"] });
        for name in ["value", "style", "url"] {
            if !element[name].is_null() {
                action[name] = element[name].clone();
            }
        }
        action
    } else if element["type"] == "overflow" {
        let mut menu = element.clone();
        menu["type"] = json!("static_select");
        let mut chosen = values::filled(&menu, given)?;
        chosen["type"] = json!("overflow");
        chosen
    } else {
        values::filled(&element, given)?
    };
    action["action_id"] = json!(action_id);
    action["block_id"] = block["block_id"].clone();
    action["action_ts"] = json!(at);
    Ok(action)
}

/// All elements of a block that somebody can use.
fn elements(block: &Value) -> Vec<Value> {
    let listed = block["elements"].as_array().cloned().unwrap_or_default();
    let single = [&block["accessory"], &block["element"]];
    listed.into_iter().chain(single.into_iter().cloned()).filter(Value::is_object).collect()
}

/// The buttons of a message, in order.
pub fn buttons(message: &Message) -> Vec<Value> {
    let all = message.blocks.iter().flat_map(elements);
    all.filter(|element| element["type"] == "button").collect()
}
