//! Schedules and their slots.

use std::{fmt, str::FromStr, time::Duration};

use chrono::NaiveDateTime;
use sqlx::FromRow;

use super::{Member, Result, StoreError, Tx, from_json, hit, hit_one, millis, parse, time, to_json};
use crate::{
    chat::place::Platform,
    practice::{
        Timestamp,
        ids::{MemberId, RoundId, ScheduleId, WorkspaceId},
        question::{UnknownName, named},
        schedule::{Schedule, ScheduleState, slots::Slot},
    },
};

use serde::{Deserialize, Serialize};

named! {
    /// What became of a slot.
    SlotOutcome {
        /// A round is on its way, or was posted.
        Round = "round",
        /// An admin skipped it.
        Skipped = "skipped",
        /// The bot was down for longer than its grace.
        Missed = "missed",
        /// No question was left to draw, or the platform refused the post.
        Unposted = "unposted",
        /// Whoever runs the bot dropped its post.
        Dropped = "dropped",
    }
}

const LOCAL_TIME: &str = "%Y-%m-%dT%H:%M:%S";

/// The written form of a slot's local time, in which it is part of a key.
#[must_use]
pub fn slot_text(local: NaiveDateTime) -> String {
    local.format(LOCAL_TIME).to_string()
}

/// Reads the written form of a slot's local time.
pub(super) fn slot_of(text: &str) -> Result<NaiveDateTime> {
    NaiveDateTime::parse_from_str(text, LOCAL_TIME).map_err(|_| StoreError::corrupt("slot", text))
}

#[derive(FromRow)]
struct ScheduleRow {
    id: String,
    workspace_id: String,
    channel_id: String,
    name: String,
    when_text: String,
    zone: String,
    reveal: String,
    answers: String,
    choice: String,
    notify: Option<String>,
    grace: i64,
    state: String,
    planned_until: i64,
}

impl ScheduleRow {
    fn read(self) -> Result<Schedule> {
        Ok(Schedule {
            id: parse("schedule", &self.id)?,
            workspace: parse("workspace", &self.workspace_id)?,
            channel: parse("channel", &self.channel_id)?,
            name: self.name,
            when: parse("when", &self.when_text)?,
            zone: parse("zone", &self.zone)?,
            reveal: parse("reveal", &self.reveal)?,
            answers: parse("answers", &self.answers)?,
            choice: from_json("choice", &self.choice)?,
            notify: self.notify,
            grace: Duration::from_millis(u64::try_from(self.grace).unwrap_or(0)),
            state: parse("state", &self.state)?,
            planned_until: time(self.planned_until)?,
        })
    }
}

