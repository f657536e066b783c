//! The local chat over HTTP, as curl would use it, and its messages as people read them.

use chrono::{DateTime, Utc};
use keypoint::{
    chat::message::{Block, Message, Tone},
    practice::schedule::zone::Zone,
    render::plain::plain,
};
use reqwest::{Client, Method};
use serde_json::{Value, json};

use crate::home::eventually;

/// The JSON API of a running Keypoint.
#[derive(Clone)]
pub(crate) struct Talk {
    http: Client,
    base: String,
}

/// A member, and a channel where they are.
#[derive(Clone)]
pub(crate) struct Person {
    talk: Talk,
    pub(crate) id: String,
    pub(crate) channel: String,
}

impl Talk {
    pub(crate) fn at(address: &str) -> Self {
        let http = Client::builder().no_proxy().build().unwrap();
        Self { http, base: format!("http://{address}") }
    }

    /// Makes a call, which must succeed.
    pub(crate) async fn call(&self, method: Method, path: &str, body: Option<Value>) -> Value {
        let request = self.http.request(method, format!("{}{path}", self.base));
        let request = if let Some(body) = &body { request.json(body) } else { request };
        let response = request.send().await.unwrap_or_else(|error| panic!("{path}: {error:?}"));
        let status = response.status();
        let answer: Value = response.json().await.unwrap();
        assert!(status.is_success(), "{path} {body:?}: {status} {answer}");
        answer
    }

    pub(crate) async fn get(&self, path: &str) -> Value {
        self.call(Method::GET, path, None).await
    }

    pub(crate) async fn post(&self, path: &str, body: Value) -> Value {
        self.call(Method::POST, path, Some(body)).await
    }

    /// The stream of what happens.
    pub(crate) async fn events(&self) -> reqwest::Response {
        let response = self.http.get(format!("{}/api/events", self.base)).send().await.unwrap();
        assert!(response.status().is_success());
        response
    }

    /// The first member in the first channel.
    pub(crate) async fn first(&self) -> Person {
        let state = self.get("/api/state").await;
        self.person(&state["you"], &state["channels"][0])
    }

    /// A member of this name in the first channel; added if they are not there.
    pub(crate) async fn named(&self, name: &str) -> Person {
        let member = self.post("/api/members", json!({"name": name})).await;
        let state = self.get("/api/state").await;
        self.person(&member, &state["channels"][0])
    }

    fn person(&self, member: &Value, channel: &Value) -> Person {
        Person { talk: self.clone(), id: text_of(&member["id"]), channel: text_of(&channel["id"]) }
    }
}

impl Person {
    /// The page as they see it.
    pub(crate) fn url(&self) -> String {
        format!("{}/?as={}", self.talk.base, self.id)
    }

    /// The same person in a channel of this name; added if it is not there.
    pub(crate) async fn goes_to(&self, channel: &str) -> Self {
        let channel = self.talk.post("/api/channels", json!({"as": self.id, "name": channel})).await;
        Self { channel: text_of(&channel["id"]), ..self.clone() }
    }

    /// Says something in the channel, or in a thread of it; gives the message's id.
    pub(crate) async fn says(&self, thread: Option<&str>, text: &str) -> String {
        let path = format!("/api/channels/{}/messages", self.channel);
        let message = self.talk.post(&path, json!({"as": self.id, "thread": thread, "text": text})).await;
        text_of(&message["id"])
    }

    /// Runs a command; gives the response.
    pub(crate) async fn runs(&self, command: &str) -> Value {
        let body = json!({"as": self.id, "channel": self.channel, "text": command});
        self.talk.post("/api/commands", body).await
    }

    /// Runs a command that is answered by a note; gives its text.
    pub(crate) async fn asks(&self, command: &str) -> String {
        let response = self.runs(command).await;
        assert_eq!(response["kind"], "note", "{command}: {response}");
        text(&response["message"])
    }

    /// Presses the button of a message that says this; gives the response.
    pub(crate) async fn presses(&self, message: &Value, label: &str) -> Value {
        let of_keypoint = of_keypoint(message).expect("members' messages have no buttons");
        let buttons = of_keypoint.blocks.iter().filter_map(|block| match block {
            Block::Buttons(buttons) => Some(buttons),
            _ => None,
        });
        let button = buttons.flatten().find(|button| button.label == label);
        let action = &button.unwrap_or_else(|| panic!("there is no {label:?} in {message}")).action;
        let path = format!("/api/messages/{}/press", text_of(&message["id"]));
        self.talk.post(&path, json!({"as": self.id, "action": action})).await
    }

