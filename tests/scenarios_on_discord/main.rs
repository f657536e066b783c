//! The scenarios once more, on Discord: the same stories and the same words, with the bot's real
//! adapter before the fake Discord.

#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

#[path = "../support/discord/mod.rs"]
mod discord;
mod plain;
mod stage;
#[path = "../support/mod.rs"]
mod support;
#[path = "../support/world/mod.rs"]
mod world;

#[path = "../scenarios/answers.rs"]
mod answers;
#[path = "../scenarios/commands.rs"]
mod commands;
#[path = "../scenarios/daily_round.rs"]
mod daily_round;
#[path = "../scenarios/downtime.rs"]
mod downtime;
#[path = "../scenarios/draws.rs"]
mod draws;
#[path = "../scenarios/endurance.rs"]
mod endurance;
#[path = "../scenarios/failures.rs"]
mod failures;
#[path = "../scenarios/places.rs"]
mod places;
#[path = "../scenarios/private.rs"]
mod private;
#[path = "../scenarios/recount.rs"]
mod recount;
#[path = "../scenarios/schedules.rs"]
mod schedules;
#[path = "../scenarios/standings.rs"]
mod standings;
#[path = "../scenarios/texts.rs"]
mod texts;
#[path = "../scenarios/times.rs"]
mod times;

use world::{World, stage::FIRST_CHANNEL};

/// The world on Discord, in which Ada (the admin) and Bob are members, and the bot is up and has
/// nothing to do.
async fn world() -> World {
    let mut world = World::on(|_, clock| async move { stage::DiscordStage::new(&clock, "Ada").await }).await;
    world.joins("Bob").await;
    // It finds no channel to say hello in.
    world.starts().await;
    world.has_the_channel(FIRST_CHANNEL).await;
    world
}
