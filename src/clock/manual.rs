//! The clocks of a machine that tests move by hand.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use async_trait::async_trait;
use chrono::TimeDelta;
use tokio::sync::watch;

use super::{Clock, Reading};
use crate::practice::Timestamp;

/// How long the machine has been up when a test begins: longer than anything that it looks back to.
const UP: Duration = Duration::from_hours(24 * 30);

/// A machine whose clocks stand still until they are moved.
#[derive(Debug)]
pub struct ManualClock {
    machine: Mutex<Machine>,
    moved: watch::Sender<()>,
}

#[derive(Debug)]
struct Machine {
    reading: Reading,
    starts: u64,
}

impl ManualClock {
    /// A machine whose wall clock stands at `start`.
    #[must_use]
    pub fn at(start: Timestamp) -> Self {
        let reading = Reading { wall: start, boot: UP, awake: UP };
        Self { machine: Mutex::new(Machine { reading, starts: 1 }), moved: watch::Sender::new(()) }
    }

    /// Time passes until the wall clock shows `now`. To a time that is over, it is put back.
    pub fn set(&self, now: Timestamp) {
        let by = now - self.now();
        match by.to_std() {
            Ok(span) => self.pass(span),
            Err(_) => self.jump(by),
        }
    }

    /// Time passes.
    pub fn pass(&self, span: Duration) {
        self.change(|machine| {
            machine.reading.wall += span;
            machine.reading.boot += span;
            machine.reading.awake += span;
        });
    }

    /// The wall clock is put forward or back, in no time.
    pub fn jump(&self, by: TimeDelta) {
        self.change(|machine| machine.reading.wall += by);
    }

    /// The machine sleeps.
    pub fn suspend(&self, span: Duration) {
        self.change(|machine| {
            machine.reading.wall += span;
            machine.reading.boot += span;
        });
    }

    /// The machine is started anew, in no time; its wall clock goes on from `wall`.
    pub fn reboot(&self, wall: Timestamp) {
        self.change(|machine| {
            machine.reading = Reading { wall, boot: Duration::ZERO, awake: Duration::ZERO };
            machine.starts += 1;
        });
    }

    fn change(&self, change: impl FnOnce(&mut Machine)) {
        change(&mut self.machine());
        self.moved.send_replace(());
    }

    fn machine(&self) -> MutexGuard<'_, Machine> {
        self.machine.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl Clock for ManualClock {
    fn reading(&self) -> Reading {
        self.machine().reading
    }

    fn boot_id(&self) -> Option<String> {
        Some(format!("start {}", self.machine().starts))
    }

    fn is_by_hand(&self) -> bool {
        true
    }

    async fn wait(&self, left: &(dyn Fn() -> Duration + Send + Sync)) {
        let mut moved = self.moved.subscribe();
        // The sender lives as long as `self`, so the wait cannot fail.
        let _ = moved.wait_for(|()| left().is_zero()).await;
    }
}
