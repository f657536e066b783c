//! The contract of the store: the same promises on SQLite and on a real PostgreSQL.

#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

#[path = "../support/mod.rs"]
mod support;

mod admins;
mod answers;
mod audit;
mod clocks;
mod decided;
mod heard;
mod jobs;
mod leases;
mod migrations;
mod prune;
mod recount;
mod scene;
mod schedules;
mod sealed;
mod transactions;
