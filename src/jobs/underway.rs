//! The work that this process is doing, so that it does not claim it a second time: a lease may run
//! out by a clock that was put forward, or while the machine slept, and the work goes on.

use std::{
    collections::HashSet,
    sync::{Mutex, MutexGuard, PoisonError},
};

use crate::practice::ids::JobId;

/// The work that this process is doing.
#[derive(Debug, Default)]
pub struct Underway(Mutex<HashSet<JobId>>);

/// That work is under way, until this is dropped.
pub(super) struct Doing<'a> {
    underway: &'a Underway,
    job: JobId,
}

impl Underway {
    /// Whether this process is doing it.
    pub(super) fn holds(&self, job: JobId) -> bool {
        self.jobs().contains(&job)
    }

    /// It is under way from now on.
    pub(super) fn take(&self, job: JobId) -> Doing<'_> {
        self.jobs().insert(job);
        Doing { underway: self, job }
    }

    fn jobs(&self) -> MutexGuard<'_, HashSet<JobId>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Doing<'_> {
    fn drop(&mut self) {
        self.underway.jobs().remove(&self.job);
    }
}
