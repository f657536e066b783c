//! The gateway: how a session begins, goes on, is resumed and ends.

use std::time::Duration;

use flate2::{Decompress, FlushDecompress};
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::Message;

use crate::{
    discord::gateway::fit::intent::{ALL, GUILD_MEMBERS, GUILD_MESSAGES, GUILDS, MESSAGE_CONTENT},
    socket::{Socket, identify},
    stage::Stage,
};

const USUAL: u64 = GUILDS | GUILD_MESSAGES | MESSAGE_CONTENT;

/// The stage of a test that begins more than one session.
async fn stage_without_pauses() -> Stage {
    let stage = Stage::new().await;
    stage.fake.discord.gateway.behave(|manner| manner.identify_pause = Duration::ZERO);
    stage
}

/// The code with which a socket is closed that says this.
async fn closed_after(stage: &Stage, payload: Value) -> u16 {
    let mut socket = Socket::open(stage).await;
    socket.say(&payload).await;
    socket.closed().await
}

fn identify_with(field: &str, value: Value) -> Value {
    let mut payload = identify(USUAL);
    payload["d"][field] = value;
    payload
}

#[tokio::test]
async fn a_session_begins_with_ready_and_tells_of_each_server() {
    let stage = Stage::new().await;
    let mut bot = Socket::session(&stage, USUAL).await;
    let ready = bot.event("READY").await;
    assert_eq!(ready["user"]["id"], stage.bot.to_string());
    assert_eq!(ready["application"]["id"], stage.bot.to_string());
    assert_eq!(ready["guilds"], json!([{ "id": stage.guild.to_string(), "unavailable": true }]));
    assert_eq!(ready["resume_gateway_url"], stage.fake.discord.gateway_url());
    let guild = bot.event("GUILD_CREATE").await;
    assert_eq!(guild["name"], "Team");
    assert_eq!(guild["channels"][0]["name"], "general");
    assert_eq!(guild["member_count"], 3);
    let members = guild["members"].as_array().unwrap();
    assert_eq!(members.len(), 1, "nobody but the bot is told of: {members:?}");
    assert_eq!(members[0]["user"]["id"], stage.bot.to_string());
}

#[tokio::test]
async fn who_cannot_identify_is_sent_away_with_the_documented_code() {
    let stage = Stage::new().await;
    assert_eq!(closed_after(&stage, identify_with("token", json!("wrong"))).await, 4004);
    assert_eq!(closed_after(&stage, identify_with("shard", json!([2, 2]))).await, 4010);
    assert_eq!(closed_after(&stage, identify_with("intents", json!(1_u64 << 40))).await, 4013);
    assert_eq!(closed_after(&stage, identify_with("intents", Value::Null)).await, 4013);
    stage.set(|state| state.permit_intents(stage.bot, GUILD_MEMBERS));
    assert_eq!(closed_after(&stage, identify(GUILDS | MESSAGE_CONTENT)).await, 4014);
    let mut socket = Socket::open_with(&stage, "?v=6&encoding=json").await;
    assert_eq!(socket.closed().await, 4012);
}

#[tokio::test]
async fn what_a_bot_should_not_say_closes_with_the_documented_code() {
    let stage = Stage::new().await;
    assert_eq!(closed_after(&stage, json!({ "op": 77, "d": null })).await, 4001);
    assert_eq!(closed_after(&stage, json!({ "op": 3, "d": {} })).await, 4003);
    assert_eq!(closed_after(&stage, json!({ "op": 1, "d": "x".repeat(5_000) })).await, 4002);
    let mut socket = Socket::open(&stage).await;
    socket.say_text("{").await;
    assert_eq!(socket.closed().await, 4002);
    let mut bot = Socket::session(&stage, USUAL).await;
    bot.event("READY").await;
    bot.say(&identify(USUAL)).await;
    assert_eq!(bot.closed().await, 4005);
}

#[tokio::test]
async fn more_than_120_payloads_in_a_minute_are_too_many() {
    let stage = Stage::new().await;
    let mut bot = Socket::open(&stage).await;
    for _ in 0..121 {
        bot.say(&json!({ "op": 1, "d": null })).await;
    }
    assert_eq!(bot.closed().await, 4008);
    assert_eq!(stage.violations().len(), 1);
}

