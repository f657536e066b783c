//! The contract of the store: the same promises on SQLite and on a real PostgreSQL.

#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

mod admins;
mod answers;
mod audit;
mod boards;
mod clocks;
mod decided;
mod heard;
mod jobs;
mod leases;
mod migrations;
mod pages;
mod privacy;
mod prune;
mod recount;
mod removal;
mod scene;
mod schedules;
mod sealed;
#[path = "../support/mod.rs"]
mod support;
mod tables;
mod transactions;
