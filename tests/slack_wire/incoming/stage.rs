//! A fake Slack with Keypoint's adapter on it, a channel, a thread and a few people; and an inbox that
//! remembers what it was told, and says what a test wants it to say.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex},
    time::Duration,
};

use async_trait::async_trait;
use keypoint::chat::{
    action::Action,
    event::{Actor, Event, Inbox, KnownNames, Response, Suggestion},
    message::{Block, Field, Form, Message, Tone},
    place::Platform,
    slack::SlackError,
};
use tokio::{sync::watch, task::JoinHandle};
use tokio_util::sync::CancellationToken;

use crate::{
    slack::{
        Config, Fake,
        model::{Kind, Role, State},
        ratelimit::RateLimits,
        socket::Sockets,
    },
    stage::{APP_TOKEN, BOT_TOKEN, adapter, card, key, spec},
};

/// How long a test waits for what has to come; nothing takes so long on a machine that is not busy.
pub const PATIENCE: Duration = Duration::from_mins(1);

/// How long a socket may be silent in a test.
pub const SILENCE: Duration = Duration::from_secs(4);

type Answers = Box<dyn Fn(&Event) -> Response + Send>;

/// An inbox that remembers, and says what it is told to say. Several adapters may share one, as several
/// processes share a database.
pub struct Script {
    heard: watch::Sender<Vec<Event>>,
    says: Mutex<Answers>,
    /// Whether it is quick. While it is not, events are taken, and nothing comes of them.
    quick: watch::Sender<bool>,
    deliveries: Mutex<BTreeSet<String>>,
    gaps: watch::Sender<usize>,
}

impl Script {
    pub fn new() -> Arc<Self> {
        Arc::new(Self {
            heard: watch::Sender::new(Vec::new()),
            says: Mutex::new(Box::new(|_| Response::Nothing)),
            quick: watch::Sender::new(true),
            deliveries: Mutex::default(),
            gaps: watch::Sender::new(0),
        })
    }

    /// From now on it says this.
    pub fn says(&self, says: impl Fn(&Event) -> Response + Send + 'static) {
        *self.says.lock().unwrap() = Box::new(says);
    }

    /// From now on it says nothing until it is quick again.
    pub fn is_quick(&self, quick: bool) {
        self.quick.send_replace(quick);
    }

    /// What it heard, as soon as this holds.
    #[track_caller]
    pub fn until(&self, holds: impl Fn(&[Event]) -> bool) -> impl Future<Output = Vec<Event>> {
        let mut heard = self.heard.subscribe();
        async move {
            let wait = heard.wait_for(|heard| holds(heard));
            let found = tokio::time::timeout(PATIENCE, wait).await.map(|found| found.unwrap().clone());
            found.unwrap_or_else(|_| panic!("the inbox never heard it, but {:#?}", heard.borrow()))
        }
    }

    /// Waits until it has heard so many events, and returns them.
    #[track_caller]
    pub fn hears(&self, count: usize) -> impl Future<Output = Vec<Event>> {
        self.until(move |heard| heard.len() >= count)
    }

    /// What it heard so far.
    pub fn heard(&self) -> Vec<Event> {
        self.heard.borrow().clone()
    }

    /// Returns once something may have been missed so many times.
    pub async fn gaps(&self, times: usize) {
        let mut gaps = self.gaps.subscribe();
        let wait = gaps.wait_for(|gaps| *gaps >= times);
        assert!(tokio::time::timeout(PATIENCE, wait).await.is_ok(), "nothing was missed");
    }

    /// How many times something may have been missed.
    pub fn gaps_so_far(&self) -> usize {
        *self.gaps.borrow()
    }
}

#[async_trait]
impl Inbox for Script {
    async fn deliver(&self, event: Event) -> Response {
        let response = (self.says.lock().unwrap())(&event);
        if !matches!(event, Event::Joined { .. }) {
            self.heard.send_modify(|heard| heard.push(event));
        }
        let _ = self.quick.subscribe().wait_for(|quick| *quick).await;
        response
    }

    async fn is_first(&self, platform: Platform, delivery: &str) -> bool {
        assert_eq!(platform, Platform::Slack);
        self.deliveries.lock().unwrap().insert(delivery.to_owned())
    }

    async fn suggest(&self, _: &Actor, _: &[String], _: &str, _: &str) -> Vec<Suggestion> {
        Vec::new()
    }

    fn form_of(&self, _: &Actor, action: &Action) -> Option<Form> {
        matches!(action, Action::Answer(_)).then(|| form(action, ""))
    }

    async fn names(&self, _: &Actor) -> KnownNames {
        KnownNames { topics: vec!["go".to_owned()], schedules: vec!["daily".to_owned()] }
    }
}

