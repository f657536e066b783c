//! The program as people run it: the real binary with a folder of its own, driven by signals, over
//! HTTP as curl would, and by people in front of a real browser.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

mod admins;
#[path = "../support/browser.rs"]
mod browser;
mod check;
mod clock;
#[allow(dead_code, unused_imports, unused_macros, reason = "a test here names its database itself")]
#[path = "../support/database.rs"]
mod database;
mod home;
mod import;
mod journeys;
mod keyboard;
mod on_discord;
mod on_slack;
mod outage;
mod pictures;
mod questions;
mod rounds;
mod scores;
mod start;
mod stop;
mod talk;
#[path = "../support/turns.rs"]
mod turns;

use keypoint_fakes::{discord, slack};
