//! Events on their way to the apps that hear of them.

use std::sync::Arc;

use serde_json::Value;
use tokio::sync::mpsc::UnboundedSender;

use super::model::Id;

/// An event, before it is known who gets it.
#[derive(Clone, Debug)]
pub struct Event {
    /// Its data, as the Events API tells it: `type` says what it is.
    pub data: Value,
    /// Who gets it.
    pub audience: Audience,
}

impl Event {
    /// What it is: `message`.
    pub fn kind(&self) -> &str {
        self.data["type"].as_str().unwrap_or_default()
    }

    /// What it is more exactly: `message_changed`; empty if nothing more is said.
    pub fn subtype(&self) -> &str {
        self.data["subtype"].as_str().unwrap_or_default()
    }
}

/// Who gets an event, if it subscribes to it.
#[derive(Clone, Debug)]
pub enum Audience {
    /// The apps that are members of this channel.
    Channel(Id),
    /// One app: something of its own.
    App(Id),
    /// Every app of the workspace.
    Team,
    /// Nobody but tests that listen: something that no app is told of.
    Nobody,
}

/// Where events go: every listener gets each of them, in order.
#[derive(Default)]
pub struct Outbox(Vec<UnboundedSender<Arc<Event>>>);

impl Outbox {
    /// Adds a listener.
    pub fn listen(&mut self, listener: UnboundedSender<Arc<Event>>) {
        self.0.push(listener);
    }

    /// Sends an event on its way.
    pub fn send(&mut self, data: Value, audience: Audience) {
        let event = Arc::new(Event { data, audience });
        self.0.retain(|listener| listener.send(Arc::clone(&event)).is_ok());
    }
}
