//! Slash commands: where they work, what is sent, and how they are answered.

use std::time::Duration;

use serde_json::{Value, json};

use crate::{
    slack::{
        model::{Command, Kind},
        people::Outcome,
    },
    stage::{Stage, spec},
};

#[tokio::test]
async fn a_command_is_sent_with_all_that_is_needed_to_answer_it() {
    let stage = Stage::new().await;
    let mut socket = stage.connect().await;
    let handle = stage.fake.run(&stage.ada, &stage.channel, None, "/hello  big world").unwrap();
    let envelope = socket.next().await;
    assert_eq!(
        (&envelope["type"], &envelope["accepts_response_payload"]),
        (&json!("slash_commands"), &json!(true))
    );
    let command = &envelope["payload"];
    assert_eq!((&command["command"], &command["text"]), (&json!("/hello"), &json!("big world")));
    assert_eq!((&command["user_id"], &command["channel_name"]), (&json!(stage.ada), &json!("general")));
    assert_eq!(command["api_app_id"], stage.app);
    assert!(command["trigger_id"].is_string() && command["response_url"].is_string());
    socket.acknowledge(&envelope).await;
    assert!(matches!(handle.outcome().await, Some(Outcome::Acknowledged(_, Value::Null))));
}

#[tokio::test]
async fn members_and_channels_and_groups_come_as_entities_where_that_was_asked_for() {
    let mut spec = spec();
    spec.commands.push(Command { command: "/plain".to_owned(), should_escape: false });
    let stage = Stage::with_app(spec).await;
    let group = stage.set(|state| state.new_group("daily", &[]));
    let mut socket = stage.connect().await;
    let typed = "@ada #general @daily 1<2 #nothing";
    stage.fake.run(&stage.ada, &stage.channel, None, &format!("/hello {typed}")).unwrap();
    let text = socket.take().await["payload"]["text"].clone();
    let expected = format!(
        "<@{}|ada> <#{}|general> <!subteam^{group}|@daily> 1&lt;2 #nothing",
        stage.ada, stage.channel
    );
    assert_eq!(text, expected);
    stage.fake.run(&stage.ada, &stage.channel, None, &format!("/plain {typed}")).unwrap();
    assert_eq!(socket.take().await["payload"]["text"], "@ada #general @daily 1&lt;2 #nothing");
}

#[tokio::test]
async fn there_are_no_commands_in_threads_nor_any_that_nobody_made() {
    let stage = Stage::new().await;
    let root = stage.post("root").await;
    let refused = |thread: Option<&str>, line: &str| {
        stage.fake.run(&stage.ada, &stage.channel, thread, line).err().unwrap()
    };
    assert_eq!(refused(Some(&root), "/hello"), "/hello is not supported in threads. Sorry!");
    assert_eq!(refused(None, "/bye now"), "/bye is not a valid command.");
}

#[tokio::test]
async fn without_its_scope_an_app_has_no_commands() {
    let stage = Stage::with_app(spec().without_scope("commands")).await;
    assert!(stage.fake.run(&stage.ada, &stage.channel, None, "/hello").is_err());
}

#[tokio::test]
async fn who_comes_by_a_shared_channel_talks_but_has_no_commands() {
    let stage = Stage::new().await;
    let stranger = stage.set(|state| {
        let stranger = state.new_stranger("Eve");
        state.share(&stage.channel);
        state.join(&stage.channel, &stranger, None);
        stranger
    });
    assert!(stage.fake.run(&stranger, &stage.channel, None, "/hello").is_err());
    assert!(stage.fake.run_shortcut(&stranger, "start").is_err());
    let mut socket = stage.connect().await;
    stage.fake.say(&stranger, &stage.channel, "hi").unwrap();
    let envelope = socket.take().await;
    assert_eq!(envelope["payload"]["is_ext_shared_channel"], true);
    assert_ne!(envelope["payload"]["event"]["team"], envelope["payload"]["team_id"]);
}

