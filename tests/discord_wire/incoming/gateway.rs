//! The connection lasts, whatever happens to it, and what may have been missed is told.

use std::time::Duration;

use keypoint::chat::{discord::DiscordError, event::Event};

use super::{
    relay::{Relay, Wire},
    stage::{Stage, is_joining},
};
use crate::discord::{
    faults::{Fault, Rule},
    gateway::close,
};

fn said(heard: &[Event]) -> Vec<&str> {
    let said = heard.iter().filter_map(|event| match event {
        Event::Posted(message) => Some(message.text.as_str()),
        _ => None,
    });
    said.collect()
}

#[tokio::test]
async fn a_broken_connection_is_resumed_and_nothing_is_missed() {
    let stage = Stage::new().await;
    stage.fake.say(stage.ada, stage.thread, "before").unwrap();
    stage.inbox.until(|heard| said(heard) == ["before"]).await;
    stage.fake.discord.gateway.drop_sockets();
    stage.fake.say(stage.ada, stage.thread, "meanwhile").unwrap();
    stage.gateway(|gateway| gateway.counts().resumed == 1).await;
    stage.fake.say(stage.ada, stage.thread, "after").unwrap();
    stage.inbox.until(|heard| said(heard) == ["before", "meanwhile", "after"]).await;
    assert_eq!(stage.inbox.gaps_so_far(), 1, "only the beginning");
}

#[tokio::test]
async fn a_gateway_that_is_away_for_a_while_is_found_again() {
    let stage = Stage::new().await;
    stage.fake.discord.gateway.behave(|manner| manner.away = true);
    stage.fake.discord.gateway.drop_sockets();
    stage.gateway(|gateway| gateway.connected(stage.bot) == 0).await;
    stage.away(Duration::from_secs(8)).await;
    stage.fake.discord.gateway.behave(|manner| manner.away = false);
    stage.gateway(|gateway| gateway.connected(stage.bot) == 1).await;
    stage.fake.say(stage.ada, stage.thread, "after").unwrap();
    stage.inbox.until(|heard| said(heard) == ["after"]).await;
}

/// Breaks the network for a while, as this wire is broken, and waits for everything to go on.
async fn break_the_network(wire: Wire, heartbeat: Duration) {
    let mut stage = Stage::empty().await;
    let relay = Relay::to(*stage.fake.discord.address.get().unwrap()).await;
    let url = format!("ws://{}/gateway", relay.address);
    stage.fake.discord.gateway.behave(|manner| {
        manner.url = Some(url);
        manner.heartbeat = heartbeat;
    });
    stage.start();
    stage.inbox.until(|heard| heard.iter().any(is_joining)).await;
    relay.set(wire);
    stage.gateway(|gateway| gateway.connected(stage.bot) == 0).await;
    stage.away(Duration::from_secs(8)).await;
    stage.fake.say(stage.ada, stage.thread, "meanwhile").unwrap();
    relay.set(Wire::Open);
    stage.gateway(|gateway| gateway.connected(stage.bot) == 1).await;
    stage.fake.say(stage.ada, stage.thread, "after").unwrap();
    stage.inbox.until(|heard| said(heard).contains(&"after")).await;
    let all = stage.inbox.heard();
    assert!(said(&all).contains(&"meanwhile") || stage.inbox.gaps_so_far() >= 2, "{all:?}");
}

#[tokio::test]
async fn after_a_network_that_resets_connections_it_comes_back() {
    break_the_network(Wire::Reset, Duration::from_secs(41)).await;
}

#[tokio::test]
async fn after_a_network_that_swallows_connections_it_comes_back() {
    break_the_network(Wire::Silent, Duration::from_secs(3)).await;
}

#[tokio::test]
async fn a_request_to_reconnect_is_followed_and_nothing_is_missed() {
    let stage = Stage::new().await;
    stage.fake.discord.gateway.ask_to_reconnect();
    stage.gateway(|gateway| gateway.counts().resumed == 1).await;
    stage.fake.say(stage.ada, stage.thread, "after").unwrap();
    stage.inbox.until(|heard| said(heard) == ["after"]).await;
    assert_eq!(stage.inbox.gaps_so_far(), 1);
}

#[tokio::test]
async fn a_session_that_may_be_resumed_is_resumed() {
    let stage = Stage::new().await;
    stage.fake.discord.gateway.invalidate(true);
    stage.gateway(|gateway| gateway.counts().resumed == 1).await;
    stage.fake.say(stage.ada, stage.thread, "after").unwrap();
    stage.inbox.until(|heard| said(heard) == ["after"]).await;
}

#[tokio::test]
async fn after_a_session_that_is_invalid_a_new_one_begins_and_the_gap_is_told() {
    let stage = Stage::new().await;
    stage.inbox.gaps(1).await;
    stage.fake.discord.gateway.invalidate(false);
    stage.gateway(|gateway| gateway.counts().identified == 2).await;
    stage.inbox.gaps(2).await;
    stage.fake.say(stage.ada, stage.thread, "after").unwrap();
    stage.inbox.until(|heard| said(heard) == ["after"]).await;
}

#[tokio::test]
async fn after_a_resume_that_fails_a_new_session_begins_and_the_gap_is_told() {
    let stage = Stage::new().await;
    stage.fake.discord.gateway.forget_sessions();
    stage.fake.discord.gateway.drop_sockets();
    stage.fake.say(stage.ada, stage.thread, "missed").unwrap();
    stage.inbox.gaps(2).await;
    stage.fake.say(stage.ada, stage.thread, "after").unwrap();
    stage.inbox.until(|heard| said(heard) == ["after"]).await;
}

