//! The clock that Keypoint goes by: a machine's clock, as far as it can be believed.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use async_trait::async_trait;
use chrono::TimeDelta;

use super::{
    Clock, Reading,
    watch::{Doubt, Known, News, Watch, Why, words},
};
use crate::practice::{Timestamp, span::Span};

/// The smallest move of the believed time that is worth a word when doubt is over.
const WORTH_A_WORD: TimeDelta = TimeDelta::seconds(1);

/// A machine's clock, as far as it can be believed. Each look at it is watched, so no time that it
/// tells comes from a clock that has just been moved.
#[derive(Debug)]
pub struct SteadyClock {
    machine: Arc<dyn Clock>,
    steady_for: Duration,
    watch: Mutex<Watch>,
}

impl SteadyClock {
    /// The clock of a machine, which is believed again when it has been steady for so long.
    #[must_use]
    pub fn new(machine: Arc<dyn Clock>, steady_for: Duration) -> Self {
        let watch = Mutex::new(Watch::new(machine.reading(), steady_for));
        Self { machine, steady_for, watch }
    }

    /// The time now, as far as it can be believed.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        let (watch, reading) = self.look();
        watch.now(reading)
    }

    /// Returns once `now` is `deadline` or later.
    pub async fn sleep_until(&self, deadline: Timestamp) {
        Clock::sleep_until(self, deadline).await;
    }

    /// Whether the machine's clock is in doubt.
    #[must_use]
    pub fn doubt(&self) -> Option<Doubt> {
        let (watch, reading) = self.look();
        watch.doubt(reading)
    }

    /// How often the machine was found to have slept.
    #[must_use]
    pub fn suspensions(&self) -> u64 {
        self.look().0.suspensions()
    }

    /// Hears what was known before this process was started.
    pub fn hear(&self, known: Known) {
        let (mut watch, reading) = self.look();
        self.tell(watch.hear(known, reading));
    }

    /// Hears what another clock showed while this one showed `wall`.
    pub fn compare(&self, wall: Timestamp, other: Timestamp) {
        let (mut watch, reading) = self.look();
        self.tell(watch.compare(wall - other, reading));
    }

    fn look(&self) -> (MutexGuard<'_, Watch>, Reading) {
        let mut watch = self.watch.lock().unwrap_or_else(PoisonError::into_inner);
        // Read under the lock, so that readings come in order.
        let reading = self.machine.reading();
        self.tell(watch.look(reading));
        (watch, reading)
    }

    fn tell(&self, news: Option<News>) {
        let steady_for = Span::of(self.steady_for).words();
        match news {
            None => {}
            Some(News::Doubtful(why @ Why::Apart(_))) => tracing::warn!(
                "the clock is in doubt: {why}; {WHAT_WAITS}, until the two agree: set the one that is wrong, \
                 and have both kept by NTP"
            ),
            Some(News::Doubtful(why)) => tracing::warn!(
                "the clock is in doubt: {why}; {WHAT_WAITS}, until it has been steady for {steady_for}"
            ),
            Some(News::Steady(moved)) if moved.abs() < WORTH_A_WORD => {
                tracing::info!(
                    "the clock has been steady for {steady_for}: it shows what it should, and is believed"
                );
            }
            Some(News::Steady(moved)) => {
                let way = if moved < TimeDelta::zero() { "back" } else { "forward" };
                tracing::info!(
                    "the clock has been steady for {steady_for}: it is believed, {way} by {}",
                    words(moved)
                );
            }
        }
    }
}

/// What doubt means for people.
const WHAT_WAITS: &str = "new posts and reveals wait, and no slot counts as missed";

#[async_trait]
impl Clock for SteadyClock {
    /// What the machine's clocks show, believed or not.
    fn reading(&self) -> Reading {
        self.look().1
    }

    fn now(&self) -> Timestamp {
        self.now()
    }

    fn boot_id(&self) -> Option<String> {
        self.machine.boot_id()
    }

    fn is_by_hand(&self) -> bool {
        self.machine.is_by_hand()
    }

    async fn wait(&self, left: &(dyn Fn() -> Duration + Send + Sync)) {
        self.machine.wait(left).await;
    }
}