#[tokio::test]
async fn a_command_works_where_the_bot_is_not() {
    let stage = Stage::new().await;
    let secret = stage.set(|state| state.new_channel("secret", Kind::Private, &stage.ada));
    let mut socket = stage.connect().await;
    let handle = stage.fake.run(&stage.ada, &secret, None, "/hello").unwrap();
    let envelope = socket.take().await;
    assert_eq!(envelope["payload"]["channel_name"], "privategroup");
    let url = &envelope["payload"]["response_url"];
    let said = json!({ "response_type": "ephemeral", "text": "invite me" });
    assert_eq!(stage.respond(url, said).await, (200, json!("ok")));
    let shown = handle.message().await.unwrap();
    assert_eq!((shown.text.as_str(), shown.only_for.as_deref()), ("invite me", Some(stage.ada.as_str())));
}

#[tokio::test]
async fn an_answer_may_come_with_the_acknowledgement() {
    let stage = Stage::new().await;
    let mut socket = stage.connect().await;
    let handle = stage.fake.run(&stage.ada, &stage.channel, None, "/hello").unwrap();
    let envelope = socket.next().await;
    socket.answer(&envelope, json!({ "text": "for all", "response_type": "in_channel" })).await;
    assert_eq!(handle.message().await.unwrap().only_for, None);
    assert_eq!(socket.message("bot_message").await.get("user"), None);
    assert_eq!(stage.fake.sees(&stage.owner, &stage.channel).last().unwrap().text, "for all");
}

#[tokio::test]
async fn who_is_not_answered_in_time_reads_that_it_failed() {
    let stage = Stage::new().await;
    stage.fake.slack.sockets.behave(|manner| manner.deadline = Duration::from_millis(100));
    let unheard = stage.fake.run(&stage.ada, &stage.channel, None, "/hello").unwrap();
    assert_eq!(unheard.outcome().await, Some(Outcome::Failed("dispatch_failed")));
    assert_eq!(stage.violations(), [""; 0]);
    let mut socket = stage.connect().await;
    let ignored = stage.fake.run(&stage.ada, &stage.channel, None, "/hello").unwrap();
    let envelope = socket.next().await;
    assert_eq!(ignored.outcome().await, Some(Outcome::Failed("operation_timeout")));
    assert_eq!(stage.violations(), ["envelope not acknowledged"]);
    socket.acknowledge(&envelope).await;
    assert_eq!(stage.violations_of(1).await, ["acknowledged late"]);
    assert!(socket.is_silent().await, "a command is not sent again");
}

#[tokio::test]
async fn a_response_url_is_good_five_times_and_half_an_hour() {
    let stage = Stage::new().await;
    let mut socket = stage.connect().await;
    stage.fake.run(&stage.ada, &stage.channel, None, "/hello").unwrap();
    let url = socket.take().await["payload"]["response_url"].clone();
    let said = || json!({ "response_type": "ephemeral", "text": "x" });
    assert_eq!(stage.respond(&url, json!({})).await.0, 400, "an answer that is none does not count");
    for _ in 0..5 {
        assert_eq!(stage.respond(&url, said()).await.0, 200);
    }
    let (status, body) = stage.respond(&url, said()).await;
    assert_eq!((status, &body["error"]), (404, &json!("used_url")));
    assert_eq!(stage.violations(), ["used a response_url too often"]);
    stage.fake.run(&stage.ada, &stage.channel, None, "/hello").unwrap();
    let url = socket.take().await["payload"]["response_url"].clone();
    stage.fake.slack.interactions.set_terms(|terms| terms.response_url = Duration::ZERO);
    assert_eq!(stage.respond(&url, said()).await.1["error"], "expired_url");
    assert_eq!(stage.violations(), ["used an expired response_url"]);
}

#[tokio::test]
async fn an_answer_can_go_into_a_thread() {
    let stage = Stage::new().await;
    let root = stage.post("root").await;
    let mut socket = stage.connect().await;
    stage.fake.run(&stage.ada, &stage.channel, None, "/hello").unwrap();
    let url = socket.take().await["payload"]["response_url"].clone();
    let said = json!({ "response_type": "ephemeral", "text": "inside", "thread_ts": root });
    stage.respond(&url, said).await;
    assert_eq!(stage.fake.sees_thread(&stage.ada, &stage.channel, &root).last().unwrap().text, "inside");
    assert!(stage.fake.sees(&stage.ada, &stage.channel).iter().all(|message| message.text != "inside"));
}
