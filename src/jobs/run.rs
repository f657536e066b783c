//! The worker: it plans, claims what is due, does it with bounded concurrency, and settles it.

use std::{sync::Arc, time::Duration};

use rand::RngExt;
use tokio_util::sync::CancellationToken;

use super::{
    JobError, Jobs,
    at_hand::{AtHand, Lane},
    work::{WAITS_FOR_CLOCK, Work},
};
use crate::{
    chat::port::Platform,
    fault,
    practice::Timestamp,
    store::{Claim, Claimable, Full},
};

/// The longest pause between two tries of the same work.
const LONGEST_BACKOFF: Duration = Duration::from_mins(5);

/// How often a lease is renewed while it lasts: one renewal may fail, and the next is still in time.
const RENEWALS: u32 = 3;

/// How often what is settled is forgotten.
const PRUNE_EVERY: Duration = Duration::from_hours(1);

/// Works until it is told to stop; then it finishes what is at hand, within the grace of the
/// settings, and claims nothing new.
pub async fn run(jobs: Arc<Jobs>, stop: CancellationToken) {
    let mut at_hand = AtHand::default();
    let mut prune_at = jobs.clock.now();
    while !stop.is_cancelled() {
        jobs.pulse.beat(jobs.clock.now());
        let looked = jobs.round_of_work(&mut at_hand).await;
        if let Err(error) = &looked {
            tracing::error!(%error, "the database does not answer; trying again");
        }
        if jobs.clock.now() >= prune_at {
            prune_at = jobs.clock.now() + PRUNE_EVERY;
            if let Err(error) = jobs.prune().await {
                tracing::warn!(%error, "could not forget what is settled");
            }
        }
        let wake_at = jobs.next_due(looked.ok()).await;
        tokio::select! {
            () = stop.cancelled() => {}
            () = jobs.waker.woken() => {}
            () = jobs.clock.sleep_until(wake_at) => {}
            Some(()) = at_hand.ended() => {}
        }
    }
    let grace = jobs.clock.now() + jobs.timing.shutdown_grace;
    tokio::select! {
        () = jobs.clock.sleep_until(grace) => tracing::warn!("stopped before all work at hand was done"),
        () = async { while at_hand.ended().await.is_some() {} } => {}
    }
    if let Err(error) = jobs.keep_clock().await {
        tracing::debug!(%error, "what the clock shows was not kept for the next start");
    }
}

/// Up to when everything that is due has been looked at. What of it is not done is at hand, or somebody
/// else's, or there is no room for it yet.
struct Looked {
    /// The slots; `None`: more of them may be due.
    slots: Option<Timestamp>,
    /// The work.
    work: Timestamp,
}

impl Jobs {
    /// Plans some of what is due, then claims what is due and starts it, as far as there is room: the
    /// first posts do not wait until the last one is planned.
    async fn round_of_work(self: &Arc<Self>, at_hand: &mut AtHand) -> Result<Looked, JobError> {
        at_hand.take_note();
        // What is due already is done, whatever becomes of the plan.
        let slots = self.plan_some().await.unwrap_or_else(|error| {
            tracing::error!(%error, "the next slots could not be planned; trying again");
            Some(self.clock.now())
        });
        let work = self.clock.now();
        for platform in self.chats.platforms() {
            for (lane, claim) in self.claim_for(platform, work, at_hand).await? {
                let jobs = Arc::clone(self);
                at_hand.begin(lane, async move { jobs.work(claim).await });
            }
        }
        Ok(Looked { slots, work })
    }

