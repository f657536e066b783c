//! Limits of rates: tiers, one message a second in each channel, Retry-After.

use reqwest::Response;
use serde_json::json;

use crate::{
    slack::{
        model::Kind,
        ratelimit::{Rate, RateLimits},
    },
    stage::{BOT, Stage, read},
};

async fn post(stage: &Stage, channel: &str) -> Response {
    let request = stage.request("chat.postMessage").bearer_auth(BOT);
    request.form(&[("channel", channel), ("text", "x")]).send().await.unwrap()
}

#[tokio::test]
async fn a_burst_of_messages_is_too_much_for_that_channel_alone() {
    let stage = Stage::with(RateLimits::real()).await;
    let other = stage.set(|state| {
        let other = state.new_channel("other", Kind::Public, &stage.owner);
        state.join(&other, &stage.bot, None);
        other
    });
    for _ in 0..3 {
        assert_eq!(post(&stage, &stage.channel).await.status(), 200);
    }
    let refused = post(&stage, &stage.channel).await;
    assert_eq!((refused.status().as_u16(), refused.headers()["retry-after"].to_str().unwrap()), (429, "1"));
    assert_eq!(read(refused).await.1, json!({ "ok": false, "error": "ratelimited" }));
    assert_eq!(post(&stage, &other).await.status(), 200);
    assert_eq!(stage.fake.slack.figures.counts().too_many(), 1);
}

#[tokio::test]
async fn each_method_has_its_tier() {
    let stage = Stage::with(RateLimits::real()).await;
    for _ in 0..20 {
        assert_eq!(stage.refusal("usergroups.list", json!({})).await, "");
    }
    assert_eq!(stage.refusal("usergroups.list", json!({})).await, "ratelimited");
    assert_eq!(stage.refusal("users.list", json!({})).await, "", "another method counts for itself");
}

#[tokio::test]
async fn asking_on_although_told_to_wait_is_a_violation() {
    let stage = Stage::with(RateLimits::real().with("auth.test", Rate::new(1, 60_000))).await;
    assert_eq!(stage.refusal("auth.test", json!({})).await, "");
    assert_eq!(stage.refusal("auth.test", json!({})).await, "ratelimited");
    assert_eq!(stage.violations(), [""; 0], "what is on its way is no misbehaviour");
    // The only way to know that time has passed on both sides is to let it pass.
    while stage.violations().is_empty() {
        assert_eq!(stage.refusal("auth.test", json!({})).await, "ratelimited");
    }
}

#[tokio::test]
async fn without_limits_nobody_waits() {
    let stage = Stage::new().await;
    for _ in 0..100 {
        assert_eq!(post(&stage, &stage.channel).await.status(), 200);
    }
    let counts = stage.fake.slack.figures.counts();
    assert_eq!((counts.of("chat.postMessage"), counts.total()), (100, 100));
    assert!(counts.first_post.unwrap() < counts.last_post.unwrap());
}
