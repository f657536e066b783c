//! Everything of a workspace from which the bot was removed, taken out in batches that are so small that
//! nobody waits for them, what others refer to last.

use sqlx::FromRow;

use super::{Result, Tx, hit, millis, parse, time};
use crate::{
    chat::place::Platform,
    practice::{
        Timestamp,
        ids::{RoundId, WorkspaceId},
    },
};

/// How many rows of a table go in one transaction.
const BATCH: i64 = 500;

/// How many rounds go in one transaction, each with all its answers.
const ROUNDS: i64 = 10;

/// What the id of a workspace on its platform begins with once its data goes: whoever adds the bot there
/// again has a new workspace.
const GOING: &str = "gone:";

/// A workspace from which the bot was removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftWorkspace {
    /// The workspace.
    pub id: WorkspaceId,
    /// Its platform.
    pub platform: Platform,
    /// Its id on the platform; none once its data goes.
    pub external: Option<String>,
    /// Its name.
    pub name: String,
    /// When the bot was removed from it.
    pub left_at: Timestamp,
}

impl LeftWorkspace {
    /// Where it stands among all that were left, the longest gone first.
    #[must_use]
    pub fn place(&self) -> LeftPlace {
        LeftPlace(self.left_at, self.id)
    }
}

/// A place among the workspaces that were left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftPlace(Timestamp, WorkspaceId);

#[derive(FromRow)]
struct Row {
    id: String,
    platform: String,
    external_id: String,
    name: String,
    left_at: i64,
}

impl Row {
    fn read(self) -> Result<LeftWorkspace> {
        Ok(LeftWorkspace {
            id: parse("workspace", &self.id)?,
            platform: parse("platform", &self.platform)?,
            external: Some(self.external_id).filter(|external| !external.starts_with(GOING)),
            name: self.name,
            left_at: time(self.left_at)?,
        })
    }
}

/// What is left of a workspace without its rounds, what others refer to last: the tables, and which of
/// their rows are its own.
const TABLES: &[&str] = &[
    "delete from jobs where id in (select id from jobs where workspace_id = $1 limit $2)",
    "delete from totals where (scope, period, topic, member_id) in (
         select t.scope, t.period, t.topic, t.member_id from members m join totals t on t.member_id = m.id
         where m.workspace_id = $1 limit $2)",
    "delete from reason_totals where (member_id, reason) in (
         select t.member_id, t.reason from members m join reason_totals t on t.member_id = m.id
         where m.workspace_id = $1 limit $2)",
    "delete from streaks where (schedule_id, member_id) in (
         select k.schedule_id, k.member_id from members m join streaks k on k.member_id = m.id
         where m.workspace_id = $1 limit $2)",
    "delete from hints_taken where (subject, member_id) in (
         select h.subject, h.member_id from members m join hints_taken h on h.member_id = m.id
         where m.workspace_id = $1 limit $2)",
    "delete from private_questions where id in (
         select id from private_questions where workspace_id = $1 limit $2)",
    "delete from slots where (schedule_id, local_time) in (
         select t.schedule_id, t.local_time from schedules s join slots t on t.schedule_id = s.id
         where s.workspace_id = $1 limit $2)",
    "delete from schedules where id in (select id from schedules where workspace_id = $1 limit $2)",
    "delete from admins where (workspace_id, external_id) in (
         select workspace_id, external_id from admins where workspace_id = $1 limit $2)",
    "delete from audit where id in (select id from audit where workspace_id = $1 limit $2)",
    "delete from point_values where (workspace_id, reason) in (
         select workspace_id, reason from point_values where workspace_id = $1 limit $2)",
    "delete from dropped_questions where (workspace_id, question_id) in (
         select workspace_id, question_id from dropped_questions where workspace_id = $1 limit $2)",
    "delete from forgotten where (workspace_id, fingerprint) in (
         select workspace_id, fingerprint from forgotten where workspace_id = $1 limit $2)",
    "delete from members where id in (select id from members where workspace_id = $1 limit $2)",
    "delete from channels where id in (select id from channels where workspace_id = $1 limit $2)",
    "delete from workspaces where id in (select id from workspaces where id = $1 limit $2)",
];

