//! The local chat over its HTTP API. Its server is the very process that is killed, so everybody tries
//! again, with the same key where the API takes one, and only what was answered counts as seen.

use std::{
    sync::{
        Arc, OnceLock,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use anyhow::{Context, bail};
use async_trait::async_trait;
use keypoint::{
    chat::message::{Block, Message},
    practice::schedule::zone::Zone,
    render::plain::plain,
};
use rand::{RngExt, rngs::StdRng};
use reqwest::{Client, Method, header::HOST};
use serde_json::{Value, json};
use tokio::time::sleep;

use super::{ANSWERS, CHANNELS, Card, Chat, Outcome, PEOPLE, Post, Row, rows_in};
use crate::proxy::Proxy;

/// How long people try again.
const PATIENCE: Duration = Duration::from_secs(20);

/// How long they wait between two tries.
const PAUSE: Duration = Duration::from_millis(150);

/// The local chat of a fleet.
pub struct Local {
    http: Client,
    /// Where the processes listen, and what stands before each.
    doors: Vec<(String, Arc<Proxy>)>,
    /// Whom the next request goes to.
    next: AtomicUsize,
    admin: OnceLock<String>,
    members: OnceLock<Vec<String>>,
    channels: OnceLock<Vec<String>>,
}

impl Local {
    /// The chat that these processes serve.
    pub async fn new(addresses: &[String]) -> anyhow::Result<Self> {
        let mut doors = Vec::new();
        for address in addresses {
            doors.push((address.clone(), Proxy::start(address.parse()?).await?));
        }
        Ok(Self {
            http: Client::builder().no_proxy().timeout(Duration::from_secs(5)).build()?,
            doors,
            next: AtomicUsize::new(0),
            admin: OnceLock::new(),
            members: OnceLock::new(),
            channels: OnceLock::new(),
        })
    }

    fn member(&self, by: usize) -> &str {
        &self.members.get().expect("it is furnished")[by]
    }

    fn channel(&self, channel: usize) -> &str {
        &self.channels.get().expect("it is furnished")[channel]
    }

    fn admin(&self) -> &str {
        self.admin.get().expect("it is furnished")
    }

    /// One request to one of the processes.
    async fn once(&self, method: &Method, path: &str, body: Option<&Value>) -> Outcome<Value> {
        let next = self.next.fetch_add(1, Ordering::Relaxed);
        let (address, proxy) = &self.doors[next % self.doors.len()];
        let request = self.http.request(method.clone(), format!("http://{}{path}", proxy.address()));
        // The page answers to its own name alone.
        let request = request.header(HOST, address);
        let request = if let Some(body) = body { request.json(body) } else { request };
        let Ok(response) = request.send().await else { return Outcome::Unknown };
        let status = response.status();
        let Ok(answer) = response.json::<Value>().await else { return Outcome::Unknown };
        if status.is_success() {
            Outcome::Seen(answer)
        } else if status.is_client_error() {
            Outcome::Refused(format!("{status} {answer}"))
        } else {
            Outcome::Unknown
        }
    }

    /// The same until there is an answer, or patience ends.
    async fn patiently(&self, method: Method, path: &str, body: Option<Value>) -> Outcome<Value> {
        let began = Instant::now();
        loop {
            let outcome = self.once(&method, path, body.as_ref()).await;
            if outcome != Outcome::Unknown || began.elapsed() > PATIENCE {
                return outcome;
            }
            sleep(PAUSE).await;
        }
    }

    /// The same, where it must go well.
    async fn surely(&self, method: Method, path: &str, body: Option<Value>) -> anyhow::Result<Value> {
        let began = Instant::now();
        loop {
            match self.patiently(method.clone(), path, body.clone()).await {
                Outcome::Seen(answer) => return Ok(answer),
                Outcome::Unknown if began.elapsed() < 6 * PATIENCE => {}
                other => bail!("{method} {path} {body:?}: {other:?}"),
            }
        }
    }

    async fn command(&self, by: &str, channel: &str, text: &str) -> anyhow::Result<Value> {
        let body = json!({"as": by, "channel": channel, "text": text});
        self.surely(Method::POST, "/api/commands", Some(body)).await
    }

    async fn messages_of(&self, reader: &str, channel: &str) -> anyhow::Result<Vec<Value>> {
        let (mut all, mut before) = (Vec::new(), String::new());
        loop {
            let path = format!("/api/channels/{channel}/messages?as={reader}&limit=200{before}");
            let page = self.surely(Method::GET, &path, None).await?;
            let messages = page["messages"].as_array().cloned().unwrap_or_default();
            if let Some(first) = messages.first() {
                before = format!("&before={}", text_of(&first["id"]));
            }
            all.splice(0..0, messages);
            if page["more"] != true {
                return Ok(all);
            }
        }
    }
}

#[async_trait]
impl Chat for Local {
    async fn furnish(&self) -> anyhow::Result<()> {
        let state = self.surely(Method::GET, "/api/state", None).await?;
        let admin = self.admin.get_or_init(|| text_of(&state["you"]["id"]));
        let (mut members, mut channels) = (Vec::new(), Vec::new());
        for name in PEOPLE {
            let body = json!({"name": name});
            members.push(text_of(&self.surely(Method::POST, "/api/members", Some(body)).await?["id"]));
        }
        for name in CHANNELS {
            let body = json!({"as": admin, "name": name});
            channels.push(text_of(&self.surely(Method::POST, "/api/channels", Some(body)).await?["id"]));
        }
        self.members.get_or_init(|| members);
        self.channels.get_or_init(|| channels);
        Ok(())
    }

    async fn add_schedule(
        &self,
        channel: usize,
        name: &str,
        reveal: &str,
        topic: &str,
    ) -> anyhow::Result<()> {
        let answers = ANSWERS[channel];
        let text = format!(
            "/schedule add when:\"* * * * *\" name:{name} reveal:{reveal} topics:{topic} answers:{answers}"
        );
        let preview = self.command(self.admin(), self.channel(channel), &text).await?;
        let message = of_keypoint(&preview["message"]).with_context(|| format!("{text}: {preview}"))?;
        let buttons = message.blocks.into_iter().filter_map(|block| match block {
            Block::Buttons(buttons) => Some(buttons),
            _ => None,
        });
        let confirm = buttons.flatten().next().with_context(|| format!("a button in {preview}"))?;
        let path = format!("/api/messages/{}/press", text_of(&preview["message"]["id"]));
        let body = json!({"as": self.admin(), "action": confirm.action});
        self.surely(Method::POST, &path, Some(body)).await?;
        Ok(())
    }

    async fn pause_schedule(&self, channel: usize, name: &str) -> anyhow::Result<()> {
        let line = format!("/schedule pause {name}");
        let said = self.command(self.admin(), self.channel(channel), &line).await?;
        let said = text(&said["message"]);
        if said.contains("paused") { Ok(()) } else { bail!("{name}: {said}") }
    }

    async fn ask(&self, by: usize, channel: usize, topic: &str) -> Outcome<()> {
        let text = format!("/question topic:{topic} reveal:10s answers:{}", ANSWERS[channel]);
        let body = json!({"as": self.member(by), "channel": self.channel(channel), "text": text});
        // Once: there is no key that would make a second try the same.
        match self.once(&Method::POST, "/api/commands", Some(&body)).await {
            Outcome::Seen(said) if said["message"]["body"]["keypoint"]["tone"] == "warning" => {
                Outcome::Refused(said.to_string())
            }
            Outcome::Seen(_) => Outcome::Seen(()),
            Outcome::Refused(why) => Outcome::Refused(why),
            Outcome::Unknown => Outcome::Unknown,
        }
    }

    async fn open_cards(&self, channel: usize) -> Vec<Card> {
        let path = format!("/api/channels/{}/messages?as={}&limit=30", self.channel(channel), self.member(0));
        let Outcome::Seen(page) = self.once(&Method::GET, &path, None).await else { return Vec::new() };
        let messages = page["messages"].as_array().cloned().unwrap_or_default();
        let open = messages.iter().filter(|message| message["body"]["keypoint"]["tone"] == "question");
        open.map(|message| text_of(&message["id"]))
            .map(|id| Card { channel, thread: Some(id.clone()), id })
            .collect()
    }

    async fn say(&self, by: usize, card: &Card, text: &str, key: &str) -> Outcome<String> {
        let path = format!("/api/channels/{}/messages", self.channel(card.channel));
        let body = json!({"as": self.member(by), "text": text, "thread": card.id, "key": key});
        match self.patiently(Method::POST, &path, Some(body)).await {
            Outcome::Seen(message) => Outcome::Seen(text_of(&message["id"])),
            Outcome::Refused(why) => Outcome::Refused(why),
            Outcome::Unknown => Outcome::Unknown,
        }
    }

    async fn is_ticked(&self, by: usize, _card: &Card, message: &str) -> bool {
        let path = format!("/api/messages/{message}?as={}", self.member(by));
        match self.once(&Method::GET, &path, None).await {
            Outcome::Seen(message) => message["ticked"] == true,
            Outcome::Refused(_) | Outcome::Unknown => false,
        }
    }

    async fn edit(&self, by: usize, _card: &Card, message: &str, text: &str) -> Outcome<()> {
        let body = json!({"as": self.member(by), "text": text});
        without_answer(self.patiently(Method::PATCH, &format!("/api/messages/{message}"), Some(body)).await)
    }

    async fn delete(&self, by: usize, _card: &Card, message: &str) -> Outcome<()> {
        let path = format!("/api/messages/{message}?as={}", self.member(by));
        without_answer(self.patiently(Method::DELETE, &path, None).await)
    }

    async fn fill_form(&self, by: usize, card: &Card, text: &str) -> Outcome<()> {
        let path = format!("/api/messages/{}?as={}", card.id, self.member(by));
        let Outcome::Seen(message) = self.once(&Method::GET, &path, None).await else {
            return Outcome::Refused("the card was not seen".to_owned());
        };
        let Some(action) = answer_action(&message) else {
            return Outcome::Refused("the card has no button".to_owned());
        };
        let body = json!({
            "as": self.member(by), "channel": self.channel(card.channel), "thread": null, "action": action,
            "values": {"answer": text},
        });
        match self.patiently(Method::POST, "/api/forms", Some(body)).await {
            Outcome::Seen(said) if said["message"]["body"]["keypoint"]["tone"] == "success" => {
                Outcome::Seen(())
            }
            Outcome::Seen(said) => Outcome::Refused(said.to_string()),
            Outcome::Refused(why) => Outcome::Refused(why),
            Outcome::Unknown => Outcome::Unknown,
        }
    }

    async fn withdraw(&self, by: usize, card: &Card) -> Outcome<()> {
        let body = json!({
            "as": self.member(by), "channel": self.channel(card.channel), "thread": card.id,
            "text": "/answer withdraw",
        });
        match self.once(&Method::POST, "/api/commands", Some(&body)).await {
            Outcome::Seen(said) if text(&said["message"]).contains("is withdrawn") => Outcome::Seen(()),
            Outcome::Seen(said) if said["message"]["body"]["keypoint"]["tone"] == "warning" => {
                Outcome::Refused(said.to_string())
            }
            Outcome::Seen(_) | Outcome::Unknown => Outcome::Unknown,
            Outcome::Refused(why) => Outcome::Refused(why),
        }
    }

    async fn told_in_thread(&self, by: usize, card: &Card) -> Vec<String> {
        let path = format!("/api/messages/{}/thread?as={}", card.id, self.member(by));
        let Outcome::Seen(thread) = self.once(&Method::GET, &path, None).await else { return Vec::new() };
        let messages = thread["messages"].as_array().cloned().unwrap_or_default();
        let told = messages.iter().filter(|message| message["only_you"] != true);
        told.filter(|message| of_keypoint(message).is_some()).map(text).collect()
    }

    async fn reveal(&self, by: usize, card: &Card) -> Outcome<()> {
        let body = json!({
            "as": self.member(by), "channel": self.channel(card.channel), "thread": card.id,
            "text": "/reveal",
        });
        without_answer(self.once(&Method::POST, "/api/commands", Some(&body)).await)
    }

    async fn leaderboard(&self, by: usize, channel: Option<usize>) -> anyhow::Result<Vec<Row>> {
        let scope = if channel.is_some() { "channel" } else { "workspace" };
        let place = self.channel(channel.unwrap_or(0));
        let said =
            self.command(self.member(by), place, &format!("/leaderboard period:all scope:{scope}")).await?;
        Ok(rows_in(&text(&said["message"])))
    }

    async fn history(&self) -> anyhow::Result<Vec<Post>> {
        let state = self.surely(Method::GET, "/api/state", None).await?;
        let mut posts = Vec::new();
        for channel in state["channels"].as_array().into_iter().flatten() {
            let id = text_of(&channel["id"]);
            let channel = self.channels.get().expect("it is furnished").iter().position(|one| *one == id);
            for message in self.messages_of(self.admin(), &id).await? {
                let root = text_of(&message["id"]);
                posts.push(post(&message, channel, None));
                if message["replies"].is_null() {
                    continue;
                }
                let path = format!("/api/messages/{root}/thread?as={}", self.admin());
                let thread = self.surely(Method::GET, &path, None).await?;
                let thread = thread["messages"].as_array().cloned().unwrap_or_default();
                posts.extend(thread.iter().map(|message| post(message, channel, Some(root.clone()))));
            }
        }
        Ok(posts)
    }

    async fn disturb(&self, random: &mut StdRng, span: Duration) -> Option<String> {
        let cut = || self.doors.iter().for_each(|(_, proxy)| proxy.cut());
        let said = match random.random_range(0..3) {
            0 => {
                cut();
                "the members' connections were cut"
            }
            1 => {
                // What is asked meanwhile is done, and the reply is lost.
                self.doors.iter().for_each(|(_, proxy)| proxy.mute(true));
                sleep(span).await;
                cut();
                self.doors.iter().for_each(|(_, proxy)| proxy.mute(false));
                "members' requests were done, and the replies lost"
            }
            _ => {
                self.doors.iter().for_each(|(_, proxy)| proxy.close(true));
                sleep(span).await;
                self.calm();
                "members could not reach the chat"
            }
        };
        Some(said.to_owned())
    }

    fn calm(&self) {
        for (_, proxy) in &self.doors {
            proxy.mute(false);
            proxy.close(false);
        }
    }
}

fn post(message: &Value, channel: Option<usize>, root: Option<String>) -> Post {
    let at = message["posted_at"].as_str().and_then(|at| at.parse::<chrono::DateTime<chrono::Utc>>().ok());
    Post {
        id: text_of(&message["id"]),
        channel,
        root,
        author: message["author"]["name"].as_str().map(str::to_owned),
        private: message["only_you"] == true,
        text: text(message),
        at: at.map_or(0, |at| at.timestamp_millis()),
        ticked: message["ticked"] == true,
    }
}

fn answer_action(message: &Value) -> Option<String> {
    let blocks = of_keypoint(message)?.blocks.into_iter();
    let buttons = blocks.filter_map(|block| if let Block::Buttons(all) = block { Some(all) } else { None });
    buttons.flatten().find(|button| button.label == "Answer").map(|button| button.action.to_string())
}

fn without_answer(outcome: Outcome<Value>) -> Outcome<()> {
    match outcome {
        Outcome::Seen(_) => Outcome::Seen(()),
        Outcome::Refused(why) => Outcome::Refused(why),
        Outcome::Unknown => Outcome::Unknown,
    }
}

fn text(message: &Value) -> String {
    match of_keypoint(message) {
        Some(message) => plain(&message, Zone(chrono_tz::UTC)),
        None => message["body"]["markdown"].as_str().unwrap_or_default().to_owned(),
    }
}

fn of_keypoint(message: &Value) -> Option<Message> {
    serde_json::from_value(message["body"]["keypoint"].clone()).ok()
}

fn text_of(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
