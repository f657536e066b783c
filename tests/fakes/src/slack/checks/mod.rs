//! What Slack takes and what it refuses, of messages and views; whom a message notifies.
//!
//! ```text
//! message, view ─▶ shape: compares with ◀─ blocks ◀─ elements ◀─ inputs, menus ◀─ objects
//!                                             ▲                                      ▲
//! notifies, malformed ─▶ mrkdwn            rich_text                              limits
//! ```
//!
//! Pure functions over JSON: no network, no state. A refusal has Slack's code and, for blocks, the
//! words in which Slack says what is wrong where.

use serde_json::Value;

mod blocks;
mod elements;
mod inputs;
pub mod limits;
mod mentions;
mod menus;
mod message;
mod mrkdwn;
mod objects;
mod rich_text;
mod shape;
mod unique;
mod view;

pub use self::{
    mentions::{Mention, Whom, malformed, notifies},
    message::Call,
    mrkdwn::Entity,
};

/// What Slack answers instead of taking something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Slack's code.
    pub error: &'static str,
    /// What `response_metadata.messages` holds; `errors` holds the same without `[ERROR] `.
    pub messages: Vec<String>,
}

impl Refusal {
    /// A refusal that says what is wrong where.
    fn new<'m>(error: &'static str, messages: impl IntoIterator<Item = &'m str>) -> Self {
        Self { error, messages: messages.into_iter().map(str::to_owned).collect() }
    }

    /// A refusal that is its code alone.
    fn bare(error: &'static str) -> Self {
        Self { error, messages: Vec::new() }
    }
}

impl shape::Sheet {
    /// The refusal, if anything is wrong.
    fn finish(self, error: &'static str) -> Result<(), Refusal> {
        if self.is_fine() { Ok(()) } else { Err(Refusal { error, messages: self.complaints() }) }
    }
}

/// Whether `chat.postMessage` takes a message.
pub fn message(message: &Value) -> Result<(), Refusal> {
    message_by(Call::Post, message)
}

/// Whether a call takes a message: an edit's text is shorter, and a response's blocks may be longer.
pub fn message_by(call: Call, message: &Value) -> Result<(), Refusal> {
    message::check(call, message)
}

/// Whether `views.open`, `views.update`, `views.push` and `views.publish` take a view.
pub fn view(view: &Value) -> Result<(), Refusal> {
    view::check(view)
}

/// All that a text in Slack's markup names, in its order.
pub fn entities(text: &str) -> Vec<Entity> {
    mrkdwn::read(text).0
}
