//! `/schedule add`: a preview with the next three posts, and what its buttons do.

use super::{
    super::{Conversation, Interruption, Outcome, command::NewSchedule, people::Met},
    SHOWN_SLOTS, next_slot,
};
use crate::{
    chat::event::{Actor, Invocation, Response},
    practice::{
        ids::{ChannelId, ScheduleId},
        schedule::{GRACE, Schedule, ScheduleState, reveal::DEFAULT_SCHEDULED, slots::slots_after},
    },
    render::{refusal::Refusal, schedule},
    store::{Channel, Result, StoreError, Tx},
};

impl Conversation {
    pub(super) async fn preview_schedule(
        &self,
        by: &Actor,
        met: &Met,
        new: NewSchedule,
        invocation: &Invocation,
    ) -> Outcome {
        let now = self.clock.now();
        let matching = self.bank.borrow().matching(&new.choice).count();
        if matching == 0 {
            return Err(Refusal::NothingMatches(new.choice).into());
        }
        let mut tx = self.store.begin().await?;
        let channel = match &new.channel {
            Some(id) => self.channel_of_option(&mut tx, met, id, invocation).await?,
            None => met.channel.clone(),
        };
        let name = free_name(&mut tx, met, &new).await?;
        let draft = Schedule {
            id: ScheduleId(self.entropy.id(now)),
            workspace: met.workspace.id,
            channel: channel.id,
            name,
            when: new.when,
            zone: new.zone.unwrap_or(met.workspace.zone),
            reveal: new.reveal.unwrap_or(DEFAULT_SCHEDULED),
            choice: new.choice,
            notify: new.notify,
            grace: GRACE,
            state: ScheduleState::Draft,
            planned_until: now,
        };
        let next: Vec<_> = slots_after(&draft.when, draft.zone, now).take(SHOWN_SLOTS).collect();
        tx.add_schedule(&draft, None, Some(met.member.id), now).await?;
        tx.commit().await?;
        let _ = by;
        Ok(Response::Note(schedule::preview(&schedule::Preview {
            schedule: &draft,
            channel: &channel.name,
            next: &next,
            questions: matching,
        })))
    }

    async fn channel_of_option(
        &self,
        tx: &mut Tx,
        met: &Met,
        external: &str,
        invocation: &Invocation,
    ) -> Result<Channel> {
        if let Some(channel) = tx.find_channel(met.workspace.id, external).await? {
            return Ok(channel);
        }
        let now = self.clock.now();
        let name = invocation.names.get(external).map_or(external, String::as_str);
        let channel = Channel {
            id: ChannelId(self.entropy.id(now)),
            workspace: met.workspace.id,
            external: external.to_owned(),
            name: name.to_owned(),
        };
        tx.keep_channel(&channel, now).await
    }

    pub(in super::super) async fn confirm_schedule(&self, by: &Actor, id: ScheduleId) -> Outcome {
        let met = self.meet_admin(by).await?;
        let now = self.clock.now();
        let mut tx = self.store.begin().await?;
        let draft = draft_of(&mut tx, &met, id).await?;
        let next = next_slot(&draft, now);
        match tx.move_schedule(id, ScheduleState::Draft, ScheduleState::Active, now, next).await {
            Ok(()) => {}
            Err(StoreError::Duplicate) => return Err(Refusal::ScheduleNameTaken(draft.name).into()),
            Err(StoreError::Stale) => return Err(Refusal::PreviewExpired.into()),
            Err(error) => return Err(error.into()),
        }
        let channel = tx.channel(draft.channel).await?;
        tx.commit().await?;
        self.waker.wake();
        Ok(Response::Update(schedule::added(&draft, &channel.name, next)))
    }

    pub(in super::super) async fn cancel_schedule(&self, by: &Actor, id: ScheduleId) -> Outcome {
        let met = self.meet_admin(by).await?;
        let now = self.clock.now();
        let mut tx = self.store.begin().await?;
        let draft = draft_of(&mut tx, &met, id).await?;
        match tx.move_schedule(id, ScheduleState::Draft, ScheduleState::Removed, now, None).await {
            Ok(()) => {}
            Err(StoreError::Stale) => return Err(Refusal::PreviewExpired.into()),
            Err(error) => return Err(error.into()),
        }
        tx.commit().await?;
        Ok(Response::Update(schedule::cancelled(&draft)))
    }
}

/// The preview of this id, if it is of this workspace and still waits to be confirmed.
async fn draft_of(tx: &mut Tx, met: &Met, id: ScheduleId) -> Result<Schedule, Interruption> {
    tx.find_schedule(id)
        .await?
        .filter(|draft| draft.workspace == met.workspace.id && draft.state == ScheduleState::Draft)
        .ok_or_else(|| Refusal::PreviewExpired.into())
}

/// The name that was asked for, if it is free; else one made from when it posts.
async fn free_name(tx: &mut Tx, met: &Met, new: &NewSchedule) -> Result<String, Interruption> {
    let taken: Vec<String> = tx
        .schedules(met.workspace.id)
        .await?
        .into_iter()
        .map(|schedule| schedule.name.to_lowercase())
        .collect();
    if let Some(name) = &new.name {
        if taken.contains(&name.to_lowercase()) {
            return Err(Refusal::ScheduleNameTaken(name.clone()).into());
        }
        return Ok(name.clone());
    }
    let base = schedule::default_name(&new.when);
    let numbered = (2..).map(|number| format!("{base}-{number}"));
    let mut names = std::iter::once(base.clone()).chain(numbered);
    Ok(names.find(|name| !taken.contains(&name.to_lowercase())).unwrap_or(base))
}
