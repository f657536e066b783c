//! The ledger of points, the running totals beside it, and streaks.
//!
//! A total is changed in the transaction that changes the ledger, for the channel and for the
//! workspace, for each period and each topic, so that a leaderboard reads only the rows it shows.

use sqlx::{AssertSqlSafe, FromRow};

use super::{Member, Result, Tx, hit, millis, parse};
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

/// Which totals a leaderboard shows.
#[derive(Clone, Debug)]
pub struct Board<'a> {
    /// A channel's id, or the workspace's.
    pub scope: String,
    /// The period.
    pub period: PeriodKey,
    /// One topic, or all.
    pub topic: Option<&'a Topic>,
}

impl Board<'_> {
    fn topic_text(&self) -> &str {
        self.topic.map_or("", |topic| topic.0.as_str())
    }
}

/// A row of a leaderboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardRow {
    /// Who.
    pub member: Member,
    /// Their points.
    pub points: i64,
    /// Their answers in time.
    pub answers: i64,
}

#[derive(FromRow)]
struct BoardRowRow {
    id: String,
    workspace_id: String,
    external_id: String,
    name: String,
    points: i64,
    answers: i64,
}

impl BoardRowRow {
    fn read(self) -> Result<BoardRow> {
        Ok(BoardRow {
            member: Member {
                id: parse("member", &self.id)?,
                workspace: parse("workspace", &self.workspace_id)?,
                external: self.external_id,
                name: self.name,
            },
            points: self.points,
            answers: self.answers,
        })
    }
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
            .map(|row| format!("(${}, ${}, ${}, $1, $2, $3)", 3 * row + 4, 3 * row + 5, 3 * row + 6))
            .collect();
        let statement = format!(
            "insert into totals (scope, period, topic, member_id, points, answers) values {}
             on conflict (scope, period, topic, member_id) do update set
                 points = totals.points + excluded.points, answers = totals.answers + excluded.answers",
            rows.join(", ")
        );
        let mut query = sqlx::query(AssertSqlSafe(statement)).bind(member).bind(points).bind(answers);
        for (scope, period, topic) in keys {
            query = query.bind(scope).bind(period).bind(topic);
        }
        query.execute(self.connection()).await?;
        Ok(())
    }

    /// The first rows of a leaderboard: most points first.
    pub async fn board(&mut self, board: &Board<'_>, limit: i64) -> Result<Vec<BoardRow>> {
        let rows: Vec<BoardRowRow> = sqlx::query_as(
            "select m.id, m.workspace_id, m.external_id, m.name, t.points, t.answers
             from totals t join members m on m.id = t.member_id
             where t.scope = $1 and t.period = $2 and t.topic = $3 and t.answers > 0
             order by t.points desc, t.member_id limit $4",
        )
        .bind(&board.scope)
        .bind(&board.period.0)
        .bind(board.topic_text())
        .bind(limit)
        .fetch_all(self.connection())
        .await?;
        rows.into_iter().map(BoardRowRow::read).collect()
    }

    /// One member's row of a leaderboard, and their place; none if they have no answer in it.
    pub async fn board_place(
        &mut self,
        board: &Board<'_>,
        member: MemberId,
    ) -> Result<Option<(u64, BoardRow)>> {
        let row: Option<BoardRowRow> = sqlx::query_as(
            "select m.id, m.workspace_id, m.external_id, m.name, t.points, t.answers
             from totals t join members m on m.id = t.member_id
             where t.scope = $1 and t.period = $2 and t.topic = $3 and t.member_id = $4 and t.answers > 0",
        )
        .bind(&board.scope)
        .bind(&board.period.0)
        .bind(board.topic_text())
        .bind(member.to_string())
        .fetch_optional(self.connection())
        .await?;
        let Some(row) = row else { return Ok(None) };
        let better: i64 = sqlx::query_scalar(
            "select count(*) from totals
             where scope = $1 and period = $2 and topic = $3 and points > $4 and answers > 0",
        )
        .bind(&board.scope)
        .bind(&board.period.0)
        .bind(board.topic_text())
        .bind(row.points)
        .fetch_one(self.connection())
        .await?;
        Ok(Some((u64::try_from(better).unwrap_or(0) + 1, row.read()?)))
    }

    /// How many members a leaderboard has.
    pub async fn board_size(&mut self, board: &Board<'_>) -> Result<i64> {
        Ok(sqlx::query_scalar(
            "select count(*) from totals where scope = $1 and period = $2 and topic = $3 and answers > 0",
        )
        .bind(&board.scope)
        .bind(&board.period.0)
        .bind(board.topic_text())
        .fetch_one(self.connection())
        .await?)
    }

    /// A member's topics with points in a scope and period, most points first.
    pub async fn topics_of(
        &mut self,
        scope: &str,
        period: &PeriodKey,
        member: MemberId,
    ) -> Result<Vec<(Topic, i64)>> {
        let rows: Vec<(String, i64)> = sqlx::query_as(
            "select topic, points from totals
             where scope = $1 and period = $2 and member_id = $3 and topic <> '' and points > 0
             order by points desc, topic",
        )
        .bind(scope)
        .bind(&period.0)
        .bind(member.to_string())
        .fetch_all(self.connection())
        .await?;
        Ok(rows.into_iter().map(|(topic, points)| (Topic(topic), points)).collect())
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

    /// A member's streaks by the schedule's name, in a channel or in all of the workspace's. A streak
    /// runs on while its schedule's newest round is answered, or still open.
    pub async fn streaks_of(
        &mut self,
        member: MemberId,
        channel: Option<ChannelId>,
    ) -> Result<Vec<(String, Streak)>> {
        let rows: Vec<(String, i64, i64, i64)> = sqlx::query_as(
            "select s.name, k.current, k.best,
                 s.last_sequence - k.last_sequence - (select count(*) from rounds r
                     where r.schedule_id = s.id and r.sequence = s.last_sequence and r.state = 'open'
                     and r.sequence > k.last_sequence)
             from streaks k join schedules s on s.id = k.schedule_id
             where k.member_id = $1 and ($2 = '' or s.channel_id = $2)
             order by k.current desc, s.name",
        )
        .bind(member.to_string())
        .bind(channel.map(|channel| channel.to_string()).unwrap_or_default())
        .fetch_all(self.connection())
        .await?;
        Ok(rows
            .into_iter()
            .map(|(name, current, best, missed)| {
                let rounds = |count: i64| u32::try_from(count).unwrap_or(0);
                let current = if missed > 0 { 0 } else { rounds(current) };
                (name, Streak { current, best: rounds(best) })
            })
            .collect())
    }
}
