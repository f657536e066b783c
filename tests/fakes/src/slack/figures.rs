//! What was asked of the fake Slack, counted: for benchmarks, and for tests that a bot keeps quiet.

use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard},
    time::Instant,
};

/// The counts.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    /// Requests by method: `chat.postMessage`; those to a `response_url` are `response_url`.
    pub requests: BTreeMap<String, u64>,
    /// Answers by HTTP status.
    pub statuses: BTreeMap<u16, u64>,
    /// Refusals by Slack's error code.
    pub errors: BTreeMap<String, u64>,
    /// When the first message was posted.
    pub first_post: Option<Instant>,
    /// When the latest message was posted.
    pub last_post: Option<Instant>,
}

impl Counts {
    /// How many requests there were.
    pub fn total(&self) -> u64 {
        self.requests.values().sum()
    }

    /// How many requests there were of this method: `chat.postMessage`.
    pub fn of(&self, method: &str) -> u64 {
        self.requests.get(method).copied().unwrap_or(0)
    }

    /// How many answers were «too many requests».
    pub fn too_many(&self) -> u64 {
        self.statuses.get(&429).copied().unwrap_or(0)
    }

    /// How many requests were refused with this code: `not_in_channel`.
    pub fn refused(&self, error: &str) -> u64 {
        self.errors.get(error).copied().unwrap_or(0)
    }
}

/// The counts, shared.
#[derive(Default)]
pub struct Figures(Mutex<Counts>);

impl Figures {
    /// The counts so far.
    pub fn counts(&self) -> Counts {
        self.locked().clone()
    }

    /// Starts counting anew.
    pub fn reset(&self) {
        *self.locked() = Counts::default();
    }

    /// A request came in for this method.
    pub fn request(&self, method: &str) {
        *self.locked().requests.entry(method.to_owned()).or_default() += 1;
    }

    /// A request was answered.
    pub fn answered(&self, status: u16, error: Option<&str>) {
        let mut counts = self.locked();
        *counts.statuses.entry(status).or_default() += 1;
        if let Some(error) = error {
            *counts.errors.entry(error.to_owned()).or_default() += 1;
        }
    }

    /// A message was posted.
    pub fn posted(&self, at: Instant) {
        let mut counts = self.locked();
        counts.first_post.get_or_insert(at);
        counts.last_post = Some(at);
    }

    fn locked(&self) -> MutexGuard<'_, Counts> {
        self.0.lock().expect("no panic under the lock")
    }
}
