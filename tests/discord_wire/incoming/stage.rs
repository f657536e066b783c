//! A fake Discord with Keypoint's adapter on it, a server, a thread and a few people; and an inbox
//! that remembers what it was told, and says what a test wants it to say.

#![allow(clippy::disallowed_methods, reason = "the network's time is real")]

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use async_trait::async_trait;
use keypoint::{
    chat::{
        action::Action,
        discord::{Discord, DiscordError, Parts},
        event::{Actor, Event, Inbox, KnownNames, Response, Suggestion},
        message::{Block, Field, Form, Message, Tone},
    },
    clock::SystemClock,
    conversation::command::COMMANDS,
};
use serde_json::json;
use tokio::{sync::watch, task::JoinHandle};
use tokio_util::sync::CancellationToken;

use crate::discord::{
    Config, Fake,
    actions::{messages::Draft, threads::NewThread},
    model::{Id, Kind, State},
    permissions,
    ratelimit::RateLimits,
};

/// The bot's token.
pub const TOKEN: &str = "token-of-the-bot";

/// How long a test waits for what has to come; nothing takes so long on a machine that is not busy.
pub const PATIENCE: Duration = Duration::from_mins(1);

/// What the bot may do where nothing else is said: what the invite asks for.
pub const INVITED: u64 = permissions::VIEW_CHANNEL
    | permissions::SEND_MESSAGES
    | permissions::EMBED_LINKS
    | permissions::CREATE_PUBLIC_THREADS
    | permissions::SEND_MESSAGES_IN_THREADS
    | permissions::READ_MESSAGE_HISTORY
    | permissions::ADD_REACTIONS;

type Answers = Box<dyn Fn(&Event) -> Response + Send>;

/// An inbox that remembers, and says what it is told to say.
pub struct Script {
    heard: watch::Sender<Vec<Event>>,
    says: Mutex<Answers>,
    /// Whether it is quick. While it is not, events are taken, and nothing comes of them.
    quick: watch::Sender<bool>,
    suggestions: Mutex<Vec<Suggestion>>,
    gaps: watch::Sender<usize>,
}

impl Script {
    fn new() -> Arc<Self> {
        Arc::new(Self {
            heard: watch::Sender::new(Vec::new()),
            says: Mutex::new(Box::new(|_| Response::Nothing)),
            quick: watch::Sender::new(true),
            suggestions: Mutex::default(),
            gaps: watch::Sender::new(0),
        })
    }

    /// From now on it says this.
    pub fn says(&self, says: impl Fn(&Event) -> Response + Send + 'static) {
        *self.says.lock().unwrap() = Box::new(says);
    }

    /// From now on it offers these values.
    pub fn suggests(&self, suggestions: Vec<Suggestion>) {
        *self.suggestions.lock().unwrap() = suggestions;
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

    /// What it heard so far.
    pub fn heard(&self) -> Vec<Event> {
        self.heard.borrow().clone()
    }

    /// Forgets what it heard.
    pub fn forget(&self) {
        self.heard.send_replace(Vec::new());
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
        self.heard.send_modify(|heard| heard.push(event));
        let _ = self.quick.subscribe().wait_for(|quick| *quick).await;
        response
    }

    async fn suggest(&self, _: &Actor, _: &[String], _: &str, _: &str) -> Vec<Suggestion> {
        let _ = self.quick.subscribe().wait_for(|quick| *quick).await;
        self.suggestions.lock().unwrap().clone()
    }

    fn form_of(&self, _: &Actor, action: &Action) -> Option<Form> {
        matches!(action, Action::Answer(_)).then(|| form(action))
    }

    async fn names(&self, _: &Actor) -> KnownNames {
        KnownNames::default()
    }
}

/// A form with one field.
pub fn form(action: &Action) -> Form {
    Form {
        action: action.clone(),
        title: "Your answer".to_owned(),
        intro: None,
        fields: vec![Field {
            id: "answer".to_owned(),
            label: "What would you say?".to_owned(),
            value: String::new(),
            placeholder: "As you would say it.".to_owned(),
            max_chars: 4_000,
            ..Field::default()
        }],
        submit: "Send".to_owned(),
    }
}

/// A note of one paragraph.
pub fn note(text: &str) -> Message {
    Message::new(Tone::Plain).with(Block::Markdown(text.to_owned()))
}

/// A fake Discord with somebody on it, and Keypoint's adapter.
pub struct Stage {
    /// It.
    pub fake: Fake,
    /// The bot.
    pub bot: Id,
    /// A server.
    pub guild: Id,
    /// A text channel of the server.
    pub channel: Id,
    /// A thread of the channel.
    pub thread: Id,
    /// A member.
    pub ada: Id,
    /// Another one.
    pub ben: Id,
    /// The owner of the server.
    pub owner: Id,
    /// The inbox.
    pub inbox: Arc<Script>,
    /// The adapter, once it was started.
    pub adapter: Option<Arc<Discord>>,
    running: Option<JoinHandle<Result<(), DiscordError>>>,
    shutdown: CancellationToken,
}

impl Stage {
    /// One on which the adapter is not yet.
    pub async fn empty() -> Self {
        let fake = Fake::start(Config { limits: RateLimits::off(), ..Config::default() }).await;
        let mut state = fake.lock();
        let bot = state.new_application("Keypoint", TOKEN);
        let (owner, ada, ben) = (state.new_user("owner"), state.new_user("ada"), state.new_user("ben"));
        let guild = state.new_guild("Team", owner);
        state.seat(guild, ada);
        state.seat(guild, ben);
        let channel = state.new_channel(guild, "interviews", Kind::Text);
        drop(state);
        fake.install(bot, guild, INVITED);
        let thread = new_thread(&fake, owner, channel, "Go: channels");
        let (inbox, shutdown) = (Script::new(), CancellationToken::new());
        Self {
            fake,
            bot,
            guild,
            channel,
            thread,
            ada,
            ben,
            owner,
            inbox,
            adapter: None,
            running: None,
            shutdown,
        }
    }

