//! Reading what is kept about a member.

use std::collections::HashMap;

use super::{
    super::{Result, Tx, Workspace, parse, time},
    OwnAnswer, OwnCounts, OwnData, OwnDeed, OwnNamed, OwnPart, OwnPoints, OwnPrivate, OwnTotal,
};
use crate::{
    chat::place::Platform,
    practice::{
        Timestamp,
        ids::{MemberId, WorkspaceId},
        privacy::Retention,
    },
};

type PartRow = (String, String, i64, Option<i64>, Option<i64>, i64);
type AnswerRow = (String, Option<String>, String, Option<i64>, i64);
type PrivateRow = (String, String, i64, Option<String>, Option<i64>);
type PointsRow = (String, Option<String>, String, String, String, i64, i64);

/// The title in a question's JSON, as far as it can be read.
fn title_of(question: Option<&str>) -> Option<String> {
    let question: serde_json::Value = serde_json::from_str(question?).ok()?;
    question.get("title")?.as_str().map(str::to_owned)
}

fn moment(millis: Option<i64>) -> Result<Option<Timestamp>> {
    millis.map(time).transpose()
}

impl Tx {
    /// The workspaces of a platform in which somebody is known, by their id on the platform.
    pub async fn memberships(
        &mut self,
        platform: Platform,
        external: &str,
    ) -> Result<Vec<(WorkspaceId, MemberId)>> {
        let rows: Vec<(String, String)> = sqlx::query_as(
            "select w.id, m.id from workspaces w join members m on m.workspace_id = w.id
             where w.platform = $1 and m.external_id = $2 and w.external_id not like 'gone:%' order by w.name, w.id",
        )
        .bind(platform.name())
        .bind(external)
        .fetch_all(self.connection())
        .await?;
        rows.iter()
            .map(|(workspace, member)| Ok((parse("workspace", workspace)?, parse("member", member)?)))
            .collect()
    }

    /// For how long a workspace keeps the texts of answers.
    pub async fn retention(&mut self, workspace: WorkspaceId) -> Result<Retention> {
        let days: i64 = sqlx::query_scalar("select retention_days from workspaces where id = $1")
            .bind(workspace.to_string())
            .fetch_one(self.connection())
            .await?;
        Ok(Retention::of_days(days).unwrap_or_default())
    }

