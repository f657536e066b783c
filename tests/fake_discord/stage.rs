//! A fake Discord with a bot, a server, a channel and a few people; and a plain HTTP client.

use std::sync::Arc;

use reqwest::{Client, Method, Response};
use serde_json::{Value, json};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use crate::discord::{
    Config, Fake,
    dispatch::Dispatch,
    model::{Id, Kind, State},
    ratelimit::RateLimits,
    violations::Violation,
};

/// The bot's token.
pub const TOKEN: &str = "token-of-the-bot";

/// A fake Discord with somebody on it.
pub struct Stage {
    /// It.
    pub fake: Fake,
    /// The bot.
    pub bot: Id,
    /// A server with the bot in it.
    pub guild: Id,
    /// A text channel of the server.
    pub channel: Id,
    /// A member.
    pub ada: Id,
    http: Client,
    events: UnboundedReceiver<Arc<Dispatch>>,
}

impl Stage {
    /// One without limits of rates.
    pub async fn new() -> Self {
        Self::with(RateLimits::off()).await
    }

    /// One with these limits of rates.
    pub async fn with(limits: RateLimits) -> Self {
        Self::configured(Config { limits, ..Config::default() }).await
    }

    /// One that behaves like this.
    pub async fn configured(config: Config) -> Self {
        let fake = Fake::start(config).await;
        let (sender, events) = unbounded_channel();
        let (bot, guild, channel, ada) = {
            let mut state = fake.lock();
            state.outbox.listen(sender);
            let bot = state.new_application("helper", TOKEN);
            let owner = state.new_user("owner");
            let ada = state.new_user("ada");
            let guild = state.new_guild("Team", owner);
            state.seat(guild, bot);
            state.seat(guild, ada);
            let channel = state.new_channel(guild, "general", Kind::Text);
            (bot, guild, channel, ada)
        };
        let http = Client::builder().user_agent("DiscordBot (https://example.com, 1)").build().unwrap();
        Self { fake, bot, guild, channel, ada, http, events }
    }

    /// Changes what there is.
    pub fn set<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        change(&mut self.fake.lock())
    }

    /// A request, unanswered.
    pub fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        let url = format!("{}/api/v10{path}", self.fake.base_url);
        self.http.request(method, url).header("Authorization", format!("Bot {TOKEN}"))
    }

    /// Asks, with this body.
    pub async fn ask(&self, method: Method, path: &str, body: Value) -> (u16, Value) {
        let request = self.request(method, path);
        let request = if body.is_null() { request } else { request.json(&body) };
        read(request.send().await.unwrap()).await
    }

    /// `GET`.
    pub async fn get(&self, path: &str) -> (u16, Value) {
        self.ask(Method::GET, path, Value::Null).await
    }

    /// `POST`.
    pub async fn post(&self, path: &str, body: Value) -> (u16, Value) {
        self.ask(Method::POST, path, body).await
    }

    /// `PATCH`.
    pub async fn patch(&self, path: &str, body: Value) -> (u16, Value) {
        self.ask(Method::PATCH, path, body).await
    }

    /// `PUT`.
    pub async fn put(&self, path: &str, body: Value) -> (u16, Value) {
        self.ask(Method::PUT, path, body).await
    }

    /// `DELETE`.
    pub async fn delete(&self, path: &str) -> (u16, Value) {
        self.ask(Method::DELETE, path, Value::Null).await
    }

    /// Where the messages of the channel are.
    pub fn messages(&self) -> String {
        format!("/channels/{}/messages", self.channel)
    }

    /// Sends a text to the channel; the message.
    pub async fn say(&self, text: &str) -> Value {
        let (status, message) = self.post(&self.messages(), json!({ "content": text })).await;
        assert_eq!(status, 200, "{message}");
        message
    }

    /// Tries to send a message to the channel; the status and the code.
    pub async fn try_to_send(&self, body: Value) -> (u16, u64) {
        let (status, answer) = self.post(&self.messages(), body).await;
        (status, answer["code"].as_u64().unwrap_or(0))
    }

    /// The names of the events since the last time.
    pub fn events(&mut self) -> Vec<&'static str> {
        self.dispatches().iter().map(|event| event.name).collect()
    }

    /// The events since the last time.
    pub fn dispatches(&mut self) -> Vec<Arc<Dispatch>> {
        std::iter::from_fn(|| self.events.try_recv().ok()).collect()
    }

    /// What the bot should not have done.
    pub fn violations(&self) -> Vec<Violation> {
        self.fake.lock().violations.take()
    }
}

/// The status and the body of an answer.
pub async fn read(response: Response) -> (u16, Value) {
    let status = response.status().as_u16();
    let text = response.text().await.unwrap();
    (status, serde_json::from_str(&text).unwrap_or(Value::String(text)))
}

/// Where a form is wrong, by the codes at this path: `embeds.0.title`.
pub fn complaints(answer: &Value, path: &str) -> Vec<String> {
    let pointer = format!("/errors/{}/_errors", path.replace('.', "/"));
    let errors = answer.pointer(&pointer).and_then(Value::as_array);
    errors.into_iter().flatten().map(|error| error["code"].as_str().unwrap().to_owned()).collect()
}

/// An id on the wire.
pub fn id(value: &Value) -> Id {
    value.as_str().unwrap().parse().unwrap()
}
