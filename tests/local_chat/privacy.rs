//! What one member sees is not told to another one, by any call.

use keypoint::chat::{
    event::Response,
    message::{Block, Button, ButtonStyle, Message, Tone},
};
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Running, id};

/// Ada runs a command in a thread, and gets a note with a button.
async fn note_in_thread(chat: &Running) -> (String, String) {
    let root = id(&chat.say(&chat.ada, None, "Question").await);
    let button = Button {
        action: format!("hint:{}", uuid::Uuid::nil()).parse().unwrap(),
        label: "Next hint".to_owned(),
        style: ButtonStyle::Plain,
    };
    let note = Message::text(Tone::Plain, ["A secret hint".into()]).with(Block::Buttons(vec![button]));
    chat.inbox.will_say(Response::Note(note));
    let body = json!({"as": chat.ada, "channel": chat.channel, "thread": root, "text": "/hint"});
    let note = chat.post("/commands", body).await;
    (root, id(&note["message"]))
}

#[tokio::test]
async fn a_note_is_seen_by_its_reader_alone() {
    let (_database, chat) = Running::alone().await;
    let linus = chat.add_member("Linus").await;
    let (root, note) = note_in_thread(&chat).await;

    let adas = chat.get(&format!("/messages/{root}/thread?as={}", chat.ada)).await;
    assert_eq!(adas["messages"][0]["id"], note);
    assert_eq!(adas["root"]["replies"]["count"], 1);

    let path = format!("/messages/{note}");
    let place = json!({"as": linus, "channel": chat.channel, "thread": root, "up_to": note});
    let reply = json!({"as": linus, "thread": root, "text": "x", "reply_to": note});
    let press = json!({"as": linus, "action": format!("hint:{}", uuid::Uuid::nil())});
    for (method, path, body) in [
        (Method::GET, format!("{path}?as={linus}"), Value::Null),
        (Method::GET, format!("{path}/thread?as={linus}"), Value::Null),
        (Method::DELETE, format!("{path}?as={linus}"), Value::Null),
        (Method::PATCH, path.clone(), json!({"as": linus, "text": "x"})),
        (Method::POST, format!("{path}/press"), press),
        (Method::POST, "/read".to_owned(), place),
        (Method::POST, format!("/channels/{}/messages", chat.channel), reply),
    ] {
        let refused = chat.refused(method.clone(), &path, body).await;
        assert_eq!(refused, (404, "not_found".to_owned()), "{method} {path}");
    }
    for path in
        [format!("/messages/{root}/thread"), format!("/channels/{}/messages", chat.channel), "/state".into()]
    {
        let seen = chat.get(&format!("{path}?as={linus}")).await.to_string();
        assert!(!seen.contains("secret") && !seen.contains(&note), "{path}: {seen}");
    }
    let linus_root = chat.get(&format!("/messages/{root}?as={linus}")).await;
    assert_eq!(linus_root["replies"], Value::Null);
    // No event for Linus but what he may see anyway.
    chat.inbox.events(1).await;
}

#[tokio::test]
async fn a_note_is_no_event_for_anybody_else() {
    let (_database, chat) = Running::alone().await;
    let linus = chat.add_member("Linus").await;
    let start = chat.cursor().await;
    let (root, note) = note_in_thread(&chat).await;
    let end = id(&chat.say(&chat.ada, None, "The end").await);
    let mut adas = chat.listen(&chat.ada, start).await;
    assert_eq!(adas.next_of(&note).await["message"]["only_you"], true);
    let mut his = chat.listen(&linus, start).await;
    let first = his.next().await.unwrap().1;
    assert_eq!((&first["what"], &first["id"]), (&json!("message"), &json!(root)));
    assert_eq!(his.next().await.unwrap().1["id"], end);
}

#[tokio::test]
async fn a_note_can_be_dismissed_and_is_gone() {
    let (_database, chat) = Running::alone().await;
    let (root, note) = note_in_thread(&chat).await;
    let start = chat.cursor().await;
    let mut events = chat.listen(&chat.ada, start).await;
    let path = format!("/messages/{note}?as={}", chat.ada);
    let (status, _) = chat.call(Method::DELETE, &path, Value::Null).await;
    assert_eq!(status, 200);
    let gone = events.next_of(&note).await;
    assert_eq!((&gone["what"], &gone["thread"]), (&json!("gone"), &json!(root)));
    assert_eq!(chat.refused(Method::GET, &path, Value::Null).await.0, 404);
    // It was nobody's answer, so nobody is told.
    chat.inbox.events(1).await;
}

#[tokio::test]
async fn a_note_cannot_be_rewritten_by_its_reader() {
    let (_database, chat) = Running::alone().await;
    let (_, note) = note_in_thread(&chat).await;
    let refused = chat.refused(Method::PATCH, &format!("/messages/{note}"), json!({"text": "x"})).await;
    assert_eq!(refused, (422, "refused".to_owned()));
}
