//! The stream of what happens: at once, in order, without a gap, across restarts and replicas.

use keypoint::{
    chat::{
        message::{Message, Tone},
        port::{Chat, EffectKey, Place},
    },
    store::local::KEPT_HAPPENINGS,
};
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Database, Running, id, on_both_databases};

on_both_databases!(what_another_process_does_arrives_too, nothing_is_missed_over_a_restart);

#[tokio::test]
async fn what_happens_arrives_at_once_as_the_member_sees_it() {
    let (_database, chat) = Running::alone().await;
    let mut events = chat.listen(&chat.ada, chat.cursor().await).await;
    let linus = chat.add_member("Linus").await;
    assert_eq!(
        events.next().await.unwrap().1,
        json!({
            "what": "member", "member": {"id": linus, "name": "Linus", "admin": false},
        })
    );
    let channel = chat.post("/channels", json!({"name": "go"})).await;
    assert_eq!(events.next().await.unwrap().1, json!({"what": "channel", "channel": channel}));
    let said = chat.say(&linus, None, "Hello").await;
    let told = events.next_of(&id(&said)).await;
    assert_eq!((&told["what"], &told["channel"]), (&json!("message"), &json!(chat.channel)));
    assert_eq!(told["message"]["body"], said["body"]);
    assert!(told["message"]["html"].as_str().unwrap().starts_with("<article"));
    // A thread that grows shows at the message that it hangs on.
    let reply = id(&chat.say(&linus, Some(&id(&said)), "And more").await);
    assert_eq!(events.next().await.unwrap().1["id"], reply);
    assert_eq!(events.next_of(&id(&said)).await["message"]["replies"]["count"], 1);
    chat.call(Method::DELETE, &format!("/messages/{reply}?as={linus}"), Value::Null).await;
    assert_eq!(events.next_of(&reply).await["what"], "gone");
    assert_eq!(events.next_of(&id(&said)).await["message"]["replies"], Value::Null);
}

#[tokio::test]
async fn ids_of_events_go_up_and_the_header_knows_better_than_the_address() {
    let (_database, chat) = Running::alone().await;
    let start = chat.cursor().await;
    let first = id(&chat.say(&chat.ada, None, "one").await);
    let second = id(&chat.say(&chat.ada, None, "two").await);
    let mut events = chat.listen(&chat.ada, start).await;
    let (cursor, told) = events.next().await.unwrap();
    assert_eq!((cursor, &told["id"]), (start + 1, &json!(first)));
    let url = format!("{}/api/events?after={start}", chat.base);
    let request = chat.client.get(url).header("Last-Event-ID", cursor.to_string());
    let mut again = crate::support::Listening::to(request).await;
    let (cursor, told) = again.next().await.unwrap();
    assert_eq!((cursor, &told["id"]), (start + 2, &json!(second)));
}

#[tokio::test]
async fn a_cursor_of_too_long_ago_or_of_another_database_means_reload() {
    let (database, chat) = Running::alone().await;
    let last = chat.cursor().await;
    let mut events = chat.listen(&chat.ada, last + 1_000).await;
    assert_eq!(events.next().await.unwrap(), (last, json!({"what": "reload"})));
    // It goes on from there.
    let message = id(&chat.say(&chat.ada, None, "Hello").await);
    assert_eq!(events.next().await.unwrap().1["id"], message);
    assert_ne!(chat.listen(&chat.ada, 0).await.next().await.unwrap().1["what"], "reload");
    assert_eq!(chat.listen(&chat.ada, -1).await.next().await.unwrap().1["what"], "reload");

    let store = database.store().await;
    let mut tx = store.begin().await.unwrap();
    for _ in 0..KEPT_HAPPENINGS {
        tx.next_local_seq().await.unwrap();
    }
    tx.commit().await.unwrap();
    let mut events = chat.listen(&chat.ada, last).await;
    assert_eq!(events.next().await.unwrap(), (last + 1 + KEPT_HAPPENINGS, json!({"what": "reload"})));
}

async fn nothing_is_missed_over_a_restart(database: &Database) {
    let chat = Running::on(database).await;
    let start = chat.cursor().await;
    let before = id(&chat.say(&chat.ada, None, "before").await);
    let mut events = chat.listen(&chat.ada, start).await;
    let (cursor, told) = events.next().await.unwrap();
    assert_eq!(told["id"], before);
    let store = database.chat().await;
    chat.stop().await;
    // Something happens while it is down.
    let channel = store.ensure_workspace().await.unwrap().id;
    let place = Place { workspace: "local".to_owned(), channel, thread: None };
    let message = Message::text(Tone::Plain, ["meanwhile".into()]);
    let posted = store.post(&place, &EffectKey("k".to_owned()), &message).await.unwrap();

    let chat = Running::on(database).await;
    let mut events = chat.listen(&chat.ada, cursor).await;
    assert_eq!(events.next().await.unwrap().1["id"], posted.id);
    let after = id(&chat.say(&chat.ada, None, "after").await);
    assert_eq!(events.next().await.unwrap().1["id"], after);
}

async fn what_another_process_does_arrives_too(database: &Database) {
    let (one, other) = (Running::on(database).await, Running::on(database).await);
    assert_eq!((&one.ada, &one.channel), (&other.ada, &other.channel));
    let start = one.cursor().await;
    let mut seen_at_one = one.listen(&one.ada, start).await;
    let mut seen_at_other = other.listen(&one.ada, start).await;
    // Both post at once; both see all of it in one order.
    let post = async |chat: &Running, who: &str| {
        let mut posted = Vec::new();
        for number in 0..10 {
            posted.push(id(&chat.say(&chat.ada, None, &format!("{who} {number}")).await));
        }
        posted
    };
    let (mut posted, more) = tokio::join!(post(&one, "one"), post(&other, "other"));
    posted.extend(more);
    posted.sort();
    for events in [&mut seen_at_one, &mut seen_at_other] {
        let mut seen = Vec::new();
        for _ in &posted {
            seen.push(id(&events.next().await.unwrap().1));
        }
        assert_eq!(seen, posted);
    }
}
