//! Discord's pace is kept, and people come first.

use std::{sync::Arc, time::Duration};

use keypoint::chat::port::{Chat, ChatError, Lookup};

use crate::{
    discord::{
        faults::{Fault, Rule},
        model::Kind,
        ratelimit::{Rate, RateLimits},
    },
    stage::{Stage, card, key, lately},
};

const POST: &str = "POST /channels/{channel_id}/messages";

#[tokio::test]
async fn many_posts_in_many_channels_never_run_into_a_limit() {
    let limits = RateLimits::real().with("message-create", Rate::new(5, 1_000));
    let stage = Arc::new(Stage::with(limits, Duration::from_secs(10)).await);
    let channels: Vec<u64> = (0..40).map(|n| stage.channel(&format!("c{n}"), Kind::Text)).collect();
    let mut posts = tokio::task::JoinSet::new();
    for channel in channels {
        let stage = Arc::clone(&stage);
        posts.spawn(async move {
            for number in 0..10 {
                stage.post(&stage.place(channel), &format!("card:{channel}:{number}")).await?;
            }
            Ok::<_, ChatError>(())
        });
    }
    while let Some(posted) = posts.join_next().await {
        posted.unwrap().unwrap();
    }
    let counts = stage.fake.discord.figures.counts();
    assert_eq!(counts.too_many(), 0);
    assert_eq!(counts.of(POST), 400);
    stage.assert_well_behaved();
}

#[tokio::test]
async fn a_full_bucket_is_waited_for_and_holds_nobody_else_up() {
    let limits = RateLimits::real().with("message-create", Rate::new(2, 1_500));
    let stage = Arc::new(Stage::with(limits, Duration::from_secs(10)).await);
    let other = stage.channel("other", Kind::Text);
    let mut posts = tokio::task::JoinSet::new();
    for number in 0..5 {
        let stage = Arc::clone(&stage);
        posts.spawn(async move { stage.post(&stage.here(), &format!("card:{number}")).await.map(|_| true) });
    }
    let elsewhere = Arc::clone(&stage);
    posts.spawn(async move { elsewhere.post(&elsewhere.place(other), "card:9").await.map(|_| false) });
    let mut order = Vec::new();
    while let Some(posted) = posts.join_next().await {
        order.push(posted.unwrap().unwrap());
    }
    assert_ne!(order.last(), Some(&false), "the other channel did not wait for the full bucket");
    assert_eq!(stage.fake.discord.figures.counts().too_many(), 0);
    stage.assert_well_behaved();
}

#[tokio::test]
async fn a_short_limit_is_waited_out_and_a_long_one_is_passed_on() {
    let stage = Stage::set().await;
    let limited = |millis, scope| Fault::Limited { retry_after: Duration::from_millis(millis), scope };
    stage.goes_wrong(Rule::once(POST, limited(300, "user")));
    stage.post(&stage.here(), "card:1").await.unwrap();
    stage.goes_wrong(Rule::once(POST, limited(400, "global")));
    stage.post(&stage.here(), "card:2").await.unwrap();
    stage.goes_wrong(Rule::once(POST, limited(90_000, "shared")));
    let outcome = stage.post(&stage.here(), "card:3").await;
    let Err(ChatError::RetryAfter { after, .. }) = outcome else { panic!("{outcome:?}") };
    assert!(after > Duration::from_secs(80), "{after:?}");
    // Nothing more is sent into it, and other channels go on.
    let asked = stage.asked(POST);
    assert!(matches!(stage.post(&stage.here(), "card:4").await, Err(ChatError::RetryAfter { .. })));
    assert_eq!(stage.asked(POST), asked);
    stage.post(&stage.place(stage.channel("other", Kind::Text)), "card:5").await.unwrap();
    stage.assert_well_behaved();
}

#[tokio::test]
async fn a_global_limit_stops_everything() {
    let stage = Stage::set().await;
    stage.post(&stage.here(), "card:0").await.unwrap();
    let fault = Fault::Limited { retry_after: Duration::from_mins(1), scope: "global" };
    stage.goes_wrong(Rule::once(POST, fault));
    assert!(matches!(stage.post(&stage.here(), "card:1").await, Err(ChatError::RetryAfter { .. })));
    let asked = stage.fake.discord.figures.counts().total();
    let found = stage.adapter.find(&stage.here(), &key("card:1"), lately()).await;
    assert!(matches!(found, Err(ChatError::RetryAfter { .. })), "{found:?}");
    assert_eq!(stage.fake.discord.figures.counts().total(), asked);
    stage.assert_well_behaved();
}

#[tokio::test]
async fn who_gives_up_waiting_leaves_the_turn_to_the_next() {
    let limits = RateLimits::real().with("message-create", Rate::new(1, 700));
    let stage = Stage::with(limits, Duration::from_secs(10)).await;
    stage.post(&stage.here(), "card:0").await.unwrap();
    let impatient =
        tokio::time::timeout(Duration::from_millis(50), stage.post(&stage.here(), "card:1")).await;
    assert!(impatient.is_err(), "the bucket was full");
    stage.adapter.post(&stage.here(), &key("card:2"), &card("x")).await.unwrap();
    let found = stage.adapter.find(&stage.here(), &key("card:1"), lately()).await.unwrap();
    assert_eq!(found, Lookup::Absent);
    stage.assert_well_behaved();
}
