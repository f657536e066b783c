//! Tests of the pace, on a time that passes as soon as everybody waits.

use std::sync::{Arc, Mutex};

use reqwest::Method;
use serenity::{http::Route, model::id::ChannelId};

use super::*;
use crate::chat::discord::rest::Request;

const LONG: Duration = Duration::from_hours(1);

fn posting_in(channel: u64) -> Lane {
    let route = Route::ChannelMessages { channel_id: ChannelId::new(channel) };
    Lane::of(&Request::new(Method::POST, route), &format!("/api/v10/channels/{channel}/messages"))
}

fn answering(token: &str) -> Lane {
    let route = Route::InteractionResponse { interaction_id: 7.into(), token };
    Lane::of(&Request::new(Method::POST, route), &format!("/api/v10/interactions/7/{token}/callback"))
}

fn told(limit: u32, remaining: u32, reset_after: f64, bucket: &str) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert("x-ratelimit-limit", limit.into());
    headers.insert("x-ratelimit-remaining", remaining.into());
    headers.insert("x-ratelimit-reset-after", reset_after.to_string().parse().unwrap());
    headers.insert("x-ratelimit-bucket", bucket.parse().unwrap());
    headers
}

/// Sends one request, and hears at once how the bucket stands.
async fn send(limiter: &Limiter, lane: &Lane, headers: &HeaderMap) {
    let turn = limiter.turn(lane, Urgency::Background, Moment::now() + LONG).await.unwrap();
    turn.answered(headers, 200);
}

#[tokio::test(start_paused = true)]
async fn no_request_is_sent_into_a_bucket_that_is_known_to_be_empty() {
    let (limiter, lane) = (Limiter::new(), posting_in(1));
    let start = Moment::now();
    send(&limiter, &lane, &told(2, 0, 5.0, "a")).await;
    send(&limiter, &lane, &told(2, 1, 5.0, "a")).await;
    assert!(Moment::now().since(start) >= Duration::from_secs(5));
    send(&limiter, &lane, &told(2, 0, 5.0, "a")).await;
    let refused = limiter.turn(&lane, Urgency::Background, Moment::now() + Duration::from_secs(1)).await;
    assert!(matches!(refused, Err(RestError::Limited { after }) if after > Duration::from_secs(4)));
}

#[tokio::test(start_paused = true)]
async fn a_full_bucket_holds_up_no_other_channel() {
    let limiter = Limiter::new();
    send(&limiter, &posting_in(1), &told(1, 0, 60.0, "a")).await;
    let start = Moment::now();
    send(&limiter, &posting_in(2), &told(1, 0, 60.0, "a")).await;
    assert!(Moment::now().since(start) < Duration::from_secs(1));
}

#[tokio::test(start_paused = true)]
async fn routes_of_one_bucket_share_it() {
    let (limiter, post) = (Limiter::new(), posting_in(1));
    let route = Route::Channel { channel_id: ChannelId::new(1) };
    let other = Lane::of(&Request::get(route), "/api/v10/channels/1");
    send(&limiter, &other, &told(5, 4, 60.0, "shared")).await;
    send(&limiter, &post, &told(5, 0, 60.0, "shared")).await;
    let turn = limiter.turn(&other, Urgency::Background, Moment::now() + Duration::from_secs(1)).await;
    assert!(matches!(turn, Err(RestError::Limited { .. })));
}

#[tokio::test(start_paused = true)]
async fn an_unknown_bucket_is_tried_with_one_request() {
    let (limiter, lane) = (Limiter::new(), posting_in(1));
    let soon = || Moment::now() + Duration::from_secs(1);
    let first = limiter.turn(&lane, Urgency::Background, soon()).await.unwrap();
    assert!(limiter.turn(&lane, Urgency::Background, soon()).await.is_err());
    drop(first);
    assert!(limiter.turn(&lane, Urgency::Background, soon()).await.is_ok());
}

#[tokio::test(start_paused = true)]
async fn no_second_sees_more_than_fifty_and_background_leaves_some_of_them() {
    let limiter = Limiter::new();
    let mut sent = Vec::new();
    for channel in 1..=400 {
        send(&limiter, &posting_in(channel), &told(5, 4, 5.0, "a")).await;
        sent.push(Moment::now());
        // While background work uses all that it may, one person does not wait, and the next hardly.
        if channel % 40 == 0 {
            for person in 0..2_u32 {
                let (lane, before) = (posting_in(channel * 1_000 + u64::from(person)), Moment::now());
                let turn = limiter.turn(&lane, Urgency::Person, before + LONG).await.unwrap();
                turn.answered(&HeaderMap::new(), 200);
                sent.push(Moment::now());
                assert!(Moment::now().since(before) <= Duration::from_millis(30) * person);
            }
        }
    }
    for (earlier, later) in sent.iter().zip(&sent[49..]) {
        assert!(later.since(*earlier) >= Duration::from_secs(1), "fifty requests in {earlier:?}..{later:?}");
    }
    // Of what Discord takes, nine in ten are used.
    let took = sent[sent.len() - 1].since(sent[0]).as_secs_f64();
    assert!(took < 420.0 / 50.0 * 1.1, "{took}");
}