    /// Claims what is due on a platform, as far as there is room for each workspace and channel.
    async fn claim_for(
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
    fn but_what_waits(&self, full: Full) -> Full {
        if self.is_clock_believed() { full } else { Full { keys: &WAITS_FOR_CLOCK, ..full } }
    }

    /// Claims work, as far as nobody else was quicker.
    async fn claim_all(&self, jobs: &[Claimable]) -> Result<Vec<(Claimable, Claim)>, JobError> {
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

    /// Does everything that is due by now, one after another, until nothing is; returns how much.
    pub async fn work_off(&self) -> Result<usize, JobError> {
        let mut done = 0;
        loop {
            self.plan().await?;
            let full = self.but_what_waits(Full::default());
            let mut due = Vec::new();
            for platform in self.chats.platforms() {
                let mut tx = self.store.read().await?;
                due.extend(tx.claimable(platform, self.clock.now(), &full, 1).await?);
            }
            if due.is_empty() {
                return Ok(done);
            }
            for (_, claim) in self.claim_all(&due).await? {
                self.work(claim).await;
                done += 1;
            }
        }
    }

    /// When there is something to do next, if nobody wakes the worker before. What was looked at already
    /// and is not done counts for nothing: it wakes the worker when it ends, and what is somebody else's
    /// is looked at again after a while.
    async fn next_due(&self, looked: Option<Looked>) -> Timestamp {
        let now = self.clock.now();
        let poll = now + self.timing.job_poll;
        let Some(Looked { slots, work }) = looked else { return poll };
        let Some(slots) = slots else { return now };
        let due = async {
            let mut tx = self.store.read().await?;
            let job = tx.next_due(work).await?;
            let slot = tx.next_slot_due(slots).await?;
            Ok::<_, JobError>([job, slot].into_iter().flatten().min())
        };
        due.await.ok().flatten().map_or(poll, |at| at.min(poll))
    }

    /// Does a piece of work, and settles it or gives it back.
    async fn work(&self, claim: Claim) {
        let _doing = self.underway.take(claim.job);
        if fault::bug("settle-before-sending") {
            // That it is settled is all that matters here.
            let _ = self.settle(&claim, Ok(())).await;
        }
        let result = tokio::select! {
            result = self.do_work(&claim) => result,
            lost = self.keep_lease(&claim) => Err(lost),
        };
        if let Err(error) = self.settle(&claim, result).await {
            // Its lease runs out, and it is done again.
            tracing::warn!(job = %claim.key, %error, "work could not be settled");
        }
    }

    /// Keeps the lease while the work goes on, however long that takes; returns when it is lost.
    async fn keep_lease(&self, claim: &Claim) -> JobError {
        loop {
            self.clock.sleep_until(self.clock.now() + self.timing.lease / RENEWALS).await;
            match self.renew(claim).await {
                Ok(true) => {}
                Ok(false) => return JobError::Lost,
                // The lease may last until the database is back; every send looks at it again.
                Err(error) => tracing::warn!(job = %claim.key, %error, "the lease could not be renewed"),
            }
        }
    }

    async fn renew(&self, claim: &Claim) -> Result<bool, JobError> {
        let mut tx = self.store.begin().await?;
        let held = tx.renew(claim, self.clock.now(), self.timing.lease).await?;
        fault::point("renew.before").await;
        tx.commit().await?;
        fault::point("renew.after").await;
        Ok(held)
    }

    async fn do_work(&self, claim: &Claim) -> Result<(), JobError> {
        let work: Work = serde_json::from_str(&claim.work)
            .map_err(|error| JobError::Backoff(format!("this version does not know the work: {error}")))?;
        if work.waits_for_clock() && !self.is_clock_believed() {
            return Err(JobError::ClockInDoubt);
        }
        match work {
            Work::Post { round } => self.post(claim, round).await,
            Work::Reveal { round } => self.reveal(claim, round).await,
            Work::Read { round, .. } => self.read_or_tell(round).await,
            Work::Acknowledge { message } => self.acknowledge(claim.workspace, &message).await,
            Work::RemoveCopies { key, place, seen, .. } => {
                self.remove_copies(claim, &key, &place, seen.as_ref()).await
            }
            Work::Greet { place, joined_at } => self.greet(claim, &place, joined_at).await,
            Work::ReopenThread { round, .. } => self.reopen_thread(round).await,
            Work::TellUnheard { round, member } => self.tell_unheard(claim, round, member).await,
            Work::TellAdmins { about, place, to, message } => {
                self.tell_admins(claim, &about, &place, to.as_deref(), message).await
            }
        }
    }

    async fn settle(&self, claim: &Claim, result: Result<(), JobError>) -> Result<(), JobError> {
        let now = self.clock.now();
        let is_done = result.is_ok();
        let mut tx = self.store.begin().await?;
        let held = match result {
            Ok(()) => tx.settle(claim, now).await?,
            Err(error) => {
                tracing::warn!(job = %claim.key, attempt = claim.attempts, %error, "work is not done");
                let reason = error.to_string();
                match error {
                    JobError::Lost => true,
                    JobError::ClockInDoubt => tx.leave(claim).await?,
                    JobError::At { at, .. } => tx.give_back(claim, at, &reason).await?,
                    JobError::After { after, .. } => tx.give_back(claim, now + after, &reason).await?,
                    JobError::Backoff(_) => tx.give_back(claim, now + self.backoff(claim), &reason).await?,
                    JobError::Store(error) if error.is_passing() => {
                        tx.give_back(claim, now + self.backoff(claim), &reason).await?
                    }
                    JobError::Uncertain(_)
                    | JobError::Forbidden(_)
                    | JobError::GiveUp(_)
                    | JobError::Gone(_)
                    | JobError::Store(_) => tx.give_up(claim, &reason, now).await?,
                }
            }
        };
        fault::point(if is_done { "settle.before" } else { "give-back.before" }).await;
        tx.commit().await?;
        fault::point(if is_done { "settle.after" } else { "give-back.after" }).await;
        if held { Ok(()) } else { Err(JobError::Lost) }
    }

    /// Doubling from a second, up to five minutes, with a random part, so that what failed together
    /// is not tried again together.
    fn backoff(&self, claim: &Claim) -> Duration {
        let doublings = u32::try_from(claim.attempts.clamp(1, 10)).unwrap_or(10) - 1;
        let full = Duration::from_secs(1 << doublings).min(LONGEST_BACKOFF);
        full.mul_f64(self.entropy.rng().random_range(0.5..=1.0))
    }
}
