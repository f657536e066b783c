//! The fake Discord is as strict as the real one says it is.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "../support/discord/mod.rs"]
mod discord;
