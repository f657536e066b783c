//! The local chat on a real socket and a real database, with a conversation that says the same few
//! things always.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use async_trait::async_trait;
use chrono::TimeDelta;
use keypoint::{
    chat::{
        action::Action,
        command::{CommandSpec, OptionKind, OptionSpec, Where, Who},
        event::{Actor, Event, Inbox, KnownNames, Response, Suggestion},
        local::{LocalChat, WORKSPACE},
        message::{
            Attachment, AttachmentKind, Block, Button, ButtonStyle, Fact, Field, Form, Inline, Message,
            TimeStyle, Tone,
        },
        port::{Chat, EffectKey, MessageRef, Place},
    },
    clock::{Clock, SystemClock},
    picture::{Card, Row, draw},
    practice::ids::RoundId,
    store::Store,
    web::local::LocalWeb,
};
use reqwest::Client;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::{net::TcpListener, task::JoinHandle, time::timeout};
use tokio_util::sync::CancellationToken;

use crate::browser::{Driver, Look, Tab};

/// How long a server may take to stop, with pages that listen to it.
const STOP: Duration = Duration::from_secs(5);

const ROUND: RoundId = RoundId(uuid::Uuid::from_u128(1));

static COMMANDS: &[CommandSpec] = &[
    CommandSpec {
        name: "question",
        summary: "A question now.",
        help: "",
        examples: &[],
        who: Who::Everyone,
        place: Where::Anywhere,
        options: &[
            OptionSpec { name: "topic", summary: "What about", kind: OptionKind::Topic, required: false },
            OptionSpec {
                name: "difficulty",
                summary: "How hard",
                kind: OptionKind::Words(&["junior", "mid", "senior", "staff"]),
                required: false,
            },
        ],
        subcommands: &[],
    },
    CommandSpec {
        name: "answer",
        summary: "Answer the open question.",
        help: "",
        examples: &[],
        who: Who::Everyone,
        place: Where::Anywhere,
        options: &[],
        subcommands: &[],
    },
    CommandSpec {
        name: "leaderboard",
        summary: "Who has practised.",
        help: "",
        examples: &[],
        who: Who::Everyone,
        place: Where::Anywhere,
        options: &[],
        subcommands: &[],
    },
];

/// Says the same few things always.
struct Conversation;

#[async_trait]
impl Inbox for Conversation {
    async fn deliver(&self, event: Event) -> Response {
        match event {
            Event::Command { by, invocation } => match invocation.path.first().map(String::as_str) {
                Some("answer") => Response::Form(answer_form()),
                Some("leaderboard") => Response::Note(leaderboard()),
                _ if invocation.options.get("topic").is_some_and(|topic| topic == "go") => {
                    let text = "Nobody asks about go here. Take http.".to_owned();
                    Response::Mistake { option: "topic".to_owned(), text }
                }
                _ => note(format!("Here is your question, {}.", by.member.name)),
            },
            Event::Button { action: Action::Answer(_), .. } => Response::Form(answer_form()),
            Event::Button { .. } => note("Think of caches.".to_owned()),
            Event::Form { values, .. } if values["answer"].trim().is_empty() => {
                Response::Invalid { field: "answer".to_owned(), text: "Say something, please.".to_owned() }
            }
            Event::Form { values, .. } => note(format!("Your answer is in: {}", values["answer"])),
            _ => Response::Nothing,
        }
    }

    async fn suggest(&self, _by: &Actor, _path: &[String], _option: &str, typed: &str) -> Vec<Suggestion> {
        let topics = [("go", "Goroutines"), ("http", "Requests and caches")];
        let fitting = topics.into_iter().filter(|(topic, _)| topic.starts_with(typed));
        fitting
            .map(|(value, label)| Suggestion { value: value.to_owned(), label: label.to_owned() })
            .collect()
    }

    async fn names(&self, _by: &Actor) -> KnownNames {
        KnownNames { topics: vec!["go".to_owned(), "http".to_owned()], schedules: Vec::new() }
    }
}

fn note(text: String) -> Response {
    Response::Note(Message::text(Tone::Plain, [Inline::Text(text)]))
}

/// A message with a picture that is some hundred pixels high.
fn leaderboard() -> Message {
    let row = |place| Row { place, name: "Ada".to_owned(), points: 10, streak: 1, own: false };
    let card = Card { title: "Leaderboard".to_owned(), rows: (1..=8).map(row).collect(), ..Card::default() };
    let bytes = draw(&card).unwrap().into();
    let kind = AttachmentKind::Picture { alt: "Ada, eight times".to_owned() };
    let picture = Attachment { name: "leaderboard.png".to_owned(), kind, bytes };
    Message::text(Tone::Plain, [Inline::Text("Who has practised:".to_owned())]).with_attachment(picture)
}

