//! Messages of the bot: posted, edited, deleted, for one member alone.

use serde_json::json;

use crate::{
    slack::model::Kind,
    stage::{Stage, button},
};

#[tokio::test]
async fn a_message_comes_back_with_its_place_and_time() {
    let stage = Stage::new().await;
    let metadata = json!({ "event_type": "made", "event_payload": { "key": "k" } });
    let message = json!({ "channel": stage.channel, "text": "hello", "metadata": metadata });
    let answer = stage.call_json("chat.postMessage", message).await;
    assert_eq!(answer["channel"], stage.channel);
    assert_eq!(answer["message"]["bot_profile"]["app_id"], stage.app);
    assert_eq!(answer["message"]["metadata"], metadata);
    let ts = answer["ts"].as_str().unwrap();
    assert_eq!(stage.fake.sees(&stage.ada, &stage.channel).last().unwrap().ts, ts);
}

#[tokio::test]
async fn the_bot_posts_where_it_is_and_nowhere_else() {
    let stage = Stage::new().await;
    let (public, private) = stage.set(|state| {
        let owner = stage.owner.clone();
        (state.new_channel("other", Kind::Public, &owner), state.new_channel("secret", Kind::Private, &owner))
    });
    let post = |channel: &str| json!({ "channel": channel, "text": "x" });
    assert_eq!(stage.refusal("chat.postMessage", post(&public)).await, "not_in_channel");
    assert_eq!(stage.refusal("chat.postMessage", post(&private)).await, "channel_not_found");
    assert_eq!(stage.refusal("chat.postMessage", post("C404")).await, "channel_not_found");
    stage.fake.invite(&stage.owner, &private, &stage.bot).unwrap();
    assert_eq!(stage.refusal("chat.postMessage", post(&private)).await, "");
    assert_eq!(stage.refusal("chat.postMessage", post("#general")).await, "");
}

#[tokio::test]
async fn a_message_to_a_member_goes_to_their_direct_messages() {
    let stage = Stage::new().await;
    let answer = stage.call("chat.postMessage", json!({ "channel": stage.ada, "text": "psst" })).await;
    assert!(answer["channel"].as_str().unwrap().starts_with('D'));
    assert_eq!(stage.fake.direct_messages(&stage.ada, &stage.bot)[0].text, "psst");
}

#[tokio::test]
async fn a_message_says_something_in_text_as_well() {
    let stage = Stage::new().await;
    assert_eq!(stage.refusal("chat.postMessage", json!({ "channel": stage.channel })).await, "no_text");
    let bare = json!({ "channel": stage.channel, "blocks": [button("b")] });
    assert_eq!(stage.refusal("chat.postMessage", bare).await, "");
    assert_eq!(stage.violations(), ["blocks without text for notifications"]);
}

#[tokio::test]
async fn what_is_wrong_with_blocks_is_said_with_its_place() {
    let stage = Stage::new().await;
    let section = json!({ "type": "section", "text": { "type": "mrkdwn", "text": "x".repeat(3_001) } });
    let message = json!({ "channel": stage.channel, "text": "long", "blocks": [section] });
    let answer = stage.call_json("chat.postMessage", message).await;
    assert_eq!(answer["error"], "invalid_blocks");
    let why = answer["response_metadata"]["messages"][0].as_str().unwrap();
    assert!(why.contains("/blocks/0/text"), "{why}");
    let broken = json!({ "channel": stage.channel, "text": "x", "blocks": "[" });
    assert_eq!(stage.refusal("chat.postMessage", broken).await, "invalid_blocks_format");
    let view =
        json!({ "type": "modal", "title": { "type": "plain_text", "text": "x".repeat(25) }, "blocks": [] });
    let open = json!({ "trigger_id": "1.2.3", "view": view });
    assert_eq!(stage.refusal("views.open", open).await, "invalid_arguments");
}

