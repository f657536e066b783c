//! Deleting what is kept about a member. Who they are goes at once; what they said, and if they wish it what
//! they earned, goes in batches that are so small that nobody waits for them.
//!
//! A row without a name remains of them, to which rounds that they asked for, and totals that stay, refer.

use super::{Result, Tx, hit, hit_one, millis, parse};
use crate::{
    chat::{message::Person, place::Platform},
    practice::{
        Timestamp,
        ids::{AnswerId, JobId, MemberId, RoundId, WorkspaceId},
    },
};

/// How many rows of a table go in one transaction.
const BATCH: i64 = 500;

/// The texts of how many answers go in one transaction.
const ANSWERS: i64 = 100;

/// What a member without a name is called.
pub const FORMER_MEMBER: &str = "A former member";

/// That somebody had their data deleted in a workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forgotten {
    /// What tells them from all others, and does not say who they are: made from `salt` and their id.
    pub fingerprint: String,
    /// What it was made with.
    pub salt: String,
    /// When they asked for it, by the platform's clock.
    pub at: Timestamp,
}

/// What a member said, and asked for themselves alone.
const SAID: &[&str] = &[
    "delete from private_questions where id in (
         select id from private_questions where member_id = $1 limit $2)",
    "delete from hints_taken where (subject, member_id) in (
         select subject, member_id from hints_taken where member_id = $1 limit $2)",
];

/// What a member earned. What is seen goes first.
const EARNED: &[&str] = &[
    "delete from totals where (scope, period, topic, member_id) in (
         select scope, period, topic, member_id from totals where member_id = $1 limit $2)",
    "delete from reason_totals where (member_id, reason) in (
         select member_id, reason from reason_totals where member_id = $1 limit $2)",
    "delete from ledger where id in (select id from ledger where member_id = $1 limit $2)",
    "delete from streaks where (schedule_id, member_id) in (
         select schedule_id, member_id from streaks where member_id = $1 limit $2)",
    "update answers set counted = 0 where id in (
         select id from answers where member_id = $1 and counted <> 0 limit $2)",
];

impl Tx {
    /// Takes a member's name and id away, wherever they stand, and writes down what tells their older
    /// messages from those of others. `gone` takes the place of their id. False: they are gone already.
    pub async fn take_identity(
        &mut self,
        (workspace, member): (WorkspaceId, MemberId),
        external: &str,
        gone: &Person,
        forgotten: &Forgotten,
    ) -> Result<bool> {
        let taken =
            sqlx::query("update members set external_id = $3, name = $4 where id = $1 and external_id = $2")
                .bind(member.to_string())
                .bind(external)
                .bind(&gone.id)
                .bind(&gone.name)
                .execute(self.connection())
                .await?;
        if !hit(&taken) {
            return Ok(false);
        }
        let statements = [
            "update audit set external_id = $3, name = $4 where workspace_id = $1 and external_id = $2",
            "update audit set about_external_id = $3, about_name = $4
             where workspace_id = $1 and about_external_id = $2",
        ];
        for statement in statements {
            sqlx::query(statement)
                .bind(workspace.to_string())
                .bind(external)
                .bind(&gone.id)
                .bind(&gone.name)
                .execute(self.connection())
                .await?;
        }
        self.drop_admin(workspace, external).await?;
        sqlx::query("update schedules set created_by = null where created_by = $1")
            .bind(member.to_string())
            .execute(self.connection())
            .await?;
        sqlx::query(
            "insert into forgotten (workspace_id, fingerprint, salt, at) values ($1, $2, $3, $4)
             on conflict (workspace_id, fingerprint) do nothing",
        )
        .bind(workspace.to_string())
        .bind(&forgotten.fingerprint)
        .bind(&forgotten.salt)
        .bind(millis(forgotten.at))
        .execute(self.connection())
        .await?;
        Ok(true)
    }

