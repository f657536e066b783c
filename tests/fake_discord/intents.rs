//! Which events a session gets, and how much of them: intents, permissions, outages, faults.

use serde_json::json;

use crate::{
    discord::{
        gateway::fit::intent::{GUILD_MESSAGE_REACTIONS, GUILD_MESSAGES, GUILDS, MESSAGE_CONTENT},
        model::Kind,
        permissions::VIEW_CHANNEL,
    },
    socket::Socket,
    stage::Stage,
};

const USUAL: u64 = GUILDS | GUILD_MESSAGES | MESSAGE_CONTENT;

#[tokio::test]
async fn events_come_only_with_their_intent() {
    let stage = Stage::new().await;
    let mut bot = Socket::session(&stage, GUILDS | GUILD_MESSAGE_REACTIONS).await;
    bot.event("GUILD_CREATE").await;
    let said = stage.fake.say(stage.ada, stage.channel, "hello").unwrap();
    stage.set(|state| state.react(stage.ada, stage.channel, said, "👍")).unwrap();
    assert_eq!(bot.events_until("MESSAGE_REACTION_ADD").await, ["MESSAGE_REACTION_ADD"]);
}

#[tokio::test]
async fn without_the_intent_others_messages_are_blank_unless_they_mention_the_bot() {
    let stage = Stage::new().await;
    let mut bot = Socket::session(&stage, GUILDS | GUILD_MESSAGES).await;
    bot.event("GUILD_CREATE").await;
    stage.fake.say(stage.ada, stage.channel, "a secret").unwrap();
    assert_eq!(bot.event("MESSAGE_CREATE").await["content"], "");
    let to_bot = format!("<@{}> hello", stage.bot);
    stage.fake.say(stage.ada, stage.channel, &to_bot).unwrap();
    assert_eq!(bot.event("MESSAGE_CREATE").await["content"], to_bot);
    let own = stage.say("my own").await;
    assert_eq!(bot.event("MESSAGE_CREATE").await["content"], "my own");
    let own = own["id"].as_str().unwrap().parse().unwrap();
    stage.fake.reply(stage.ada, stage.channel, "and a reply to it", Some(own)).unwrap();
    assert_eq!(bot.event("MESSAGE_CREATE").await["content"], "and a reply to it");
}

#[tokio::test]
async fn a_channel_that_the_bot_does_not_see_is_silent() {
    let stage = Stage::new().await;
    let hidden = stage.set(|state| {
        let hidden = state.new_channel(stage.guild, "hidden", Kind::Text);
        state.overwrite(hidden, stage.bot, 0, VIEW_CHANNEL);
        hidden
    });
    let mut bot = Socket::session(&stage, USUAL).await;
    bot.event("GUILD_CREATE").await;
    stage.fake.say(stage.ada, hidden, "unheard").unwrap();
    stage.fake.say(stage.ada, stage.channel, "heard").unwrap();
    assert_eq!(bot.event("MESSAGE_CREATE").await["content"], "heard");
}

#[tokio::test]
async fn an_outage_is_no_removal() {
    let stage = Stage::new().await;
    let mut bot = Socket::session(&stage, USUAL).await;
    bot.event("GUILD_CREATE").await;
    let guild = stage.guild.to_string();
    stage.fake.set_unavailable(stage.guild, true);
    assert_eq!(bot.event("GUILD_DELETE").await, json!({ "id": guild, "unavailable": true }));
    stage.fake.set_unavailable(stage.guild, false);
    assert_eq!(bot.event("GUILD_CREATE").await["id"], guild);
    stage.fake.remove(stage.bot, stage.guild);
    assert_eq!(bot.event("GUILD_DELETE").await, json!({ "id": guild }));
    stage.fake.install(stage.bot, stage.guild, VIEW_CHANNEL);
    assert_eq!(bot.event("GUILD_CREATE").await["id"], guild);
}

#[tokio::test]
async fn an_event_may_come_twice() {
    let stage = Stage::new().await;
    let mut bot = Socket::session(&stage, USUAL).await;
    bot.event("GUILD_CREATE").await;
    stage.fake.discord.gateway.behave(|manner| manner.twice = true);
    stage.fake.say(stage.ada, stage.channel, "hello").unwrap();
    let (one, other) = (bot.next().await, bot.next().await);
    assert_eq!(one["d"], other["d"]);
    assert_eq!(other["s"].as_u64(), one["s"].as_u64().map(|seq| seq + 1));
}
