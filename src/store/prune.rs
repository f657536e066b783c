//! Forgetting, in batches that are so small that nobody waits for them.
//!
//! What members earned and the rounds themselves stay; what they said stays for as long as the admins of their
//! workspace say.

use chrono::TimeDelta;

use super::{Result, Tx, millis};
use crate::practice::{Timestamp, ids::RoundId};

/// How many rows of a table are forgotten in one transaction: a few milliseconds of a write lock.
const BATCH: i64 = 500;

/// The same as a number of rows that were hit: fewer than this, and there is no more to forget.
pub const BATCH_ROWS: u64 = BATCH.unsigned_abs();

/// Of how many rounds the texts are forgotten in one transaction: a round has an answer of each member of a
/// team.
const ROUNDS: i64 = 50;

/// The same as a number of rounds: fewer than this, and there is no more to forget.
pub const ROUNDS_BATCH: u64 = ROUNDS.unsigned_abs();

/// A day, as the database counts.
const DAY_MILLIS: i64 = 24 * 60 * 60 * 1000;

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

    /// Forgets the texts of the answers in some of the rounds that are older than their workspace keeps them;
    /// who answered, when, and what it earned stays. Returns of how many rounds.
    pub async fn prune_answer_texts(&mut self, now: Timestamp) -> Result<u64> {
        let rounds: Vec<String> = sqlx::query_scalar(
            "update rounds set texts = 0 where id in (
                 select r.id from workspaces w join rounds r on r.workspace_id = w.id
                 where r.texts = 1 and r.due_at < $1 - w.retention_days * $2
                     and r.state not in ('due', 'posting', 'open', 'revealing')
                 limit $3)
             returning id",
        )
        .bind(millis(now))
        .bind(DAY_MILLIS)
        .bind(ROUNDS)
        .fetch_all(self.connection())
        .await?;
        for round in &rounds {
            sqlx::query("update answer_parts set body = '' where round_id = $1 and body <> ''")
                .bind(round)
                .execute(self.connection())
                .await?;
        }
        Ok(u64::try_from(rounds.len()).unwrap_or(u64::MAX))
    }

    /// A round whose texts were forgotten has one again: it is to be forgotten as well.
    pub async fn keep_texts_of(&mut self, round: RoundId) -> Result<()> {
        sqlx::query("update rounds set texts = 1 where id = $1 and texts = 0")
            .bind(round.to_string())
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Forgets what members answered to some of the private questions that are older than their workspace
    /// keeps texts. Returns how many.
    pub async fn prune_private_answers(&mut self, now: Timestamp) -> Result<u64> {
        let result = sqlx::query(
            "update private_questions set answer = null where id in (
                 select p.id from workspaces w join private_questions p on p.workspace_id = w.id
                 where p.answer is not null and p.asked_at < $1 - w.retention_days * $2 limit $3)",
        )
        .bind(millis(now))
        .bind(DAY_MILLIS)
        .bind(BATCH)
        .execute(self.connection())
        .await?;
        Ok(result.rows_affected())
    }

    /// Forgets some of what admins did longer ago than their workspace keeps texts, and than `least`. Returns
    /// how much.
    pub async fn prune_audit(&mut self, now: Timestamp, least: TimeDelta) -> Result<u64> {
        let result = sqlx::query(
            "delete from audit where id in (
                 select a.id from workspaces w join audit a on a.workspace_id = w.id
                 where a.at < $1 - (case when w.retention_days > $2 then w.retention_days else $2 end) * $3
                 limit $4)",
        )
        .bind(millis(now))
        .bind(least.num_days())
        .bind(DAY_MILLIS)
        .bind(BATCH)
        .execute(self.connection())
        .await?;
        Ok(result.rows_affected())
    }

    /// Forgets some of the fingerprints of members whose data was deleted before `before`. Returns how many.
    pub async fn prune_forgotten(&mut self, before: Timestamp) -> Result<u64> {
        let statement = "delete from forgotten where (workspace_id, fingerprint) in (
             select workspace_id, fingerprint from forgotten where at < $1 order by at limit $2)";
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
