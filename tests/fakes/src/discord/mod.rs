//! A fake Discord: the gateway, the REST API and the interactions of the real one, over real
//! sockets, as strict as its documentation says.
//!
//! ```text
//! bot ── REST ─────────▶ rest ──┐            ┌─▶ people: what a member does and sees
//!     ◀─ gateway ─────── gateway ◀─ state ◀──┤
//!     ── interactions ─▶ interactions ──┘    └─▶ control: the same over HTTP, for programs
//! ```
//!
//! It knows nothing of Keypoint: any bot can be pointed at it. What the documentation says that
//! Discord refuses, it refuses, and what a bot should not have done is recorded as a [`Violation`].
//!
//! [`Violation`]: violations::Violation

use std::{
    io,
    net::SocketAddr,
    sync::{Arc, Mutex, MutexGuard, OnceLock},
    time::Duration,
};

use axum::Router;
use tokio::{net::TcpListener, task::JoinHandle};

use self::{
    faults::Faults,
    figures::Figures,
    gateway::Gateway,
    interactions::Interactions,
    model::{Now, State},
    ratelimit::{Limiter, RateLimits},
};

pub mod actions;
pub mod checks;
pub mod control;
pub mod dispatch;
pub mod errors;
pub mod faults;
pub mod figures;
pub mod gateway;
pub mod interactions;
pub mod limits;
pub mod mentions;
pub mod model;
pub mod object;
pub mod people;
pub mod permissions;
pub mod ratelimit;
pub mod rest;
pub mod spec;
pub mod violations;

/// How a fake Discord is to behave.
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
    /// How long it knows a nonce, if not as long as the real one.
    pub nonce_memory: Option<Duration>,
    /// Whether programs may act as people over HTTP, and see everything: [`control`].
    pub control: bool,
}

/// A fake Discord, without its sockets.
pub struct Discord {
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
    /// Its sessions with bots.
    pub gateway: Gateway,
    /// How it is to behave.
    pub config: Config,
    /// Where it listens, as soon as it does.
    pub address: OnceLock<SocketAddr>,
}

impl Discord {
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
            gateway: Gateway::default(),
            config,
            address: OnceLock::new(),
        })
    }

    /// What there is on it, locked.
    pub fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("no panic under the lock")
    }

    /// All that it serves.
    pub fn router(self: &Arc<Self>) -> Router {
        let router = Router::new()
            .merge(rest::router(self))
            .merge(gateway::router(self))
            .merge(interactions::router(self));
        if self.config.control { router.merge(control::router(self)) } else { router }
    }

    /// Where programs find it: `http://127.0.0.1:40123`.
    pub fn base_url(&self) -> String {
        format!("http://{}", self.address.get().expect("it listens"))
    }

    /// Where `GET /gateway` sends bots.
    pub fn gateway_url(&self) -> String {
        let own = || format!("ws://{}/gateway", self.address.get().expect("it listens"));
        self.gateway.manner().url.unwrap_or_else(own)
    }
}

/// A fake Discord that listens, until it is dropped.
pub struct Fake {
    /// It.
    pub discord: Arc<Discord>,
    /// Where programs find it: `http://127.0.0.1:40123`.
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
        let discord = Discord::new(config);
        let listener = TcpListener::bind(address).await?;
        discord.address.set(listener.local_addr()?).expect("it was not set before");
        gateway::start_dispatcher(&discord);
        let router = discord.router();
        let server = tokio::spawn(async move { axum::serve(listener, router).await.expect("it serves") });
        Ok(Self { base_url: discord.base_url(), discord, server: Some(server) })
    }

    /// One that listens already, for whoever acts on it; it goes on when this is dropped.
    pub fn of(discord: &Arc<Discord>) -> Self {
        Self { base_url: discord.base_url(), discord: Arc::clone(discord), server: None }
    }

    /// What there is on it, locked.
    pub fn lock(&self) -> MutexGuard<'_, State> {
        self.discord.lock()
    }
}

impl Drop for Fake {
    fn drop(&mut self) {
        if let Some(server) = &self.server {
            server.abort();
        }
    }
}
