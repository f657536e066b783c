//! The calls that read and write what the chat holds.

use keypoint::chat::event::Event;
use reqwest::Method;
use serde_json::{Value, json};

use crate::stage::{Running, id, ok};

#[tokio::test]
async fn the_first_start_has_an_admin_and_a_channel() {
    let (_database, chat) = Running::alone().await;
    let state = chat.get("/state").await;
    assert_eq!(state["you"]["name"], "Ada");
    assert_eq!(state["you"]["admin"], true);
    assert_eq!(state["members"].as_array().unwrap().len(), 1);
    assert_eq!(state["channels"][0]["name"], "interview-practice");
    assert_eq!(state["version"], env!("CARGO_PKG_VERSION"));
    assert!(state["cursor"].as_i64().unwrap() > 0);
}

#[tokio::test]
async fn a_second_start_adds_nothing() {
    let (_database, chat) = Running::alone().await;
    let before = chat.get("/state").await;
    assert_eq!(chat.chat.ensure_workspace().await.unwrap().id, chat.channel);
    assert_eq!(chat.get("/state").await, before);
}

#[tokio::test]
async fn a_member_who_is_there_already_is_found() {
    let (_database, chat) = Running::alone().await;
    let linus = chat.post("/members", json!({"as": chat.ada, "name": " Linus "})).await;
    assert_eq!((&linus["name"], &linus["admin"]), (&json!("Linus"), &json!(false)));
    assert_eq!(chat.add_member("@linus").await, id(&linus));
    let state = chat.get(&format!("/state?as={}", id(&linus))).await;
    assert_eq!(state["you"], linus);
    assert_eq!(state["members"][1], linus);
    let refused = chat.refused(Method::POST, "/members", json!({"name": "<b>"})).await;
    assert_eq!(refused, (422, "refused".to_owned()));
}

#[tokio::test]
async fn a_channel_that_is_there_already_is_found() {
    let (_database, chat) = Running::alone().await;
    let channel = chat.post("/channels", json!({"name": "#Go Practice"})).await;
    assert_eq!(channel["name"], "go-practice");
    assert_eq!(chat.post("/channels", json!({"name": "go-practice"})).await, channel);
    assert_eq!(chat.get("/state").await["channels"][1], channel);
}

#[tokio::test]
async fn messages_come_in_pages_oldest_first() {
    let (_database, chat) = Running::alone().await;
    for number in 1..=5 {
        chat.say(&chat.ada, None, &number.to_string()).await;
    }
    let path = format!("/channels/{}/messages", chat.channel);
    let last = chat.get(&format!("{path}?limit=2")).await;
    assert_eq!(texts(&last), ["4", "5"]);
    assert_eq!(last["more"], true);
    let before = id(&last["messages"][0]);
    let first = chat.get(&format!("{path}?limit=3&before={before}")).await;
    assert_eq!(texts(&first), ["1", "2", "3"]);
    assert_eq!(first["more"], false);
    for limit in ["0", "201", "x"] {
        let refused = chat.refused(Method::GET, &format!("{path}?limit={limit}"), Value::Null).await;
        assert_eq!(refused, (400, "bad_request".to_owned()));
    }
}

#[tokio::test]
async fn what_is_said_in_a_thread_stays_there_and_is_told() {
    let (_database, chat) = Running::alone().await;
    let linus = chat.add_member("Linus").await;
    let root = id(&chat.say(&chat.ada, None, "Who is awake?").await);
    let reply = chat.say(&linus, Some(&root), "I <b>am</b>").await;
    assert_eq!(reply["thread"], root);
    assert!(!reply["html"].as_str().unwrap().contains("<b>"), "{reply}");

    let thread = chat.get(&format!("/messages/{root}/thread")).await;
    assert_eq!(texts(&thread), ["I <b>am</b>"]);
    assert_eq!(thread["root"]["replies"]["count"], 1);
    assert_eq!(texts(&chat.get(&format!("/channels/{}/messages", chat.channel)).await), ["Who is awake?"]);

    let events = chat.inbox.events(1).await;
    let Event::Posted(posted) = &events[0] else { panic!("{events:?}") };
    assert_eq!(posted.text, "I <b>am</b>");
    assert_eq!(posted.by.member.name, "Linus");
    assert_eq!(posted.by.place.thread.as_deref(), Some(&*root));
    assert_eq!(posted.by.channel_name, "interview-practice");
    assert_eq!(posted.message.id, id(&reply));
}

