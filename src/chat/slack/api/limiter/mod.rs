//! Slack's pace: calls wait here until Slack will take them.
//!
//! Slack counts per method, in a minute, by the method's tier; and it takes about one post a second in
//! each channel. Each of these is a lane of its own, so that one that is full holds up no other. Where
//! Slack asks to wait all the same, that lane waits, and goes on carefully: one call at a time.
//!
//! Who waits is served by urgency, and then in order. Of each method's calls, some are kept for people.
//! A wait that would end too late is not begun.

mod lane;
#[cfg(test)]
mod tests;

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use self::lane::{InFlight, Lane, Pace};
use super::{call::Urgency, error::ApiError, method::Method};
use crate::clock::Moment;

/// The span in which a method's calls are counted.
const MINUTE: Duration = Duration::from_mins(1);

/// How long after a post the next one goes into the same channel: a second, and some for the way.
const BETWEEN_POSTS: Duration = Duration::from_millis(1_050);

/// Of how many calls of a method one is kept for people.
const ONE_FOR_PEOPLE_OF: usize = 4;

/// How many lanes are remembered before those that are idle are forgotten.
const MOST_LANES: usize = 2_000;

/// The shortest wait after Slack asked for one, so that no answer makes the bot ask in a circle.
const SHORTEST_WAIT: Duration = Duration::from_millis(100);

/// What is counted on its own: a method, or a method in a channel.
type Key = (Method, Option<String>);

/// The pace of one app in one workspace.
#[derive(Debug, Default)]
pub(super) struct Limiter {
    lanes: Mutex<HashMap<Key, Arc<Lane>>>,
    /// Whether it waits only where Slack asks for it.
    only_when_asked: AtomicBool,
}

/// The right to make one call now. Dropped without an answer, it counts as made.
#[derive(Debug)]
pub(super) struct Turn(Option<InFlight>);

/// What to do after Slack asked to wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Ask for another turn: it comes in time.
    Wait,
    /// It would come too late.
    GiveUp,
}

impl Limiter {
    /// From now on it waits only where Slack asks for it.
    pub(super) fn wait_only_when_asked(&self) {
        self.only_when_asked.store(true, Ordering::Relaxed);
    }

    /// Waits for the turn of a call, until `latest` at most.
    pub(super) async fn turn(
        &self,
        method: Method,
        channel: Option<&str>,
        urgency: Urgency,
        latest: Moment,
    ) -> Result<Turn, ApiError> {
        match self.lane(method, channel) {
            Some(lane) => Ok(Turn(Some(lane.take(urgency, latest).await?))),
            None => Ok(Turn(None)),
        }
    }

    fn lane(&self, method: Method, channel: Option<&str>) -> Option<Arc<Lane>> {
        let (key, pace) = if let (Method::PostMessage, Some(channel)) = (method, channel) {
            ((method, Some(channel.to_owned())), Pace { calls: 1, span: BETWEEN_POSTS, for_people: 0 })
        } else {
            let calls = method.per_minute()?;
            ((method, None), Pace { calls, span: MINUTE, for_people: calls / ONE_FOR_PEOPLE_OF })
        };
        let unpaced = self.only_when_asked.load(Ordering::Relaxed);
        let pace = if unpaced { Pace { calls: usize::MAX, for_people: 0, ..pace } } else { pace };
        let mut lanes = self.lanes();
        if lanes.len() > MOST_LANES {
            let now = Moment::now();
            lanes.retain(|_, lane| lane.is_busy(now));
        }
        Some(Arc::clone(lanes.entry(key).or_insert_with(|| Arc::new(Lane::new(pace)))))
    }

    fn lanes(&self) -> MutexGuard<'_, HashMap<Key, Arc<Lane>>> {
        // A panic elsewhere leaves what was counted as true as it was.
        self.lanes.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Turn {
    /// Slack answered, and did not ask to wait.
    pub(super) fn answered(self) {
        drop(self);
    }

    /// Slack asked to wait.
    pub(super) fn limited(self, after: Duration, latest: Moment) -> Verdict {
        let until = Moment::now() + after.max(SHORTEST_WAIT);
        match self.0 {
            Some(in_flight) => {
                in_flight.block(until);
                if until > latest { Verdict::GiveUp } else { Verdict::Wait }
            }
            // There is no lane to wait in.
            None => Verdict::GiveUp,
        }
    }
}
