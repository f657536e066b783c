//! What goes wrong on purpose.

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};

use crate::{
    discord::faults::{Fault, Rule},
    stage::{Stage, read},
};

const SEND: &str = "POST /channels/{channel_id}/messages";

async fn stored(stage: &Stage) -> usize {
    stage.get(&stage.messages()).await.1.as_array().unwrap().len()
}

async fn send(stage: &Stage) -> reqwest::Result<reqwest::Response> {
    stage.request(Method::POST, &stage.messages()).json(&json!({ "content": "x" })).send().await
}

#[tokio::test]
async fn a_lost_reply_leaves_the_work_done() {
    let stage = Stage::new().await;
    stage.fake.discord.faults.add(Rule::once(SEND, Fault::LoseReply));
    assert!(send(&stage).await.is_err());
    assert_eq!(stored(&stage).await, 1);
    assert_eq!(send(&stage).await.unwrap().status(), 200);
}

#[tokio::test]
async fn a_lost_request_leaves_nothing_done() {
    let stage = Stage::new().await;
    stage.fake.discord.faults.add(Rule::once(SEND, Fault::LoseRequest));
    assert!(send(&stage).await.is_err());
    assert_eq!(stored(&stage).await, 0);
}

#[tokio::test]
async fn an_error_comes_with_the_work_done_or_without() {
    let stage = Stage::new().await;
    let faults = &stage.fake.discord.faults;
    faults.add(Rule::once(SEND, Fault::Status { status: 502, worked: false }));
    faults.add(Rule::once(SEND, Fault::Status { status: 500, worked: true }));
    assert_eq!(send(&stage).await.unwrap().status(), 502);
    assert_eq!(stored(&stage).await, 0);
    assert_eq!(send(&stage).await.unwrap().status(), 500);
    assert_eq!(stored(&stage).await, 1);
}

#[tokio::test]
async fn the_proxy_in_front_answers_with_a_page() {
    let stage = Stage::new().await;
    stage.fake.discord.faults.add(Rule::once("*", Fault::Page(520)));
    let (status, body) = read(send(&stage).await.unwrap()).await;
    assert_eq!(status, 520);
    assert!(matches!(body, Value::String(page) if page.starts_with("<!DOCTYPE html>")));
}

#[tokio::test]
async fn a_shared_limit_says_so() {
    let stage = Stage::new().await;
    let fault = Fault::Limited { retry_after: Duration::from_secs(2), scope: "shared" };
    stage.fake.discord.faults.add(Rule::once(SEND, fault));
    let answer = send(&stage).await.unwrap();
    assert_eq!(answer.headers()["x-ratelimit-scope"], "shared");
    let (status, body) = read(answer).await;
    assert_eq!((status, &body["retry_after"]), (429, &json!(2.0)));
}

#[tokio::test]
async fn a_late_reply_comes_after_the_work() {
    let stage = Stage::new().await;
    stage.fake.discord.faults.add(Rule::once(SEND, Fault::DelayReply(Duration::from_mins(1))));
    let client = stage.request(Method::POST, &stage.messages()).json(&json!({ "content": "x" }));
    let asked = tokio::spawn(client.send());
    while stored(&stage).await == 0 {}
    assert!(!asked.is_finished());
    asked.abort();
}

#[tokio::test]
async fn work_may_be_done_when_nobody_waits_for_it_any_more() {
    let stage = Stage::new().await;
    stage.fake.discord.faults.add(Rule::once(SEND, Fault::WorkLater(Duration::from_millis(200))));
    assert!(send(&stage).await.is_err());
    assert_eq!(stored(&stage).await, 0);
    while stored(&stage).await == 0 {}
    assert_eq!(stored(&stage).await, 1);
}

#[tokio::test]
async fn history_may_be_refused() {
    let stage = Stage::new().await;
    let fault = Fault::Status { status: 403, worked: false };
    stage.fake.discord.faults.add(Rule::once("GET /channels/{channel_id}/messages", fault));
    assert_eq!(stage.get(&stage.messages()).await.0, 403);
    assert_eq!(stage.get(&stage.messages()).await.0, 200);
}

#[tokio::test]
async fn history_may_be_empty_for_once() {
    let stage = Stage::new().await;
    stage.say("there").await;
    stage.fake.discord.faults.add(Rule::once("GET /channels/{channel_id}/messages", Fault::NoHistory));
    assert_eq!(stored(&stage).await, 0);
    assert_eq!(stored(&stage).await, 1);
}

#[tokio::test]
async fn an_api_that_is_down_answers_nothing_until_it_is_up() {
    let stage = Stage::new().await;
    stage.fake.discord.faults.set_down(true);
    assert!(send(&stage).await.is_err());
    stage.fake.discord.faults.clear();
    assert_eq!(send(&stage).await.unwrap().status(), 200);
}

#[tokio::test]
async fn a_fault_may_begin_after_some_requests_and_end() {
    let stage = Stage::new().await;
    let fault = Fault::Status { status: 503, worked: false };
    stage.fake.discord.faults.add(Rule::times("POST *", fault, 2).after(1));
    let mut statuses = Vec::new();
    for _ in 0..4 {
        statuses.push(send(&stage).await.unwrap().status().as_u16());
    }
    assert_eq!(statuses, [200, 503, 503, 200]);
    assert_eq!(stage.fake.discord.faults.struck(), 2);
}