#[tokio::test]
async fn edits_and_deletions_in_threads_are_told_in_order() {
    let (_database, chat) = Running::alone().await;
    let root = id(&chat.say(&chat.ada, None, "Question").await);
    let answer = id(&chat.say(&chat.ada, Some(&root), "one").await);
    for text in ["two", "two", "three"] {
        let body = json!({"as": chat.ada, "text": text});
        let edited = ok(chat.call(Method::PATCH, &format!("/messages/{answer}"), body).await);
        assert_eq!(edited["body"]["markdown"], text);
        assert!(edited["edited_at"].is_string());
    }
    // Of what is deleted before its edit is told, the deletion tells.
    chat.inbox.events(3).await;
    ok(chat.call(Method::DELETE, &format!("/messages/{answer}"), Value::Null).await);
    let events = chat.inbox.events(4).await;
    assert!(matches!(&events[0], Event::Posted(_)), "{events:?}");
    assert!(matches!(&events[1], Event::Edited(_)), "{events:?}");
    assert!(matches!(&events[3], Event::Deleted { message, by_machine: false, .. } if message.id == answer));
}

#[tokio::test]
async fn what_is_said_outside_threads_is_nobody_elses_business() {
    let (_database, chat) = Running::alone().await;
    let message = id(&chat.say(&chat.ada, None, "Good morning").await);
    ok(chat.call(Method::DELETE, &format!("/messages/{message}"), Value::Null).await);
    let root = id(&chat.say(&chat.ada, None, "Question").await);
    chat.say(&chat.ada, Some(&root), "told").await;
    chat.inbox.events(1).await;
}

#[tokio::test]
async fn a_reply_shows_what_it_replies_to() {
    let (_database, chat) = Running::alone().await;
    let linus = chat.add_member("Linus").await;
    let root = id(&chat.say(&chat.ada, None, "Question").await);
    let first = id(&chat.say(&chat.ada, Some(&root), "An answer\nof two lines").await);
    let path = format!("/channels/{}/messages", chat.channel);
    let body = json!({"as": linus, "thread": root, "text": "Really?", "reply_to": first});
    let reply = chat.post(&path, body).await;
    assert_eq!(reply["reply_to"]["author"], "Ada");
    assert_eq!(reply["reply_to"]["excerpt"], "An answer of two lines");
    let events = chat.inbox.events(2).await;
    let told = events.iter().find_map(|event| match event {
        Event::Posted(posted) if posted.message.id == id(&reply) => posted.reply_to.clone(),
        _ => None,
    });
    assert_eq!(told.as_deref(), Some(&*chat.ada));
    // A message of another place is none to reply to.
    let body = json!({"as": linus, "text": "Really?", "reply_to": first});
    assert_eq!(chat.refused(Method::POST, &path, body).await.0, 404);
}

#[tokio::test]
async fn the_same_key_posts_once() {
    let (_database, chat) = Running::alone().await;
    let linus = chat.add_member("Linus").await;
    let root = id(&chat.say(&chat.ada, None, "Question").await);
    let path = format!("/channels/{}/messages", chat.channel);
    let body = |member: &str| json!({"as": member, "thread": root, "text": "Once", "key": "k-1"});
    let first = chat.post(&path, body(&chat.ada)).await;
    assert_eq!(id(&chat.post(&path, body(&chat.ada)).await), id(&first));
    // Another member's key is another key.
    assert_ne!(id(&chat.post(&path, body(&linus)).await), id(&first));
    chat.inbox.events(2).await;
}

#[tokio::test]
async fn the_same_key_at_the_same_time_posts_once() {
    let (_database, chat) = Running::alone().await;
    let path = format!("/channels/{}/messages", chat.channel);
    let body = json!({"text": "Once", "key": "k-1"});
    let post = async || id(&chat.post(&path, body.clone()).await);
    let (a, b, c, d) = tokio::join!(post(), post(), post(), post());
    assert!(a == b && b == c && c == d, "{a} {b} {c} {d}");
}

#[tokio::test]
async fn a_deleted_message_leaves_its_place_while_a_thread_hangs_on_it() {
    let (_database, chat) = Running::alone().await;
    let root = id(&chat.say(&chat.ada, None, "Oops").await);
    let reply = id(&chat.say(&chat.ada, Some(&root), "What?").await);
    ok(chat.call(Method::DELETE, &format!("/messages/{root}"), Value::Null).await);
    assert_eq!(chat.get(&format!("/messages/{root}")).await["body"], "deleted");
    ok(chat.call(Method::DELETE, &format!("/messages/{reply}"), Value::Null).await);
    assert_eq!(chat.refused(Method::GET, &format!("/messages/{root}"), Value::Null).await.0, 404);
    assert_eq!(chat.get(&format!("/channels/{}/messages", chat.channel)).await["messages"], json!([]));
    // Deleting twice finds nothing.
    assert_eq!(chat.refused(Method::DELETE, &format!("/messages/{root}"), Value::Null).await.0, 404);
}

