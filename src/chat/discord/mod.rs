//! Discord: Keypoint's adapter to it.
//!
//! ```text
//! chat port ─▶ adapter ─▶ posts, find, threads, admins ─▶ rest ─▶ Discord
//!                            message: what Discord shows
//!                            permissions: what it allows
//! ```
//!
//! `rest` sends requests at Discord's pace and says what became of each; `message` turns a neutral
//! message into an embed with buttons; `facts` holds what is known about the bot, which the gateway
//! keeps up to date. Nothing here knows the rules of practice, and no text of a person's becomes
//! markup or a mention.

mod adapter;
mod admins;
mod directory;
mod events;
pub mod facts;
mod find;
mod gateway;
mod greeting;
mod interactions;
pub mod message;
pub mod permissions;
mod places;
mod posts;
mod registration;
pub mod rest;
pub mod shapes;
mod threads;

use std::{sync::Arc, time::Duration};

use secrecy::SecretString;
use serenity::model::id::{ChannelId, GuildId};
use url::Url;

use self::{
    directory::Directory,
    places::Seen,
    rest::{Rest, RestError},
    shapes::{Channel, Guild},
};
pub use self::{facts::Facts, gateway::DiscordError, permissions::invite_permissions};
use crate::clock::Clock;

/// The command on a message by which its author hands it over.
pub const COUNT_AS_ANSWER: &str = "Count as my answer";

/// Where Discord is.
pub const DISCORD: &str = "https://discord.com";

/// How long a connection to the gateway may leave heartbeats unanswered before it is made anew: three
/// heartbeats, and serenity has tried to mend it by then.
const SILENCE: Duration = Duration::from_secs(130);

/// What Keypoint's adapter to Discord is made of.
#[derive(Debug)]
pub struct Parts {
    /// The bot's token, without `Bot `.
    pub token: SecretString,
    /// Where Discord is, without a path: [`DISCORD`], or an emulator. May be `http://`.
    pub api: Url,
    /// How long one request may take.
    pub request_timeout: Duration,
    /// How long a request may be put off before it is sent: no longer than the longest flight
    /// without the request's own time, because a send is taken as landed or lost after that.
    pub patience: Duration,
    /// The clock.
    pub clock: Arc<dyn Clock>,
}

/// Keypoint's adapter to Discord.
#[derive(Debug)]
pub struct Discord {
    rest: Arc<Rest>,
    facts: Arc<Facts>,
    directory: Directory,
    clock: Arc<dyn Clock>,
    channels: Seen<ChannelId, Channel>,
    guilds: Seen<GuildId, Guild>,
    token: SecretString,
    api: Url,
    silence: Duration,
}

impl Discord {
    /// An adapter of these parts. It asks nothing of Discord yet.
    ///
    /// # Errors
    /// If no TLS is to be had, or the token holds what no header may.
    pub fn new(parts: Parts) -> Result<Self, RestError> {
        let Parts { token, api, request_timeout, patience, clock } = parts;
        let rest = Arc::new(Rest::new(&token, api.clone(), request_timeout, patience)?);
        Ok(Self {
            rest,
            facts: Arc::default(),
            directory: Directory::default(),
            clock,
            channels: Seen::default(),
            guilds: Seen::default(),
            token,
            api,
            silence: SILENCE,
        })
    }

    /// With another time for which a connection to the gateway may leave heartbeats unanswered.
    #[must_use]
    pub fn with_silence(self, silence: Duration) -> Self {
        Self { silence, ..self }
    }

    /// The way to Discord.
    #[must_use]
    pub fn rest(&self) -> &Arc<Rest> {
        &self.rest
    }

    /// What is known about the bot, to be kept up to date by who hears from the gateway.
    #[must_use]
    pub fn facts(&self) -> &Arc<Facts> {
        &self.facts
    }

    /// The clock.
    #[must_use]
    pub fn clock(&self) -> &Arc<dyn Clock> {
        &self.clock
    }
}
