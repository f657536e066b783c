//! The gateway: a websocket on which a bot hears what happens.
//!
//! ```text
//! state.outbox ─▶ dispatcher ─▶ fit: who gets it, and how much of it ─▶ session ─▶ socket
//! ```
//!
//! A session outlives its socket: what happens meanwhile is kept, and replayed when it resumes.

use std::{
    collections::{BTreeMap, VecDeque},
    sync::{Arc, Mutex, MutexGuard},
    time::Duration,
};

use axum::Router;
use serde_json::{Value, json};
use tokio::sync::{mpsc, watch};

use super::{Discord, dispatch::Dispatch, model::Id};

pub mod fit;
mod hello;
mod line;
mod socket;

pub use hello::guild_event;

/// How many events a session keeps for a resume.
const KEPT: usize = 2_000;

/// The gateway's close codes, as documented.
pub mod close {
    /// An opcode that nobody sends.
    pub const UNKNOWN_OPCODE: u16 = 4001;
    /// A payload that is none.
    pub const DECODE_ERROR: u16 = 4002;
    /// Something before the identify.
    pub const NOT_AUTHENTICATED: u16 = 4003;
    /// A wrong token.
    pub const AUTHENTICATION_FAILED: u16 = 4004;
    /// A second identify.
    pub const ALREADY_AUTHENTICATED: u16 = 4005;
    /// A resume from where nothing was.
    pub const INVALID_SEQ: u16 = 4007;
    /// Too many payloads.
    pub const RATE_LIMITED: u16 = 4008;
    /// No heartbeat for too long.
    pub const SESSION_TIMED_OUT: u16 = 4009;
    /// A shard that there is not.
    pub const INVALID_SHARD: u16 = 4010;
    /// More servers than one shard takes.
    pub const SHARDING_REQUIRED: u16 = 4011;
    /// A version that there is not.
    pub const INVALID_VERSION: u16 = 4012;
    /// Intents that there are not.
    pub const INVALID_INTENTS: u16 = 4013;
    /// Intents that the application does not have.
    pub const DISALLOWED_INTENTS: u16 = 4014;
}

/// How the gateway behaves.
#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct Manner {
    /// How often a bot is to send a heartbeat.
    pub heartbeat: Duration,
    /// Whether heartbeats are acknowledged.
    pub acknowledges: bool,
    /// How long events are held back.
    pub delay: Duration,
    /// Whether each event is delivered twice.
    pub twice: bool,
    /// How long each place of `max_concurrency` is taken by an identify.
    pub identify_pause: Duration,
    /// Whether a session that ended is still known, so that it can be resumed.
    pub remembers: bool,
    /// Whether nobody gets a socket.
    pub away: bool,
    /// Where it says that it is, if not where it is: behind something that can be cut.
    pub url: Option<String>,
}

impl Default for Manner {
    fn default() -> Self {
        Self {
            heartbeat: Duration::from_millis(41_250),
            acknowledges: true,
            delay: Duration::ZERO,
            twice: false,
            identify_pause: Duration::from_secs(5),
            remembers: true,
            away: false,
            url: None,
        }
    }
}

/// What happened on the gateway, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Sockets that were opened.
    pub connected: u64,
    /// Sessions that were begun.
    pub identified: u64,
    /// Sessions that went on.
    pub resumed: u64,
    /// Heartbeats that came.
    pub heartbeats: u64,
}

/// What a session's socket is told to do.
#[derive(Clone, Debug)]
enum Order {
    /// Send this.
    Send(Value),
    /// Close with this code.
    Close(u16),
    /// End without a word.
    Drop,
}

/// A bot's session.
struct Session {
    application: Id,
    shard: (u64, u64),
    intents: u64,
    seq: u64,
    sent: VecDeque<(u64, Value)>,
    resumable: bool,
    socket: Option<mpsc::UnboundedSender<Order>>,
}

