//! The smallest client of the gateway: it says what it is told to say, and shows what comes.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{Message, protocol::CloseFrame},
};

use crate::stage::{Stage, TOKEN};

/// Longer than any answer takes, even on a busy machine.
const PATIENCE: Duration = Duration::from_secs(10);

/// A socket to the gateway.
pub struct Socket(WebSocketStream<MaybeTlsStream<TcpStream>>);

impl Socket {
    /// One that was greeted with the interval of heartbeats.
    pub async fn open(stage: &Stage) -> Self {
        let mut socket = Self::open_with(stage, "?v=10&encoding=json").await;
        assert_eq!(socket.next().await["op"], 10);
        socket
    }

    /// One that was not greeted yet, with these wishes.
    pub async fn open_with(stage: &Stage, wishes: &str) -> Self {
        let url = format!("{}/{wishes}", stage.fake.discord.gateway_url());
        Self(connect_async(url).await.unwrap().0)
    }

    /// A session of the only shard.
    pub async fn session(stage: &Stage, intents: u64) -> Self {
        Self::session_of_shard(stage, intents, [0, 1]).await
    }

    /// A session of a shard.
    pub async fn session_of_shard(stage: &Stage, intents: u64, shard: [u64; 2]) -> Self {
        let mut socket = Self::open(stage).await;
        let mut identify = identify(intents);
        identify["d"]["shard"] = json!(shard);
        socket.say(&identify).await;
        socket
    }

    /// Sends a payload.
    pub async fn say(&mut self, payload: &Value) {
        self.0.send(Message::Text(payload.to_string())).await.unwrap();
    }

    /// Sends what may be no payload.
    pub async fn say_text(&mut self, text: &str) {
        self.0.send(Message::Text(text.to_owned())).await.unwrap();
    }

    /// The next payload.
    pub async fn next(&mut self) -> Value {
        match self.message().await {
            Message::Text(text) => serde_json::from_str(&text).unwrap(),
            other => panic!("no payload came, but {other:?}"),
        }
    }

    /// The next message, whatever it is.
    pub async fn message(&mut self) -> Message {
        let next = tokio::time::timeout(PATIENCE, self.0.next()).await;
        next.expect("something comes in time").expect("the socket is open").unwrap()
    }

    /// The data of the next event of this name; those before it are passed over.
    pub async fn event(&mut self, name: &str) -> Value {
        loop {
            let mut payload = self.next().await;
            if payload["t"] == name {
                return payload["d"].take();
            }
        }
    }

    /// The names of the events until one of this name, with it.
    pub async fn events_until(&mut self, name: &str) -> Vec<String> {
        let mut names = Vec::new();
        loop {
            let payload = self.next().await;
            if let Some(event) = payload["t"].as_str() {
                names.push(event.to_owned());
                if event == name {
                    return names;
                }
            }
        }
    }

    /// The code with which the socket is closed; what comes before that is passed over.
    pub async fn closed(&mut self) -> u16 {
        loop {
            if let Message::Close(frame) = self.message().await {
                return frame.expect("a code").code.into();
            }
        }
    }

    /// Says goodbye with a code.
    pub async fn close(mut self, code: u16) {
        let frame = CloseFrame { code: code.into(), reason: "".into() };
        self.0.close(Some(frame)).await.unwrap();
        // Until the other side has heard it.
        while let Some(Ok(_)) = self.0.next().await {}
    }

    /// Breaks it without a word.
    pub fn cut(self) {
        drop(self);
    }
}

/// What a bot says first.
pub fn identify(intents: u64) -> Value {
    json!({ "op": 2, "d": {
        "token": TOKEN,
        "intents": intents,
        "properties": { "os": "linux", "browser": "test", "device": "test" },
    }})
}
