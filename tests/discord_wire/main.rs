//! Keypoint's adapter to Discord against a fake Discord, over real sockets.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "../support/discord/mod.rs"]
mod discord;
mod incoming;
