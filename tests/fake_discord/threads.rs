//! Threads: made, written in, archived, joined and listed.

use serde_json::{Value, json};

use crate::{
    discord::{
        model::{Id, Kind},
        permissions::{MANAGE_THREADS, VIEW_CHANNEL},
    },
    stage::{Stage, complaints, id},
};

/// A message and a thread from it.
async fn thread(stage: &Stage) -> (Value, Value) {
    let message = stage.say("start").await;
    let path = format!("{}/{}/threads", stage.messages(), id(&message["id"]));
    let (status, thread) = stage.post(&path, json!({ "name": "talk", "auto_archive_duration": 60 })).await;
    assert_eq!(status, 201, "{thread}");
    (message, thread)
}

fn moderate(stage: &Stage) {
    let (guild, bot) = (stage.guild, stage.bot);
    stage.set(|state| {
        let role = state.new_role(guild, "moderator", MANAGE_THREADS);
        state.give_role(guild, bot, role);
    });
}

fn forum(stage: &Stage) -> (Id, Id) {
    let guild = stage.guild;
    stage.set(|state| {
        let forum = state.new_channel(guild, "questions", Kind::Forum);
        let tag = state.id();
        let channel = state.channels.get_mut(&forum).unwrap();
        channel.available_tags.push((tag, "daily".to_owned()));
        channel.flags = 1 << 4;
        (forum, tag)
    })
}

#[tokio::test]
async fn a_thread_from_a_message_has_its_id_and_marks_it() {
    let mut stage = Stage::new().await;
    let (message, thread) = thread(&stage).await;
    assert_eq!((&thread["id"], &thread["type"]), (&message["id"], &json!(11)));
    assert_eq!(thread["member"]["user_id"], stage.bot.to_string());
    let (_, again) = stage.get(&format!("{}/{}", stage.messages(), id(&message["id"]))).await;
    assert_eq!(again["flags"], 1 << 5);
    assert_eq!(again["thread"]["id"], thread["id"]);
    let events = stage.events();
    assert_eq!(events, ["MESSAGE_CREATE", "THREAD_CREATE", "MESSAGE_UPDATE", "MESSAGE_CREATE"]);
}

#[tokio::test]
async fn a_thread_begins_with_a_note_of_its_message() {
    let stage = Stage::new().await;
    let (message, thread) = thread(&stage).await;
    let (_, inside) = stage.get(&format!("/channels/{}/messages", id(&thread["id"]))).await;
    assert_eq!((&inside[0]["type"], &inside[0]["content"]), (&json!(21), &json!("")));
    assert_eq!(inside[0]["referenced_message"]["id"], message["id"]);
}

#[tokio::test]
async fn a_message_has_one_thread() {
    let stage = Stage::new().await;
    let (message, _) = thread(&stage).await;
    let path = format!("{}/{}/threads", stage.messages(), id(&message["id"]));
    let (status, answer) = stage.post(&path, json!({ "name": "again" })).await;
    assert_eq!((status, &answer["code"]), (400, &json!(160_004)));
}

#[tokio::test]
async fn a_thread_has_a_name_and_one_of_four_spans() {
    let stage = Stage::new().await;
    let message = stage.say("start").await;
    let path = format!("{}/{}/threads", stage.messages(), id(&message["id"]));
    for (body, field) in [
        (json!({}), "name"),
        (json!({ "name": "" }), "name"),
        (json!({ "name": "n".repeat(101) }), "name"),
        (json!({ "name": "n", "auto_archive_duration": 61 }), "auto_archive_duration"),
    ] {
        let (status, answer) = stage.post(&path, body.clone()).await;
        assert_eq!((status, &answer["code"]), (400, &json!(50035)), "{body}");
        assert!(!complaints(&answer, field).is_empty(), "{answer}");
    }
}

#[tokio::test]
async fn writing_opens_an_archived_thread() {
    let mut stage = Stage::new().await;
    let (_, thread) = thread(&stage).await;
    let path = format!("/channels/{}", id(&thread["id"]));
    let (status, archived) = stage.patch(&path, json!({ "archived": true })).await;
    assert_eq!((status, &archived["thread_metadata"]["archived"]), (200, &json!(true)));
    stage.events();
    assert_eq!(stage.post(&format!("{path}/messages"), json!({ "content": "again" })).await.0, 200);
    assert_eq!(stage.events(), ["THREAD_UPDATE", "THREAD_MEMBER_UPDATE", "MESSAGE_CREATE"]);
    assert_eq!(stage.get(&path).await.1["thread_metadata"]["archived"], false);
}

