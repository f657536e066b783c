//! The fake Slack is as strict as the real one says it is.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod buttons;
mod channels;
mod commands;
mod control;
mod door;
mod events;
mod faults;
mod files;
mod forms;
mod history;
mod messages;
mod people;
mod rates;
mod socket;
mod stage;
mod tokens;

use keypoint_fakes::slack;
