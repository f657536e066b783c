//! Scenarios: what people do, and what they see.
//!
//! Each tells one story and ends with nothing left unread. The files of subjects know no platform;
//! this program plays them on the local chat.

#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

#[path = "../support/mod.rs"]
mod support;
#[path = "../support/world/mod.rs"]
mod world;

mod answers;
mod boards;
mod clocks;
mod commands;
mod daily_round;
mod deletion;
mod downtime;
mod draws;
mod endurance;
mod failures;
mod first_start;
mod forms;
mod giving_up;
mod hidden;
mod pictures_of_boards;
mod places;
mod privacy;
mod private;
mod recount;
mod reload;
mod retention;
mod rounds_by_admins;
mod rounds_in_threads;
mod schedules;
mod scores;
mod sealed;
mod shown_in_channel;
mod standings;
mod taken_back_sealed;
mod texts;
mod times;
mod year;

/// The world that the scenarios play in.
async fn world() -> world::World {
    world::World::on_local_chat().await
}
