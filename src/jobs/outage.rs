//! A database that does not answer: told once when it is noticed, and once when it is over. What was
//! said meanwhile could not be kept, so the threads of open rounds are read then.

use std::time::Duration;

use super::{JobError, Jobs};
use crate::{clock::Moment, render::span_words, store::StoreError};

/// How long a turn of the worker may take at the database before the database counts as silent: longer
/// than it waits for a connection, twice. A network that swallows what is sent would hold it for a
/// quarter of an hour else.
const LONGEST_TURN: Duration = Duration::from_secs(30);

/// Since when the database does not answer, if it does not.
#[derive(Default)]
pub(super) struct Outage(Option<Moment>);

impl Outage {
    /// What came of a turn at the database: why it failed, if it did.
    pub(super) async fn look(&mut self, jobs: &Jobs, failed: Option<&JobError>) {
        match (failed, self.0) {
            (Some(JobError::Store(error)), None) if error.is_outage() => {
                self.0 = Some(Moment::now());
                tracing::error!(
                    %error,
                    "the database cannot be worked with; waiting until it can. Nothing is lost: what is due is done then"
                );
            }
            (Some(error), None) => tracing::error!(%error, "work could not be looked for; trying again"),
            (Some(error), Some(_)) => tracing::debug!(%error, "the database still cannot be worked with"),
            (None, Some(since)) => {
                let after = span_words(Duration::from_secs(Moment::now().since(since).as_secs()));
                match jobs.read_all().await {
                    Ok(()) => {
                        self.0 = None;
                        tracing::info!(
                            after,
                            "the database is back; reading the threads of open rounds for what was said meanwhile"
                        );
                    }
                    Err(error) => tracing::debug!(%error, "the database is not back for good"),
                }
            }
            (None, None) => {}
        }
    }
}

/// Does a turn at the database, if that does not take too long.
pub(super) async fn turn<T>(work: impl Future<Output = Result<T, JobError>>) -> Result<T, JobError> {
    tokio::select! {
        done = work => done,
        () = (Moment::now() + LONGEST_TURN).reached() => Err(StoreError::Silent(LONGEST_TURN).into()),
    }
}
