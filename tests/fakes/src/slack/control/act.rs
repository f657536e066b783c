//! What people do: they write, react, type commands, press buttons, use shortcuts.

use std::time::Duration;

use serde::Deserialize;
use serde_json::{Value, json};

use super::{
    super::{
        Fake, object,
        people::{Handle, Manner, Outcome as Told, buttons},
    },
    Outcome, Refusal, Verb, read, verb,
};

pub(super) const VERBS: &[Verb] = &[
    verb!(
        "say",
        r#"{"by": "U1", "channel": "C1", "text": "hello", "thread": null, "broadcast": false,
      "file": null, "me": false}"#,
        "Somebody says something in a channel or in a thread, perhaps with a file. Mentions are typed: \
         @ada, #general, @here.",
        say
    ),
    verb!(
        "edit",
        r#"{"by": "U1", "channel": "C1", "ts": "1.1", "text": "hello!"}"#,
        "Somebody changes a message of theirs.",
        edit
    ),
    verb!(
        "delete",
        r#"{"by": "U1", "channel": "C1", "ts": "1.1"}"#,
        "Somebody deletes a message: theirs, or any if they are an admin.",
        delete
    ),
    verb!(
        "react",
        r#"{"by": "U1", "channel": "C1", "ts": "1.1", "name": "thumbsup"}"#,
        "Somebody reacts to a message.",
        react
    ),
    verb!(
        "unreact",
        r#"{"by": "U1", "channel": "C1", "ts": "1.1", "name": "thumbsup"}"#,
        "Somebody takes a reaction back.",
        unreact
    ),
    verb!(
        "write-to-bot",
        r#"{"by": "U1", "app": "A1", "text": "hello"}"#,
        "Somebody writes to an app's bot.",
        write_to_bot
    ),
    verb!(
        "opens-home",
        r#"{"by": "U1", "app": "A1", "tab": "home"}"#,
        "Somebody opens the home of an app, or its messages.",
        opens_home
    ),
    verb!(
        "run",
        r#"{"by": "U1", "channel": "C1", "line": "/hello world", "thread": null}"#,
        "Somebody types a command, and waits until there is something to see. What came of it is told as \
         a whole: whether and when it was acknowledged, how it failed, the messages, the form, the \
         errors at a form, whether the form is closed.",
        async run
    ),
    verb!(
        "press",
        r#"{"by": "U1", "channel": "C1", "ts": "1.1", "action_id": "yes"}"#,
        "Somebody presses a button of a message, by its action_id or its label, or chooses a value of a \
         menu, and waits.",
        async press
    ),
    verb!(
        "run-on",
        r#"{"by": "U1", "channel": "C1", "ts": "1.1", "callback_id": "quote"}"#,
        "Somebody uses a shortcut on a message, and waits.",
        async run_on
    ),
    verb!(
        "run-shortcut",
        r#"{"by": "U1", "callback_id": "start"}"#,
        "Somebody uses a shortcut that is everywhere, and waits.",
        async run_shortcut
    ),
    verb!("deed", r#"{"deed": 1}"#, "What came of something that somebody did, so far.", deed),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Say {
    by: String,
    channel: String,
    text: String,
    thread: Option<String>,
    #[serde(default)]
    broadcast: bool,
    file: Option<String>,
    #[serde(default)]
    me: bool,
}

