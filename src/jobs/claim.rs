//! Claiming work: what is due and nobody holds, as far as there is room for it.

use std::time::Duration;

use super::{
    JobError, Jobs,
    at_hand::{AtHand, Lane},
    work::WAITS_FOR_CLOCK,
};
use crate::{
    chat::port::Platform,
    fault,
    practice::Timestamp,
    store::{Claim, Claimable, Full},
};

impl Jobs {
    /// Claims what is due on a platform, as far as there is room for each workspace and channel.
    pub(super) async fn claim_for(
        &self,
        platform: Platform,
        now: Timestamp,
        at_hand: &AtHand,
    ) -> Result<Vec<(Lane, Claim)>, JobError> {
        let room = at_hand.room(platform);
        let mut chosen: Vec<Lane> = Vec::new();
        let mut jobs = Vec::new();
        while jobs.len() < room {
            let limit = i64::try_from(room - jobs.len()).unwrap_or(i64::MAX);
            let full = self.but_what_waits(at_hand.full(&chosen));
            let mut tx = self.store.read().await?;
            // What was chosen already stands first again, and is passed over.
            let limit = limit.saturating_add(i64::try_from(jobs.len()).unwrap_or(0));
            let due = tx.claimable(platform, now, &full, limit).await?;
            drop(tx);
            let before = jobs.len();
            for work in due {
                let lane = Lane::of(platform, &work);
                if !jobs.contains(&work) && at_hand.takes(lane, &chosen) {
                    chosen.push(lane);
                    jobs.push(work);
                }
            }
            // Only where something was passed over, because its place became full, is there more to find.
            if jobs.len() == before || self.but_what_waits(at_hand.full(&chosen)) == full {
                break;
            }
        }
        self.claim_all(&jobs).await.map(|claims| {
            claims.into_iter().map(|(work, claim)| (Lane::of(platform, &work), claim)).collect()
        })
    }

    /// The same, and while the clock is in doubt also what waits for it.
    pub(super) fn but_what_waits(&self, full: Full) -> Full {
        if self.is_clock_believed() { full } else { Full { keys: &WAITS_FOR_CLOCK, ..full } }
    }

    /// Claims work, as far as nobody else was quicker.
    pub(super) async fn claim_all(&self, jobs: &[Claimable]) -> Result<Vec<(Claimable, Claim)>, JobError> {
        let mut claims = Vec::new();
        if jobs.is_empty() {
            return Ok(claims);
        }
        let lease = if fault::bug("endless-lease") { Duration::from_hours(1) } else { self.timing.lease };
        let mut tx = self.store.begin().await?;
        // What is under way here may have lost its lease to a clock that went on: it still goes on.
        for work in jobs.iter().filter(|work| !self.underway.holds(work.job)) {
            if let Some(claim) = tx.claim(work.job, self.clock.now(), lease).await? {
                claims.push((*work, claim));
            }
        }
        fault::point("claim.before").await;
        tx.commit().await?;
        fault::point("claim.after").await;
        Ok(claims)
    }
}