#[tokio::test]
async fn in_an_archived_thread_nothing_is_edited_and_nobody_reacts() {
    let stage = Stage::new().await;
    let (_, thread) = thread(&stage).await;
    let path = format!("/channels/{}", id(&thread["id"]));
    let (_, message) = stage.post(&format!("{path}/messages"), json!({ "content": "old" })).await;
    stage.patch(&path, json!({ "archived": true })).await;
    let message = format!("{path}/messages/{}", id(&message["id"]));
    assert_eq!(stage.patch(&message, json!({ "content": "new" })).await.1["code"], 50083);
    let reaction = format!("{message}/reactions/%E2%9C%85/@me");
    assert_eq!(stage.put(&reaction, json!(null)).await.1["code"], 50083);
    assert_eq!(stage.patch(&path, json!({ "name": "renamed" })).await.1["code"], 50083);
    assert_eq!(stage.delete(&message).await.0, 204);
}

#[tokio::test]
async fn a_locked_thread_is_for_moderators() {
    let stage = Stage::new().await;
    let (_, thread) = thread(&stage).await;
    let path = format!("/channels/{}", id(&thread["id"]));
    assert_eq!(stage.patch(&path, json!({ "locked": true })).await.1["code"], 50013);
    let thread = id(&thread["id"]);
    stage.set(|state| state.channels.get_mut(&thread).unwrap().thread.as_mut().unwrap().locked = true);
    let message = format!("{path}/messages");
    assert_eq!(stage.post(&message, json!({ "content": "x" })).await.1["code"], 160_005);
    moderate(&stage);
    assert_eq!(stage.post(&message, json!({ "content": "x" })).await.0, 200);
}

#[tokio::test]
async fn a_post_in_a_forum_has_a_tag_and_its_first_message_the_same_id() {
    let mut stage = Stage::new().await;
    let (forum, tag) = forum(&stage);
    let path = format!("/channels/{forum}/threads");
    let untagged = json!({ "name": "q", "message": { "content": "text" } });
    assert_eq!(stage.post(&path, untagged).await.1["code"], 40067);
    let unknown = json!({ "name": "q", "message": { "content": "text" }, "applied_tags": ["1"] });
    assert_eq!(stage.post(&path, unknown).await.1["code"], 10087);
    let tagged = json!({ "name": "q", "message": { "content": "text" }, "applied_tags": [tag.to_string()] });
    let (status, post) = stage.post(&path, tagged).await;
    assert_eq!(status, 201, "{post}");
    assert_eq!(post["message"]["id"], post["id"]);
    assert_eq!(post["applied_tags"], json!([tag.to_string()]));
    assert_eq!(stage.events(), ["THREAD_CREATE", "MESSAGE_CREATE"]);
    let (status, answer) =
        stage.post(&format!("/channels/{forum}/messages"), json!({ "content": "x" })).await;
    assert_eq!((status, &answer["code"]), (400, &json!(40058)));
}

#[tokio::test]
async fn a_private_thread_is_seen_by_those_in_it() {
    let stage = Stage::new().await;
    let (channel, ada) = (stage.channel, stage.ada);
    let hers = stage.set(|state| {
        let new = crate::discord::actions::threads::NewThread {
            parent: channel,
            kind: Kind::PrivateThread,
            name: "hers".to_owned(),
            auto_archive_minutes: 60,
            slow_mode: 0,
            starter: None,
            post: None,
            tags: Vec::new(),
        };
        state.create_thread(ada, new).unwrap()
    });
    let path = format!("/channels/{hers}");
    assert_eq!(stage.get(&path).await.1["code"], 50001);
    let bot = stage.bot;
    stage.set(|state| state.join_thread(hers, bot).unwrap());
    assert_eq!(stage.get(&path).await.0, 200);
}

