//! The clock turns slots into rounds that are due.
//!
//! A slot is decided once: its row's key is the schedule and the local time. Of the slots that have
//! passed since the schedule was last looked at, only the newest may still be posted, and only within
//! the schedule's grace; the others are recorded as missed, and use no question.

use chrono::TimeDelta;

use super::{
    JobError, Jobs,
    work::{Work, enqueue},
};
use crate::{
    chat::port::Place,
    fault,
    practice::{
        Timestamp,
        ids::{RoundId, ScheduleId},
        round::Round,
        schedule::{
            Schedule, ScheduleState,
            slots::{Slot, slots_after},
        },
    },
    render::notice::SlotsMissed,
    store::{SlotOutcome, StoreError, Tx},
};

/// How many schedules are planned in one transaction: enough to share the cost of its commit, few enough
/// that nobody waits long for it.
const BATCH: i64 = 32;

/// When a schedule that cannot be read is looked at again: a newer replica may do it meanwhile.
const UNREADABLE_AGAIN: TimeDelta = TimeDelta::minutes(10);

/// How many missed slots are recorded one by one after a long time away; what is older leaves no
/// trace, so that a schedule of every minute cannot fill the database.
const MISSED_ON_RECORD: usize = 50;

impl Jobs {
    /// Plans every slot that is due by now, if the clock can be believed.
    pub async fn plan(&self) -> Result<(), JobError> {
        while self.plan_some().await?.is_none() {}
        Ok(())
    }

    /// Plans some of the slots that are due by now. Returns as of when nothing was due; `None`: there may
    /// be more.
    pub(super) async fn plan_some(&self) -> Result<Option<Timestamp>, JobError> {
        let is_believed = self.heed_clock().await?;
        let now = self.clock.now();
        if !is_believed {
            return Ok(Some(now));
        }
        let due = self.store.read().await?.due_schedules(now, BATCH).await?;
        if due.is_empty() {
            return Ok(Some(now));
        }
        match self.plan_together(&due, now).await {
            // Another replica was quicker with one of them: what is left is seen by looking again.
            Ok(()) | Err(JobError::Store(StoreError::Stale)) => {}
            // One that cannot be planned keeps no other from it.
            Err(_) => {
                for id in due {
                    self.plan_alone(id, now).await?;
                }
            }
        }
        Ok(None)
    }

    async fn plan_together(&self, due: &[ScheduleId], now: Timestamp) -> Result<(), JobError> {
        let mut tx = self.store.begin().await?;
        for id in due {
            tx = self.plan_schedule(tx, *id, now).await?;
        }
        fault::point("plan.before").await;
        tx.commit().await?;
        fault::point("plan.after").await;
        Ok(())
    }

    async fn plan_alone(&self, id: ScheduleId, now: Timestamp) -> Result<(), JobError> {
        match self.plan_together(&[id], now).await {
            Ok(()) | Err(JobError::Store(StoreError::Stale)) => Ok(()),
            // One schedule that this version cannot read holds up no other.
            Err(JobError::Store(error @ StoreError::Corrupt(_))) => {
                tracing::error!(schedule = %id, %error, "a schedule cannot be read; looking again later");
                let mut tx = self.store.begin().await?;
                tx.put_off_schedule(id, now + UNREADABLE_AGAIN).await?;
                Ok(tx.commit().await?)
            }
            Err(error) => Err(error),
        }
    }

    /// Plans a schedule in a transaction, and gives that back.
    async fn plan_schedule(&self, mut tx: Tx, id: ScheduleId, now: Timestamp) -> Result<Tx, JobError> {
        let schedule = tx.schedule(id).await?;
        if schedule.state != ScheduleState::Active {
            return Ok(tx);
        }
        let grace = TimeDelta::from_std(schedule.grace).unwrap_or(TimeDelta::MAX);
        let (missed, newest) = passed_slots(&schedule, now);
        let in_grace = newest.filter(|slot| now - slot.at <= grace);
        let too_late = newest.filter(|_| in_grace.is_none());
        let next = slots_after(&schedule.when, schedule.zone, now).next().map(|slot| slot.at);
        tx.plan_schedule(&schedule, now, next).await?;
        if fault::bug("plan-in-two-steps") {
            tx.commit().await?;
            tx = self.store.begin().await?;
        }
        let mut lost = Vec::new();
        for slot in missed.into_iter().chain(too_late) {
            // Else an admin skipped it.
            if tx.take_slot(id, slot, SlotOutcome::Missed, None).await? {
                lost.push(slot);
            }
        }
        if let Some(slot) = in_grace {
            self.start_round(&mut tx, &schedule, slot, now).await?;
        }
        self.tell_of_missed(&mut tx, &schedule, &lost, next, now).await?;
        Ok(tx)
    }

    /// The admins hear which slots were missed, and can post one by hand.
    async fn tell_of_missed(
        &self,
        tx: &mut Tx,
        schedule: &Schedule,
        missed: &[Slot],
        next: Option<Timestamp>,
        now: Timestamp,
    ) -> Result<(), JobError> {
        let Some(first) = missed.first() else { return Ok(()) };
        let workspace = tx.workspace(schedule.workspace).await?;
        let channel = tx.channel(schedule.channel).await?;
        let message = SlotsMissed {
            schedule: &schedule.name,
            channel: &channel.named(),
            first: first.at,
            slots: u64::try_from(missed.len()).unwrap_or(u64::MAX),
            zone: schedule.zone,
            next,
        }
        .message();
        let place = Place { workspace: workspace.external, channel: channel.external, thread: None };
        let about = format!("missed:{}:{}", schedule.id.0.simple(), first.at.timestamp());
        let to = tx.schedule_creator(schedule.id).await?.map(|member| member.external);
        let work = Work::TellAdmins { about, place, to, message };
        enqueue(tx, &self.entropy, schedule.workspace, None, &work, now, now).await?;
        Ok(())
    }

    async fn start_round(
        &self,
        tx: &mut Tx,
        schedule: &Schedule,
        slot: Slot,
        now: Timestamp,
    ) -> Result<(), JobError> {
        let round = Round::of_schedule(RoundId(self.entropy.id(now)), schedule, Some(slot), now);
        // Else an admin skipped it.
        if tx.take_slot(schedule.id, slot, SlotOutcome::Round, Some(round.id)).await? {
            tx.add_round(&round).await?;
            let (whose, work) = (schedule.workspace, Work::Post { round: round.id });
            enqueue(tx, &self.entropy, whose, Some(schedule.channel), &work, now, now).await?;
        }
        Ok(())
    }
}

/// The slots since the schedule was last looked at: the missed ones to be recorded, and the newest.
///
/// It looks back further and further until it has enough of them, so that a schedule of every minute
/// costs no more after a year away than one of every day.
fn passed_slots(schedule: &Schedule, now: Timestamp) -> (Vec<Slot>, Option<Slot>) {
    let mut back = TimeDelta::hours(1);
    let mut passed: Vec<Slot> = loop {
        let from = schedule.planned_until.max(now - back);
        let slots = slots_after(&schedule.when, schedule.zone, from);
        let passed: Vec<Slot> = slots.take_while(|slot| slot.at <= now).collect();
        if passed.len() > MISSED_ON_RECORD || from == schedule.planned_until {
            break passed;
        }
        back = back * 24;
    };
    let newest = passed.pop();
    let recorded = passed.split_off(passed.len().saturating_sub(MISSED_ON_RECORD));
    (recorded, newest)
}
