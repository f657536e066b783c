//! Socket Mode: websockets on which an app hears what happens, and acknowledges it.
//!
//! ```text
//! state.outbox ─▶ dispatcher ─▶ events: who gets it ─▶ deliver ─▶ one connection of several
//! members' acts ───────────────────────────────────────┘   ▲          │
//!                                  redelivery, if it is not acknowledged in time
//! ```

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard},
    time::Duration,
};

use axum::Router;
use serde_json::{Value, json};
use tokio::{
    sync::{mpsc, watch},
    time::Instant,
};

use super::{Slack, dispatch::Event, model::Id};

mod connection;
mod deliver;
mod events;

pub use deliver::{Envelope, Sort};

/// How many connections an app may have at once.
pub const MOST_CONNECTIONS: usize = 10;

/// To which connections an envelope goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spread {
    /// To one of them, in turn.
    One,
    /// To every one of them.
    All,
}

/// How Socket Mode behaves.
#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct Manner {
    /// Until when an envelope has to be acknowledged.
    pub deadline: Duration,
    /// How long Slack waits before each time that it delivers an event again.
    pub retries: Vec<Duration>,
    /// To which connections an envelope goes.
    pub spread: Spread,
    /// Whether each envelope is delivered twice.
    pub twice: bool,
    /// How long envelopes are held back.
    pub delay: Duration,
    /// Whether of two envelopes the second comes first.
    pub out_of_order: bool,
    /// How often Slack pings.
    pub ping_every: Duration,
    /// How long a connection goes on after it was told to go.
    pub grace: Duration,
    /// How long a ticket is good.
    pub ticket_life: Duration,
    /// Whether nobody gets a socket.
    pub away: bool,
}

impl Default for Manner {
    fn default() -> Self {
        Self {
            deadline: Duration::from_secs(3),
            retries: vec![Duration::ZERO, Duration::from_mins(1), Duration::from_mins(5)],
            spread: Spread::One,
            twice: false,
            delay: Duration::ZERO,
            out_of_order: false,
            ping_every: Duration::from_secs(10),
            grace: Duration::from_secs(10),
            ticket_life: Duration::from_secs(30),
            away: false,
        }
    }
}

/// What happened on the sockets, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Connections that were opened.
    pub connected: u64,
    /// Envelopes that were sent, those that were sent again among them.
    pub sent: u64,
    /// Envelopes that were acknowledged in time.
    pub acknowledged: u64,
    /// Envelopes that were delivered again.
    pub redelivered: u64,
    /// Pongs that came.
    pub pongs: u64,
}

/// What a connection is told to send.
#[derive(Clone, Debug)]
enum Order {
    /// This.
    Send(Value),
    /// The end, politely.
    Close(u16),
}

/// What becomes of a connection as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// It works.
    Run,
    /// It neither speaks nor hears, but stays open.
    Freeze,
    /// It ends without a word.
    Drop,
}

/// An app's connection.
struct Connection {
    app: Id,
    orders: mpsc::UnboundedSender<Order>,
    fate: watch::Sender<Fate>,
}

/// An envelope that was sent.
struct Pending {
    envelope: Envelope,
    sent: Instant,
    connections: Vec<u64>,
    deliveries: u32,
    acknowledgements: u32,
    in_time: bool,
}

/// Where an app may connect once.
struct Ticket {
    app: Id,
    made: Instant,
}

#[derive(Default)]
struct Inner {
    next: u64,
    turn: usize,
    connections: BTreeMap<u64, Connection>,
    tickets: BTreeMap<String, Ticket>,
    pending: BTreeMap<String, Pending>,
    held: Option<Envelope>,
}

/// All connections, and how Socket Mode behaves.
pub struct Sockets {
    inner: Mutex<Inner>,
    manner: Mutex<Manner>,
    counts: Mutex<Counts>,
    /// Changes whenever a connection begins or ends, or an envelope is acknowledged.
    changed: watch::Sender<u64>,
}

impl Default for Sockets {
    fn default() -> Self {
        Self {
            inner: Mutex::default(),
            manner: Mutex::default(),
            counts: Mutex::default(),
            changed: watch::Sender::new(0),
        }
    }
}

