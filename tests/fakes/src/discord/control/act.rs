//! What people do: they write, react, run commands, press buttons and fill in forms.

use std::time::Duration;

use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::{
    super::{
        Fake,
        actions::threads::NewThread,
        errors,
        model::{self, Answer, Kind},
        object,
        people::{Handle, buttons},
        permissions::{self, CREATE_PUBLIC_THREADS, MANAGE_THREADS},
    },
    Id, Outcome, Refusal, Verb, read, told, verb,
};

pub(super) const VERBS: &[Verb] = &[
    verb!(
        "say",
        r#"{"by": "1", "channel": "2", "text": "hello", "reply_to": null}"#,
        "Somebody writes a message.",
        say
    ),
    verb!(
        "edit",
        r#"{"by": "1", "channel": "2", "message": "3", "text": "hello!"}"#,
        "Somebody changes a message of theirs.",
        edit
    ),
    verb!(
        "delete",
        r#"{"by": "1", "channel": "2", "message": "3"}"#,
        "Somebody deletes a message: theirs, or any if they may.",
        delete
    ),
    verb!(
        "purge",
        r#"{"by": "1", "channel": "2", "messages": ["3", "4"]}"#,
        "A moderator deletes messages at once.",
        purge
    ),
    verb!(
        "react",
        r#"{"by": "1", "channel": "2", "message": "3", "emoji": "👍"}"#,
        "Somebody reacts to a message.",
        react
    ),
    verb!(
        "unreact",
        r#"{"by": "1", "channel": "2", "message": "3", "emoji": "👍"}"#,
        "Somebody takes a reaction back.",
        unreact
    ),
    verb!(
        "start-thread",
        r#"{"by": "1", "channel": "2", "name": "talk", "message": null}"#,
        "Somebody starts a public thread, perhaps from a message.",
        start_thread
    ),
    verb!(
        "change-thread",
        r#"{"by": "1", "thread": "2", "archived": true, "locked": false}"#,
        "A moderator archives, opens, locks or unlocks a thread.",
        change_thread
    ),
    verb!(
        "run",
        r#"{"by": "1", "channel": "2", "command": ["greet"], "options": {"name": "Ada"}}"#,
        "Somebody runs a slash command, and waits for the answer. An answer comes back as a whole: after \
         how long, of which type, the form, the choices, the messages.",
        async run
    ),
    verb!(
        "type-option",
        r#"{"by": "1", "channel": "2", "command": ["greet"], "options": {"name": "A"}, "focused": "name"}"#,
        "Somebody types into an option, and waits for what is suggested.",
        async type_option
    ),
    verb!(
        "run-on",
        r#"{"by": "1", "channel": "2", "message": "3", "command": "Quote"}"#,
        "Somebody runs a command on a message, and waits for the answer.",
        async run_on
    ),
    verb!(
        "press",
        r#"{"by": "1", "channel": "2", "message": "3", "custom_id": "yes"}"#,
        "Somebody presses a button, by its custom_id or its label, and waits for the answer.",
        async press
    ),
    verb!(
        "submit",
        r#"{"interaction": "1", "values": {"text": "all that I know"}}"#,
        "Somebody submits the form that this interaction of theirs opened, and waits for the answer.",
        async submit
    ),
    verb!(
        "interaction",
        r#"{"interaction": "1"}"#,
        "What became of an interaction so far, or after a deferral is done.",
        async interaction
    ),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Say {
    by: Id,
    channel: Id,
    text: String,
    reply_to: Option<Id>,
}

fn say(fake: &Fake, say: Say) -> Outcome {
    let (by, channel) = (fake.user(say.by)?, fake.channel(say.channel)?);
    let said = fake.reply(by, channel, &say.text, say.reply_to.map(|Id(to)| to))?;
    Ok(json!({ "message": told(said) }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Edit {
    by: Id,
    channel: Id,
    message: Id,
    text: String,
}

fn edit(fake: &Fake, edit: Edit) -> Outcome {
    fake.edit(edit.by.0, edit.channel.0, edit.message.0, &edit.text)?;
    Ok(json!({}))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Delete {
    by: Id,
    channel: Id,
    message: Id,
}

fn delete(fake: &Fake, delete: Delete) -> Outcome {
    fake.delete(delete.by.0, delete.channel.0, delete.message.0)?;
    Ok(json!({}))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Purge {
    by: Id,
    channel: Id,
    messages: Vec<Id>,
}

fn purge(fake: &Fake, purge: Purge) -> Outcome {
    let messages: Vec<model::Id> = purge.messages.into_iter().map(|Id(message)| message).collect();
    fake.purge(purge.by.0, purge.channel.0, &messages)?;
    Ok(json!({}))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct React {
    by: Id,
    channel: Id,
    message: Id,
    emoji: String,
}

fn react(fake: &Fake, react: React) -> Outcome {
    let by = fake.user(react.by)?;
    fake.lock().react(by, react.channel.0, react.message.0, &react.emoji)?;
    Ok(json!({}))
}

fn unreact(fake: &Fake, react: React) -> Outcome {
    let by = fake.user(react.by)?;
    fake.lock().unreact(by, react.channel.0, react.message.0, &react.emoji)?;
    Ok(json!({}))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StartThread {
    by: Id,
    channel: Id,
    name: String,
    message: Option<Id>,
}

fn start_thread(fake: &Fake, start: StartThread) -> Outcome {
    let (by, channel) = (fake.user(start.by)?, fake.channel(start.channel)?);
    let mut state = fake.lock();
    permissions::require(&state, by, channel, CREATE_PUBLIC_THREADS)?;
    if state.channels[&channel].kind != Kind::Text {
        return Err(errors::wrong_channel_type().into());
    }
    if let Some(Id(message)) = start.message {
        state.message(channel, message)?;
    }
    let new = NewThread {
        parent: channel,
        kind: Kind::PublicThread,
        name: start.name,
        auto_archive_minutes: 1_440,
        slow_mode: 0,
        starter: start.message.map(|Id(message)| message),
        post: None,
        tags: Vec::new(),
    };
    Ok(json!({ "thread": told(state.create_thread(by, new)?) }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChangeThread {
    by: Id,
    thread: Id,
    archived: Option<bool>,
    locked: Option<bool>,
}

fn change_thread(fake: &Fake, change: ChangeThread) -> Outcome {
    let mut state = fake.lock();
    let known = state.channels.get(&change.thread.0).and_then(|channel| channel.thread.as_ref());
    let owns = known.ok_or_else(|| Refusal::unknown("thread", change.thread))?.owner == change.by.0;
    if !owns || change.locked.is_some() {
        permissions::require(&state, change.by.0, change.thread.0, MANAGE_THREADS)?;
    }
    state.change_thread(change.thread.0, |channel| {
        if let Some(thread) = &mut channel.thread {
            thread.archived = change.archived.unwrap_or(thread.archived);
            thread.locked = change.locked.unwrap_or(thread.locked);
        }
    });
    Ok(json!({}))
}

/// What somebody types after the slash; the options in the order in which they come.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Run {
    by: Id,
    channel: Id,
    command: Vec<String>,
    #[serde(default)]
    options: Map<String, Value>,
    focused: Option<String>,
}

impl Run {
    fn act(self, fake: &Fake) -> Result<Handle, Refusal> {
        let (by, channel) = (fake.user(self.by)?, fake.channel(self.channel)?);
        let path: Vec<&str> = self.command.iter().map(String::as_str).collect();
        if path.is_empty() {
            return Err("which command?".to_owned().into());
        }
        let options: Vec<(String, Value)> = self.options.into_iter().collect();
        Ok(match self.focused {
            Some(focused) => fake.types_option(by, channel, &path, &options, &focused)?,
            None => fake.run(by, channel, &path, &options)?,
        })
    }
}

async fn run(fake: Fake, run: Run) -> Outcome {
    if run.focused.is_some() {
        return Err("only one who still types has something focused".to_owned().into());
    }
    let handle = run.act(&fake)?;
    Ok(answer_of(&fake, &handle).await)
}

async fn type_option(fake: Fake, run: Run) -> Outcome {
    if run.focused.is_none() {
        return Err("which option is focused?".to_owned().into());
    }
    let handle = run.act(&fake)?;
    Ok(answer_of(&fake, &handle).await)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RunOn {
    by: Id,
    channel: Id,
    message: Id,
    command: String,
}

async fn run_on(fake: Fake, run: RunOn) -> Outcome {
    let (by, channel) = (fake.user(run.by)?, fake.channel(run.channel)?);
    let handle = fake.run_on(by, channel, run.message.0, &run.command)?;
    Ok(answer_of(&fake, &handle).await)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Press {
    by: Id,
    channel: Id,
    message: Id,
    custom_id: Option<String>,
    label: Option<String>,
}

async fn press(fake: Fake, press: Press) -> Outcome {
    let (by, channel) = (fake.user(press.by)?, fake.channel(press.channel)?);
    let custom_id = match (press.custom_id, press.label) {
        (Some(custom_id), None) => custom_id,
        (None, Some(label)) => {
            let state = fake.lock();
            let shown = buttons(state.message(channel, press.message.0)?);
            let found = shown.iter().find(|button| button["label"] == *label);
            let custom_id = found.and_then(|button| button["custom_id"].as_str());
            custom_id.ok_or_else(|| format!("there is no button {label}"))?.to_owned()
        }
        _ => return Err("a button is known by its custom_id or by its label".to_owned().into()),
    };
    let handle = fake.press(by, channel, press.message.0, &custom_id)?;
    Ok(answer_of(&fake, &handle).await)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Submit {
    interaction: Id,
    values: Map<String, Value>,
}

async fn submit(fake: Fake, submit: Submit) -> Outcome {
    let opened = handle(&fake, submit.interaction)?;
    let mut values = Vec::new();
    for (field, value) in submit.values {
        let value = value.as_str().ok_or_else(|| format!("{field} is no text"))?.to_owned();
        values.push((field, value));
    }
    let handle = fake.submit(&opened, &values)?;
    Ok(answer_of(&fake, &handle).await)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Which {
    interaction: Id,
}

async fn interaction(fake: Fake, which: Which) -> Outcome {
    let handle = handle(&fake, which.interaction)?;
    Ok(answer_of(&fake, &handle).await)
}

fn handle(fake: &Fake, id: Id) -> Result<Handle, Refusal> {
    if !fake.lock().interactions.contains_key(&id.0) {
        return Err(Refusal::unknown("interaction", id));
    }
    Ok(Handle::of(fake.shared(), id.0))
}

/// What came of it, once nothing is pending any more.
async fn answer_of(fake: &Fake, handle: &Handle) -> Value {
    let answer = handle.settled().await;
    let choices: Vec<Value> =
        (handle.choices().into_iter()).map(|(name, value)| json!({ "name": name, "value": value })).collect();
    let messages = handle.messages();
    let state = fake.lock();
    let user = state.interactions.get(&handle.id).map_or(0, |interaction| interaction.user);
    let messages: Vec<Value> =
        messages.iter().map(|message| object::message_for(&state, message, user)).collect();
    let mut value = json!({
        "interaction": told(handle.id),
        "answered": answer.is_some(),
        "modal": answer.as_ref().filter(|answer| answer.kind == 9).map(|answer| &answer.data),
        "choices": choices,
        "messages": messages,
    });
    if let Some(Answer { kind, after, .. }) = answer {
        value["type"] = json!(kind);
        value["after_ms"] = json!(millis(after));
    }
    value
}

fn millis(span: Duration) -> u64 {
    u64::try_from(span.as_millis()).unwrap_or(u64::MAX)
}
