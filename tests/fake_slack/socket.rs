//! Socket Mode: tickets, hello, acknowledgements, redelivery, several connections, their ends.

use std::time::Duration;

use serde_json::{Value, json};
use tokio_tungstenite::connect_async;

use crate::{
    slack::socket::{MOST_CONNECTIONS, Spread},
    stage::{APP, Stage, spec},
};

const SHORT: Duration = Duration::from_millis(200);

#[tokio::test]
async fn a_connection_begins_with_hello() {
    let stage = Stage::new().await;
    let hello = stage.try_to_connect().await.next().await;
    assert_eq!((&hello["type"], &hello["num_connections"]), (&json!("hello"), &json!(1)));
    assert_eq!(hello["connection_info"]["app_id"], stage.app);
    assert!(hello["debug_info"]["approximate_connection_time"].is_number());
}

#[tokio::test]
async fn a_ticket_is_good_once_and_not_for_ever() {
    let stage = Stage::new().await;
    let open = || stage.call_as(APP, "apps.connections.open", json!({}));
    let url = open().await["url"].as_str().unwrap().to_owned();
    connect_async(&url).await.unwrap();
    assert!(connect_async(&url).await.is_err());
    stage.fake.slack.sockets.behave(|manner| manner.ticket_life = Duration::ZERO);
    let url = open().await["url"].as_str().unwrap().to_owned();
    assert!(connect_async(&url).await.is_err());
    assert_eq!(stage.violations(), ["connected with a ticket that is not good"; 2]);
}

#[tokio::test]
async fn slack_says_that_it_is_elsewhere_if_it_is_behind_something() {
    let stage = Stage::new().await;
    stage.fake.slack.seem_at("http://127.0.0.1:1");
    let url = stage.call_as(APP, "apps.connections.open", json!({})).await["url"].clone();
    assert!(url.as_str().unwrap().starts_with("ws://127.0.0.1:1/link/"), "{url}");
}

#[tokio::test]
async fn what_is_acknowledged_in_time_does_not_come_again() {
    let stage = Stage::new().await;
    stage.fake.slack.sockets.behave(|manner| manner.deadline = SHORT);
    let mut socket = stage.connect().await;
    stage.fake.say(&stage.ada, &stage.channel, "x").unwrap();
    let envelope = socket.take().await;
    assert_eq!((&envelope["type"], &envelope["retry_attempt"]), (&json!("events_api"), &json!(0)));
    assert_eq!(envelope["accepts_response_payload"], false);
    assert!(socket.within(SHORT * 2).await.is_none());
    stage.fake.finds_nothing_wrong();
}

#[tokio::test]
async fn what_is_not_acknowledged_comes_again_and_is_minded() {
    let stage = Stage::new().await;
    stage.fake.slack.sockets.behave(|manner| {
        manner.deadline = SHORT;
        manner.retries = vec![Duration::ZERO];
    });
    let mut socket = stage.connect().await;
    stage.fake.say(&stage.ada, &stage.channel, "x").unwrap();
    let first = socket.next().await;
    let again = socket.next().await;
    assert_eq!((&again["retry_attempt"], &again["retry_reason"]), (&json!(1), &json!("timeout")));
    assert_eq!(again["payload"]["event_id"], first["payload"]["event_id"]);
    assert_ne!(again["envelope_id"], first["envelope_id"]);
    assert_eq!(stage.violations(), ["envelope not acknowledged"]);
    socket.acknowledge(&first).await;
    socket.acknowledge(&again).await;
    assert_eq!(stage.violations_of(1).await, ["acknowledged late"]);
    assert!(socket.within(SHORT * 2).await.is_none());
}

#[tokio::test]
async fn what_nobody_heard_comes_again_to_who_connects_later() {
    let stage = Stage::new().await;
    stage.fake.slack.sockets.behave(|manner| {
        manner.deadline = SHORT;
        manner.retries = vec![SHORT];
    });
    stage.fake.say(&stage.ada, &stage.channel, "x").unwrap();
    let mut socket = stage.connect().await;
    assert_eq!(socket.take().await["retry_attempt"], 1);
    stage.fake.finds_nothing_wrong();
}

#[tokio::test]
async fn an_acknowledgement_is_of_what_was_sent_once_and_with_an_answer_only_where_one_is_taken() {
    let stage = Stage::new().await;
    let mut socket = stage.connect().await;
    socket.say(&json!({ "envelope_id": "nothing" })).await;
    socket.say(&json!({ "hello": "world" })).await;
    stage.fake.say(&stage.ada, &stage.channel, "x").unwrap();
    let envelope = socket.next().await;
    socket.answer(&envelope, json!({ "text": "thanks" })).await;
    socket.answer(&envelope, json!({})).await;
    assert_eq!(
        stage.violations_of(4).await,
        [
            "acknowledged what was not sent",
            "said what nobody says on a socket",
            "answered where no answer is taken",
            "acknowledged twice",
        ]
    );
}

#[tokio::test]
async fn of_several_connections_each_envelope_goes_to_one_or_to_all_as_slack_likes() {
    let stage = Stage::new().await;
    let (mut one, mut other) = (stage.connect().await, stage.connect().await);
    for text in ["a", "b"] {
        stage.fake.say(&stage.ada, &stage.channel, text).unwrap();
    }
    let (first, second) = (one.take().await, other.take().await);
    assert_ne!(first["payload"]["event_id"], second["payload"]["event_id"]);
    assert!(one.is_silent().await && other.is_silent().await);
    stage.fake.slack.sockets.behave(|manner| manner.spread = Spread::All);
    stage.fake.say(&stage.ada, &stage.channel, "c").unwrap();
    let (first, second) = (one.take().await, other.take().await);
    assert_eq!(first["payload"]["event_id"], second["payload"]["event_id"]);
    assert!(one.is_silent().await && other.is_silent().await);
    stage.fake.finds_nothing_wrong();
}

