//! What became of a request, told by status and code.

use std::time::Duration;

use keypoint::{
    chat::{
        discord::rest::{Request, RestError},
        port::{Chat, ChatError},
    },
    clock::Moment,
};

use crate::{
    discord::{
        faults::{Fault, Rule},
        permissions,
        ratelimit::RateLimits,
    },
    stage::{Stage, adapter, card, key, reveal},
};

const POST: &str = "POST /channels/{channel_id}/messages";

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
    let edit = "PATCH /channels/{channel_id}/messages/{message_id}";
    for fault in [Fault::LoseReply, Fault::Status { status: 502, worked: true }] {
        stage.goes_wrong(Rule::once(edit, fault.clone()));
        let outcome = stage.adapter.edit(&sent, &reveal()).await;
        assert!(matches!(outcome, Err(ChatError::Retry(_))), "{fault:?}: {outcome:?}");
    }
    stage.adapter.edit(&sent, &reveal()).await.unwrap();
    stage.assert_well_behaved();
}

#[tokio::test]
async fn a_token_that_is_unknown_for_a_while_is_asked_about_once_a_minute_and_works_again() {
    let stage = Stage::set().await;
    stage.post(&stage.here(), "card:0").await.unwrap();
    stage.goes_wrong(Rule::once(POST, Fault::Status { status: 401, worked: false }));
    for number in 1..=3 {
        let outcome = stage.post(&stage.here(), &format!("card:{number}")).await;
        assert!(matches!(outcome, Err(ChatError::RetryAfter { .. })), "{outcome:?}");
    }
    tokio::time::pause();
    tokio::time::advance(Duration::from_secs(61)).await;
    tokio::time::resume();
    stage.post(&stage.here(), "card:1").await.unwrap();
    stage.post(&stage.here(), "card:2").await.unwrap();
    assert_eq!(stage.fake.sees(stage.owner, stage.general).len(), 3);
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
    for api in [format!("http://{free}"), "http://no-such-host.invalid".to_owned()] {
        let discord = adapter(&api, Duration::from_secs(5), Duration::from_secs(5));
        let thread = keypoint::chat::port::Place { thread: Some("5".to_owned()), ..stage.here() };
        let outcome = discord.post(&thread, &key("card:1"), &card("x")).await;
        assert!(matches!(outcome, Err(ChatError::Retry(_))), "{api}: {outcome:?}");
    }
}

#[tokio::test]
async fn a_token_that_is_not_valid_is_not_used_again_at_once() {
    let stage = Stage::set().await;
    stage.fake.lock().applications.get_mut(&stage.bot).unwrap().token = "another".to_owned();
    for number in 0..5 {
        let outcome = stage.post(&stage.here(), &format!("card:{number}")).await.unwrap_err();
        assert!(matches!(outcome, ChatError::RetryAfter { .. }), "{outcome:?}");
        assert!(outcome.to_string().contains("the token is not valid"), "{outcome}");
        assert!(!outcome.to_string().contains(crate::stage::TOKEN));
    }
    assert_eq!(stage.fake.discord.figures.counts().total(), 1);
}

#[tokio::test]
async fn a_missing_permission_is_named() {
    let stage = Stage::set().await;
    let cases = [
        (permissions::VIEW_CHANNEL, "Keypoint lacks the permission View Channel there"),
        (permissions::SEND_MESSAGES, "Keypoint lacks the permissions Send Messages and Embed Links there"),
        (permissions::EMBED_LINKS, "Keypoint lacks the permission Embed Links there"),
    ];
    for (permission, reason) in cases {
        stage.forbid(stage.general, permission);
        let outcome = stage.post(&stage.here(), "card:1").await;
        assert_eq!(outcome, Err(ChatError::Forbidden(reason.to_owned())));
    }
}

#[tokio::test]
async fn the_token_is_in_no_output() {
    let stage = Stage::set().await;
    assert!(!format!("{:?}", stage.adapter).contains(crate::stage::TOKEN));
}

/// The machine slept, or the process stood still, after the request's turn had come: by now it counts
/// as lost, and another one may be on its way.
#[tokio::test]
async fn a_request_whose_time_is_over_is_not_sent() {
    let stage = Stage::set().await;
    let route = serenity::http::Route::ChannelMessages { channel_id: stage.general.into() };
    let request = || Request::post(route, serde_json::json!({ "content": "x" }));
    let over = stage.adapter.rest().send(request().until(Moment::now())).await;
    assert!(matches!(over, Err(RestError::Unsent(_))), "{over:?}");
    assert!(matches!(over.map_err(ChatError::from), Err(ChatError::Retry(_))), "nothing was posted");
    assert_eq!((stage.asked(POST), stage.count(stage.general)), (0, 0));
    stage.adapter.rest().send(request().until(Moment::now() + Duration::from_secs(5))).await.unwrap();
    assert_eq!((stage.asked(POST), stage.count(stage.general)), (1, 1));
}
