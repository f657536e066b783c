//! Slack's pace is kept, and one channel holds up no other.

use std::{sync::Arc, time::Duration};

use keypoint::chat::port::{Chat, ChatError, Lookup};

use crate::{
    slack::{
        faults::{Fault, Rule},
        model::Kind,
        ratelimit::RateLimits,
    },
    stage::{Stage, key, lately},
};

const POST: &str = "chat.postMessage";

#[tokio::test]
async fn many_posts_in_many_channels_never_run_into_a_limit() {
    let stage = Arc::new(Stage::with(RateLimits::real(), Duration::from_secs(10)).await);
    let channels: Vec<String> = (0..30).map(|n| stage.channel(&format!("c{n}"), Kind::Public)).collect();
    let mut posts = tokio::task::JoinSet::new();
    for channel in channels {
        let stage = Arc::clone(&stage);
        posts.spawn(async move {
            for number in 0..4 {
                stage.post(&stage.place(&channel), &format!("card:{number}")).await?;
            }
            Ok::<_, ChatError>(())
        });
    }
    while let Some(posted) = posts.join_next().await {
        posted.unwrap().unwrap();
    }
    let counts = stage.fake.slack.figures.counts();
    assert_eq!((counts.too_many(), counts.of(POST)), (0, 120));
    stage.assert_well_behaved();
}

#[tokio::test]
async fn a_short_limit_is_waited_out_and_a_long_one_is_passed_on() {
    let stage = Stage::set().await;
    let limited = |millis| Fault::Limited { retry_after: Duration::from_millis(millis) };
    stage.goes_wrong(Rule::once(POST, limited(1_000)));
    stage.post(&stage.here(), "card:1").await.unwrap();
    stage.goes_wrong(Rule::once(POST, limited(90_000)));
    let outcome = stage.post(&stage.here(), "card:2").await;
    let Err(ChatError::RetryAfter { after, .. }) = outcome else { panic!("{outcome:?}") };
    assert!(after > Duration::from_secs(80), "{after:?}");
    // Nothing more is sent into it, and other channels go on.
    let asked = stage.asked(POST);
    assert!(matches!(stage.post(&stage.here(), "card:3").await, Err(ChatError::RetryAfter { .. })));
    assert_eq!(stage.asked(POST), asked);
    stage.post(&stage.place(&stage.channel("other", Kind::Public)), "card:4").await.unwrap();
    stage.assert_well_behaved();
}

#[tokio::test]
async fn a_method_that_is_limited_holds_up_no_other_method() {
    let stage = Stage::set().await;
    let fault = Fault::Limited { retry_after: Duration::from_mins(1) };
    stage.goes_wrong(Rule::once("conversations.history", fault));
    let found = stage.adapter.find(&stage.here(), &key("card:1"), lately()).await;
    assert!(matches!(found, Err(ChatError::RetryAfter { .. })), "{found:?}");
    let asked = stage.asked("conversations.history");
    let found = stage.adapter.find(&stage.here(), &key("card:1"), lately()).await;
    assert!(matches!(found, Err(ChatError::RetryAfter { .. })), "{found:?}");
    assert_eq!(stage.asked("conversations.history"), asked);
    stage.post(&stage.here(), "card:1").await.unwrap();
    stage.assert_well_behaved();
}

#[tokio::test]
async fn where_history_is_given_once_a_minute_it_is_not_asked_for_more_often() {
    let stage = Stage::with(RateLimits::non_marketplace(), Duration::from_secs(5)).await;
    let ada = stage.member("Ada");
    for number in 0..30 {
        stage.fake.say(&ada, &stage.general, &format!("chatter {number}")).unwrap();
    }
    // The first page is given, and the second would come too late for who asks.
    let found = stage.adapter.find(&stage.here(), &key("card:1"), lately()).await;
    assert!(matches!(found, Err(ChatError::RetryAfter { .. })), "{found:?}");
    for _ in 0..3 {
        let found = stage.adapter.find(&stage.here(), &key("card:1"), lately()).await;
        assert!(matches!(found, Err(ChatError::RetryAfter { .. })), "{found:?}");
    }
    assert_eq!(stage.asked("conversations.history"), 2);
    stage.assert_well_behaved();
}

#[tokio::test]
async fn what_was_read_before_slack_asked_to_wait_is_not_read_again() {
    let stage = Stage::set().await;
    let ada = stage.member("Ada");
    let sent = stage.post(&stage.here(), "card:1").await.unwrap();
    for number in 0..450 {
        stage.fake.say(&ada, &stage.general, &format!("chatter {number}")).unwrap();
    }
    let since = lately();
    let limited = Fault::Limited { retry_after: Duration::from_secs(30) };
    stage.goes_wrong(Rule::once("conversations.history", limited).after(1));
    let found = stage.adapter.find(&stage.here(), &key("card:1"), since).await;
    assert!(matches!(found, Err(ChatError::RetryAfter { .. })), "{found:?}");
    tokio::time::pause();
    tokio::time::advance(Duration::from_secs(31)).await;
    tokio::time::resume();
    let found = stage.adapter.find(&stage.here(), &key("card:1"), since).await.unwrap();
    assert_eq!(found, Lookup::Found(vec![sent]));
    // Three pages, and the one that was limited.
    assert_eq!(stage.asked("conversations.history"), 4);
    stage.assert_well_behaved();
}

#[tokio::test]
async fn who_gives_up_waiting_leaves_the_turn_to_the_next() {
    let stage = Stage::with(RateLimits::real(), Duration::from_secs(10)).await;
    stage.post(&stage.here(), "card:0").await.unwrap();
    let impatient =
        tokio::time::timeout(Duration::from_millis(50), stage.post(&stage.here(), "card:1")).await;
    assert!(impatient.is_err(), "the channel had its post");
    stage.post(&stage.here(), "card:2").await.unwrap();
    assert_eq!(stage.count(&stage.general), 2);
    stage.assert_well_behaved();
}
