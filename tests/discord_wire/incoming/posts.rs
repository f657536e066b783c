//! What the gateway told need not be asked for when something is posted.

use keypoint::chat::port::{Chat, Place};

use super::stage::{Stage, is_joining};
use crate::{
    discord::model::{Id, Kind},
    stage::{card, key, lately},
};

/// A server with a channel of this kind that the gateway told of, and nothing was asked yet.
async fn told_of(kind: Kind) -> (Stage, Place) {
    let mut stage = Stage::empty().await;
    let channel: Id = stage.set(|state| state.new_channel(stage.guild, "questions", kind));
    stage.start();
    stage.inbox.until(|heard| heard.iter().any(is_joining)).await;
    stage.gateway(|gateway| gateway.counts().identified == 1).await;
    let place = Place { workspace: stage.guild.to_string(), channel: channel.to_string(), thread: None };
    (stage, place)
}

#[tokio::test]
async fn a_card_with_its_thread_takes_two_requests_and_reading_it_one() {
    let (stage, place) = told_of(Kind::Text).await;
    let adapter = stage.adapter.as_ref().unwrap();
    let asked = |route: &str| stage.fake.discord.figures.counts().of(route);
    let sent = adapter.post(&place, &key("card:1"), &card("How?")).await.unwrap();
    let thread = adapter.open_thread(&sent, "How?", lately()).await.unwrap();
    assert!(thread.is_some());
    assert!(adapter.read_thread(&Place { thread, ..place }).await.unwrap().is_empty());
    assert_eq!(asked("POST /channels/{channel_id}/messages"), 1);
    assert_eq!(asked("POST /channels/{channel_id}/messages/{message_id}/threads"), 1);
    assert_eq!(asked("GET /channels/{channel_id}/messages"), 1);
    assert_eq!((asked("GET /channels/{channel_id}"), asked("GET /guilds/{guild_id}")), (0, 0));
}

#[tokio::test]
async fn a_forum_that_the_gateway_told_of_gets_a_post() {
    let (stage, place) = told_of(Kind::Forum).await;
    let adapter = stage.adapter.as_ref().unwrap();
    let sent = adapter.post(&place, &key("card:1"), &card("How?")).await.unwrap();
    assert_eq!(adapter.open_thread(&sent, "How?", lately()).await.unwrap(), sent.place.thread);
    assert!(sent.place.thread.is_some());
}

#[tokio::test]
async fn a_voice_channel_that_the_gateway_told_of_has_no_threads() {
    let (stage, place) = told_of(Kind::Voice).await;
    let adapter = stage.adapter.as_ref().unwrap();
    let sent = adapter.post(&place, &key("card:1"), &card("How?")).await.unwrap();
    assert_eq!(adapter.open_thread(&sent, "How?", lately()).await.unwrap(), None);
}
