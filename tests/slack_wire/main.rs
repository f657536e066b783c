//! Keypoint's adapter to Slack, over real sockets, against a Slack that is as strict as its
//! documentation says.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod admins;
mod incoming;
mod lookups;
mod outcomes;
mod pace;
mod posts;
mod rights;
mod stage;
mod threads;

use keypoint_fakes::slack;