impl Session {
    fn deliver(&mut self, name: &str, data: &Value) {
        self.seq += 1;
        let payload = json!({ "op": 0, "t": name, "s": self.seq, "d": data });
        self.sent.push_back((self.seq, payload.clone()));
        if self.sent.len() > KEPT {
            self.sent.pop_front();
        }
        self.order(Order::Send(payload));
    }

    fn order(&mut self, order: Order) {
        if let Some(socket) = &self.socket
            && socket.send(order).is_err()
        {
            self.socket = None;
        }
    }
}

/// All sessions, and how the gateway behaves.
pub struct Gateway {
    sessions: Mutex<BTreeMap<String, Session>>,
    manner: Mutex<Manner>,
    counts: Mutex<Counts>,
    identified_at: Mutex<BTreeMap<(Id, u64), tokio::time::Instant>>,
    /// Changes whenever a session begins, ends, or goes on.
    changed: watch::Sender<u64>,
}

impl Default for Gateway {
    fn default() -> Self {
        Self {
            sessions: Mutex::default(),
            manner: Mutex::default(),
            counts: Mutex::default(),
            identified_at: Mutex::default(),
            changed: watch::Sender::new(0),
        }
    }
}

impl Gateway {
    fn sessions(&self) -> MutexGuard<'_, BTreeMap<String, Session>> {
        self.sessions.lock().expect("no panic under the lock")
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

    /// How many sessions of an application have a socket.
    pub fn connected(&self, application: Id) -> usize {
        self.sessions().values().filter(|one| one.application == application && one.socket.is_some()).count()
    }

    /// Changes whenever a session begins, ends, or goes on.
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

    /// Breaks every socket without a word.
    pub fn drop_sockets(&self) {
        self.sessions().values_mut().for_each(|session| session.order(Order::Drop));
    }

    /// Closes every socket with a code.
    pub fn close_sockets(&self, code: u16) {
        self.sessions().values_mut().for_each(|session| session.order(Order::Close(code)));
    }

    /// Asks every bot to connect anew (opcode 7).
    pub fn ask_to_reconnect(&self) {
        self.order_all(&json!({ "op": 7, "d": null }));
    }

    /// Ends every session (opcode 9), or says that it can be resumed all the same.
    pub fn invalidate(&self, resumable: bool) {
        if !resumable {
            self.sessions().values_mut().for_each(|session| session.resumable = false);
        }
        self.order_all(&json!({ "op": 9, "d": resumable }));
    }

    /// Forgets every session, as after a long time: none can be resumed.
    pub fn forget_sessions(&self) {
        self.sessions().values_mut().for_each(|session| session.resumable = false);
    }

    fn order_all(&self, payload: &Value) {
        self.sessions().values_mut().for_each(|session| session.order(Order::Send(payload.clone())));
    }
}

/// What is served.
pub fn router(discord: &Arc<Discord>) -> Router {
    Router::new()
        .route("/gateway", axum::routing::get(socket::connect))
        .route("/gateway/", axum::routing::get(socket::connect))
        .with_state(Arc::clone(discord))
}

/// Brings events from the state to the sessions, in order, for as long as the state lives.
pub fn start_dispatcher(discord: &Arc<Discord>) {
    let (sender, mut events) = mpsc::unbounded_channel::<Arc<Dispatch>>();
    discord.lock().outbox.listen(sender);
    let discord = Arc::downgrade(discord);
    tokio::spawn(async move {
        while let Some(dispatch) = events.recv().await {
            let Some(discord) = discord.upgrade() else { return };
            let manner = discord.gateway.manner();
            if !manner.delay.is_zero() {
                pause(manner.delay).await;
            }
            let state = discord.lock();
            for session in discord.gateway.sessions().values_mut() {
                let Some(data) = fit::fit(&state, session, &dispatch) else { continue };
                if manner.twice {
                    session.deliver(dispatch.name, &data);
                }
                session.deliver(dispatch.name, &data);
            }
        }
    });
}

#[allow(clippy::disallowed_methods, reason = "the network's time is real")]
async fn pause(span: Duration) {
    tokio::time::sleep(span).await;
}
