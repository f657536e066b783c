//! What an app posts, wherever it posts it: read, checked, and made a message.

use serde_json::{Map, Value, json};

use super::super::{
    checks,
    errors::{Error, refuse},
    model::{Message, Ping, State, Ts},
};

/// What an app wants to be said.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// As it was given.
    pub whole: Value,
    /// Its text; none if nothing was said of it.
    pub text: Option<String>,
    /// Its blocks; none if nothing was said of them.
    pub blocks: Option<Vec<Value>>,
    /// Its attachments; none if nothing was said of them.
    pub attachments: Option<Vec<Value>>,
    /// Its metadata; none if nothing was said of it.
    pub metadata: Option<Value>,
}

impl Draft {
    /// What these arguments say; lists may be text that holds JSON, as forms send it.
    pub fn of(arguments: &Map<String, Value>) -> Result<Self, Error> {
        let mut whole = Map::new();
        for (name, value) in arguments {
            let broken = match name.as_str() {
                "blocks" => "invalid_blocks_format",
                "attachments" => "invalid_attachments",
                "metadata" => "invalid_metadata_format",
                _ => {
                    whole.insert(name.clone(), value.clone());
                    continue;
                }
            };
            let value = decoded(value, broken)?;
            if !value.is_null() {
                whole.insert(name.clone(), value);
            }
        }
        let list = |name: &str, broken: &str| match whole.get(name) {
            None => Ok(None),
            Some(Value::Array(items)) => Ok(Some(items.clone())),
            Some(_) => refuse(broken),
        };
        let text = whole.get("text").or(whole.get("markdown_text"));
        Ok(Self {
            text: text.and_then(Value::as_str).map(str::to_owned),
            blocks: list("blocks", "invalid_blocks_format")?,
            attachments: list("attachments", "invalid_attachments")?,
            metadata: whole.get("metadata").cloned(),
            whole: Value::Object(whole),
        })
    }

    /// Refuses what Slack refuses, and minds what it does not.
    pub fn check(&self, state: &State, call: checks::Call) -> Result<(), Error> {
        if let Err(refusal) = checks::message_by(call, &self.whole) {
            return Err(Error::new(refusal.error).explained(&refusal.messages));
        }
        let has_blocks = self.blocks.as_ref().is_some_and(|blocks| !blocks.is_empty());
        if has_blocks && self.text.as_ref().is_none_or(String::is_empty) {
            state.violations.record("blocks without text for notifications", format!("{call:?}"));
        }
        for wrong in checks::malformed(&self.whole) {
            state.violations.record("text that Slack reads otherwise", wrong);
        }
        Ok(())
    }

    /// Whether there is nothing to be seen of it.
    pub fn says_nothing(&self) -> bool {
        let is_empty = |list: &Option<Vec<Value>>| list.as_ref().is_none_or(Vec::is_empty);
        self.text.as_ref().is_none_or(String::is_empty)
            && is_empty(&self.blocks)
            && is_empty(&self.attachments)
    }

    /// Puts what was said into a message; what was not said of stays as it is.
    pub fn fill(&self, state: &mut State, message: &mut Message) {
        if let Some(text) = &self.text {
            message.text.clone_from(text);
        }
        if let Some(blocks) = &self.blocks {
            message.blocks = blocks.iter().map(|block| named(state, block)).collect();
        }
        if let Some(attachments) = &self.attachments {
            message.attachments.clone_from(attachments);
        }
        if let Some(metadata) = &self.metadata {
            let is_empty = metadata.as_object().is_some_and(Map::is_empty);
            message.metadata = (!is_empty).then(|| metadata.clone());
        }
    }

    /// Notes whom a message notifies.
    pub fn ping(&self, state: &mut State, channel: &str, ts: &Ts) {
        for mention in checks::notifies(&self.whole) {
            state.pings.push(Ping { channel: channel.to_owned(), ts: ts.clone(), mention });
        }
    }
}

fn decoded(value: &Value, broken: &str) -> Result<Value, Error> {
    match value {
        Value::String(text) if text.is_empty() => Ok(Value::Null),
        Value::String(text) => serde_json::from_str(text).map_err(|_| Error::new(broken)),
        value => Ok(value.clone()),
    }
}

/// A block as Slack keeps it: with a `block_id`, and with what its texts left unsaid.
pub fn named(state: &mut State, block: &Value) -> Value {
    let mut block = block.clone();
    say_the_rest(&mut block);
    if block["block_id"].as_str().is_none_or(str::is_empty) {
        block["block_id"] = json!(format!("b{}", state.number()));
    }
    block
}

/// Says of every text what Slack takes for granted: nobody who compares finds what was sent.
fn say_the_rest(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(say_the_rest),
        Value::Object(fields) => {
            let (name, usual) = match fields.get("type").and_then(Value::as_str) {
                Some("mrkdwn") => ("verbatim", false),
                Some("plain_text") => ("emoji", true),
                _ => return fields.values_mut().for_each(say_the_rest),
            };
            fields.entry(name).or_insert(json!(usual));
        }
        _ => {}
    }
}
