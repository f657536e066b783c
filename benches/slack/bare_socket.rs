//! The baseline: a socket that acknowledges whatever comes, at once, and does nothing else.

use futures_util::{SinkExt, StreamExt};
use reqwest::Client;
use serde_json::{Value, json};
use tokio_tungstenite::{connect_async, tungstenite::Message};

/// The argument with which this program is the bare socket.
pub const NAME: &str = "bare-socket";

/// Its one command.
pub const COMMAND: &str = "/bare";

/// Acknowledges until it is killed.
pub async fn run(api: &str, token: &str) {
    let opened = Client::builder().no_proxy().build().unwrap().post(format!("{api}/apps.connections.open"));
    let opened: Value = opened.bearer_auth(token).send().await.unwrap().json().await.unwrap();
    let (mut socket, _) = connect_async(opened["url"].as_str().unwrap()).await.unwrap();
    while let Some(Ok(message)) = socket.next().await {
        let Message::Text(text) = message else { continue };
        let told: Value = serde_json::from_str(&text).unwrap();
        if let Some(envelope) = told["envelope_id"].as_str() {
            let said = json!({ "envelope_id": envelope }).to_string();
            socket.send(Message::Text(said)).await.unwrap();
        }
    }
}
