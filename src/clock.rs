//! Now, and waiting: the system's clock, one that tests move by hand, and the moments of the time
//! that really passes, by which requests are paced and given up.
//!
//! The wall clock is what schedules go by, and the one that can be wrong: somebody sets it, a machine
//! starts without the right time, a suspended one wakes with an old one. So it is watched beside the
//! time since the machine was started (`watch`), and what the rest of the crate hears as now is the
//! time that can be believed ([`SteadyClock`]). What this knows is time alone: what waits while there
//! is doubt, and who hears of it, is for others.
//!
//! Nothing else in the crate reads a clock or sleeps.

mod manual;
mod moment;
mod steady;
mod system;
mod watch;

use std::{fmt, time::Duration};

use async_trait::async_trait;

pub use self::{
    manual::ManualClock,
    moment::Moment,
    steady::SteadyClock,
    system::SystemClock,
    watch::{Doubt, Known, News, TOLERANCE, Watch, Why},
};
use crate::practice::Timestamp;

/// A clock.
#[async_trait]
pub trait Clock: Send + Sync + fmt::Debug {
    /// What it shows, with what the machine's other clocks show at the same time.
    fn reading(&self) -> Reading;

    /// The time now, in whole milliseconds, as the store keeps it.
    fn now(&self) -> Timestamp {
        self.reading().wall
    }

    /// What tells this start of the machine from every other one, where there is such a thing.
    fn boot_id(&self) -> Option<String>;

    /// Whether it is moved by hand, so that no other clock can be expected to agree with it.
    fn is_by_hand(&self) -> bool {
        false
    }

    /// Returns once nothing is `left`, which is looked at as time passes.
    async fn wait(&self, left: &(dyn Fn() -> Duration + Send + Sync));

    /// Returns once `now` is `deadline` or later.
    async fn sleep_until(&self, deadline: Timestamp) {
        self.wait(&|| (deadline - self.now()).to_std().unwrap_or_default()).await;
    }
}

/// What the clocks of a machine show at one time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The wall clock: what is set, corrected, and wrong at times.
    pub wall: Timestamp,
    /// How long ago the machine was started. Nobody sets it, and it goes on while the machine sleeps.
    pub boot: Duration,
    /// How long the machine has been awake since then.
    pub awake: Duration,
}

impl Reading {
    /// When the machine was started, by its wall clock. A later reading says the same unless the wall
    /// clock was moved meanwhile.
    #[must_use]
    pub fn booted_at(&self) -> Timestamp {
        self.wall - self.boot
    }

    /// How long the machine has slept since it was started.
    #[must_use]
    pub fn asleep(&self) -> Duration {
        self.boot.saturating_sub(self.awake)
    }
}
