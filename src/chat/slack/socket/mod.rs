//! One socket of Slack's: what comes over it, and how it is answered. It knows nothing of what is told.

mod envelope;
mod line;

use std::time::Duration;

pub(super) use self::{
    envelope::{Envelope, Kind},
    line::{Held, News, Reply, connect},
};

/// How long a socket may be silent before it is given up: Slack sends a ping every few seconds.
pub(super) const SILENCE: Duration = Duration::from_secs(30);
