//! Modals: opened by a trigger, filled in, submitted, answered.

use std::time::Duration;

use serde_json::{Value, json};

use crate::{
    slack::people::{Handle, Outcome},
    stage::{Socket, Stage, modal},
};

/// A member who has the form before them, and the bot's socket.
async fn opened(stage: &Stage, view: Value) -> (Handle, Socket, Value) {
    let mut socket = stage.connect().await;
    let handle = stage.fake.run(&stage.ada, &stage.channel, None, "/hello").unwrap();
    let trigger = socket.take().await["payload"]["trigger_id"].clone();
    let answer = stage.call("views.open", json!({ "trigger_id": trigger, "view": view })).await;
    assert_eq!(answer["ok"], true, "{answer}");
    (handle, socket, answer["view"].clone())
}

fn text(value: &str) -> [(&str, Value); 1] {
    [("text", json!(value))]
}

#[tokio::test]
async fn a_trigger_opens_one_form_for_three_seconds() {
    let stage = Stage::new().await;
    let (handle, mut socket, view) = opened(&stage, modal()).await;
    assert_eq!(handle.form().await.unwrap().id, view["id"].as_str().unwrap());
    assert_eq!(stage.fake.modal(&stage.ada).unwrap().view["callback_id"], "form");
    stage.fake.run(&stage.ada, &stage.channel, None, "/hello").unwrap();
    let trigger = socket.take().await["payload"]["trigger_id"].clone();
    let open = |trigger: &Value| json!({ "trigger_id": trigger, "view": modal() });
    assert_eq!(stage.refusal("views.open", open(&trigger)).await, "");
    assert_eq!(stage.refusal("views.open", open(&trigger)).await, "exchanged_trigger_id");
    assert_eq!(stage.violations(), ["used a trigger twice"]);
    stage.fake.run(&stage.ada, &stage.channel, None, "/hello").unwrap();
    let trigger = socket.take().await["payload"]["trigger_id"].clone();
    stage.fake.slack.interactions.set_terms(|terms| terms.trigger = Duration::ZERO);
    assert_eq!(stage.refusal("views.open", open(&trigger)).await, "expired_trigger_id");
    assert_eq!(stage.violations(), ["used an expired trigger"]);
    assert_eq!(stage.refusal("views.open", open(&json!("1.2.3"))).await, "invalid_trigger_id");
}

#[tokio::test]
async fn what_the_client_minds_is_not_sent() {
    let stage = Stage::new().await;
    let (_, mut socket, _) = opened(&stage, modal()).await;
    for (given, complaint) in
        [("", "required"), ("x", "shorter"), ("too long", "longer"), ("a\nb", "one line")]
    {
        let refused = stage.fake.submit(&stage.ada, &text(given)).err().unwrap();
        assert!(refused.contains(complaint), "{refused}");
    }
    assert!(stage.fake.submit(&stage.ada, &[("nothing", json!("x"))]).is_err());
    assert!(socket.is_silent().await);
}

#[tokio::test]
async fn a_submission_brings_the_values_and_an_empty_acknowledgement_closes_the_form() {
    let stage = Stage::new().await;
    let (_, mut socket, view) = opened(&stage, modal()).await;
    let handle = stage.fake.submit(&stage.ada, &text("fine")).unwrap();
    let envelope = socket.next().await;
    assert_eq!(envelope["accepts_response_payload"], true);
    let payload = &envelope["payload"];
    assert_eq!((&payload["type"], &payload["view"]["id"]), (&json!("view_submission"), &view["id"]));
    assert_eq!(payload["view"]["state"]["values"]["text"]["text"]["value"], "fine");
    assert_eq!(payload["view"]["private_metadata"], "mine");
    socket.acknowledge(&envelope).await;
    assert!(handle.answered().await && handle.is_closed());
    assert!(stage.fake.modal(&stage.ada).is_none());
}