/// What hangs on a round.
const OF_A_ROUND: &[&str] = &[
    "delete from hints_taken where subject = $1",
    "delete from shown_messages where round_id = $1",
    "delete from answer_parts where round_id = $1",
    "delete from answers where round_id = $1",
    "delete from ledger where round_id = $1",
    "delete from rounds where id = $1",
];

impl Tx {
    /// The workspaces from which the bot was removed before `before` and whose data has not begun to go, the
    /// longest gone first: those that come after a place, or the first ones.
    pub async fn left_workspaces(
        &mut self,
        before: Timestamp,
        after: Option<LeftPlace>,
        limit: i64,
    ) -> Result<Vec<LeftWorkspace>> {
        let (after, id) =
            after.map_or((i64::MIN, String::new()), |LeftPlace(at, id)| (millis(at), id.to_string()));
        let rows: Vec<Row> = sqlx::query_as(
            "select id, platform, external_id, name, left_at from workspaces
             where left_at is not null and left_at < $1 and external_id not like $2
                 and (left_at > $3 or (left_at = $3 and id > $4))
             order by left_at, id limit $5",
        )
        .bind(millis(before))
        .bind(format!("{GOING}%"))
        .bind(after)
        .bind(id)
        .bind(limit)
        .fetch_all(self.connection())
        .await?;
        rows.into_iter().map(Row::read).collect()
    }

    /// Workspaces whose data has begun to go, the longest gone first.
    pub async fn going_workspaces(&mut self, limit: i64) -> Result<Vec<LeftWorkspace>> {
        let rows: Vec<Row> = sqlx::query_as(
            "select id, platform, external_id, name, left_at from workspaces
             where left_at is not null and external_id like $1 order by left_at, id limit $2",
        )
        .bind(format!("{GOING}%"))
        .bind(limit)
        .fetch_all(self.connection())
        .await?;
        rows.into_iter().map(Row::read).collect()
    }

    /// The data of a workspace goes from now on: the platform's id finds it no more. False: the bot is back
    /// in it, or that was said before.
    pub async fn let_workspace_go(&mut self, id: WorkspaceId, before: Timestamp) -> Result<bool> {
        let result = sqlx::query(
            "update workspaces set external_id = $3 where id = $1 and left_at < $2 and external_id not like $4",
        )
        .bind(id.to_string())
        .bind(millis(before))
        .bind(format!("{GOING}{id}"))
        .bind(format!("{GOING}%"))
        .execute(self.connection())
        .await?;
        Ok(hit(&result))
    }

    /// Takes out some of what was sent to a workspace, by its id on the platform; returns how much.
    pub async fn remove_deliveries_to(&mut self, external: &str) -> Result<u64> {
        let result = sqlx::query(
            "delete from deliveries where key in (select key from deliveries where place like $1 limit $2)",
        )
        .bind(format!("{{\"workspace\":{},%", serde_json::Value::from(external)))
        .bind(BATCH)
        .execute(self.connection())
        .await?;
        Ok(result.rows_affected())
    }

    /// Takes out some of a workspace's data; returns how many rows of it, and none once all is gone.
    pub async fn remove_some_of(&mut self, id: WorkspaceId) -> Result<u64> {
        let rounds: Vec<String> = sqlx::query_scalar(
            "select r.id from channels c join rounds r on r.channel_id = c.id where c.workspace_id = $1 limit $2",
        )
        .bind(id.to_string())
        .bind(ROUNDS)
        .fetch_all(self.connection())
        .await?;
        let mut removed = 0;
        for round in &rounds {
            removed += self.remove_round(parse("round", round)?).await?;
        }
        if removed > 0 {
            return Ok(removed);
        }
        for statement in TABLES {
            let result =
                sqlx::query(*statement).bind(id.to_string()).bind(BATCH).execute(self.connection()).await?;
            if hit(&result) {
                return Ok(result.rows_affected());
            }
        }
        Ok(0)
    }

    async fn remove_round(&mut self, id: RoundId) -> Result<u64> {
        let mut removed = 0;
        for statement in OF_A_ROUND {
            let result = sqlx::query(*statement).bind(id.to_string()).execute(self.connection()).await?;
            removed += result.rows_affected();
        }
        Ok(removed)
    }
}
