//! A local chat on a real socket and a real database, with an inbox that records what it is told.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
    time::Duration,
};

use async_trait::async_trait;
use keypoint::{
    chat::{
        event::{Actor, Event, Inbox, KnownNames, Response, Suggestion},
        local::LocalChat,
    },
    clock::SystemClock,
    conversation::command::COMMANDS,
    entropy::Entropy,
    store::Store,
    web::local::LocalWeb,
};
use reqwest::{Client, Method, StatusCode};
use serde_json::{Value, json};
use sqlx::{AssertSqlSafe, Connection, Executor};
use tempfile::TempDir;
use tokio::{net::TcpListener, sync::Notify, task::JoinHandle, time::timeout};
use tokio_util::sync::CancellationToken;

/// How long a test waits for what must come; a busy machine needs a while.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// Writes each test out twice: for SQLite, and for PostgreSQL.
macro_rules! on_both_databases {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test]
            async fn $name() {
                super::$name(&$crate::support::Database::sqlite()).await;
            })+
        }

        mod postgres {
            $(#[tokio::test]
            #[ignore = "needs PostgreSQL: run scripts/test"]
            async fn $name() {
                super::$name(&$crate::support::Database::postgres().await).await;
            })+
        }
    };
}
pub(crate) use on_both_databases;

/// An empty database of a test's own.
pub(crate) struct Database {
    url: String,
    _folder: Option<TempDir>,
}

impl Database {
    pub(crate) fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}?mode=rwc", folder.path().join("keypoint.db").display());
        Self { url, _folder: Some(folder) }
    }

    #[allow(clippy::disallowed_methods, reason = "the environment says where PostgreSQL is")]
    pub(crate) async fn postgres() -> Self {
        let server = std::env::var("KEYPOINT_TEST_POSTGRES_URL").expect("KEYPOINT_TEST_POSTGRES_URL is set");
        let name = format!("local_chat_{}", Entropy::from_system().id(chrono::DateTime::UNIX_EPOCH).simple());
        let mut connection = sqlx::PgConnection::connect(&server).await.unwrap();
        connection.execute(AssertSqlSafe(format!("create database {name}"))).await.unwrap();
        let (base, query) = server.split_once('?').map_or((&*server, ""), |(base, query)| (base, query));
        let (base, _) = base.rsplit_once('/').unwrap();
        Self { url: format!("{base}/{name}?{query}"), _folder: None }
    }

    pub(crate) async fn store(&self) -> Store {
        Store::connect(&self.url).await.unwrap()
    }

    pub(crate) async fn chat(&self) -> Arc<LocalChat> {
        Arc::new(LocalChat::new(self.store().await, Arc::new(SystemClock)))
    }
}

/// Takes events, and says what it was told to say.
#[derive(Default)]
pub(crate) struct RecordingInbox {
    events: Mutex<Vec<Event>>,
    responses: Mutex<VecDeque<Response>>,
    told: Notify,
}

#[async_trait]
impl Inbox for RecordingInbox {
    async fn deliver(&self, event: Event) -> Response {
        self.events.lock().unwrap().push(event);
        self.told.notify_one();
        self.responses.lock().unwrap().pop_front().unwrap_or(Response::Nothing)
    }

    async fn suggest(&self, _by: &Actor, path: &[String], option: &str, typed: &str) -> Vec<Suggestion> {
        let known = ["go", "http"].into_iter().filter(|topic| topic.starts_with(typed));
        let label = format!("{} {option}", path.join(" "));
        known.map(|topic| Suggestion { value: topic.to_owned(), label: label.clone() }).collect()
    }

    async fn names(&self, _by: &Actor) -> KnownNames {
        KnownNames { topics: vec!["go".to_owned(), "http".to_owned()], schedules: Vec::new() }
    }
}

impl RecordingInbox {
    pub(crate) fn will_say(&self, response: Response) {
        self.responses.lock().unwrap().push_back(response);
    }

    /// The events so far, once there are `count`.
    pub(crate) async fn events(&self, count: usize) -> Vec<Event> {
        timeout(PATIENCE, async {
            loop {
                let told = self.told.notified();
                let events = self.events.lock().unwrap().clone();
                if events.len() >= count {
                    assert_eq!(events.len(), count, "{events:?}");
                    return events;
                }
                told.await;
            }
        })
        .await
        .unwrap_or_else(|_| panic!("{count} events did not come: {:?}", self.events.lock().unwrap()))
    }
}

