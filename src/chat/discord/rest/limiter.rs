//! Discord's pace: requests wait here until Discord will take them.
//!
//! Two limits hold. Each bucket, a route together with the channel or server it is about, takes a
//! number of requests in a span of time, which Discord tells in its answers; and the bot as a whole
//! sends at most fifty a second, of which background work leaves a part to people. What is about an
//! interaction is sent by the interaction's own token, and only its own limits hold.
//!
//! Who waits is served in order. A wait that would end too late is not begun.

mod bucket;
mod global;
mod lane;
#[cfg(test)]
mod tests;

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use reqwest::header::HeaderMap;
use serde::Deserialize;

pub(super) use self::lane::Lane;
use self::{
    bucket::{Bucket, InFlight, Told},
    global::Global,
    lane::RouteKey,
};
use super::{error::RestError, request::Urgency};
use crate::clock::Moment;

/// How many buckets are remembered before those that are idle are forgotten.
const MOST_BUCKETS: usize = 2_000;

/// What is waited for if Discord asks to wait without saying how long.
const UNSAID: Duration = Duration::from_secs(1);

/// The shortest wait after Discord asked for one, so that no answer makes the bot ask in a circle.
const SHORTEST_WAIT: Duration = Duration::from_millis(100);

/// The pace of one bot.
#[derive(Debug)]
pub(super) struct Limiter {
    global: Global,
    buckets: Mutex<Buckets>,
}

#[derive(Debug, Default)]
struct Buckets {
    by_route: HashMap<RouteKey, Arc<Bucket>>,
    /// By Discord's name of the bucket, and the channel or server.
    by_name: HashMap<(String, String), Arc<Bucket>>,
}

/// The right to send one request now. Dropped without an answer, it counts as sent.
#[derive(Debug)]
pub(super) struct Turn<'a> {
    limiter: &'a Limiter,
    lane: &'a Lane,
    in_flight: InFlight,
}

/// What to do after Discord asked to wait.
#[derive(Debug, PartialEq)]
pub(super) enum Verdict {
    /// Ask for another turn: it comes in time.
    Wait,
    /// It would come too late: after this long.
    GiveUp(Duration),
}

/// What Discord says when it asks to wait.
#[derive(Deserialize)]
struct Wait {
    retry_after: f64,
    #[serde(default)]
    global: bool,
}

impl Limiter {
    pub(super) fn new() -> Self {
        Self { global: Global::new(), buckets: Mutex::default() }
    }

    /// Waits for the turn of a request, until `latest` at most.
    pub(super) async fn turn<'a>(
        &'a self,
        lane: &'a Lane,
        urgency: Urgency,
        latest: Moment,
    ) -> Result<Turn<'a>, RestError> {
        loop {
            let bucket = self.bucket(lane);
            let in_flight = bucket.take(latest).await?;
            // Meanwhile Discord may have said that the route counts against another bucket.
            if !in_flight.is_of(&self.bucket(lane)) {
                continue;
            }
            if !lane.is_by_token() {
                self.global.take(urgency, latest).await?;
            }
            return Ok(Turn { limiter: self, lane, in_flight });
        }
    }

    fn bucket(&self, lane: &Lane) -> Arc<Bucket> {
        let mut buckets = self.buckets();
        if buckets.by_route.len() > MOST_BUCKETS {
            let now = Moment::now();
            buckets.by_route.retain(|_, bucket| bucket.is_busy(now));
            buckets.by_name.retain(|_, bucket| bucket.is_busy(now));
        }
        Arc::clone(buckets.by_route.entry(lane.route.clone()).or_default())
    }

    /// The bucket that a route counts against, now that Discord told its name.
    fn named(&self, lane: &Lane, headers: &HeaderMap) -> Arc<Bucket> {
        let Some(name) = headers.get("x-ratelimit-bucket").and_then(|name| name.to_str().ok()) else {
            return self.bucket(lane);
        };
        let own = self.bucket(lane);
        let mut buckets = self.buckets();
        let named = buckets.by_name.entry((name.to_owned(), lane.major.clone())).or_insert(own);
        let named = Arc::clone(named);
        buckets.by_route.insert(lane.route.clone(), Arc::clone(&named));
        named
    }

    fn buckets(&self) -> MutexGuard<'_, Buckets> {
        // A panic elsewhere leaves what was learned as true as it was.
        self.buckets.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Turn<'_> {
    /// Discord answered, and did not ask to wait.
    pub(super) fn answered(self, headers: &HeaderMap, status: u16) {
        if matches!(status, 401 | 403) {
            self.limiter.global.count_refusal();
        }
        let bucket = self.limiter.named(self.lane, headers);
        drop(self.in_flight);
        bucket.told(&Told::by(headers), (200..300).contains(&status));
    }

    /// Discord asked to wait.
    pub(super) fn limited(self, headers: &HeaderMap, body: &[u8], latest: Moment) -> Verdict {
        self.limiter.global.count_refusal();
        let bucket = self.limiter.named(self.lane, headers);
        drop(self.in_flight);
        let said = serde_json::from_slice::<Wait>(body).ok();
        let seconds = said.as_ref().map(|said| said.retry_after);
        let seconds = seconds.or_else(|| bucket::number(headers, "retry-after"));
        let after = seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok()).unwrap_or(UNSAID);
        let until = Moment::now() + after.max(SHORTEST_WAIT);
        // What comes from before Discord, without its JSON, keeps the whole address out.
        if said.is_none_or(|said| said.global) && !self.lane.is_by_token() {
            tracing::warn!(?after, "Discord asks the whole bot to wait");
            self.limiter.global.block(until);
        } else {
            tracing::debug!(?after, path = self.lane.shown(), "Discord asks to wait");
            bucket.block(until);
        }
        if until > latest { Verdict::GiveUp(after) } else { Verdict::Wait }
    }
}
