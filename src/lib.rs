//! Keypoint makes interview practice a daily habit of a team.
//!
//! ```text
//! people ─ Discord, Slack, local ─▶ event ─▶ conversation ─▶ practice ─▶ store
//!                                               one file       pure        SQL
//!                                               a command      rules        │ work that is due,
//!                                                                           ▼ or must happen once
//! clock ──────────────────────────────────────────────▶ jobs: claim ─▶ run ─▶ settle
//!                                                                       │
//! people ◀─ Discord, Slack, local ◀─ chat port ◀─ message ◀─ render ◀───┘
//! ```

pub mod app;
pub mod bank;
pub mod chat;
pub mod cli;
pub mod clock;
pub mod config;
pub mod conversation;
pub mod entropy;
pub mod fault;
mod fingerprint;
pub mod jobs;
pub mod near;
pub mod picture;
pub mod practice;
pub mod render;
pub mod store;
pub mod web;
