//! One bucket: so many requests in a span of time, as Discord's answers tell.
//!
//! As long as nothing is known of a bucket, one request at a time goes out, to learn. Afterwards each
//! request that is sent is counted at once, so that no answer has to be waited for; where what is
//! counted and what Discord tells differ, the lower number holds.

use std::{
    str::FromStr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use reqwest::header::HeaderMap;
use tokio::sync::{Mutex as Queue, Notify};

use super::UNSAID;
use crate::{chat::discord::rest::RestError, clock::Moment};

/// A bucket.
#[derive(Debug, Default)]
pub(super) struct Bucket {
    /// Who waits, in order; its holder is the next.
    queue: Queue<()>,
    window: Mutex<Window>,
    /// Told when a request is no longer under way.
    landed: Notify,
}

/// What is known of a bucket.
#[derive(Debug, Default)]
struct Window {
    pace: Pace,
    in_flight: u32,
    blocked_until: Option<Moment>,
}

#[derive(Debug, Default)]
enum Pace {
    #[default]
    Unknown,
    Unlimited,
    Limited {
        limit: u32,
        left: u32,
        /// When there are `limit` again; `None`: the span begins with the next request.
        resets: Option<Moment>,
    },
}

/// When the next request may go.
enum Next {
    Now,
    At(Moment),
    /// When one that is under way has been answered.
    Landed,
}

/// What an answer's headers tell of a bucket.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Told(Option<(u32, u32, Duration)>);

/// A request that is under way. Dropping it says that it is no longer.
#[derive(Debug)]
pub(super) struct InFlight(Arc<Bucket>);

impl Bucket {
    /// Waits until a request may go, until `latest` at most, and counts it.
    pub(super) async fn take(self: &Arc<Self>, latest: Moment) -> Result<InFlight, RestError> {
        let _first = tokio::select! {
            biased;
            first = self.queue.lock() => first,
            () = latest.reached() => return Err(RestError::Limited { after: self.wait() }),
        };
        loop {
            let next = self.window().take(Moment::now());
            match next {
                Next::Now => return Ok(InFlight(Arc::clone(self))),
                Next::At(at) if at > latest => return Err(RestError::Limited { after: at.left() }),
                Next::At(at) => at.reached().await,
                Next::Landed => tokio::select! {
                    biased;
                    () = self.landed.notified() => {}
                    () = latest.reached() => return Err(RestError::Limited { after: UNSAID }),
                },
            }
        }
    }

    /// An answer told this; `done` if it was no refusal.
    pub(super) fn told(&self, told: &Told, done: bool) {
        self.window().told(told, done, Moment::now());
        self.landed.notify_one();
    }

    /// Nothing goes before this moment.
    pub(super) fn block(&self, until: Moment) {
        let mut window = self.window();
        window.blocked_until = window.blocked_until.max(Some(until));
    }

    /// Whether forgetting it would lose something.
    pub(super) fn is_busy(&self, now: Moment) -> bool {
        let window = self.window();
        let running = matches!(window.pace, Pace::Limited { resets: Some(resets), .. } if resets > now);
        running || window.in_flight > 0 || window.blocked_until > Some(now)
    }

    /// How long somebody should wait who cannot wait here.
    fn wait(&self) -> Duration {
        let window = self.window();
        let resets = match window.pace {
            Pace::Limited { resets, .. } => resets,
            _ => None,
        };
        resets.max(window.blocked_until).map_or(UNSAID, Moment::left).max(UNSAID)
    }

    fn window(&self) -> MutexGuard<'_, Window> {
        self.window.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Window {
    fn take(&mut self, now: Moment) -> Next {
        if let Some(until) = self.blocked_until {
            if until > now {
                return Next::At(until);
            }
            self.blocked_until = None;
        }
        match &mut self.pace {
            Pace::Unknown if self.in_flight > 0 => return Next::Landed,
            Pace::Unknown | Pace::Unlimited => {}
            Pace::Limited { limit, left, resets } => {
                if resets.is_some_and(|resets| resets <= now) {
                    // What is under way may land in the new span.
                    *left = limit.saturating_sub(self.in_flight);
                    *resets = None;
                }
                match (*left, *resets) {
                    (0, Some(resets)) => return Next::At(resets),
                    (0, None) if self.in_flight > 0 => return Next::Landed,
                    _ => *left = left.saturating_sub(1),
                }
            }
        }
        self.in_flight += 1;
        Next::Now
    }

    fn told(&mut self, told: &Told, done: bool, now: Moment) {
        let Told(Some((limit, remaining, reset_after))) = *told else {
            if done && matches!(self.pace, Pace::Unknown) {
                self.pace = Pace::Unlimited;
            }
            return;
        };
        let told_reset = now + reset_after;
        self.pace = match self.pace {
            Pace::Limited { left, resets: Some(resets), .. } if resets > now => {
                Pace::Limited { limit, left: left.min(remaining), resets: Some(resets.max(told_reset)) }
            }
            _ => {
                let left = remaining.saturating_sub(self.in_flight);
                Pace::Limited { limit, left, resets: Some(told_reset) }
            }
        };
    }
}

impl InFlight {
    /// Whether it counts against this bucket.
    pub(super) fn is_of(&self, bucket: &Arc<Bucket>) -> bool {
        Arc::ptr_eq(&self.0, bucket)
    }
}

impl Drop for InFlight {
    fn drop(&mut self) {
        let mut window = self.0.window();
        window.in_flight = window.in_flight.saturating_sub(1);
        drop(window);
        self.0.landed.notify_one();
    }
}

impl Told {
    /// What these headers tell.
    pub(super) fn by(headers: &HeaderMap) -> Self {
        let told = || {
            let limit = number(headers, "x-ratelimit-limit")?;
            let remaining = number(headers, "x-ratelimit-remaining")?;
            let reset_after = number(headers, "x-ratelimit-reset-after")?;
            Some((limit, remaining, Duration::try_from_secs_f64(reset_after).ok()?))
        };
        Self(told())
    }
}

/// A number in a header.
pub(super) fn number<T: FromStr>(headers: &HeaderMap, name: &str) -> Option<T> {
    headers.get(name)?.to_str().ok()?.trim().parse().ok()
}
