//! Messages: sent, answered, edited, deleted.

use std::time::Duration;

use serde_json::json;

use crate::{
    discord::{Config, ratelimit::RateLimits},
    stage::{Stage, complaints, id},
};

#[tokio::test]
async fn a_message_is_told_to_the_gateway_as_to_the_sender() {
    let mut stage = Stage::new().await;
    let message = stage.say("hello").await;
    let events = stage.dispatches();
    assert_eq!(events.len(), 1);
    assert_eq!(events[0].name, "MESSAGE_CREATE");
    assert_eq!(events[0].data["id"], message["id"]);
    assert_eq!(events[0].data["content"], "hello");
    assert_eq!(events[0].data["guild_id"], stage.guild.to_string());
    assert!(events[0].data["member"]["joined_at"].is_string());
}

#[tokio::test]
async fn an_empty_message_is_refused() {
    let stage = Stage::new().await;
    for body in
        [json!({}), json!({ "content": " \n" }), json!({ "embeds": [{}] }), json!({ "components": [] })]
    {
        assert_eq!(stage.try_to_send(body.clone()).await, (400, 50006), "{body}");
    }
}

#[tokio::test]
async fn a_nonce_may_be_enforced() {
    let stage = Stage::new().await;
    let body = json!({ "content": "once", "nonce": "n-1", "enforce_nonce": true });
    let (_, first) = stage.post(&stage.messages(), body.clone()).await;
    let (_, again) = stage.post(&stage.messages(), body).await;
    assert_eq!(first["id"], again["id"]);
    assert_eq!(again["nonce"], "n-1");
    let (_, other) = stage.post(&stage.messages(), json!({ "content": "twice", "nonce": "n-1" })).await;
    assert_ne!(first["id"], other["id"]);
}

#[tokio::test]
async fn a_nonce_is_forgotten_after_a_while() {
    let config = Config {
        limits: RateLimits::off(),
        nonce_memory: Some(Duration::from_millis(20)),
        ..Config::default()
    };
    let stage = Stage::configured(config).await;
    let body = json!({ "content": "once", "nonce": "n-1", "enforce_nonce": true });
    let (_, first) = stage.post(&stage.messages(), body.clone()).await;
    let mut again = first.clone();
    while again["id"] == first["id"] {
        again = stage.post(&stage.messages(), body.clone()).await.1;
    }
    assert_eq!(again["content"], "once");
}

#[tokio::test]
async fn a_nonce_holds_25_characters() {
    let stage = Stage::new().await;
    let send = |nonce: String| stage.try_to_send(json!({ "content": "x", "nonce": nonce }));
    assert_eq!(send("n".repeat(25)).await.0, 200);
    assert_eq!(send("n".repeat(26)).await, (400, 50035));
}

#[tokio::test]
async fn a_nonce_does_not_come_back_from_history() {
    let stage = Stage::new().await;
    let (_, sent) = stage.post(&stage.messages(), json!({ "content": "x", "nonce": "n" })).await;
    assert_eq!(sent["nonce"], "n");
    let (_, read) = stage.get(&format!("{}/{}", stage.messages(), sent["id"].as_str().unwrap())).await;
    assert!(read.get("nonce").is_none(), "{read}");
}

#[tokio::test]
async fn a_reply_refers_to_a_message_that_is_there() {
    let stage = Stage::new().await;
    let first = stage.say("first").await;
    let reply = json!({ "content": "reply", "message_reference": { "message_id": first["id"] } });
    let (_, reply) = stage.post(&stage.messages(), reply).await;
    assert_eq!((&reply["type"], &reply["referenced_message"]["id"]), (&json!(19), &first["id"]));
    let lost = json!({ "content": "reply", "message_reference": { "message_id": "1" } });
    let (status, answer) = stage.post(&stage.messages(), lost).await;
    assert_eq!(status, 400);
    assert_eq!(complaints(&answer, "message_reference"), ["REPLIES_UNKNOWN_MESSAGE"]);
}

#[tokio::test]
async fn a_reply_to_nothing_may_become_a_plain_message() {
    let stage = Stage::new().await;
    let reference = json!({ "message_id": "1", "fail_if_not_exists": false });
    let (status, message) =
        stage.post(&stage.messages(), json!({ "content": "x", "message_reference": reference })).await;
    assert_eq!((status, &message["type"]), (200, &json!(0)));
}

#[tokio::test]
async fn an_edit_leaves_what_it_does_not_name() {
    let mut stage = Stage::new().await;
    let sent = json!({ "content": "old", "embeds": [{ "title": "kept" }] });
    let (_, message) = stage.post(&stage.messages(), sent).await;
    let path = format!("{}/{}", stage.messages(), message["id"].as_str().unwrap());
    let (status, edited) = stage.patch(&path, json!({ "content": "new" })).await;
    assert_eq!((status, &edited["content"]), (200, &json!("new")));
    assert_eq!(edited["embeds"][0]["title"], "kept");
    assert!(edited["edited_timestamp"].is_string());
    assert_eq!(stage.events(), ["MESSAGE_CREATE", "MESSAGE_UPDATE"]);
}

