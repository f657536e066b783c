//! The clock, before anything is planned by it: it is held against what was known at a start and
//! against the database's, and what it shows is kept for the next start.
//!
//! While it is in doubt, nothing is planned, posted or revealed; other work goes on, by the time that
//! was believed.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use super::{JobError, Jobs};
use crate::{
    clock::{Clock, Known, TOLERANCE},
    store::Backend,
};

/// How often the clock is held against the database's. Schedules are planned by the minute, and one
/// question a second without a table in it burdens no database.
const COMPARE_EVERY: Duration = Duration::from_secs(1);

/// How often what the clock shows is kept. After a start of the machine, a clock that is behind by
/// less than this may be taken for right; until then any one row will do.
const KEEP_EVERY: Duration = Duration::from_mins(5);

/// What was done about the clock, in times since the machine's start.
#[derive(Debug, Default)]
pub struct ClockNotes(Mutex<Notes>);

#[derive(Clone, Copy, Debug, Default)]
struct Notes {
    /// Whether what was known at the start was looked up.
    has_heard: bool,
    compared: Option<Duration>,
    kept: Option<Duration>,
    /// The suspensions after which the threads were read.
    suspensions: u64,
}

impl ClockNotes {
    fn notes(&self) -> MutexGuard<'_, Notes> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Jobs {
    /// Looks at the clock; returns whether it can be believed. At a start this comes before anything
    /// else, because whatever is written down has a time.
    pub async fn heed_clock(&self) -> Result<bool, JobError> {
        let notes = *self.clock_notes.notes();
        let boot = self.clock.reading().boot;
        let is_over =
            |last: Option<Duration>, every| last.is_none_or(|last| boot.saturating_sub(last) >= every);
        if !notes.has_heard {
            self.hear_what_was_known().await?;
            self.clock_notes.notes().has_heard = true;
        }
        if is_over(notes.compared, COMPARE_EVERY) {
            self.compare_clocks().await?;
            self.clock_notes.notes().compared = Some(boot);
        }
        let suspensions = self.clock.suspensions();
        if suspensions > notes.suspensions {
            // What was said while the machine slept is in the threads.
            self.read_all().await?;
            self.clock_notes.notes().suspensions = suspensions;
        }
        if !self.is_clock_believed() {
            return Ok(false);
        }
        if is_over(notes.kept, KEEP_EVERY) {
            self.keep_clock().await?;
            self.clock_notes.notes().kept = Some(boot);
        }
        Ok(true)
    }

    /// Whether the clock is not in doubt, after it was held against all that can be known of it.
    pub(super) fn is_clock_believed(&self) -> bool {
        let notes = *self.clock_notes.notes();
        notes.has_heard && notes.compared.is_some() && self.clock.doubt().is_none()
    }

    /// Keeps what the clock shows, unless that is in doubt.
    pub(super) async fn keep_clock(&self) -> Result<(), JobError> {
        if !self.is_clock_believed() {
            return Ok(());
        }
        let reading = self.clock.reading();
        // Without a name for this start of the machine, it is a time that has been, and no more.
        let boot = self.clock.boot_id().unwrap_or_default();
        let mut tx = self.store.begin().await?;
        tx.keep_clock(&boot, reading.wall, reading.boot, TOLERANCE).await?;
        Ok(tx.commit().await?)
    }

    async fn hear_what_was_known(&self) -> Result<(), JobError> {
        let mut tx = self.store.read().await?;
        let kept = match self.clock.boot_id() {
            Some(boot) => tx.kept_clock(&boot).await?,
            None => None,
        };
        if let Some((wall, boot)) = kept {
            self.clock.hear(Known { wall, boot: Some(boot) });
        } else if self.store.backend() == Backend::Sqlite
            // Where replicas share a database, its clock tells more than another machine's does.
            && let Some(wall) = tx.latest_clock().await?
        {
            self.clock.hear(Known { wall, boot: None });
        }
        Ok(())
    }

    /// Holds the clock against the database's, if that has one of its own: replicas plan by their own
    /// clocks, and have to agree.
    async fn compare_clocks(&self) -> Result<(), JobError> {
        if self.store.backend() == Backend::Sqlite || self.clock.is_by_hand() {
            return Ok(());
        }
        let mut tx = self.store.read().await?;
        let asked = self.clock.reading();
        let Some(database) = tx.database_clock().await? else { return Ok(()) };
        let answered = self.clock.reading();
        // It was told at some time between the two: only what is off by more than that is known.
        let (first, last) = (asked.wall.min(answered.wall), asked.wall.max(answered.wall));
        self.clock.compare(database.clamp(first, last), database);
        Ok(())
    }
}
