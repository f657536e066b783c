//! The limits of requests: a tier for each method, and one message a second for each channel.
//!
//! It runs on real time: bots wait for it on their own clocks.

#![allow(clippy::disallowed_methods, reason = "limits of rates run on real time")]

use std::{
    collections::{BTreeMap, HashMap},
    sync::Mutex,
    time::{Duration, Instant},
};

/// Requests that were on their way when the first refusal was sent are no misbehaviour.
const IN_FLIGHT: Duration = Duration::from_millis(200);

/// How many messages a listing holds for an app that is distributed outside the Marketplace.
pub const NON_MARKETPLACE_PAGE: usize = 15;

/// So many requests in so much time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    /// How many.
    pub count: u32,
    /// In what time.
    pub per: Duration,
}

impl Rate {
    /// So many requests in so many milliseconds.
    pub const fn new(count: u32, millis: u64) -> Self {
        Self { count, per: Duration::from_millis(millis) }
    }
}

/// The documentation's names for how often a method may be called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tier {
    /// Once a minute, and a little more at times.
    One,
    /// Twenty times a minute.
    Two,
    /// Fifty times a minute.
    Three,
    /// A hundred times a minute.
    Four,
    /// Messages: about one a second in each channel, with short bursts.
    Post,
    /// Hundreds a minute.
    Special,
}

impl Tier {
    /// Slack says «and more» of each tier; a bot that trusts in that is none to be copied. Only the
    /// lowest has room for the bursts that its name promises.
    fn rate(self) -> Rate {
        match self {
            Self::One => Rate::new(10, 60_000),
            Self::Two => Rate::new(20, 60_000),
            Self::Three => Rate::new(50, 60_000),
            Self::Four => Rate::new(100, 60_000),
            // A burst of three, and then each third of three seconds one more.
            Self::Post => Rate::new(3, 3_000),
            Self::Special => Rate::new(600, 60_000),
        }
    }
}

/// Whether, and how strictly, requests are limited.
#[derive(Clone, Debug)]
pub struct RateLimits {
    /// Whether at all.
    pub on: bool,
    /// Whether the app counts as one that is distributed outside the Marketplace: history and replies
    /// once a minute, fifteen messages at a time.
    pub non_marketplace: bool,
    /// For a method, other than usual.
    pub methods: BTreeMap<String, Rate>,
}

impl Default for RateLimits {
    fn default() -> Self {
        Self::real()
    }
}

impl RateLimits {
    /// As the real ones.
    pub fn real() -> Self {
        Self { on: true, non_marketplace: false, methods: BTreeMap::new() }
    }

    /// None: for scenarios whose clock does not run.
    pub fn off() -> Self {
        Self { on: false, ..Self::real() }
    }

    /// As the real ones for an app that is distributed outside the Marketplace.
    pub fn non_marketplace() -> Self {
        Self { non_marketplace: true, ..Self::real() }
    }

    /// With another limit for this method.
    #[must_use]
    pub fn with(mut self, method: &str, rate: Rate) -> Self {
        self.methods.insert(method.to_owned(), rate);
        self
    }

    fn rate(&self, method: &str, tier: Tier) -> Rate {
        if let Some(rate) = self.methods.get(method) {
            return *rate;
        }
        if self.non_marketplace && matches!(method, "conversations.history" | "conversations.replies") {
            return Rate::new(1, 60_000);
        }
        tier.rate()
    }
}

/// A bucket that leaks steadily: it holds `count`, and empties in `per`.
#[derive(Default)]
struct Bucket {
    /// How much is in it, as of `at`.
    level: f64,
    at: Option<Instant>,
    /// When the bot was told to wait, and until when.
    told: Option<(Instant, Instant)>,
}

impl Bucket {
    fn take(&mut self, rate: Rate, now: Instant) -> Result<(), Duration> {
        let per_second = f64::from(rate.count) / rate.per.as_secs_f64();
        let passed = self.at.map_or(0.0, |at| now.saturating_duration_since(at).as_secs_f64());
        self.level = (self.level - passed * per_second).max(0.0);
        self.at = Some(now);
        if self.level + 1.0 <= f64::from(rate.count) {
            self.level += 1.0;
            return Ok(());
        }
        let over = self.level + 1.0 - f64::from(rate.count);
        Err(whole_seconds(Duration::from_secs_f64(over / per_second)))
    }

    /// Whether the bot was told to wait, and does not.
    fn was_told(&self, now: Instant) -> bool {
        self.told.is_some_and(|(at, until)| now > at + IN_FLIGHT && now + IN_FLIGHT < until)
    }

    fn tell(&mut self, now: Instant, wait: Duration) {
        if self.told.is_none_or(|(_, until)| until <= now) {
            self.told = Some((now, now + wait));
        }
    }
}

/// `Retry-After` speaks in whole seconds, one at least.
pub fn whole_seconds(wait: Duration) -> Duration {
    let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
    Duration::from_secs(seconds.max(1))
}

/// Counts requests.
pub struct Limiter {
    limits: Mutex<RateLimits>,
    buckets: Mutex<HashMap<(String, String, String), Bucket>>,
}

impl Limiter {
    /// With these limits.
    pub fn new(limits: RateLimits) -> Self {
        Self { limits: Mutex::new(limits), buckets: Mutex::default() }
    }

    /// The limits now.
    pub fn limits(&self) -> RateLimits {
        self.limits.lock().expect("no panic under the lock").clone()
    }

    /// Changes the limits, and forgets what was counted.
    pub fn set(&self, limits: RateLimits) {
        *self.limits.lock().expect("no panic under the lock") = limits;
        self.buckets.lock().expect("no panic under the lock").clear();
    }

    /// A request of this app for this method, in this channel if it is counted by channel; or how long
    /// it has to wait.
    pub fn take(&self, app: &str, method: &str, channel: &str, tier: Tier) -> Result<(), Duration> {
        let limits = self.limits();
        if !limits.on {
            return Ok(());
        }
        let now = Instant::now();
        let mut buckets = self.buckets.lock().expect("no panic under the lock");
        let bucket = buckets.entry(key(app, method, channel)).or_default();
        let taken = bucket.take(limits.rate(method, tier), now);
        if let Err(wait) = taken {
            bucket.tell(now, wait);
        }
        taken
    }

    /// Notes that the app was told to wait, by a limit that is not of its own making.
    pub fn told(&self, app: &str, method: &str, channel: &str, wait: Duration) {
        let now = Instant::now();
        let mut buckets = self.buckets.lock().expect("no panic under the lock");
        buckets.entry(key(app, method, channel)).or_default().tell(now, wait);
    }

    /// Whether the app was told to wait, and does not.
    pub fn was_told(&self, app: &str, method: &str, channel: &str) -> bool {
        let now = Instant::now();
        let buckets = self.buckets.lock().expect("no panic under the lock");
        buckets.get(&key(app, method, channel)).is_some_and(|bucket| bucket.was_told(now))
    }
}

fn key(app: &str, method: &str, channel: &str) -> (String, String, String) {
    (app.to_owned(), method.to_owned(), channel.to_owned())
}
