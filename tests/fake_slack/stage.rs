//! A fake Slack with an app, a channel and a few people; a plain HTTP client; a plain websocket.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use reqwest::{Client, Response};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async, tungstenite::Message};

use crate::slack::{
    Config, Fake,
    model::{AppSpec, Id, Kind, Role, State},
    ratelimit::RateLimits,
    violations::Violation,
};

/// The bot's token.
pub const BOT: &str = "xoxb-of-the-bot";
/// The app's token.
pub const APP: &str = "xapp-of-the-app";

/// A fake Slack with somebody on it.
pub struct Stage {
    /// It.
    pub fake: Fake,
    /// The app.
    pub app: Id,
    /// Its bot's user.
    pub bot: Id,
    /// A public channel with the bot and everybody in it.
    pub channel: Id,
    /// A member.
    pub ada: Id,
    /// The owner of the workspace.
    pub owner: Id,
    http: Client,
}

/// An app with a command, a shortcut on messages and one everywhere.
pub fn spec() -> AppSpec {
    AppSpec::everything("helper")
        .command("/hello")
        .message_shortcut("Quote", "quote")
        .global_shortcut("Start", "start")
}

impl Stage {
    /// One without limits of rates.
    pub async fn new() -> Self {
        Self::of(spec(), RateLimits::off()).await
    }

    /// One whose app asked for this.
    pub async fn with_app(spec: AppSpec) -> Self {
        Self::of(spec, RateLimits::off()).await
    }

    /// One with these limits.
    pub async fn with(limits: RateLimits) -> Self {
        Self::of(spec(), limits).await
    }

    async fn of(spec: AppSpec, limits: RateLimits) -> Self {
        let fake = Fake::start(Config { limits, ..Config::default() }).await;
        // What nobody was there to hear does not come again while a test runs, unless it asks for it.
        fake.slack.sockets.behave(|manner| manner.retries = vec![Duration::from_mins(1)]);
        let (channel, ada, owner) = {
            let mut state = fake.lock();
            let owner = state.new_user_as("Owner", Role::Owner);
            let ada = state.new_user("Ada");
            let channel = state.new_channel("general", Kind::Public, &owner);
            state.join(&channel, &ada, None);
            (channel, ada, owner)
        };
        // All that led here is told to nobody before there is an app: no test asks after it.
        tokio::task::yield_now().await;
        let mut state = fake.lock();
        let app = state.new_app(spec, BOT, APP);
        let bot = state.apps[&app].user.clone();
        let members = &mut state.channels.get_mut(&channel).unwrap().members;
        members.insert(bot.clone());
        drop(state);
        Self { fake, app, bot, channel, ada, owner, http: Client::new() }
    }

    /// Changes what there is.
    pub fn set<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        change(&mut self.fake.lock())
    }

    /// A request, unanswered.
    pub fn request(&self, method: &str) -> reqwest::RequestBuilder {
        self.http.post(format!("{}/{method}", self.fake.api_url()))
    }

    /// Calls a method with the bot's token, and a form.
    pub async fn call(&self, method: &str, arguments: Value) -> Value {
        self.call_as(BOT, method, arguments).await
    }

    /// Calls a method with this token, and a form; lists and objects are JSON in it.
    pub async fn call_as(&self, token: &str, method: &str, arguments: Value) -> Value {
        let form: Vec<(String, String)> = arguments
            .as_object()
            .unwrap()
            .iter()
            .map(|(name, value)| {
                (name.clone(), value.as_str().map_or_else(|| value.to_string(), str::to_owned))
            })
            .collect();
        let request = self.request(method).bearer_auth(token).form(&form);
        read(request.send().await.unwrap()).await.1
    }

    /// Calls a method with the bot's token, and JSON.
    pub async fn call_json(&self, method: &str, arguments: Value) -> Value {
        let request = self
            .request(method)
            .bearer_auth(BOT)
            .header("Content-Type", "application/json; charset=utf-8")
            .body(arguments.to_string());
        read(request.send().await.unwrap()).await.1
    }

    /// The code with which a method refuses; empty if it does not.
    pub async fn refusal(&self, method: &str, arguments: Value) -> String {
        self.call(method, arguments).await["error"].as_str().unwrap_or_default().to_owned()
    }

    /// The bot says something in the channel; the message's timestamp.
    pub async fn post(&self, text: &str) -> String {
        let answer = self.call("chat.postMessage", json!({ "channel": self.channel, "text": text })).await;
        assert_eq!(answer["ok"], true, "{answer}");
        answer["ts"].as_str().unwrap().to_owned()
    }

    /// The bot posts a message with a button; its timestamp.
    pub async fn post_button(&self, action_id: &str) -> String {
        let message = json!({ "channel": self.channel, "text": "press", "blocks": [button(action_id)] });
        let answer = self.call("chat.postMessage", message).await;
        assert_eq!(answer["ok"], true, "{answer}");
        answer["ts"].as_str().unwrap().to_owned()
    }

    /// Connects, and hears the hello.
    pub async fn connect(&self) -> Socket {
        let mut socket = self.try_to_connect().await;
        let hello = socket.next().await;
        assert_eq!(hello["type"], "hello", "{hello}");
        socket
    }

    /// Connects.
    pub async fn try_to_connect(&self) -> Socket {
        let answer = self.call_as(APP, "apps.connections.open", json!({})).await;
        let url = answer["url"].as_str().unwrap_or_else(|| panic!("{answer}"));
        Socket(connect_async(url).await.unwrap().0)
    }

    /// Posts to a response URL.
    pub async fn respond(&self, url: &Value, said: Value) -> (u16, Value) {
        let request = self.http.post(url.as_str().unwrap()).body(said.to_string());
        read(request.header("Content-Type", "application/json").send().await.unwrap()).await
    }

    /// What the bot should not have done, once it is so much: the rules.
    pub async fn violations_of(&self, count: usize) -> Vec<&'static str> {
        let enough = |fake: &Fake| (fake.lock().violations.all().len() >= count).then_some(());
        self.fake.until(Duration::from_secs(10), enough).await;
        self.violations()
    }

    /// What the bot should not have done: the rules.
    pub fn violations(&self) -> Vec<&'static str> {
        self.fake.lock().violations.take().iter().map(|violation: &Violation| violation.rule).collect()
    }
}

