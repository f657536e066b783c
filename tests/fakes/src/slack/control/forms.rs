//! Forms: filled in, submitted, closed.

use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::{super::Fake, Outcome, Verb, act::settled, read, verb};

pub(super) const VERBS: &[Verb] = &[
    verb!(
        "submit",
        r#"{"by": "U1", "values": {"text": "all that I know"}}"#,
        "Somebody fills in the form before them, by block_id or action_id, submits it, and waits.",
        async submit
    ),
    verb!(
        "choose-in-form",
        r#"{"by": "U1", "action_id": "more", "value": null}"#,
        "Somebody uses an element of the form before them that acts at once, and waits.",
        async choose
    ),
    verb!("close-form", r#"{"by": "U1", "all": false}"#, "Somebody closes the form before them.", close),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Submit {
    by: String,
    #[serde(default)]
    values: Map<String, Value>,
}

async fn submit(fake: Fake, submit: Submit) -> Outcome {
    let values: Vec<(&str, Value)> =
        submit.values.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
    let handle = fake.submit(&submit.by, &values)?;
    Ok(settled(&fake, &handle).await)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Choose {
    by: String,
    action_id: String,
    #[serde(default)]
    value: Value,
}

async fn choose(fake: Fake, choose: Choose) -> Outcome {
    let handle = fake.choose_in_form(&choose.by, &choose.action_id, &choose.value)?;
    Ok(settled(&fake, &handle).await)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Close {
    by: String,
    #[serde(default)]
    all: bool,
}

fn close(fake: &Fake, close: Close) -> Outcome {
    let handle = fake.close_form(&close.by, close.all)?;
    Ok(json!({ "deed": handle.map(|handle| handle.id) }))
}