/// A form with one field.
pub fn form(action: &Action, value: &str) -> Form {
    Form {
        action: action.clone(),
        title: "Your answer".to_owned(),
        intro: None,
        fields: vec![Field {
            id: "answer".to_owned(),
            label: "What would you say?".to_owned(),
            value: value.to_owned(),
            placeholder: "As you would say it.".to_owned(),
            max_chars: 3_000,
            ..Field::default()
        }],
        submit: "Send".to_owned(),
    }
}

/// A note of one paragraph.
pub fn note(text: &str) -> Message {
    Message::new(Tone::Plain).with(Block::Markdown(text.to_owned()))
}

/// An adapter that is running.
pub struct Running {
    task: JoinHandle<Result<(), SlackError>>,
    shutdown: CancellationToken,
}

impl Running {
    /// Tells it to stop, and waits until it has.
    pub async fn stop(self) -> Result<(), SlackError> {
        self.shutdown.cancel();
        self.ended().await
    }

    /// How it ends.
    pub async fn ended(self) -> Result<(), SlackError> {
        tokio::time::timeout(PATIENCE, self.task).await.expect("it ends").unwrap()
    }
}

/// A fake Slack with somebody on it, and Keypoint's adapter.
pub struct Stage {
    pub fake: Fake,
    pub app: String,
    pub bot: String,
    pub owner: String,
    pub ada: String,
    pub ben: String,
    /// A channel that all are in.
    pub channel: String,
    /// A message of the bot's, below which there is a thread.
    pub card: String,
    pub inbox: Arc<Script>,
}

impl Stage {
    /// One on which no adapter is yet.
    pub async fn empty() -> Self {
        let fake = Fake::start(Config { limits: RateLimits::off(), ..Config::default() }).await;
        let (app, bot, owner, ada, ben, channel) = {
            let mut state = fake.lock();
            let owner = state.new_user_as("Owner", Role::Owner);
            let (ada, ben) = (state.new_user("Ada"), state.new_user("Ben"));
            let app = state.new_app(spec(), BOT_TOKEN, APP_TOKEN);
            let bot = state.apps[&app].user.clone();
            let channel = state.new_channel("interviews", Kind::Public, &owner);
            for user in [&bot, &ada, &ben] {
                state.join(&channel, user, None);
            }
            (app, bot, owner, ada, ben, channel)
        };
        let mut stage =
            Self { fake, app, bot, owner, ada, ben, channel, card: String::new(), inbox: Script::new() };
        stage.card = stage.post("card:0").await;
        stage
    }

    /// One on which an adapter is.
    pub async fn new() -> (Self, Running) {
        let stage = Self::empty().await;
        let running = stage.start().await;
        (stage, running)
    }

    /// Starts an adapter, and waits until it hears.
    pub async fn start(&self) -> Running {
        let before = self.fake.slack.sockets.connected(&self.app);
        let running = self.start_blindly();
        self.sockets(|sockets| sockets.connected(&self.app) > before).await;
        running
    }

    /// Starts an adapter.
    pub fn start_blindly(&self) -> Running {
        let adapter = adapter(&self.fake.api_url(), Duration::from_secs(5), Duration::from_secs(20));
        let adapter = Arc::new(adapter.with_silence(SILENCE).unpaced());
        let (shutdown, inbox) = (CancellationToken::new(), Arc::clone(&self.inbox));
        let stop = shutdown.clone();
        let task = tokio::spawn(async move {
            let gaps = inbox.gaps.clone();
            adapter.run(inbox, move || gaps.send_modify(|gaps| *gaps += 1), stop).await
        });
        Running { task, shutdown }
    }

    /// The bot posts a message with a button; its id.
    pub async fn post(&self, effect: &str) -> String {
        use keypoint::chat::port::{Chat, Place};
        let adapter = adapter(&self.fake.api_url(), Duration::from_secs(5), Duration::from_secs(20));
        let workspace = self.fake.lock().team.id.clone();
        let place = Place { workspace, channel: self.channel.clone(), thread: None };
        adapter.post(&place, &key(effect), &card("How?")).await.unwrap().id
    }

    /// Changes what there is.
    pub fn set<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        change(&mut self.fake.lock())
    }

    /// Somebody writes in the thread.
    pub fn say(&self, by: &str, text: &str) -> String {
        self.fake.reply(by, &self.channel, &self.card, text).unwrap()
    }

    /// Returns once the sockets are like this.
    #[track_caller]
    pub fn sockets(&self, holds: impl Fn(&Sockets) -> bool) -> impl Future<Output = ()> {
        let sockets = &self.fake.slack.sockets;
        async move {
            assert!(sockets.until(PATIENCE, holds).await, "the sockets: {:?}", sockets.counts());
        }
    }

    /// Returns once everything that was told is acknowledged.
    pub async fn is_acknowledged(&self) {
        self.sockets(|sockets| sockets.unacknowledged() == 0).await;
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            self.fake.finds_nothing_wrong();
        }
    }
}

/// The text of a message as the fake holds it, blocks and all.
pub fn shown(message: &crate::slack::model::Message) -> String {
    format!("{} {}", message.text, serde_json::Value::Array(message.blocks.clone()))
}