#[tokio::test]
async fn errors_stand_at_their_fields_and_the_form_stays() {
    let stage = Stage::new().await;
    let (_, mut socket, _) = opened(&stage, modal()).await;
    let handle = stage.fake.submit(&stage.ada, &text("bad")).unwrap();
    let envelope = socket.next().await;
    let errors = json!({ "response_action": "errors", "errors": { "text": "Not this." } });
    socket.answer(&envelope, errors).await;
    assert!(handle.answered().await && !handle.is_closed());
    assert_eq!(handle.errors()["text"], "Not this.");
    let handle = stage.fake.submit(&stage.ada, &text("worse")).unwrap();
    let envelope = socket.next().await;
    let errors = json!({ "response_action": "errors", "errors": { "elsewhere": "x" } });
    socket.answer(&envelope, errors).await;
    handle.outcome().await;
    assert_eq!(stage.violations(), ["an error at a field that there is not"]);
}

#[tokio::test]
async fn a_form_is_answered_by_another_one_in_its_place_or_upon_it() {
    let stage = Stage::new().await;
    let (_, mut socket, view) = opened(&stage, modal()).await;
    let handle = stage.fake.submit(&stage.ada, &text("fine")).unwrap();
    let envelope = socket.next().await;
    let mut wait = modal();
    wait["callback_id"] = json!("wait");
    socket.answer(&envelope, json!({ "response_action": "update", "view": wait })).await;
    handle.outcome().await;
    let shown = stage.fake.modal(&stage.ada).unwrap();
    assert_eq!(
        (&shown.view["callback_id"], shown.id.as_str()),
        (&json!("wait"), view["id"].as_str().unwrap())
    );
    let handle = stage.fake.submit(&stage.ada, &text("more")).unwrap();
    let envelope = socket.next().await;
    socket.answer(&envelope, json!({ "response_action": "push", "view": modal() })).await;
    handle.outcome().await;
    let upper = stage.fake.modal(&stage.ada).unwrap();
    assert_eq!(
        (upper.previous.as_deref(), upper.root.as_str()),
        (Some(shown.id.as_str()), shown.id.as_str())
    );
    let handle = stage.fake.submit(&stage.ada, &text("done")).unwrap();
    let envelope = socket.next().await;
    socket.answer(&envelope, json!({ "response_action": "clear" })).await;
    handle.outcome().await;
    assert!(stage.fake.modal(&stage.ada).is_none());
    stage.fake.finds_nothing_wrong();
}

#[tokio::test]
async fn a_form_is_updated_later_as_long_as_it_is_open_and_nobody_else_did() {
    let stage = Stage::new().await;
    let (_, _socket, view) = opened(&stage, modal()).await;
    let mut next = modal();
    next["callback_id"] = json!("next");
    let update = |hash: &Value| json!({ "view_id": view["id"], "hash": hash, "view": next });
    assert_eq!(stage.refusal("views.update", update(&json!("old"))).await, "hash_conflict");
    assert_eq!(stage.refusal("views.update", update(&view["hash"])).await, "");
    assert_eq!(stage.fake.modal(&stage.ada).unwrap().view["callback_id"], "next");
    stage.fake.close_form(&stage.ada, false).unwrap();
    let gone = json!({ "view_id": view["id"], "view": next });
    assert_eq!(stage.refusal("views.update", gone).await, "not_found");
}

#[tokio::test]
async fn a_submission_that_is_not_acknowledged_leaves_the_form_open() {
    let stage = Stage::new().await;
    let (_, mut socket, _) = opened(&stage, modal()).await;
    stage.fake.slack.sockets.behave(|manner| manner.deadline = Duration::from_millis(100));
    let handle = stage.fake.submit(&stage.ada, &text("fine")).unwrap();
    socket.next().await;
    assert_eq!(handle.outcome().await, Some(Outcome::Failed("operation_timeout")));
    assert!(stage.fake.modal(&stage.ada).is_some());
    assert_eq!(stage.violations(), ["envelope not acknowledged"]);
}

#[tokio::test]
async fn a_closed_form_is_told_to_those_who_asked_for_it() {
    let stage = Stage::new().await;
    let mut view = modal();
    view["notify_on_close"] = json!(true);
    let (_, mut socket, _) = opened(&stage, view).await;
    stage.fake.close_form(&stage.ada, false).unwrap().unwrap();
    let payload = socket.take().await["payload"].clone();
    assert_eq!((&payload["type"], &payload["is_cleared"]), (&json!("view_closed"), &json!(false)));
}

