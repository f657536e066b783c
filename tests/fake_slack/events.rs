//! Which events an app hears: those that it asked for and may hear, its own doings among them.

use serde_json::{Value, json};

use crate::{
    slack::{model::Kind, people::Manner},
    stage::{Stage, spec},
};

#[tokio::test]
async fn a_message_is_told_with_all_around_it() {
    let stage = Stage::new().await;
    let mut socket = stage.connect().await;
    let ts = stage.fake.say(&stage.ada, &stage.channel, "1 < 2, see https://example.com @ada").unwrap();
    let envelope = socket.take().await;
    let callback = &envelope["payload"];
    assert_eq!((&callback["type"], &callback["api_app_id"]), (&json!("event_callback"), &json!(stage.app)));
    assert_eq!(callback["authorizations"][0]["user_id"], stage.bot);
    let event = &callback["event"];
    assert_eq!((&event["ts"], &event["user"]), (&json!(ts), &json!(stage.ada)));
    assert_eq!((&event["channel"], &event["channel_type"]), (&json!(stage.channel), &json!("channel")));
    assert_eq!(event["text"], format!("1 &lt; 2, see <https://example.com> <@{}>", stage.ada));
    assert_eq!(event["blocks"][0]["type"], "rich_text");
}

#[tokio::test]
async fn the_bot_hears_of_its_own_messages_edits_and_deletions() {
    let stage = Stage::new().await;
    let mut socket = stage.connect().await;
    let ts = stage.post("one").await;
    let posted = socket.message("").await;
    assert_eq!((&posted["user"], &posted["app_id"]), (&json!(stage.bot), &json!(stage.app)));
    assert!(posted["bot_id"].is_string());
    stage.call("chat.update", json!({ "channel": stage.channel, "ts": ts, "text": "two" })).await;
    let changed = socket.message("message_changed").await;
    assert_eq!(changed["message"]["text"], "two");
    assert_eq!(changed["previous_message"]["text"], "one");
    stage.call("chat.delete", json!({ "channel": stage.channel, "ts": ts })).await;
    let deleted = socket.message("message_deleted").await;
    assert_eq!((&deleted["deleted_ts"], &deleted["previous_message"]["text"]), (&json!(ts), &json!("two")));
}

#[tokio::test]
async fn replies_broadcasts_and_files_are_told_as_what_they_are() {
    let stage = Stage::new().await;
    let root = stage.post("root").await;
    let mut socket = stage.connect().await;
    stage.fake.reply(&stage.ada, &stage.channel, &root, "inside").unwrap();
    let inside = socket.message("").await;
    assert_eq!((&inside["thread_ts"], &inside["parent_user_id"]), (&json!(root), &json!(stage.bot)));
    let manner = Manner { thread: Some(&root), broadcast: true, ..Manner::default() };
    stage.fake.say_so(&stage.ada, &stage.channel, "outside", &manner).unwrap();
    assert_eq!(socket.message("thread_broadcast").await["root"]["ts"], root.as_str());
    let manner = Manner { thread: Some(&root), file: Some("a.png"), ..Manner::default() };
    stage.fake.say_so(&stage.ada, &stage.channel, "look", &manner).unwrap();
    let shared = socket.message("file_share").await;
    assert_eq!((&shared["files"][0]["name"], &shared["text"]), (&json!("a.png"), &json!("look")));
}

#[tokio::test]
async fn a_root_with_replies_becomes_a_tombstone_by_a_change() {
    let stage = Stage::new().await;
    let root = stage.fake.say(&stage.ada, &stage.channel, "root").unwrap();
    stage.fake.reply(&stage.ada, &stage.channel, &root, "reply").unwrap();
    let mut socket = stage.connect().await;
    stage.fake.delete(&stage.ada, &stage.channel, &root).unwrap();
    assert_eq!(socket.message("message_changed").await["message"]["subtype"], "tombstone");
}

#[tokio::test]
async fn a_preview_changes_a_message_that_nobody_edited() {
    let stage = Stage::new().await;
    let ts = stage.fake.say(&stage.ada, &stage.channel, "https://example.com").unwrap();
    let mut socket = stage.connect().await;
    stage.fake.unfurls(&stage.channel, &ts, "https://example.com").unwrap();
    let changed = socket.message("message_changed").await;
    assert_eq!(changed["message"].get("edited"), None);
    assert_eq!(changed["message"]["text"], changed["previous_message"]["text"]);
}

