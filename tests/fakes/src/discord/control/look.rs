//! What people see, and waiting until they see it.

use std::time::Duration;

use serde::Deserialize;
use serde_json::{Value, json};

use super::{
    super::{Fake, object},
    Id, Outcome, Verb, read, told, verb,
};

/// How long somebody looks for something, if nothing is said.
const PATIENCE: Duration = Duration::from_secs(10);

pub(super) const VERBS: &[Verb] = &[
    verb!(
        "sees",
        r#"{"who": "1", "channel": "2"}"#,
        "All that somebody sees in a channel or thread, the oldest first, with notes for them alone.",
        sees
    ),
    verb!(
        "wait-for",
        r#"{"who": "1", "channel": "2", "text": "hello", "seconds": 10}"#,
        "Waits until somebody sees a message with this text in it, in its embeds and buttons as well.",
        async wait_for
    ),
    verb!(
        "threads",
        r#"{"who": "1", "channel": "2"}"#,
        "The threads of a channel that somebody sees, the oldest first.",
        threads
    ),
    verb!(
        "direct-messages",
        r#"{"one": "1", "other": "2"}"#,
        "The direct messages of two users, and their channel, which is opened if it is not yet.",
        direct_messages
    ),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Place {
    who: Id,
    channel: Id,
}

fn sees(fake: &Fake, place: Place) -> Outcome {
    let (who, channel) = (fake.user(place.who)?, fake.channel(place.channel)?);
    Ok(json!({ "messages": messages(fake, who, channel) }))
}

fn messages(fake: &Fake, who: u64, channel: u64) -> Vec<Value> {
    let seen = fake.sees(who, channel);
    let state = fake.lock();
    seen.iter().map(|message| object::message_for(&state, message, who)).collect()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WaitFor {
    who: Id,
    channel: Id,
    text: String,
    seconds: Option<f64>,
}

async fn wait_for(fake: Fake, wanted: WaitFor) -> Outcome {
    let (who, channel) = (fake.user(wanted.who)?, fake.channel(wanted.channel)?);
    let patience = match wanted.seconds {
        Some(seconds) => Duration::try_from_secs_f64(seconds).map_err(|error| error.to_string())?,
        None => PATIENCE,
    };
    let look =
        |fake: &Fake| messages(fake, who, channel).into_iter().find(|message| holds(message, &wanted.text));
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
                .any(|(name, part)| !matches!(name.as_str(), "custom_id" | "id") && shows(part, text)),
            _ => false,
        }
    }
    ["content", "embeds", "components"].iter().any(|field| shows(&message[*field], text))
}

fn threads(fake: &Fake, place: Place) -> Outcome {
    let (who, channel) = (fake.user(place.who)?, fake.channel(place.channel)?);
    let threads = fake.threads(who, channel);
    let state = fake.lock();
    let known = threads.iter().filter_map(|thread| state.channels.get(thread));
    let threads: Vec<Value> = known.map(|thread| object::channel(&state, thread, who)).collect();
    Ok(json!({ "threads": threads }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Two {
    one: Id,
    other: Id,
}

fn direct_messages(fake: &Fake, two: Two) -> Outcome {
    let (one, other) = (fake.user(two.one)?, fake.user(two.other)?);
    let channel = fake.lock().direct(one, other);
    Ok(json!({ "channel": told(channel), "messages": messages(fake, one, channel) }))
}
