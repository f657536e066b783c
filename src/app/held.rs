//! What only one process may do at a time, of all that share a database: a platform's connection.
//!
//! It is held under a lease, given back at a stop, and taken over by another process once the lease of
//! one that is gone runs out. Who cannot extend its lease stops before it does.

use std::{pin::pin, sync::Arc, time::Duration};

use tokio_util::sync::CancellationToken;

use crate::{
    clock::{Clock, Moment},
    fault,
    store::{Store, StoreError},
};

/// How often a lease is extended while it lasts: one try may fail, and the next is still in time.
const RENEWALS: u32 = 3;

/// How often a process without the lease looks whether it was given back: nobody notices a connection
/// that is gone for a second.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// How long giving the lease back may take: it runs out soon in any case, and supervisors kill.
const RELEASING: Duration = Duration::from_secs(1);

/// A lease, and who wants it.
pub(super) struct Held {
    /// The database that the processes share.
    pub(super) store: Store,
    /// What is held.
    pub(super) name: &'static str,
    /// Who: an id of this process.
    pub(super) holder: String,
    /// How long the lease lasts without being extended.
    pub(super) span: Duration,
    /// Tells what time it is where the database does not.
    pub(super) clock: Arc<dyn Clock>,
}

impl Held {
    /// Does `work` whenever the lease is held, until `shutdown` or until it ends by itself. It is told
    /// to stop when the lease is lost, and given its time to.
    pub(super) async fn while_held<E, F>(
        self,
        shutdown: CancellationToken,
        mut work: impl FnMut(CancellationToken) -> F,
    ) -> Result<(), E>
    where
        F: Future<Output = Result<(), E>>,
    {
        let mut waited = false;
        while !shutdown.is_cancelled() {
            let asked = Moment::now();
            let held = self.extend().await;
            if held != Some(true) {
                // Of a database that does not answer, the worker tells.
                if !waited && held == Some(false) {
                    waited = true;
                    tracing::info!(
                        what = self.name,
                        "another Keypoint on this database holds it; taking it over when that one is gone"
                    );
                }
                self.pause(&shutdown).await;
                continue;
            }
            waited = false;
            let lost = shutdown.child_token();
            let mut running = pin!(work(lost.clone()));
            let ended = tokio::select! {
                result = &mut running => Some(result),
                () = self.keep(asked) => None,
            };
            if let Some(result) = ended {
                self.release().await;
                return result;
            }
            tracing::warn!(what = self.name, "the lease is lost; another process may have it soon");
            lost.cancel();
            running.await?;
        }
        Ok(())
    }

    /// Extends the lease for as long as that works; returns when it has to be taken for lost.
    async fn keep(&self, mut extended: Moment) {
        loop {
            let next = Moment::now() + self.span / RENEWALS;
            next.reached().await;
            let asked = Moment::now();
            if self.extend().await == Some(true) {
                extended = asked;
            } else if Moment::now().since(extended) + self.span / RENEWALS >= self.span {
                return;
            }
        }
    }

    /// Whether the lease is held now; none if the database did not say so in time for the next try.
    async fn extend(&self) -> Option<bool> {
        let extended = async {
            let mut tx = self.store.begin().await?;
            let held = tx.hold_lease(self.name, &self.holder, self.clock.now(), self.span).await?;
            fault::point("hold.before").await;
            tx.commit().await?;
            fault::point("hold.after").await;
            Ok::<_, StoreError>(held)
        };
        let extended = tokio::select! {
            extended = extended => extended,
            () = (Moment::now() + self.span / RENEWALS).reached() => {
                Err(StoreError::Silent(self.span / RENEWALS))
            }
        };
        match extended {
            Ok(held) => Some(held),
            // Of a database that does not answer, the worker tells.
            Err(error) if error.is_outage() => {
                tracing::debug!(what = self.name, %error, "the lease could not be extended");
                None
            }
            Err(error) => {
                tracing::warn!(what = self.name, %error, "the lease could not be extended");
                None
            }
        }
    }

    async fn release(&self) {
        let released = async {
            let mut tx = self.store.begin().await?;
            tx.release_lease(self.name, &self.holder).await?;
            fault::point("release.before").await;
            tx.commit().await?;
            fault::point("release.after").await;
            Ok::<_, StoreError>(())
        };
        let released = tokio::select! {
            released = released => released,
            () = (Moment::now() + RELEASING).reached() => Err(StoreError::Silent(RELEASING)),
        };
        if let Err(error) = released {
            tracing::warn!(what = self.name, %error, "the lease runs out by itself");
        }
    }

    async fn pause(&self, shutdown: &CancellationToken) {
        let next = Moment::now() + (self.span / RENEWALS).min(LOOK_EVERY);
        tokio::select! { () = next.reached() => {}, () = shutdown.cancelled() => {} }
    }
}
