//! What goes wrong on purpose.

#![allow(clippy::disallowed_methods, reason = "the network's time is real")]

use std::time::{Duration, Instant};

use serde_json::json;

use crate::{
    slack::faults::{Fault, Rule},
    stage::{BOT, Stage, read},
};

const SHORT: Duration = Duration::from_millis(100);

async fn post(stage: &Stage) -> Result<(u16, serde_json::Value), reqwest::Error> {
    let request = stage.request("chat.postMessage").bearer_auth(BOT);
    let response = request.form(&[("channel", stage.channel.as_str()), ("text", "x")]).send().await?;
    Ok(read(response).await)
}

fn count(stage: &Stage) -> usize {
    stage.fake.sees(&stage.ada, &stage.channel).iter().filter(|message| message.text == "x").count()
}

fn wrong(stage: &Stage, fault: Fault) {
    stage.fake.slack.faults.add(Rule::once("chat.postMessage", fault));
}

#[tokio::test]
async fn the_work_is_done_and_the_reply_is_lost() {
    let stage = Stage::new().await;
    wrong(&stage, Fault::LoseReply);
    assert!(post(&stage).await.is_err());
    assert_eq!(count(&stage), 1);
    wrong(&stage, Fault::LoseRequest);
    assert!(post(&stage).await.is_err());
    assert_eq!((count(&stage), stage.fake.slack.faults.struck()), (1, 2));
}

#[tokio::test]
async fn the_work_or_the_reply_comes_late() {
    let stage = Stage::new().await;
    wrong(&stage, Fault::DelayReply(SHORT));
    let begun = Instant::now();
    assert_eq!(post(&stage).await.unwrap().1["ok"], true);
    assert!(begun.elapsed() >= SHORT);
    wrong(&stage, Fault::WorkLater(SHORT));
    assert!(post(&stage).await.is_err());
    assert_eq!(count(&stage), 1);
    let done = stage.fake.until(SHORT * 50, |_| (count(&stage) == 2).then_some(())).await;
    assert!(done.is_some());
}

#[tokio::test]
async fn an_outage_may_or_may_not_have_done_the_work() {
    let stage = Stage::new().await;
    wrong(&stage, Fault::Status { status: 503, worked: false });
    assert_eq!(post(&stage).await.unwrap().0, 503);
    assert_eq!(count(&stage), 0);
    wrong(&stage, Fault::Status { status: 500, worked: true });
    assert_eq!(post(&stage).await.unwrap().0, 500);
    assert_eq!(count(&stage), 1);
    wrong(&stage, Fault::Refused { error: "fatal_error".to_owned(), worked: true });
    assert_eq!(post(&stage).await.unwrap(), (200, json!({ "ok": false, "error": "fatal_error" })));
    assert_eq!(count(&stage), 2);
    wrong(&stage, Fault::Page(502));
    assert!(post(&stage).await.unwrap().1.is_string(), "a page, not JSON");
}

#[tokio::test]
async fn a_limit_of_the_day_is_to_be_heeded_as_well() {
    let stage = Stage::new().await;
    wrong(&stage, Fault::Limited { retry_after: Duration::from_secs(30) });
    assert_eq!(post(&stage).await.unwrap().0, 429);
    while stage.violations().is_empty() {
        post(&stage).await.unwrap();
    }
}

#[tokio::test]
async fn a_history_comes_back_empty_or_is_refused() {
    let stage = Stage::new().await;
    stage.post("one").await;
    stage.fake.slack.faults.add(Rule::once("conversations.*", Fault::NoHistory));
    let of = json!({ "channel": stage.channel });
    assert_eq!(stage.call("conversations.history", of.clone()).await["messages"], json!([]));
    let refused = Fault::Refused { error: "internal_error".to_owned(), worked: false };
    stage.fake.slack.faults.add(Rule::times("conversations.history", refused, 1).after(1));
    assert_eq!(stage.refusal("conversations.history", of.clone()).await, "");
    assert_eq!(stage.refusal("conversations.history", of).await, "internal_error");
}

#[tokio::test]
async fn all_of_slack_is_away_until_it_is_back() {
    let stage = Stage::new().await;
    stage.fake.slack.faults.set_down(true);
    assert!(post(&stage).await.is_err());
    stage.fake.slack.faults.clear();
    assert_eq!(post(&stage).await.unwrap().1["ok"], true);
}
