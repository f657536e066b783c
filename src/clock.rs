//! Now, and waiting: the system's clock, one that tests move by hand, and the moments of the time
//! that really passes, by which requests are paced and given up.
//!
//! Nothing else in the crate reads a clock or sleeps.

use std::{
    ops::Add,
    sync::atomic::{AtomicI64, Ordering},
    time::{Duration, SystemTime},
};

use async_trait::async_trait;
use chrono::{DateTime, SubsecRound, Utc};
use tokio::sync::watch;

use crate::practice::Timestamp;

/// A clock.
#[async_trait]
pub trait Clock: Send + Sync + std::fmt::Debug {
    /// The time now, in whole milliseconds, as the store keeps it.
    fn now(&self) -> Timestamp;

    /// Returns once `now` is `deadline` or later.
    async fn sleep_until(&self, deadline: Timestamp);
}

/// The system's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

/// The longest single sleep. The system's clock may jump while we sleep, so a longer wait looks
/// again this often.
const LONGEST_NAP: Duration = Duration::from_secs(1);

#[async_trait]
impl Clock for SystemClock {
    #[allow(clippy::disallowed_methods, reason = "the one place that reads the clock")]
    fn now(&self) -> Timestamp {
        DateTime::<Utc>::from(SystemTime::now()).trunc_subsecs(3)
    }

    #[allow(clippy::disallowed_methods, reason = "the one place that sleeps")]
    async fn sleep_until(&self, deadline: Timestamp) {
        while let Ok(left) = (deadline - self.now()).to_std() {
            if left.is_zero() {
                break;
            }
            tokio::time::sleep(left.min(LONGEST_NAP)).await;
        }
    }
}

/// A clock that stands still until it is moved.
#[derive(Debug)]
pub struct ManualClock {
    millis: AtomicI64,
    moved: watch::Sender<()>,
}

impl ManualClock {
    /// A clock that stands at `start`.
    #[must_use]
    pub fn at(start: Timestamp) -> Self {
        Self { millis: AtomicI64::new(start.timestamp_millis()), moved: watch::Sender::new(()) }
    }

    /// Moves the clock, forward or back.
    pub fn set(&self, now: Timestamp) {
        self.millis.store(now.timestamp_millis(), Ordering::SeqCst);
        self.moved.send_replace(());
    }
}

#[async_trait]
impl Clock for ManualClock {
    fn now(&self) -> Timestamp {
        DateTime::from_timestamp_millis(self.millis.load(Ordering::SeqCst)).unwrap_or_default()
    }

    async fn sleep_until(&self, deadline: Timestamp) {
        let mut moved = self.moved.subscribe();
        // The sender lives as long as `self`, so the wait cannot fail.
        let _ = moved.wait_for(|()| self.now() >= deadline).await;
    }
}

/// A moment of the time that really passes, whatever a [`Clock`] says: the network's time. It never
/// runs backwards and cannot be told as a date, so nothing that is due goes by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(tokio::time::Instant);

impl Moment {
    /// This moment.
    #[must_use]
    pub fn now() -> Self {
        Self(tokio::time::Instant::now())
    }

    /// How long until then; zero if it has passed.
    #[must_use]
    pub fn left(self) -> Duration {
        self.0.saturating_duration_since(tokio::time::Instant::now())
    }

    /// How long after `earlier` it is; zero if it is before.
    #[must_use]
    pub fn since(self, earlier: Self) -> Duration {
        self.0.saturating_duration_since(earlier.0)
    }

    /// Returns once it has come.
    #[allow(clippy::disallowed_methods, reason = "the one place that waits for a moment")]
    pub async fn reached(self) {
        tokio::time::sleep_until(self.0).await;
    }
}

impl Add<Duration> for Moment {
    type Output = Self;

    fn add(self, span: Duration) -> Self {
        Self(self.0 + span)
    }
}