/// A running local chat.
pub(crate) struct Running {
    pub(crate) chat: Arc<LocalChat>,
    pub(crate) inbox: Arc<RecordingInbox>,
    pub(crate) client: Client,
    pub(crate) base: String,
    pub(crate) ada: String,
    pub(crate) channel: String,
    shutdown: CancellationToken,
    server: JoinHandle<std::io::Result<()>>,
}

impl Running {
    /// On a database of its own.
    pub(crate) async fn alone() -> (Database, Self) {
        let database = Database::sqlite();
        let running = Self::on(&database).await;
        (database, running)
    }

    pub(crate) async fn on(database: &Database) -> Self {
        let chat = database.chat().await;
        let channel = chat.ensure_workspace().await.unwrap().id;
        let ada = chat.member(None).await.unwrap().id;
        let inbox = Arc::new(RecordingInbox::default());
        let shutdown = CancellationToken::new();
        let web = LocalWeb::new(Arc::clone(&chat), inbox.clone(), COMMANDS, shutdown.clone());
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let server = tokio::spawn(web.serve(listener));
        let client = Client::builder().no_proxy().build().unwrap();
        Self { chat, inbox, client, base, ada, channel, shutdown, server }
    }

    /// Stops it; must be over within a second.
    pub(crate) async fn stop(self) {
        self.shutdown.cancel();
        timeout(Duration::from_secs(1), self.server).await.expect("it stops").unwrap().unwrap();
    }

    pub(crate) async fn call(&self, method: Method, path: &str, body: Value) -> (StatusCode, Value) {
        let mut request = self.client.request(method, format!("{}/api{path}", self.base));
        if !body.is_null() {
            request = request.json(&body);
        }
        let response = request.send().await.unwrap();
        (response.status(), response.json().await.unwrap())
    }

    pub(crate) async fn get(&self, path: &str) -> Value {
        ok(self.call(Method::GET, path, Value::Null).await)
    }

    pub(crate) async fn post(&self, path: &str, body: Value) -> Value {
        ok(self.call(Method::POST, path, body).await)
    }

    pub(crate) async fn refused(&self, method: Method, path: &str, body: Value) -> (u16, String) {
        let (status, answer) = self.call(method, path, body).await;
        let error = &answer["error"];
        assert!(!error["message"].as_str().unwrap().is_empty(), "{answer}");
        assert!(!error["help"].as_str().unwrap().is_empty(), "{answer}");
        (status.as_u16(), error["code"].as_str().unwrap().to_owned())
    }

    pub(crate) async fn add_member(&self, name: &str) -> String {
        id(&self.post("/members", json!({"name": name})).await)
    }

    /// Posts as a member, in the channel or in a thread.
    pub(crate) async fn say(&self, member: &str, thread: Option<&str>, text: &str) -> Value {
        let body = json!({"as": member, "thread": thread, "text": text});
        self.post(&format!("/channels/{}/messages", self.channel), body).await
    }

    pub(crate) async fn listen(&self, member: &str, after: i64) -> Listening {
        let url = format!("{}/api/events?as={member}&after={after}", self.base);
        let response = self.client.get(url).send().await.unwrap();
        assert_eq!(response.status(), 200);
        Listening { response, buffer: String::new() }
    }

    pub(crate) async fn cursor(&self) -> i64 {
        self.get("/state").await["cursor"].as_i64().unwrap()
    }
}

/// A stream of events.
pub(crate) struct Listening {
    response: reqwest::Response,
    buffer: String,
}

impl Listening {
    /// The next event: its id and its data. None when the stream is over.
    pub(crate) async fn next(&mut self) -> Option<(i64, Value)> {
        loop {
            while let Some((block, rest)) = self.buffer.split_once("\n\n") {
                let (block, rest) = (block.to_owned(), rest.to_owned());
                self.buffer = rest;
                let field = |name: &str| block.lines().find_map(|line| line.strip_prefix(name));
                if let Some(data) = field("data: ") {
                    let id = field("id: ").unwrap().parse().unwrap();
                    return Some((id, serde_json::from_str(data).unwrap()));
                }
            }
            let chunk = timeout(PATIENCE, self.response.chunk()).await.expect("an event comes").ok()??;
            self.buffer.push_str(std::str::from_utf8(&chunk).unwrap());
        }
    }

    /// The data of the next event that tells of this message.
    pub(crate) async fn next_of(&mut self, message: &str) -> Value {
        loop {
            let (_, data) = self.next().await.expect("the stream goes on");
            if data["id"] == message {
                return data;
            }
        }
    }
}

pub(crate) fn ok((status, answer): (StatusCode, Value)) -> Value {
    assert!(status.is_success(), "{status}: {answer}");
    answer
}

pub(crate) fn id(thing: &Value) -> String {
    thing["id"].as_str().unwrap().to_owned()
}
