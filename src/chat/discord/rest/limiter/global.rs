//! The pace of the bot as a whole.
//!
//! Discord takes fifty requests a second. Here they flow at forty-seven, and after a pause two may go
//! at once: no second sees more than forty-nine, so there is some room if the network bunches them.
//! Background work goes one by one, at an even pace; the other of the two is people's, and a person who
//! waits goes before all background work.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use tokio::sync::Mutex as Queue;

use super::UNSAID;
use crate::{
    chat::discord::rest::{RestError, Urgency},
    clock::Moment,
};

/// How many requests flow in a second.
const A_SECOND: f64 = 47.0;
/// How many may go at once after a pause. The half is for those whom a timer wakes late: without it,
/// each of them would lose a little of the pace.
const AT_ONCE: f64 = 2.5;
/// How many of these are people's.
const FOR_PEOPLE: f64 = 1.0;

/// How many refusals Discord takes before it blocks an address are 10,000 in ten minutes; far below
/// that, something is badly wrong, and asking on would make it worse.
const MOST_REFUSALS: u32 = 5_000;
/// The span in which refusals are counted.
const REFUSALS_IN: Duration = Duration::from_mins(10);

/// The pace of the bot as a whole.
#[derive(Debug)]
pub(super) struct Global {
    /// Who waits, in order: people, and background work.
    people: Queue<()>,
    background: Queue<()>,
    flow: Mutex<Flow>,
}

#[derive(Debug)]
struct Flow {
    /// How many requests may go now, as of `at`.
    ready: f64,
    at: Moment,
    blocked_until: Option<Moment>,
    refusals: u32,
    refusals_since: Moment,
}

impl Global {
    pub(super) fn new() -> Self {
        let now = Moment::now();
        let flow = Flow { ready: AT_ONCE, at: now, blocked_until: None, refusals: 0, refusals_since: now };
        Self { people: Queue::default(), background: Queue::default(), flow: Mutex::new(flow) }
    }

    /// Waits until a request may go, until `latest` at most, and counts it.
    pub(super) async fn take(&self, urgency: Urgency, latest: Moment) -> Result<(), RestError> {
        let (queue, kept) = match urgency {
            Urgency::Person => (&self.people, 0.0),
            Urgency::Background => (&self.background, FOR_PEOPLE),
        };
        let _first = tokio::select! {
            biased;
            first = queue.lock() => first,
            () = latest.reached() => return Err(RestError::Limited { after: UNSAID }),
        };
        loop {
            let next = self.flow().take(kept, Moment::now());
            match next {
                None => return Ok(()),
                Some(at) if at > latest => return Err(RestError::Limited { after: at.left() }),
                Some(at) => at.reached().await,
            }
        }
    }

    /// Nothing goes before this moment.
    pub(super) fn block(&self, until: Moment) {
        let mut flow = self.flow();
        flow.blocked_until = flow.blocked_until.max(Some(until));
    }

    /// Discord refused a request in a way that it counts.
    pub(super) fn count_refusal(&self) {
        let now = Moment::now();
        let mut flow = self.flow();
        if now.since(flow.refusals_since) > REFUSALS_IN {
            (flow.refusals, flow.refusals_since) = (0, now);
        }
        flow.refusals += 1;
        if flow.refusals == MOST_REFUSALS {
            tracing::error!(
                "Discord refused {MOST_REFUSALS} requests in ten minutes; nothing is asked for a while"
            );
            let until = flow.refusals_since + REFUSALS_IN;
            flow.blocked_until = flow.blocked_until.max(Some(until));
        }
    }

    fn flow(&self) -> MutexGuard<'_, Flow> {
        self.flow.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Flow {
    /// Takes one, or tells when to ask again. `kept` stay there for others.
    fn take(&mut self, kept: f64, now: Moment) -> Option<Moment> {
        if let Some(until) = self.blocked_until.filter(|&until| until > now) {
            return Some(until);
        }
        self.ready = (self.ready + now.since(self.at).as_secs_f64() * A_SECOND).min(AT_ONCE);
        self.at = now;
        let missing = 1.0 + kept - self.ready;
        // Rounding must not make anybody wait for a billionth of a request.
        if missing <= 1e-6 {
            self.ready -= 1.0;
            return None;
        }
        Some(now + Duration::from_secs_f64(missing / A_SECOND))
    }
}
