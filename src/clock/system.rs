//! The system's clocks, read and waited for: the one place that does.

use std::time::{Duration, SystemTime};

use async_trait::async_trait;
use chrono::{DateTime, SubsecRound, Utc};

use super::{Clock, Reading};
use crate::practice::Timestamp;

/// The system's clock, as it is. The program goes by it through a [`super::SteadyClock`].
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

/// The longest single sleep. The system's clock may jump while we sleep, and a suspended machine
/// takes no notice of the time that it sleeps, so a longer wait looks again this often.
pub(super) const LONGEST_NAP: Duration = Duration::from_secs(1);

/// How far apart the clocks of one reading may have been read. A process that is stopped in between
/// would else see a jump where there was none.
const AT_ONCE: Duration = Duration::from_millis(10);

/// How often a reading is tried: on a machine so busy that each takes too long, the last one is as
/// good as any.
const READINGS: u32 = 5;

#[async_trait]
impl Clock for SystemClock {
    fn reading(&self) -> Reading {
        let mut reading = read();
        for _ in 1..READINGS {
            if since_boot().saturating_sub(reading.boot) <= AT_ONCE {
                break;
            }
            reading = read();
        }
        reading
    }

    #[allow(clippy::disallowed_methods, reason = "the one place that reads the clock")]
    fn now(&self) -> Timestamp {
        DateTime::<Utc>::from(SystemTime::now()).trunc_subsecs(3)
    }

    fn boot_id(&self) -> Option<String> {
        boot_id()
    }

    async fn wait(&self, left: &(dyn Fn() -> Duration + Send + Sync)) {
        loop {
            let left = left();
            if left.is_zero() {
                return;
            }
            nap(left.min(LONGEST_NAP)).await;
        }
    }
}

fn read() -> Reading {
    let boot = since_boot();
    Reading { wall: SystemClock.now(), awake: awake(), boot }
}

/// Sleeps through time in which the machine is awake.
#[allow(clippy::disallowed_methods, reason = "the one place that sleeps")]
pub(super) async fn nap(span: Duration) {
    tokio::time::sleep(span).await;
}

/// How long ago the machine was started, the time that it slept included.
#[cfg(any(target_os = "linux", target_os = "android"))]
pub(super) fn since_boot() -> Duration {
    read_clock(rustix::time::ClockId::Boottime)
}

/// How long the machine has been awake.
#[cfg(any(target_os = "linux", target_os = "android"))]
fn awake() -> Duration {
    read_clock(rustix::time::ClockId::Monotonic)
}

#[cfg(any(target_os = "linux", target_os = "android"))]
fn read_clock(clock: rustix::time::ClockId) -> Duration {
    // Neither is ever before the machine's start.
    Duration::try_from(rustix::time::clock_gettime(clock)).unwrap_or_default()
}

/// Elsewhere there is the monotonic clock alone, which may stand still while the machine sleeps: a
/// suspension then looks like a wall clock that was put forward, and is noticed as that.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
pub(super) fn since_boot() -> Duration {
    awake()
}

/// The monotonic clock, from the first time on that it was asked for.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
#[allow(clippy::disallowed_methods, reason = "the one place that reads the clock")]
fn awake() -> Duration {
    static FIRST: std::sync::LazyLock<std::time::Instant> = std::sync::LazyLock::new(std::time::Instant::now);
    FIRST.elapsed()
}

#[cfg(any(target_os = "linux", target_os = "android"))]
fn boot_id() -> Option<String> {
    let id = std::fs::read_to_string("/proc/sys/kernel/random/boot_id").ok()?;
    let id = id.trim();
    (!id.is_empty()).then(|| id.to_owned())
}

/// Elsewhere a start of the machine has no name, and a reading of an earlier process is no more than
/// a time that has been.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn boot_id() -> Option<String> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clocks_of_the_machine_go_on_together() {
        let (first, second) = (SystemClock.reading(), SystemClock.reading());
        assert!(second.boot >= first.boot && second.awake >= first.awake);
        assert!(second.boot.saturating_sub(first.boot) < Duration::from_mins(1));
        let moved = (second.booted_at() - first.booted_at()).abs();
        assert!(moved < chrono::TimeDelta::seconds(1), "{moved}");
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn this_start_of_the_machine_has_a_name() {
        assert!(SystemClock.boot_id().is_some_and(|id| id.len() == 36));
        assert_eq!(SystemClock.boot_id(), SystemClock.boot_id());
    }
}