fn say(fake: &Fake, say: Say) -> Outcome {
    fake.check_user(&say.by)?;
    let manner = Manner {
        thread: say.thread.as_deref(),
        broadcast: say.broadcast,
        file: say.file.as_deref(),
        me: say.me,
    };
    Ok(json!({ "ts": fake.say_so(&say.by, &say.channel, &say.text, &manner)? }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Edit {
    by: String,
    channel: String,
    ts: String,
    text: String,
}

fn edit(fake: &Fake, edit: Edit) -> Outcome {
    fake.edit(&edit.by, &edit.channel, &edit.ts, &edit.text)?;
    Ok(json!({}))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Delete {
    by: String,
    channel: String,
    ts: String,
}

fn delete(fake: &Fake, delete: Delete) -> Outcome {
    fake.delete(&delete.by, &delete.channel, &delete.ts)?;
    Ok(json!({}))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct React {
    by: String,
    channel: String,
    ts: String,
    name: String,
}

fn react(fake: &Fake, react: React) -> Outcome {
    fake.react(&react.by, &react.channel, &react.ts, &react.name)?;
    Ok(json!({}))
}

fn unreact(fake: &Fake, react: React) -> Outcome {
    fake.unreact(&react.by, &react.channel, &react.ts, &react.name)?;
    Ok(json!({}))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Write {
    by: String,
    app: String,
    text: String,
}

fn write_to_bot(fake: &Fake, write: Write) -> Outcome {
    fake.check_user(&write.by)?;
    fake.check_app(&write.app)?;
    Ok(json!({ "ts": fake.write_to_bot(&write.by, &write.app, &write.text)? }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OpensHome {
    by: String,
    app: String,
    #[serde(default = "home")]
    tab: String,
}

fn home() -> String {
    "home".to_owned()
}

fn opens_home(fake: &Fake, opens: OpensHome) -> Outcome {
    fake.check_user(&opens.by)?;
    fake.check_app(&opens.app)?;
    fake.opens_home(&opens.by, &opens.app, &opens.tab);
    Ok(json!({}))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Run {
    by: String,
    channel: String,
    line: String,
    thread: Option<String>,
}

async fn run(fake: Fake, run: Run) -> Outcome {
    fake.check_user(&run.by)?;
    let handle = fake.run(&run.by, &run.channel, run.thread.as_deref(), &run.line)?;
    Ok(settled(&fake, &handle).await)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Press {
    by: String,
    channel: String,
    ts: String,
    action_id: Option<String>,
    label: Option<String>,
    #[serde(default)]
    value: Value,
}

async fn press(fake: Fake, press: Press) -> Outcome {
    fake.check_user(&press.by)?;
    let action = match (press.action_id, press.label) {
        (Some(action), None) => action,
        (None, Some(label)) => {
            let state = fake.lock();
            let message = state.find_message(&press.channel, &press.ts);
            let shown = buttons(message.ok_or_else(|| Refusal::unknown("message", &press.ts))?);
            let found = shown.iter().find(|button| button["text"]["text"] == *label);
            let action = found.and_then(|button| button["action_id"].as_str());
            action.ok_or_else(|| format!("there is no button {label}"))?.to_owned()
        }
        _ => return Err("a button is known by its action_id or by its label".to_owned().into()),
    };
    let handle = fake.choose(&press.by, &press.channel, &press.ts, &action, &press.value)?;
    Ok(settled(&fake, &handle).await)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RunOn {
    by: String,
    channel: String,
    ts: String,
    callback_id: String,
}

async fn run_on(fake: Fake, run: RunOn) -> Outcome {
    fake.check_user(&run.by)?;
    let handle = fake.run_on(&run.by, &run.channel, &run.ts, &run.callback_id)?;
    Ok(settled(&fake, &handle).await)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RunShortcut {
    by: String,
    callback_id: String,
}

async fn run_shortcut(fake: Fake, run: RunShortcut) -> Outcome {
    fake.check_user(&run.by)?;
    let handle = fake.run_shortcut(&run.by, &run.callback_id)?;
    Ok(settled(&fake, &handle).await)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Which {
    deed: u64,
}

fn deed(fake: &Fake, Which { deed }: Which) -> Outcome {
    if !fake.lock().deeds.contains_key(&deed) {
        return Err(Refusal::unknown("deed", deed.to_string()));
    }
    Ok(told(fake, &Handle::of(fake.shared(), deed)))
}

/// How long one looks for something to see, after it was acknowledged: not everything brings it.
const PATIENCE: Duration = Duration::from_secs(3);

/// What came of it, once there is something to see, or nothing comes.
pub(super) async fn settled(fake: &Fake, handle: &Handle) -> Value {
    handle.outcome().await;
    let _ = tokio::time::timeout(PATIENCE, handle.answered()).await;
    told(fake, handle)
}

fn told(fake: &Fake, handle: &Handle) -> Value {
    let (acknowledged, failed) = match handle.known_outcome() {
        Some(Told::Acknowledged(after, payload)) => {
            (json!({ "after_ms": millis(after), "payload": payload }), None)
        }
        Some(Told::Failed(why)) => (Value::Null, Some(why)),
        None => (Value::Null, None),
    };
    let (messages, view, errors) = (handle.messages(), handle.view(), handle.errors());
    let state = fake.lock();
    let messages: Vec<Value> = messages
        .iter()
        .map(|message| {
            let mut told = object::message_with_metadata(&state, message);
            told["channel"] = json!(message.channel);
            told["only_for"] = json!(message.only_for);
            told
        })
        .collect();
    let view = view.map(|view| object::view(&state, &view));
    drop(state);
    json!({
        "deed": handle.id,
        "acknowledged": acknowledged,
        "failed": failed,
        "messages": messages,
        "view": view,
        "errors": errors,
        "closed": handle.is_closed(),
    })
}

fn millis(span: Duration) -> u64 {
    u64::try_from(span.as_millis()).unwrap_or(u64::MAX)
}