#[tokio::test]
async fn only_ones_own_messages_can_be_changed_and_deleted() {
    let (_database, chat) = Running::alone().await;
    let linus = chat.add_member("Linus").await;
    let message = id(&chat.say(&chat.ada, None, "Mine").await);
    let path = format!("/messages/{message}");
    let refused = chat.refused(Method::PATCH, &path, json!({"as": linus, "text": "His"})).await;
    assert_eq!(refused, (422, "refused".to_owned()));
    let refused = chat.refused(Method::DELETE, &format!("{path}?as={linus}"), Value::Null).await;
    assert_eq!(refused, (422, "refused".to_owned()));
    assert_eq!(chat.get(&path).await["body"]["markdown"], "Mine");
}

#[tokio::test]
async fn unread_messages_are_counted_until_they_are_read() {
    let (_database, chat) = Running::alone().await;
    let linus = chat.add_member("Linus").await;
    let unread = async || chat.get(&format!("/state?as={linus}")).await["channels"][0]["unread"].clone();
    let first = id(&chat.say(&chat.ada, None, "one").await);
    chat.say(&chat.ada, None, "two").await;
    assert_eq!(unread().await, 2);
    chat.post("/read", json!({"as": linus, "channel": chat.channel, "up_to": first})).await;
    assert_eq!(unread().await, 1);
    chat.post("/read", json!({"as": linus, "channel": chat.channel})).await;
    assert_eq!(unread().await, 0);
    // A mark never moves back.
    chat.post("/read", json!({"as": linus, "channel": chat.channel, "up_to": first})).await;
    assert_eq!(unread().await, 0);

    // A thread counts for who follows it: who wrote in it, or has read it.
    chat.say(&chat.ada, Some(&first), "three").await;
    assert_eq!(unread().await, 0);
    assert_eq!(chat.get(&format!("/messages/{first}?as={linus}")).await["replies"]["unread"], 1);
    chat.say(&linus, Some(&first), "four").await;
    chat.say(&chat.ada, Some(&first), "five").await;
    assert_eq!(unread().await, 1);
    assert_eq!(chat.get(&format!("/messages/{first}?as={linus}")).await["replies"]["unread"], 1);
    let place = json!({"as": linus, "channel": chat.channel, "thread": first});
    chat.post("/read", place).await;
    assert_eq!(unread().await, 0);
}

#[tokio::test]
async fn what_is_not_there_is_said_so() {
    let (_database, chat) = Running::alone().await;
    let missing = (404, "not_found".to_owned());
    for path in
        ["/state?as=x", "/messages/x", "/messages/x/thread", "/channels/x/messages", "/events?as=x", "/x"]
    {
        assert_eq!(chat.refused(Method::GET, path, Value::Null).await, missing, "{path}");
    }
    let say = format!("/channels/{}/messages", chat.channel);
    for (path, body) in [
        (&*say, json!({"as": "x", "text": "Hello"})),
        (&*say, json!({"thread": "x", "text": "Hello"})),
        ("/channels/x/messages", json!({"text": "Hello"})),
        ("/read", json!({"channel": "x"})),
        ("/read", json!({"channel": chat.channel, "up_to": "x"})),
        ("/forms", json!({"channel": "x", "action": "answer:x", "values": {}})),
        ("/messages/x/press", json!({"action": "answer:x"})),
    ] {
        assert_eq!(chat.refused(Method::POST, path, body).await, missing, "{path}");
    }
}

#[tokio::test]
async fn a_message_is_neither_empty_nor_too_long() {
    let (_database, chat) = Running::alone().await;
    let path = format!("/channels/{}/messages", chat.channel);
    let longest = "ä".repeat(4_000);
    assert_eq!(chat.post(&path, json!({"text": longest})).await["body"]["markdown"], longest);
    for text in [" \n", &"ä".repeat(4_001)] {
        let refused = chat.refused(Method::POST, &path, json!({"text": text})).await;
        assert_eq!(refused, (422, "refused".to_owned()));
    }
    let refused = chat.refused(Method::POST, &path, json!({"text": "x", "key": "k".repeat(101)})).await;
    assert_eq!(refused.0, 422);
}

#[tokio::test]
async fn misspelt_fields_and_huge_bodies_are_refused() {
    let (_database, chat) = Running::alone().await;
    let path = format!("/channels/{}/messages", chat.channel);
    let refused = chat.refused(Method::POST, &path, json!({"text": "x", "thraed": "y"})).await;
    assert_eq!(refused, (400, "bad_request".to_owned()));
    let refused = chat.refused(Method::POST, &path, json!({"text": "x".repeat(300_000)})).await;
    assert_eq!(refused, (413, "too_large".to_owned()));
}

fn texts(answer: &Value) -> Vec<&str> {
    let messages = answer["messages"].as_array().unwrap();
    messages.iter().map(|message| message["body"]["markdown"].as_str().unwrap()).collect()
}
