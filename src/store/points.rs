//! The ledger of points, and the running totals beside it.
//!
//! A total is changed in the transaction that changes the ledger, for the channel and for the
//! workspace, for each period and each topic, so that a leaderboard reads only the rows it shows
//! (`boards.rs`).

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sqlx::{AssertSqlSafe, FromRow};
use uuid::Uuid;

use super::{Result, Tx, from_json, millis, parse, time};
use crate::practice::{
    Timestamp,
    ids::{ChannelId, MemberId, RoundId, ScheduleId, WorkspaceId},
    period::PeriodKey,
    points::{Counted, Entries, Reason, Values},
    question::Topic,
};

/// An answer that counts from now on, or no longer.
#[derive(Clone, Debug)]
pub struct Award<'a> {
    /// The workspace.
    pub workspace: WorkspaceId,
    /// The channel.
    pub channel: ChannelId,
    /// The round.
    pub round: RoundId,
    /// Who answered.
    pub member: MemberId,
    /// The periods in which the round was posted.
    pub periods: &'a [PeriodKey],
    /// The topics of its question.
    pub topics: &'a [Topic],
}

/// An entry of the ledger.
#[derive(Clone, Debug)]
pub struct LedgerEntry {
    /// Its id.
    pub id: Uuid,
    /// Why.
    pub reason: Reason,
    /// How many.
    pub points: i64,
    /// The day of the round.
    pub day: NaiveDate,
    /// The topic on which it may be the first answer.
    pub topic: Option<Topic>,
    /// When the round was posted.
    pub posted_at: Timestamp,
}

/// An answer that counts, as every query that reads some gives it.
#[derive(FromRow)]
pub(super) struct CountedRow {
    round_id: String,
    posted_at: i64,
    schedule_id: Option<String>,
    sequence: i64,
    asked_by: Option<String>,
    scoring: Option<String>,
    given: i64,
}

impl CountedRow {
    pub(super) fn read(self, member: MemberId) -> Result<Counted> {
        let schedule: Option<ScheduleId> =
            self.schedule_id.as_deref().map(|id| parse("schedule", id)).transpose()?;
        Ok(Counted {
            round: parse("round", &self.round_id)?,
            posted_at: time(self.posted_at)?,
            reason: if schedule.is_some() { Reason::Scheduled } else { Reason::OnDemand },
            own: self.asked_by == Some(member.to_string()),
            of: schedule.map(|schedule| (schedule, self.sequence)),
            scoring: self.scoring.as_deref().map(|json| from_json("scoring", json)).transpose()?,
            given: self.given,
        })
    }
}

impl Tx {
    /// What a workspace gives for what.
    pub async fn point_values(&mut self, workspace: WorkspaceId) -> Result<Values> {
        let rows: Vec<(String, i64)> =
            sqlx::query_as("select reason, points from point_values where workspace_id = $1")
                .bind(workspace.to_string())
                .fetch_all(self.connection())
                .await?;
        let mut values = Values::default();
        for (reason, points) in rows {
            // A newer version may know more reasons.
            if let Ok(reason) = reason.parse() {
                values.set(reason, points);
            }
        }
        Ok(values)
    }

    /// Sets what a workspace gives for a reason.
    pub async fn set_point_value(
        &mut self,
        workspace: WorkspaceId,
        reason: Reason,
        points: i64,
    ) -> Result<()> {
        sqlx::query(
            "insert into point_values (workspace_id, reason, points) values ($1, $2, $3)
             on conflict (workspace_id, reason) do update set points = excluded.points",
        )
        .bind(workspace.to_string())
        .bind(reason.name())
        .bind(points)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Writes entries of a member in a round to the ledger; one that is there already gets its points.
    pub async fn enter_points(
        &mut self,
        award: &Award<'_>,
        entries: &[LedgerEntry],
        now: Timestamp,
    ) -> Result<()> {
        if entries.is_empty() {
            return Ok(());
        }
        // The `Any` driver numbers no placeholders, so they are numbered here; no text of anybody is
        // part of the statement.
        let rows: Vec<String> = (0..entries.len())
            .map(|row| {
                let own: Vec<String> = (6 + 6 * row..).take(6).map(|number| format!("${number}")).collect();
                let (id, what, how) = (&own[0], own[1..4].join(", "), own[4..].join(", "));
                format!("({id}, $1, $2, $3, $4, {what}, $5, {how})")
            })
            .collect();
        let statement = format!(
            "insert into ledger (id, workspace_id, channel_id, round_id, member_id, reason, points, day,
                 created_at, topic, posted_at)
             values {} on conflict (round_id, member_id, reason) do update set points = excluded.points",
            rows.join(", ")
        );
        let mut query = sqlx::query(AssertSqlSafe(statement))
            .bind(award.workspace.to_string())
            .bind(award.channel.to_string())
            .bind(award.round.to_string())
            .bind(award.member.to_string())
            .bind(millis(now));
        for entry in entries {
            query = query
                .bind(entry.id.to_string())
                .bind(entry.reason.name())
                .bind(entry.points)
                .bind(entry.day.to_string())
                .bind(entry.topic.as_ref().map(|topic| topic.0.clone()))
                .bind(millis(entry.posted_at));
        }
        query.execute(self.connection()).await?;
        Ok(())
    }

