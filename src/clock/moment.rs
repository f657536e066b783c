//! Moments of the time that really passes.

use std::{ops::Add, time::Duration};

use tokio::time::Instant;

use super::system::{LONGEST_NAP, nap, since_boot};

/// A moment of the time that really passes, whatever a [`super::Clock`] says: the network's time. It
/// never runs backwards and cannot be told as a date, so nothing that is due goes by it.
///
/// The runtime's time stands still while the machine sleeps, and the network's does not: a moment has
/// come as soon as either of the runtime's time and the machine's time since its start says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    awake: Instant,
    boot: Duration,
}

impl Moment {
    /// This moment.
    #[must_use]
    pub fn now() -> Self {
        Self { awake: Instant::now(), boot: since_boot() }
    }

    /// How long until then; zero if it has passed.
    #[must_use]
    pub fn left(self) -> Duration {
        let now = Self::now();
        let awake = self.awake.saturating_duration_since(now.awake);
        awake.min(self.boot.saturating_sub(now.boot))
    }

    /// Whether it is over.
    #[must_use]
    pub fn has_passed(self) -> bool {
        self.left().is_zero()
    }

    /// How long after `earlier` it is; zero if it is before.
    #[must_use]
    pub fn since(self, earlier: Self) -> Duration {
        let awake = self.awake.saturating_duration_since(earlier.awake);
        awake.max(self.boot.saturating_sub(earlier.boot))
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
        Self { awake: self.awake + span, boot: self.boot + span }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: Duration = Duration::from_mins(1);

    /// The moment as it is after the machine has slept: its own time did not go on.
    fn after_sleeping(moment: Moment, span: Duration) -> Moment {
        Moment { boot: moment.boot.saturating_sub(span), ..moment }
    }

    #[tokio::test(start_paused = true)]
    async fn a_moment_comes_while_the_machine_sleeps() {
        let latest = Moment::now() + MINUTE;
        assert!(!latest.has_passed());
        let woken = after_sleeping(latest, MINUTE * 2);
        assert!(woken.has_passed() && woken.left().is_zero());
        let begun = Instant::now();
        woken.reached().await;
        assert_eq!(Instant::now(), begun, "nothing is left to wait for");
    }

    #[tokio::test(start_paused = true)]
    async fn a_span_counts_the_time_that_the_machine_slept() {
        let earlier = Moment::now() + MINUTE;
        let later = earlier + MINUTE;
        assert_eq!(later.since(earlier), MINUTE);
        assert_eq!(later.since(after_sleeping(earlier, MINUTE)), MINUTE * 2);
        assert_eq!(earlier.since(later), Duration::ZERO);
    }

    #[tokio::test(start_paused = true)]
    async fn a_moment_is_waited_for() {
        let begun = Moment::now();
        (begun + MINUTE).reached().await;
        let waited = Moment::now().since(begun);
        assert!(waited >= MINUTE && waited < MINUTE + LONGEST_NAP, "{waited:?}");
    }
}
