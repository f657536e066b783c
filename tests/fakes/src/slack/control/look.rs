//! What people see, and waiting until they see it.

use std::time::Duration;

use serde::Deserialize;
use serde_json::{Value, json};

use super::{
    super::{Fake, object, people::Sight},
    Nothing, Outcome, Verb, read, verb,
};

/// How long somebody looks for something, if nothing is said.
const PATIENCE: Duration = Duration::from_secs(10);

pub(super) const VERBS: &[Verb] = &[
    verb!(
        "sees",
        r#"{"who": "U1", "channel": "C1", "thread": null}"#,
        "All that somebody sees in a channel, or in the thread of a message, the oldest first, with notes \
         for them alone.",
        sees
    ),
    verb!(
        "wait-for",
        r#"{"who": "U1", "channel": "C1", "thread": null, "text": "hello", "seconds": 10}"#,
        "Waits until somebody sees a message with this text in it, in its blocks as well.",
        async wait_for
    ),
    verb!(
        "direct-messages",
        r#"{"one": "U1", "other": "U2"}"#,
        "The direct messages of two users, and their channel, which is opened if it is not yet.",
        direct_messages
    ),
    verb!(
        "modal",
        r#"{"who": "U1"}"#,
        "The form that somebody has before them, and what is wrong at its fields.",
        modal
    ),
    verb!("home", r#"{"who": "U1", "app": "A1"}"#, "The home of an app, as somebody sees it.", home),
    verb!("pings", "{}", "Whom apps had notified so far.", pings),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Place {
    who: String,
    channel: String,
    thread: Option<String>,
}

fn sees(fake: &Fake, place: Place) -> Outcome {
    fake.check_user(&place.who)?;
    fake.check_channel(&place.channel)?;
    Ok(json!({ "messages": messages(fake, &place) }))
}

fn messages(fake: &Fake, place: &Place) -> Vec<Value> {
    let seen = match &place.thread {
        Some(root) => fake.sees_thread(&place.who, &place.channel, root),
        None => fake.sees(&place.who, &place.channel),
    };
    told(fake, &seen)
}

fn told(fake: &Fake, seen: &Sight) -> Vec<Value> {
    let state = fake.lock();
    seen.iter()
        .map(|message| {
            let mut told = object::message_with_metadata(&state, message);
            told["channel"] = json!(message.channel);
            told["only_for"] = json!(message.only_for);
            told
        })
        .collect()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WaitFor {
    who: String,
    channel: String,
    thread: Option<String>,
    text: String,
    seconds: Option<f64>,
}

async fn wait_for(fake: Fake, wanted: WaitFor) -> Outcome {
    fake.check_user(&wanted.who)?;
    fake.check_channel(&wanted.channel)?;
    let patience = match wanted.seconds {
        Some(seconds) => Duration::try_from_secs_f64(seconds).map_err(|error| error.to_string())?,
        None => PATIENCE,
    };
    let place = Place { who: wanted.who, channel: wanted.channel, thread: wanted.thread };
    let look = |fake: &Fake| messages(fake, &place).into_iter().find(|message| holds(message, &wanted.text));
    let found = fake.until(patience, look).await;
    let found = found.ok_or_else(|| format!("nobody said {:?} in time", wanted.text))?;
    Ok(json!({ "message": found }))
}

/// Whether a message shows a text anywhere.
fn holds(message: &Value, text: &str) -> bool {
    fn shows(value: &Value, text: &str) -> bool {
        match value {
            Value::String(shown) => shown.contains(text),
            Value::Array(parts) => parts.iter().any(|part| shows(part, text)),
            Value::Object(fields) => fields
                .iter()
                .any(|(name, part)| !matches!(name.as_str(), "action_id" | "block_id") && shows(part, text)),
            _ => false,
        }
    }
    ["text", "blocks", "attachments"].iter().any(|field| shows(&message[*field], text))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Two {
    one: String,
    other: String,
}

fn direct_messages(fake: &Fake, two: Two) -> Outcome {
    fake.check_user(&two.one)?;
    fake.check_user(&two.other)?;
    let channel = fake.lock().direct(&[&two.one, &two.other]);
    let seen = fake.sees_all(&two.one, &channel);
    Ok(json!({ "channel": channel, "messages": told(fake, &seen) }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Who {
    who: String,
}

fn modal(fake: &Fake, Who { who }: Who) -> Outcome {
    let view = fake.modal(&who);
    let state = fake.lock();
    let errors = view.as_ref().map(|view| view.errors.clone()).unwrap_or_default();
    Ok(json!({ "view": view.map(|view| object::view(&state, &view)), "errors": errors }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Home {
    who: String,
    app: String,
}

fn home(fake: &Fake, home: Home) -> Outcome {
    let view = fake.home(&home.who, &home.app);
    let state = fake.lock();
    Ok(json!({ "view": view.map(|view| object::view(&state, &view)) }))
}

fn pings(fake: &Fake, Nothing {}: Nothing) -> Outcome {
    let told = fake.pings().into_iter().map(
        |ping| json!({ "channel": ping.channel, "ts": ping.ts, "mention": format!("{:?}", ping.mention) }),
    );
    Ok(json!({ "pings": told.collect::<Vec<_>>() }))
}
