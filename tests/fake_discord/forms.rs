//! Forms: what a message may hold, field by field and in sum.

use serde_json::{Value, json};

use crate::stage::{Stage, complaints};

/// Sends a body; whether it went through, or what is wrong at this path.
async fn wrong(stage: &Stage, body: Value, path: &str) -> Vec<String> {
    let (status, answer) = stage.post(&stage.messages(), body).await;
    if status == 200 {
        return Vec::new();
    }
    assert_eq!((status, &answer["code"]), (400, &json!(50035)), "{answer}");
    let found = complaints(&answer, path);
    assert!(!found.is_empty(), "nothing is said of {path}: {answer}");
    found
}

/// Whether a message with so much of something goes through, and with one more does not.
async fn limit(stage: &Stage, path: &str, most: usize, body: impl Fn(usize) -> Value) {
    assert_eq!(wrong(stage, body(most), path).await, Vec::<String>::new(), "{most} fit");
    assert_ne!(wrong(stage, body(most + 1), path).await, Vec::<String>::new(), "{} do not", most + 1);
}

fn text(length: usize) -> String {
    "ä".repeat(length)
}

fn button(number: usize) -> Value {
    json!({ "type": 2, "style": 1, "label": "Press", "custom_id": format!("button-{number}") })
}

fn row(components: impl Into<Value>) -> Value {
    json!([{ "type": 1, "components": components.into() }])
}

#[tokio::test]
async fn a_text_holds_2000_characters() {
    let stage = Stage::new().await;
    limit(&stage, "content", 2000, |n| json!({ "content": text(n) })).await;
}

#[tokio::test]
async fn an_embed_keeps_its_limits() {
    let stage = Stage::new().await;
    let field = |name: usize, value: usize| json!([{ "name": text(name), "value": text(value) }]);
    limit(&stage, "embeds.0.title", 256, |n| json!({ "embeds": [{ "title": text(n) }] })).await;
    limit(&stage, "embeds.0.description", 4096, |n| json!({ "embeds": [{ "description": text(n) }] })).await;
    limit(&stage, "embeds.0.fields.0.name", 256, |n| json!({ "embeds": [{ "fields": field(n, 1) }] })).await;
    limit(&stage, "embeds.0.fields.0.value", 1024, |n| json!({ "embeds": [{ "fields": field(1, n) }] }))
        .await;
    limit(&stage, "embeds.0.footer.text", 2048, |n| json!({ "embeds": [{ "footer": { "text": text(n) } }] }))
        .await;
    limit(&stage, "embeds.0.author.name", 256, |n| json!({ "embeds": [{ "author": { "name": text(n) } }] }))
        .await;
    let fields = |n: usize| vec![json!({ "name": "n", "value": "v" }); n];
    limit(&stage, "embeds.0.fields", 25, |n| json!({ "embeds": [{ "fields": fields(n) }] })).await;
    limit(&stage, "embeds", 10, |n| json!({ "embeds": vec![json!({ "title": "t" }); n] })).await;
}

#[tokio::test]
async fn all_embeds_together_hold_6000_characters() {
    let stage = Stage::new().await;
    let two =
        |n: usize| json!({ "embeds": [{ "description": text(3000) }, { "description": text(n - 3000) }] });
    limit(&stage, "embeds", 6000, two).await;
}

#[tokio::test]
async fn a_field_of_an_embed_says_something() {
    let stage = Stage::new().await;
    let body = json!({ "embeds": [{ "fields": [{ "name": " ", "value": "v" }] }] });
    assert_eq!(wrong(&stage, body, "embeds.0.fields.0.name").await, ["BASE_TYPE_REQUIRED"]);
}

#[tokio::test]
async fn links_of_embeds_lead_to_the_web() {
    let stage = Stage::new().await;
    let body = json!({ "embeds": [{ "title": "t", "url": "ftp://example.com" }] });
    assert_eq!(wrong(&stage, body, "embeds.0.url").await, ["URL_TYPE_INVALID_SCHEME"]);
}

