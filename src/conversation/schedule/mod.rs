//! `/schedule`: when questions come by themselves. For admins.

mod add;
mod change;
mod form;
mod run;
mod show;
mod skip;

pub(super) use self::form::FIRST_FIELD;
use super::{Conversation, Interruption, Outcome, command::ScheduleCommand, people::Met};
use crate::near::nearest;
use crate::{
    chat::{
        event::{Actor, Invocation},
        message::ChannelName,
    },
    practice::{
        Timestamp,
        schedule::{
            GRACE, Schedule, ScheduleState,
            slots::{Slot, slots_after},
        },
    },
    render::{refusal::Refusal, schedule::ScheduleView},
    store::{Result, Tx},
};

/// How many of the next posts are shown.
const SHOWN_SLOTS: usize = 3;

impl Conversation {
    pub(super) async fn handle_schedule(
        &self,
        by: &Actor,
        request: ScheduleCommand,
        invocation: &Invocation,
    ) -> Outcome {
        let met = self.meet_admin(by).await?;
        match request {
            ScheduleCommand::Add(new) => self.preview_schedule(&met, *new, invocation).await,
            ScheduleCommand::List => self.list_schedules(&met).await,
            ScheduleCommand::Show { name } => self.show_schedule(&met, &name).await,
            ScheduleCommand::Pause { name } => self.pause_schedule(&met, &name).await,
            ScheduleCommand::Resume { name } => self.resume_schedule(&met, &name).await,
            ScheduleCommand::Skip { name, date } => self.skip_slots(&met, &name, date).await,
            ScheduleCommand::Run { name } => self.run_schedule(&met, &name).await,
            ScheduleCommand::Remove { name } => self.remove_schedule(&met, &name).await,
        }
    }

    /// Meets who acts, and refuses whoever is no admin.
    async fn meet_admin(&self, by: &Actor) -> Result<Met, Interruption> {
        self.meet_admin_for(by, "/schedule").await
    }
}

/// The workspace's schedule of this name, in any case.
async fn schedule_of(tx: &mut Tx, met: &Met, name: &str) -> Result<Schedule, Interruption> {
    let schedules = tx.schedules(met.workspace.id).await?;
    let wanted = name.to_lowercase();
    let names: Vec<String> = schedules.iter().map(|schedule| schedule.name.clone()).collect();
    schedules.into_iter().find(|schedule| schedule.name.to_lowercase() == wanted).ok_or_else(|| {
        let nearest = nearest(name, names.iter().map(String::as_str)).map(str::to_owned);
        Refusal::UnknownSchedule { given: name.to_owned(), nearest, names }.into()
    })
}

/// A schedule with what is told of it.
struct Shown {
    schedule: Schedule,
    when: String,
    channel: ChannelName,
    matching: usize,
    next: Vec<Timestamp>,
}

impl Shown {
    fn view(&self) -> ScheduleView<'_> {
        let Schedule { name, zone, reveal, answers, choice, notify, grace, state, .. } = &self.schedule;
        ScheduleView {
            name,
            channel: &self.channel,
            when: &self.when,
            zone: *zone,
            reveal: *reveal,
            answers: *answers,
            choice,
            matching: self.matching,
            notify: notify.as_deref(),
            grace: (*grace != GRACE).then_some(*grace),
            paused: *state == ScheduleState::Paused,
            next: &self.next,
        }
    }
}

impl Conversation {
    /// Looks up what is told of a schedule.
    async fn shown(&self, tx: &mut Tx, schedule: Schedule) -> Result<Shown> {
        let channel = tx.channel(schedule.channel).await?.named();
        let next = next_slots(tx, &schedule, self.clock.now(), SHOWN_SLOTS).await?;
        let dropped = tx.dropped_questions(schedule.workspace).await?;
        let matching = self.bank.borrow().matching_but(&schedule.choice, &dropped).count();
        let when = schedule.when.to_string();
        Ok(Shown { when, channel, matching, next: next.iter().map(|slot| slot.at).collect(), schedule })
    }
}

/// The next posts of a schedule, without those that are skipped.
async fn next_slots(tx: &mut Tx, schedule: &Schedule, now: Timestamp, count: usize) -> Result<Vec<Slot>> {
    let taken = tx.slots_taken_after(schedule.id, now).await?;
    Ok(slots_after(&schedule.when, schedule.zone, now)
        .filter(|slot| !taken.contains(&slot.local))
        .take(count)
        .collect())
}

/// When the next slot of a schedule is, skipped or not.
fn next_slot(schedule: &Schedule, now: Timestamp) -> Option<Timestamp> {
    slots_after(&schedule.when, schedule.zone, now).next().map(|slot| slot.at)
}