    /// One on which the adapter is and knows the server.
    pub async fn new() -> Self {
        let mut stage = Self::empty().await;
        stage.start();
        stage.inbox.until(|heard| heard.iter().any(is_joining)).await;
        stage
    }

    /// Starts the adapter.
    pub fn start(&mut self) {
        self.start_with(TOKEN);
    }

    /// Starts the adapter with this token.
    pub fn start_with(&mut self, token: &str) {
        let parts = Parts {
            token: token.to_owned().into(),
            api: self.fake.base_url.parse().unwrap(),
            request_timeout: Duration::from_secs(5),
            patience: Duration::from_secs(20),
            clock: Arc::new(SystemClock),
        };
        let silence = self.fake.discord.gateway.manner().heartbeat * 4;
        let discord = Arc::new(Discord::new(parts).unwrap().with_silence(silence));
        self.adapter = Some(Arc::clone(&discord));
        self.shutdown = CancellationToken::new();
        let (inbox, shutdown) = (Arc::clone(&self.inbox), self.shutdown.clone());
        self.running = Some(tokio::spawn(async move {
            let gaps = inbox.gaps.clone();
            let on_gap = move || gaps.send_modify(|gaps| *gaps += 1);
            discord.run(inbox, COMMANDS, on_gap, shutdown).await
        }));
    }

    /// Tells the adapter to stop, and waits until it has.
    pub async fn stop(&mut self) -> Result<(), DiscordError> {
        self.shutdown.cancel();
        self.ended().await
    }

    /// How the adapter ends.
    pub async fn ended(&mut self) -> Result<(), DiscordError> {
        let running = self.running.take().expect("it was started");
        tokio::time::timeout(PATIENCE, running).await.expect("it ends").unwrap()
    }

    /// Changes what there is.
    pub fn set<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        change(&mut self.fake.lock())
    }

    /// Another thread of a channel.
    pub fn new_thread(&self, channel: Id, name: &str) -> Id {
        new_thread(&self.fake, self.owner, channel, name)
    }

    /// The bot posts a message with a button into the thread; its id.
    pub fn post_with_button(&self, action: &Action) -> Id {
        self.post_with_custom_id(&action.to_string())
    }

    /// The bot posts a message into the thread with a button of this custom id; its id.
    pub fn post_with_custom_id(&self, custom_id: &str) -> Id {
        let button = json!({ "type": 2, "id": 2, "style": 2, "label": "Press", "custom_id": custom_id });
        let row = json!({ "type": 1, "id": 1, "components": [button] });
        let embed = json!({ "description": "Here" });
        let draft = Draft { embeds: vec![embed], components: vec![row], ..Draft::default() };
        self.set(|state| state.send_message(self.bot, self.thread, draft).id)
    }

    /// Returns once this holds, of what comes by interactions.
    pub async fn until(&self, holds: impl Fn() -> bool) {
        let mut changes = self.fake.discord.interactions.changes();
        let wait = async {
            while !holds() {
                // What is refused changes nothing, so it is looked at now and then as well.
                let _ = tokio::time::timeout(Duration::from_millis(50), changes.changed()).await;
            }
        };
        assert!(tokio::time::timeout(PATIENCE, wait).await.is_ok(), "it never happened");
    }

    /// Lets real time pass: an outage has to last for what goes on in it to happen.
    pub async fn away(&self, span: Duration) {
        tokio::time::sleep(span).await;
    }

    /// Returns once the gateway is like this.
    pub async fn gateway(&self, holds: impl Fn(&crate::discord::gateway::Gateway) -> bool) {
        let gateway = &self.fake.discord.gateway;
        assert!(gateway.until(PATIENCE, holds).await, "the gateway: {:?}", gateway.counts());
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.shutdown.cancel();
        if !std::thread::panicking() {
            self.fake.finds_nothing_wrong();
        }
    }
}

fn new_thread(fake: &Fake, owner: Id, channel: Id, name: &str) -> Id {
    let new = NewThread {
        parent: channel,
        kind: Kind::PublicThread,
        name: name.to_owned(),
        auto_archive_minutes: 1_440,
        slow_mode: 0,
        starter: None,
        post: None,
        tags: Vec::new(),
    };
    fake.lock().create_thread(owner, new).unwrap()
}

/// Whether the bot found itself in a server.
pub fn is_joining(event: &Event) -> bool {
    matches!(event, Event::Joined { .. })
}
