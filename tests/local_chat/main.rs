//! The local chat: its API over real HTTP, and the contract of the chat port and of its tables on
//! both databases.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod actions;
mod calls;
mod events;
mod files;
mod guard;
mod port;
mod privacy;
mod rows;
mod stage;
#[path = "../support/mod.rs"]
mod support;
