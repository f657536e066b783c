//! `/schedule list` and `/schedule show`.

use super::{
    super::{Conversation, Outcome, people::Met},
    SHOWN_SLOTS, next_slots, schedule_of,
};
use crate::{
    chat::event::Response,
    practice::schedule::ScheduleState,
    render::schedule::{self, Listed},
};

impl Conversation {
    pub(super) async fn list_schedules(&self, met: &Met) -> Outcome {
        let now = self.clock.now();
        let mut tx = self.store.read().await?;
        let schedules = tx.schedules(met.workspace.id).await?;
        let mut rows = Vec::with_capacity(schedules.len());
        for schedule in &schedules {
            let channel = tx.channel(schedule.channel).await?.name;
            let next = match schedule.state {
                ScheduleState::Active => next_slots(&mut tx, schedule, now, 1).await?.first().copied(),
                ScheduleState::Paused | ScheduleState::Draft | ScheduleState::Removed => None,
            };
            rows.push(Listed { schedule, channel, next });
        }
        Ok(Response::Note(schedule::list(&rows)))
    }

    pub(super) async fn show_schedule(&self, met: &Met, name: &str) -> Outcome {
        let now = self.clock.now();
        let mut tx = self.store.read().await?;
        let schedule = schedule_of(&mut tx, met, name).await?;
        let channel = tx.channel(schedule.channel).await?;
        let next = next_slots(&mut tx, &schedule, now, SHOWN_SLOTS).await?;
        let questions = self.bank.borrow().matching(&schedule.choice).count();
        Ok(Response::Note(schedule::show(&schedule::Preview {
            schedule: &schedule,
            channel: &channel.name,
            next: &next,
            questions,
        })))
    }
}