    /// Sets for how long a workspace keeps the texts of answers.
    pub async fn set_retention(&mut self, workspace: WorkspaceId, retention: Retention) -> Result<()> {
        sqlx::query("update workspaces set retention_days = $2 where id = $1")
            .bind(workspace.to_string())
            .bind(i64::from(retention.days()))
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// How much is kept about a member.
    pub async fn own_counts(&mut self, member: MemberId) -> Result<OwnCounts> {
        Ok(sqlx::query_as(
            "select (select count(*) from answers where member_id = $1) as answers,
                 (select cast(coalesce(sum(points), 0) as bigint) from reason_totals where member_id = $1) as points,
                 (select count(*) from private_questions where member_id = $1) as private_questions,
                 (select count(*) from hints_taken where member_id = $1) as hints,
                 (select count(*) from schedules where created_by = $1 and state in ('active', 'paused'))
                     as schedules",
        )
        .bind(member.to_string())
        .fetch_one(self.connection())
        .await?)
    }

    /// All that is kept about a member.
    pub async fn own_data(&mut self, workspace: Workspace, member: MemberId) -> Result<OwnData> {
        let id = member.to_string();
        let (external, name, known_since, hidden): (String, String, i64, i64) =
            sqlx::query_as("select external_id, name, created_at, hidden from members where id = $1")
                .bind(&id)
                .fetch_one(self.connection())
                .await?;
        let admin_since: Option<i64> =
            sqlx::query_scalar("select added_at from admins where workspace_id = $1 and external_id = $2")
                .bind(workspace.id.to_string())
                .bind(&external)
                .fetch_optional(self.connection())
                .await?;
        Ok(OwnData {
            answers: self.own_answers(&id).await?,
            points: self.own_points(&id).await?,
            totals: self.own_totals(&id).await?,
            reasons: self
                .three(
                    "select reason, points, times from reason_totals where member_id = $1 order by reason",
                    &id,
                )
                .await?,
            streaks: self
                .three(
                    "select s.name, k.current, k.best from streaks k join schedules s on s.id = k.schedule_id
                 where k.member_id = $1 order by s.name",
                    &id,
                )
                .await?,
            hints: self.own_hints(&id).await?,
            private: self.own_private(&id).await?,
            schedules: self.own_schedules(&id).await?,
            asked_for: self.own_questions(&id).await?,
            deeds: self.own_deeds(workspace.id, &external).await?,
            workspace,
            external,
            name,
            known_since: time(known_since)?,
            on_boards: hidden == 0,
            admin_since: moment(admin_since)?,
        })
    }

    async fn three(&mut self, statement: &'static str, member: &str) -> Result<Vec<(String, i64, i64)>> {
        Ok(sqlx::query_as(statement).bind(member).fetch_all(self.connection()).await?)
    }

    async fn own_answers(&mut self, member: &str) -> Result<Vec<OwnAnswer>> {
        let parts: Vec<PartRow> = sqlx::query_as(
            "select a.round_id, p.body, p.said_at, p.edited_at, p.removed_at, p.late
             from answers a join answer_parts p on p.answer_id = a.id
             where a.member_id = $1 order by p.said_at, p.source",
        )
        .bind(member)
        .fetch_all(self.connection())
        .await?;
        let mut of_round = HashMap::<String, Vec<OwnPart>>::new();
        for (round, text, said_at, edited_at, removed_at, late) in parts {
            let part = OwnPart {
                text,
                said_at: time(said_at)?,
                edited_at: moment(edited_at)?,
                removed_at: moment(removed_at)?,
                late: late != 0,
            };
            of_round.entry(round).or_default().push(part);
        }
        let answers: Vec<AnswerRow> = sqlx::query_as(
            "select r.id, r.question, c.name, r.posted_at, a.counted
             from answers a join rounds r on r.id = a.round_id join channels c on c.id = r.channel_id
             where a.member_id = $1 order by r.id",
        )
        .bind(member)
        .fetch_all(self.connection())
        .await?;
        answers
            .into_iter()
            .map(|(round, question, channel, asked_at, counted)| {
                Ok(OwnAnswer {
                    parts: of_round.remove(&round).unwrap_or_default(),
                    question: title_of(question.as_deref()).unwrap_or_default(),
                    round,
                    channel,
                    asked_at: moment(asked_at)?,
                    counted: counted != 0,
                })
            })
            .collect()
    }

    async fn own_points(&mut self, member: &str) -> Result<Vec<OwnPoints>> {
        let rows: Vec<PointsRow> = sqlx::query_as(
            "select l.round_id, r.question, c.name, l.day, l.reason, l.points, l.created_at
             from ledger l join rounds r on r.id = l.round_id join channels c on c.id = l.channel_id
             where l.member_id = $1 order by l.day, l.round_id, l.reason",
        )
        .bind(member)
        .fetch_all(self.connection())
        .await?;
        rows.into_iter()
            .map(|(round, question, channel, day, reason, points, given_at)| {
                let question = title_of(question.as_deref()).unwrap_or_default();
                Ok(OwnPoints { round, question, channel, day, reason, points, given_at: time(given_at)? })
            })
            .collect()
    }

    async fn own_totals(&mut self, member: &str) -> Result<Vec<OwnTotal>> {
        let rows: Vec<(Option<String>, String, String, i64, i64)> = sqlx::query_as(
            "select c.name, t.period, t.topic, t.points, t.answers
             from totals t left join channels c on c.id = t.scope
             where t.member_id = $1 order by c.name, t.period, t.topic",
        )
        .bind(member)
        .fetch_all(self.connection())
        .await?;
        let total =
            |(channel, period, topic, points, answers): (Option<String>, String, String, i64, i64)| {
                let topic = Some(topic).filter(|topic| !topic.is_empty());
                OwnTotal { channel, period, topic, points, answers }
            };
        Ok(rows.into_iter().map(total).collect())
    }

    async fn own_hints(&mut self, member: &str) -> Result<Vec<(String, i64)>> {
        Ok(sqlx::query_as("select subject, taken from hints_taken where member_id = $1 order by subject")
            .bind(member)
            .fetch_all(self.connection())
            .await?)
    }

    async fn own_private(&mut self, member: &str) -> Result<Vec<OwnPrivate>> {
        let rows: Vec<PrivateRow> = sqlx::query_as(
            "select question_id, question, asked_at, answer, answered_at
             from private_questions where member_id = $1 order by asked_at, id",
        )
        .bind(member)
        .fetch_all(self.connection())
        .await?;
        rows.into_iter()
            .map(|(question_id, question, asked_at, answer, answered_at)| {
                Ok(OwnPrivate {
                    question_id,
                    question: title_of(Some(&question)),
                    asked_at: time(asked_at)?,
                    answer,
                    answered_at: moment(answered_at)?,
                })
            })
            .collect()
    }

    async fn own_schedules(&mut self, member: &str) -> Result<Vec<OwnNamed>> {
        let rows: Vec<(String, i64)> = sqlx::query_as(
            "select name, created_at from schedules where created_by = $1 order by created_at, id",
        )
        .bind(member)
        .fetch_all(self.connection())
        .await?;
        rows.into_iter().map(|(name, at)| Ok(OwnNamed { name, at: time(at)? })).collect()
    }

    async fn own_questions(&mut self, member: &str) -> Result<Vec<OwnNamed>> {
        let rows: Vec<(Option<String>, i64)> =
            sqlx::query_as("select question, due_at from rounds where asked_by = $1 order by due_at, id")
                .bind(member)
                .fetch_all(self.connection())
                .await?;
        rows.into_iter()
            .map(|(question, at)| {
                Ok(OwnNamed { name: title_of(question.as_deref()).unwrap_or_default(), at: time(at)? })
            })
            .collect()
    }

    async fn own_deeds(&mut self, workspace: WorkspaceId, external: &str) -> Result<Vec<OwnDeed>> {
        let rows: Vec<(String, String, i64, i64)> = sqlx::query_as(
            "select action, detail, at, case when external_id = $2 then 1 else 0 end
             from audit where workspace_id = $1 and (external_id = $2 or about_external_id = $2) order by at, id",
        )
        .bind(workspace.to_string())
        .bind(external)
        .fetch_all(self.connection())
        .await?;
        rows.into_iter()
            .map(|(action, detail, at, by_them)| {
                Ok(OwnDeed { action, detail, at: time(at)?, by_them: by_them != 0 })
            })
            .collect()
    }
}
