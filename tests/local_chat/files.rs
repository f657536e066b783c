//! A file beside a note is its reader's alone, and goes with the note.

use std::time::Duration;

use keypoint::{
    chat::{
        event::Response,
        message::{Attachment, Block, Button, ButtonStyle, Coming, Message, Tone},
        port::{Chat, ChatError, EffectKey, Place},
    },
    clock::Moment,
};
use reqwest::Method;
use serde_json::{Value, json};

use crate::{
    stage::{Running, id},
    support::database::on_both_databases,
};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\x00\xff not a real one";
const HINT: &str = "hint:00000000-0000-0000-0000-000000000000";

fn with_button(text: &str) -> Message {
    let button =
        Button { action: HINT.parse().unwrap(), label: "More".to_owned(), style: ButtonStyle::Plain };
    Message::text(Tone::Plain, [text.into()]).with(Block::Buttons(vec![button]))
}

fn with_picture() -> Message {
    with_button("Places").with_attachment(Attachment::picture("board.png", "Ada leads.", PNG))
}

/// Ada runs a command, and is told this.
async fn told(chat: &Running, note: Message) -> Value {
    chat.inbox.will_say(Response::Note(note));
    let body = json!({"as": chat.ada, "channel": chat.channel, "text": "/leaderboard"});
    chat.post("/commands", body).await["message"].clone()
}

async fn file(chat: &Running, note: &str, reader: &str) -> reqwest::Response {
    let url = format!("{}/api/messages/{note}/file?as={reader}&at=1", chat.base);
    chat.client.get(url).send().await.unwrap()
}

on_both_databases! {
    async fn a_picture_comes_back_byte_for_byte(database) {
        let chat = Running::on(&database).await;
        let note = told(&chat, with_picture()).await;
        assert_eq!(note["body"]["keypoint"]["attachment"], json!({"name": "board.png", "kind": {"picture": {"alt": "Ada leads."}}}));
        let shown = file(&chat, &id(&note), &chat.ada).await;
        assert_eq!(shown.status(), 200);
        assert_eq!(shown.headers()["content-type"], "image/png");
        assert_eq!(shown.headers()["content-disposition"], "inline; filename=\"board.png\"");
        assert_eq!(shown.headers()["x-content-type-options"], "nosniff");
        assert_eq!(shown.bytes().await.unwrap(), PNG);
    }

    async fn a_picture_that_is_late_is_put_beside_its_note_unless_that_shows_another_page(database) {
        let chat = Running::on(&database).await;
        let (promise, coming) = Coming::promised();
        let note = id(&told(&chat, with_button("Places").with_coming(coming)).await);
        assert_eq!(file(&chat, &note, &chat.ada).await.status(), 404, "nobody waits for it");
        promise.keep(Attachment::picture("board.png", "Ada leads.", PNG));
        let come = async {
            while file(&chat, &note, &chat.ada).await.status() == 404 {
                (Moment::now() + Duration::from_millis(10)).reached().await;
            }
        };
        tokio::time::timeout(Duration::from_secs(20), come).await.expect("it comes");
        assert_eq!(file(&chat, &note, &chat.ada).await.bytes().await.unwrap(), PNG);

        let (promise, coming) = Coming::promised();
        let note = id(&told(&chat, with_button("Page 1").with_coming(coming)).await);
        chat.inbox.will_say(Response::Update(with_button("Page 2")));
        chat.post(&format!("/messages/{note}/press"), json!({"as": chat.ada, "action": HINT})).await;
        promise.keep(Attachment::picture("board.png", "Ada leads.", PNG));
        (Moment::now() + Duration::from_millis(300)).reached().await;
        assert_eq!(file(&chat, &note, &chat.ada).await.status(), 404);
        let shown = chat.get(&format!("/messages/{note}?as={}", chat.ada)).await;
        assert!(shown.to_string().contains("Page 2"), "{shown}");
    }

    async fn a_file_goes_with_the_note_that_is_replaced_and_with_one_that_is_dismissed(database) {
        let chat = Running::on(&database).await;
        let note = id(&told(&chat, with_picture()).await);
        let press = json!({"as": chat.ada, "action": HINT});
        let other = with_button("Page 2").with_attachment(Attachment::picture("board.png", "Linus leads.", *b"other"));
        chat.inbox.will_say(Response::Update(other));
        chat.post(&format!("/messages/{note}/press"), press.clone()).await;
        assert_eq!(file(&chat, &note, &chat.ada).await.bytes().await.unwrap(), &b"other"[..]);
        chat.inbox.will_say(Response::Update(with_button("Page 3")));
        chat.post(&format!("/messages/{note}/press"), press).await;
        assert_eq!(file(&chat, &note, &chat.ada).await.status(), 404);

        let note = id(&told(&chat, with_picture()).await);
        chat.call(Method::DELETE, &format!("/messages/{note}?as={}", chat.ada), Value::Null).await;
        assert_eq!(file(&chat, &note, &chat.ada).await.status(), 404);
        let store = database.store().await;
        assert_eq!(store.read().await.unwrap().local_file(&note).await.unwrap(), None);
    }
}

