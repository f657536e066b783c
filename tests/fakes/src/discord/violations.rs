//! What a bot should not have done, kept until the end of a test.

use std::sync::{Arc, Mutex};

/// Something that a bot should not have done.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Violation {
    /// The rule, in a few words: `interaction answered late`.
    pub rule: &'static str,
    /// What happened.
    pub detail: String,
}

/// All of them.
#[derive(Clone, Default)]
pub struct Violations(Arc<Mutex<Vec<Violation>>>);

impl Violations {
    /// Records one.
    pub fn record(&self, rule: &'static str, detail: impl Into<String>) {
        self.0.lock().expect("no panic under the lock").push(Violation { rule, detail: detail.into() });
    }

    /// All that were recorded so far and not taken.
    pub fn all(&self) -> Vec<Violation> {
        self.0.lock().expect("no panic under the lock").clone()
    }

    /// Takes all that were recorded so far.
    pub fn take(&self) -> Vec<Violation> {
        std::mem::take(&mut *self.0.lock().expect("no panic under the lock"))
    }
}