    /// Takes the points of a member for a reason in a round out of the ledger.
    pub async fn drop_entry(&mut self, round: RoundId, member: MemberId, reason: Reason) -> Result<()> {
        sqlx::query("delete from ledger where round_id = $1 and member_id = $2 and reason = $3")
            .bind(round.to_string())
            .bind(member.to_string())
            .bind(reason.name())
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// What a member has in the ledger for a round.
    pub async fn entries_in(&mut self, round: RoundId, member: MemberId) -> Result<Entries> {
        let rows: Vec<(String, i64)> =
            sqlx::query_as("select reason, points from ledger where round_id = $1 and member_id = $2")
                .bind(round.to_string())
                .bind(member.to_string())
                .fetch_all(self.connection())
                .await?;
        // A newer version may know more reasons.
        let entry = |(reason, points): (String, i64)| Some(((round, reason.parse().ok()?), points));
        Ok(rows.into_iter().filter_map(entry).collect())
    }

    /// A member's answers to rounds on demand of a day, as far as they are in the ledger.
    pub async fn on_demand_of(&mut self, member: MemberId, day: NaiveDate) -> Result<Vec<Counted>> {
        let rows: Vec<CountedRow> = sqlx::query_as(
            "select l.round_id, r.posted_at, r.schedule_id, r.sequence, r.asked_by, r.scoring,
                 l.points as given
             from ledger l join rounds r on r.id = l.round_id
             where l.member_id = $1 and l.day = $2 and l.reason = 'on-demand'",
        )
        .bind(member.to_string())
        .bind(day.to_string())
        .fetch_all(self.connection())
        .await?;
        rows.into_iter().map(|row| row.read(member)).collect()
    }

    /// Of all rounds that a member answered, and that may be the first one on a topic, the first one but
    /// for `but`: when it was posted, and which one it is.
    pub async fn first_on_topic(
        &mut self,
        member: MemberId,
        topic: &Topic,
        but: RoundId,
    ) -> Result<Option<(Timestamp, RoundId)>> {
        let row: Option<(i64, String)> = sqlx::query_as(
            "select posted_at, round_id from ledger
             where member_id = $1 and topic = $2 and topic is not null and round_id <> $3
             order by posted_at, round_id limit 1",
        )
        .bind(member.to_string())
        .bind(&topic.0)
        .bind(but.to_string())
        .fetch_optional(self.connection())
        .await?;
        row.map(|(at, round)| Ok((time(at)?, parse("round", &round)?))).transpose()
    }

    /// Changes the running totals of an answer: its channel's and its workspace's, in every period,
    /// for each topic and for all.
    pub async fn change_totals(&mut self, award: &Award<'_>, points: i64, answers: i64) -> Result<()> {
        if points == 0 && answers == 0 {
            return Ok(());
        }
        let member = award.member.to_string();
        let hidden = i64::from(self.hold_hidden(award.member).await?);
        let scopes = [award.channel.to_string(), award.workspace.to_string()];
        let topics: Vec<&str> =
            std::iter::once("").chain(award.topics.iter().map(|topic| topic.0.as_str())).collect();
        // Always in the same order, so that two transactions cannot wait for each other.
        let mut keys: Vec<(&str, &str, &str)> = scopes
            .iter()
            .flat_map(|scope| award.periods.iter().map(move |period| (scope.as_str(), period.0.as_str())))
            .flat_map(|(scope, period)| topics.iter().map(move |topic| (scope, period, *topic)))
            .collect();
        keys.sort_unstable();
        keys.dedup();
        let rows: Vec<String> = (0..keys.len())
            .map(|row| {
                let (scope, period, topic) = (3 * row + 5, 3 * row + 6, 3 * row + 7);
                format!("(${scope}, ${period}, ${topic}, $1, $2, $3, $4)")
            })
            .collect();
        let statement = format!(
            "insert into totals (scope, period, topic, member_id, points, answers, hidden) values {}
             on conflict (scope, period, topic, member_id) do update set
                 points = totals.points + excluded.points, answers = totals.answers + excluded.answers",
            rows.join(", ")
        );
        let mut query =
            sqlx::query(AssertSqlSafe(statement)).bind(member).bind(points).bind(answers).bind(hidden);
        for (scope, period, topic) in keys {
            query = query.bind(scope).bind(period).bind(topic);
        }
        query.execute(self.connection()).await?;
        Ok(())
    }

    /// Changes for what a member got their points: points, and how many entries there are.
    pub async fn change_reasons(
        &mut self,
        member: MemberId,
        by: &BTreeMap<Reason, (i64, i64)>,
    ) -> Result<()> {
        let by: Vec<_> = by.iter().filter(|(_, change)| **change != (0, 0)).collect();
        if by.is_empty() {
            return Ok(());
        }
        let rows: Vec<String> = (0..by.len())
            .map(|row| format!("($1, ${}, ${}, ${})", 3 * row + 2, 3 * row + 3, 3 * row + 4))
            .collect();
        let statement = format!(
            "insert into reason_totals (member_id, reason, points, times) values {}
             on conflict (member_id, reason) do update set
                 points = reason_totals.points + excluded.points,
                 times = reason_totals.times + excluded.times",
            rows.join(", ")
        );
        let mut query = sqlx::query(AssertSqlSafe(statement)).bind(member.to_string());
        for (reason, (points, times)) in by {
            query = query.bind(reason.name()).bind(*points).bind(*times);
        }
        query.execute(self.connection()).await?;
        Ok(())
    }

    /// For what a member got their points in all the workspace, in the order of the reasons.
    pub async fn points_by_reason(&mut self, member: MemberId) -> Result<Vec<(Reason, i64)>> {
        let rows: Vec<(String, i64)> =
            sqlx::query_as("select reason, points from reason_totals where member_id = $1 and points > 0")
                .bind(member.to_string())
                .fetch_all(self.connection())
                .await?;
        // A newer version may know more reasons.
        let mut reasons: Vec<(Reason, i64)> =
            rows.into_iter().filter_map(|(reason, points)| Some((reason.parse().ok()?, points))).collect();
        reasons.sort_unstable();
        Ok(reasons)
    }
}