#[tokio::test(start_paused = true)]
async fn who_came_first_goes_first_and_who_gives_up_holds_nobody_up() {
    let limiter = Arc::new(Limiter::new());
    send(&limiter, &posting_in(1), &told(1, 0, 1.0, "a")).await;
    let order = Arc::new(Mutex::new(Vec::new()));
    let mut waiting = Vec::new();
    for number in 0..5 {
        let (limiter, order) = (Arc::clone(&limiter), Arc::clone(&order));
        waiting.push(tokio::spawn(async move {
            let lane = posting_in(1);
            let turn = limiter.turn(&lane, Urgency::Background, Moment::now() + LONG).await.unwrap();
            order.lock().unwrap().push(number);
            turn.answered(&told(1, 0, 1.0, "a"), 200);
        }));
        tokio::task::yield_now().await;
    }
    waiting[0].abort();
    waiting[2].abort();
    for one in waiting {
        let _ = one.await;
    }
    assert_eq!(*order.lock().unwrap(), [1, 3, 4]);
}

#[tokio::test(start_paused = true)]
async fn a_global_limit_stops_all_but_answers_to_interactions() {
    let (limiter, lane) = (Limiter::new(), posting_in(1));
    let latest = Moment::now() + Duration::from_secs(10);
    let turn = limiter.turn(&lane, Urgency::Background, latest).await.unwrap();
    let body = br#"{ "message": "x", "retry_after": 64.5, "global": true }"#;
    assert_eq!(turn.limited(&HeaderMap::new(), body, latest), Verdict::GiveUp(Duration::from_millis(64_500)));
    assert!(limiter.turn(&posting_in(2), Urgency::Person, latest).await.is_err());
    assert!(limiter.turn(&answering("secret"), Urgency::Person, latest).await.is_ok());
}

#[tokio::test(start_paused = true)]
async fn a_wait_that_ends_in_time_is_waited_out() {
    let (limiter, lane) = (Limiter::new(), posting_in(1));
    let latest = Moment::now() + Duration::from_secs(10);
    let turn = limiter.turn(&lane, Urgency::Background, latest).await.unwrap();
    let body = br#"{ "message": "x", "retry_after": 2.5, "global": false }"#;
    assert_eq!(turn.limited(&HeaderMap::new(), body, latest), Verdict::Wait);
    let start = Moment::now();
    assert!(limiter.turn(&lane, Urgency::Background, latest).await.is_ok());
    assert!(Moment::now().since(start) >= Duration::from_millis(2_500));
}

#[tokio::test(start_paused = true)]
async fn what_is_blocked_before_discord_stops_everything() {
    let (limiter, lane) = (Limiter::new(), posting_in(1));
    let latest = Moment::now() + Duration::from_secs(1);
    let turn = limiter.turn(&lane, Urgency::Background, latest).await.unwrap();
    let mut headers = HeaderMap::new();
    headers.insert("retry-after", 900.into());
    assert_eq!(turn.limited(&headers, b"<html>", latest), Verdict::GiveUp(Duration::from_mins(15)));
    assert!(limiter.turn(&posting_in(2), Urgency::Background, latest).await.is_err());
}

#[tokio::test(start_paused = true)]
async fn too_many_refusals_stop_everything_before_discord_does() {
    let limiter = Limiter::new();
    let lane = posting_in(1);
    let soon = || Moment::now() + Duration::from_secs(5);
    for _ in 0..5_000 {
        limiter.turn(&lane, Urgency::Background, soon()).await.unwrap().answered(&HeaderMap::new(), 403);
    }
    assert!(limiter.turn(&lane, Urgency::Background, soon()).await.is_err());
}

#[tokio::test(start_paused = true)]
async fn idle_buckets_are_forgotten() {
    let limiter = Limiter::new();
    for channel in 1..=(MOST_BUCKETS as u64 + 500) {
        send(&limiter, &posting_in(channel), &told(5, 4, 1.0, "a")).await;
    }
    assert!(limiter.buckets().by_route.len() <= MOST_BUCKETS + 1);
    assert!(limiter.buckets().by_name.len() <= MOST_BUCKETS + 1);
}

#[test]
fn secrets_are_in_no_log() {
    let lane = answering("secret");
    assert!(lane.is_by_token());
    assert_eq!(lane.shown(), "api/v10/interactions/7/…/callback");
}
