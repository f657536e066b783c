//! Mentions: what a text names, held against what is allowed.

use serde_json::{Value, json};

use crate::{
    discord::permissions::MENTION_EVERYONE,
    stage::{Stage, complaints},
};

/// Sends a text that names Ada, a role and everyone; the message.
async fn send(stage: &Stage, role: u64, allowed: Value) -> Value {
    let mut body = json!({ "content": format!("<@{}> <@&{role}> @everyone", stage.ada) });
    if !allowed.is_null() {
        body["allowed_mentions"] = allowed;
    }
    let (status, message) = stage.post(&stage.messages(), body).await;
    assert_eq!(status, 200, "{message}");
    message
}

fn mentioned(message: &Value) -> (usize, usize, bool) {
    let count = |field: &str| message[field].as_array().unwrap().len();
    (count("mentions"), count("mention_roles"), message["mention_everyone"] == true)
}

fn role(stage: &Stage, mentionable: bool) -> u64 {
    let guild = stage.guild;
    stage.set(|state| {
        let role = state.new_role(guild, "team", 0);
        state.guilds.get_mut(&guild).unwrap().roles.get_mut(&role).unwrap().mentionable = mentionable;
        role
    })
}

#[tokio::test]
async fn without_leave_neither_everyone_nor_a_quiet_role_is_mentioned() {
    let stage = Stage::new().await;
    let (quiet, open) = (role(&stage, false), role(&stage, true));
    assert_eq!(mentioned(&send(&stage, quiet, Value::Null).await), (1, 0, false));
    assert_eq!(mentioned(&send(&stage, open, Value::Null).await), (1, 1, false));
}

#[tokio::test]
async fn with_leave_all_are_mentioned_unless_the_message_says_otherwise() {
    let stage = Stage::new().await;
    let (guild, bot) = (stage.guild, stage.bot);
    let quiet = role(&stage, false);
    stage.set(|state| {
        let role = state.new_role(guild, "loud", MENTION_EVERYONE);
        state.give_role(guild, bot, role);
    });
    assert_eq!(mentioned(&send(&stage, quiet, Value::Null).await), (1, 1, true));
    assert_eq!(mentioned(&send(&stage, quiet, json!({ "parse": [] })).await), (0, 0, false));
    assert_eq!(mentioned(&send(&stage, quiet, json!({ "parse": ["everyone"] })).await), (0, 0, true));
    let named = json!({ "users": [stage.ada.to_string()], "roles": [] });
    assert_eq!(mentioned(&send(&stage, quiet, named).await), (1, 0, false));
}

#[tokio::test]
async fn all_of_a_kind_and_some_of_it_exclude_each_other() {
    let stage = Stage::new().await;
    let allowed = json!({ "parse": ["users"], "users": [stage.ada.to_string()] });
    let (status, answer) =
        stage.post(&stage.messages(), json!({ "content": "x", "allowed_mentions": allowed })).await;
    assert_eq!(status, 400);
    let found = complaints(&answer, "allowed_mentions");
    assert_eq!(found, ["MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE"]);
}

#[tokio::test]
async fn a_reply_mentions_its_addressee_only_if_it_may() {
    let stage = Stage::new().await;
    let (channel, ada) = (stage.channel, stage.ada);
    let hers = stage.set(|state| {
        let draft = crate::discord::actions::messages::Draft::text("hers");
        state.send_message(ada, channel, draft).id
    });
    let reply = |allowed: Value| json!({ "content": "x", "message_reference": { "message_id": hers.to_string() }, "allowed_mentions": allowed });
    let (_, quiet) = stage.post(&stage.messages(), reply(json!({ "parse": [] }))).await;
    let (_, loud) = stage.post(&stage.messages(), reply(json!({ "parse": [], "replied_user": true }))).await;
    assert_eq!((mentioned(&quiet).0, mentioned(&loud).0), (0, 1));
}