#[tokio::test]
async fn heartbeats_that_nobody_answers_lead_to_a_new_connection() {
    let mut stage = Stage::empty().await;
    stage.fake.discord.gateway.behave(|manner| {
        manner.heartbeat = Duration::from_secs(1);
        manner.acknowledges = false;
    });
    stage.start();
    stage.gateway(|gateway| gateway.counts().identified >= 1).await;
    stage.gateway(|gateway| gateway.counts().connected >= 2).await;
    stage.fake.discord.gateway.behave(|manner| manner.acknowledges = true);
    stage.inbox.gaps(2).await;
    stage.fake.say(stage.ada, stage.thread, "after").unwrap();
    stage.inbox.until(|heard| said(heard).contains(&"after")).await;
}

#[tokio::test]
async fn every_close_that_says_nothing_final_is_survived() {
    let stage = Stage::new().await;
    for (number, code) in
        [4000, close::UNKNOWN_OPCODE, close::RATE_LIMITED, close::INVALID_SEQ].into_iter().enumerate()
    {
        let before = stage.fake.discord.gateway.counts();
        stage.fake.discord.gateway.close_sockets(code);
        let again = |counts: crate::discord::gateway::Counts| counts.identified + counts.resumed;
        stage.gateway(|gateway| again(gateway.counts()) > again(before)).await;
        let text = format!("after {code}");
        stage.fake.say(stage.ada, stage.thread, &text).unwrap();
        let heard = stage.inbox.until(|heard| said(heard).len() == number + 1).await;
        assert_eq!(said(&heard)[number], text);
    }
}

#[tokio::test]
async fn a_token_that_is_wrong_ends_it_with_what_to_do() {
    let mut stage = Stage::empty().await;
    stage.start_with("another-token");
    let error = stage.ended().await.unwrap_err();
    assert!(matches!(error, DiscordError::Token), "{error}");
    assert!(error.to_string().contains("https://discord.com/developers/applications"), "{error}");
    assert!(!format!("{error:?} {error}").contains("another-token"));
}

#[tokio::test]
async fn a_token_that_is_changed_under_way_ends_it() {
    let mut stage = Stage::new().await;
    stage.set(|state| state.applications.get_mut(&stage.bot).unwrap().token = "a-new-one".to_owned());
    stage.fake.discord.gateway.close_sockets(close::AUTHENTICATION_FAILED);
    assert!(matches!(stage.ended().await, Err(DiscordError::Token)));
}

#[tokio::test]
async fn an_intent_that_is_not_granted_after_all_is_done_without() {
    let mut stage = Stage::empty().await;
    stage.set(|state| state.applications.get_mut(&stage.bot).unwrap().privileged_intents = 0);
    stage.start();
    stage.inbox.until(|heard| heard.iter().any(is_joining)).await;
    stage.fake.say(stage.ada, stage.thread, "unread").unwrap();
    stage.inbox.until(|heard| heard.iter().any(|event| matches!(event, Event::Unheard { .. }))).await;
}

#[tokio::test]
async fn while_discord_is_down_it_waits() {
    let mut stage = Stage::empty().await;
    stage.fake.discord.faults.add(Rule::times("GET *", Fault::Status { status: 503, worked: false }, 2));
    stage.start();
    stage.inbox.until(|heard| heard.iter().any(is_joining)).await;
}

#[tokio::test]
async fn there_are_as_many_shards_as_discord_recommends_and_each_event_comes_once() {
    let mut stage = Stage::empty().await;
    stage.set(|state| state.applications.get_mut(&stage.bot).unwrap().recommended_shards = 2);
    stage.start();
    stage.gateway(|gateway| gateway.connected(stage.bot) == 2).await;
    stage.inbox.until(|heard| heard.iter().any(is_joining)).await;
    stage.fake.say(stage.ada, stage.thread, "one").unwrap();
    stage.fake.say(stage.ada, stage.thread, "two").unwrap();
    let heard = stage.inbox.until(|heard| said(heard).len() >= 2).await;
    assert_eq!(said(&heard), ["one", "two"]);
    assert_eq!(heard.iter().filter(|event| is_joining(event)).count(), 1);
}

#[tokio::test]
async fn when_it_stops_it_says_goodbye() {
    let mut stage = Stage::new().await;
    stage.stop().await.unwrap();
    assert_eq!(stage.fake.discord.gateway.connected(stage.bot), 0);
    assert_eq!(stage.fake.discord.gateway.counts().connected, 1);
}

#[tokio::test]
async fn when_it_stops_after_a_new_session_it_says_goodbye_all_the_same() {
    let mut stage = Stage::new().await;
    stage.fake.discord.gateway.invalidate(false);
    stage.inbox.gaps(2).await;
    stage.stop().await.unwrap();
    assert_eq!(stage.fake.discord.gateway.connected(stage.bot), 0);
}

#[tokio::test]
async fn it_can_stop_and_start_again() {
    let mut stage = Stage::new().await;
    stage.stop().await.unwrap();
    stage.inbox.forget();
    stage.fake.discord.gateway.behave(|manner| manner.identify_pause = Duration::ZERO);
    stage.start();
    stage.inbox.until(|heard| heard.iter().any(is_joining)).await;
    stage.fake.say(stage.ada, stage.thread, "after").unwrap();
    stage.inbox.until(|heard| said(heard) == ["after"]).await;
}
