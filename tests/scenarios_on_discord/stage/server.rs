//! The server behind the stage, for what only Discord has.

use std::sync::Arc;

use crate::discord::{Fake, model::Id};

/// What a scenario of Discord alone reaches past the stage: the server as its owner and Discord see it.
#[derive(Clone)]
pub struct Server {
    /// Discord.
    pub fake: Arc<Fake>,
    /// The bot.
    pub application: Id,
    /// The server.
    pub guild: Id,
    /// Its owner.
    pub owner: Id,
}

impl Server {
    /// A channel by its name.
    pub fn channel(&self, name: &str) -> Id {
        let state = self.fake.lock();
        let found = state.channels.values().find(|channel| channel.name == name && !channel.kind.is_thread());
        found.unwrap_or_else(|| panic!("there is no channel {name}")).id
    }

    /// The newest thread of a channel.
    pub fn thread(&self, channel: &str) -> Id {
        *self.fake.threads(self.owner, self.channel(channel)).last().expect("there is a thread")
    }

    /// Takes permissions from the bot in a channel.
    pub fn forbid(&self, channel: &str, permissions: u64) {
        let channel = self.channel(channel);
        self.fake.lock().overwrite(channel, self.application, 0, permissions);
    }

    /// Gives back what was taken.
    pub fn permit(&self, channel: &str) {
        self.forbid(channel, 0);
    }
}