#[tokio::test]
async fn five_rows_of_five_buttons_fit() {
    let stage = Stage::new().await;
    let buttons = |n: usize| (0..n).map(button).collect::<Vec<_>>();
    let rows = |n: usize| (0..n).map(|r| json!({ "type": 1, "components": [button(r)] })).collect::<Vec<_>>();
    limit(&stage, "components.0.components", 5, |n| json!({ "components": row(json!(buttons(n))) })).await;
    limit(&stage, "components", 5, |n| json!({ "components": rows(n) })).await;
}

#[tokio::test]
async fn a_custom_id_comes_once_in_a_message() {
    let stage = Stage::new().await;
    let body = json!({ "components": row(json!([button(1), button(1)])) });
    let found = wrong(&stage, body, "components.0.components.1.custom_id").await;
    assert_eq!(found, ["COMPONENT_CUSTOM_ID_DUPLICATED"]);
}

#[tokio::test]
async fn a_button_keeps_its_limits() {
    let stage = Stage::new().await;
    let with = |field: &str, n: usize| {
        let mut button = button(1);
        button[field] = json!(text(n));
        json!({ "components": row(json!([button])) })
    };
    limit(&stage, "components.0.components.0.label", 80, |n| with("label", n)).await;
    limit(&stage, "components.0.components.0.custom_id", 100, |n| with("custom_id", n)).await;
}

#[tokio::test]
async fn a_button_either_links_or_calls_back() {
    let stage = Stage::new().await;
    let mut both = button(1);
    both["style"] = json!(5);
    both["url"] = json!("https://example.com");
    let body = json!({ "components": row(json!([both])) });
    assert!(!wrong(&stage, body, "components.0.components.0.custom_id").await.is_empty());
}

#[tokio::test]
async fn a_menu_holds_25_options_and_has_a_row_of_its_own() {
    let stage = Stage::new().await;
    let option = |n: usize| json!({ "label": "l", "value": format!("v{n}") });
    let menu = |n: usize| json!({ "type": 3, "custom_id": "menu", "options": (0..n).map(option).collect::<Vec<_>>() });
    limit(
        &stage,
        "components.0.components.0.options",
        25,
        |n| json!({ "components": row(json!([menu(n)])) }),
    )
    .await;
    let crowded = json!({ "components": row(json!([menu(1), button(1)])) });
    let found = wrong(&stage, crowded, "components.0.components").await;
    assert_eq!(found, ["COMPONENT_LAYOUT_WIDTH_EXCEEDED"]);
}

#[tokio::test]
async fn a_row_is_not_empty() {
    let stage = Stage::new().await;
    let body = json!({ "content": "x", "components": row(json!([])) });
    assert!(!wrong(&stage, body, "components.0.components").await.is_empty());
}

#[tokio::test]
async fn a_message_of_components_holds_nothing_else() {
    let stage = Stage::new().await;
    let shown = json!([{ "type": 10, "content": "text" }]);
    let alone = json!({ "flags": 1 << 15, "components": shown });
    assert_eq!(stage.try_to_send(alone).await.0, 200);
    let mixed = json!({ "flags": 1 << 15, "components": shown, "content": "more" });
    assert!(!wrong(&stage, mixed, "content").await.is_empty());
    let unflagged = json!({ "components": shown });
    assert!(!wrong(&stage, unflagged, "components.0.type").await.is_empty());
}

#[tokio::test]
async fn flags_that_cannot_be_set_are_ignored_and_noted() {
    let stage = Stage::new().await;
    let (_, message) = stage.post(&stage.messages(), json!({ "content": "x", "flags": 1 << 6 })).await;
    assert_eq!(message["flags"], 0);
    assert_eq!(stage.violations()[0].rule, "flags that cannot be set");
}
