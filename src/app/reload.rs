//! The files of the bank while Keypoint runs: what was changed is noticed, and taken if it can be used.
//!
//! The files are looked at every second or two, by paths, sizes and times: docs/decisions.md says why.

use std::{sync::Arc, time::Duration};

use tokio::{sync::watch, task::spawn_blocking};
use tokio_util::sync::CancellationToken;

use crate::{
    bank::{self, BadBank, Bank, Loaded, Problem, Source, Traces},
    clock::Moment,
    jobs::Jobs,
};

/// How often the files are looked at: who saves a question sees it taken after two looks, and a look at
/// some hundred files takes a millisecond.
const LOOK_EVERY: Duration = Duration::from_millis(1_500);

/// Looks after the bank.
pub struct Reload {
    sources: Vec<Source>,
    bank: watch::Sender<Arc<Bank>>,
    jobs: Arc<Jobs>,
    /// The files as they were when they were last read.
    read: Traces,
    /// The files at the last look.
    seen: Traces,
    /// What is wrong with the files, if the admins have yet to be told.
    untold: Option<Vec<Problem>>,
}

impl Reload {
    /// Looks after a bank that was loaded from `sources` when their files were like `read`.
    #[must_use]
    pub fn new(sources: Vec<Source>, read: Traces, bank: watch::Sender<Arc<Bank>>, jobs: Arc<Jobs>) -> Self {
        Self { sources, bank, jobs, seen: read.clone(), read, untold: None }
    }

    /// Looks until it is told to stop. A bank that is all in the binary needs no look.
    pub async fn run(mut self, stop: CancellationToken) {
        if self.sources.iter().all(|source| *source == Source::Shipped) {
            return;
        }
        loop {
            let next = Moment::now() + LOOK_EVERY;
            tokio::select! { () = next.reached() => {}, () = stop.cancelled() => return }
            self.look().await;
        }
    }

    /// Looks once. Files that changed are read once they were alike at two looks: a folder that is being
    /// copied or checked out is not broken, only unfinished.
    pub async fn look(&mut self) {
        let sources = self.sources.clone();
        let Ok(now) = spawn_blocking(move || bank::traces(&sources)).await else { return };
        let is_settled = now == self.seen;
        self.seen = now;
        if is_settled && self.seen != self.read {
            let sources = self.sources.clone();
            let Ok(loaded) = spawn_blocking(move || bank::load(&sources)).await else { return };
            // What changes while it is read is seen at the next look.
            self.read = self.seen.clone();
            self.take(loaded);
        }
        self.tell().await;
    }

    fn take(&mut self, loaded: Result<Loaded, BadBank>) {
        match loaded {
            Ok(Loaded { bank, problems, .. }) => {
                self.untold = None;
                for problem in &problems {
                    tracing::warn!("{problem}");
                }
                let before = self.bank.borrow().reviewed();
                tracing::info!(
                    before,
                    now = bank.reviewed(),
                    "the questions were changed, and are in use now"
                );
                self.bank.send_replace(Arc::new(bank));
            }
            Err(bad) => {
                tracing::error!("{bad}\n  the questions from before stay in use");
                self.untold = Some(bad.problems);
            }
        }
    }

    async fn tell(&mut self) {
        let Some(problems) = &self.untold else { return };
        match self.jobs.tell_of_broken_bank(problems).await {
            Ok(()) => self.untold = None,
            Err(error) => tracing::debug!(%error, "the admins cannot be told of the bank yet"),
        }
    }
}
