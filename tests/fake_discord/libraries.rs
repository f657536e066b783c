//! What the fake answers is what a library can read, field by field.

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use serenity::{
    http::HttpBuilder,
    model::{
        application::{Command, CurrentApplicationInfo},
        channel::{Channel, Message, Reaction, ThreadsData},
        event::{
            MessageUpdateEvent, ThreadCreateEvent, ThreadMembersUpdateEvent, ThreadUpdateEvent,
            TypingStartEvent,
        },
        gateway::BotGateway,
        guild::{GuildInfo, Member, PartialGuild, Role},
        id::{ChannelId, MessageId},
        user::{CurrentUser, User},
    },
};

use crate::stage::{Stage, TOKEN, id};

/// Reads an answer as the library does.
fn reads<T: DeserializeOwned>(answer: (u16, Value)) -> Value {
    let (status, body) = answer;
    assert!(status < 300, "{body}");
    serde_json::from_value::<T>(body.clone()).unwrap_or_else(|error| panic!("{error}: {body:#}"));
    body
}

#[tokio::test]
async fn serenity_reads_every_answer() {
    let stage = Stage::new().await;
    let (guild, channel) = (stage.guild, stage.channel);
    reads::<BotGateway>(stage.get("/gateway/bot").await);
    reads::<CurrentUser>(stage.get("/users/@me").await);
    reads::<CurrentApplicationInfo>(stage.get("/applications/@me").await);
    reads::<Vec<GuildInfo>>(stage.get("/users/@me/guilds").await);
    reads::<PartialGuild>(stage.get(&format!("/guilds/{guild}?with_counts=true")).await);
    reads::<Vec<Role>>(stage.get(&format!("/guilds/{guild}/roles")).await);
    reads::<Vec<Channel>>(stage.get(&format!("/guilds/{guild}/channels")).await);
    reads::<User>(stage.get(&format!("/users/{}", stage.ada)).await);
    reads::<Channel>(
        stage.post("/users/@me/channels", json!({ "recipient_id": stage.ada.to_string() })).await,
    );
    let body = json!({ "content": format!("<@{}>", stage.ada), "nonce": "n", "embeds": [{ "title": "t" }], "components": [
        { "type": 1, "components": [{ "type": 2, "style": 1, "label": "Press", "custom_id": "b" }] },
    ] });
    let message = reads::<Message>(stage.post(&stage.messages(), body).await);
    let path = format!("{}/{}", stage.messages(), id(&message["id"]));
    stage.put(&format!("{path}/reactions/%E2%9C%85/@me"), Value::Null).await;
    let thread = reads::<Channel>(stage.post(&format!("{path}/threads"), json!({ "name": "talk" })).await);
    reads::<Vec<Message>>(stage.get(&stage.messages()).await);
    reads::<Vec<Message>>(stage.get(&format!("/channels/{}/messages", id(&thread["id"]))).await);
    reads::<ThreadsData>(stage.get(&format!("/guilds/{guild}/threads/active")).await);
    reads::<ThreadsData>(stage.get(&format!("/channels/{channel}/threads/archived/public")).await);
    let commands = format!("/applications/{}/commands", stage.bot);
    reads::<Command>(stage.post(&commands, json!({ "name": "go", "description": "d" })).await);
    reads::<Vec<Command>>(stage.get(&commands).await);
    // A member says in which server only where the library asked; it adds that itself.
    let (_, mut member) = stage.get(&format!("/guilds/{guild}/members/{}", stage.ada)).await;
    member["guild_id"] = json!(guild.to_string());
    reads::<Member>((200, member));
}

#[tokio::test]
async fn serenity_reads_every_event() {
    let mut stage = Stage::new().await;
    let message = stage.say("start").await;
    let path = format!("{}/{}", stage.messages(), id(&message["id"]));
    stage.put(&format!("{path}/reactions/%E2%9C%85/@me"), Value::Null).await;
    stage.post(&format!("{}/typing", stage.messages().trim_end_matches("/messages")), Value::Null).await;
    let (_, thread) = stage.post(&format!("{path}/threads"), json!({ "name": "talk" })).await;
    let thread = format!("/channels/{}", id(&thread["id"]));
    stage.put(&format!("{thread}/thread-members/{}", stage.ada), Value::Null).await;
    stage.patch(&thread, json!({ "name": "other" })).await;
    let mut seen = Vec::new();
    for event in stage.dispatches() {
        let data = (200, event.data.clone());
        match event.name {
            "MESSAGE_CREATE" => reads::<Message>(data),
            "MESSAGE_UPDATE" => reads::<MessageUpdateEvent>(data),
            "MESSAGE_REACTION_ADD" => reads::<Reaction>(data),
            "TYPING_START" => reads::<TypingStartEvent>(data),
            "THREAD_CREATE" => reads::<ThreadCreateEvent>(data),
            "THREAD_UPDATE" => reads::<ThreadUpdateEvent>(data),
            "THREAD_MEMBERS_UPDATE" => reads::<ThreadMembersUpdateEvent>(data),
            other => panic!("nothing reads {other}"),
        };
        seen.push(event.name);
    }
    for name in
        ["MESSAGE_UPDATE", "MESSAGE_REACTION_ADD", "TYPING_START", "THREAD_UPDATE", "THREAD_MEMBERS_UPDATE"]
    {
        assert!(seen.contains(&name), "{name} was not sent: {seen:?}");
    }
}

#[tokio::test]
async fn serenity_talks_to_it() {
    let stage = Stage::new().await;
    let http = HttpBuilder::new(TOKEN).proxy(stage.fake.base_url.clone()).ratelimiter_disabled(true).build();
    let channel = ChannelId::new(stage.channel);
    let message = channel.say(&http, "hello").await.unwrap();
    channel.create_reaction(&http, message.id, '✅').await.unwrap();
    let read = channel.message(&http, MessageId::new(message.id.get())).await.unwrap();
    assert_eq!((read.content.as_str(), read.reactions.len()), ("hello", 1));
    assert_eq!(stage.violations(), []);
}
