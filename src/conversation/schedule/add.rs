//! `/schedule add`: a preview with the next three posts, and what its buttons do.

use super::{
    super::{Conversation, Interruption, Outcome, command::NewSchedule, people::Met},
    Shown, next_slot,
};
use crate::{
    chat::{
        event::{Actor, Invocation, Response},
        place::Place,
    },
    practice::{
        ids::{ChannelId, ScheduleId},
        schedule::{GRACE, Schedule, ScheduleState, default_name, reveal::DEFAULT_SCHEDULED},
    },
    render::{
        refusal::Refusal,
        schedule::{self, Warning},
    },
    store::{Channel, Result, StoreError, Tx},
};

/// With fewer questions than this to draw from, a preview says that they will repeat soon: a week of
/// weekdays.
const FEW_QUESTIONS: usize = 5;

impl Conversation {
    pub(super) async fn preview_schedule(
        &self,
        met: &Met,
        new: NewSchedule,
        invocation: &Invocation,
    ) -> Outcome {
        let now = self.clock.now();
        let dropped = self.store.read().await?.dropped_questions(met.workspace.id).await?;
        if self.bank.borrow().matching_but(&new.choice, &dropped).next().is_none() {
            return Err(self.nothing_matches(&new.choice, &dropped).into());
        }
        let mut tx = self.store.begin().await?;
        let channel = match &new.channel {
            Some(id) => self.channel_of_option(&mut tx, met, id, invocation).await?,
            None => met.channel.clone(),
        };
        let name = free_name(&mut tx, met, &new).await?;
        tx.commit().await?;
        let place = Place {
            workspace: met.workspace.external.clone(),
            channel: channel.external.clone(),
            thread: None,
        };
        // Nothing is held while the platform is asked.
        let (platform, notify) = (met.workspace.platform, new.notify.as_deref());
        let answers = new.answers.unwrap_or_default();
        let lacks = self.check_permitted(platform, &place, &channel.named(), notify, answers).await?;
        let mut tx = self.store.begin().await?;
        let draft = Schedule {
            id: ScheduleId(self.entropy.id(now)),
            workspace: met.workspace.id,
            channel: channel.id,
            name,
            when: new.when,
            zone: new.zone.unwrap_or(met.workspace.zone),
            reveal: new.reveal.unwrap_or(DEFAULT_SCHEDULED),
            answers,
            choice: new.choice,
            notify: new.notify.clone(),
            grace: new.grace.unwrap_or(GRACE),
            state: ScheduleState::Draft,
            planned_until: now,
        };
        let id = draft.id;
        let neighbours = self.neighbours(&mut tx, &draft).await?;
        tx.add_schedule(&draft, None, Some(met.member.id), now).await?;
        let shown = self.shown(&mut tx, draft).await?;
        tx.commit().await?;
        let mut warnings = Vec::new();
        if is_shortened(&shown) {
            warnings.push(Warning::RevealShortened);
        }
        if shown.matching < FEW_QUESTIONS {
            warnings.push(Warning::FewQuestions);
        }
        warnings.extend(lacks.iter().map(Warning::Lacks));
        warnings.extend(neighbours.iter().map(|name| Warning::SharesChannel(name)));
        Ok(Response::Note(shown.view().preview(id, &warnings)))
    }

    /// The other schedules that post in the same channel, by name.
    async fn neighbours(&self, tx: &mut Tx, draft: &Schedule) -> Result<Vec<String>> {
        let others = tx.schedules(draft.workspace).await?;
        Ok(others
            .into_iter()
            .filter(|other| other.channel == draft.channel)
            .map(|other| other.name)
            .collect())
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
            Err(StoreError::Duplicate) => {
                return Err(Refusal::ScheduleNameTaken { name: draft.name, free: None }.into());
            }
            Err(StoreError::Stale) => return Err(Refusal::PreviewExpired.into()),
            Err(error) => return Err(error.into()),
        }
        self.audit(&mut tx, &met, "schedule add", &draft.name).await?;
        let shown = self.shown(&mut tx, Schedule { state: ScheduleState::Active, ..draft }).await?;
        tx.commit().await?;
        self.waker.wake();
        Ok(Response::Update(shown.view().added()))
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
        Ok(Response::Update(schedule::cancelled(&draft.name)))
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
            return Err(Refusal::ScheduleNameTaken { name: name.clone(), free: free_of(name, &taken) }.into());
        }
        return Ok(name.clone());
    }
    let base = default_name(&new.when);
    Ok(if taken.contains(&base) { free_of(&base, &taken).unwrap_or(base) } else { base })
}

/// The first of `name-2`, `name-3` and so on that is not taken.
fn free_of(name: &str, taken: &[String]) -> Option<String> {
    (2..=taken.len() + 2)
        .map(|number| format!("{name}-{number}"))
        .find(|name| !taken.contains(&name.to_lowercase()))
}

/// Whether a round of the schedule would still be open at one of the next slots.
fn is_shortened(shown: &Shown) -> bool {
    let Schedule { reveal, zone, .. } = &shown.schedule;
    shown.next.windows(2).any(|pair| reveal.closes_at(pair[0], *zone, Some(pair[1])).shortened)
}
