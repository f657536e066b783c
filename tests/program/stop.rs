//! How it stops: when it is asked to, and soon, whoever is still listening.

use std::time::Duration;

use tokio::time::timeout;

use crate::home::{Home, PATIENCE};

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