/// A block with a button.
pub fn button(action_id: &str) -> Value {
    let label = json!({ "type": "plain_text", "text": "Press" });
    json!({
        "type": "actions", "block_id": "buttons",
        "elements": [{ "type": "button", "action_id": action_id, "text": label, "value": "v" }],
    })
}

/// A modal with one field.
pub fn modal() -> Value {
    let plain = |text: &str| json!({ "type": "plain_text", "text": text });
    json!({
        "type": "modal", "callback_id": "form", "private_metadata": "mine",
        "title": plain("Form"), "submit": plain("Send"),
        "blocks": [{
            "type": "input", "block_id": "text", "label": plain("Text"),
            "element": { "type": "plain_text_input", "action_id": "text", "min_length": 2, "max_length": 5 },
        }],
    })
}

/// The status and the body of an answer.
pub async fn read(response: Response) -> (u16, Value) {
    let status = response.status().as_u16();
    let text = response.text().await.unwrap();
    (status, serde_json::from_str(&text).unwrap_or(Value::String(text)))
}

/// An app's end of a websocket.
pub struct Socket(WebSocketStream<MaybeTlsStream<TcpStream>>);

impl Socket {
    /// What Slack says next; pings aside.
    pub async fn next(&mut self) -> Value {
        self.within(Duration::from_secs(10)).await.expect("Slack says something")
    }

    /// What Slack says within this time; `null` once it has closed the connection.
    pub async fn within(&mut self, patience: Duration) -> Option<Value> {
        let hear = async {
            loop {
                match self.0.next().await {
                    Some(Ok(Message::Text(text))) => return serde_json::from_str(&text).unwrap(),
                    Some(Ok(Message::Close(_)) | Err(_)) | None => return Value::Null,
                    Some(Ok(_)) => {}
                }
            }
        };
        tokio::time::timeout(patience, hear).await.ok()
    }

    /// The next envelope, acknowledged.
    pub async fn take(&mut self) -> Value {
        let envelope = self.next().await;
        self.acknowledge(&envelope).await;
        envelope
    }

    /// The next event of this type, acknowledged as all before it.
    pub async fn event(&mut self, kind: &str) -> Value {
        loop {
            let envelope = self.take().await;
            if envelope["payload"]["event"]["type"] == kind {
                return envelope["payload"]["event"].clone();
            }
        }
    }

    /// The next event of this type and subtype, acknowledged as all before it.
    pub async fn message(&mut self, subtype: &str) -> Value {
        loop {
            let event = self.event("message").await;
            if event["subtype"].as_str().unwrap_or_default() == subtype {
                return event;
            }
        }
    }

    /// The next envelope of this type, not acknowledged; all before it are.
    pub async fn until(&mut self, kind: &str) -> Value {
        loop {
            let envelope = self.next().await;
            if envelope["type"] == kind {
                return envelope;
            }
            self.acknowledge(&envelope).await;
        }
    }

    /// Acknowledges an envelope.
    pub async fn acknowledge(&mut self, envelope: &Value) {
        self.say(&json!({ "envelope_id": envelope["envelope_id"] })).await;
    }

    /// Acknowledges an envelope, with an answer.
    pub async fn answer(&mut self, envelope: &Value, payload: Value) {
        self.say(&json!({ "envelope_id": envelope["envelope_id"], "payload": payload })).await;
    }

    /// Says anything.
    pub async fn say(&mut self, value: &Value) {
        self.0.send(Message::Text(value.to_string())).await.unwrap();
    }

    /// Says goodbye.
    pub async fn close(&mut self) {
        self.0.send(Message::Close(None)).await.unwrap();
    }

    /// Whether Slack says goodbye as well.
    pub async fn is_closed_by_both(&mut self) -> bool {
        matches!(self.0.next().await, Some(Ok(Message::Close(_))))
    }

    /// Whether Slack says nothing for a little while.
    pub async fn is_silent(&mut self) -> bool {
        self.within(Duration::from_millis(150)).await.is_none()
    }

    /// Whether a ping of ours is answered.
    pub async fn is_alive(&mut self) -> bool {
        if self.0.send(Message::Ping(vec![7])).await.is_err() {
            return false;
        }
        let hear = async {
            while let Some(Ok(message)) = self.0.next().await {
                if message == Message::Pong(vec![7]) {
                    return true;
                }
            }
            false
        };
        tokio::time::timeout(Duration::from_millis(500), hear).await.unwrap_or(false)
    }
}
