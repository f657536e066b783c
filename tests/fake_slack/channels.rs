//! Channels: listed, looked up, joined, archived, renamed, gone.

use serde_json::{Value, json};

use crate::{
    slack::model::Kind,
    stage::{Stage, spec},
};

fn names(answer: &Value) -> Vec<&str> {
    let channels = answer["channels"].as_array().unwrap_or_else(|| panic!("{answer}"));
    channels.iter().filter_map(|channel| channel["name"].as_str()).collect()
}

#[tokio::test]
async fn public_channels_are_listed_for_all_and_private_ones_for_members() {
    let stage = Stage::new().await;
    let secret = stage.set(|state| {
        state.new_channel("other", Kind::Public, &stage.owner);
        state.new_channel("secret", Kind::Private, &stage.owner)
    });
    let both = json!({ "types": "public_channel,private_channel" });
    assert_eq!(names(&stage.call("conversations.list", both.clone()).await), ["general", "other"]);
    stage.fake.invite(&stage.owner, &secret, &stage.bot).unwrap();
    assert_eq!(names(&stage.call("conversations.list", both.clone()).await), ["general", "other", "secret"]);
    assert_eq!(names(&stage.call("users.conversations", both).await), ["general", "secret"]);
    let wrong = json!({ "types": "channels" });
    assert_eq!(stage.refusal("conversations.list", wrong).await, "invalid_types");
}

#[tokio::test]
async fn listings_come_in_pages() {
    let stage = Stage::new().await;
    stage.set(|state| {
        state.new_channel("b", Kind::Public, &stage.owner);
        state.new_channel("c", Kind::Public, &stage.owner);
    });
    let first = stage.call("conversations.list", json!({ "limit": 2 })).await;
    assert_eq!(names(&first), ["general", "b"]);
    let cursor = first["response_metadata"]["next_cursor"].clone();
    assert!(cursor.as_str().unwrap().ends_with('='), "as Slack's own, it has to be escaped in a query");
    let second = stage.call("conversations.list", json!({ "limit": 2, "cursor": cursor })).await;
    assert_eq!(names(&second), ["c"]);
    assert_eq!(second["response_metadata"]["next_cursor"], "");
}

#[tokio::test]
async fn a_channel_is_known_by_what_it_is() {
    let stage = Stage::new().await;
    let answer = stage.call("conversations.info", json!({ "channel": stage.channel })).await;
    let channel = &answer["channel"];
    assert_eq!((&channel["name"], &channel["is_member"]), (&json!("general"), &json!(true)));
    assert_eq!((&channel["is_private"], &channel["is_ext_shared"]), (&json!(false), &json!(false)));
    stage.set(|state| state.share(&stage.channel));
    let shared = stage.call("conversations.info", json!({ "channel": stage.channel })).await;
    assert_eq!(shared["channel"]["is_ext_shared"], true);
    assert_eq!(stage.refusal("conversations.info", json!({ "channel": "C404" })).await, "channel_not_found");
    let members = stage.call("conversations.members", json!({ "channel": stage.channel })).await;
    assert_eq!(members["members"].as_array().unwrap().len(), 3);
}

#[tokio::test]
async fn a_bot_joins_public_channels_by_itself_if_it_may() {
    let stage = Stage::new().await;
    let (other, secret) = stage.set(|state| {
        let owner = stage.owner.clone();
        (state.new_channel("other", Kind::Public, &owner), state.new_channel("secret", Kind::Private, &owner))
    });
    assert_eq!(stage.refusal("conversations.join", json!({ "channel": other })).await, "");
    let again = stage.call("conversations.join", json!({ "channel": other })).await;
    assert_eq!(again["warning"], "already_in_channel");
    assert_eq!(stage.refusal("conversations.join", json!({ "channel": secret })).await, "channel_not_found");
    let bare = Stage::with_app(spec().without_scope("channels:join")).await;
    let channel = json!({ "channel": bare.channel });
    assert_eq!(bare.refusal("conversations.join", channel).await, "missing_scope");
}

#[tokio::test]
async fn a_channel_that_is_archived_is_without_its_bots_even_when_it_comes_back() {
    let stage = Stage::new().await;
    let post = json!({ "channel": stage.channel, "text": "x" });
    let own = stage.post("own").await;
    stage.set(|state| state.archive(&stage.channel, &stage.owner));
    assert_eq!(stage.refusal("chat.postMessage", post.clone()).await, "is_archived");
    let edit = json!({ "channel": stage.channel, "ts": own, "text": "x" });
    assert_eq!(stage.refusal("chat.update", edit).await, "is_inactive");
    let tick = json!({ "channel": stage.channel, "timestamp": own, "name": "tick" });
    assert_eq!(stage.refusal("reactions.add", tick).await, "is_archived");
    let of = json!({ "channel": stage.channel });
    assert_eq!(stage.refusal("conversations.history", of.clone()).await, "not_in_channel");
    assert_eq!(stage.call("conversations.info", of).await["channel"]["is_archived"], true);
    assert!(stage.fake.say(&stage.ada, &stage.channel, "hello?").is_err());
    stage.set(|state| state.unarchive(&stage.channel, &stage.owner));
    assert_eq!(stage.refusal("chat.postMessage", post).await, "not_in_channel");
    stage.fake.say(&stage.ada, &stage.channel, "hello again").unwrap();
}

#[tokio::test]
async fn direct_messages_are_opened_with_those_who_are_there() {
    let stage = Stage::new().await;
    let open = |users: &str| json!({ "users": users });
    let answer = stage.call("conversations.open", open(&stage.ada)).await;
    let direct = answer["channel"]["id"].as_str().unwrap().to_owned();
    assert_eq!(stage.call("conversations.open", open(&stage.ada)).await["channel"]["id"], direct.as_str());
    assert_eq!(stage.refusal("conversations.open", open("U404")).await, "user_not_found");
    assert_eq!(stage.refusal("conversations.open", json!({})).await, "users_list_not_supplied");
    stage.set(|state| state.deactivate(&stage.ada));
    assert_eq!(stage.refusal("conversations.open", open(&stage.ada)).await, "user_disabled");
}

#[tokio::test]
async fn nobody_but_admins_posts_in_a_channel_that_is_theirs() {
    let stage = Stage::new().await;
    stage.set(|state| state.channels.get_mut(&stage.channel).unwrap().read_only = true);
    let post = json!({ "channel": stage.channel, "text": "x" });
    assert_eq!(stage.refusal("chat.postMessage", post).await, "restricted_action_read_only_channel");
}
