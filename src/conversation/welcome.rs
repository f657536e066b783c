//! The very first start: a workspace that has nothing yet gets a schedule, and a question at once,
//! asked by Keypoint itself, so that there is something to do.

use std::time::Duration;

use super::Conversation;
use crate::{
    chat::event::Actor,
    practice::{
        answer::AnswerMode,
        choice::Choice,
        ids::{RoundId, ScheduleId},
        round::Round,
        schedule::{
            GRACE, Schedule, ScheduleState, default_name,
            reveal::{DEFAULT_SCHEDULED, RevealRule},
            slots::slots_after,
            when::When,
        },
    },
    store::Result,
};

/// How long the first question is open: long enough to answer it as two people, short enough to see
/// the reveal.
const FIRST_REVEAL: RevealRule = RevealRule::After(Duration::from_mins(10));

impl Conversation {
    /// Gives a workspace its first schedule and its first question, in the channel of `by`. One that
    /// ever had a schedule or a round stays as it is. Returns whether it was new.
    pub async fn welcome(&self, by: &Actor, when: When) -> Result<bool> {
        let met = self.meet(by).await?;
        let now = self.clock.now();
        let schedule = Schedule {
            id: ScheduleId(self.entropy.id(now)),
            workspace: met.workspace.id,
            channel: met.channel.id,
            name: default_name(&when),
            when,
            zone: met.workspace.zone,
            reveal: DEFAULT_SCHEDULED,
            answers: AnswerMode::Open,
            choice: Choice::default(),
            notify: None,
            grace: GRACE,
            state: ScheduleState::Active,
            planned_until: now,
        };
        let next = slots_after(&schedule.when, schedule.zone, now).next().map(|slot| slot.at);
        let round = Round::on_demand(
            RoundId(self.entropy.id(now)),
            (met.workspace.id, met.channel.id),
            None,
            Choice::default(),
            FIRST_REVEAL,
            now,
        );
        let mut tx = self.store.begin().await?;
        tx.lock_workspace(met.workspace.id).await?;
        if !tx.is_new_workspace(met.workspace.id).await? {
            return Ok(false);
        }
        tx.add_schedule(&schedule, next, None, now).await?;
        self.ask_now(&mut tx, &round).await?;
        tx.commit().await?;
        self.waker.wake();
        Ok(true)
    }
}
