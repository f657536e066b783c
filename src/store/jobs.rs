//! Durable work: a row before it is done, claimed under a lease with a fence, settled only by the
//! holder of the fence.

use std::time::Duration;

use sqlx::{AssertSqlSafe, FromRow};

use super::{Backend, Result, Tx, hit, hit_one, millis, parse, time};
use crate::chat::place::Platform;
use crate::practice::{
    Timestamp,
    ids::{ChannelId, JobId, WorkspaceId},
};

/// A row of durable work that is to be written.
#[derive(Clone, Debug)]
pub struct NewJob {
    /// Its id.
    pub id: JobId,
    /// Names its effect; a second job of the same key is not written.
    pub key: String,
    /// The workspace that it is for.
    pub workspace: WorkspaceId,
    /// The channel that it is for, if it is for one.
    pub channel: Option<ChannelId>,
    /// What to do, as JSON; `jobs` knows its meaning.
    pub work: String,
    /// When.
    pub due_at: Timestamp,
}

/// Work that may be claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claimable {
    /// The job.
    pub job: JobId,
    /// The workspace that it is for.
    pub workspace: WorkspaceId,
    /// The channel that it is for, if it is for one.
    pub channel: Option<ChannelId>,
}

/// Where so much is done already that no more is to be claimed for now, and what waits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Full {
    /// Workspaces.
    pub workspaces: Vec<WorkspaceId>,
    /// Channels.
    pub channels: Vec<ChannelId>,
    /// Patterns of the keys of work that waits.
    pub keys: &'static [&'static str],
}

/// The right to do a piece of work until its lease ends.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The job.
    pub job: JobId,
    /// Its key.
    pub key: String,
    /// The workspace that it is for.
    pub workspace: WorkspaceId,
    /// What to do, as JSON.
    pub work: String,
    /// How often it has been claimed, this time included.
    pub attempts: i64,
    /// What proves that nobody has claimed it since.
    fence: i64,
}

#[derive(FromRow)]
struct ClaimableRow {
    id: String,
    workspace_id: String,
    channel_id: Option<String>,
}

#[derive(FromRow)]
struct ClaimRow {
    id: String,
    key: String,
    workspace_id: String,
    work: String,
    attempts: i64,
    fence: i64,
}

impl Tx {
    /// The time by which leases are kept: the database's where replicas share one, so that their
    /// own clocks need not agree; else `now`.
    pub(super) async fn lease_now(&mut self, now: Timestamp) -> Result<i64> {
        match self.backend {
            Backend::Sqlite => Ok(millis(now)),
            Backend::Postgres => {
                Ok(sqlx::query_scalar("select cast(extract(epoch from clock_timestamp()) * 1000 as bigint)")
                    .fetch_one(self.connection())
                    .await?)
            }
        }
    }

    /// Writes work down, unless work of that key is there already. Returns whether it is new.
    pub async fn enqueue(&mut self, job: &NewJob, now: Timestamp) -> Result<bool> {
        let result = sqlx::query(
            "insert into jobs (id, key, workspace_id, channel_id, work, state, due_at, attempts, fence, created_at)
             values ($1, $2, $3, $4, $5, 'due', $6, 0, 0, $7)
             on conflict (key) do nothing",
        )
        .bind(job.id.to_string())
        .bind(&job.key)
        .bind(job.workspace.to_string())
        .bind(job.channel.map(|channel| channel.to_string()))
        .bind(&job.work)
        .bind(millis(job.due_at))
        .bind(millis(now))
        .execute(self.connection())
        .await?;
        Ok(hit(&result))
    }

    /// Writes work down, or makes it due again: work of that key that was settled, or waits. Who had it
    /// before and lost its lease can settle it no more. False: somebody is at it.
    pub async fn wake(&mut self, job: &NewJob, now: Timestamp) -> Result<bool> {
        let lease_now = self.lease_now(now).await?;
        let result = sqlx::query(
            "insert into jobs (id, key, workspace_id, channel_id, work, state, due_at, attempts, fence, created_at)
             values ($1, $2, $3, $4, $5, 'due', $6, 0, 0, $7)
             on conflict (key) do update
             set state = 'due', due_at = excluded.due_at, attempts = 0, fence = jobs.fence + 1,
                 settled_at = null, lease_until = null
             where jobs.state <> 'due' or jobs.lease_until is null or jobs.lease_until < $8",
        )
        .bind(job.id.to_string())
        .bind(&job.key)
        .bind(job.workspace.to_string())
        .bind(job.channel.map(|channel| channel.to_string()))
        .bind(&job.work)
        .bind(millis(job.due_at))
        .bind(millis(now))
        .bind(lease_now)
        .execute(self.connection())
        .await?;
        Ok(hit(&result))
    }

