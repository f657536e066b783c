//! `/schedule skip`: the next post, or all posts of a day, are left out.

use chrono::{Days, NaiveDate};

use super::{
    super::{Conversation, Outcome, people::Met},
    next_slots, schedule_of,
};
use crate::{
    chat::event::Response,
    practice::{
        Timestamp,
        schedule::{
            Schedule,
            slots::{Slot, instant_of, slots_after},
        },
    },
    render::refusal::Refusal,
    store::SlotOutcome,
};

impl Conversation {
    pub(super) async fn skip_slots(&self, met: &Met, name: &str, date: Option<NaiveDate>) -> Outcome {
        let now = self.clock.now();
        let mut tx = self.store.begin().await?;
        let schedule = schedule_of(&mut tx, met, name).await?;
        let wanted = match date {
            None => next_slots(&mut tx, &schedule, now, 1).await?,
            Some(date) => slots_of_day(&schedule, date, now),
        };
        let mut skipped = Vec::with_capacity(wanted.len());
        for &slot in &wanted {
            if tx.take_slot(schedule.id, slot, SlotOutcome::Skipped, None).await? {
                skipped.push(slot.at);
            }
        }
        let shown = self.shown(&mut tx, schedule).await?;
        if skipped.is_empty() {
            let next = shown.next.first().copied();
            let Schedule { name: schedule, zone, .. } = shown.schedule;
            if let Some(slot) = wanted.first() {
                return Err(Refusal::AlreadySkipped { schedule, slot: slot.at, zone }.into());
            }
            let day = date.map(|date| date.format("%A, %-d %B %Y").to_string());
            return Err(Refusal::NothingToSkip { schedule, day, next, zone }.into());
        }
        self.audit(&mut tx, met, "schedule skip", &shown.view().skipped_posts(&skipped)).await?;
        tx.commit().await?;
        Ok(Response::Note(shown.view().skipped(&skipped)))
    }
}

/// The slots of a day in the schedule's zone that are still to come.
fn slots_of_day(schedule: &Schedule, date: NaiveDate, now: Timestamp) -> Vec<Slot> {
    // A slot that falls into a gap is due after it, perhaps on another day: look from a day before.
    let from = date.checked_sub_days(Days::new(1)).unwrap_or(date).and_time(chrono::NaiveTime::MIN);
    let from = instant_of(schedule.zone, from).max(now);
    slots_after(&schedule.when, schedule.zone, from)
        .take_while(|slot| slot.local.date() <= date)
        .filter(|slot| slot.local.date() == date)
        .collect()
}
