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
    practice::{
        Timestamp,
        ids::{RoundId, ScheduleId},
        round::Round,
        schedule::{
            Schedule, ScheduleState,
            slots::{Slot, slots_after},
        },
    },
    store::{SlotOutcome, StoreError, Tx},
};

/// How many schedules are looked up at once.
const BATCH: i64 = 100;

/// How many missed slots are recorded one by one after a long time away; what is older leaves no
/// trace, so that a schedule of every minute cannot fill the database.
const MISSED_ON_RECORD: usize = 50;

impl Jobs {
    /// Plans every slot that is due by now.
    pub async fn plan(&self) -> Result<(), JobError> {
        loop {
            let now = self.clock.now();
            let due = self.store.read().await?.due_schedules(now, BATCH).await?;
            if due.is_empty() {
                return Ok(());
            }
            for id in due {
                match self.plan_schedule(id, now).await {
                    // Another replica was quicker.
                    Ok(()) | Err(JobError::Store(StoreError::Stale)) => {}
                    Err(error) => return Err(error),
                }
            }
        }
    }

    async fn plan_schedule(&self, id: ScheduleId, now: Timestamp) -> Result<(), JobError> {
        let mut tx = self.store.begin().await?;
        let schedule = tx.schedule(id).await?;
        if schedule.state != ScheduleState::Active {
            return Ok(());
        }
        let grace = TimeDelta::from_std(schedule.grace).unwrap_or(TimeDelta::MAX);
        let (missed, newest) = passed_slots(&schedule, now);
        for slot in missed {
            tx.take_slot(id, slot, SlotOutcome::Missed, None).await?;
        }
        match newest {
            Some(slot) if now - slot.at <= grace => self.start_round(&mut tx, &schedule, slot, now).await?,
            Some(slot) => {
                tx.take_slot(id, slot, SlotOutcome::Missed, None).await?;
            }
            None => {}
        }
        let next = slots_after(&schedule.when, schedule.zone, now).next().map(|slot| slot.at);
        tx.plan_schedule(&schedule, now, next).await?;
        Ok(tx.commit().await?)
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
            enqueue(tx, &self.entropy, schedule.workspace, &Work::Post { round: round.id }, now, now).await?;
        }
        Ok(())
    }
}

/// The slots since the schedule was last looked at: the missed ones to be recorded, and the newest.
fn passed_slots(schedule: &Schedule, now: Timestamp) -> (Vec<Slot>, Option<Slot>) {
    let mut passed = std::collections::VecDeque::new();
    let slots = slots_after(&schedule.when, schedule.zone, schedule.planned_until);
    for slot in slots.take_while(|slot| slot.at <= now) {
        passed.push_back(slot);
        if passed.len() > MISSED_ON_RECORD + 1 {
            passed.pop_front();
        }
    }
    let newest = passed.pop_back();
    (passed.into(), newest)
}
