//! Interactions: what a bot is sent, how it may answer, and until when.

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};

use crate::{
    discord::{gateway::fit::intent::GUILDS, model::Id, people::Handle, permissions::ADMINISTRATOR},
    socket::Socket,
    stage::Stage,
};

/// A bot with commands, which hears of interactions and answers them.
struct Scene {
    stage: Stage,
    bot: Socket,
}

impl Scene {
    async fn new() -> Self {
        let stage = Stage::new().await;
        let commands = json!([
            { "name": "greet", "description": "Greets.", "options": [
                { "type": 3, "name": "name", "description": "Whom", "required": true, "autocomplete": true },
                { "type": 4, "name": "times", "description": "How often", "min_value": 1, "max_value": 3 },
                { "type": 6, "name": "from", "description": "From whom" },
                { "type": 7, "name": "where", "description": "Where", "channel_types": [0, 16] },
            ]},
            { "name": "settings", "description": "For few.", "default_member_permissions": "32" },
            { "name": "here", "description": "In servers.", "contexts": [0] },
            { "name": "old", "description": "In servers, as it was said before.", "dm_permission": false },
            { "name": "whom", "description": "Asks.", "options": [
                { "type": 9, "name": "one", "description": "A member or a role" },
            ]},
            { "name": "Quote", "type": 3 },
        ]);
        let path = format!("/applications/{}/commands", stage.bot);
        let (status, answer) = stage.put(&path, commands).await;
        assert_eq!(status, 200, "{answer}");
        let mut bot = Socket::session(&stage, GUILDS).await;
        bot.event("GUILD_CREATE").await;
        Self { stage, bot }
    }

    /// Ada runs the command, and the bot hears of it.
    async fn greet(&mut self) -> (Handle, Value) {
        let options = [("name".to_owned(), json!("Ada"))];
        let handle = self.stage.fake.run(self.stage.ada, self.stage.channel, &["greet"], &options).unwrap();
        (handle, self.bot.event("INTERACTION_CREATE").await)
    }

    /// The bot posts a card with buttons, and Ada presses one of them.
    async fn press(&mut self, custom_id: &str) -> (Handle, Value) {
        let buttons = json!([{ "type": 1, "components": [
            { "type": 2, "style": 1, "label": "Go", "custom_id": "go" },
            { "type": 2, "style": 1, "label": "No", "custom_id": "no", "disabled": true },
        ]}]);
        let card = json!({ "content": "a card", "components": buttons });
        let (_, card) = self.stage.post(&self.stage.messages(), card).await;
        let card: Id = card["id"].as_str().unwrap().parse().unwrap();
        let handle = self.stage.fake.press(self.stage.ada, self.stage.channel, card, custom_id).unwrap();
        (handle, self.bot.event("INTERACTION_CREATE").await)
    }

    /// The bot's first answer; the status and the code.
    async fn answer(&self, event: &Value, answer: Value) -> (u16, u64) {
        let (id, token) = (event["id"].as_str().unwrap(), event["token"].as_str().unwrap());
        let path = format!("/interactions/{id}/{token}/callback");
        let (status, body) = self.stage.post(&path, answer).await;
        (status, body["code"].as_u64().unwrap_or(0))
    }

    /// A request by the interaction's token, below its webhook, without the bot's token.
    async fn by_token(&self, method: Method, event: &Value, rest: &str, body: Value) -> (u16, Value) {
        let token = event["token"].as_str().unwrap();
        let path = format!("/webhooks/{}/{token}{rest}", self.stage.bot);
        self.stage.ask(method, &path, body).await
    }

    /// The names of the rules that the bot broke.
    fn broken(&self) -> Vec<&'static str> {
        self.stage.violations().iter().map(|violation| violation.rule).collect()
    }
}

fn says(text: &str) -> Value {
    json!({ "type": 4, "data": { "content": text } })
}

