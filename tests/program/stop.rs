//! How it stops: when it is asked to, and soon, whoever is still listening.

use std::time::Duration;

use tokio::time::timeout;

use crate::{
    database::Database,
    discord::faults::{Fault, Rule},
    home::{Home, PATIENCE, eventually},
    on_discord::Server,
};

/// The request with which a message is posted.
const POST: &str = "POST /channels/{channel_id}/messages";

/// How long a stop may take: less than people wait for Ctrl-C before they press it again, and than
/// supervisors wait before they kill, with some room for a busy machine.
const SOON: Duration = Duration::from_secs(5);

async fn stops_at_once_on(signal: &str) {
    let home = Home::new();
    let mut program = home.start().await;
    let mut events = program.talk().events().await;
    program.talk().first().await.waits_for_card(1).await;
    program.signal(signal);
    let status = program.ends_within(SOON).await;
    assert_eq!(status.code(), Some(0), "{}", program.log());
    assert!(program.log().contains("Stopping."), "{}", program.log());
    let end = async { while let Ok(Some(_)) = events.chunk().await {} };
    timeout(PATIENCE, end).await.expect("the stream of events ends");
}

#[tokio::test]
async fn ctrl_c_stops_it_with_an_open_stream_of_events() {
    stops_at_once_on("INT").await;
}

#[tokio::test]
async fn a_supervisors_signal_stops_it_with_an_open_stream_of_events() {
    stops_at_once_on("TERM").await;
}

/// A server in which hello was said, by a Keypoint that has stopped.
async fn greeted(home: &Home, server: &Server) {
    let program = home.start_quietly(&[]).await;
    server.sees(server.channel, "Hello! I'm Keypoint.").await;
    program.stop_and_tell().await;
}

fn cards(server: &Server) -> usize {
    let is_card = |embed: &serde_json::Value| embed.to_string().contains("Reveal");
    let messages = server.fake.sees(server.owner, server.channel);
    messages.iter().filter(|message| message.embeds.iter().any(is_card)).count()
}

#[tokio::test]
async fn the_post_at_hand_is_finished_before_it_stops() {
    let server = Server::new().await;
    let home = server.home().with("KEYPOINT_LOG", "keypoint=debug,warn");
    greeted(&home, &server).await;
    let mut program = home.start_quietly(&[]).await;
    server.is_connected().await;
    server.fake.discord.faults.add(Rule::once(POST, Fault::DelayReply(Duration::from_secs(2))));
    let asked = server.fake.run(server.owner, server.channel, &["question"], &[]).unwrap();
    asked.settled().await.unwrap();
    eventually("the post", async || (cards(&server) == 1).then_some(())).await;
    program.signal("TERM");
    let status = program.ends_within(Duration::from_secs(8)).await;
    assert_eq!(status.code(), Some(0), "{}", program.log());
    // The round is open: its thread is there, though nobody is.
    assert_eq!(server.fake.threads(server.owner, server.channel).len(), 1, "{}", program.log());
    assert!(!program.log().contains("given back"), "{}", program.log());
}

#[tokio::test]
#[ignore = "needs PostgreSQL: run scripts/test"]
async fn what_a_stop_cannot_finish_another_replica_takes_over_at_once() {
    let server = Server::new().await;
    server.fake.discord.gateway.behave(|manner| manner.identify_pause = Duration::ZERO);
    let database = Database::postgres().await;
    // The lease is far longer than anybody waits for here.
    let home = server
        .home()
        .with("KEYPOINT_LOG", "keypoint=debug,warn")
        .with("KEYPOINT_DATABASE_URL", &database.url)
        .with("KEYPOINT_TIMING_LEASE", "10m")
        .with("KEYPOINT_TIMING_REQUEST_TIMEOUT", "8s")
        .with("KEYPOINT_TIMING_LONGEST_FLIGHT", "9s")
        .with("KEYPOINT_TIMING_SHUTDOWN_GRACE", "1s");
    greeted(&home, &server).await;
    let first = home.start_quietly(&[]).await;
    server.is_connected().await;
    let second = home.start_quietly(&[]).await;
    // One of them holds the gateway, and either may do the work.
    server.fake.discord.faults.add(Rule::once(POST, Fault::DelayReply(Duration::from_mins(1))));
    let asked = server.fake.run(server.owner, server.channel, &["question"], &[]).unwrap();
    asked.settled().await.unwrap();
    eventually("the post", async || (cards(&server) == 1).then_some(())).await;
    let log = first.log();
    let is_first = log.lines().any(|line| line.contains("work begins") && line.contains(":post:"));
    let (mut busy, mut other) = if is_first { (first, second) } else { (second, first) };
    busy.signal("TERM");
    let status = busy.ends_within(Duration::from_secs(5)).await;
    assert_eq!(status.code(), Some(0), "{}", busy.log());
    eventually("the thread", async || server.fake.threads(server.owner, server.channel).pop()).await;
    assert_eq!(cards(&server), 1);
    server.is_connected().await;
    let help = server.fake.run(server.owner, server.channel, &["help"], &[]).unwrap();
    assert_eq!(help.settled().await.unwrap().kind, 4);
    other.signal("TERM");
    assert_eq!(other.ends_within(PATIENCE).await.code(), Some(0));
}