    /// Has work done from now on, once at a time: it is written down, made due again, or, where somebody is
    /// at it, done once more after that.
    pub async fn ask_again(&mut self, job: &NewJob, now: Timestamp) -> Result<()> {
        if self.wake(job, now).await? {
            return Ok(());
        }
        let result = sqlx::query("update jobs set again = 1 where key = $1 and state = 'due'")
            .bind(&job.key)
            .execute(self.connection())
            .await?;
        hit_one(&result)
    }

    /// Makes waiting work due at another time. Work that is claimed or settled stays as it is.
    pub async fn reschedule(&mut self, key: &str, due_at: Timestamp, now: Timestamp) -> Result<bool> {
        let lease_now = self.lease_now(now).await?;
        let result = sqlx::query(
            "update jobs set due_at = $2
             where key = $1 and state = 'due' and (lease_until is null or lease_until < $3)",
        )
        .bind(key)
        .bind(millis(due_at))
        .bind(lease_now)
        .execute(self.connection())
        .await?;
        Ok(hit(&result))
    }

    /// Work of a platform that is due and that nobody holds, the longest due first, but for places that
    /// are full, and what waits.
    pub async fn claimable(
        &mut self,
        platform: Platform,
        now: Timestamp,
        full: &Full,
        limit: i64,
    ) -> Result<Vec<Claimable>> {
        let lease_now = self.lease_now(now).await?;
        // The `Any` driver numbers no placeholders, so they are numbered here.
        let (workspaces, channels) = (full.workspaces.len(), full.channels.len());
        let statement = format!(
            "select id, workspace_id, channel_id from jobs
             where state = 'due' and due_at <= $1 and (lease_until is null or lease_until < $2)
             and workspace_id in (select id from workspaces where platform = $3){}{}{}
             order by due_at, id limit $4",
            none_of("workspace_id", 5, workspaces),
            none_of("coalesce(channel_id, '')", 5 + workspaces, channels),
            none_like("key", 5 + workspaces + channels, full.keys.len()),
        );
        let mut query = sqlx::query_as(AssertSqlSafe(statement))
            .bind(millis(now))
            .bind(lease_now)
            .bind(platform.name())
            .bind(limit);
        for id in &full.workspaces {
            query = query.bind(id.to_string());
        }
        for id in &full.channels {
            query = query.bind(id.to_string());
        }
        for pattern in full.keys {
            query = query.bind(*pattern);
        }
        let rows: Vec<ClaimableRow> = query.fetch_all(self.connection()).await?;
        rows.iter()
            .map(|row| {
                Ok(Claimable {
                    job: parse("job", &row.id)?,
                    workspace: parse("workspace", &row.workspace_id)?,
                    channel: row.channel_id.as_deref().map(|id| parse("channel", id)).transpose()?,
                })
            })
            .collect()
    }

    /// When the first work is due of what is due after an instant, held or not.
    pub async fn next_due(&mut self, after: Timestamp) -> Result<Option<Timestamp>> {
        let statement = "select min(due_at) from jobs where state = 'due' and due_at > $1";
        let next: Option<i64> =
            sqlx::query_scalar(statement).bind(millis(after)).fetch_one(self.connection()).await?;
        next.map(time).transpose()
    }

    /// Claims work, unless somebody else has.
    pub async fn claim(&mut self, job: JobId, now: Timestamp, lease: Duration) -> Result<Option<Claim>> {
        let lease_now = self.lease_now(now).await?;
        let row: Option<ClaimRow> = sqlx::query_as(
            "update jobs set lease_until = $2, fence = fence + 1, attempts = attempts + 1
             where id = $1 and state = 'due' and due_at <= $4 and (lease_until is null or lease_until < $3)
             returning id, key, workspace_id, work, attempts, fence",
        )
        .bind(job.to_string())
        .bind(lease_now + i64::try_from(lease.as_millis()).unwrap_or(i64::MAX / 2))
        .bind(lease_now)
        .bind(millis(now))
        .fetch_optional(self.connection())
        .await?;
        row.map(|row| {
            Ok(Claim {
                job: parse("job", &row.id)?,
                key: row.key,
                workspace: parse("workspace", &row.workspace_id)?,
                work: row.work,
                attempts: row.attempts,
                fence: row.fence,
            })
        })
        .transpose()
    }

