//! What comes over a socket.

use serde::Deserialize;
use serde_json::Value;

use super::line::Reply;

/// A frame of text, as far as it is looked at.
#[derive(Deserialize)]
pub(super) struct Frame {
    #[serde(rename = "type", default)]
    pub(super) kind: String,
    #[serde(default)]
    pub(super) reason: Option<String>,
    #[serde(default)]
    pub(super) envelope_id: Option<String>,
    #[serde(default)]
    pub(super) payload: Value,
}

/// What an envelope is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Kind {
    /// Something happened.
    Event,
    /// Somebody typed a command.
    Command,
    /// Somebody pressed a button, submitted a form, or used a shortcut.
    Interaction,
}

impl Kind {
    pub(super) fn of(name: &str) -> Option<Self> {
        match name {
            "events_api" => Some(Self::Event),
            "slash_commands" => Some(Self::Command),
            "interactive" => Some(Self::Interaction),
            _ => None,
        }
    }
}

/// What Slack told, and how to answer it where the answer goes back with the acknowledgement.
#[derive(Debug)]
pub(in super::super) struct Envelope {
    /// Its id: each telling of the same has its own.
    pub(in super::super) id: String,
    pub(in super::super) kind: Kind,
    pub(in super::super) payload: Value,
    /// Of a form that was submitted alone: what becomes of the form is said in the acknowledgement.
    pub(in super::super) reply: Option<Reply>,
}

/// Whether what Slack tells is answered by its acknowledgement.
pub(super) fn waits_for_an_answer(kind: Kind, payload: &Value) -> bool {
    kind == Kind::Interaction && payload.get("type").and_then(Value::as_str) == Some("view_submission")
}