#[tokio::test]
async fn blocks_come_back_with_what_they_left_unsaid() {
    let stage = Stage::new().await;
    let section = json!({ "type": "section", "text": { "type": "mrkdwn", "text": "x" } });
    let message = json!({ "channel": stage.channel, "text": "x", "blocks": [section, button("b")] });
    let answer = stage.call_json("chat.postMessage", message).await;
    let blocks = &answer["message"]["blocks"];
    assert!(blocks[0]["block_id"].is_string());
    assert_eq!(blocks[0]["text"]["verbatim"], false);
    assert_eq!(blocks[1]["elements"][0]["text"]["emoji"], true);
}

#[tokio::test]
async fn whom_a_message_notifies_is_noted() {
    let stage = Stage::new().await;
    stage.post("hello everybody").await;
    assert!(stage.fake.pings().is_empty());
    let ts = stage.post(&format!("<!channel> and <@{}>", stage.ada)).await;
    let pings = stage.fake.pings();
    assert_eq!(pings.len(), 2);
    assert!(pings.iter().all(|ping| ping.ts == ts && ping.channel == stage.channel));
    assert_eq!(pings[1].mention.whom, crate::slack::checks::Whom::User(stage.ada.clone()));
    stage.post("a < b").await;
    assert_eq!(stage.violations(), ["text that Slack reads otherwise"]);
}

#[tokio::test]
async fn a_reply_to_what_is_gone_lands_in_the_channel() {
    let stage = Stage::new().await;
    let root = stage.post("root").await;
    let reply = json!({ "channel": stage.channel, "text": "reply", "thread_ts": root });
    let threaded = stage.call("chat.postMessage", reply.clone()).await;
    assert_eq!(threaded["message"]["thread_ts"], root.as_str());
    let gone = stage.post("gone").await;
    stage.call("chat.delete", json!({ "channel": stage.channel, "ts": gone })).await;
    let orphan = json!({ "channel": stage.channel, "text": "reply", "thread_ts": gone });
    let orphan = stage.call("chat.postMessage", orphan).await;
    assert_eq!((&orphan["ok"], orphan["message"].get("thread_ts")), (&json!(true), None));
    // A number in JSON loses its last digits, and is the name of nothing.
    let number: f64 = root.parse().unwrap();
    let rounded = (number * 100.0).round() / 100.0 + 0.001;
    let by_number = json!({ "channel": stage.channel, "text": "reply", "thread_ts": rounded });
    let by_number = stage.call_json("chat.postMessage", by_number).await;
    assert_eq!(by_number["message"].get("thread_ts"), None);
}

#[tokio::test]
async fn a_reply_to_a_reply_joins_its_thread_and_is_minded() {
    let stage = Stage::new().await;
    let root = stage.post("root").await;
    let reply = stage.fake.reply(&stage.ada, &stage.channel, &root, "a reply").unwrap();
    let below = json!({ "channel": stage.channel, "text": "below", "thread_ts": reply });
    assert_eq!(stage.call("chat.postMessage", below).await["message"]["thread_ts"], root.as_str());
    assert_eq!(stage.violations(), ["replied to a reply"]);
}

#[tokio::test]
async fn only_what_is_said_changes_in_an_edit() {
    let stage = Stage::new().await;
    let ts = stage.post_button("b").await;
    let edit = json!({ "channel": stage.channel, "ts": ts, "text": "edited" });
    let answer = stage.call("chat.update", edit).await;
    assert_eq!(answer["message"]["text"], "edited");
    assert_eq!(answer["message"]["blocks"][0]["block_id"], "buttons");
    assert_eq!(answer["message"]["edited"]["user"], stage.bot);
    let clear = json!({ "channel": stage.channel, "ts": ts, "text": "bare", "blocks": [] });
    assert_eq!(stage.call("chat.update", clear).await["message"].get("blocks"), None);
}