fn answer_form() -> Form {
    let field = Field {
        id: "answer".to_owned(),
        label: "What would you say?".to_owned(),
        value: String::new(),
        placeholder: "As in an interview".to_owned(),
        max_chars: 3_000,
        ..Field::default()
    };
    Form {
        action: Action::Answer(ROUND),
        title: "Your answer".to_owned(),
        intro: Some("Why does a cache need `Vary`?".to_owned()),
        fields: vec![field],
        submit: "Send".to_owned(),
    }
}

/// A question whose reveal is so many milliseconds away.
fn card(clock: &dyn Clock, left: i64) -> Message {
    let at = clock.now() + TimeDelta::milliseconds(left);
    let reveal = vec![Inline::Time { at, style: TimeStyle::Relative }];
    let button = |action, label: &str, style| Button { action, label: label.to_owned(), style };
    Message::new(Tone::Question)
        .with(Block::Title("A price that must change".to_owned()))
        .with(Block::Facts(vec![Fact { label: "Reveal".to_owned(), value: reveal }]))
        .with(Block::Markdown("Why does a *cache* need `Vary`?".to_owned()))
        .with(Block::Buttons(vec![
            button(Action::Answer(ROUND), "Answer", ButtonStyle::Primary),
            button(Action::Hint(ROUND), "Hint", ButtonStyle::Plain),
        ]))
}

/// A running local chat, and the browsers in front of it.
pub(crate) struct Stage {
    pub(crate) driver: Driver,
    pub(crate) chat: Arc<LocalChat>,
    pub(crate) ada: String,
    pub(crate) bob: String,
    pub(crate) channel: String,
    address: SocketAddr,
    server: Option<Server>,
    folder: TempDir,
}

struct Server {
    task: JoinHandle<std::io::Result<()>>,
    shutdown: CancellationToken,
}

impl Stage {
    /// A fresh local chat with two members.
    pub(crate) async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let chat = open(&folder).await;
        let channel = chat.ensure_workspace().await.unwrap().id;
        let ada = chat.add_member("Ada").await.unwrap().id;
        let bob = chat.add_member("Bob").await.unwrap().id;
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let server = Some(serve(&chat, listener));
        Self { driver: Driver::start(), chat, ada, bob, channel, address, server, folder }
    }

    /// Opens the page as this member.
    pub(crate) async fn open(&self, member: &str, look: Look) -> Tab {
        self.driver.open(look, &self.url(member)).await
    }

    pub(crate) fn url(&self, member: &str) -> String {
        format!("http://{}/?as={member}", self.address)
    }

    /// Ends the server, as Ctrl-C does.
    pub(crate) async fn stop(&mut self) {
        let Server { task, shutdown } = self.server.take().expect("it runs");
        shutdown.cancel();
        timeout(STOP, task).await.expect("it stops").unwrap().unwrap();
    }

    /// Starts the server again, on the same address and the same database.
    pub(crate) async fn start_again(&mut self) {
        self.chat = open(&self.folder).await;
        let listener = TcpListener::bind(self.address).await.unwrap();
        self.server = Some(serve(&self.chat, listener));
    }

    /// Says something as a member, without a browser; gives the message's id.
    pub(crate) async fn say(&self, member: &str, thread: Option<&str>, text: &str) -> String {
        self.say_in(member, &self.channel, thread, text).await
    }

    pub(crate) async fn say_in(
        &self,
        member: &str,
        channel: &str,
        thread: Option<&str>,
        text: &str,
    ) -> String {
        let url = format!("http://{}/api/channels/{channel}/messages", self.address);
        let body = json!({"as": member, "text": text, "thread": thread});
        let client = Client::builder().no_proxy().build().unwrap();
        let message: Value = client.post(url).json(&body).send().await.unwrap().json().await.unwrap();
        message["id"].as_str().unwrap_or_else(|| panic!("{message}")).to_owned()
    }

    /// The thread below a message of the channel.
    pub(crate) fn thread(&self, root: &str) -> Place {
        Place {
            workspace: WORKSPACE.to_owned(),
            channel: self.channel.clone(),
            thread: Some(root.to_owned()),
        }
    }

    /// Keypoint posts a question whose reveal is so many milliseconds away.
    pub(crate) async fn ask(&self, left: i64) -> MessageRef {
        let place = Place { workspace: WORKSPACE.to_owned(), channel: self.channel.clone(), thread: None };
        let key = EffectKey("question".to_owned());
        self.chat.post(&place, &key, &card(&SystemClock, left)).await.unwrap()
    }
}

async fn open(folder: &TempDir) -> Arc<LocalChat> {
    let url = format!("sqlite://{}?mode=rwc", folder.path().join("keypoint.db").display());
    Arc::new(LocalChat::new(Store::connect(&url).await.unwrap(), Arc::new(SystemClock)))
}

fn serve(chat: &Arc<LocalChat>, listener: TcpListener) -> Server {
    let shutdown = CancellationToken::new();
    let web = LocalWeb::new(Arc::clone(chat), Arc::new(Conversation), COMMANDS, shutdown.clone());
    Server { task: tokio::spawn(web.serve(listener)), shutdown }
}