impl Sockets {
    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().expect("no panic under the lock")
    }

    /// How it behaves now.
    pub fn manner(&self) -> Manner {
        self.manner.lock().expect("no panic under the lock").clone()
    }

    /// Changes how it behaves.
    pub fn behave(&self, change: impl FnOnce(&mut Manner)) {
        change(&mut self.manner.lock().expect("no panic under the lock"));
    }

    /// What happened so far.
    pub fn counts(&self) -> Counts {
        *self.counts.lock().expect("no panic under the lock")
    }

    fn count(&self, change: impl FnOnce(&mut Counts)) {
        change(&mut self.counts.lock().expect("no panic under the lock"));
        self.changed.send_modify(|changes| *changes += 1);
    }

    /// How many connections an app has.
    pub fn connected(&self, app: &str) -> usize {
        self.inner().connections.values().filter(|one| one.app == app).count()
    }

    /// How many envelopes wait to be acknowledged.
    pub fn unacknowledged(&self) -> usize {
        self.inner().pending.values().filter(|one| one.acknowledgements == 0).count()
    }

    /// Changes whenever a connection begins or ends, or an envelope is acknowledged.
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.changed.subscribe()
    }

    /// Waits until this holds; `false` if it does not within the time.
    pub async fn until(&self, patience: Duration, holds: impl Fn(&Self) -> bool) -> bool {
        let mut changed = self.changed.subscribe();
        let wait = async {
            while !holds(self) {
                // The sender lives as long as `self`.
                let _ = changed.changed().await;
            }
        };
        tokio::time::timeout(patience, wait).await.is_ok()
    }

    /// Where an app may connect once, for a while.
    pub fn new_ticket(&self, slack: &Slack, app: &str) -> String {
        let mut inner = self.inner();
        inner.next += 1;
        let ticket = format!("{:08x}-{:08x}", inner.next, inner.next.wrapping_mul(0x9e37_79b9) & 0xffff_ffff);
        inner.tickets.insert(ticket.clone(), Ticket { app: app.to_owned(), made: Instant::now() });
        let base = slack.said_url().replacen("http", "ws", 1);
        format!("{base}/link/?ticket={ticket}&app_id={app}")
    }

    /// Says that connections end soon.
    pub fn warn(&self) {
        self.tell_all("warning");
    }

    /// Asks every app to connect anew, and ends the connections after the grace.
    pub fn ask_to_refresh(&self, slack: &Arc<Slack>) {
        let told = self.tell_all("refresh_requested");
        let (slack, grace) = (Arc::clone(slack), self.manner().grace);
        tokio::spawn(async move {
            pause(grace).await;
            slack.sockets.end(&told, 1000);
        });
    }

    /// Says that Socket Mode is switched off, and ends the connections.
    pub fn end_links(&self) {
        let told = self.tell_all("link_disabled");
        self.end(&told, 1000);
    }

    fn tell_all(&self, reason: &str) -> Vec<u64> {
        let inner = self.inner();
        for connection in inner.connections.values() {
            let said =
                json!({ "type": "disconnect", "reason": reason, "debug_info": { "host": "applink-1" } });
            let _ = connection.orders.send(Order::Send(said));
        }
        inner.connections.keys().copied().collect()
    }

    fn end(&self, which: &[u64], code: u16) {
        let inner = self.inner();
        for connection in which.iter().filter_map(|id| inner.connections.get(id)) {
            let _ = connection.orders.send(Order::Close(code));
        }
    }

    /// Closes every connection with a code.
    pub fn close_sockets(&self, code: u16) {
        let all: Vec<u64> = self.inner().connections.keys().copied().collect();
        self.end(&all, code);
    }

    /// Breaks every connection without a word.
    pub fn drop_sockets(&self) {
        self.set_fate(Fate::Drop);
    }

    /// Every connection there is neither speaks nor hears any more, though it stays open.
    pub fn freeze_sockets(&self) {
        self.set_fate(Fate::Freeze);
    }

    /// Frozen connections go on.
    pub fn thaw_sockets(&self) {
        self.set_fate(Fate::Run);
    }

    fn set_fate(&self, fate: Fate) {
        for connection in self.inner().connections.values() {
            connection.fate.send_replace(fate);
        }
    }
}

/// What is served.
pub fn router(slack: &Arc<Slack>) -> Router {
    Router::new()
        .route("/link", axum::routing::get(connection::connect))
        .route("/link/", axum::routing::get(connection::connect))
        .with_state(Arc::clone(slack))
}

/// Brings events from the state to the apps, in order, for as long as the state lives.
pub fn start_dispatcher(slack: &Arc<Slack>) {
    let (sender, mut events) = mpsc::unbounded_channel::<Arc<Event>>();
    slack.lock().outbox.listen(sender);
    let slack = Arc::downgrade(slack);
    tokio::spawn(async move {
        while let Some(event) = events.recv().await {
            let Some(slack) = slack.upgrade() else { return };
            let envelopes = events::envelopes(&mut slack.lock(), &event);
            for envelope in envelopes {
                slack.sockets.deliver(&slack, envelope);
            }
        }
    });
}

#[allow(clippy::disallowed_methods, reason = "the network's time is real")]
async fn pause(span: Duration) {
    tokio::time::sleep(span).await;
}
