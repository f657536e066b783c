//! The local chat as a stage: driven over its real HTTP API.
//!
//! It runs on the bot's database and beside the bot, so that it stays up while the bot is down.

use std::{collections::HashMap, sync::Arc, time::Duration};

use async_trait::async_trait;
use keypoint::{
    chat::{event::Inbox, local::LocalChat, message::Message},
    clock::Clock,
    conversation::command::COMMANDS,
    practice::schedule::zone::Zone,
    render::plain::plain,
    store::Store,
    web::local::LocalWeb,
};
use reqwest::{Client, Method};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use super::{
    stage::{
        Connection, FIRST_CHANNEL, OpenForm, Picture, Reaction, Sight, Spot, Stage, ZONE, without_marks,
    },
    switchboard::{PATIENCE, Switchboard},
};

/// The local chat.
pub struct LocalStage {
    client: Client,
    base: String,
    switchboard: Arc<Switchboard>,
    members: HashMap<String, String>,
    channels: HashMap<String, String>,
    shutdown: CancellationToken,
}

impl Drop for LocalStage {
    fn drop(&mut self) {
        self.shutdown.cancel();
    }
}

impl LocalStage {
    /// The local chat of a database, with its first member and its first channel.
    pub async fn on(store: &Store, clock: &Arc<dyn Clock>) -> Self {
        let chat = Arc::new(LocalChat::new(store.clone(), Arc::clone(clock)));
        chat.ensure_workspace().await.unwrap();
        let switchboard = Arc::<Switchboard>::default();
        let shutdown = CancellationToken::new();
        let inbox = Arc::clone(&switchboard) as Arc<dyn Inbox>;
        let web = LocalWeb::new(chat, inbox, COMMANDS, shutdown.clone());
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}/api", listener.local_addr().unwrap());
        tokio::spawn(web.serve(listener));
        let client = Client::builder().no_proxy().build().unwrap();
        let (members, channels) = (HashMap::new(), HashMap::new());
        let mut stage = Self { client, base, switchboard, members, channels, shutdown };
        let first = stage.get("/state").await;
        stage.know(&first["you"]);
        for channel in first["channels"].as_array().unwrap() {
            stage.channels.insert(text(&channel["name"]), text(&channel["id"]));
        }
        stage
    }

    fn know(&mut self, member: &Value) {
        self.members.insert(text(&member["name"]), text(&member["id"]));
    }

    fn member(&self, name: &str) -> &str {
        self.members.get(name).unwrap_or_else(|| panic!("there is no member {name}"))
    }

    fn channel(&self, name: &str) -> &str {
        self.channels.get(name).unwrap_or_else(|| panic!("there is no channel {name}"))
    }

    async fn call(&self, method: Method, path: &str, body: Value) -> Value {
        let mut request = self.client.request(method, format!("{}{path}", self.base));
        if !body.is_null() {
            request = request.json(&body);
        }
        let response = request.send().await.unwrap();
        let status = response.status();
        let answer: Value = response.json().await.unwrap();
        assert!(status.is_success(), "{path}: {status} {answer}");
        answer
    }

    async fn get(&self, path: &str) -> Value {
        self.call(Method::GET, path, Value::Null).await
    }

    async fn post(&self, path: &str, body: Value) -> Value {
        self.call(Method::POST, path, body).await
    }

    /// Calls, and returns once the bot was told of it.
    async fn call_told(&self, method: Method, path: &str, body: Value) {
        let mut told = self.switchboard.told.subscribe();
        let before = *told.borrow_and_update();
        self.call(method, path, body).await;
        let arrives = told.wait_for(|now| *now > before);
        tokio::time::timeout(PATIENCE, arrives).await.expect("the bot is told in time").unwrap();
    }

    fn sight(&self, message: &Value) -> Sight {
        let (body, buttons) = match &message["body"] {
            Value::Object(body) if body.contains_key("keypoint") => {
                let message: Message = serde_json::from_value(body["keypoint"].clone()).unwrap();
                let notifies = message.notify.iter().map(|group| format!("(notifies @{group})\n\n"));
                let said = without_marks(&plain(&message, Zone(ZONE)));
                (notifies.collect::<String>() + &said, labels(&body["keypoint"]))
            }
            Value::Object(body) => (text(&body["markdown"]), Vec::new()),
            _ => ("(deleted)".to_owned(), Vec::new()),
        };
        let channel = self.channels.iter().find(|(_, id)| message["channel"] == id.as_str());
        Sight {
            id: text(&message["id"]),
            spot: Spot {
                channel: channel.unwrap().0.clone(),
                thread: message["thread"].as_str().map(str::to_owned),
            },
            author: message["author"]["name"].as_str().map(str::to_owned),
            only_you: message["only_you"] == true,
            title: body.lines().next().unwrap_or_default().to_owned(),
            text: body,
            buttons: buttons.into_iter().map(|(label, _)| label).collect(),
            ticked: message["ticked"] == true,
            reply_to: message["reply_to"]["author"].as_str().map(str::to_owned),
            markup: text(&message["html"]),
        }
    }

    fn place(&self, by: &str, spot: &Spot) -> Value {
        json!({"as": self.member(by), "channel": self.channel(&spot.channel), "thread": spot.thread})
    }
}

