//! One lane: so many calls in a span of time, to those who wait, the most urgent first.

use std::{
    collections::{BTreeSet, VecDeque},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use tokio::sync::Notify;

use crate::{
    chat::slack::api::{call::Urgency, error::ApiError},
    clock::Moment,
};

/// How long a lane goes carefully after Slack asked to wait.
const CAREFUL: Duration = Duration::from_mins(10);

/// What is told to who cannot wait, where it is not known when the turn would come.
const UNSAID: Duration = Duration::from_secs(1);

/// How many calls go in a span of time, and how many of these are people's.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pace {
    pub(super) calls: usize,
    pub(super) span: Duration,
    pub(super) for_people: usize,
}

/// A lane.
#[derive(Debug)]
pub(super) struct Lane {
    pace: Pace,
    state: Mutex<State>,
    changed: Notify,
}

#[derive(Debug, Default)]
struct State {
    /// When the last calls were made, the oldest first: no more of them than the span holds.
    made: VecDeque<Moment>,
    blocked_until: Option<Moment>,
    careful_until: Option<Moment>,
    in_flight: usize,
    /// Who waits, in order.
    waiting: BTreeSet<Place>,
    next: u64,
}

/// A place in the queue.
type Place = (Urgency, u64);

/// When the next call may be made.
enum Next {
    Now,
    At(Moment),
    /// When something has changed: who is before has gone, or a call was answered.
    Later,
}

/// A call that is under way. Dropping it says that it is no longer.
#[derive(Debug)]
pub(super) struct InFlight(Arc<Lane>);

/// Who waits leaves the queue when they go, or give up.
struct Waiting<'a> {
    lane: &'a Lane,
    place: Place,
}

impl Lane {
    pub(super) fn new(pace: Pace) -> Self {
        Self { pace, state: Mutex::default(), changed: Notify::new() }
    }

    /// Waits until a call may be made, until `latest` at most, and counts it.
    pub(super) async fn take(
        self: &Arc<Self>,
        urgency: Urgency,
        latest: Moment,
    ) -> Result<InFlight, ApiError> {
        let waiting = self.queue_up(urgency);
        loop {
            let changed = self.changed.notified();
            tokio::pin!(changed);
            changed.as_mut().enable();
            let next = self.state().next(self.pace, waiting.place, Moment::now());
            match next {
                Next::Now => return Ok(InFlight(Arc::clone(self))),
                Next::At(at) if at > latest => return Err(ApiError::Limited { after: at.left() }),
                Next::At(at) => tokio::select! { () = at.reached() => {}, () = changed => {} },
                Next::Later => tokio::select! {
                    biased;
                    () = changed => {}
                    () = latest.reached() => return Err(ApiError::Limited { after: self.wait() }),
                },
            }
        }
    }

    /// Whether forgetting it would lose something.
    pub(super) fn is_busy(&self, now: Moment) -> bool {
        let state = self.state();
        let counted = state.made.back().is_some_and(|last| now.since(*last) < self.pace.span);
        counted
            || state.in_flight > 0
            || !state.waiting.is_empty()
            || state.blocked_until.max(state.careful_until) > Some(now)
    }

    fn queue_up(&self, urgency: Urgency) -> Waiting<'_> {
        let mut state = self.state();
        let place = (urgency, state.next);
        state.next += 1;
        state.waiting.insert(place);
        Waiting { lane: self, place }
    }

    /// How long somebody should wait who cannot wait here.
    fn wait(&self) -> Duration {
        self.state().blocked_until.map_or(UNSAID, Moment::left).max(UNSAID)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// When who waits there may go; counts the call if that is now.
    fn next(&mut self, pace: Pace, asker: Place, now: Moment) -> Next {
        if self.waiting.first() != Some(&asker) {
            return Next::Later;
        }
        if let Some(until) = self.blocked_until.filter(|until| *until > now) {
            return Next::At(until);
        }
        if self.in_flight > 0 && self.careful_until.is_some_and(|until| until > now) {
            return Next::Later;
        }
        while self.made.front().is_some_and(|oldest| now.since(*oldest) >= pace.span) {
            self.made.pop_front();
        }
        let kept = if asker.0 == Urgency::Person { 0 } else { pace.for_people };
        let may = pace.calls.saturating_sub(kept).max(1);
        if let Some(over) = self.made.len().checked_sub(may)
            && let Some(earliest) = self.made.get(over)
        {
            return Next::At(*earliest + pace.span);
        }
        self.made.push_back(now);
        self.in_flight += 1;
        Next::Now
    }
}

impl InFlight {
    /// Slack asked to wait: nothing goes before this moment, and then one at a time for a while.
    pub(super) fn block(self, until: Moment) {
        let mut state = self.0.state();
        state.blocked_until = state.blocked_until.max(Some(until));
        state.careful_until = state.careful_until.max(Some(until + CAREFUL));
    }
}

impl Drop for InFlight {
    fn drop(&mut self) {
        let mut state = self.0.state();
        state.in_flight = state.in_flight.saturating_sub(1);
        drop(state);
        self.0.changed.notify_waiters();
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.lane.state().waiting.remove(&self.place);
        self.lane.changed.notify_waiters();
    }
}
