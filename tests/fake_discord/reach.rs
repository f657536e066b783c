//! Who reaches what: servers, channels, permissions, time-outs, outages.

use chrono::TimeDelta;
use serde_json::json;

use crate::{
    discord::{
        model::Kind,
        permissions::{
            ADMINISTRATOR, ATTACH_FILES, EMBED_LINKS, SEND_MESSAGES, SEND_MESSAGES_IN_THREADS, VIEW_CHANNEL,
            may,
        },
    },
    stage::Stage,
};

#[tokio::test]
async fn what_is_not_there_is_unknown() {
    let stage = Stage::new().await;
    for (path, code) in [("/channels/1", 10003), ("/guilds/1", 10004), ("/users/1", 10013)] {
        let (status, answer) = stage.get(path).await;
        assert_eq!((status, &answer["code"]), (404, &json!(code)), "{path}");
    }
}

#[tokio::test]
async fn another_servers_channel_is_out_of_reach() {
    let stage = Stage::new().await;
    let channel = stage.set(|state| {
        let owner = state.new_user("stranger");
        let guild = state.new_guild("Elsewhere", owner);
        state.new_channel(guild, "theirs", Kind::Text)
    });
    let (status, answer) = stage.get(&format!("/channels/{channel}")).await;
    assert_eq!((status, &answer["code"]), (403, &json!(50001)));
}

#[tokio::test]
async fn a_channel_that_is_hidden_is_out_of_reach() {
    let stage = Stage::new().await;
    let (channel, guild) = (stage.channel, stage.guild);
    stage.set(|state| state.overwrite(channel, guild, 0, VIEW_CHANNEL));
    assert_eq!(stage.try_to_send(json!({ "content": "x" })).await, (403, 50001));
}

#[tokio::test]
async fn who_may_not_write_is_refused() {
    let stage = Stage::new().await;
    let (channel, bot) = (stage.channel, stage.bot);
    stage.set(|state| state.overwrite(channel, bot, 0, SEND_MESSAGES));
    assert_eq!(stage.try_to_send(json!({ "content": "x" })).await, (403, 50013));
}

#[tokio::test]
async fn embeds_need_embed_links() {
    let stage = Stage::new().await;
    let (channel, bot) = (stage.channel, stage.bot);
    stage.set(|state| state.overwrite(channel, bot, 0, EMBED_LINKS));
    assert_eq!(stage.try_to_send(json!({ "embeds": [{ "title": "t" }] })).await, (403, 50013));
    assert_eq!(stage.try_to_send(json!({ "content": "plain" })).await.0, 200);
}

#[tokio::test]
async fn a_members_overwrite_counts_more_than_a_roles() {
    let stage = Stage::new().await;
    let (channel, guild, bot) = (stage.channel, stage.guild, stage.bot);
    let allowed = stage.set(|state| {
        let role = state.new_role(guild, "muted", 0);
        state.give_role(guild, bot, role);
        state.overwrite(channel, guild, SEND_MESSAGES, 0);
        state.overwrite(channel, role, 0, SEND_MESSAGES);
        let muted = may(state, bot, channel, SEND_MESSAGES);
        state.overwrite(channel, bot, SEND_MESSAGES, 0);
        (muted, may(state, bot, channel, SEND_MESSAGES))
    });
    assert_eq!(allowed, (false, true));
}

#[tokio::test]
async fn an_administrator_passes_every_overwrite() {
    let stage = Stage::new().await;
    let (channel, guild, bot) = (stage.channel, stage.guild, stage.bot);
    stage.set(|state| {
        let role = state.new_role(guild, "admin", ADMINISTRATOR);
        state.give_role(guild, bot, role);
        state.overwrite(channel, guild, 0, VIEW_CHANNEL);
    });
    assert_eq!(stage.try_to_send(json!({ "content": "x" })).await.0, 200);
}

#[tokio::test]
async fn who_may_not_write_may_not_attach_either() {
    let stage = Stage::new().await;
    let (channel, guild, bot) = (stage.channel, stage.guild, stage.bot);
    let may_attach = stage.set(|state| {
        state.overwrite(channel, guild, 0, SEND_MESSAGES);
        may(state, bot, channel, ATTACH_FILES)
    });
    assert!(!may_attach);
}

#[tokio::test]
async fn in_threads_another_permission_counts() {
    let stage = Stage::new().await;
    let (channel, bot) = (stage.channel, stage.bot);
    let (_, thread) =
        stage.post(&format!("/channels/{channel}/threads"), json!({ "name": "talk", "type": 11 })).await;
    let path = format!("/channels/{}/messages", thread["id"].as_str().unwrap());
    stage.set(|state| state.overwrite(channel, bot, 0, SEND_MESSAGES));
    assert_eq!(stage.post(&path, json!({ "content": "x" })).await.0, 200);
    stage.set(|state| state.overwrite(channel, bot, 0, SEND_MESSAGES_IN_THREADS));
    assert_eq!(stage.post(&path, json!({ "content": "x" })).await.1["code"], 50013);
}

#[tokio::test]
async fn who_is_timed_out_may_only_read() {
    let stage = Stage::new().await;
    let (guild, bot) = (stage.guild, stage.bot);
    stage.set(|state| {
        let until = (state.now)() + TimeDelta::hours(1);
        let member = state.guilds.get_mut(&guild).unwrap().members.get_mut(&bot).unwrap();
        member.timed_out_until = Some(until);
    });
    assert_eq!(stage.try_to_send(json!({ "content": "x" })).await, (403, 50013));
    assert_eq!(stage.get(&stage.messages()).await.0, 200);
}

#[tokio::test]
async fn a_server_in_an_outage_does_not_answer() {
    let stage = Stage::new().await;
    let guild = stage.guild;
    stage.set(|state| state.guilds.get_mut(&guild).unwrap().unavailable = true);
    assert_eq!(stage.try_to_send(json!({ "content": "x" })).await.0, 503);
    assert_eq!(stage.get(&format!("/guilds/{guild}")).await.0, 503);
    assert_eq!(stage.get("/users/@me").await.0, 200);
}

#[tokio::test]
async fn members_are_listed_only_with_the_intent() {
    let stage = Stage::new().await;
    let (guild, bot, ada) = (stage.guild, stage.bot, stage.ada);
    let list = format!("/guilds/{guild}/members?limit=10");
    assert_eq!(stage.get(&list).await.1.as_array().unwrap().len(), 3);
    stage.set(|state| state.applications.get_mut(&bot).unwrap().privileged_intents = 0);
    assert_eq!(stage.get(&list).await.0, 403);
    assert_eq!(stage.get(&format!("/guilds/{guild}/members/{ada}")).await.0, 200);
}

#[tokio::test]
async fn a_bot_that_leaves_a_server_is_out() {
    let mut stage = Stage::new().await;
    assert_eq!(stage.delete(&format!("/users/@me/guilds/{}", stage.guild)).await.0, 204);
    assert_eq!(stage.events(), ["GUILD_DELETE", "GUILD_MEMBER_REMOVE"]);
    assert_eq!(stage.get(&format!("/channels/{}", stage.channel)).await.1["code"], 50001);
}