#[async_trait]
impl Stage for LocalStage {
    async fn add_member(&mut self, name: &str) {
        let member = self.post("/members", json!({"name": name})).await;
        self.know(&member);
    }

    async fn add_channel(&mut self, name: &str) {
        let channel = self.post("/channels", json!({"name": name})).await;
        self.channels.insert(text(&channel["name"]), text(&channel["id"]));
    }

    fn id_of_channel(&self, name: &str) -> String {
        self.channel(name).to_owned()
    }

    fn connect(&mut self, store: &Store, clock: &Arc<dyn Clock>) -> Connection {
        let local = Arc::new(LocalChat::new(store.clone(), Arc::clone(clock)));
        Connection { chat: local.clone(), local: Some(local) }
    }

    fn tell(&mut self, inbox: Option<Arc<dyn Inbox>>) {
        self.switchboard.connect(inbox);
    }

    async fn look(&mut self, member: &str) -> Vec<Sight> {
        let reader = self.member(member);
        let mut sights = Vec::new();
        for channel in self.channels.values() {
            let page = self.get(&format!("/channels/{channel}/messages?as={reader}&limit=200")).await;
            assert_eq!(page["more"], false, "a scenario fits one page");
            for message in page["messages"].as_array().unwrap() {
                sights.push(self.sight(message));
                if !message["replies"].is_null() {
                    let root = text(&message["id"]);
                    let thread = self.get(&format!("/messages/{root}/thread?as={reader}")).await;
                    sights.extend(thread["messages"].as_array().unwrap().iter().map(|said| self.sight(said)));
                }
            }
        }
        sights.sort_by(|one, other| one.id.cmp(&other.id));
        sights
    }

    async fn picture(&mut self, member: &str, _within: Duration) -> Option<Picture> {
        let reader = self.member(member);
        let channel = self.channel(FIRST_CHANNEL);
        let page = self.get(&format!("/channels/{channel}/messages?as={reader}&limit=200")).await;
        let newest =
            page["messages"].as_array()?.iter().rfind(|message| message["only_you"] == true)?.clone();
        let alt = newest["body"]["keypoint"]["attachment"]["kind"]["picture"]["alt"].as_str()?.to_owned();
        let html = newest["html"].as_str()?;
        let url =
            html.split("<img class=\"picture\" src=\"").nth(1)?.split('"').next()?.replace("&amp;", "&");
        let origin = self.base.strip_suffix("/api")?;
        let shown = self.client.get(format!("{origin}{url}")).send().await.unwrap();
        Some(Picture { alt, png: shown.bytes().await.unwrap().to_vec() })
    }

    async fn say(&mut self, by: &str, spot: &Spot, text: &str, reply_to: Option<&str>) {
        let path = format!("/channels/{}/messages", self.channel(&spot.channel));
        let body = json!({"as": self.member(by), "thread": spot.thread, "text": text, "reply_to": reply_to});
        if spot.thread.is_some() {
            self.call_told(Method::POST, &path, body).await;
        } else {
            self.post(&path, body).await;
        }
    }

