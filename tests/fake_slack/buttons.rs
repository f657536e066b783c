//! Buttons and shortcuts on messages.

use serde_json::json;

use crate::{
    slack::{model::AppSpec, people::buttons},
    stage::{Stage, button, spec},
};

#[tokio::test]
async fn a_button_is_told_with_its_message() {
    let stage = Stage::new().await;
    let ts = stage.post_button("yes").await;
    let mut socket = stage.connect().await;
    stage.fake.press(&stage.ada, &stage.channel, &ts, "yes").unwrap();
    let envelope = socket.take().await;
    assert_eq!(
        (&envelope["type"], &envelope["accepts_response_payload"]),
        (&json!("interactive"), &json!(false))
    );
    let payload = &envelope["payload"];
    assert_eq!((&payload["type"], &payload["user"]["id"]), (&json!("block_actions"), &json!(stage.ada)));
    assert_eq!(payload["actions"][0]["action_id"], "yes");
    assert_eq!(
        (&payload["actions"][0]["block_id"], &payload["actions"][0]["value"]),
        (&json!("buttons"), &json!("v"))
    );
    assert_eq!(payload["container"]["message_ts"], ts.as_str());
    assert_eq!(payload["message"]["ts"], ts.as_str());
    assert_eq!(payload["channel"]["name"], "general");
    assert!(stage.fake.press(&stage.ada, &stage.channel, &ts, "no").is_err());
}

#[tokio::test]
async fn an_app_without_interactivity_hears_of_no_button() {
    let stage = Stage::with_app(AppSpec { interactivity: false, ..spec() }).await;
    let ts = stage.post_button("yes").await;
    let refused = stage.fake.press(&stage.ada, &stage.channel, &ts, "yes").err().unwrap();
    assert!(refused.contains("not configured"), "{refused}");
}

#[tokio::test]
async fn an_answer_to_a_button_replaces_or_deletes_its_message_if_it_says_so() {
    let stage = Stage::new().await;
    let ts = stage.post_button("yes").await;
    let mut socket = stage.connect().await;
    stage.fake.press(&stage.ada, &stage.channel, &ts, "yes").unwrap();
    let url = socket.until("interactive").await["payload"]["response_url"].clone();
    assert_eq!(stage.respond(&url, json!({ "text": "new", "replace_original": true })).await.0, 200);
    let shown = stage.fake.sees(&stage.ada, &stage.channel).pop().unwrap();
    assert_eq!((shown.text.as_str(), buttons(&shown).len()), ("new", 0));
    stage.respond(&url, json!({ "text": "another" })).await;
    let seen = stage.fake.sees(&stage.ada, &stage.channel);
    assert_eq!(seen.last().unwrap().only_for.as_deref(), Some(stage.ada.as_str()), "ephemeral, if not said");
    stage.respond(&url, json!({ "delete_original": true })).await;
    assert!(stage.fake.sees(&stage.ada, &stage.channel).iter().all(|message| message.ts != ts));
}

#[tokio::test]
async fn a_note_with_a_button_is_replaced_by_its_response_url_alone() {
    let stage = Stage::new().await;
    let note = json!({
        "channel": stage.channel, "user": stage.ada, "text": "sure?", "blocks": [button("sure")],
    });
    let ts = stage.call("chat.postEphemeral", note).await["message_ts"].as_str().unwrap().to_owned();
    let mut socket = stage.connect().await;
    assert!(stage.fake.press(&stage.owner, &stage.channel, &ts, "sure").is_err(), "nobody else sees it");
    let handle = stage.fake.press(&stage.ada, &stage.channel, &ts, "sure").unwrap();
    let payload = socket.take().await["payload"].clone();
    assert_eq!((&payload["container"]["is_ephemeral"], payload.get("message")), (&json!(true), None));
    let said = json!({ "text": "done", "replace_original": true, "response_type": "ephemeral" });
    stage.respond(&payload["response_url"], said).await;
    let shown = handle.message().await.unwrap();
    assert_eq!((shown.ts.as_str(), shown.text.as_str()), (ts.as_str(), "done"));
    stage.fake.dismiss(&stage.ada, &stage.channel, &ts);
    assert!(stage.fake.sees(&stage.ada, &stage.channel).iter().all(|message| message.ts != ts));
}

#[tokio::test]
async fn a_shortcut_on_a_message_brings_the_message() {
    let stage = Stage::new().await;
    let ts = stage.fake.say(&stage.ada, &stage.channel, "mine").unwrap();
    let mut socket = stage.connect().await;
    stage.fake.run_on(&stage.ada, &stage.channel, &ts, "quote").unwrap();
    let payload = socket.take().await["payload"].clone();
    assert_eq!((&payload["type"], &payload["callback_id"]), (&json!("message_action"), &json!("quote")));
    assert_eq!((&payload["message"]["text"], &payload["message_ts"]), (&json!("mine"), &json!(ts)));
    assert!(payload["response_url"].is_string());
    assert!(stage.fake.run_on(&stage.ada, &stage.channel, &ts, "start").is_err(), "that one is elsewhere");
}

#[tokio::test]
async fn a_shortcut_from_anywhere_has_no_channel() {
    let stage = Stage::new().await;
    let mut socket = stage.connect().await;
    stage.fake.run_shortcut(&stage.ada, "start").unwrap();
    let payload = socket.take().await["payload"].clone();
    assert_eq!((&payload["type"], payload.get("channel")), (&json!("shortcut"), None));
    assert!(payload.get("response_url").is_none() && payload["trigger_id"].is_string());
}
