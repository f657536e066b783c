//! The limits of requests: for each route, for each bot, and for requests that were in vain.
//!
//! It runs on real time: bots wait for it on their own clocks.

#![allow(clippy::disallowed_methods, reason = "limits of rates run on real time")]

use std::{
    collections::{BTreeMap, HashMap},
    sync::Mutex,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use super::model::Id;

/// Requests that were on their way when the first refusal was sent are no misbehaviour.
const IN_FLIGHT: Duration = Duration::from_millis(200);

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

/// Whether, and how strictly, requests are limited.
#[derive(Clone, Debug)]
pub struct RateLimits {
    /// Whether at all.
    pub on: bool,
    /// For all requests of a bot.
    pub global: Rate,
    /// For requests that end in 401, 403 or 429.
    pub invalid: Rate,
    /// For a bucket, other than usual.
    pub buckets: BTreeMap<String, Rate>,
}

impl Default for RateLimits {
    fn default() -> Self {
        Self::real()
    }
}

impl RateLimits {
    /// As the real ones.
    pub fn real() -> Self {
        Self {
            on: true,
            global: Rate::new(50, 1_000),
            invalid: Rate::new(10_000, 600_000),
            buckets: BTreeMap::new(),
        }
    }

    /// None: for scenarios whose clock does not run.
    pub fn off() -> Self {
        Self { on: false, ..Self::real() }
    }

    /// With another limit for this bucket.
    #[must_use]
    pub fn with(mut self, bucket: &str, rate: Rate) -> Self {
        self.buckets.insert(bucket.to_owned(), rate);
        self
    }

    fn rate(&self, bucket: &str) -> Rate {
        self.buckets.get(bucket).copied().unwrap_or_else(|| usual(bucket))
    }
}

/// What is usual for a bucket. Discord does not tell these numbers; they are what bots have met.
fn usual(bucket: &str) -> Rate {
    match bucket {
        "message-create" | "message-edit" | "typing" | "channel-edit" => Rate::new(5, 5_000),
        "message-delete" => Rate::new(5, 1_000),
        "message-bulk-delete" => Rate::new(1, 3_000),
        "reaction" => Rate::new(1, 250),
        "thread-create" => Rate::new(50, 300_000),
        "thread-member" => Rate::new(10, 5_000),
        "command-write" => Rate::new(20, 20_000),
        "interaction" => Rate::new(100, 5_000),
        "webhook" => Rate::new(5, 2_000),
        _ => Rate::new(50, 1_000),
    }
}

/// Where a bucket stands, for the headers of a reply.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The bucket's name, without its channel or server.
    pub bucket: String,
    /// How many requests it allows.
    pub limit: u32,
    /// How many are left.
    pub remaining: u32,
    /// How long until it is fresh.
    pub reset_after: Duration,
}

impl Standing {
    /// The headers that tell of it.
    pub fn headers(&self) -> Vec<(&'static str, String)> {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970");
        vec![
            ("x-ratelimit-limit", self.limit.to_string()),
            ("x-ratelimit-remaining", self.remaining.to_string()),
            ("x-ratelimit-reset", format!("{:.3}", (now + self.reset_after).as_secs_f64())),
            ("x-ratelimit-reset-after", format!("{:.3}", self.reset_after.as_secs_f64())),
            ("x-ratelimit-bucket", self.bucket.clone()),
        ]
    }
}

/// Whether a request may pass.
#[derive(Debug)]
pub enum Verdict {
    /// It may.
    Pass(Option<Standing>),
    /// It came too early.
    Wait(Refusal),
    /// Its address is blocked, for too many requests in vain.
    Blocked(Duration),
}

/// A request came too early.
#[derive(Debug)]
pub struct Refusal {
    /// How long to wait.
    pub retry_after: Duration,
    /// Whether the limit is the one for all requests.
    pub global: bool,
    /// Whose limit it is: `user`, `global` or `shared`.
    pub scope: &'static str,
    /// Where the bucket stands.
    pub standing: Option<Standing>,
}

/// A stretch of time in which requests are counted.
#[derive(Default)]
struct Window {
    since: Option<Instant>,
    used: u32,
    told: Option<(Instant, Instant)>,
}

