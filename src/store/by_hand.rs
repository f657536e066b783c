//! Durable work seen from outside: what there is, and what is done about it by hand.

use sqlx::FromRow;

use super::{Result, Tx, hit, millis, parse, time};
use crate::practice::{
    Timestamp,
    ids::{ChannelId, JobId, RoundId, WorkspaceId},
};

/// A piece of work as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkRow {
    /// Its id.
    pub job: JobId,
    /// The workspace that it is for.
    pub workspace: WorkspaceId,
    /// What to do, as JSON; `jobs` knows its meaning.
    pub work: String,
    /// Where it stands.
    pub state: WorkState,
    /// When it is to be done, or to be tried next.
    pub due_at: Timestamp,
    /// How often it has been tried.
    pub attempts: i64,
    /// Why it is not done, if it was tried.
    pub last_error: Option<String>,
    /// Since when there is such work.
    pub created_at: Timestamp,
}

/// Where a piece of work stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkState {
    /// It waits for its time, or for its next try.
    Waiting,
    /// A worker is at it.
    UnderWay,
    /// It was given up.
    Failed,
    /// It is done.
    Done,
    /// Somebody dropped it.
    Dropped,
}

impl WorkState {
    /// Its name, in one word.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::UnderWay => "working",
            Self::Failed => "failed",
            Self::Done => "done",
            Self::Dropped => "dropped",
        }
    }
}

/// What is known of a round without reading all of it: enough to say what work is about, even where
/// the round itself cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundOutline {
    /// Its channel.
    pub channel: ChannelId,
    /// The name of its schedule, if it has one.
    pub schedule: Option<String>,
    /// The title of its question, if it has one.
    pub title: Option<String>,
}

#[derive(FromRow)]
struct Row {
    id: String,
    workspace_id: String,
    work: String,
    state: String,
    due_at: i64,
    attempts: i64,
    lease_until: Option<i64>,
    last_error: Option<String>,
    created_at: i64,
}

impl Row {
    fn read(self, lease_now: i64) -> Result<WorkRow> {
        let is_held = self.lease_until.is_some_and(|until| until >= lease_now);
        let state = match self.state.as_str() {
            "due" if is_held => WorkState::UnderWay,
            "due" => WorkState::Waiting,
            "failed" => WorkState::Failed,
            "dropped" => WorkState::Dropped,
            "done" => WorkState::Done,
            other => return Err(super::StoreError::corrupt("state of work", other)),
        };
        Ok(WorkRow {
            job: parse("job", &self.id)?,
            workspace: parse("workspace", &self.workspace_id)?,
            work: self.work,
            state,
            due_at: time(self.due_at)?,
            attempts: self.attempts,
            last_error: self.last_error,
            created_at: time(self.created_at)?,
        })
    }
}

impl Tx {
    /// Work that needs a look: what was given up, what is being tried again, and what a worker is at;
    /// with `all`, also what waits for its time, and what is settled. The newest first.
    pub async fn survey(&mut self, all: bool, now: Timestamp, limit: i64) -> Result<Vec<WorkRow>> {
        let lease_now = self.lease_now(now).await?;
        let rows: Vec<Row> = sqlx::query_as(
            "select id, workspace_id, work, state, due_at, attempts, lease_until, last_error, created_at
             from jobs
             where $1 = 1 or state = 'failed' or (state = 'due' and (last_error is not null or lease_until >= $2))
             order by created_at desc, id desc limit $3",
        )
        .bind(i64::from(all))
        .bind(lease_now)
        .bind(limit)
        .fetch_all(self.connection())
        .await?;
        rows.into_iter().map(|row| row.read(lease_now)).collect()
    }

    /// Work whose id ends like this; a few at most, as one is asked for.
    pub async fn work_by_end_of_id(&mut self, end: &str, now: Timestamp) -> Result<Vec<WorkRow>> {
        let lease_now = self.lease_now(now).await?;
        let rows: Vec<Row> = sqlx::query_as(
            "select id, workspace_id, work, state, due_at, attempts, lease_until, last_error, created_at
             from jobs where replace(id, '-', '') like '%' || $1 order by id limit 3",
        )
        .bind(end)
        .fetch_all(self.connection())
        .await?;
        rows.into_iter().map(|row| row.read(lease_now)).collect()
    }

