//! What became of a call, told by status and code.

use std::time::Duration;

use keypoint::{
    chat::{
        port::{Chat, ChatError},
        slack::api::{ApiError, Call, Method},
    },
    clock::Moment,
};

use crate::{
    slack::{
        faults::{Fault, Rule},
        ratelimit::RateLimits,
    },
    stage::{BOT_TOKEN, Stage, adapter, card, key, reveal},
};

const POST: &str = "chat.postMessage";

fn refused(error: &str, worked: bool) -> Fault {
    Fault::Refused { error: error.to_owned(), worked }
}

#[tokio::test]
async fn a_post_that_broke_off_may_have_happened() {
    let stage = Stage::set().await;
    stage.post(&stage.here(), "card:0").await.unwrap();
    let faults = [
        Fault::LoseReply,
        Fault::LoseRequest,
        Fault::Status { status: 500, worked: true },
        Fault::Status { status: 503, worked: false },
        Fault::Page(502),
        refused("internal_error", true),
        refused("fatal_error", false),
    ];
    for (number, fault) in faults.into_iter().enumerate() {
        stage.goes_wrong(Rule::once(POST, fault.clone()));
        let outcome = stage.post(&stage.here(), &format!("card:{}", number + 1)).await;
        assert!(matches!(outcome, Err(ChatError::Unknown(_))), "{fault:?}: {outcome:?}");
    }
    stage.assert_well_behaved();
}

#[tokio::test]
async fn a_change_that_broke_off_may_simply_be_tried_again() {
    let stage = Stage::set().await;
    let sent = stage.post(&stage.here(), "card:0").await.unwrap();
    for fault in
        [Fault::LoseReply, Fault::Status { status: 502, worked: true }, refused("internal_error", true)]
    {
        stage.goes_wrong(Rule::once("chat.update", fault.clone()));
        let outcome = stage.adapter.edit(&sent, &reveal()).await;
        assert!(matches!(outcome, Err(ChatError::Retry(_))), "{fault:?}: {outcome:?}");
    }
    stage.adapter.edit(&sent, &reveal()).await.unwrap();
    stage.assert_well_behaved();
}

#[tokio::test]
async fn a_post_without_an_answer_in_time_may_have_happened() {
    let stage = Stage::with(RateLimits::off(), Duration::from_millis(300)).await;
    stage.post(&stage.here(), "card:0").await.unwrap();
    stage.goes_wrong(Rule::once(POST, Fault::DelayReply(Duration::from_secs(30))));
    let outcome = stage.post(&stage.here(), "card:1").await;
    assert!(matches!(outcome, Err(ChatError::Unknown(_))), "{outcome:?}");
    stage.assert_well_behaved();
}

#[tokio::test]
async fn where_nobody_listens_nothing_has_happened() {
    // A port that was free a moment ago.
    let free = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let stage = Stage::set().await;
    for api in [format!("http://{free}/api"), "http://no-such-host.invalid/api".to_owned()] {
        let slack = adapter(&api, Duration::from_secs(5), Duration::from_secs(5));
        let outcome = slack.post(&stage.here(), &key("card:1"), &card("x")).await;
        assert!(matches!(outcome, Err(ChatError::Retry(_))), "{api}: {outcome:?}");
    }
}

#[tokio::test]
async fn a_token_that_is_not_valid_is_not_used_again_at_once() {
    let stage = Stage::set().await;
    stage.fake.lock().revoke(BOT_TOKEN);
    for number in 0..5 {
        let outcome = stage.post(&stage.here(), &format!("card:{number}")).await.unwrap_err();
        assert!(matches!(outcome, ChatError::RetryAfter { .. }), "{outcome:?}");
        assert!(outcome.to_string().contains("token_revoked"), "{outcome}");
        assert!(!outcome.to_string().contains(BOT_TOKEN));
    }
    assert_eq!(stage.fake.slack.figures.counts().total(), 1);
    stage.assert_well_behaved();
}

#[tokio::test]
async fn a_token_that_was_not_known_for_a_while_works_again() {
    let stage = Stage::set().await;
    stage.goes_wrong(Rule::once(POST, refused("invalid_auth", false)));
    for number in 1..=3 {
        let outcome = stage.post(&stage.here(), &format!("card:{number}")).await;
        assert!(matches!(outcome, Err(ChatError::RetryAfter { .. })), "{outcome:?}");
    }
    tokio::time::pause();
    tokio::time::advance(Duration::from_secs(61)).await;
    tokio::time::resume();
    stage.post(&stage.here(), "card:1").await.unwrap();
    stage.post(&stage.here(), "card:2").await.unwrap();
    assert_eq!(stage.count(&stage.general), 2);
    stage.assert_well_behaved();
}

#[tokio::test]
async fn where_the_bot_is_not_let_in_it_is_said_what_to_do() {
    let stage = Stage::set().await;
    stage.adapter.learn().await.unwrap();
    stage.fake.kick(&stage.general, &stage.bot);
    let Err(ChatError::Forbidden(reason)) = stage.post(&stage.here(), "card:1").await else {
        panic!("it was let in")
    };
    assert!(reason.contains("/invite @keypoint"), "{reason}");
    stage.fake.invite(&stage.owner, &stage.general, &stage.bot).unwrap();
    stage.fake.lock().archive(&stage.general, &stage.owner);
    let outcome = stage.post(&stage.here(), "card:2").await;
    assert!(matches!(&outcome, Err(ChatError::Forbidden(_))), "{outcome:?}");
    let outcome = stage.post(&stage.place("C0NOWHERE00"), "card:3").await;
    assert!(matches!(&outcome, Err(ChatError::Forbidden(_))), "{outcome:?}");
}

#[tokio::test]
async fn a_missing_scope_is_named() {
    let stage = Stage::of(
        crate::stage::spec().without_scope("reactions:write"),
        RateLimits::off(),
        Duration::from_secs(5),
    )
    .await;
    let sent = stage.post(&stage.here(), "card:1").await.unwrap();
    let Err(ChatError::Forbidden(reason)) = stage.adapter.acknowledge(&sent).await else {
        panic!("it may react")
    };
    assert!(reason.contains("reactions:write"), "{reason}");
}

#[tokio::test]
async fn the_tokens_are_in_no_output() {
    let stage = Stage::set().await;
    let shown = format!("{:?}", stage.adapter);
    assert!(!shown.contains(BOT_TOKEN) && !shown.contains(crate::stage::APP_TOKEN), "{shown}");
}

/// The machine slept, or the process stood still, after the call's turn had come: by now it counts as
/// lost, and another one may be on its way.
#[tokio::test]
async fn a_call_whose_time_is_over_is_not_made() {
    let stage = Stage::set().await;
    let call = || Call::new(Method::PostMessage).with("channel", &stage.general).with("text", "x");
    let over = stage.adapter.api().send(call().until(Moment::now())).await;
    assert!(matches!(over, Err(ApiError::Unsent(_))), "{over:?}");
    assert!(matches!(over.map_err(ChatError::from), Err(ChatError::Retry(_))), "nothing was posted");
    assert_eq!((stage.asked(POST), stage.count(&stage.general)), (0, 0));
    stage.adapter.api().send(call().until(Moment::now() + Duration::from_secs(5))).await.unwrap();
    assert_eq!((stage.asked(POST), stage.count(&stage.general)), (1, 1));
}