#[tokio::test]
async fn the_bot_changes_and_deletes_its_own_messages_alone() {
    let stage = Stage::new().await;
    let theirs = stage.fake.say(&stage.ada, &stage.channel, "mine").unwrap();
    let place = json!({ "channel": stage.channel, "ts": theirs, "text": "yours" });
    assert_eq!(stage.refusal("chat.update", place.clone()).await, "cant_update_message");
    let place = json!({ "channel": stage.channel, "ts": theirs });
    assert_eq!(stage.refusal("chat.delete", place).await, "cant_delete_message");
    let nothing = json!({ "channel": stage.channel, "ts": "1.000001", "text": "x" });
    assert_eq!(stage.refusal("chat.update", nothing).await, "message_not_found");
    let own = stage.post("own").await;
    assert_eq!(stage.refusal("chat.delete", json!({ "channel": stage.channel, "ts": own })).await, "");
    assert_eq!(
        stage.refusal("chat.delete", json!({ "channel": stage.channel, "ts": own })).await,
        "message_not_found"
    );
}

#[tokio::test]
async fn a_note_for_one_member_is_seen_by_no_other_and_is_in_no_history() {
    let stage = Stage::new().await;
    let note = json!({ "channel": stage.channel, "user": stage.ada, "text": "for you" });
    let answer = stage.call("chat.postEphemeral", note).await;
    let ts = answer["message_ts"].as_str().unwrap();
    assert_eq!(stage.fake.sees(&stage.ada, &stage.channel).last().unwrap().text, "for you");
    assert!(stage.fake.sees(&stage.owner, &stage.channel).iter().all(|message| message.ts != ts));
    let history = stage.call("conversations.history", json!({ "channel": stage.channel })).await;
    assert!(history["messages"].as_array().unwrap().iter().all(|message| message["ts"] != ts));
    let edit = json!({ "channel": stage.channel, "ts": ts, "text": "x" });
    assert_eq!(stage.refusal("chat.update", edit).await, "message_not_found");
    let stranger = stage.set(|state| state.new_user("Eve"));
    let outside = json!({ "channel": stage.channel, "user": stranger, "text": "x" });
    assert_eq!(stage.refusal("chat.postEphemeral", outside).await, "user_not_in_channel");
}

#[tokio::test]
async fn a_link_to_a_message_names_its_channel_and_thread() {
    let stage = Stage::new().await;
    let root = stage.post("root").await;
    let reply = stage.fake.reply(&stage.ada, &stage.channel, &root, "reply").unwrap();
    let link = |ts: &str| json!({ "channel": stage.channel, "message_ts": ts });
    let answer = stage.call("chat.getPermalink", link(&reply)).await;
    let address = answer["permalink"].as_str().unwrap();
    assert!(address.contains(&stage.channel) && address.contains(&format!("thread_ts={root}")), "{address}");
    assert_eq!(stage.refusal("chat.getPermalink", link("1.000001")).await, "message_not_found");
}

#[tokio::test]
async fn reactions_are_added_and_removed_once() {
    let stage = Stage::new().await;
    let ts = stage.fake.say(&stage.ada, &stage.channel, "yes").unwrap();
    let tick = json!({ "channel": stage.channel, "timestamp": ts, "name": "white_check_mark" });
    assert_eq!(stage.refusal("reactions.add", tick.clone()).await, "");
    assert_eq!(stage.refusal("reactions.add", tick.clone()).await, "already_reacted");
    assert_eq!(stage.refusal("reactions.remove", tick.clone()).await, "");
    assert_eq!(stage.refusal("reactions.remove", tick).await, "no_reaction");
    let wrong = json!({ "channel": stage.channel, "timestamp": ts, "name": ":tick:" });
    assert_eq!(stage.refusal("reactions.add", wrong).await, "invalid_name");
    let nowhere = json!({ "channel": stage.channel, "timestamp": "1.000001", "name": "tick" });
    assert_eq!(stage.refusal("reactions.add", nowhere).await, "message_not_found");
    let bad = json!({ "channel": stage.channel, "timestamp": "yesterday", "name": "tick" });
    assert_eq!(stage.refusal("reactions.add", bad).await, "bad_timestamp");
}
