//! The fake Discord is as strict as the real one says it is.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod commands;
mod control;
mod description;
mod door;
mod faults;
mod files;
mod forms;
mod gateway;
mod history;
mod intents;
mod interactions;
mod libraries;
mod mentions;
mod messages;
mod rates;
mod reach;
mod socket;
mod stage;
mod threads;

use keypoint_fakes::discord;
