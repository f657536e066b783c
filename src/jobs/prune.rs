//! Forgetting what nobody will ask for again, so that the database does not grow without end.
//!
//! What members earned, the rounds, and the local chat's messages stay; what members said stays for as long
//! as their workspace's admins say. Of a workspace that the bot left, nothing stays (`removal`).

use chrono::TimeDelta;

use super::{JobError, Jobs};
use crate::{
    fault,
    practice::{Timestamp, privacy::PRIVATE_DAYS},
    store::{self, PRUNE_BATCH, PRUNE_ROUNDS, Tx},
};

/// Settled work and finished deliveries are kept this long: far longer than anything is retried, and
/// long enough to look into what went wrong last week.
const KEPT: TimeDelta = TimeDelta::days(14);

/// A send of which nobody learned whether it went through is kept for twice as long: as long as its work
/// may be tried again, and after that by hand.
const BEGUN_KEPT: TimeDelta = TimeDelta::days(28);

/// What a platform told is kept this long: far longer than it is told again.
const HEARD_KEPT: TimeDelta = TimeDelta::days(1);

/// A preview of a schedule that nobody confirmed is kept this long.
const DRAFTS_KEPT: TimeDelta = TimeDelta::days(1);

/// What became of a slot, the hints of a round, and the text of a private question are kept this long.
const HISTORY_KEPT: TimeDelta = TimeDelta::days(PRIVATE_DAYS as i64);

/// What admins did is kept for as long as the texts of answers, and at least this long: whoever asks who
/// changed something asks it within a year.
const AUDIT_KEPT: TimeDelta = TimeDelta::days(365);

/// The fingerprint of a member whose data was deleted is kept this long: a round lasts two weeks at most, and
/// nothing that was said before is told so late.
const FORGOTTEN_KEPT: TimeDelta = TimeDelta::days(60);

/// The file beside a note of the local chat is kept this long: a picture of yesterday's places is asked
/// for anew, and data that somebody asked for is theirs to save.
const FILES_KEPT: TimeDelta = TimeDelta::days(14);

/// What there is to forget, each in a transaction of its own.
#[derive(Clone, Copy, Debug)]
enum Old {
    Jobs,
    Deliveries,
    BegunDeliveries,
    Heard,
    Drafts,
    Slots,
    Hints,
    PrivateTexts,
    AnswerTexts,
    PrivateAnswers,
    Audit,
    Forgotten,
    LocalFiles,
}

const ALL: [Old; 13] = [
    Old::Jobs,
    Old::Deliveries,
    Old::BegunDeliveries,
    Old::Heard,
    Old::Drafts,
    Old::Slots,
    Old::Hints,
    Old::PrivateTexts,
    Old::AnswerTexts,
    Old::PrivateAnswers,
    Old::Audit,
    Old::Forgotten,
    Old::LocalFiles,
];

impl Old {
    async fn prune(self, tx: &mut Tx, now: Timestamp) -> store::Result<u64> {
        match self {
            Self::Jobs => tx.prune_jobs(now - KEPT).await,
            Self::Deliveries => tx.prune_deliveries(now - KEPT).await,
            Self::BegunDeliveries => tx.prune_begun_deliveries(now - BEGUN_KEPT).await,
            Self::Heard => tx.prune_heard(now - HEARD_KEPT).await,
            Self::Drafts => tx.prune_drafts(now - DRAFTS_KEPT).await,
            Self::Slots => tx.prune_slots(now - HISTORY_KEPT).await,
            Self::Hints => tx.prune_hints(now - HISTORY_KEPT).await,
            Self::PrivateTexts => tx.prune_private_texts(now - HISTORY_KEPT).await,
            Self::AnswerTexts => tx.prune_answer_texts(now).await,
            Self::PrivateAnswers => tx.prune_private_answers(now).await,
            Self::Audit => tx.prune_audit(now, AUDIT_KEPT).await,
            Self::Forgotten => tx.prune_forgotten(now - FORGOTTEN_KEPT).await,
            Self::LocalFiles => tx.prune_local_files(now - FILES_KEPT).await,
        }
    }
}

impl Jobs {
    /// Forgets a batch of everything that is old; returns whether there is more. What is old, the clock
    /// says: it has to be believed.
    pub async fn prune(&self) -> Result<bool, JobError> {
        let now = self.clock.now();
        let mut more = false;
        for old in ALL {
            let mut tx = self.store.begin().await?;
            let forgotten = old.prune(&mut tx, now).await?;
            fault::point("prune.before").await;
            tx.commit().await?;
            fault::point("prune.after").await;
            if forgotten > 0 {
                tracing::debug!(?old, forgotten, "forgot what is old");
            }
            more |= forgotten >= if matches!(old, Old::AnswerTexts) { PRUNE_ROUNDS } else { PRUNE_BATCH };
        }
        more |= self.remove_left().await?;
        Ok(more)
    }
}
