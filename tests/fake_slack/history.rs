//! Reading back: channels from the newest, threads from the oldest, in pages.

use serde_json::{Value, json};

use crate::{
    slack::{model::Kind, ratelimit::RateLimits},
    stage::Stage,
};

fn texts(answer: &Value) -> Vec<&str> {
    let messages = answer["messages"].as_array().unwrap_or_else(|| panic!("{answer}"));
    messages.iter().map(|message| message["text"].as_str().unwrap()).collect()
}

/// A channel in which nobody said that they came.
fn quiet(stage: &Stage) -> String {
    stage.set(|state| {
        let channel = state.new_channel("quiet", Kind::Public, &stage.ada);
        state.channels.get_mut(&channel).unwrap().members.insert(stage.bot.clone());
        channel
    })
}

#[tokio::test]
async fn a_channel_is_told_newest_first_in_pages_by_cursor() {
    let stage = Stage::new().await;
    let channel = quiet(&stage);
    for number in 1..=5 {
        stage.fake.say(&stage.ada, &channel, &format!("m{number}")).unwrap();
    }
    let first = stage.call("conversations.history", json!({ "channel": channel, "limit": 2 })).await;
    assert_eq!((texts(&first), &first["has_more"]), (vec!["m5", "m4"], &json!(true)));
    let cursor = first["response_metadata"]["next_cursor"].clone();
    let next = json!({ "channel": channel, "limit": 2, "cursor": cursor });
    let second = stage.call("conversations.history", next).await;
    assert_eq!(texts(&second), ["m3", "m2"]);
    let wrong = json!({ "channel": channel, "cursor": "nonsense" });
    assert_eq!(stage.refusal("conversations.history", wrong).await, "invalid_cursor");
}

#[tokio::test]
async fn edges_in_time_are_left_out_unless_they_are_included() {
    let stage = Stage::new().await;
    let channel = quiet(&stage);
    let ts: Vec<String> =
        (1..=4).map(|n| stage.fake.say(&stage.ada, &channel, &format!("m{n}")).unwrap()).collect();
    let span = json!({ "channel": channel, "oldest": ts[0], "latest": ts[3] });
    assert_eq!(texts(&stage.call("conversations.history", span.clone()).await), ["m3", "m2"]);
    let mut with_edges = span;
    with_edges["inclusive"] = json!(true);
    assert_eq!(texts(&stage.call("conversations.history", with_edges).await), ["m4", "m3", "m2", "m1"]);
    let wrong = json!({ "channel": channel, "oldest": "then" });
    assert_eq!(stage.refusal("conversations.history", wrong).await, "invalid_ts_oldest");
}

#[tokio::test]
async fn with_a_beginning_alone_pages_go_forward_from_it() {
    let stage = Stage::new().await;
    let channel = quiet(&stage);
    let ts: Vec<String> =
        (1..=5).map(|n| stage.fake.say(&stage.ada, &channel, &format!("m{n}")).unwrap()).collect();
    let ask = json!({ "channel": channel, "oldest": ts[0], "limit": 2 });
    let first = stage.call("conversations.history", ask.clone()).await;
    assert_eq!(texts(&first), ["m3", "m2"]);
    let mut next = ask;
    next["cursor"] = first["response_metadata"]["next_cursor"].clone();
    assert_eq!(texts(&stage.call("conversations.history", next).await), ["m5", "m4"]);
}

#[tokio::test]
async fn metadata_is_told_to_those_who_ask_for_it() {
    let stage = Stage::new().await;
    let metadata = json!({ "event_type": "made", "event_payload": { "n": 1 } });
    let message = json!({ "channel": stage.channel, "text": "x", "metadata": metadata });
    stage.call_json("chat.postMessage", message).await;
    let plain = stage.call("conversations.history", json!({ "channel": stage.channel })).await;
    assert_eq!(plain["messages"][0].get("metadata"), None);
    let all = json!({ "channel": stage.channel, "include_all_metadata": true });
    assert_eq!(stage.call("conversations.history", all).await["messages"][0]["metadata"], metadata);
}

