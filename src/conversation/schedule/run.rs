//! `/schedule run`: posts one now, unless a round of the schedule is open.

use super::{
    super::{Conversation, Outcome, people::Met},
    schedule_of,
};
use crate::{
    chat::event::Response,
    practice::{ids::RoundId, round::Round},
    render::refusal::Refusal,
};

impl Conversation {
    pub(super) async fn run_schedule(&self, met: &Met, name: &str) -> Outcome {
        let now = self.clock.now();
        let mut tx = self.store.begin().await?;
        let schedule = schedule_of(&mut tx, met, name).await?;
        tx.lock_channel(schedule.channel).await?;
        if let Some(running) = tx.running_round(schedule.id).await? {
            let closes_at = running.closes_at.unwrap_or(now);
            return Err(Refusal::ScheduleRoundOpen { schedule: schedule.name, closes_at }.into());
        }
        let round = Round::of_schedule(RoundId(self.entropy.id(now)), &schedule, None, now);
        self.ask_now(&mut tx, &round).await?;
        self.audit(&mut tx, met, "schedule run", &schedule.name).await?;
        let shown = self.shown(&mut tx, schedule).await?;
        tx.commit().await?;
        self.waker.wake();
        Ok(Response::Note(shown.view().run()))
    }
}
