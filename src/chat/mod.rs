//! The chat port: what Keypoint says to a chat platform and hears from it, and the platforms.
//!
//! The types here are neutral: a [`message::Message`] goes out, an [`event::Event`] comes in. An
//! adapter turns them into its platform's own and back. Nothing here knows the rules of practice
//! beyond the values that it shows, nor the conversation; adapters do not know each other.

pub mod action;
pub mod attachment;
pub mod coming;
pub mod command;
pub mod command_line;
pub mod discord;
pub mod event;
pub mod intake;
pub mod key;
pub mod local;
mod markdown;
pub mod message;
pub mod place;
pub mod port;
pub mod slack;