#[tokio::test]
async fn a_message_cannot_be_edited_to_nothing() {
    let stage = Stage::new().await;
    let message = stage.say("something").await;
    let path = format!("{}/{}", stage.messages(), message["id"].as_str().unwrap());
    let (status, answer) = stage.patch(&path, json!({ "content": "" })).await;
    assert_eq!((status, &answer["code"]), (400, &json!(50006)));
}

#[tokio::test]
async fn nobody_edits_what_others_wrote() {
    let stage = Stage::new().await;
    let (channel, ada) = (stage.channel, stage.ada);
    let message = stage.set(|state| state.send_message(ada, channel, draft("hers")).id);
    let (status, answer) =
        stage.patch(&format!("{}/{message}", stage.messages()), json!({ "content": "mine" })).await;
    assert_eq!((status, &answer["code"]), (403, &json!(50005)));
}

#[tokio::test]
async fn a_deleted_message_is_unknown() {
    let mut stage = Stage::new().await;
    let message = stage.say("short").await;
    let path = format!("{}/{}", stage.messages(), message["id"].as_str().unwrap());
    assert_eq!(stage.delete(&path).await.0, 204);
    let (status, answer) = stage.get(&path).await;
    assert_eq!((status, &answer["code"]), (404, &json!(10008)));
    let events = stage.dispatches();
    assert_eq!(events[1].name, "MESSAGE_DELETE");
    assert!(events[1].data.get("author").is_none(), "who deleted is not said: {}", events[1].data);
}

#[tokio::test]
async fn between_2_and_100_messages_are_deleted_at_once() {
    let mut stage = Stage::new().await;
    let bot = stage.bot;
    stage.set(|state| {
        let guild = *state.guilds.keys().next().unwrap();
        let role = state.new_role(guild, "moderator", crate::discord::permissions::MANAGE_MESSAGES);
        state.give_role(guild, bot, role);
    });
    let (one, two) = (stage.say("1").await, stage.say("2").await);
    stage.events();
    let path = format!("{}/bulk-delete", stage.messages());
    let (status, answer) = stage.post(&path, json!({ "messages": [one["id"]] })).await;
    assert_eq!((status, &answer["code"]), (400, &json!(50016)));
    assert_eq!(stage.post(&path, json!({ "messages": [one["id"], two["id"]] })).await.0, 204);
    assert_eq!(stage.events(), ["MESSAGE_DELETE_BULK"]);
}

#[tokio::test]
async fn a_reaction_counts_once_a_user() {
    let mut stage = Stage::new().await;
    let message = stage.say("like?").await;
    let path = format!("{}/{}/reactions/%E2%9C%85", stage.messages(), message["id"].as_str().unwrap());
    assert_eq!(stage.put(&format!("{path}/@me"), json!(null)).await.0, 204);
    assert_eq!(stage.put(&format!("{path}/@me"), json!(null)).await.0, 204);
    assert_eq!(stage.events(), ["MESSAGE_CREATE", "MESSAGE_REACTION_ADD"]);
    let (_, users) = stage.get(&path).await;
    assert_eq!(users.as_array().unwrap().len(), 1);
    let (_, read) = stage.get(&stage.messages()).await;
    assert_eq!(
        (&read[0]["reactions"][0]["count"], &read[0]["reactions"][0]["me"]),
        (&json!(1), &json!(true))
    );
}

#[tokio::test]
async fn a_word_is_no_emoji() {
    let stage = Stage::new().await;
    let message = stage.say("like?").await;
    let path = format!("{}/{}/reactions/yes/@me", stage.messages(), id(&message["id"]));
    let (status, answer) = stage.put(&path, json!(null)).await;
    assert_eq!((status, &answer["code"]), (400, &json!(10014)));
}

#[tokio::test]
async fn direct_messages_that_are_closed_fail_when_sent() {
    let stage = Stage::new().await;
    let ada = stage.ada;
    let (status, channel) =
        stage.post("/users/@me/channels", json!({ "recipient_id": ada.to_string() })).await;
    assert_eq!((status, &channel["type"]), (200, &json!(1)));
    let path = format!("/channels/{}/messages", id(&channel["id"]));
    assert_eq!(stage.post(&path, json!({ "content": "hello" })).await.0, 200);
    stage.set(|state| state.users.get_mut(&ada).unwrap().takes_direct_messages = false);
    let (status, answer) = stage.post(&path, json!({ "content": "hello" })).await;
    assert_eq!((status, &answer["code"]), (403, &json!(50007)));
    let guild = stage.guild;
    stage.set(|state| state.guilds.get_mut(&guild).unwrap().members.remove(&ada));
    assert_eq!(stage.post(&path, json!({ "content": "hello" })).await.1["code"], 50278);
}

fn draft(text: &str) -> crate::discord::actions::messages::Draft {
    crate::discord::actions::messages::Draft::text(text)
}
