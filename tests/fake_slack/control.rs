//! The fake Slack as programs in other languages use it: control over HTTP.

use reqwest::Client;
use serde_json::{Value, json};

use crate::{
    slack::{Config, Fake, control, ratelimit::RateLimits},
    stage::{BOT, read},
};

/// A fake that can be controlled, with an app, a person and a channel, all made by control.
struct Remote {
    fake: Fake,
    http: Client,
    app: Value,
    channel: Value,
    ada: Value,
}

impl Remote {
    async fn new() -> Self {
        let config = Config { control: true, limits: RateLimits::off(), ..Config::default() };
        let fake = Fake::start(config).await;
        let (app, channel, ada) = (Value::Null, Value::Null, Value::Null);
        let mut remote = Self { fake, http: Client::new(), app, channel, ada };
        remote.ada = remote.done("new-user", json!({ "name": "ada", "role": "owner" })).await["user"].take();
        let manifest = json!({
            "display_information": { "name": "helper" },
            "features": { "slash_commands": [{ "command": "/hello", "should_escape": true }] },
            "oauth_config": { "scopes": { "bot": ["chat:write", "commands", "channels:history"] } },
            "settings": {
                "socket_mode_enabled": true, "interactivity": { "is_enabled": true },
                "event_subscriptions": { "bot_events": ["message.channels"] },
            },
        });
        let app = json!({ "manifest": manifest, "bot_token": BOT, "app_token": "xapp-1" });
        let made = remote.done("new-app", app).await;
        remote.app = made["app"].clone();
        let channel = json!({ "name": "general", "creator": remote.ada });
        remote.channel = remote.done("new-channel", channel).await["channel"].take();
        let invite = json!({ "by": remote.ada, "channel": remote.channel, "user": made["user"] });
        remote.done("invite", invite).await;
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

    async fn bot_posts(&self, text: &str) -> Value {
        let request = self.http.post(format!("{}/chat.postMessage", self.fake.api_url())).bearer_auth(BOT);
        let form = [("channel", self.channel.as_str().unwrap()), ("text", text)];
        read(request.form(&form).send().await.unwrap()).await.1
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
    let say = json!({ "by": remote.ada, "channel": remote.channel, "text": "hello" });
    let ts = remote.done("say", say).await["ts"].take();
    assert_eq!(remote.bot_posts("question").await["ok"], true);
    let wanted = json!({ "who": remote.ada, "channel": remote.channel, "text": "question" });
    assert_eq!(remote.done("wait-for", wanted).await["message"]["app_id"], remote.app);
    let edit = json!({ "by": remote.ada, "channel": remote.channel, "ts": ts, "text": "hello!" });
    remote.done("edit", edit).await;
    let seen = remote.done("sees", json!({ "who": remote.ada, "channel": remote.channel })).await;
    let texts: Vec<&str> = seen["messages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|message| message["text"].as_str().unwrap())
        .collect();
    assert!(texts.ends_with(&["hello!", "question"]), "{texts:?}");
}

#[tokio::test]
async fn a_command_that_nobody_hears_is_told_as_failed() {
    let remote = Remote::new().await;
    let run = json!({ "by": remote.ada, "channel": remote.channel, "line": "/hello" });
    assert_eq!(remote.done("run", run).await["failed"], "dispatch_failed");
}

#[tokio::test]
async fn what_cannot_be_done_is_refused_with_the_reason() {
    let remote = Remote::new().await;
    let say = json!({ "by": "U1", "channel": remote.channel, "text": "hello" });
    assert_eq!(remote.ask("say", say).await, (404, json!({ "error": "there is no user U1" })));
    let run = json!({ "by": remote.ada, "channel": remote.channel, "line": "/nothing" });
    assert_eq!(remote.ask("run", run).await, (409, json!({ "error": "/nothing is not a valid command." })));
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
    assert!(examples.len() > 45, "{} examples", examples.len());
    // A whole Slack that is away answers nobody, not even here.
    for (name, arguments) in examples.into_iter().filter(|(name, _)| *name != "set-down") {
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