    async fn edit(&mut self, by: &str, message: &str, text: &str) {
        let body = json!({"as": self.member(by), "text": text});
        self.call_told(Method::PATCH, &format!("/messages/{message}"), body).await;
    }

    async fn delete(&mut self, by: &str, message: &str) {
        let path = format!("/messages/{message}?as={}", self.member(by));
        self.call_told(Method::DELETE, &path, Value::Null).await;
    }

    async fn run(&mut self, by: &str, spot: &Spot, line: &str) -> Reaction {
        let mut body = self.place(by, spot);
        body["text"] = line.into();
        reaction(spot, line, &self.post("/commands", body).await)
    }

    async fn press(&mut self, by: &str, message: &Sight, label: &str) -> Reaction {
        let reader = self.member(by);
        let shown = self.get(&format!("/messages/{}?as={reader}", message.id)).await;
        let (_, action) = labels(&shown["body"]["keypoint"])
            .into_iter()
            .find(|(other, _)| other == label)
            .unwrap_or_else(|| panic!("there is no button {label}: {shown}"));
        let body = json!({"as": reader, "action": action});
        let answer = self.post(&format!("/messages/{}/press", message.id), body).await;
        reaction(&message.spot, label, &answer)
    }

    async fn told<'a>(&mut self, _things: usize, happening: Box<dyn FnOnce() + Send + 'a>) {
        happening();
    }

    fn dangers(&self, sight: &Sight) -> Vec<String> {
        let live = ["<script", "<b>", "href=\"javascript", "notif"];
        live.into_iter().filter(|live| sight.markup.contains(live)).map(str::to_owned).collect()
    }

    async fn submit(&mut self, by: &str, form: &OpenForm, text: &str) -> Reaction {
        let mut body = self.place(by, &form.spot);
        body["action"] = form.action.clone().into();
        body["values"] = json!({form.field.clone(): text});
        reaction(&form.spot, text, &self.post("/forms", body).await)
    }
}

/// The buttons of a message of the bot: what they say, and what they mean.
fn labels(message: &Value) -> Vec<(String, String)> {
    let blocks = message["blocks"].as_array().into_iter().flatten();
    let buttons = blocks.filter_map(|block| block["buttons"].as_array()).flatten();
    buttons.map(|button| (text(&button["label"]), text(&button["action"]))).collect()
}

/// What came back for `given`.
fn reaction(spot: &Spot, given: &str, answer: &Value) -> Reaction {
    match answer["kind"].as_str().unwrap() {
        "nothing" | "note" | "update" => Reaction::Nothing,
        "form" => Reaction::Form(open_form(spot, &answer["form"])),
        "mistake" => {
            let units: Vec<u16> = given.encode_utf16().collect();
            let end = |name: &str| usize::try_from(answer[name].as_u64().unwrap()).unwrap();
            let at = String::from_utf16(&units[end("from")..end("to")]).unwrap();
            Reaction::Wrong { at, text: text(&answer["text"]) }
        }
        "invalid" => Reaction::Wrong { at: text(&answer["field"]), text: text(&answer["text"]) },
        other => panic!("no reaction is of the kind {other}"),
    }
}

fn open_form(spot: &Spot, form: &Value) -> OpenForm {
    let [field] = form["fields"].as_array().unwrap().as_slice() else { panic!("one field: {form}") };
    let intro = without_tags(form["intro_html"].as_str().unwrap_or_default());
    let (title, label, submit) = (text(&form["title"]), text(&field["label"]), text(&form["submit"]));
    OpenForm {
        spot: spot.clone(),
        action: text(&form["action"]),
        field: text(&field["id"]),
        text: format!("{title}\n\n{intro}\n\n{label} <{}>\n\n[{submit}]", text(&field["value"])),
    }
}

fn without_tags(html: &str) -> String {
    let mut plain = String::new();
    for piece in html.replace("</p>", "\n").replace("<pre", "\n<pre").split('<') {
        plain.push_str(piece.split_once('>').map_or(piece, |(_, text)| text));
    }
    plain.replace("&lt;", "<").replace("&amp;", "&").trim().to_owned()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