#[tokio::test]
async fn a_command_comes_with_who_where_and_what() {
    let mut scene = Scene::new().await;
    let (ada, channel) = (scene.stage.ada, scene.stage.channel);
    let options = [
        ("name".to_owned(), json!("Ada")),
        ("times".to_owned(), json!(2)),
        ("from".to_owned(), json!(ada.to_string())),
    ];
    let handle = scene.stage.fake.run(ada, channel, &["greet"], &options).unwrap();
    let event = scene.bot.event("INTERACTION_CREATE").await;
    assert_eq!((&event["type"], &event["version"], &event["context"]), (&json!(2), &json!(1), &json!(0)));
    assert_eq!(event["member"]["user"]["username"], "ada");
    assert!(event["member"]["permissions"].as_str().unwrap().parse::<u64>().unwrap() > 0);
    assert_eq!((&event["channel"]["id"], &event["channel"]["type"]), (&event["channel_id"], &json!(0)));
    assert_eq!(event["guild_id"], scene.stage.guild.to_string());
    let data = &event["data"];
    assert_eq!(data["options"][1], json!({ "name": "times", "type": 4, "value": 2 }));
    assert_eq!(data["resolved"]["users"][ada.to_string()]["username"], "ada");
    assert_eq!(scene.answer(&event, says("Hello!")).await, (204, 0));
    assert_eq!(handle.settled().await.unwrap().kind, 4);
    assert_eq!(handle.messages()[0].content, "Hello!");
}

#[tokio::test]
async fn what_the_client_would_not_send_is_not_sent() {
    let scene = Scene::new().await;
    let (ada, channel, fake) = (scene.stage.ada, scene.stage.channel, &scene.stage.fake);
    let run = |options: &[(&str, Value)]| {
        let options: Vec<_> =
            options.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        fake.run(ada, channel, &["greet"], &options).map(drop).unwrap_err()
    };
    assert!(run(&[]).contains("required"));
    assert!(run(&[("name", json!(1))]).contains("no value"));
    assert!(run(&[("name", json!("Ada")), ("times", json!(4))]).contains("not allowed"));
    assert!(run(&[("name", json!("Ada")), ("from", json!("1"))]).contains("no value"));
    assert!(run(&[("name", json!("Ada")), ("nothing", json!("1"))]).contains("no option"));
}

#[tokio::test]
async fn a_command_is_hidden_from_who_may_not_use_it() {
    let scene = Scene::new().await;
    let (stage, ada) = (&scene.stage, scene.stage.ada);
    let run = |channel, name| stage.fake.run(ada, channel, &[name], &[]).map(drop);
    assert_eq!(run(stage.channel, "settings").unwrap_err(), "/settings is hidden from this member");
    let direct = stage.set(|state| state.direct(ada, stage.bot));
    assert_eq!(run(direct, "here").unwrap_err(), "/here is not offered here");
    assert_eq!(run(direct, "old").unwrap_err(), "/old is not offered here");
    assert_eq!(run(stage.channel, "here"), Ok(()));
    stage.set(|state| {
        let role = state.new_role(stage.guild, "admins", ADMINISTRATOR);
        state.give_role(stage.guild, ada, role);
    });
    assert_eq!(run(stage.channel, "settings"), Ok(()));
}

#[tokio::test]
async fn a_member_or_a_role_is_named_in_the_same_option() {
    let mut scene = Scene::new().await;
    let (ada, channel, guild) = (scene.stage.ada, scene.stage.channel, scene.stage.guild);
    for (one, kind) in [(ada, "users"), (guild, "roles")] {
        let options = [("one".to_owned(), json!(one.to_string()))];
        scene.stage.fake.run(ada, channel, &["whom"], &options).unwrap();
        let event = scene.bot.event("INTERACTION_CREATE").await;
        assert_eq!(event["data"]["resolved"][kind][one.to_string()]["id"], one.to_string());
    }
}

#[tokio::test]
async fn a_command_on_a_message_shows_what_it_says_without_any_intent() {
    let mut scene = Scene::new().await;
    let (ada, channel) = (scene.stage.ada, scene.stage.channel);
    let said = scene.stage.fake.say(ada, channel, "to be quoted").unwrap();
    scene.stage.fake.run_on(ada, channel, said, "Quote").unwrap();
    let event = scene.bot.event("INTERACTION_CREATE").await;
    assert_eq!(event["data"]["target_id"], said.to_string());
    assert_eq!(event["data"]["resolved"]["messages"][said.to_string()]["content"], "to be quoted");
}

#[tokio::test]
async fn an_interaction_is_answered_once() {
    let mut scene = Scene::new().await;
    let (_, event) = scene.greet().await;
    assert_eq!(scene.answer(&event, says("one")).await, (204, 0));
    assert_eq!(scene.answer(&event, says("two")).await, (400, 40060));
    assert_eq!(scene.broken(), ["interaction answered twice"]);
}

