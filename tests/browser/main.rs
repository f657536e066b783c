//! The page in a real Chromium, with a local chat behind it and a made-up conversation behind that.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

#[path = "../support/browser.rs"]
mod browser;
mod commands;
mod forms;
mod places;
mod stage;
mod talk;
#[path = "../support/turns.rs"]
mod turns;
