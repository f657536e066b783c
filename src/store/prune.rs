//! Forgetting, in batches that are so small that nobody waits for them.
//!
//! What members said, what they earned, and the rounds themselves stay.

use super::{Result, Tx, millis};
use crate::practice::Timestamp;

/// How many rows of a table are forgotten in one transaction: a few milliseconds of a write lock.
const BATCH: i64 = 500;

/// The same as a number of rows that were hit: fewer than this, and there is no more to forget.
pub const BATCH_ROWS: u64 = BATCH.unsigned_abs();

impl Tx {
    /// Forgets some of the work that was settled before `before`; returns how much.
    pub async fn prune_jobs(&mut self, before: Timestamp) -> Result<u64> {
        let statement = "delete from jobs where id in (
             select id from jobs where settled_at is not null and settled_at < $1 order by settled_at limit $2)";
        self.prune(statement, before).await
    }

    /// Forgets some of what was sent before `before`; returns how much.
    pub async fn prune_deliveries(&mut self, before: Timestamp) -> Result<u64> {
        let statement = "delete from deliveries where key in (
             select key from deliveries where message is not null and started_at < $1
             order by started_at limit $2)";
        self.prune(statement, before).await
    }

    /// Forgets some of the sends that were begun before `before`, and of which nobody ever learned
    /// whether they went through; returns how much.
    pub async fn prune_begun_deliveries(&mut self, before: Timestamp) -> Result<u64> {
        let statement = "delete from deliveries where key in (
             select key from deliveries where message is null and started_at < $1 order by started_at limit $2)";
        self.prune(statement, before).await
    }

    /// Forgets some of the deliveries of platforms that were heard before `before`; returns how many.
    pub async fn prune_heard(&mut self, before: Timestamp) -> Result<u64> {
        let statement = "delete from heard where (platform, delivery) in (
             select platform, delivery from heard where heard_at < $1 order by heard_at limit $2)";
        self.prune(statement, before).await
    }

    /// Forgets some of the previews from before `before` that nobody confirmed or that were cancelled, and
    /// of the schedules that were removed before they ever did anything; returns how much.
    pub async fn prune_drafts(&mut self, before: Timestamp) -> Result<u64> {
        let statement = "delete from schedules where id in (
             select id from schedules where state in ('draft', 'removed') and created_at < $1
                 and not exists (select 1 from rounds where rounds.schedule_id = schedules.id)
                 and not exists (select 1 from slots where slots.schedule_id = schedules.id)
                 and not exists (select 1 from streaks where streaks.schedule_id = schedules.id)
             limit $2)";
        self.prune(statement, before).await
    }

    /// Forgets some of the slots that were due before `before`: the schedules have dealt with them, and
    /// never look back; returns how much.
    pub async fn prune_slots(&mut self, before: Timestamp) -> Result<u64> {
        let statement = "delete from slots where (schedule_id, local_time) in (
             select schedule_id, local_time from slots where due_at < $1 order by due_at limit $2)";
        self.prune(statement, before).await
    }

    /// Forgets how many hints members took of some of the rounds and private questions from before
    /// `before`; returns how many rows that were. Their ids begin with the time at which they were made.
    pub async fn prune_hints(&mut self, before: Timestamp) -> Result<u64> {
        let millis = u64::try_from(millis(before)).unwrap_or(0);
        let first = uuid::Builder::from_unix_timestamp_millis(millis, &[0; 10]).into_uuid();
        let result = sqlx::query(
            "delete from hints_taken where (subject, member_id) in (
                 select subject, member_id from hints_taken where subject < $1 limit $2)",
        )
        .bind(first.to_string())
        .bind(BATCH)
        .execute(self.connection())
        .await?;
        Ok(result.rows_affected())
    }

    /// Forgets the text of some of the private questions that were asked before `before`; which question
    /// it was, and what the member answered, stays. Returns how many.
    pub async fn prune_private_texts(&mut self, before: Timestamp) -> Result<u64> {
        let statement = "update private_questions set question = '' where id in (
             select id from private_questions where question <> '' and asked_at < $1 order by asked_at limit $2)";
        self.prune(statement, before).await
    }

    /// Forgets some of the files beside notes of the local chat that were kept before `before`; the notes
    /// stay. Returns how many.
    pub async fn prune_local_files(&mut self, before: Timestamp) -> Result<u64> {
        let statement = "delete from local_files where message_id in (
             select message_id from local_files where kept_at < $1 order by kept_at limit $2)";
        self.prune(statement, before).await
    }

    async fn prune(&mut self, statement: &'static str, before: Timestamp) -> Result<u64> {
        let result =
            sqlx::query(statement).bind(millis(before)).bind(BATCH).execute(self.connection()).await?;
        Ok(result.rows_affected())
    }
}