#[tokio::test]
async fn heartbeats_are_acknowledged_until_they_are_not() {
    let stage = Stage::new().await;
    let mut bot = Socket::open(&stage).await;
    bot.say(&json!({ "op": 1, "d": null })).await;
    assert_eq!(bot.next().await["op"], 11);
    stage.fake.discord.gateway.behave(|manner| manner.acknowledges = false);
    bot.say(&json!({ "op": 1, "d": null })).await;
    bot.say(&identify(GUILDS)).await;
    assert_eq!(bot.next().await["t"], "READY", "the heartbeat was not acknowledged");
    assert_eq!(stage.fake.discord.gateway.counts().heartbeats, 2);
}

#[tokio::test]
async fn a_bot_without_a_heartbeat_is_closed() {
    let stage = Stage::new().await;
    stage.fake.discord.gateway.behave(|manner| manner.heartbeat = Duration::from_millis(100));
    let mut bot = Socket::session(&stage, USUAL).await;
    assert_eq!(bot.closed().await, 4009);
}

#[tokio::test]
async fn one_identify_in_five_seconds_is_enough() {
    let stage = Stage::new().await;
    Socket::session(&stage, USUAL).await.event("READY").await;
    let mut hasty = Socket::session(&stage, USUAL).await;
    assert_eq!(hasty.next().await, json!({ "op": 9, "d": false }));
    assert_eq!(stage.violations()[0].rule, "identified too soon");
}

#[tokio::test]
async fn what_was_missed_is_replayed_to_who_resumes() {
    let stage = Stage::new().await;
    let mut bot = Socket::session(&stage, USUAL).await;
    let ready = bot.event("READY").await;
    bot.event("GUILD_CREATE").await;
    bot.cut();
    stage.fake.say(stage.ada, stage.channel, "one").unwrap();
    stage.fake.say(stage.ada, stage.channel, "two").unwrap();
    let mut bot = Socket::open(&stage).await;
    bot.say(&resume(&ready, 2)).await;
    assert_eq!(bot.event("MESSAGE_CREATE").await["content"], "one");
    assert_eq!(bot.event("MESSAGE_CREATE").await["content"], "two");
    bot.event("RESUMED").await;
    stage.fake.say(stage.ada, stage.channel, "three").unwrap();
    assert_eq!(bot.event("MESSAGE_CREATE").await["content"], "three");
    let counts = stage.fake.discord.gateway.counts();
    assert_eq!((counts.identified, counts.resumed), (1, 1));
}

fn resume(ready: &Value, seq: u64) -> Value {
    json!({ "op": 6, "d": { "token": crate::stage::TOKEN, "session_id": ready["session_id"], "seq": seq } })
}

#[tokio::test]
async fn a_session_is_not_resumed_from_the_future_nor_when_it_is_forgotten() {
    let stage = stage_without_pauses().await;
    let mut bot = Socket::session(&stage, USUAL).await;
    let ready = bot.event("READY").await;
    bot.cut();
    let mut bot = Socket::open(&stage).await;
    bot.say(&resume(&ready, 1_000)).await;
    assert_eq!(bot.closed().await, 4007);

    let mut bot = Socket::session(&stage, USUAL).await;
    let ready = bot.event("READY").await;
    bot.cut();
    stage.fake.discord.gateway.forget_sessions();
    let mut bot = Socket::open(&stage).await;
    bot.say(&resume(&ready, 1)).await;
    assert_eq!(bot.next().await, json!({ "op": 9, "d": false }));
}

#[tokio::test]
async fn a_bot_that_says_goodbye_ends_its_session() {
    let stage = Stage::new().await;
    let mut bot = Socket::session(&stage, USUAL).await;
    let ready = bot.event("READY").await;
    bot.close(1000).await;
    let mut bot = Socket::open(&stage).await;
    bot.say(&resume(&ready, 1)).await;
    assert_eq!(bot.next().await, json!({ "op": 9, "d": false }));
}