    /// Extends the lease of a claim. False: somebody else has claimed the work since, so stop.
    pub async fn renew(&mut self, claim: &Claim, now: Timestamp, lease: Duration) -> Result<bool> {
        let lease_now = self.lease_now(now).await?;
        let result =
            sqlx::query("update jobs set lease_until = $3 where id = $1 and fence = $2 and state = 'due'")
                .bind(claim.job.to_string())
                .bind(claim.fence)
                .bind(lease_now + i64::try_from(lease.as_millis()).unwrap_or(i64::MAX / 2))
                .execute(self.connection())
                .await?;
        Ok(hit(&result))
    }

    /// Settles work as done. False: somebody else holds it now.
    pub async fn settle(&mut self, claim: &Claim, now: Timestamp) -> Result<bool> {
        self.finish(claim, "done", None, now).await
    }

    /// Settles work as given up. False: somebody else holds it now.
    pub async fn give_up(&mut self, claim: &Claim, error: &str, now: Timestamp) -> Result<bool> {
        self.finish(claim, "failed", Some(error), now).await
    }

    async fn finish(
        &mut self,
        claim: &Claim,
        state: &str,
        error: Option<&str>,
        now: Timestamp,
    ) -> Result<bool> {
        let result = sqlx::query(
            "update jobs set state = case when again = 1 then 'due' else $3 end, last_error = $4,
                 settled_at = case when again = 1 then null else $5 end, lease_until = null,
                 due_at = case when again = 1 then $5 else due_at end,
                 attempts = case when again = 1 then 0 else attempts end, again = 0
             where id = $1 and fence = $2 and state = 'due'",
        )
        .bind(claim.job.to_string())
        .bind(claim.fence)
        .bind(state)
        .bind(error)
        .bind(millis(now))
        .execute(self.connection())
        .await?;
        Ok(hit(&result))
    }

    /// Gives work back, to be done at `due_at`. False: somebody else holds it now.
    pub async fn give_back(&mut self, claim: &Claim, due_at: Timestamp, error: &str) -> Result<bool> {
        let result = sqlx::query(
            "update jobs set due_at = $3, last_error = $4, lease_until = null
             where id = $1 and fence = $2 and state = 'due'",
        )
        .bind(claim.job.to_string())
        .bind(claim.fence)
        .bind(millis(due_at))
        .bind(error)
        .execute(self.connection())
        .await?;
        Ok(hit(&result))
    }

    /// Gives work back as it was before it was claimed. False: somebody else holds it now.
    pub async fn leave(&mut self, claim: &Claim) -> Result<bool> {
        let result = sqlx::query(
            "update jobs set lease_until = null, attempts = attempts - 1
             where id = $1 and fence = $2 and state = 'due'",
        )
        .bind(claim.job.to_string())
        .bind(claim.fence)
        .execute(self.connection())
        .await?;
        Ok(hit(&result))
    }

    /// Makes work due again that is settled. Returns whether there is such work.
    pub async fn revive(&mut self, key: &str, due_at: Timestamp) -> Result<bool> {
        let result = sqlx::query(
            "update jobs set state = 'due', due_at = $2, attempts = 0, settled_at = null, lease_until = null
             where key = $1 and state <> 'due'",
        )
        .bind(key)
        .bind(millis(due_at))
        .execute(self.connection())
        .await?;
        Ok(hit(&result))
    }

    /// Gives work back that was not finished, to be claimed at once. False: somebody else holds it now.
    pub async fn release(&mut self, claim: &Claim) -> Result<bool> {
        let result =
            sqlx::query("update jobs set lease_until = null where id = $1 and fence = $2 and state = 'due'")
                .bind(claim.job.to_string())
                .bind(claim.fence)
                .execute(self.connection())
                .await?;
        Ok(hit(&result))
    }
}

/// Leaves out the rows whose column is one of those that are bound from number `first` on.
fn none_of(column: &str, first: usize, count: usize) -> String {
    if count == 0 {
        return String::new();
    }
    let numbers: Vec<String> = (first..first + count).map(|number| format!("${number}")).collect();
    format!(" and {column} not in ({})", numbers.join(", "))
}

/// A condition that a column is like none of so many patterns, whose placeholders begin at a number.
fn none_like(column: &str, first: usize, count: usize) -> String {
    let conditions = (first..first + count).map(|number| format!(" and {column} not like ${number}"));
    conditions.collect::<Vec<_>>().concat()
}