impl Tx {
    /// Writes down a schedule. [`StoreError::Duplicate`]: its name is taken.
    pub async fn add_schedule(
        &mut self,
        schedule: &Schedule,
        next: Option<Timestamp>,
        by: Option<MemberId>,
        now: Timestamp,
    ) -> Result<()> {
        sqlx::query(
            "insert into schedules (id, workspace_id, channel_id, name, when_text, zone, reveal, choice, notify,
                 grace, state, planned_until, next_slot_at, last_sequence, created_by, created_at, answers)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 0, $14, $15, $16)",
        )
        .bind(schedule.id.to_string())
        .bind(schedule.workspace.to_string())
        .bind(schedule.channel.to_string())
        .bind(&schedule.name)
        .bind(schedule.when.to_string())
        .bind(schedule.zone.to_string())
        .bind(schedule.reveal.to_string())
        .bind(to_json(&schedule.choice)?)
        .bind(schedule.notify.clone())
        .bind(i64::try_from(schedule.grace.as_millis()).unwrap_or(i64::MAX))
        .bind(schedule.state.name())
        .bind(millis(schedule.planned_until))
        .bind(next.map(millis))
        .bind(by.map(|member| member.to_string()))
        .bind(millis(now))
        .bind(schedule.answers.name())
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// A schedule.
    pub async fn schedule(&mut self, id: ScheduleId) -> Result<Schedule> {
        self.find_schedule(id).await?.ok_or(StoreError::Stale)
    }

    /// A schedule, if there is one of this id.
    pub async fn find_schedule(&mut self, id: ScheduleId) -> Result<Option<Schedule>> {
        let row: Option<ScheduleRow> = sqlx::query_as(
            "select id, workspace_id, channel_id, name, when_text, zone, reveal, answers, choice, notify,
                 grace, state, planned_until
             from schedules where id = $1",
        )
        .bind(id.to_string())
        .fetch_optional(self.connection())
        .await?;
        row.map(ScheduleRow::read).transpose()
    }

    /// The admin who added a schedule, if a member did.
    pub async fn schedule_creator(&mut self, id: ScheduleId) -> Result<Option<Member>> {
        let creator: Option<String> = sqlx::query_scalar("select created_by from schedules where id = $1")
            .bind(id.to_string())
            .fetch_one(self.connection())
            .await?;
        match creator {
            Some(member) => Ok(Some(self.member(parse("member", &member)?).await?)),
            None => Ok(None),
        }
    }

    /// The active schedules of a platform, by workspace and name.
    pub async fn schedules_of(&mut self, platform: Platform) -> Result<Vec<Schedule>> {
        let rows: Vec<ScheduleRow> = sqlx::query_as(
            "select id, workspace_id, channel_id, name, when_text, zone, reveal, answers, choice, notify,
                 grace, state, planned_until
             from schedules where state = 'active'
                 and workspace_id in (select id from workspaces where platform = $1 and left_at is null)
             order by workspace_id, name",
        )
        .bind(platform.name())
        .fetch_all(self.connection())
        .await?;
        rows.into_iter().map(ScheduleRow::read).collect()
    }

    /// The workspace's schedules that are active or paused, by name.
    pub async fn schedules(&mut self, workspace: WorkspaceId) -> Result<Vec<Schedule>> {
        let rows: Vec<ScheduleRow> = sqlx::query_as(
            "select id, workspace_id, channel_id, name, when_text, zone, reveal, answers, choice, notify,
                 grace, state, planned_until
             from schedules where workspace_id = $1 and state in ('active', 'paused') order by name",
        )
        .bind(workspace.to_string())
        .fetch_all(self.connection())
        .await?;
        let read = |row: ScheduleRow| {
            let name = row.name.clone();
            // One that this version cannot read hides no other.
            row.read()
                .inspect_err(|error| tracing::error!(schedule = name, %error, "a schedule cannot be read"))
                .ok()
        };
        Ok(rows.into_iter().filter_map(read).collect())
    }

    /// Active schedules whose next slot is due, the longest due first.
    pub async fn due_schedules(&mut self, now: Timestamp, limit: i64) -> Result<Vec<ScheduleId>> {
        let ids: Vec<String> = sqlx::query_scalar(
            "select id from schedules where state = 'active' and next_slot_at <= $1
             order by next_slot_at, id limit $2",
        )
        .bind(millis(now))
        .bind(limit)
        .fetch_all(self.connection())
        .await?;
        ids.iter().map(|id| parse("schedule", id)).collect()
    }

    /// When the first slot is due of what active schedules have after an instant.
    pub async fn next_slot_due(&mut self, after: Timestamp) -> Result<Option<Timestamp>> {
        let statement =
            "select min(next_slot_at) from schedules where state = 'active' and next_slot_at > $1";
        let next: Option<i64> =
            sqlx::query_scalar(statement).bind(millis(after)).fetch_one(self.connection()).await?;
        next.map(time).transpose()
    }

    /// Writes down that every slot up to `until` has been dealt with, and when the next one is.
    ///
    /// # Errors
    /// [`StoreError::Stale`]: somebody else has done so since `schedule` was read.
    pub async fn plan_schedule(
        &mut self,
        schedule: &Schedule,
        until: Timestamp,
        next: Option<Timestamp>,
    ) -> Result<()> {
        let result = sqlx::query(
            "update schedules set planned_until = $3, next_slot_at = $4
             where id = $1 and planned_until = $2 and state = 'active'",
        )
        .bind(schedule.id.to_string())
        .bind(millis(schedule.planned_until))
        .bind(millis(until))
        .bind(next.map(millis))
        .execute(self.connection())
        .await?;
        hit_one(&result)
    }

    /// Looks at a schedule again at `at`, without dealing with any of its slots.
    pub async fn put_off_schedule(&mut self, id: ScheduleId, at: Timestamp) -> Result<()> {
        sqlx::query("update schedules set next_slot_at = $2 where id = $1 and state = 'active'")
            .bind(id.to_string())
            .bind(millis(at))
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Moves a schedule from one state to another; from then on it plans what is after `until`.
    ///
    /// # Errors
    /// [`StoreError::Stale`]: it is not in the first state any more. [`StoreError::Duplicate`]: its
    /// name is taken.
    pub async fn move_schedule(
        &mut self,
        id: ScheduleId,
        from: ScheduleState,
        to: ScheduleState,
        until: Timestamp,
        next: Option<Timestamp>,
    ) -> Result<()> {
        let result = sqlx::query(
            "update schedules set state = $3, planned_until = $4, next_slot_at = $5
             where id = $1 and state = $2",
        )
        .bind(id.to_string())
        .bind(from.name())
        .bind(to.name())
        .bind(millis(until))
        .bind(next.map(millis))
        .execute(self.connection())
        .await?;
        hit_one(&result)
    }

    /// The number of the next round that the schedule posts, from 1.
    pub async fn next_sequence(&mut self, id: ScheduleId) -> Result<i64> {
        let sequence: i64 = sqlx::query_scalar(
            "update schedules set last_sequence = last_sequence + 1 where id = $1 returning last_sequence",
        )
        .bind(id.to_string())
        .fetch_one(self.connection())
        .await?;
        Ok(sequence)
    }

    /// Writes down what becomes of a slot, unless that is decided already. Returns whether it is new.
    pub async fn take_slot(
        &mut self,
        schedule: ScheduleId,
        slot: Slot,
        outcome: SlotOutcome,
        round: Option<RoundId>,
    ) -> Result<bool> {
        let result = sqlx::query(
            "insert into slots (schedule_id, local_time, due_at, outcome, round_id) values ($1, $2, $3, $4, $5)
             on conflict (schedule_id, local_time) do nothing",
        )
        .bind(schedule.to_string())
        .bind(slot_text(slot.local))
        .bind(millis(slot.at))
        .bind(outcome.name())
        .bind(round.map(|round| round.to_string()))
        .execute(self.connection())
        .await?;
        Ok(hit(&result))
    }

    /// Changes what became of a slot that had a round.
    pub async fn set_slot_outcome(
        &mut self,
        schedule: ScheduleId,
        local: NaiveDateTime,
        outcome: SlotOutcome,
    ) -> Result<()> {
        sqlx::query("update slots set outcome = $3 where schedule_id = $1 and local_time = $2")
            .bind(schedule.to_string())
            .bind(slot_text(local))
            .bind(outcome.name())
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// The slots that have been dealt with ahead of their time: those that an admin skipped.
    pub async fn slots_taken_after(
        &mut self,
        schedule: ScheduleId,
        after: Timestamp,
    ) -> Result<Vec<NaiveDateTime>> {
        let rows: Vec<String> =
            sqlx::query_scalar("select local_time from slots where schedule_id = $1 and due_at > $2")
                .bind(schedule.to_string())
                .bind(millis(after))
                .fetch_all(self.connection())
                .await?;
        rows.iter().map(|text| slot_of(text)).collect()
    }
}