#[tokio::test]
async fn a_thread_is_told_oldest_first_with_its_root_at_the_head_of_each_page() {
    let stage = Stage::new().await;
    let root = stage.post("root").await;
    for number in 1..=3 {
        stage.fake.reply(&stage.ada, &stage.channel, &root, &format!("r{number}")).unwrap();
    }
    let ask = json!({ "channel": stage.channel, "ts": root, "limit": 2 });
    let first = stage.call("conversations.replies", ask.clone()).await;
    assert_eq!((texts(&first), &first["has_more"]), (vec!["root", "r1", "r2"], &json!(true)));
    assert_eq!(first["messages"][0]["reply_count"], 3);
    let mut next = ask;
    next["cursor"] = first["response_metadata"]["next_cursor"].clone();
    assert_eq!(texts(&stage.call("conversations.replies", next).await), ["root", "r3"]);
    let nowhere = json!({ "channel": stage.channel, "ts": "1.000001" });
    assert_eq!(stage.refusal("conversations.replies", nowhere).await, "thread_not_found");
}

#[tokio::test]
async fn replies_are_in_the_channel_only_if_they_are_sent_there_too() {
    let stage = Stage::new().await;
    let root = stage.post("root").await;
    let manner = crate::slack::people::Manner { thread: Some(&root), ..Default::default() };
    stage.fake.say_so(&stage.ada, &stage.channel, "inside", &manner).unwrap();
    let manner = crate::slack::people::Manner { broadcast: true, ..manner };
    stage.fake.say_so(&stage.ada, &stage.channel, "outside", &manner).unwrap();
    let history = stage.call("conversations.history", json!({ "channel": stage.channel })).await;
    assert_eq!(texts(&history)[..2], ["outside", "root"]);
    assert_eq!(history["messages"][0]["subtype"], "thread_broadcast");
    assert_eq!(history["messages"][0]["root"]["ts"], root.as_str());
}

#[tokio::test]
async fn a_deleted_root_stays_as_a_tombstone_until_its_last_reply_is_gone() {
    let stage = Stage::new().await;
    let root = stage.post("root").await;
    let reply = stage.fake.reply(&stage.ada, &stage.channel, &root, "reply").unwrap();
    stage.call("chat.delete", json!({ "channel": stage.channel, "ts": root })).await;
    let ask = json!({ "channel": stage.channel, "ts": root });
    let thread = stage.call("conversations.replies", ask.clone()).await;
    assert_eq!(thread["messages"][0]["subtype"], "tombstone");
    assert_eq!(thread["messages"][0]["user"], "USLACKBOT");
    assert_eq!(texts(&thread), ["This message was deleted.", "reply"]);
    stage.fake.delete(&stage.ada, &stage.channel, &reply).unwrap();
    assert_eq!(stage.refusal("conversations.replies", ask).await, "thread_not_found");
}

#[tokio::test]
async fn only_where_the_bot_is_can_it_read() {
    let stage = Stage::new().await;
    let (public, private) = stage.set(|state| {
        let owner = stage.owner.clone();
        (state.new_channel("other", Kind::Public, &owner), state.new_channel("secret", Kind::Private, &owner))
    });
    let of = |channel: &str| json!({ "channel": channel });
    assert_eq!(stage.refusal("conversations.history", of(&public)).await, "not_in_channel");
    assert_eq!(stage.refusal("conversations.history", of(&private)).await, "channel_not_found");
}

#[tokio::test]
async fn an_app_from_outside_the_marketplace_reads_fifteen_messages_a_minute() {
    let stage = Stage::with(RateLimits::non_marketplace()).await;
    stage.set(|state| {
        for number in 0..20 {
            let ts = state.ts();
            let message =
                crate::slack::model::Message::new(&stage.channel, &ts, &stage.ada, &format!("m{number}"));
            state.put(message);
        }
    });
    let ask = json!({ "channel": stage.channel, "limit": 100 });
    let answer = stage.call("conversations.history", ask.clone()).await;
    assert_eq!(answer["messages"].as_array().unwrap().len(), 15);
    let response = stage.request("conversations.history").bearer_auth(crate::stage::BOT);
    let response = response.form(&[("channel", &stage.channel)]).send().await.unwrap();
    assert_eq!(response.status(), 429);
    assert!(response.headers()["retry-after"].to_str().unwrap().parse::<u64>().unwrap() > 50);
}
