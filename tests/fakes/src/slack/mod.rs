//! A fake Slack: the Web API, Socket Mode, interactions and response URLs of the real one, over real
//! sockets, as strict as its documentation says.
//!
//! ```text
//! bot ── Web API ──────▶ web ───┐            ┌─▶ people: what a member does and sees
//!     ◀─ Socket Mode ─── socket ◀── state ◀──┤
//!     ── response URLs ▶ interactions ──┘    └─▶ control: the same over HTTP, for programs
//! ```
//!
//! It knows nothing of Keypoint: any Slack app can be pointed at it. What the documentation says that
//! Slack refuses, it refuses with Slack's own code, and what a bot should not have done is recorded
//! as a [`Violation`].
//!
//! [`Violation`]: violations::Violation

use std::{
    io,
    net::SocketAddr,
    sync::{Arc, Mutex, MutexGuard, OnceLock},
};

use axum::Router;
use tokio::{net::TcpListener, task::JoinHandle};

use self::{
    faults::Faults,
    figures::Figures,
    interactions::Interactions,
    model::{Now, State},
    ratelimit::{Limiter, RateLimits},
    socket::Sockets,
};

pub mod actions;
pub mod checks;
pub mod control;
pub mod dispatch;
pub mod errors;
pub mod faults;
pub mod figures;
pub mod interactions;
pub mod model;
pub mod object;
pub mod people;
pub mod ratelimit;
pub mod socket;
pub mod violations;
pub mod web;

/// How a fake Slack is to behave.
#[derive(Clone, Default)]
pub struct Config {
    /// Whether, and how strictly, it limits the rate of requests.
    pub limits: RateLimits,
    /// What time it is on it; real time, if nothing is said.
    pub now: Option<Now>,
    /// Where it listens; a free port of this machine, if nothing is said.
    pub listen: Option<SocketAddr>,
    /// The randomness of its faults.
    pub seed: u64,
    /// Whether programs may act as people over HTTP, and see everything: [`control`].
    pub control: bool,
}

/// A fake Slack, without its sockets.
pub struct Slack {
    /// What there is on it. Nobody waits for anything while holding it.
    pub state: Mutex<State>,
    /// How many requests were made lately, on real time.
    pub limiter: Limiter,
    /// What is to go wrong.
    pub faults: Faults,
    /// What was asked of it, counted.
    pub figures: Figures,
    /// The deadlines of interactions.
    pub interactions: Interactions,
    /// Its connections with apps.
    pub sockets: Sockets,
    /// How it is to behave.
    pub config: Config,
    /// Where it listens, as soon as it does.
    pub address: OnceLock<SocketAddr>,
    /// Where it says that it is, if not where it is: behind something that can be cut.
    pub seems: Mutex<Option<String>>,
}

impl Slack {
    /// An empty one.
    #[allow(clippy::disallowed_methods, reason = "where no clock is given, time is real")]
    pub fn new(config: Config) -> Arc<Self> {
        let now = config.now.clone().unwrap_or_else(|| Arc::new(chrono::Utc::now));
        Arc::new(Self {
            state: Mutex::new(State::new(now)),
            limiter: Limiter::new(config.limits.clone()),
            faults: Faults::new(config.seed),
            figures: Figures::default(),
            interactions: Interactions::default(),
            sockets: Sockets::default(),
            config,
            address: OnceLock::new(),
            seems: Mutex::default(),
        })
    }

    /// What there is on it, locked.
    pub fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("no panic under the lock")
    }

    /// All that it serves.
    pub fn router(self: &Arc<Self>) -> Router {
        let router = Router::new()
            .merge(web::router(self))
            .merge(socket::router(self))
            .merge(interactions::router(self));
        if self.config.control { router.merge(control::router(self)) } else { router }
    }

    /// Where programs find it: `http://127.0.0.1:40123`.
    pub fn base_url(&self) -> String {
        format!("http://{}", self.address.get().expect("it listens"))
    }

    /// Where it says that it is: in the addresses of connections, and in response URLs.
    pub fn said_url(&self) -> String {
        let seems = self.seems.lock().expect("no panic under the lock").clone();
        seems.unwrap_or_else(|| self.base_url())
    }

    /// Says from now on that it is elsewhere: `http://127.0.0.1:40124`.
    pub fn seem_at(&self, url: &str) {
        *self.seems.lock().expect("no panic under the lock") = Some(url.to_owned());
    }
}

/// A fake Slack that listens, until it is dropped.
pub struct Fake {
    /// It.
    pub slack: Arc<Slack>,
    /// Where programs find it: `http://127.0.0.1:40123`; its Web API is under `/api`.
    pub base_url: String,
    /// What ends with this; nothing, if it is another's.
    server: Option<JoinHandle<()>>,
}

impl Fake {
    /// Starts an empty one.
    pub async fn start(config: Config) -> Self {
        Self::try_to_start(config).await.expect("the address is free")
    }

    /// Starts an empty one, if its address is free.
    pub async fn try_to_start(config: Config) -> io::Result<Self> {
        let address = config.listen.unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 0)));
        let slack = Slack::new(config);
        let listener = TcpListener::bind(address).await?;
        slack.address.set(listener.local_addr()?).expect("it was not set before");
        socket::start_dispatcher(&slack);
        let router = slack.router();
        let server = tokio::spawn(async move { axum::serve(listener, router).await.expect("it serves") });
        Ok(Self { base_url: slack.base_url(), slack, server: Some(server) })
    }

    /// One that listens already, for whoever acts on it; it goes on when this is dropped.
    pub fn of(slack: &Arc<Slack>) -> Self {
        Self { base_url: slack.base_url(), slack: Arc::clone(slack), server: None }
    }

    /// What there is on it, locked.
    pub fn lock(&self) -> MutexGuard<'_, State> {
        self.slack.lock()
    }

    /// Where the methods of its Web API are: `http://127.0.0.1:40123/api`.
    pub fn api_url(&self) -> String {
        format!("{}/api", self.base_url)
    }
}

impl Drop for Fake {
    fn drop(&mut self) {
        if let Some(server) = &self.server {
            server.abort();
        }
    }
}
