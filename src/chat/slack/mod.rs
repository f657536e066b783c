//! Slack: Keypoint's adapter to it.
//!
//! ```text
//! chat port ─▶ adapter ─▶ posts, find, threads, admins ─▶ api ─▶ Slack
//! Slack ─▶ socket ─▶ events, interactions ─▶ inbox
//!                    message: what Slack shows; commands: what people type
//! ```
//!
//! `api` makes calls at Slack's pace and says what became of each; `socket` keeps a connection by which
//! Slack tells what happens, acknowledged before anything is done about it; `message` turns a neutral
//! message into blocks, and `commands` what people type into commands. Nothing here knows the rules of
//! practice, and no text of a person's becomes markup or a mention.

mod account;
mod adapter;
mod admins;
pub mod api;
pub mod commands;
mod directory;
mod events;
mod files;
mod find;
mod identity;
mod interactions;
mod lacks;
pub mod manifest;
pub mod message;
mod pages;
mod posts;
mod run;
pub mod scopes;
mod shapes;
mod socket;
mod threads;
mod ts;

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use secrecy::SecretString;
use url::Url;

pub use self::{account::Account, manifest::COUNT_AS_ANSWER, run::SlackError};
use self::{
    api::{Api, ApiError},
    commands::Naming,
    directory::Directory,
    identity::{Known, app_of},
    pages::Left,
    socket::SILENCE,
};
use crate::clock::Clock;

/// What Keypoint's adapter to Slack is made of.
#[derive(Debug)]
pub struct Parts {
    /// The app's bot token, `xoxb-…`.
    pub bot_token: SecretString,
    /// The app-level token, `xapp-…`.
    pub app_token: SecretString,
    /// Where Slack's Web API is: `https://slack.com/api`, or an emulator. May be `http://`.
    pub api: Url,
    /// How long one call may take.
    pub request_timeout: Duration,
    /// How long a call may be put off before it is made: no longer than the longest flight without the
    /// call's own time, because a send is taken as landed or lost after that.
    pub patience: Duration,
    /// What the commands are called.
    pub naming: Naming,
    /// The clock.
    pub clock: Arc<dyn Clock>,
}

/// Keypoint's adapter to Slack.
#[derive(Debug)]
pub struct Slack {
    api: Arc<Api>,
    /// The app of the app-level token, if it names it.
    app: Option<String>,
    known: Known,
    directory: Directory,
    left: Left,
    naming: Naming,
    clock: Arc<dyn Clock>,
    silence: Duration,
    /// Whether a socket is there.
    listens: AtomicBool,
}

impl Slack {
    /// An adapter of these parts. It asks nothing of Slack yet.
    ///
    /// # Errors
    /// If no TLS is to be had, or a token holds what no header may.
    pub fn new(parts: Parts) -> Result<Self, ApiError> {
        let Parts { bot_token, app_token, api, request_timeout, patience, naming, clock } = parts;
        let api = Arc::new(Api::new(&bot_token, &app_token, api, request_timeout, patience)?);
        Ok(Self {
            api,
            app: app_of(&app_token),
            known: Known::default(),
            directory: Directory::default(),
            left: Left::default(),
            naming,
            clock,
            silence: SILENCE,
            listens: AtomicBool::new(false),
        })
    }

    /// With another time for which a socket may be silent before it is made anew.
    #[must_use]
    pub fn with_silence(self, silence: Duration) -> Self {
        Self { silence, ..self }
    }

    /// Without a pace of its own: it waits only where it is asked to. For an emulator that limits nothing,
    /// and where more happens in a minute than ever would.
    #[must_use]
    pub fn unpaced(self) -> Self {
        self.api.wait_only_when_asked();
        self
    }

    /// Whether it hears what happens.
    #[must_use]
    pub fn listens(&self) -> bool {
        self.listens.load(Ordering::Relaxed)
    }

    /// What the commands are called.
    #[must_use]
    pub fn naming(&self) -> &Naming {
        &self.naming
    }

    /// The way to the Web API.
    #[must_use]
    pub fn api(&self) -> &Arc<Api> {
        &self.api
    }
}