impl Window {
    /// Counts a request; the time to wait, if it is one too many.
    fn take(&mut self, rate: Rate, now: Instant) -> Result<(), Duration> {
        let since = self.fresh(rate, now);
        if self.used >= rate.count {
            return Err((since + rate.per).saturating_duration_since(now));
        }
        self.used += 1;
        Ok(())
    }

    fn fresh(&mut self, rate: Rate, now: Instant) -> Instant {
        match self.since {
            Some(since) if now < since + rate.per => since,
            _ => {
                self.used = 0;
                *self.since.insert(now)
            }
        }
    }

    /// Whether the bot sends although it was told to wait.
    fn was_told(&self, now: Instant) -> bool {
        self.told.is_some_and(|(at, until)| now > at + IN_FLIGHT && now < until)
    }

    fn tell(&mut self, now: Instant, wait: Duration) {
        if self.told.is_none_or(|(_, until)| until <= now) {
            self.told = Some((now, now + wait));
        }
    }

    fn standing(&self, bucket: &str, rate: Rate, now: Instant) -> Standing {
        let since = self.since.unwrap_or(now);
        Standing {
            bucket: bucket.to_owned(),
            limit: rate.count,
            remaining: rate.count.saturating_sub(self.used),
            reset_after: (since + rate.per).saturating_duration_since(now),
        }
    }
}

#[derive(Default)]
struct Inner {
    global: HashMap<Id, Window>,
    buckets: HashMap<(Id, String, String), Window>,
    invalid: Window,
}

/// Counts requests.
pub struct Limiter {
    limits: RateLimits,
    inner: Mutex<Inner>,
}

impl Limiter {
    /// With these limits.
    pub fn new(limits: RateLimits) -> Self {
        Self { limits, inner: Mutex::default() }
    }

    /// A request of this bot for this bucket of this channel or server.
    pub fn take(&self, bot: Id, bucket: &str, major: &str, counts_globally: bool) -> Verdict {
        if !self.limits.on {
            return Verdict::Pass(None);
        }
        let now = Instant::now();
        let mut inner = self.inner.lock().expect("no panic under the lock");
        let Inner { global, buckets, invalid } = &mut *inner;
        let since = invalid.fresh(self.limits.invalid, now);
        if invalid.used >= self.limits.invalid.count {
            return Verdict::Blocked((since + self.limits.invalid.per).saturating_duration_since(now));
        }
        let rate = self.limits.rate(bucket);
        let window = buckets.entry((bot, bucket.to_owned(), major.to_owned())).or_default();
        if counts_globally {
            let all = global.entry(bot).or_default();
            if let Err(retry_after) = all.take(self.limits.global, now) {
                all.tell(now, retry_after);
                return Verdict::Wait(Refusal { retry_after, global: true, scope: "global", standing: None });
            }
        }
        let taken = window.take(rate, now);
        let standing = Some(window.standing(bucket, rate, now));
        match taken {
            Ok(()) => Verdict::Pass(standing),
            Err(retry_after) => {
                window.tell(now, retry_after);
                Verdict::Wait(Refusal { retry_after, global: false, scope: "user", standing })
            }
        }
    }

    /// Notes that the bot was told to wait, by a limit that is not of its own making.
    pub fn told(&self, bot: Id, bucket: &str, major: &str, wait: Duration, global: bool) {
        let now = Instant::now();
        let mut inner = self.inner.lock().expect("no panic under the lock");
        if global {
            inner.global.entry(bot).or_default().tell(now, wait);
        } else {
            inner.buckets.entry((bot, bucket.to_owned(), major.to_owned())).or_default().tell(now, wait);
        }
    }

    /// Whether the bot was told to wait, and does not: for limits that faults made.
    pub fn was_told(&self, bot: Id, bucket: &str, major: &str) -> bool {
        let now = Instant::now();
        let inner = self.inner.lock().expect("no panic under the lock");
        inner.global.get(&bot).is_some_and(|window| window.was_told(now))
            || inner
                .buckets
                .get(&(bot, bucket.to_owned(), major.to_owned()))
                .is_some_and(|window| window.was_told(now))
    }

    /// Counts a request that was in vain.
    pub fn in_vain(&self) {
        let now = Instant::now();
        let mut inner = self.inner.lock().expect("no panic under the lock");
        inner.invalid.fresh(self.limits.invalid, now);
        inner.invalid.used += 1;
    }
}
