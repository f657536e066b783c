//! Tests of the pace, on a time that passes as soon as everybody waits.

use std::sync::{Arc, Mutex};

use super::*;

const LONG: Duration = Duration::from_hours(1);

async fn call(limiter: &Limiter, method: Method, channel: Option<&str>, urgency: Urgency) -> Moment {
    limiter.turn(method, channel, urgency, Moment::now() + LONG).await.unwrap().answered();
    Moment::now()
}

async fn post(limiter: &Limiter, channel: &str) -> Moment {
    call(limiter, Method::PostMessage, Some(channel), Urgency::Background).await
}

#[tokio::test(start_paused = true)]
async fn a_channel_takes_one_post_a_second_and_holds_up_no_other() {
    let limiter = Limiter::default();
    let begun = Moment::now();
    let mut last = post(&limiter, "C1").await;
    for _ in 0..4 {
        let next = post(&limiter, "C1").await;
        assert!(next.since(last) >= Duration::from_secs(1));
        last = next;
    }
    assert!(last.since(begun) < Duration::from_secs(5));
    let before = Moment::now();
    assert!(post(&limiter, "C2").await.since(before) < Duration::from_millis(50));
}

#[tokio::test(start_paused = true)]
async fn no_minute_sees_more_calls_of_a_method_than_its_tier_and_people_find_some_left() {
    let limiter = Limiter::default();
    let mut made = Vec::new();
    for number in 0..200 {
        made.push(call(&limiter, Method::History, Some("C1"), Urgency::Background).await);
        if number % 20 == 19 {
            let before = Moment::now();
            let person = call(&limiter, Method::History, Some("C1"), Urgency::Person).await;
            assert!(person.since(before) < Duration::from_millis(50), "a person waits at {number}");
            made.push(person);
        }
    }
    for (earlier, later) in made.iter().zip(&made[50..]) {
        assert!(later.since(*earlier) >= Duration::from_mins(1));
    }
}

#[tokio::test(start_paused = true)]
async fn the_most_urgent_goes_first_and_who_gives_up_holds_nobody_up() {
    let limiter = Arc::new(Limiter::default());
    let turn = limiter.turn(Method::Replies, None, Urgency::Background, Moment::now() + LONG).await.unwrap();
    assert_eq!(turn.limited(Duration::from_secs(30), Moment::now()), Verdict::GiveUp);
    let order = Arc::new(Mutex::new(Vec::new()));
    let wants = [Urgency::Background, Urgency::Lookup, Urgency::Background, Urgency::Person, Urgency::Lookup];
    let mut waiting = Vec::new();
    for (number, urgency) in wants.into_iter().enumerate() {
        let (limiter, order) = (Arc::clone(&limiter), Arc::clone(&order));
        waiting.push(tokio::spawn(async move {
            call(&limiter, Method::Replies, None, urgency).await;
            order.lock().unwrap().push(number);
        }));
        tokio::task::yield_now().await;
    }
    waiting[1].abort();
    for one in waiting {
        let _ = one.await;
    }
    assert_eq!(*order.lock().unwrap(), [3, 4, 0, 2]);
}

#[tokio::test(start_paused = true)]
async fn a_wait_that_ends_in_time_is_waited_out_and_a_longer_one_is_not_begun() {
    let limiter = Limiter::default();
    let latest = Moment::now() + Duration::from_secs(10);
    let turn = limiter.turn(Method::PostMessage, Some("C1"), Urgency::Background, latest).await.unwrap();
    assert_eq!(turn.limited(Duration::from_secs(3), latest), Verdict::Wait);
    let before = Moment::now();
    let turn = limiter.turn(Method::PostMessage, Some("C1"), Urgency::Background, latest).await.unwrap();
    assert!(Moment::now().since(before) >= Duration::from_secs(3));
    assert_eq!(turn.limited(Duration::from_mins(1), latest), Verdict::GiveUp);
    let before = Moment::now();
    let refused = limiter.turn(Method::PostMessage, Some("C1"), Urgency::Person, latest).await;
    assert!(matches!(refused, Err(ApiError::Limited { after }) if after > Duration::from_secs(50)));
    assert!(Moment::now().since(before) < Duration::from_millis(50));
    assert!(limiter.turn(Method::PostMessage, Some("C2"), Urgency::Background, latest).await.is_ok());
}

#[tokio::test(start_paused = true)]
async fn after_slack_asked_to_wait_one_call_goes_at_a_time() {
    let limiter = Limiter::default();
    let latest = Moment::now() + Duration::from_mins(5);
    let turn = limiter.turn(Method::History, None, Urgency::Background, latest).await.unwrap();
    assert_eq!(turn.limited(Duration::from_secs(2), latest), Verdict::Wait);
    let first = limiter.turn(Method::History, None, Urgency::Background, latest).await.unwrap();
    let soon = Moment::now() + Duration::from_secs(5);
    assert!(limiter.turn(Method::History, None, Urgency::Background, soon).await.is_err());
    first.answered();
    assert!(limiter.turn(Method::History, None, Urgency::Background, soon).await.is_ok());
}

#[tokio::test(start_paused = true)]
async fn without_a_pace_only_what_slack_asks_for_is_waited_for() {
    let limiter = Limiter::default();
    limiter.wait_only_when_asked();
    let before = Moment::now();
    for _ in 0..300 {
        post(&limiter, "C1").await;
        call(&limiter, Method::History, None, Urgency::Background).await;
    }
    assert!(Moment::now().since(before) < Duration::from_millis(50));
    let latest = Moment::now() + Duration::from_secs(10);
    let turn = limiter.turn(Method::History, None, Urgency::Background, latest).await.unwrap();
    assert_eq!(turn.limited(Duration::from_secs(5), latest), Verdict::Wait);
    let before = Moment::now();
    call(&limiter, Method::History, None, Urgency::Background).await;
    assert!(Moment::now().since(before) >= Duration::from_secs(5));
}

#[tokio::test(start_paused = true)]
async fn idle_lanes_are_forgotten() {
    let limiter = Limiter::default();
    for channel in 0..MOST_LANES + 500 {
        post(&limiter, &format!("C{channel}")).await;
        if channel % 100 == 0 {
            (Moment::now() + Duration::from_secs(2)).reached().await;
        }
    }
    assert!(limiter.lanes().len() <= MOST_LANES + 1);
}
