//! The door of the Web API: methods, tokens, scopes, and in which forms arguments come.

use serde_json::json;

use crate::{
    slack::model::AppSpec,
    stage::{APP, BOT, Stage, read, spec},
};

#[tokio::test]
async fn who_gives_no_token_is_not_authed() {
    let stage = Stage::new().await;
    let answer = read(stage.request("auth.test").send().await.unwrap()).await;
    assert_eq!(answer, (200, json!({ "ok": false, "error": "not_authed" })));
    assert_eq!(stage.call_as("xoxb-wrong", "auth.test", json!({})).await["error"], "invalid_auth");
    assert_eq!(stage.call("auth.test", json!({})).await["user_id"], stage.bot);
}

#[tokio::test]
async fn a_token_may_come_in_a_form_but_not_in_json() {
    let stage = Stage::new().await;
    let in_form = stage.request("auth.test").form(&[("token", BOT)]);
    assert_eq!(read(in_form.send().await.unwrap()).await.1["ok"], true);
    let in_json = stage.request("auth.test").json(&json!({ "token": BOT }));
    assert_eq!(read(in_json.send().await.unwrap()).await.1["error"], "not_authed");
}

#[tokio::test]
async fn each_token_is_for_its_methods() {
    let stage = Stage::new().await;
    assert_eq!(stage.refusal("apps.connections.open", json!({})).await, "not_allowed_token_type");
    assert_eq!(stage.call_as(APP, "users.list", json!({})).await["error"], "not_allowed_token_type");
}

#[tokio::test]
async fn a_method_that_there_is_not_is_unknown_and_minded() {
    let stage = Stage::new().await;
    assert_eq!(stage.refusal("chat.sing", json!({})).await, "unknown_method");
    assert_eq!(stage.violations(), ["no such method"]);
}

#[tokio::test]
async fn an_argument_that_there_is_not_is_minded() {
    let stage = Stage::new().await;
    assert_eq!(stage.refusal("users.info", json!({ "user": stage.ada, "usr": "x" })).await, "");
    assert_eq!(stage.violations(), ["unknown argument"]);
}

#[tokio::test]
async fn a_missing_scope_is_named_with_those_that_there_are() {
    let bare = AppSpec { scopes: ["users:read".to_owned()].into(), ..spec() };
    let stage = Stage::with_app(bare).await;
    let answer = stage.call("chat.postMessage", json!({ "channel": stage.channel, "text": "x" })).await;
    assert_eq!(answer["error"], "missing_scope");
    assert_eq!((&answer["needed"], &answer["provided"]), (&json!("chat:write"), &json!("users:read")));
    let history = stage.call("conversations.history", json!({ "channel": stage.channel })).await;
    assert_eq!(history["error"], "missing_scope");
    assert!(history["needed"].as_str().unwrap().contains("channels:history"));
}

#[tokio::test]
async fn answers_say_which_scopes_the_token_has() {
    let stage = Stage::new().await;
    let answer = stage.request("auth.test").bearer_auth(BOT).send().await.unwrap();
    let scopes = answer.headers()["x-oauth-scopes"].to_str().unwrap();
    assert!(scopes.split(',').any(|scope| scope == "chat:write"), "{scopes}");
}

#[tokio::test]
async fn methods_that_only_read_take_no_json() {
    let stage = Stage::new().await;
    let answer = stage.call_json("conversations.info", json!({ "channel": stage.channel })).await;
    assert_eq!(answer["error"], "invalid_arguments");
    assert_eq!(stage.violations(), ["JSON where forms alone are read"]);
    let url = format!("{}/conversations.info?channel={}", stage.fake.api_url(), stage.channel);
    let by_get = reqwest::Client::new().get(url).bearer_auth(BOT).send().await.unwrap();
    assert_eq!(read(by_get).await.1["channel"]["id"], stage.channel);
}

#[tokio::test]
async fn json_without_a_charset_is_taken_with_a_warning() {
    let stage = Stage::new().await;
    let message = json!({ "channel": stage.channel, "text": "x" });
    let request = stage.request("chat.postMessage").bearer_auth(BOT).json(&message);
    let (_, answer) = read(request.send().await.unwrap()).await;
    assert_eq!((&answer["ok"], &answer["warning"]), (&json!(true), &json!("missing_charset")));
    assert_eq!(answer["response_metadata"]["warnings"][0], "missing_charset");
    let broken = stage.request("chat.postMessage").bearer_auth(BOT);
    let broken = broken.header("Content-Type", "application/json").body("{");
    assert_eq!(read(broken.send().await.unwrap()).await.1["error"], "invalid_json");
}
