//! What members do with apps, and what apps show them: forms, triggers, response URLs.

use std::{collections::BTreeMap, time::Duration};

use serde_json::{Map, Value};
use tokio::time::Instant;

use super::{Id, Ts};

/// A modal, or the home of an app.
#[derive(Clone, Debug)]
#[allow(clippy::struct_field_names, reason = "Slack calls both the thing and what is sent of it a view")]
pub struct View {
    /// Its id.
    pub id: Id,
    /// The app.
    pub app: Id,
    /// Who sees it.
    pub user: Id,
    /// As it was sent, each block with its `block_id`.
    pub view: Value,
    /// What is filled in: by block, and by action.
    pub values: Map<String, Value>,
    /// What it is now, in one word; changes with each update.
    pub hash: String,
    /// The lowest modal of those that are open together.
    pub root: Id,
    /// The modal under it.
    pub previous: Option<Id>,
    /// Whether it is open.
    pub open: bool,
    /// What is said to be wrong at its fields, by block.
    pub errors: BTreeMap<String, String>,
    /// The channel in which its opening began, if it was one.
    pub channel: Option<Id>,
}

/// What sort of deed it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeedKind {
    /// A slash command.
    Command,
    /// A button, or another element that acts at once.
    Action,
    /// A shortcut on a message.
    MessageShortcut,
    /// A shortcut anywhere.
    Shortcut,
    /// A form was submitted.
    Submission,
    /// A form was closed.
    Closed,
}

/// Something that a member did with an app.
#[derive(Clone, Debug)]
pub struct Deed {
    /// Its running number.
    pub id: u64,
    /// What sort it is.
    pub kind: DeedKind,
    /// The app.
    pub app: Id,
    /// Who.
    pub user: Id,
    /// Where; none for what is done anywhere.
    pub channel: Option<Id>,
    /// The view, if it is one's.
    pub view: Option<Id>,
    /// What the app was sent.
    pub payload: Value,
    /// When, in real time.
    pub sent: Instant,
    /// What was acknowledged, after how long.
    pub acknowledged: Option<(Duration, Value)>,
    /// What the member was told instead: `operation_timeout`.
    pub failed: Option<&'static str>,
    /// The messages that its `response_url` or its acknowledgement led to.
    pub messages: Vec<(Id, Ts)>,
    /// The views that its trigger, or its acknowledgement, opened.
    pub opened: Vec<Id>,
}

/// Opens one view.
#[derive(Clone, Debug)]
pub struct Trigger {
    /// What somebody did.
    pub deed: u64,
    /// Whether it was used.
    pub used: bool,
}

/// Where the app says what is to be seen of a deed.
#[derive(Clone, Debug)]
pub struct ResponseUrl {
    /// What somebody did.
    pub deed: u64,
    /// Where an answer is shown.
    pub channel: Option<Id>,
    /// The message on which they did it.
    pub message: Option<(Id, Ts)>,
    /// How many times it was used.
    pub uses: u32,
}
