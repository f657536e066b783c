//! Reading messages: pages, permission, and what intents show.

use serde_json::Value;

use crate::{
    discord::{actions::messages::Draft, permissions::READ_MESSAGE_HISTORY},
    stage::{Stage, id},
};

async fn texts(stage: &Stage, query: &str) -> Vec<String> {
    let (status, messages) = stage.get(&format!("{}{query}", stage.messages())).await;
    assert_eq!(status, 200, "{messages}");
    messages.as_array().unwrap().iter().map(|one| one["content"].as_str().unwrap().to_owned()).collect()
}

async fn five(stage: &Stage) -> Vec<Value> {
    let mut sent = Vec::new();
    for number in 1..=5 {
        sent.push(stage.say(&number.to_string()).await);
    }
    sent
}

#[tokio::test]
async fn pages_go_before_after_and_around() {
    let stage = Stage::new().await;
    let sent = five(&stage).await;
    let third = id(&sent[2]["id"]);
    assert_eq!(texts(&stage, "").await, ["5", "4", "3", "2", "1"]);
    assert_eq!(texts(&stage, "?limit=2").await, ["5", "4"]);
    assert_eq!(texts(&stage, &format!("?before={third}")).await, ["2", "1"]);
    assert_eq!(texts(&stage, &format!("?after={third}")).await, ["5", "4"]);
    assert_eq!(texts(&stage, &format!("?after={}&limit=2", id(&sent[0]["id"]))).await, ["3", "2"]);
    assert_eq!(texts(&stage, &format!("?around={third}&limit=3")).await, ["4", "3", "2"]);
}

#[tokio::test]
async fn a_page_goes_one_way_and_holds_100() {
    let stage = Stage::new().await;
    for query in ["?before=1&after=1", "?limit=101", "?limit=0", "?before=never"] {
        assert_eq!(stage.get(&format!("{}{query}", stage.messages())).await.0, 400, "{query}");
    }
}

#[tokio::test]
async fn history_that_may_not_be_read_is_empty() {
    let stage = Stage::new().await;
    let sent = stage.say("hidden").await;
    let (channel, bot) = (stage.channel, stage.bot);
    stage.set(|state| state.overwrite(channel, bot, 0, READ_MESSAGE_HISTORY));
    assert_eq!(texts(&stage, "").await, Vec::<String>::new());
    let (status, answer) = stage.get(&format!("{}/{}", stage.messages(), id(&sent["id"]))).await;
    assert_eq!((status, answer["code"].as_u64()), (403, Some(50013)));
}

#[tokio::test]
async fn without_the_intent_others_messages_are_blank() {
    let stage = Stage::new().await;
    let (channel, ada, bot) = (stage.channel, stage.ada, stage.bot);
    stage.set(|state| {
        state.applications.get_mut(&bot).unwrap().privileged_intents = 0;
        state.send_message(ada, channel, Draft::text("secret"));
        let mut called = Draft::text("called");
        called.mentions.users.push(bot);
        state.send_message(ada, channel, called);
    });
    stage.say("own").await;
    assert_eq!(texts(&stage, "").await, ["own", "called", ""]);
}

#[tokio::test]
async fn ephemeral_messages_are_in_no_history() {
    let stage = Stage::new().await;
    let (channel, ada, bot) = (stage.channel, stage.ada, stage.bot);
    let hidden = stage.set(|state| {
        let draft = Draft { only_for: Some(ada), flags: 1 << 6, ..Draft::text("psst") };
        state.send_message(bot, channel, draft).id
    });
    assert_eq!(texts(&stage, "").await, Vec::<String>::new());
    assert_eq!(stage.get(&format!("{}/{hidden}", stage.messages())).await.0, 404);
}
