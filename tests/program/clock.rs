//! The clock of the machine is wrong: played by libfaketime, which moves the wall clock of one process
//! and leaves the time since the machine's start alone.

use std::{fs, time::Duration};

use chrono::TimeDelta;
use keypoint::clock::{Clock, Moment, SystemClock};
use serde_json::{Value, json};

use crate::{
    home::{ANY_PORT, Home, Program, eventually},
    talk::posted_at,
};

/// Names the library; `scripts/test` finds it.
const LIBFAKETIME: &str = "KEYPOINT_TEST_LIBFAKETIME";

/// What says how far the clock is off.
const OFF_BY: &str = "off-by";

/// A home on a machine whose wall clock the test moves.
#[allow(clippy::disallowed_methods, reason = "tests are told of the library by the environment")]
fn home() -> Home {
    let library = std::env::var(LIBFAKETIME)
        .unwrap_or_else(|_| panic!("{LIBFAKETIME} names no library: run scripts/test"));
    let home = Home::new();
    let file = home.path().join(OFF_BY);
    let home = home
        .with("LD_PRELOAD", &library)
        .with("FAKETIME_TIMESTAMP_FILE", file.to_str().unwrap())
        .with("FAKETIME_NO_CACHE", "1")
        .with("FAKETIME_DONT_FAKE_MONOTONIC", "1")
        .with("NO_FAKE_STAT", "1")
        .with("KEYPOINT_TIMING_CLOCK_STEADY", "3s");
    set_clock(&home, "+0");
    home
}

/// The wall clock is put to so far from the right time. In one piece, because it is read all the time.
fn set_clock(home: &Home, off_by: &str) {
    let new = home.path().join("off-by.new");
    fs::write(&new, format!("{off_by}\n")).unwrap();
    fs::rename(new, home.path().join(OFF_BY)).unwrap();
}

/// A port that was free a moment ago.
fn free_port() -> String {
    std::net::TcpListener::bind(ANY_PORT).unwrap().local_addr().unwrap().to_string()
}

async fn starts(home: &Home, health: &str) -> Program {
    home.start_with(&["--listen", ANY_PORT, "--public-listen", health]).await
}

async fn readiness(health: &str) -> (u16, Value) {
    let response = reqwest::get(format!("http://{health}/readyz")).await.unwrap();
    (response.status().as_u16(), response.json().await.unwrap())
}

async fn logs(program: &Program, words: &str) {
    eventually(words, async || program.log().contains(words).then_some(())).await;
}

async fn becomes_ready(health: &str) {
    eventually("that it is ready", async || (readiness(health).await.0 == 200).then_some(())).await;
}

fn unready() -> (u16, Value) {
    let reason = "the clock is in doubt: new posts and reveals wait";
    (503, json!({ "status": "not ready", "reason": reason }))
}

#[tokio::test]
#[ignore = "needs libfaketime: run scripts/test"]
async fn a_clock_that_jumps_and_comes_back_is_told_of_and_keeps_posts_waiting() {
    let (home, health) = (home(), free_port());
    let program = starts(&home, &health).await;
    let ada = program.talk().first().await;
    ada.waits_for_card(1).await;
    becomes_ready(&health).await;

    set_clock(&home, "+3d");
    logs(&program, "the clock is in doubt: the system clock was put forward by 3 days;").await;
    assert_eq!(readiness(&health).await, unready());
    ada.runs("/question").await;
    set_clock(&home, "+0");
    assert_eq!(ada.sees_cards().await.len(), 1, "the clock has not been steady for long enough");
    let card = ada.waits_for_card(2).await;
    let off = (posted_at(&card) - SystemClock.now()).abs();
    assert!(off < TimeDelta::minutes(1), "posted {off} from now");
    becomes_ready(&health).await;
    logs(&program, "the clock has been steady for 3 seconds: it shows what it should, and is believed").await;
    assert_eq!(program.log().matches("the clock is in doubt: the system").count(), 1, "it is told once");
    program.stop().await;
}

#[tokio::test]
#[ignore = "needs libfaketime: run scripts/test"]
async fn a_clock_that_was_moved_while_it_was_down_is_told_of_at_the_start() {
    let (home, health) = (home(), free_port());
    let program = starts(&home, &health).await;
    program.talk().first().await.waits_for_card(1).await;
    becomes_ready(&health).await;
    program.stop().await;

    set_clock(&home, "-1d");
    let program = starts(&home, &health).await;
    logs(&program, "the clock is in doubt: the system clock was put back by 1 day while Keypoint was down;")
        .await;
    logs(&program, "the clock has been steady for 3 seconds: it is believed, back by ").await;
    becomes_ready(&health).await;
    program.stop().await;
}

#[tokio::test]
#[ignore = "needs libfaketime and PostgreSQL: run scripts/test"]
async fn a_clock_that_is_apart_from_the_databases_is_in_doubt_until_it_agrees() {
    let database = crate::database::Database::postgres().await;
    let home = home().with("KEYPOINT_DATABASE_URL", &database.url);
    let health = free_port();
    set_clock(&home, "+300");
    let program = starts(&home, &health).await;
    let ada = program.talk().first().await;
    logs(&program, "ahead of the database's; new posts and reveals wait").await;
    assert!(
        program.log().contains("the system clock is 5 minutes ahead of the database's"),
        "{}",
        program.log()
    );
    // Longer than it takes to believe a clock that is steady.
    (Moment::now() + Duration::from_secs(5)).reached().await;
    assert_eq!(readiness(&health).await, unready(), "a clock that is steady and wrong is wrong");
    assert_eq!(ada.sees_cards().await.len(), 0);
    set_clock(&home, "+0");
    ada.waits_for_card(1).await;
    becomes_ready(&health).await;
    program.stop().await;
}