#[tokio::test]
async fn fields_of_all_sorts_are_filled_in() {
    let stage = Stage::new().await;
    let plain = |text: &str| json!({ "type": "plain_text", "text": text });
    let input = |id: &str, element: Value| {
        let label = plain(id);
        json!({ "type": "input", "block_id": id, "label": label, "element": element, "optional": true })
    };
    let option = |value: &str| json!({ "text": plain(value), "value": value });
    let mut view = modal();
    view["blocks"] = json!([
        input(
            "where",
            json!({
                "type": "conversations_select", "action_id": "a", "default_to_current_conversation": true,
            })
        ),
        input("when", json!({ "type": "timepicker", "action_id": "a", "initial_time": "09:00" })),
        input(
            "days",
            json!({
                "type": "checkboxes", "action_id": "a", "options": [option("mon"), option("tue")],
            })
        ),
        input(
            "level",
            json!({
                "type": "static_select", "action_id": "a", "options": [option("easy"), option("hard")],
            })
        ),
    ]);
    let (_, mut socket, _) = opened(&stage, view).await;
    let values = [("days", json!(["tue"])), ("level", json!("hard"))];
    stage.fake.submit(&stage.ada, &values).unwrap();
    let payload = socket.take().await["payload"].clone();
    let values = &payload["view"]["state"]["values"];
    assert_eq!(values["where"]["a"]["selected_conversation"], stage.channel);
    assert_eq!(values["when"]["a"]["selected_time"], "09:00");
    assert_eq!(
        values["days"]["a"]["selected_options"],
        json!([{ "text": { "type": "plain_text", "text": "tue", "emoji": true }, "value": "tue" }])
    );
    assert_eq!(values["level"]["a"]["selected_option"]["value"], "hard");
}

#[tokio::test]
async fn a_channel_that_is_chosen_can_be_answered_if_its_field_asks_for_that() {
    let stage = Stage::new().await;
    let mut view = modal();
    view["blocks"][0]["element"] = json!({
        "type": "conversations_select", "action_id": "a", "default_to_current_conversation": true,
        "response_url_enabled": true,
    });
    let (_, mut socket, _) = opened(&stage, view).await;
    let handle = stage.fake.submit(&stage.ada, &[]).unwrap();
    let payload = socket.take().await["payload"].clone();
    let url = &payload["response_urls"][0];
    assert_eq!(url["channel_id"], stage.channel);
    let said = json!({ "response_type": "ephemeral", "text": "sent" });
    assert_eq!(stage.respond(&url["response_url"], said).await.0, 200);
    assert_eq!(handle.message().await.unwrap().text, "sent");
}

#[tokio::test]
async fn an_element_in_a_form_acts_at_once() {
    let stage = Stage::new().await;
    let mut view = modal();
    view["blocks"].as_array_mut().unwrap().push(crate::stage::button("more"));
    let (_, mut socket, opened) = opened(&stage, view).await;
    stage.fake.choose_in_form(&stage.ada, "more", &Value::Null).unwrap();
    let payload = socket.take().await["payload"].clone();
    assert_eq!((&payload["type"], &payload["container"]["type"]), (&json!("block_actions"), &json!("view")));
    assert_eq!(payload["view"]["id"], opened["id"]);
    let push = json!({ "trigger_id": payload["trigger_id"], "view": modal() });
    assert_eq!(stage.call("views.push", push).await["view"]["previous_view_id"], opened["id"]);
}

#[tokio::test]
async fn a_home_is_published_to_one_member() {
    let stage = Stage::new().await;
    let view = json!({ "type": "home", "blocks": [crate::stage::button("go")] });
    assert_eq!(stage.refusal("views.publish", json!({ "user_id": stage.ada, "view": view })).await, "");
    assert!(stage.fake.home(&stage.ada, &stage.app).is_some());
    assert!(stage.fake.home(&stage.owner, &stage.app).is_none());
}