#[tokio::test]
async fn a_bot_is_asked_to_reconnect_and_told_that_its_session_is_invalid() {
    let stage = Stage::new().await;
    let mut bot = Socket::session(&stage, USUAL).await;
    bot.event("GUILD_CREATE").await;
    stage.fake.discord.gateway.ask_to_reconnect();
    assert_eq!(bot.next().await, json!({ "op": 7, "d": null }));
    stage.fake.discord.gateway.invalidate(true);
    assert_eq!(bot.next().await, json!({ "op": 9, "d": true }));
    stage.fake.discord.gateway.close_sockets(4000);
    assert_eq!(bot.closed().await, 4000);
}

#[tokio::test]
async fn every_session_of_a_shard_gets_every_event() {
    let stage = stage_without_pauses().await;
    let mut one = Socket::session(&stage, USUAL).await;
    let mut other = Socket::session(&stage, USUAL).await;
    one.event("GUILD_CREATE").await;
    other.event("GUILD_CREATE").await;
    stage.fake.say(stage.ada, stage.channel, "hello").unwrap();
    assert_eq!(one.event("MESSAGE_CREATE").await["content"], "hello");
    assert_eq!(other.event("MESSAGE_CREATE").await["content"], "hello");
}

#[tokio::test]
async fn a_shard_has_its_own_servers_and_the_first_one_direct_messages() {
    let stage = stage_without_pauses().await;
    let of_guild = (stage.guild >> 22) % 2;
    let mut its = Socket::session_of_shard(&stage, ALL, [of_guild, 2]).await;
    let mut others = Socket::session_of_shard(&stage, ALL, [1 - of_guild, 2]).await;
    assert_eq!(its.event("READY").await["guilds"].as_array().unwrap().len(), 1);
    assert_eq!(others.event("READY").await["guilds"], json!([]));
    its.event("GUILD_CREATE").await;
    stage.fake.say(stage.ada, stage.channel, "in the server").unwrap();
    let direct = stage.set(|state| state.direct(stage.ada, stage.bot));
    stage.fake.say(stage.ada, direct, "in private").unwrap();
    assert_eq!(its.event("MESSAGE_CREATE").await["content"], "in the server");
    let first = if of_guild == 0 { &mut its } else { &mut others };
    assert_eq!(first.event("MESSAGE_CREATE").await["content"], "in private");
}

#[tokio::test]
async fn the_stream_may_be_compressed() {
    let stage = Stage::new().await;
    let mut bot = Socket::open_with(&stage, "?v=10&encoding=json&compress=zlib-stream").await;
    let mut zlib = Decompress::new(true);
    assert_eq!(inflated(&mut zlib, bot.message().await)["op"], 10);
    bot.say(&identify(USUAL)).await;
    assert_eq!(inflated(&mut zlib, bot.message().await)["t"], "READY");
    assert_eq!(inflated(&mut zlib, bot.message().await)["t"], "GUILD_CREATE");
}

fn inflated(zlib: &mut Decompress, message: Message) -> Value {
    let Message::Binary(bytes) = message else { panic!("it is compressed") };
    assert!(bytes.ends_with(&[0, 0, 0xff, 0xff]), "each message ends with a flush");
    let mut out = Vec::with_capacity(1 << 20);
    zlib.decompress_vec(&bytes, &mut out, FlushDecompress::Sync).unwrap();
    serde_json::from_slice(&out).unwrap()
}

#[tokio::test]
async fn members_are_told_on_request() {
    let stage = Stage::new().await;
    let mut bot = Socket::session(&stage, ALL).await;
    bot.event("GUILD_CREATE").await;
    let guild = stage.guild.to_string();
    bot.say(&json!({ "op": 8, "d": { "guild_id": guild, "query": "ad", "limit": 5, "nonce": "n" } })).await;
    let chunk = bot.event("GUILD_MEMBERS_CHUNK").await;
    assert_eq!(chunk["members"][0]["user"]["username"], "ada");
    assert_eq!((&chunk["nonce"], chunk["members"].as_array().unwrap().len()), (&json!("n"), 1));
}
