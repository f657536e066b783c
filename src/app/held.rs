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
            if !self.extend().await {
                if !waited {
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
            if self.extend().await {
                extended = asked;
            } else if Moment::now().since(extended) + self.span / RENEWALS >= self.span {
                return;
            }
        }
    }

    async fn extend(&self) -> bool {
        let extended = async {
            let mut tx = self.store.begin().await?;
            let held = tx.hold_lease(self.name, &self.holder, self.clock.now(), self.span).await?;
            fault::point("hold.before").await;
            tx.commit().await?;
            fault::point("hold.after").await;
            Ok::<_, StoreError>(held)
        };
        extended.await.unwrap_or_else(|error| {
            tracing::warn!(what = self.name, %error, "the lease could not be extended");
            false
        })
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
        if let Err(error) = released.await {
            tracing::warn!(what = self.name, %error, "the lease runs out by itself");
        }
    }

    async fn pause(&self, shutdown: &CancellationToken) {
        let next = Moment::now() + self.span / RENEWALS;
        tokio::select! { () = next.reached() => {}, () = shutdown.cancelled() => {} }
    }
}
