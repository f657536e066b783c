//! A file comes in three steps: an address, the bytes, and where it is to be shown.

use serde_json::{Value, json};

use crate::{
    slack::model::AppSpec,
    stage::{Stage, spec},
};

const BYTES: &[u8] = b"a picture";

/// Asks for an address: it, and the file's id.
async fn address(stage: &Stage) -> (String, String) {
    let asked = json!({ "filename": "board.png", "length": BYTES.len(), "alt_txt": "Ada leads." });
    let answer = stage.call("files.getUploadURLExternal", asked).await;
    assert_eq!(answer["ok"], true, "{answer}");
    let text = |name: &str| answer[name].as_str().unwrap().to_owned();
    (text("upload_url"), text("file_id"))
}

async fn send(url: &str, bytes: &[u8]) -> u16 {
    let request = reqwest::Client::new().post(url).header("Content-Type", "image/png").body(bytes.to_vec());
    request.send().await.unwrap().status().as_u16()
}

fn completion(file: &str, channel: Option<&str>) -> Value {
    let mut asked = json!({ "files": [{ "id": file, "title": "Board" }], "initial_comment": "Ada leads." });
    if let Some(channel) = channel {
        asked["channel_id"] = json!(channel);
    }
    asked
}

const COMPLETE: &str = "files.completeUploadExternal";

#[tokio::test]
async fn a_file_is_shown_where_the_bot_says() {
    let stage = Stage::new().await;
    let direct = stage.set(|state| state.direct(&[&stage.bot, &stage.ada]));
    let (url, file) = address(&stage).await;
    assert_eq!(send(&url, BYTES).await, 200);
    let answer = stage.call(COMPLETE, completion(&file, Some(&direct))).await;
    assert_eq!((&answer["ok"], &answer["files"][0]["id"]), (&json!(true), &json!(file)));
    let message = stage.fake.direct_messages(&stage.ada, &stage.bot).pop().unwrap();
    assert_eq!((message.subtype, message.text.as_str()), (Some("file_share"), "Ada leads."));
    assert_eq!(message.files[0]["alt_txt"], "Ada leads.");
    assert_eq!(message.files[0]["title"], "Board");
    let kept = stage.set(|state| state.uploads.values().next().unwrap().bytes.clone().unwrap());
    assert_eq!(kept, BYTES);
    assert_eq!(stage.violations(), [""; 0]);
}

#[tokio::test]
async fn a_file_without_a_place_is_seen_by_nobody() {
    let stage = Stage::new().await;
    let (url, file) = address(&stage).await;
    send(&url, BYTES).await;
    assert_eq!(stage.refusal(COMPLETE, completion(&file, None)).await, "");
    let shown = stage
        .set(|state| state.messages.values().flat_map(|all| all.values()).any(|one| !one.files.is_empty()));
    assert!(!shown);
}

#[tokio::test]
async fn an_address_takes_one_file_of_the_announced_length() {
    let stage = Stage::new().await;
    let (url, _) = address(&stage).await;
    assert_eq!(send(&url, b"short").await, 400);
    assert_eq!(send(&url, BYTES).await, 200);
    assert_eq!(send(&url, BYTES).await, 400);
    assert_eq!(send(&format!("{}/upload/v1/none", stage.fake.base_url), BYTES).await, 404);
    let expected = ["a file of another length than announced", "an upload address used twice"];
    assert_eq!(stage.violations(), expected);
}

#[tokio::test]
async fn a_file_is_complete_once_and_only_when_it_came() {
    let stage = Stage::new().await;
    let (url, file) = address(&stage).await;
    assert_eq!(stage.refusal(COMPLETE, completion(&file, Some(&stage.channel))).await, "file_not_found");
    send(&url, BYTES).await;
    assert_eq!(stage.refusal(COMPLETE, completion(&file, Some(&stage.channel))).await, "");
    assert_eq!(stage.refusal(COMPLETE, completion(&file, Some(&stage.channel))).await, "file_not_found");
    assert_eq!(stage.refusal(COMPLETE, completion("F404", None)).await, "file_not_found");
}

#[tokio::test]
async fn a_file_is_shown_only_where_the_bot_is() {
    let stage = Stage::new().await;
    let (url, file) = address(&stage).await;
    send(&url, BYTES).await;
    assert_eq!(stage.refusal(COMPLETE, completion(&file, Some("C404"))).await, "channel_not_found");
    stage.fake.kick(&stage.channel, &stage.bot);
    assert_eq!(stage.refusal(COMPLETE, completion(&file, Some(&stage.channel))).await, "not_in_channel");
}

#[tokio::test]
async fn what_is_asked_for_has_a_name_a_length_and_a_short_description() {
    let stage = Stage::new().await;
    let refusal = async |asked: Value| stage.refusal("files.getUploadURLExternal", asked).await;
    assert_eq!(refusal(json!({ "length": 9 })).await, "invalid_arguments");
    assert_eq!(refusal(json!({ "filename": "a.png" })).await, "invalid_arguments");
    assert_eq!(refusal(json!({ "filename": "a.png", "length": 0 })).await, "missing_argument");
    let described =
        |length: usize| json!({ "filename": "a.png", "length": 9, "alt_txt": "a".repeat(length) });
    assert_eq!(refusal(described(1_001)).await, "alt_txt_too_large");
    assert_eq!(refusal(described(1_000)).await, "");
}

#[tokio::test]
async fn without_the_scope_no_file_can_be_sent() {
    let mut bare: AppSpec = spec();
    bare.scopes.remove("files:write");
    let stage = Stage::with_app(bare).await;
    let asked = json!({ "filename": "a.png", "length": 9 });
    let answer = stage.call("files.getUploadURLExternal", asked).await;
    assert_eq!((&answer["error"], &answer["needed"]), (&json!("missing_scope"), &json!("files:write")));
    assert_eq!(stage.refusal(COMPLETE, completion("F1", None)).await, "missing_scope");
}
