//! `/schedule pause`, `resume` and `remove`. None of them causes a burst: what was due meanwhile is
//! not posted afterwards, and an open round keeps its reveal.

use super::{
    super::{Conversation, Interruption, Outcome, people::Met},
    next_slot, schedule_of,
};
use crate::{
    chat::event::Response,
    practice::{
        Timestamp,
        schedule::{Schedule, ScheduleState},
    },
    render::{refusal::Refusal, schedule},
    store::StoreError,
};

impl Conversation {
    pub(super) async fn pause_schedule(&self, met: &Met, name: &str) -> Outcome {
        let paused = self.move_to(met, name, ScheduleState::Paused, |_, _| None).await?;
        Ok(Response::Note(schedule::paused(&paused)))
    }

    pub(super) async fn resume_schedule(&self, met: &Met, name: &str) -> Outcome {
        let resumed = self.move_to(met, name, ScheduleState::Active, next_slot).await?;
        self.waker.wake();
        Ok(Response::Note(schedule::resumed(&resumed, next_slot(&resumed, self.clock.now()))))
    }

    pub(super) async fn remove_schedule(&self, met: &Met, name: &str) -> Outcome {
        let removed = self.move_to(met, name, ScheduleState::Removed, |_, _| None).await?;
        let open = self.store.read().await?.running_round(removed.id).await?.is_some();
        Ok(Response::Note(schedule::removed(&removed, open)))
    }

    async fn move_to(
        &self,
        met: &Met,
        name: &str,
        to: ScheduleState,
        next: impl Fn(&Schedule, Timestamp) -> Option<Timestamp>,
    ) -> Result<Schedule, Interruption> {
        let now = self.clock.now();
        let mut tx = self.store.begin().await?;
        let schedule = schedule_of(&mut tx, met, name).await?;
        if schedule.state == to {
            return Err(Refusal::AlreadyInState { name: schedule.name, state: to }.into());
        }
        match tx.move_schedule(schedule.id, schedule.state, to, now, next(&schedule, now)).await {
            Err(StoreError::Stale) => {
                Err(Refusal::NoSuchSchedule { given: schedule.name, names: Vec::new() }.into())
            }
            other => {
                other?;
                tx.commit().await?;
                Ok(Schedule { state: to, planned_until: now, ..schedule })
            }
        }
    }
}