#[tokio::test]
async fn other_apps_post_under_names_of_their_own() {
    let stage = Stage::new().await;
    let other = stage.set(|state| state.new_integration("Weather"));
    let mut socket = stage.connect().await;
    let metadata = json!({ "event_type": "rain", "event_payload": { "litres": 3.5, "days": [1, 2] } });
    stage.fake.integration_says(&other, &stage.channel, "rain", Some(metadata));
    let event = socket.message("bot_message").await;
    assert_eq!((&event["username"], event.get("user")), (&json!("Weather"), None));
    assert_eq!(event["metadata"]["event_payload"]["litres"], 3.5);
}

#[tokio::test]
async fn only_what_was_asked_for_is_told() {
    let stage = Stage::with_app(spec().without_event("message.channels")).await;
    let mut socket = stage.connect().await;
    stage.fake.say(&stage.ada, &stage.channel, "x").unwrap();
    assert!(socket.is_silent().await, "it did not subscribe");
    let stage = Stage::with_app(spec().without_scope("channels:history")).await;
    let mut socket = stage.connect().await;
    stage.fake.say(&stage.ada, &stage.channel, "x").unwrap();
    assert!(socket.is_silent().await, "it lacks the scope");
}

#[tokio::test]
async fn of_channels_where_it_is_not_the_bot_hears_nothing_said() {
    let stage = Stage::new().await;
    let other = stage.set(|state| state.new_channel("other", Kind::Public, &stage.ada));
    let mut socket = stage.connect().await;
    stage.fake.say(&stage.ada, &other, "x").unwrap();
    assert!(socket.is_silent().await);
}

#[tokio::test]
async fn coming_and_going_are_told_and_its_own_going_by_another_name() {
    let stage = Stage::new().await;
    let other = stage.set(|state| state.new_channel("other", Kind::Public, &stage.ada));
    let mut socket = stage.connect().await;
    stage.fake.invite(&stage.ada, &other, &stage.bot).unwrap();
    let joined = socket.event("member_joined_channel").await;
    assert_eq!((&joined["user"], &joined["inviter"]), (&json!(stage.bot), &json!(stage.ada)));
    stage.fake.kick(&stage.channel, &stage.ada);
    assert_eq!(socket.event("member_left_channel").await["user"], stage.ada);
    stage.fake.kick(&other, &stage.bot);
    assert_eq!(socket.event("channel_left").await["channel"], other.as_str());
    let told = socket.event("message").await;
    assert_eq!((&told["user"], &told["channel_type"]), (&json!("USLACKBOT"), &json!("im")));
}

#[tokio::test]
async fn private_channels_have_events_of_their_own() {
    let stage = Stage::new().await;
    let secret = stage.set(|state| {
        let secret = state.new_channel("secret", Kind::Private, &stage.ada);
        state.join(&secret, &stage.bot, None);
        secret
    });
    let mut socket = stage.connect().await;
    stage.set(|state| state.rename(&secret, "hidden"));
    assert_eq!(socket.event("group_rename").await["channel"]["name"], "hidden");
    stage.set(|state| state.archive(&secret, &stage.ada));
    assert_eq!(socket.event("group_archive").await["channel"], secret.as_str());
}

#[tokio::test]
async fn what_becomes_of_a_channel_is_told() {
    let stage = Stage::new().await;
    let mut socket = stage.connect().await;
    stage.set(|state| {
        state.rename(&stage.channel, "talk");
        state.archive(&stage.channel, &stage.owner);
        state.unarchive(&stage.channel, &stage.owner);
        state.delete_channel(&stage.channel, &stage.owner);
    });
    assert_eq!(socket.event("channel_rename").await["channel"]["name"], "talk");
    assert_eq!(socket.event("channel_archive").await["channel"], stage.channel);
    assert_eq!(socket.event("channel_unarchive").await["channel"], stage.channel);
    assert_eq!(socket.event("channel_deleted").await["channel"], stage.channel);
}

#[tokio::test]
async fn users_and_reactions_and_direct_messages_are_told() {
    let stage = Stage::new().await;
    let ts = stage.post("react").await;
    let mut socket = stage.connect().await;
    stage.set(|state| state.change_user(&stage.ada, |user| user.display_name = "Countess".to_owned()));
    let changed = socket.event("user_change").await;
    assert_eq!(changed["user"]["profile"]["display_name"], "Countess");
    stage.fake.react(&stage.ada, &stage.channel, &ts, "tada").unwrap();
    let reacted: Value = socket.event("reaction_added").await;
    assert_eq!((&reacted["reaction"], &reacted["item"]["ts"]), (&json!("tada"), &json!(ts)));
    stage.fake.write_to_bot(&stage.ada, &stage.app, "psst").unwrap();
    assert_eq!(socket.event("message").await["channel_type"], "im");
    stage.fake.opens_home(&stage.ada, &stage.app, "home");
    assert_eq!(socket.event("app_home_opened").await["user"], stage.ada);
}
