//! The ledger of points, the running totals beside it, and streaks.
//!
//! A total is changed in the transaction that changes the ledger, for the channel and for the
//! workspace, for each period and each topic, so that a leaderboard reads only the rows it shows
//! (`boards.rs`).

use sqlx::AssertSqlSafe;

use super::{Result, Tx, hit, millis};
use crate::practice::{
    Timestamp,
    ids::{ChannelId, MemberId, RoundId, ScheduleId, WorkspaceId},
    period::PeriodKey,
    points::Reason,
    question::Topic,
    streak::Streak,
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

impl Tx {
    /// Enters points in the ledger, unless the member has points for that reason in that round.
    /// Returns whether they are new. The totals are changed by [`Tx::change_totals`].
    pub async fn enter_points(
        &mut self,
        award: &Award<'_>,
        id: uuid::Uuid,
        (reason, points): (Reason, i64),
        day: chrono::NaiveDate,
        now: Timestamp,
    ) -> Result<bool> {
        let result = sqlx::query(
            "insert into ledger (id, workspace_id, channel_id, round_id, member_id, reason, points, day, created_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
             on conflict (round_id, member_id, reason) do nothing",
        )
        .bind(id.to_string())
        .bind(award.workspace.to_string())
        .bind(award.channel.to_string())
        .bind(award.round.to_string())
        .bind(award.member.to_string())
        .bind(reason.name())
        .bind(points)
        .bind(day.to_string())
        .bind(millis(now))
        .execute(self.connection())
        .await?;
        Ok(hit(&result))
    }

    /// Takes all points of a member in a round out of the ledger, and returns how many they were.
    pub async fn take_points(&mut self, round: RoundId, member: MemberId) -> Result<i64> {
        let taken: Vec<i64> =
            sqlx::query_scalar("delete from ledger where round_id = $1 and member_id = $2 returning points")
                .bind(round.to_string())
                .bind(member.to_string())
                .fetch_all(self.connection())
                .await?;
        Ok(taken.iter().sum())
    }

    /// How many of the member's rounds have earned points for a reason on a day.
    pub async fn count_points_on(
        &mut self,
        member: MemberId,
        day: chrono::NaiveDate,
        reason: Reason,
    ) -> Result<i64> {
        Ok(sqlx::query_scalar(
            "select count(*) from ledger where member_id = $1 and day = $2 and reason = $3",
        )
        .bind(member.to_string())
        .bind(day.to_string())
        .bind(reason.name())
        .fetch_one(self.connection())
        .await?)
    }

    /// Changes the running totals of an answer: its channel's and its workspace's, in every period,
    /// for each topic and for all.
    pub async fn change_totals(&mut self, award: &Award<'_>, points: i64, answers: i64) -> Result<()> {
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
        // The `Any` driver numbers no placeholders, so they are numbered here; no text of anybody is
        // part of the statement.
        let rows: Vec<String> = (0..keys.len())
            .map(|row| format!("(${}, ${}, ${}, $1, $2, $3, $4)", 3 * row + 5, 3 * row + 6, 3 * row + 7))
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

    /// A member's streak in a schedule as it is kept, and the last round that they answered; none if they
    /// never answered one.
    pub async fn streak(&mut self, schedule: ScheduleId, member: MemberId) -> Result<Option<(Streak, i64)>> {
        let row: Option<(i64, i64, i64)> = sqlx::query_as(
            "select current, best, last_sequence from streaks where schedule_id = $1 and member_id = $2",
        )
        .bind(schedule.to_string())
        .bind(member.to_string())
        .fetch_optional(self.connection())
        .await?;
        let rounds = |count: i64| u32::try_from(count).unwrap_or(0);
        Ok(row.map(|(current, best, last)| (Streak { current: rounds(current), best: rounds(best) }, last)))
    }

    /// Keeps a member's streak in a schedule as of the last round that they answered.
    pub async fn keep_streak(
        &mut self,
        schedule: ScheduleId,
        member: MemberId,
        streak: Streak,
        last_sequence: i64,
    ) -> Result<()> {
        sqlx::query(
            "insert into streaks (schedule_id, member_id, current, best, last_sequence)
             values ($1, $2, $3, $4, $5)
             on conflict (schedule_id, member_id) do update set
                 current = excluded.current, best = excluded.best, last_sequence = excluded.last_sequence",
        )
        .bind(schedule.to_string())
        .bind(member.to_string())
        .bind(i64::from(streak.current))
        .bind(i64::from(streak.best))
        .bind(last_sequence)
        .execute(self.connection())
        .await?;
        Ok(())
    }
}
