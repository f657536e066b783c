//! Limits of rates: buckets, the global one, and requests in vain.

use reqwest::Method;
use serde_json::{Value, json};

use crate::{
    discord::ratelimit::{Rate, RateLimits},
    stage::{Stage, read},
};

fn header(response: &reqwest::Response, name: &str) -> String {
    response.headers().get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default()
}

async fn send(stage: &Stage, channel: u64) -> reqwest::Response {
    let request = stage.request(Method::POST, &format!("/channels/{channel}/messages"));
    request.json(&json!({ "content": "x" })).send().await.unwrap()
}

#[tokio::test]
async fn the_sixth_message_in_five_seconds_is_too_early_in_that_channel_alone() {
    let stage = Stage::with(RateLimits::real()).await;
    let guild = stage.guild;
    let other = stage.set(|state| state.new_channel(guild, "other", crate::discord::model::Kind::Text));
    for left in (0..5).rev() {
        let answer = send(&stage, stage.channel).await;
        assert_eq!(
            (answer.status().as_u16(), header(&answer, "x-ratelimit-remaining")),
            (200, left.to_string())
        );
        assert_eq!(header(&answer, "x-ratelimit-limit"), "5");
    }
    let refused = send(&stage, stage.channel).await;
    assert_eq!(refused.status(), 429);
    assert_eq!(header(&refused, "x-ratelimit-scope"), "user");
    assert!(header(&refused, "retry-after").parse::<u64>().unwrap() >= 1);
    let (_, body) = read(refused).await;
    assert_eq!(body["global"], false);
    assert!(body["retry_after"].as_f64().unwrap() > 0.0);
    assert_eq!(send(&stage, other).await.status(), 200);
    assert_eq!(stage.fake.discord.figures.counts().too_many(), 1);
}

#[tokio::test]
async fn a_bot_has_a_global_limit() {
    let limits = RateLimits { global: Rate::new(3, 60_000), ..RateLimits::real() };
    let stage = Stage::with(limits).await;
    for _ in 0..3 {
        assert_eq!(stage.get("/users/@me").await.0, 200);
    }
    let refused = stage.request(Method::GET, "/users/@me").send().await.unwrap();
    assert_eq!(header(&refused, "x-ratelimit-global"), "true");
    assert_eq!(header(&refused, "x-ratelimit-scope"), "global");
    assert_eq!(read(refused).await.1["global"], true);
}

#[tokio::test]
async fn asking_on_although_told_to_wait_is_a_violation() {
    let stage = Stage::with(RateLimits::real().with("user", Rate::new(1, 60_000))).await;
    assert_eq!(stage.get("/users/@me").await.0, 200);
    assert_eq!(stage.get("/users/@me").await.0, 429);
    assert_eq!(stage.violations(), [], "what is on its way is no misbehaviour");
    // The only way to know that time has passed on both sides is to let it pass.
    while stage.violations().is_empty() {
        assert_eq!(stage.get("/users/@me").await.0, 429);
    }
}

#[tokio::test]
async fn too_many_requests_in_vain_block_the_address() {
    let limits = RateLimits { invalid: Rate::new(3, 600_000), ..RateLimits::real() };
    let stage = Stage::with(limits).await;
    let hidden = stage.set(|state| {
        let owner = state.new_user("stranger");
        let guild = state.new_guild("Elsewhere", owner);
        state.new_channel(guild, "theirs", crate::discord::model::Kind::Text)
    });
    for _ in 0..3 {
        assert_eq!(stage.get(&format!("/channels/{hidden}")).await.0, 403);
    }
    let blocked = stage.request(Method::GET, "/users/@me").send().await.unwrap();
    assert_eq!(blocked.status(), 429);
    assert_eq!(header(&blocked, "content-type"), "text/html; charset=UTF-8");
    assert!(matches!(read(blocked).await.1, Value::String(_)), "a page, not JSON");
}

#[tokio::test]
async fn without_limits_nothing_is_said_of_them() {
    let stage = Stage::new().await;
    for _ in 0..100 {
        assert_eq!(send(&stage, stage.channel).await.status(), 200);
    }
    assert_eq!(header(&send(&stage, stage.channel).await, "x-ratelimit-limit"), "");
}

#[tokio::test]
async fn requests_and_posts_are_counted() {
    let stage = Stage::new().await;
    stage.say("one").await;
    stage.say("two").await;
    let counts = stage.fake.discord.figures.counts();
    assert_eq!(counts.of("POST /channels/{channel_id}/messages"), 2);
    assert_eq!(counts.total(), 2);
    assert!(counts.first_post.unwrap() < counts.last_post.unwrap());
}
