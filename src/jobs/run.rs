//! The worker: it plans, claims what is due, does it with bounded concurrency, and settles it.

use std::{sync::Arc, time::Duration};

use rand::RngExt;
use tokio::task::JoinError;
use tokio_util::sync::CancellationToken;

use super::{
    JobError, Jobs,
    at_hand::AtHand,
    outage::{Outage, turn},
    work::Work,
};
use crate::{
    fault,
    practice::Timestamp,
    store::{Claim, Full},
};

/// The longest pause between two tries of the same work.
const LONGEST_BACKOFF: Duration = Duration::from_mins(1);

/// How often a lease is renewed while it lasts: one renewal may fail, and the next is still in time.
const RENEWALS: u32 = 3;

/// How often what is old is forgotten, unless there is more of it than a batch.
const PRUNE_EVERY: Duration = Duration::from_hours(1);

/// How often the threads are read at most for what could not be kept: where the database fails again and
/// again, reading them must not become a loop.
const READ_MISSED_EVERY: Duration = Duration::from_secs(30);

/// How long giving back what a stop could not finish may take: the rest is given back by its leases,
/// and supervisors soon kill.
const GIVING_BACK: Duration = Duration::from_secs(1);

/// Works until it is told to stop; then it finishes what is at hand, within the grace of the
/// settings, claims nothing new, and gives back what is not finished.
pub async fn run(jobs: Arc<Jobs>, stop: CancellationToken) {
    let mut at_hand = AtHand::default();
    let mut outage = Outage::default();
    let mut prune_at = jobs.clock.now();
    let mut read_missed_at = jobs.clock.now();
    while !stop.is_cancelled() {
        jobs.pulse.beat(jobs.clock.now());
        let looked = turn(jobs.round_of_work(&mut at_hand)).await;
        outage.look(&jobs, looked.as_ref().err()).await;
        if looked.is_ok() && jobs.clock.now() >= read_missed_at && jobs.waker.has_missed() {
            read_missed_at = jobs.clock.now() + READ_MISSED_EVERY;
            if let Err(error) = turn(jobs.read_all()).await {
                tracing::debug!(%error, "what was missed cannot be read yet");
                jobs.waker.miss();
            }
        }
        if jobs.clock.now() >= prune_at && jobs.is_clock_believed() {
            let pause = match turn(jobs.prune()).await {
                // Work that is due goes between.
                Ok(true) => jobs.timing.job_poll,
                Ok(false) => PRUNE_EVERY,
                Err(error) => {
                    tracing::warn!(%error, "could not forget what is old");
                    PRUNE_EVERY
                }
            };
            prune_at = jobs.clock.now() + pause;
        }
        let wake_at = jobs.next_due(looked.ok()).await;
        tokio::select! {
            () = stop.cancelled() => {}
            () = jobs.waker.woken() => {}
            () = jobs.clock.sleep_until(wake_at) => {}
            ended = at_hand.ended() => jobs.settle_panic(ended).await,
        }
    }
    let grace = jobs.clock.now() + jobs.timing.shutdown_grace;
    while !at_hand.is_empty() {
        tokio::select! {
            () = jobs.clock.sleep_until(grace) => {
                let unfinished = at_hand.abandon().await;
                jobs.give_back(&unfinished).await;
            }
            ended = at_hand.ended() => jobs.settle_panic(ended).await,
        }
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
        for panicked in at_hand.take_note() {
            self.settle_panic(Some(panicked)).await;
        }
        // What is due already is done, whatever becomes of the plan; but for want of a database.
        let slots = match self.plan_some().await {
            Ok(slots) => slots,
            Err(JobError::Store(error)) if error.is_outage() => return Err(error.into()),
            Err(error) => {
                tracing::error!(%error, "the next slots could not be planned; trying again");
                Some(self.clock.now())
            }
        };
        let work = self.clock.now();
        for platform in self.chats.platforms() {
            for (lane, claim) in self.claim_for(platform, work, at_hand).await? {
                let jobs = Arc::clone(self);
                at_hand.begin(lane, claim.clone(), async move { jobs.work(claim).await });
            }
        }
        Ok(Looked { slots, work })
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
        tracing::debug!(job = %claim.key, attempt = claim.attempts, "work begins");
        let result = tokio::select! {
            result = self.do_work(&claim) => result,
            lost = self.keep_lease(&claim) => Err(lost),
        };
        let result = self.judged(&claim, result).await;
        self.end(&claim, result).await;
    }

    /// Work that panicked is tried again like any other that failed.
    async fn settle_panic(&self, ended: Option<(Claim, JoinError)>) {
        let Some((claim, panic)) = ended else { return };
        tracing::error!(job = %claim.key, %panic, "work panicked: a bug");
        let failed = Err(JobError::Backoff("it panicked, which is a bug".to_owned()));
        let result = self.judged(&claim, failed).await;
        self.end(&claim, result).await;
    }

    async fn end(&self, claim: &Claim, result: Result<(), JobError>) {
        match self.settle(claim, result).await {
            Ok(()) => {}
            // Its lease runs out, and it is done again.
            Err(JobError::Store(error)) if error.is_outage() => {
                tracing::debug!(job = %claim.key, %error, "work could not be settled");
            }
            Err(error) => tracing::warn!(job = %claim.key, %error, "work could not be settled"),
        }
    }

    /// Gives back what a stop could not finish, so that another process may take it over at once. A
    /// send that was under way stays begun: who takes it over waits, and looks for it.
    async fn give_back(&self, unfinished: &[Claim]) {
        let given_back = async {
            let mut tx = self.store.begin().await?;
            for claim in unfinished {
                tx.release(claim).await?;
            }
            tx.commit().await
        };
        let work = unfinished.len();
        tokio::select! {
            given = given_back => match given {
                Ok(()) => tracing::warn!(work, "stopped before all work at hand was done; it is given back"),
                Err(error) => tracing::warn!(work, %error, "the work at hand is taken over once its leases run out"),
            },
            () = self.clock.sleep_until(self.clock.now() + GIVING_BACK) => {
                tracing::warn!(work, "the work at hand is taken over once its leases run out");
            }
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
                Err(JobError::Store(error)) if error.is_outage() => {
                    tracing::debug!(job = %claim.key, %error, "the lease could not be renewed");
                }
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
            Work::Greet { place, joined_at, in_channel } => {
                self.greet(claim, &place, (joined_at, in_channel)).await
            }
            Work::ReopenThread { round, .. } => self.reopen_thread(round).await,
            Work::Update { round, .. } => self.update(claim, round).await,
            Work::ShowAnswers { round } => self.show_answers(claim, round).await,
            Work::HideMessage { round, member, message, source } => {
                self.hide_message(claim, (round, member), &message, &source).await
            }
            Work::TellSealed { round, member, hidden } => {
                self.tell_sealed(claim, round, member, hidden).await
            }
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
                    | JobError::Store(_) => {
                        let held = tx.give_up(claim, &reason, now).await?;
                        if held {
                            self.tell_of_giving_up(&mut tx, claim, &reason, now).await?;
                        }
                        held
                    }
                    JobError::Told(_) => tx.give_up(claim, &reason, now).await?,
                }
            }
        };
        fault::point(if is_done { "settle.before" } else { "give-back.before" }).await;
        tx.commit().await?;
        fault::point(if is_done { "settle.after" } else { "give-back.after" }).await;
        if held { Ok(()) } else { Err(JobError::Lost) }
    }

    /// Doubling from a second, up to a minute, with a random part, so that what failed together
    /// is not tried again together.
    fn backoff(&self, claim: &Claim) -> Duration {
        let doublings = u32::try_from(claim.attempts.clamp(1, 10)).unwrap_or(10) - 1;
        let full = Duration::from_secs(1 << doublings).min(LONGEST_BACKOFF);
        full.mul_f64(self.entropy.rng().random_range(0.5..=1.0))
    }
}
