//! Events on their way to the gateway's sessions.

use std::sync::Arc;

use serde_json::Value;
use tokio::sync::mpsc::UnboundedSender;

use super::model::Id;

/// An event, before it is fitted to each session.
#[derive(Clone, Debug)]
pub struct Dispatch {
    /// Its name: `MESSAGE_CREATE`.
    pub name: &'static str,
    /// Its data, complete: the gateway blanks what a session's intents do not show.
    pub data: Value,
    /// Who gets it.
    pub audience: Audience,
}

/// Who gets an event.
#[derive(Clone, Debug)]
pub enum Audience {
    /// The bots of this server's members that may see the channel, on the shard of the server.
    Channel {
        /// The server.
        guild: Id,
        /// The channel or thread.
        channel: Id,
    },
    /// The bots that are members of this server, on its shard.
    Guild(Id),
    /// One application: an interaction, or something of its own (shard 0 outside servers).
    Application {
        /// Which one.
        application: Id,
        /// The server that it concerns, which picks the shard.
        guild: Option<Id>,
    },
    /// The bots that take part in these direct messages, on shard 0.
    Direct {
        /// The channel.
        channel: Id,
    },
}

/// Where events go: every listener gets each of them, in order.
#[derive(Default)]
pub struct Outbox(Vec<UnboundedSender<Arc<Dispatch>>>);

impl Outbox {
    /// Adds a listener.
    pub fn listen(&mut self, listener: UnboundedSender<Arc<Dispatch>>) {
        self.0.push(listener);
    }

    /// Sends an event on its way.
    pub fn send(&mut self, name: &'static str, data: Value, audience: Audience) {
        let dispatch = Arc::new(Dispatch { name, data, audience });
        self.0.retain(|listener| listener.send(Arc::clone(&dispatch)).is_ok());
    }
}
