//! Users, user groups, bots and the workspace, as apps look them up; whom messages notify.

use serde_json::json;

use crate::{slack::model::Role, stage::Stage};

#[tokio::test]
async fn a_user_is_told_with_their_role() {
    let stage = Stage::new().await;
    let guest = stage.set(|state| state.new_user_as("Guest", Role::Guest));
    let user = |id: &str| json!({ "user": id });
    let owner = stage.call("users.info", user(&stage.owner)).await;
    assert_eq!((&owner["user"]["is_admin"], &owner["user"]["is_owner"]), (&json!(true), &json!(true)));
    let ada = stage.call("users.info", user(&stage.ada)).await;
    assert_eq!((&ada["user"]["is_admin"], &ada["user"]["real_name"]), (&json!(false), &json!("Ada")));
    assert_eq!(stage.call("users.info", user(&guest)).await["user"]["is_restricted"], true);
    assert_eq!(stage.call("users.info", user(&stage.bot)).await["user"]["is_bot"], true);
    assert_eq!(stage.refusal("users.info", user("U404")).await, "user_not_found");
}

#[tokio::test]
async fn of_somebody_deactivated_little_is_said() {
    let stage = Stage::new().await;
    stage.set(|state| state.deactivate(&stage.ada));
    let ada = stage.call("users.info", json!({ "user": stage.ada })).await;
    assert_eq!((&ada["user"]["deleted"], ada["user"].get("is_admin")), (&json!(true), None));
    assert!(stage.fake.say(&stage.ada, &stage.channel, "x").is_err());
}

#[tokio::test]
async fn users_are_listed_in_pages_and_strangers_are_not() {
    let stage = Stage::new().await;
    stage.set(|state| state.new_stranger("Stranger"));
    let first = stage.call("users.list", json!({ "limit": 2 })).await;
    assert_eq!(first["members"].as_array().unwrap().len(), 2);
    let cursor = first["response_metadata"]["next_cursor"].clone();
    let second = stage.call("users.list", json!({ "limit": 10, "cursor": cursor })).await;
    let names: Vec<&str> =
        second["members"].as_array().unwrap().iter().map(|user| user["name"].as_str().unwrap()).collect();
    assert!(!names.contains(&"stranger"), "{names:?}");
}

#[tokio::test]
async fn groups_are_listed_unless_they_are_switched_off() {
    let stage = Stage::new().await;
    let group = stage.set(|state| state.new_group("daily", &[&stage.ada]));
    let answer = stage.call("usergroups.list", json!({ "include_users": true })).await;
    assert_eq!(answer["usergroups"][0]["handle"], "daily");
    assert_eq!(answer["usergroups"][0]["users"][0], stage.ada);
    stage.set(|state| state.groups.get_mut(&group).unwrap().disabled = true);
    assert_eq!(stage.call("usergroups.list", json!({})).await["usergroups"], json!([]));
}

#[tokio::test]
async fn an_app_looks_up_itself_and_the_workspace() {
    let stage = Stage::new().await;
    let who = stage.call("auth.test", json!({})).await;
    let bot = stage.call("bots.info", json!({ "bot": who["bot_id"] })).await;
    assert_eq!((&bot["bot"]["app_id"], &bot["bot"]["user_id"]), (&json!(stage.app), &json!(stage.bot)));
    assert_eq!(stage.refusal("bots.info", json!({ "bot": "B404" })).await, "bot_not_found");
    assert_eq!(stage.call("team.info", json!({})).await["team"]["id"], who["team_id"]);
}

#[tokio::test]
async fn members_see_what_is_theirs_to_see() {
    let stage = Stage::new().await;
    let secret =
        stage.set(|state| state.new_channel("secret", crate::slack::model::Kind::Private, &stage.owner));
    stage.fake.say(&stage.owner, &secret, "hush").unwrap();
    assert!(stage.fake.sees(&stage.ada, &secret).is_empty());
    assert!(stage.fake.say(&stage.ada, &secret, "x").is_err());
    assert_eq!(stage.fake.sees(&stage.owner, &secret).len(), 1);
}

#[tokio::test]
async fn timestamps_follow_a_clock_that_stands_still_and_none_comes_twice() {
    let stage = Stage::new().await;
    let frozen = chrono::DateTime::from_timestamp(1_700_000_000, 0).unwrap();
    stage.set(|state| state.now = std::sync::Arc::new(move || frozen));
    let first = stage.fake.say(&stage.ada, &stage.channel, "a").unwrap();
    let second = stage.fake.say(&stage.ada, &stage.channel, "b").unwrap();
    assert_eq!((first.as_str(), second.as_str()), ("1700000000.000000", "1700000000.000001"));
    let earlier = frozen - chrono::TimeDelta::hours(1);
    stage.set(|state| state.now = std::sync::Arc::new(move || earlier));
    assert!(stage.fake.say(&stage.ada, &stage.channel, "c").unwrap() < first, "clocks may go back");
}
