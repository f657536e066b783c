//! `/schedule run`: posts one now, unless a round of the schedule is open.

use super::{
    super::{Conversation, Outcome, people::Met},
    schedule_of,
};
use crate::{
    chat::event::Response,
    practice::{ids::RoundId, round::Round},
    render::{refusal::Refusal, schedule},
};

impl Conversation {
    pub(super) async fn run_schedule(&self, met: &Met, name: &str) -> Outcome {
        let now = self.clock.now();
        let mut tx = self.store.begin().await?;
        let schedule = schedule_of(&mut tx, met, name).await?;
        if tx.running_round(schedule.id).await?.is_some() {
            return Err(Refusal::ScheduleHasOpenRound(schedule.name).into());
        }
        let channel = tx.channel(schedule.channel).await?;
        let round = Round::of_schedule(RoundId(self.entropy.id(now)), &schedule, None, now);
        self.ask_now(&mut tx, &round).await?;
        tx.commit().await?;
        self.waker.wake();
        Ok(Response::Note(schedule::ran(&schedule, &channel.name)))
    }
}