#[tokio::test]
async fn nobody_else_gets_a_file() {
    let (_database, chat) = Running::alone().await;
    let linus = chat.add_member("Linus").await;
    let note = id(&told(&chat, with_picture()).await);
    assert_eq!(file(&chat, &note, &chat.ada).await.status(), 200);
    let refused = chat.refused(Method::GET, &format!("/messages/{note}/file?as={linus}"), Value::Null).await;
    assert_eq!(refused, (404, "not_found".to_owned()));
    let url = format!("{}/api/messages/{note}/file?as={}", chat.base, chat.ada);
    let elsewhere = chat.client.get(url).header("sec-fetch-site", "cross-site").send().await.unwrap();
    assert_eq!(elsewhere.status(), 403);
}

#[tokio::test]
async fn data_is_saved_and_never_shown() {
    let (_database, chat) = Running::alone().await;
    let note = with_button("Yours").with_attachment(Attachment::json("yours.json", *b"{\"a\":1}"));
    let note = id(&told(&chat, note).await);
    let saved = file(&chat, &note, &chat.ada).await;
    assert_eq!(saved.headers()["content-type"], "application/json");
    assert_eq!(saved.headers()["content-disposition"], "attachment; filename=\"yours.json\"");
    assert_eq!(saved.json::<Value>().await.unwrap(), json!({"a": 1}));
    let without = id(&told(&chat, with_button("No file")).await);
    assert_eq!(file(&chat, &without, &chat.ada).await.status(), 404);
}

#[tokio::test]
async fn only_a_note_for_one_member_carries_a_file() {
    let (_database, chat) = Running::alone().await;
    let place = Place { workspace: "local".to_owned(), channel: chat.channel.clone(), thread: None };
    let refused = chat.chat.post(&place, &EffectKey("k".to_owned()), &with_picture()).await;
    assert!(matches!(refused, Err(ChatError::Refused(_))), "{refused:?}");
}

#[tokio::test]
async fn a_file_has_a_plain_name_some_bytes_and_words() {
    let (_database, chat) = Running::alone().await;
    let files = [
        Attachment::picture("../board.png", "Ada leads.", PNG),
        Attachment::picture("a\"b.png", "Ada leads.", PNG),
        Attachment::picture("", "Ada leads.", PNG),
        Attachment::picture("board.png", " ", PNG),
        Attachment::json("empty.json", *b""),
        Attachment::json("large.json", vec![b' '; Attachment::MAX_BYTES + 1]),
    ];
    let spot = keypoint::chat::local::Spot { channel: &chat.channel, thread: None };
    for file in files {
        let note = with_button("Yours").with_attachment(file.clone());
        let refused = chat.chat.note(&chat.ada, spot, &note).await;
        assert!(refused.is_err(), "{file:?}");
    }
}