#[tokio::test]
async fn an_answer_after_the_deadline_finds_nothing() {
    let mut scene = Scene::new().await;
    scene.stage.fake.discord.interactions.set_terms(|terms| terms.deadline = Duration::ZERO);
    let (_, event) = scene.greet().await;
    assert_eq!(scene.answer(&event, says("late")).await, (404, 10062));
    assert_eq!(scene.broken(), ["interaction answered late"]);
}

#[tokio::test]
#[should_panic(expected = "interaction never answered")]
async fn silence_is_found_wrong() {
    let mut scene = Scene::new().await;
    scene.stage.fake.discord.interactions.set_terms(|terms| terms.deadline = Duration::ZERO);
    scene.greet().await;
    scene.stage.fake.finds_nothing_wrong();
}

#[tokio::test]
async fn a_token_lives_for_a_quarter_of_an_hour() {
    let mut scene = Scene::new().await;
    let (_, event) = scene.greet().await;
    scene.answer(&event, says("hello")).await;
    scene.stage.fake.discord.interactions.set_terms(|terms| terms.life = Duration::ZERO);
    let (status, answer) = scene.by_token(Method::POST, &event, "", json!({ "content": "more" })).await;
    assert_eq!((status, &answer["code"]), (401, &json!(50027)));
}

#[tokio::test]
async fn each_interaction_takes_its_own_types_of_answers() {
    let mut scene = Scene::new().await;
    let form = json!({ "type": 9, "data": { "custom_id": "form", "title": "Form", "components": [
        { "type": 1, "components": [{ "type": 4, "style": 1, "custom_id": "text", "label": "Text" }] },
    ]}});
    let choices = json!({ "type": 8, "data": { "choices": [] } });
    let (_, command) = scene.greet().await;
    assert_eq!(scene.answer(&command, json!({ "type": 6 })).await, (400, 50035));
    assert_eq!(scene.answer(&command, choices.clone()).await, (400, 50035));
    let (button, pressed) = scene.press("go").await;
    assert_eq!(scene.answer(&pressed, choices).await, (400, 50035));
    assert_eq!(scene.answer(&pressed, form.clone()).await, (204, 0));
    let values = [("text".to_owned(), "mine".to_owned())];
    button.answer().await;
    scene.stage.fake.submit(&button, &values).unwrap();
    let submitted = scene.bot.event("INTERACTION_CREATE").await;
    assert_eq!(submitted["type"], 5);
    assert_eq!(submitted["data"]["components"][0]["components"][0]["value"], "mine");
    assert_eq!(scene.answer(&submitted, form).await, (400, 50035));
    assert_eq!(scene.answer(&submitted, json!({ "type": 6 })).await, (204, 0));
}

#[tokio::test]
async fn a_suggestion_has_no_more_than_25_choices_and_cannot_be_deferred() {
    let mut scene = Scene::new().await;
    let (ada, channel) = (scene.stage.ada, scene.stage.channel);
    let typed = [("name".to_owned(), json!("A"))];
    let handle = scene.stage.fake.types_option(ada, channel, &["greet"], &typed, "name").unwrap();
    let event = scene.bot.event("INTERACTION_CREATE").await;
    assert_eq!(event["type"], 4);
    assert_eq!(event["data"]["options"][0]["focused"], true);
    let choices = |count: usize| {
        let choice = json!({ "name": "Ada", "value": "ada" });
        json!({ "type": 8, "data": { "choices": vec![choice; count] } })
    };
    assert_eq!(scene.answer(&event, json!({ "type": 5 })).await, (400, 50035));
    assert_eq!(scene.answer(&event, choices(26)).await, (400, 50035));
    assert_eq!(scene.answer(&event, choices(1)).await, (204, 0));
    handle.answer().await;
    assert_eq!(handle.choices(), [("Ada".to_owned(), "ada".to_owned())]);
}

#[tokio::test]
async fn a_form_refuses_what_its_fields_do_not_hold() {
    let mut scene = Scene::new().await;
    let (handle, event) = scene.greet().await;
    let form = |label: &str| {
        json!({ "type": 9, "data": { "custom_id": "form", "title": "Form", "components": [
            { "type": 1, "components": [
                { "type": 4, "style": 2, "custom_id": "text", "label": label, "max_length": 10 },
            ]},
        ]}})
    };
    assert_eq!(scene.answer(&event, form(&"x".repeat(46))).await, (400, 50035));
    assert_eq!(scene.answer(&event, form("Text")).await, (204, 0));
    handle.answer().await;
    let submit = |text: &str| {
        scene.stage.fake.submit(&handle, &[("text".to_owned(), text.to_owned())]).map(drop).unwrap_err()
    };
    assert!(submit(&"x".repeat(11)).contains("no more than 10"));
    assert!(submit("").contains("filled in"));
}

