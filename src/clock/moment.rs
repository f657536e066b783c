//! Moments of the time that really passes.

use std::{ops::Add, time::Duration};

use tokio::time::Instant;

use super::{
    Clock, SystemClock,
    system::{LONGEST_NAP, nap},
};

/// A moment of the time that really passes, whatever a [`Clock`] says: the network's time. It never
/// runs backwards and cannot be told as a date, so nothing that is due goes by it.
///
/// The runtime's time stands still while the machine sleeps, and the network's does not: the time that
/// the machine has slept is added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(Instant);

impl Moment {
    /// This moment.
    #[must_use]
    pub fn now() -> Self {
        Self::after_sleeping(SystemClock.reading().asleep())
    }

    /// This moment, if the machine has slept for so long since it was started.
    fn after_sleeping(asleep: Duration) -> Self {
        Self(Instant::now() + asleep)
    }

    /// How long until then; zero if it has passed.
    #[must_use]
    pub fn left(self) -> Duration {
        self.since(Self::now())
    }

    /// Whether it is over.
    #[must_use]
    pub fn has_passed(self) -> bool {
        self.left().is_zero()
    }

    /// How long after `earlier` it is; zero if it is before.
    #[must_use]
    pub fn since(self, earlier: Self) -> Duration {
        self.0.saturating_duration_since(earlier.0)
    }

    /// Returns once it has come.
    pub async fn reached(self) {
        loop {
            let left = self.left();
            if left.is_zero() {
                return;
            }
            nap(left.min(LONGEST_NAP)).await;
        }
    }
}

impl Add<Duration> for Moment {
    type Output = Self;

    fn add(self, span: Duration) -> Self {
        Self(self.0 + span)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: Duration = Duration::from_mins(1);

    #[tokio::test(start_paused = true)]
    async fn time_goes_on_while_the_machine_sleeps() {
        let asleep = SystemClock.reading().asleep();
        let begun = Moment::after_sleeping(asleep);
        let latest = begun + MINUTE;
        let woken = Moment::after_sleeping(asleep + MINUTE * 2);
        assert_eq!(woken.since(begun), MINUTE * 2);
        assert_eq!(latest.since(woken), Duration::ZERO, "it has passed, and the runtime's time stood still");
        assert!(!latest.has_passed());
    }

    #[tokio::test(start_paused = true)]
    async fn a_moment_is_waited_for() {
        let begun = Moment::now();
        (begun + MINUTE).reached().await;
        let waited = Moment::now().since(begun);
        assert!(waited >= MINUTE && waited < MINUTE + LONGEST_NAP, "{waited:?}");
    }
}
