//! The fake Discord as programs in other languages use it: control over HTTP.

use reqwest::Client;
use serde_json::{Value, json};

use crate::{
    discord::{Config, Fake, control, ratelimit::RateLimits},
    stage::read,
};

/// A fake that can be controlled, with a bot, a person and a channel, all made by control.
struct Remote {
    fake: Fake,
    http: Client,
    bot: Value,
    guild: Value,
    channel: Value,
    ada: Value,
}

const TOKEN: &str = "token";

impl Remote {
    async fn new() -> Self {
        let config = Config { control: true, limits: RateLimits::off(), ..Config::default() };
        let fake = Fake::start(config).await;
        let http = Client::builder().user_agent("DiscordBot (https://example.com, 1)").build().unwrap();
        let none = Value::Null;
        let mut remote =
            Self { fake, http, bot: none.clone(), guild: none.clone(), channel: none.clone(), ada: none };
        remote.ada = remote.made("user", json!({ "name": "ada" })).await;
        remote.bot = remote.made("application", json!({ "name": "helper", "token": TOKEN })).await;
        remote.guild = remote.made("guild", json!({ "name": "Team", "owner": remote.ada })).await;
        let (bot, guild) = (&remote.bot, &remote.guild);
        remote.done("install", json!({ "application": bot, "guild": guild, "permissions": "8" })).await;
        remote.channel = remote.made("channel", json!({ "guild": guild, "name": "general" })).await;
        remote
    }

    async fn ask(&self, name: &str, arguments: Value) -> (u16, Value) {
        let url = format!("{}/control/{name}", self.fake.base_url);
        read(self.http.post(url).json(&arguments).send().await.unwrap()).await
    }

    async fn done(&self, name: &str, arguments: Value) -> Value {
        let (status, answer) = self.ask(name, arguments).await;
        assert_eq!(status, 200, "{name}: {answer}");
        answer
    }

    async fn made(&self, what: &str, arguments: Value) -> Value {
        self.done(&format!("new-{what}"), arguments).await[what].take()
    }

    /// The bot posts a message.
    async fn bot_posts(&self, message: Value) -> Value {
        let path = format!("channels/{}/messages", self.channel.as_str().unwrap());
        let url = format!("{}/api/v10/{path}", self.fake.base_url);
        let request = self.http.post(url).header("Authorization", format!("Bot {TOKEN}")).json(&message);
        read(request.send().await.unwrap()).await.1
    }
}

#[tokio::test]
async fn control_is_off_unless_it_is_asked_for() {
    let fake = Fake::start(Config::default()).await;
    let answer = Client::new().post(format!("{}/control/world", fake.base_url)).send().await.unwrap();
    assert_eq!(answer.status(), 404);
}

#[tokio::test]
async fn people_talk_and_see_what_is_said() {
    let remote = Remote::new().await;
    let here = json!({ "who": remote.ada, "channel": remote.channel });
    let say = json!({ "by": remote.ada, "channel": remote.channel, "text": "hello" });
    let said = remote.done("say", say).await["message"].take();
    remote.bot_posts(json!({ "embeds": [{ "title": "Question" }] })).await;
    let mut wanted = here.clone();
    wanted["text"] = json!("Question");
    let found = remote.done("wait-for", wanted).await;
    assert_eq!(found["message"]["author"]["id"], remote.bot);
    let edit = json!({ "by": remote.ada, "channel": remote.channel, "message": said, "text": "hello!" });
    remote.done("edit", edit).await;
    let seen = remote.done("sees", here).await;
    assert_eq!(seen["messages"][0]["content"], "hello!");
    assert_eq!(seen["messages"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn one_who_waits_hears_of_what_is_said_later_and_gives_up_at_last() {
    let remote = Remote::new().await;
    let wanted = |seconds: f64| json!({ "who": remote.ada, "channel": remote.channel, "text": "later", "seconds": seconds });
    let (status, answer) = remote.ask("wait-for", wanted(0.01)).await;
    assert_eq!((status, &answer["error"]), (409, &json!("nobody said \"later\" in time")));
    let (found, _) =
        tokio::join!(remote.done("wait-for", wanted(10.0)), remote.bot_posts(json!({ "content": "later" })));
    assert_eq!(found["message"]["content"], "later");
}

#[tokio::test]
async fn what_cannot_be_done_is_refused_with_the_reason() {
    let remote = Remote::new().await;
    let say = json!({ "by": "1", "channel": remote.channel, "text": "hello" });
    assert_eq!(remote.ask("say", say).await, (404, json!({ "error": "there is no user 1" })));
    let run = json!({ "by": remote.ada, "channel": remote.channel, "command": ["nothing"] });
    assert_eq!(remote.ask("run", run).await, (409, json!({ "error": "there is no command nothing" })));
    assert_eq!(remote.ask("say", json!({ "text": 1 })).await.0, 400);
    assert_eq!(remote.ask("sing", json!({})).await.0, 404);
}

#[tokio::test]
async fn what_a_bot_should_not_have_done_is_told_until_it_is_forgotten() {
    let remote = Remote::new().await;
    remote.fake.lock().violations.record("a rule", "was broken");
    let told = remote.done("violations", json!({})).await;
    assert_eq!(told, json!({ "violations": [{ "rule": "a rule", "detail": "was broken" }] }));
    assert_eq!(remote.done("forget-violations", json!({})).await, told);
    assert_eq!(remote.done("violations", json!({})).await, json!({ "violations": [] }));
}

#[tokio::test]
async fn each_example_of_the_help_is_understood() {
    let remote = Remote::new().await;
    let help = control::help();
    let examples = help.replace("\n      \"", " \"");
    let examples: Vec<(&str, &str)> = examples
        .lines()
        .filter_map(|line| line.strip_prefix("  ")?.split_once(' '))
        .filter(|(_, arguments)| arguments.starts_with('{'))
        .collect();
    assert!(examples.len() > 40, "{} examples", examples.len());
    for (name, arguments) in examples {
        let arguments: Value = serde_json::from_str(arguments).unwrap();
        let mut quick = arguments.clone();
        if quick.get("seconds").is_some() {
            quick["seconds"] = json!(0.01);
        }
        let (status, answer) = remote.ask(name, quick).await;
        assert!(matches!(status, 200 | 404 | 409), "{name} {arguments}: {status} {answer}");
        assert!(!answer["error"].as_str().is_some_and(|why| why.contains("see GET /control")), "{name}");
    }
}