#[tokio::test]
async fn deliveries_come_twice_late_or_out_of_order_as_slack_likes() {
    let stage = Stage::new().await;
    let mut socket = stage.connect().await;
    let text = |envelope: &Value| envelope["payload"]["event"]["text"].as_str().unwrap().to_owned();
    stage.fake.slack.sockets.behave(|manner| manner.twice = true);
    stage.fake.say(&stage.ada, &stage.channel, "twice").unwrap();
    assert_eq!(socket.take().await, socket.take().await);
    stage.fake.slack.sockets.behave(|manner| {
        manner.twice = false;
        manner.out_of_order = true;
    });
    for said in ["first", "second"] {
        stage.fake.say(&stage.ada, &stage.channel, said).unwrap();
    }
    assert_eq!([text(&socket.take().await), text(&socket.take().await)], ["second", "first"]);
    stage.fake.say(&stage.ada, &stage.channel, "alone").unwrap();
    assert_eq!(text(&socket.take().await), "alone");
    stage.fake.slack.sockets.behave(|manner| {
        manner.out_of_order = false;
        manner.delay = SHORT;
    });
    stage.fake.say(&stage.ada, &stage.channel, "late").unwrap();
    assert!(socket.is_silent().await);
    assert_eq!(text(&socket.take().await), "late");
    stage.fake.finds_nothing_wrong();
}

#[tokio::test]
async fn an_eleventh_connection_is_turned_away() {
    let stage = Stage::new().await;
    let mut held = Vec::new();
    for _ in 0..MOST_CONNECTIONS {
        held.push(stage.connect().await);
    }
    let mut one_more = stage.try_to_connect().await;
    let said = one_more.next().await;
    assert_eq!((&said["type"], &said["reason"]), (&json!("disconnect"), &json!("too_many_websockets")));
    assert_eq!(one_more.next().await, Value::Null);
    assert_eq!(stage.violations(), ["too many connections"]);
}

#[tokio::test]
async fn slack_warns_and_asks_to_connect_anew_and_ends_the_connection_after_the_grace() {
    let stage = Stage::new().await;
    stage.fake.slack.sockets.behave(|manner| manner.grace = SHORT);
    let mut socket = stage.connect().await;
    stage.fake.slack.sockets.warn();
    assert_eq!(socket.next().await["reason"], "warning");
    stage.fake.slack.sockets.ask_to_refresh(&stage.fake.slack);
    assert_eq!(socket.next().await["reason"], "refresh_requested");
    stage.fake.say(&stage.ada, &stage.channel, "meanwhile").unwrap();
    assert_eq!(socket.take().await["payload"]["event"]["text"], "meanwhile");
    assert_eq!(socket.next().await, Value::Null);
}

#[tokio::test]
async fn where_socket_mode_is_off_the_link_is_disabled() {
    let off = crate::slack::model::AppSpec { socket_mode: false, ..spec() };
    let stage = Stage::with_app(off).await;
    let mut socket = stage.try_to_connect().await;
    assert_eq!(socket.next().await["reason"], "link_disabled");
    assert_eq!(socket.next().await, Value::Null);
    stage.fake.finds_nothing_wrong();
}

#[tokio::test]
async fn a_frozen_connection_stays_open_and_says_nothing() {
    let stage = Stage::new().await;
    let mut socket = stage.connect().await;
    assert!(socket.is_alive().await);
    stage.fake.slack.sockets.freeze_sockets();
    stage.fake.say(&stage.ada, &stage.channel, "lost").unwrap();
    assert!(socket.is_silent().await);
    assert!(!socket.is_alive().await);
    let mut fresh = stage.connect().await;
    stage.fake.say(&stage.ada, &stage.channel, "heard").unwrap();
    assert_eq!(fresh.take().await["payload"]["event"]["text"], "heard");
    stage.fake.slack.sockets.thaw_sockets();
    assert_eq!(socket.take().await["payload"]["event"]["text"], "lost");
    stage.fake.finds_nothing_wrong();
}

#[tokio::test]
async fn an_app_that_says_goodbye_is_answered() {
    let stage = Stage::new().await;
    let mut socket = stage.connect().await;
    socket.close().await;
    assert!(socket.is_closed_by_both().await);
    let gone = stage.fake.slack.sockets.until(SHORT * 10, |sockets| sockets.connected(&stage.app) == 0);
    assert!(gone.await);
    stage.fake.finds_nothing_wrong();
}

#[tokio::test]
async fn slack_pings_and_breaks_off_without_a_word() {
    let stage = Stage::new().await;
    stage.fake.slack.sockets.behave(|manner| manner.ping_every = Duration::from_millis(20));
    let mut socket = stage.connect().await;
    for _ in 0..100 {
        // Pongs are sent while one listens.
        assert!(socket.is_silent().await, "pings are no news");
        if stage.fake.slack.sockets.counts().pongs > 0 {
            break;
        }
    }
    assert!(stage.fake.slack.sockets.counts().pongs > 0);
    stage.fake.slack.sockets.drop_sockets();
    assert_eq!(socket.next().await, Value::Null);
    let gone = stage.fake.slack.sockets.until(SHORT * 10, |sockets| sockets.connected(&stage.app) == 0);
    assert!(gone.await);
    stage.fake.slack.sockets.behave(|manner| manner.away = true);
    let url = stage.call_as(APP, "apps.connections.open", json!({})).await["url"].clone();
    assert!(connect_async(url.as_str().unwrap()).await.is_err());
}
