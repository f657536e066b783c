//! Files come in a form of several parts, are named among the attachments, and stay as long as they are.

use reqwest::{
    Method,
    multipart::{Form, Part},
};
use serde_json::{Value, json};

use crate::stage::{Stage, complaints, id, read};

fn file(name: &str, bytes: Vec<u8>) -> Part {
    Part::bytes(bytes).file_name(name.to_owned()).mime_str("image/png").unwrap()
}

/// Sends a message with one file.
async fn send(stage: &Stage, payload: Value, file: Part) -> (u16, Value) {
    let form = Form::new().text("payload_json", payload.to_string()).part("files[0]", file);
    let request = stage.request(Method::POST, &stage.messages()).multipart(form);
    read(request.send().await.unwrap()).await
}

fn described(description: &str) -> Value {
    json!({
        "attachments": [{ "id": "0", "filename": "board.png", "description": description }],
        "embeds": [{ "description": "Places", "image": { "url": "attachment://board.png" } }],
    })
}

#[tokio::test]
async fn files_come_in_a_form_of_several_parts() {
    let stage = Stage::new().await;
    let payload = json!({ "attachments": [{ "id": 0, "description": "notes" }] });
    let (status, message) = send(&stage, payload, file("notes.txt", b"one two".to_vec())).await;
    assert_eq!(status, 200, "{message}");
    let attachment = &message["attachments"][0];
    assert_eq!((&attachment["filename"], &attachment["size"]), (&json!("notes.txt"), &json!(7)));
    assert_eq!(attachment["description"], "notes");
    let kept = stage.set(|state| state.files[&id(&attachment["id"])].clone());
    assert_eq!(kept, &b"one two"[..]);
}

#[tokio::test]
async fn an_embed_shows_a_file_of_its_message() {
    let stage = Stage::new().await;
    let (status, message) = send(&stage, described("Ada leads"), file("board.png", b"png".to_vec())).await;
    assert_eq!((status, &message["attachments"][0]["description"]), (200, &json!("Ada leads")));
    assert_eq!(stage.violations(), []);
}

#[tokio::test]
async fn an_embed_of_a_file_that_is_not_there_is_found_wrong() {
    let stage = Stage::new().await;
    let mut payload = described("Ada leads");
    payload["embeds"][0]["image"]["url"] = json!("attachment://other.png");
    send(&stage, payload, file("board.png", b"png".to_vec())).await;
    let rules: Vec<_> = stage.violations().iter().map(|violation| violation.rule).collect();
    assert_eq!(rules, ["an embed shows a file that is not there"]);
}

#[tokio::test]
async fn an_attachment_without_its_file_is_refused() {
    let stage = Stage::new().await;
    let (status, answer) = stage.post(&stage.messages(), described("Ada leads")).await;
    assert_eq!(status, 400);
    assert_eq!(complaints(&answer, "attachments.0"), ["ATTACHMENT_NOT_FOUND"]);
}

#[tokio::test]
async fn a_description_has_no_more_than_1024_characters() {
    let stage = Stage::new().await;
    for (length, expected) in [(1024, 200), (1025, 400)] {
        let payload = described(&"a".repeat(length));
        let (status, answer) = send(&stage, payload, file("board.png", b"png".to_vec())).await;
        assert_eq!(status, expected, "{length}: {answer}");
    }
}

#[tokio::test]
async fn files_of_more_than_ten_mebibytes_are_too_large() {
    let stage = Stage::new().await;
    for (size, expected) in [(10 * 1024 * 1024, 200), (10 * 1024 * 1024 + 1, 413)] {
        let (status, _) = send(&stage, described("Ada leads"), file("board.png", vec![0; size])).await;
        assert_eq!(status, expected, "{size}");
    }
}

#[tokio::test]
async fn two_files_of_one_number_are_refused() {
    let stage = Stage::new().await;
    let form = Form::new()
        .text("payload_json", described("Ada leads").to_string())
        .part("files[0]", file("board.png", b"png".to_vec()))
        .part("files[0]", file("board.png", b"png".to_vec()));
    let request = stage.request(Method::POST, &stage.messages()).multipart(form);
    let (status, answer) = read(request.send().await.unwrap()).await;
    assert_eq!(status, 400, "{answer}");
}

#[tokio::test]
async fn a_file_that_is_named_otherwise_or_not_at_all_is_found_wrong() {
    let stage = Stage::new().await;
    let bare = json!({ "content": "x", "attachments": [] });
    let cases = [
        (described("Ada leads"), "other.png", vec!["a file of two names"]),
        (bare, "board.png", vec!["a file that is not among the attachments"]),
        (json!({ "content": "x" }), "my board.png", vec!["a file whose name no embed can show"]),
        (json!({ "content": "x" }), "board.png", vec![]),
    ];
    for (payload, name, expected) in cases {
        stage.set(|state| state.violations.take());
        send(&stage, payload, file(name, b"png".to_vec())).await;
        let rules: Vec<_> = stage.violations().iter().map(|violation| violation.rule).collect();
        assert_eq!(rules, expected, "{name}");
    }
}

#[tokio::test]
async fn an_edit_keeps_the_files_that_it_names_and_no_others() {
    let stage = Stage::new().await;
    let (_, message) = send(&stage, described("Ada leads"), file("board.png", b"png".to_vec())).await;
    let path = format!("{}/{}", stage.messages(), message["id"].as_str().unwrap());
    let (_, edited) = stage.patch(&path, json!({ "content": "x" })).await;
    assert_eq!(edited["attachments"], message["attachments"]);
    let kept = json!([{ "id": message["attachments"][0]["id"] }]);
    let (_, edited) = stage.patch(&path, json!({ "attachments": kept })).await;
    assert_eq!(edited["attachments"], message["attachments"]);
    let (_, edited) = stage.patch(&path, json!({ "content": "x", "embeds": [], "attachments": [] })).await;
    assert_eq!(edited["attachments"], json!([]));
    assert_eq!(stage.violations(), []);
}
