//! Discord's own description of its API: bodies are checked by it, and so are the fake's answers.

use serde_json::{Value, json};

use crate::{
    discord::{rest::TABLES, spec},
    stage::{Stage, complaints, id},
};

#[tokio::test]
#[ignore = "needs the Discord API description: run scripts/test"]
async fn bodies_are_checked_against_the_official_description() {
    assert!(
        spec::is_there(),
        "target/discord-api-spec/schemas.json is missing: run scripts/discord-api-spec"
    );
    let stage = Stage::new().await;
    // No check that is written by hand knows of stickers.
    let (status, answer) =
        stage.post(&stage.messages(), json!({ "content": "x", "sticker_ids": "none" })).await;
    assert_eq!((status, &answer["code"]), (400, &json!(50035)));
    assert_eq!(complaints(&answer, "sticker_ids"), ["MODEL_TYPE_CONVERT"]);
    stage.post(&stage.messages(), json!({ "content": "x", "colour": "red" })).await;
    assert_eq!(stage.violations()[0].rule, "unknown field");
}

#[test]
#[ignore = "needs the Discord API description: run scripts/test"]
fn every_form_is_in_the_description() {
    assert!(
        spec::is_there(),
        "target/discord-api-spec/schemas.json is missing: run scripts/discord-api-spec"
    );
    // A form that the description does not know makes the checker fail.
    for form in TABLES.iter().copied().flatten().filter_map(|route| route.form) {
        assert_ne!(spec::complaints(form, &json!(17)), Vec::<String>::new(), "{form}");
    }
}

/// Checks an answer by the description of this name.
fn fits(form: &str, answer: (u16, Value)) -> Value {
    let (status, body) = answer;
    assert!(status < 300, "{form}: {body}");
    assert_eq!(spec::complaints(form, &body), Vec::<String>::new(), "{form}: {body:#}");
    body
}

#[tokio::test]
#[ignore = "needs the Discord API description: run scripts/test"]
async fn answers_are_as_described() {
    assert!(
        spec::is_there(),
        "target/discord-api-spec/schemas.json is missing: run scripts/discord-api-spec"
    );
    let stage = Stage::new().await;
    let (guild, channel) = (stage.guild, stage.channel);
    fits("GatewayBotResponse", stage.get("/gateway/bot").await);
    fits("UserPIIResponse", stage.get("/users/@me").await);
    fits("PrivateApplicationResponse", stage.get("/applications/@me").await);
    fits("[MyGuildResponse]", stage.get("/users/@me/guilds?with_counts=true").await);
    fits("GuildWithCountsResponse", stage.get(&format!("/guilds/{guild}?with_counts=true")).await);
    fits("[GuildChannelResponse]", stage.get(&format!("/guilds/{guild}/channels")).await);
    fits("[GuildRoleResponse]", stage.get(&format!("/guilds/{guild}/roles")).await);
    fits("[GuildMemberResponse]", stage.get(&format!("/guilds/{guild}/members?limit=9")).await);
    fits("GuildChannelResponse", stage.get(&format!("/channels/{channel}")).await);
    let opened = stage.post("/users/@me/channels", json!({ "recipient_id": stage.ada.to_string() })).await;
    fits("PrivateChannelResponse", opened);
    let body = json!({
        "content": format!("<@{}>", stage.ada),
        "nonce": "n",
        "embeds": [{ "title": "t", "color": 1, "fields": [{ "name": "n", "value": "v" }], "footer": { "text": "f" } }],
        "components": [
            { "type": 1, "components": [
                { "type": 2, "style": 1, "label": "Press", "custom_id": "b", "emoji": { "name": "✅" } },
                { "type": 2, "style": 5, "label": "Read", "url": "https://example.com" },
            ] },
            { "type": 1, "components": [
                { "type": 3, "custom_id": "m", "options": [{ "label": "l", "value": "v" }] },
            ] },
        ],
    });
    let message = fits("MessageResponse", stage.post(&stage.messages(), body).await);
    let path = format!("{}/{}", stage.messages(), id(&message["id"]));
    stage.put(&format!("{path}/reactions/%E2%9C%85/@me"), Value::Null).await;
    fits("MessageResponse", stage.get(&path).await);
    fits("MessageResponse", stage.patch(&path, json!({ "content": "edited" })).await);
    let reply = json!({ "content": "r", "message_reference": { "message_id": message["id"] } });
    fits("MessageResponse", stage.post(&stage.messages(), reply).await);
    let thread =
        fits("ThreadResponse", stage.post(&format!("{path}/threads"), json!({ "name": "talk" })).await);
    let thread = format!("/channels/{}", id(&thread["id"]));
    fits("ThreadResponse", stage.get(&thread).await);
    fits("[MessageResponse]", stage.get(&format!("{thread}/messages")).await);
    fits("[MessageResponse]", stage.get(&stage.messages()).await);
    fits("[ThreadMemberResponse]", stage.get(&format!("{thread}/thread-members?with_member=true")).await);
    fits("ThreadsResponse", stage.get(&format!("/channels/{channel}/threads/archived/public")).await);
    let command = json!({ "name": "go", "description": "d", "options": [
        { "type": 3, "name": "what", "description": "d", "choices": [{ "name": "c", "value": "v" }] },
    ] });
    let commands = format!("/applications/{}/commands", stage.bot);
    fits("ApplicationCommandResponse", stage.post(&commands, command).await);
    fits("[ApplicationCommandResponse]", stage.get(&commands).await);
    assert_eq!(stage.violations(), []);
}
