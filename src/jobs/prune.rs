//! Forgetting what nobody will ask for again, so that the database does not grow without end.

use chrono::TimeDelta;

use super::{JobError, Jobs};
use crate::fault;

/// Settled work and finished deliveries are kept this long: far longer than anything is retried, and
/// long enough to look into what went wrong last week.
const KEPT: TimeDelta = TimeDelta::days(14);

/// A preview of a schedule that nobody confirmed is kept this long.
const DRAFTS_KEPT: TimeDelta = TimeDelta::days(1);

impl Jobs {
    /// Forgets old settled work, if the clock can be believed.
    pub async fn prune(&self) -> Result<(), JobError> {
        if !self.is_clock_believed() {
            return Ok(());
        }
        let now = self.clock.now();
        let mut tx = self.store.begin().await?;
        let jobs = tx.prune_jobs(now - KEPT).await?;
        let deliveries = tx.prune_deliveries(now - KEPT).await?;
        let drafts = tx.prune_drafts(now - DRAFTS_KEPT).await?;
        fault::point("prune.before").await;
        tx.commit().await?;
        fault::point("prune.after").await;
        if jobs + deliveries + drafts > 0 {
            tracing::debug!(jobs, deliveries, drafts, "forgot what is settled");
        }
        Ok(())
    }
}
