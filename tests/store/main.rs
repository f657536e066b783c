//! The contract of the store: the same promises on SQLite and on a real PostgreSQL.

#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

#[path = "../support/mod.rs"]
mod support;

mod admins;
mod answers;
mod audit;
mod boards;
mod clocks;
mod heard;
mod jobs;
mod leases;
mod migrations;
mod prune;
mod scene;
mod schedules;
mod transactions;
