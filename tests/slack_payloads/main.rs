//! Whatever Keypoint says fits Slack: every message and form, of every question that ships and of
//! the longest and most hostile that people write, is one that Slack takes, and notifies nobody but
//! the group that it is to notify. `scripts/fakes-check` builds them once more with Slack's own SDK.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod longest;
mod scene;
mod sent;

use keypoint_fakes::slack::checks;
