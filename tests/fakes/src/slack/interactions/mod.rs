//! Interactions: what a member does with an app's commands, buttons and forms, and the ways in which
//! the app answers: the acknowledgement, the trigger, the response URL.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{Router, routing::post};
use tokio::sync::watch;

use super::Slack;

mod acknowledge;
pub mod make;
mod respond;
pub mod values;
pub mod views;

pub use acknowledge::{acknowledged, unacknowledged};

/// What is served beside the API.
pub fn router(slack: &Arc<Slack>) -> Router {
    Router::new()
        .route("/commands/{team}/{key}", post(respond::respond))
        .route("/actions/{team}/{key}", post(respond::respond))
        .with_state(Arc::clone(slack))
}

/// The deadlines of interactions, and who waits for what comes of them.
pub struct Interactions {
    terms: Mutex<Terms>,
    changed: watch::Sender<u64>,
}

/// The deadlines of interactions.
#[derive(Clone, Copy, Debug)]
pub struct Terms {
    /// How long a trigger lives.
    pub trigger: Duration,
    /// How long a response URL lives.
    pub response_url: Duration,
    /// How often a response URL can be used.
    pub uses: u32,
}

impl Default for Interactions {
    fn default() -> Self {
        let terms = Terms { trigger: Duration::from_secs(3), response_url: Duration::from_mins(30), uses: 5 };
        Self { terms: Mutex::new(terms), changed: watch::Sender::new(0) }
    }
}

impl Interactions {
    /// The deadlines.
    pub fn terms(&self) -> Terms {
        *self.terms.lock().expect("no panic under the lock")
    }

    /// Changes the deadlines, so that a test need not wait for half an hour.
    pub fn set_terms(&self, change: impl FnOnce(&mut Terms)) {
        change(&mut self.terms.lock().expect("no panic under the lock"));
    }

    /// Something became of an interaction.
    pub fn stir(&self) {
        self.changed.send_modify(|changes| *changes += 1);
    }

    /// Changes whenever something becomes of an interaction.
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.changed.subscribe()
    }
}
