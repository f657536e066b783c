//! The scenarios once more, on Discord: the same stories and the same words, with the bot's real
//! adapter before the fake Discord.

#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

mod only;
mod pictures;
mod plain;
mod stage;
#[path = "../support/mod.rs"]
mod support;
#[path = "../support/world/mod.rs"]
mod world;

#[path = "../scenarios/answers.rs"]
mod answers;
#[path = "../scenarios/boards.rs"]
mod boards;
#[path = "../scenarios/commands.rs"]
mod commands;
#[path = "../scenarios/daily_round.rs"]
mod daily_round;
#[path = "../scenarios/deletion.rs"]
mod deletion;
#[path = "../scenarios/direct.rs"]
mod direct;
#[path = "../scenarios/downtime.rs"]
mod downtime;
#[path = "../scenarios/draws.rs"]
mod draws;
#[path = "../scenarios/endurance.rs"]
mod endurance;
#[path = "../scenarios/failures.rs"]
mod failures;
#[path = "../scenarios/giving_up.rs"]
mod giving_up;
#[path = "../scenarios/pictures_of_boards.rs"]
mod pictures_of_boards;
#[path = "../scenarios/places.rs"]
mod places;
#[path = "../scenarios/privacy.rs"]
mod privacy;
#[path = "../scenarios/private.rs"]
mod private;
#[path = "../scenarios/recount.rs"]
mod recount;
#[path = "../scenarios/reload.rs"]
mod reload;
#[path = "../scenarios/rounds_by_admins.rs"]
mod rounds_by_admins;
#[path = "../scenarios/rounds_in_threads.rs"]
mod rounds_in_threads;
#[path = "../scenarios/schedules.rs"]
mod schedules;
#[path = "../scenarios/scores.rs"]
mod scores;
#[path = "../scenarios/sealed.rs"]
mod sealed;
#[path = "../scenarios/shown_in_channel.rs"]
mod shown_in_channel;
#[path = "../scenarios/standings.rs"]
mod standings;
#[path = "../scenarios/taken_back_sealed.rs"]
mod taken_back_sealed;
#[path = "../scenarios/texts.rs"]
mod texts;
#[path = "../scenarios/times.rs"]
mod times;
#[path = "../scenarios/year.rs"]
mod year;

use keypoint_fakes::discord;
use stage::Server;
use world::{World, stage::FIRST_CHANNEL};

/// The world on Discord, in which Ada (the admin) and Bob are members, and the bot is up and has
/// nothing to do.
async fn world() -> World {
    on_discord().await.0
}

/// The same, and the server behind it.
async fn on_discord() -> (World, Server) {
    let (mut world, server) = unmet().await;
    world.joins("Bob").await;
    // It finds no channel to say hello in.
    world.starts().await;
    world.has_the_channel(FIRST_CHANNEL).await;
    (world, server)
}

/// Ada alone in a server without channels; the bot is in it and was never up.
async fn unmet() -> (World, Server) {
    let mut server = None;
    let world = World::on(async |_, clock| {
        let stage = stage::DiscordStage::new(&clock, "Ada").await;
        server = Some(stage.server());
        stage
    });
    (world.await, server.unwrap())
}

/// What the bot asks for when it is invited.
fn permissions() -> u64 {
    keypoint::chat::discord::invite_permissions()
}
