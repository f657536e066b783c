//! Deleting what a member said, and if they wish it what they earned, a batch at a time.
//!
//! Their name and their id are gone before this begins. What was on its way into the database meanwhile is
//! deleted by doing it all once more a while later.

use chrono::TimeDelta;

use super::{
    JobError, Jobs,
    work::{Work, enqueue, show_anew},
};
use crate::{
    fault,
    practice::{ids::MemberId, privacy::Erasure},
    store::Claim,
};

/// How much later it is done once more: longer than anything that somebody did can take to be kept.
const ONCE_MORE_AFTER: TimeDelta = TimeDelta::minutes(10);

impl Jobs {
    /// Deletes what a member said, and all else as they wish.
    pub(super) async fn erase(
        &self,
        claim: &Claim,
        member: MemberId,
        erasure: Erasure,
        again: bool,
    ) -> Result<(), JobError> {
        while self.erase_some(claim, member, erasure).await? {}
        if again {
            return Ok(());
        }
        let now = self.clock.now();
        let work = Work::Erase { member, erasure, again: true };
        let mut tx = self.begin_held(claim).await?;
        enqueue(&mut tx, &self.entropy, claim.workspace, None, &work, now + ONCE_MORE_AFTER, now).await?;
        Ok(tx.commit().await?)
    }

    /// Deletes a batch; returns whether there was anything.
    async fn erase_some(&self, claim: &Claim, member: MemberId, erasure: Erasure) -> Result<bool, JobError> {
        let mut tx = self.begin_held(claim).await?;
        let mut erased = 0;
        for (round, answer) in tx.answers_with_parts(member).await? {
            erased += tx.erase_parts(answer).await?;
            // What Keypoint shows of it is removed by the work that shows answers.
            if !tx.shown_messages(answer).await?.is_empty() {
                let round = tx.round(round).await?;
                show_anew(&mut tx, &self.entropy, &round, answer, self.clock.now()).await?;
            }
        }
        if erased == 0 {
            erased = tx.erase_some_said(member).await?;
        }
        if erased == 0 && erasure == Erasure::Everything {
            erased = tx.erase_some_earned(member).await?;
        }
        fault::point("erase.before").await;
        tx.commit().await?;
        fault::point("erase.after").await;
        Ok(erased > 0)
    }
}
