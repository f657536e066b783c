//! `/schedule pause`, `resume` and `remove`. None of them causes a burst: what was due meanwhile is
//! not posted afterwards, and an open round keeps its reveal.

use super::{
    super::{Conversation, Interruption, Outcome, people::Met},
    Shown, next_slot, schedule_of,
};
use crate::{
    chat::event::Response,
    practice::{
        Timestamp,
        schedule::{Schedule, ScheduleState},
    },
    render::refusal::Refusal,
};

impl Conversation {
    pub(super) async fn pause_schedule(&self, met: &Met, name: &str) -> Outcome {
        let paused = self.move_to(met, name, ScheduleState::Paused, |_, _| None).await?;
        Ok(Response::Note(paused.view().was_paused()))
    }

    pub(super) async fn resume_schedule(&self, met: &Met, name: &str) -> Outcome {
        let resumed = self.move_to(met, name, ScheduleState::Active, next_slot).await?;
        self.waker.wake();
        Ok(Response::Note(resumed.view().resumed()))
    }

    pub(super) async fn remove_schedule(&self, met: &Met, name: &str) -> Outcome {
        let removed = self.move_to(met, name, ScheduleState::Removed, |_, _| None).await?;
        let open = self.store.read().await?.running_round(removed.schedule.id).await?.is_some();
        Ok(Response::Note(removed.view().removed(open)))
    }

    async fn move_to(
        &self,
        met: &Met,
        name: &str,
        to: ScheduleState,
        next: impl Fn(&Schedule, Timestamp) -> Option<Timestamp>,
    ) -> Result<Shown, Interruption> {
        let now = self.clock.now();
        let mut tx = self.store.begin().await?;
        let schedule = schedule_of(&mut tx, met, name).await?;
        if schedule.state == to {
            let schedule = schedule.name;
            return Err(match to {
                ScheduleState::Paused => Refusal::Paused { schedule },
                _ => Refusal::NotPaused { schedule },
            }
            .into());
        }
        tx.move_schedule(schedule.id, schedule.state, to, now, next(&schedule, now)).await?;
        let action = match to {
            ScheduleState::Paused => "schedule pause",
            ScheduleState::Removed => "schedule remove",
            ScheduleState::Active | ScheduleState::Draft => "schedule resume",
        };
        self.audit(&mut tx, met, action, &schedule.name).await?;
        let shown = self.shown(&mut tx, Schedule { state: to, planned_until: now, ..schedule }).await?;
        tx.commit().await?;
        Ok(shown)
    }
}
