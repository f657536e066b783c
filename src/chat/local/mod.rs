//! The local chat: a small chat platform of its own, kept in the database, and Keypoint's adapter
//! to it. The page and the JSON API over it are in `web::local`.
//!
//! Ids are numbers of the order in which things happened, so they sort by age whatever the clocks of
//! several processes say. Every change is recorded as a happening in the transaction
//! that makes it; pages follow those. Nothing here knows HTTP or the rules of practice.

mod adapter;
mod files;
mod follow;
mod limits;
mod messages;
pub mod model;
mod people;

use std::sync::Arc;

use tokio::sync::watch;

pub use self::{
    follow::{Batch, Caught},
    limits::{LIMITS, check_form},
    messages::{Draft, Spot},
};
use crate::{
    clock::Clock,
    store::{Store, StoreError, Tx},
};

/// The id of the local workspace: there is one.
pub const WORKSPACE: &str = "local";

/// The name of the local workspace.
pub const WORKSPACE_NAME: &str = "Local chat";

/// The one group of the local workspace; to notify it is to notify everybody.
pub const EVERYONE: &str = "everyone";

/// The local chat. Several may share one database.
#[derive(Debug)]
pub struct LocalChat {
    store: Store,
    clock: Arc<dyn Clock>,
    /// Told after every commit, so that this process's pages need not wait for their next look.
    changed: watch::Sender<()>,
}

/// Why the local chat did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum LocalError {
    /// There is no such thing, or not for who asks.
    #[error("there is no such {0}")]
    Missing(&'static str),
    /// It is against the rules of the chat.
    #[error("{what} {help}")]
    Refused {
        /// What is wrong: a sentence.
        what: String,
        /// What to do instead: a sentence.
        help: String,
    },
    /// A message of Keypoint's own breaks a limit: a bug.
    #[error("{0}")]
    Broken(String),
    /// The store failed, and nothing has changed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The store failed at the very end: nobody knows whether it has changed.
    #[error("whether it was kept is unknown: {0}")]
    Unsettled(#[source] StoreError),
}

/// The result of an operation of the local chat.
pub type Result<T, E = LocalError> = std::result::Result<T, E>;

impl LocalError {
    fn refused(what: impl Into<String>, help: impl Into<String>) -> Self {
        Self::Refused { what: what.into(), help: help.into() }
    }
}

impl LocalChat {
    /// The local chat that is kept in `store`.
    #[must_use]
    pub fn new(store: Store, clock: Arc<dyn Clock>) -> Self {
        Self { store, clock, changed: watch::Sender::new(()) }
    }

    /// The clock that it goes by.
    #[must_use]
    pub fn clock(&self) -> &Arc<dyn Clock> {
        &self.clock
    }

    async fn commit(&self, tx: Tx) -> Result<()> {
        tx.commit().await.map_err(LocalError::Unsettled)?;
        self.changed.send_replace(());
        Ok(())
    }
}

/// The id of what came to be under this number. Twelve digits outlast any chat.
fn ordered_id(seq: i64) -> String {
    format!("{seq:012}")
}