    /// Deletes the files beside notes that a member of the local chat got: copies of their own data.
    pub async fn erase_local_files(&mut self, external: &str) -> Result<()> {
        sqlx::query(
            "delete from local_files where message_id in (select id from local_messages where only_for = $1)",
        )
        .bind(external)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Who had their data deleted in a workspace at `at` or later.
    pub async fn forgotten_since(
        &mut self,
        platform: Platform,
        workspace: &str,
        at: Timestamp,
    ) -> Result<Vec<Forgotten>> {
        let rows: Vec<(String, String, i64)> = sqlx::query_as(
            "select f.fingerprint, f.salt, f.at from workspaces w join forgotten f on f.workspace_id = w.id
             where w.platform = $1 and w.external_id = $2 and f.at >= $3",
        )
        .bind(platform.name())
        .bind(workspace)
        .bind(millis(at))
        .fetch_all(self.connection())
        .await?;
        rows.into_iter()
            .map(|(fingerprint, salt, at)| Ok(Forgotten { fingerprint, salt, at: super::time(at)? }))
            .collect()
    }

    /// The member's answers in rounds that still collect some, or were closed a moment ago.
    pub async fn answers_in_open_rounds(&mut self, member: MemberId) -> Result<Vec<(RoundId, AnswerId)>> {
        let rows: Vec<(String, String)> = sqlx::query_as(
            "select r.id, a.id from answers a join rounds r on r.id = a.round_id
             where a.member_id = $1 and r.state in ('posting', 'open') order by r.id",
        )
        .bind(member.to_string())
        .fetch_all(self.connection())
        .await?;
        rows.iter().map(|(round, answer)| Ok((parse("round", round)?, parse("answer", answer)?))).collect()
    }

    /// Deletes what an answer consists of.
    pub async fn erase_parts(&mut self, answer: AnswerId) -> Result<u64> {
        let result = sqlx::query("delete from answer_parts where answer_id = $1")
            .bind(answer.to_string())
            .execute(self.connection())
            .await?;
        Ok(result.rows_affected())
    }

    /// Some of a member's answers of which something is left.
    pub async fn answers_with_parts(&mut self, member: MemberId) -> Result<Vec<(RoundId, AnswerId)>> {
        let rows: Vec<(String, String)> = sqlx::query_as(
            "select a.round_id, a.id from answers a where a.member_id = $1
                 and exists (select 1 from answer_parts p where p.answer_id = a.id)
             order by a.id limit $2",
        )
        .bind(member.to_string())
        .bind(ANSWERS)
        .fetch_all(self.connection())
        .await?;
        rows.iter().map(|(round, answer)| Ok((parse("round", round)?, parse("answer", answer)?))).collect()
    }

    /// Deletes some of what a member was told and said in private; returns how many rows, and none once all is
    /// gone.
    pub async fn erase_some_said(&mut self, member: MemberId) -> Result<u64> {
        self.erase_some(SAID, member).await
    }

    /// Deletes some of what a member earned; returns how many rows, and none once all is gone.
    pub async fn erase_some_earned(&mut self, member: MemberId) -> Result<u64> {
        self.erase_some(EARNED, member).await
    }

    async fn erase_some(&mut self, statements: &[&'static str], member: MemberId) -> Result<u64> {
        for statement in statements {
            let result = sqlx::query(*statement)
                .bind(member.to_string())
                .bind(BATCH)
                .execute(self.connection())
                .await?;
            if hit(&result) {
                return Ok(result.rows_affected());
            }
        }
        Ok(0)
    }

    /// The work of a workspace in which an id of a platform is named, done or not.
    pub async fn work_naming(
        &mut self,
        workspace: WorkspaceId,
        external: &str,
    ) -> Result<Vec<(JobId, String)>> {
        let rows: Vec<(String, String)> =
            sqlx::query_as("select id, work from jobs where workspace_id = $1 and work like $2")
                .bind(workspace.to_string())
                .bind(format!("%{}%", serde_json::Value::from(external)))
                .fetch_all(self.connection())
                .await?;
        rows.into_iter().map(|(id, work)| Ok((parse("job", &id)?, work))).collect()
    }

    /// Replaces what a piece of work is, as long as it is what it was.
    pub async fn reword_work(&mut self, job: JobId, from: &str, to: &str) -> Result<()> {
        let result = sqlx::query("update jobs set work = $3 where id = $1 and work = $2")
            .bind(job.to_string())
            .bind(from)
            .bind(to)
            .execute(self.connection())
            .await?;
        hit_one(&result)
    }
}
