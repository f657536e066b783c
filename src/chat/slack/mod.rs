//! Slack.

pub mod commands;
pub mod manifest;
pub mod message;