    /// Makes work due now that failed or waits, as if it had not been tried. False: a worker is at
    /// it, or it is settled.
    pub async fn retry_work(&mut self, job: JobId, now: Timestamp) -> Result<bool> {
        let lease_now = self.lease_now(now).await?;
        let result = sqlx::query(
            "update jobs set state = 'due', due_at = $2, attempts = 0, settled_at = null, lease_until = null
             where id = $1 and (state = 'failed'
                 or (state = 'due' and (lease_until is null or lease_until < $3)))",
        )
        .bind(job.to_string())
        .bind(millis(now))
        .bind(lease_now)
        .execute(self.connection())
        .await?;
        Ok(hit(&result))
    }

    /// Settles work as dropped that failed or waits. False: a worker is at it, or it is settled.
    pub async fn drop_work(&mut self, job: JobId, now: Timestamp) -> Result<bool> {
        let lease_now = self.lease_now(now).await?;
        let result = sqlx::query(
            "update jobs set state = 'dropped', settled_at = $2, lease_until = null
             where id = $1 and (state = 'failed'
                 or (state = 'due' and (lease_until is null or lease_until < $3)))",
        )
        .bind(job.to_string())
        .bind(millis(now))
        .bind(lease_now)
        .execute(self.connection())
        .await?;
        Ok(hit(&result))
    }

    /// What is known of a round without reading all of it.
    pub async fn round_outline(&mut self, id: RoundId) -> Result<Option<RoundOutline>> {
        let row: Option<(String, Option<String>, Option<String>)> = sqlx::query_as(
            "select rounds.channel_id, schedules.name, rounds.question
             from rounds left join schedules on schedules.id = rounds.schedule_id where rounds.id = $1",
        )
        .bind(id.to_string())
        .fetch_optional(self.connection())
        .await?;
        row.map(|(channel, schedule, question)| {
            let question = question.and_then(|json| serde_json::from_str::<serde_json::Value>(&json).ok());
            let title = question.and_then(|question| Some(question.get("title")?.as_str()?.to_owned()));
            Ok(RoundOutline { channel: parse("channel", &channel)?, schedule, title })
        })
        .transpose()
    }

    /// A round that was given up is to be posted after all: one that was not posted draws its question
    /// anew; one of which nobody knows keeps its own, and is looked for before it is sent. Returns
    /// whether it was given up.
    pub async fn set_due_again(&mut self, id: RoundId, now: Timestamp) -> Result<bool> {
        let result = sqlx::query(
            "update rounds set state = case when state = 'uncertain' then 'posting' else 'due' end, due_at = $2,
                 closes_at = case when closes_at <= $2 then null else closes_at end
             where id = $1 and state in ('abandoned', 'uncertain')",
        )
        .bind(id.to_string())
        .bind(millis(now))
        .execute(self.connection())
        .await?;
        Ok(hit(&result))
    }

    /// A round that is over without a reveal is to be revealed after all. Returns whether it was over.
    pub async fn set_revealing_again(&mut self, id: RoundId) -> Result<bool> {
        let result = sqlx::query(
            "update rounds set state = 'revealing', revealed_at = null where id = $1 and state = 'revealed'",
        )
        .bind(id.to_string())
        .execute(self.connection())
        .await?;
        Ok(hit(&result))
    }

    /// The round will not be posted, by somebody's decision; its question is free again. Returns
    /// whether it had not been posted.
    pub async fn drop_round(&mut self, id: RoundId) -> Result<bool> {
        let result = sqlx::query(
            "update rounds set state = 'abandoned', question_id = null, question = null
             where id = $1 and state in ('due', 'posting', 'uncertain', 'abandoned')",
        )
        .bind(id.to_string())
        .execute(self.connection())
        .await?;
        Ok(hit(&result))
    }

    /// The round is over without a reveal, by somebody's decision. Returns whether it was not over.
    pub async fn end_unrevealed(&mut self, id: RoundId, now: Timestamp) -> Result<bool> {
        let result = sqlx::query(
            "update rounds set state = 'revealed', revealed_at = $2,
                 closes_at = case when closes_at < $2 then closes_at else $2 end
             where id = $1 and state in ('open', 'revealing')",
        )
        .bind(id.to_string())
        .bind(millis(now))
        .execute(self.connection())
        .await?;
        Ok(hit(&result))
    }
}