#[tokio::test]
async fn whether_an_answer_is_hidden_is_fixed_by_its_deferral() {
    let mut scene = Scene::new().await;
    let (handle, event) = scene.greet().await;
    let deferred = json!({ "type": 5, "data": { "flags": 64 } });
    assert_eq!(scene.answer(&event, deferred).await, (204, 0));
    let text = json!({ "content": "for you alone" });
    let (status, sent) = scene.by_token(Method::POST, &event, "", text).await;
    assert_eq!((status, &sent["flags"]), (200, &json!(64)));
    assert_eq!(handle.settled().await.unwrap().kind, 5);
    let (stage, fake) = (&scene.stage, &scene.stage.fake);
    assert_eq!(fake.sees(stage.ada, stage.channel).len(), 1);
    let owner = stage.set(|state| state.guilds[&stage.guild].owner);
    assert!(fake.sees(owner, stage.channel).is_empty(), "nobody else sees it");
    assert_eq!(stage.get(&stage.messages()).await.1, json!([]), "it is not in the history");
}

#[tokio::test]
async fn an_answer_is_read_changed_and_deleted_by_its_token() {
    let mut scene = Scene::new().await;
    let (handle, event) = scene.greet().await;
    let original = "/messages/@original";
    let (status, answer) = scene.by_token(Method::GET, &event, original, Value::Null).await;
    assert_eq!((status, &answer["code"]), (404, &json!(10015)), "it was not answered yet");
    scene.answer(&event, says("one")).await;
    assert_eq!(scene.by_token(Method::GET, &event, original, Value::Null).await.1["content"], "one");
    let changed = scene.by_token(Method::PATCH, &event, original, json!({ "content": "two" })).await;
    assert_eq!((changed.0, &changed.1["content"]), (200, &json!("two")));
    let (_, more) = scene.by_token(Method::POST, &event, "", json!({ "content": "more" })).await;
    let more = format!("/messages/{}", more["id"].as_str().unwrap());
    assert_eq!(scene.by_token(Method::DELETE, &event, &more, Value::Null).await.0, 204);
    let texts: Vec<String> = handle.messages().into_iter().map(|message| message.content).collect();
    assert_eq!(texts, ["two"]);
    assert_eq!(scene.by_token(Method::DELETE, &event, original, Value::Null).await.0, 204);
    assert_eq!(scene.by_token(Method::GET, &event, original, Value::Null).await.0, 404);
}

#[tokio::test]
async fn a_button_changes_its_own_message() {
    let mut scene = Scene::new().await;
    let (handle, event) = scene.press("go").await;
    assert_eq!((&event["type"], &event["data"]["custom_id"]), (&json!(3), &json!("go")));
    assert_eq!(event["message"]["content"], "a card");
    let change = json!({ "type": 7, "data": { "content": "pressed", "components": [] } });
    assert_eq!(scene.answer(&event, change).await, (204, 0));
    handle.answer().await;
    assert_eq!(handle.messages()[0].content, "pressed");
    assert!(handle.messages()[0].components.is_empty());
    let id = handle.messages()[0].id;
    let (ada, channel) = (scene.stage.ada, scene.stage.channel);
    assert!(scene.stage.fake.press(ada, channel, id, "go").is_err(), "the button is gone");
}

#[tokio::test]
#[should_panic(expected = "the button is disabled")]
async fn a_disabled_button_cannot_be_pressed() {
    Scene::new().await.press("no").await;
}

#[tokio::test]
async fn an_answer_may_come_back_with_its_message() {
    let mut scene = Scene::new().await;
    let (_, event) = scene.greet().await;
    let (id, token) = (event["id"].as_str().unwrap(), event["token"].as_str().unwrap());
    let path = format!("/interactions/{id}/{token}/callback?with_response=true");
    let (status, told) = scene.stage.post(&path, says("hello")).await;
    assert_eq!((status, &told["resource"]["type"]), (200, &json!(4)));
    assert_eq!(told["resource"]["message"]["content"], "hello");
    assert_eq!(told["interaction"]["response_message_id"], told["resource"]["message"]["id"]);
}