#[tokio::test]
async fn who_joins_and_leaves_a_thread_is_told_of() {
    let mut stage = Stage::new().await;
    let (_, thread) = thread(&stage).await;
    let members = format!("/channels/{}/thread-members", id(&thread["id"]));
    stage.events();
    assert_eq!(stage.put(&format!("{members}/{}", stage.ada), json!(null)).await.0, 204);
    assert_eq!(stage.get(&members).await.1.as_array().unwrap().len(), 2);
    assert_eq!(stage.delete(&format!("{members}/@me")).await.0, 204);
    assert_eq!(stage.get(&format!("{members}/@me")).await.1["code"], 10007);
    assert_eq!(stage.events(), ["THREAD_MEMBERS_UPDATE", "THREAD_MEMBERS_UPDATE"]);
}

#[tokio::test]
async fn active_and_archived_threads_are_listed_apart() {
    let stage = Stage::new().await;
    let mut threads = Vec::new();
    for _ in 0..4 {
        threads.push(id(&thread(&stage).await.1["id"]));
    }
    for thread in &threads[..3] {
        stage.patch(&format!("/channels/{thread}"), json!({ "archived": true })).await;
    }
    let (_, active) = stage.get(&format!("/guilds/{}/threads/active", stage.guild)).await;
    assert_eq!(active["threads"][0]["id"], threads[3].to_string());
    assert_eq!(active["threads"].as_array().unwrap().len(), 1);
    let path = format!("/channels/{}/threads/archived/public", stage.channel);
    let (_, first) = stage.get(&format!("{path}?limit=2")).await;
    assert_eq!((first["threads"].as_array().unwrap().len(), &first["has_more"]), (2, &json!(true)));
    let last = first["threads"][1]["thread_metadata"]["archive_timestamp"].as_str().unwrap();
    let (_, second) = stage.get(&format!("{path}?limit=2&before={}", last.replace('+', "%2B"))).await;
    assert_eq!(
        (&second["threads"][0]["id"], &second["has_more"]),
        (&json!(threads[0].to_string()), &json!(false))
    );
}

#[tokio::test]
async fn a_deleted_thread_is_told_of_and_gone() {
    let mut stage = Stage::new().await;
    let (message, thread) = thread(&stage).await;
    let path = format!("/channels/{}", id(&thread["id"]));
    assert_eq!(stage.delete(&path).await.1["code"], 50013);
    moderate(&stage);
    stage.events();
    assert_eq!(stage.delete(&path).await.0, 200);
    assert_eq!(stage.events(), ["THREAD_DELETE"]);
    assert_eq!(stage.get(&path).await.1["code"], 10003);
    assert_eq!(stage.get(&format!("{}/{}", stage.messages(), id(&message["id"]))).await.0, 200);
}

#[tokio::test]
async fn a_bot_that_comes_to_see_a_channel_is_told_of_its_threads() {
    let mut stage = Stage::new().await;
    let (channel, bot) = (stage.channel, stage.bot);
    let (_, thread) = thread(&stage).await;
    stage.set(|state| state.change_overwrite(channel, bot, 0, VIEW_CHANNEL));
    stage.events();
    stage.set(|state| state.change_overwrite(channel, bot, 0, 0));
    let events = stage.dispatches();
    assert_eq!(
        events.iter().map(|event| event.name).collect::<Vec<_>>(),
        ["CHANNEL_UPDATE", "THREAD_LIST_SYNC"]
    );
    assert_eq!(events[1].data["threads"][0]["id"], thread["id"]);
    assert_eq!(events[1].data["members"][0]["user_id"], bot.to_string());
}

#[tokio::test]
async fn a_thread_in_which_nothing_happens_is_archived() {
    let stage = Stage::new().await;
    let (_, thread) = thread(&stage).await;
    let path = format!("/channels/{}", id(&thread["id"]));
    stage.set(crate::discord::model::State::archive_idle_threads);
    assert_eq!(stage.get(&path).await.1["thread_metadata"]["archived"], false);
    stage.set(|state| {
        let now = (state.now)();
        state.now = std::sync::Arc::new(move || now + chrono::TimeDelta::hours(1));
        state.archive_idle_threads();
    });
    assert_eq!(stage.get(&path).await.1["thread_metadata"]["archived"], true);
}