    /// Fills the first field of the form that a response holds, and sends it.
    pub(crate) async fn sends(&self, response: &Value, answer: &str) -> Value {
        let form = &response["form"];
        let field = text_of(&form["fields"][0]["id"]);
        let body = json!({
            "as": self.id, "channel": self.channel, "action": form["action"], "values": {field: answer},
        });
        self.talk.post("/api/forms", body).await
    }

    /// Takes all notes for them alone away.
    pub(crate) async fn dismisses_notes(&self) {
        for note in self.sees().await.iter().filter(|message| message["only_you"] == true) {
            let path = format!("/api/messages/{}?as={}", text_of(&note["id"]), self.id);
            self.talk.call(Method::DELETE, &path, None).await;
        }
    }

    /// Marks a thread as read.
    pub(crate) async fn has_read(&self, thread: &str) {
        let body = json!({"as": self.id, "channel": self.channel, "thread": thread});
        self.talk.post("/api/read", body).await;
    }

    /// What stands in the channel.
    pub(crate) async fn sees(&self) -> Vec<Value> {
        let path = format!("/api/channels/{}/messages?as={}&limit=200", self.channel, self.id);
        list(&self.talk.get(&path).await["messages"])
    }

    /// The cards of questions in the channel, open or revealed, without notes for them alone.
    pub(crate) async fn sees_cards(&self) -> Vec<Value> {
        let mut cards = self.sees().await;
        cards.retain(|message| {
            let tone = of_keypoint(message).map(|message| message.tone);
            message["only_you"] == false && matches!(tone, Some(Tone::Question | Tone::Reveal))
        });
        cards
    }

    /// Waits until there are so many cards; gives the last one.
    pub(crate) async fn waits_for_card(&self, number: usize) -> Value {
        let what = format!("card {number}");
        let cards = eventually(&what, async || {
            let cards = self.sees_cards().await;
            (cards.len() >= number).then_some(cards)
        });
        let mut cards = cards.await;
        assert_eq!(cards.len(), number, "{cards:#?}");
        cards.pop().unwrap()
    }

    /// A message as it is now.
    pub(crate) async fn looks_at(&self, id: &str) -> Value {
        self.talk.get(&format!("/api/messages/{id}?as={}", self.id)).await
    }

    /// What stands in a thread.
    pub(crate) async fn reads(&self, thread: &str) -> Vec<Value> {
        list(&self.talk.get(&format!("/api/messages/{thread}/thread?as={}", self.id)).await["messages"])
    }

    /// Waits for the tick on a message.
    pub(crate) async fn waits_for_tick(&self, message: &str) {
        eventually("the tick", async || (self.looks_at(message).await["ticked"] == true).then_some(())).await;
    }

    /// Waits for the reveal on the card and in its thread; gives the text in the thread.
    pub(crate) async fn waits_for_reveal(&self, card: &str) -> String {
        eventually("the reveal on the card", async || {
            text(&self.looks_at(card).await).contains("Revealed").then_some(())
        })
        .await;
        eventually("the reveal in the thread", async || self.reveals(card).await.pop()).await
    }

    /// The texts in a thread that begin a reveal.
    pub(crate) async fn reveals(&self, card: &str) -> Vec<String> {
        let texts = self.reads(card).await.iter().map(text).collect::<Vec<_>>();
        texts.into_iter().filter(|text| text.starts_with("Reveal: ")).collect()
    }
}

/// A message as people read it, with its times in UTC.
pub(crate) fn text(message: &Value) -> String {
    match of_keypoint(message) {
        Some(message) => plain(&message, Zone(chrono_tz::UTC)),
        None => text_of(&message["body"]["markdown"]),
    }
}

/// The first line of a card: the title of its question.
pub(crate) fn title(card: &Value) -> String {
    text(card).lines().next().unwrap_or_default().to_owned()
}

/// When a message was posted.
pub(crate) fn posted_at(message: &Value) -> DateTime<Utc> {
    text_of(&message["posted_at"]).parse().unwrap()
}

/// A message of Keypoint's.
pub(crate) fn of_keypoint(message: &Value) -> Option<Message> {
    let message = &message["body"]["keypoint"];
    (!message.is_null()).then(|| serde_json::from_value(message.clone()).unwrap())
}

/// A text in JSON.
pub(crate) fn text_of(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is a text")).to_owned()
}

fn list(value: &Value) -> Vec<Value> {
    value.as_array().unwrap_or_else(|| panic!("{value} is a list")).clone()
}
