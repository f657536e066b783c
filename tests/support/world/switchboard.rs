//! Between a platform and the bot: what happens is passed on to the bot while it is up, and counted,
//! so that a scenario can wait until the bot was told of something.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use async_trait::async_trait;
use keypoint::chat::{
    action::Action,
    event::{Actor, Event, Inbox, KnownNames, Response, Suggestion},
    message::Form,
    place::Platform,
};
use tokio::{sync::watch, time::timeout};

/// How long the bot may take to be told of something; a busy machine needs a while.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// Passes on what happens, to the bot while it is up, and counts it.
pub struct Switchboard {
    inbox: Mutex<Option<Arc<dyn Inbox>>>,
    /// How often the bot was told of something that somebody did.
    pub told: watch::Sender<usize>,
    /// How often it was told of a message of its own.
    pub sighted: watch::Sender<usize>,
    /// How often it was told in which workspaces it is.
    pub rolls: watch::Sender<usize>,
    /// What it said last.
    said: Mutex<Response>,
}

impl Default for Switchboard {
    fn default() -> Self {
        let said = Mutex::new(Response::Nothing);
        let counter = || watch::Sender::new(0);
        Self { inbox: Mutex::default(), told: counter(), sighted: counter(), rolls: counter(), said }
    }
}

impl Switchboard {
    /// What happens is told to this inbox from now on; to nobody while the bot is down.
    pub fn connect(&self, inbox: Option<Arc<dyn Inbox>>) {
        *self.inbox.lock().unwrap() = inbox;
    }

    /// Whether the bot is up.
    pub fn is_connected(&self) -> bool {
        self.inbox.lock().unwrap().is_some()
    }

    /// Does something, and returns once the bot was told of so many things that somebody did, if it is up.
    pub async fn tells_of(&self, things: usize, act: impl FnOnce()) {
        self.counted(&self.told, things, act).await;
    }

    /// Does something, and returns once the bot was told of a message of its own, if it is up.
    pub async fn tells_of_its_own(&self, act: impl FnOnce()) {
        self.counted(&self.sighted, 1, act).await;
    }

    async fn counted(&self, counter: &watch::Sender<usize>, times: usize, act: impl FnOnce()) {
        let mut told = counter.subscribe();
        let before = *told.borrow_and_update();
        act();
        if self.is_connected() {
            let arrives = told.wait_for(|now| *now >= before + times);
            timeout(PATIENCE, arrives).await.expect("the bot is told in time").unwrap();
        }
    }

    /// What the bot said last.
    pub fn said(&self) -> Response {
        self.said.lock().unwrap().clone()
    }

    /// Who takes events now.
    pub fn inbox(&self) -> Option<Arc<dyn Inbox>> {
        self.inbox.lock().unwrap().clone()
    }
}

#[async_trait]
impl Inbox for Switchboard {
    async fn deliver(&self, event: Event) -> Response {
        let own = matches!(event, Event::Sighted { .. });
        let roll = matches!(event, Event::Present { .. });
        let response = match self.inbox() {
            Some(inbox) => inbox.deliver(event).await,
            None => Response::Nothing,
        };
        if own {
            self.sighted.send_modify(|sighted| *sighted += 1);
            return response;
        }
        if roll {
            self.rolls.send_modify(|rolls| *rolls += 1);
            return response;
        }
        *self.said.lock().unwrap() = response.clone();
        self.told.send_modify(|told| *told += 1);
        response
    }

    async fn is_first(&self, platform: Platform, delivery: &str) -> bool {
        match self.inbox() {
            Some(inbox) => inbox.is_first(platform, delivery).await,
            None => true,
        }
    }

    fn form_of(&self, by: &Actor, action: &Action) -> Option<Form> {
        self.inbox().and_then(|inbox| inbox.form_of(by, action))
    }

    async fn suggest(&self, by: &Actor, path: &[String], option: &str, typed: &str) -> Vec<Suggestion> {
        match self.inbox() {
            Some(inbox) => inbox.suggest(by, path, option, typed).await,
            None => Vec::new(),
        }
    }

    async fn names(&self, by: &Actor) -> KnownNames {
        match self.inbox() {
            Some(inbox) => inbox.names(by).await,
            None => KnownNames::default(),
        }
    }
}
