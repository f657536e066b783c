//! Checks of what is sent: nothing but what is missing is minded yet.

use serde_json::Value;

/// Why Slack refuses it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Slack's code.
    pub error: &'static str,
    /// What is wrong where.
    pub messages: Vec<String>,
}

/// By what a message is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Call {
    /// `chat.postMessage`.
    Post,
    /// `chat.update`.
    Update,
    /// `chat.postEphemeral`.
    Ephemeral,
    /// A `response_url`.
    Response,
}

/// Who is notified.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whom {
    /// All members of the channel.
    Channel,
    /// A person, by id.
    User(String),
}

/// A mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Who.
    pub whom: Whom,
    /// Where the message says so.
    pub at: String,
}

/// Whether a call takes a message.
pub fn message_by(_call: Call, message: &Value) -> Result<(), Refusal> {
    let has = |name: &str| match &message[name] {
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        _ => false,
    };
    if has("text") || has("blocks") || has("attachments") || has("markdown_text") {
        return Ok(());
    }
    Err(Refusal { error: "no_text", messages: Vec::new() })
}

/// Whether a view is taken.
pub fn view(_view: &Value) -> Result<(), Refusal> {
    Ok(())
}

/// Whom a message notifies.
pub fn notifies(_message: &Value) -> Vec<Mention> {
    Vec::new()
}

/// What in a message Slack would not read as it was meant.
pub fn malformed(_message: &Value) -> Vec<String> {
    Vec::new()
}
