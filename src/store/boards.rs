//! Leaderboards and stats: what is read of the running totals and streaks, and never changed here.
//!
//! A leaderboard's rows are of one scope, period and topic, so that a page reads only what it shows.

use sqlx::FromRow;

use super::{Member, Result, Tx, parse, streaks::run};
use crate::practice::{
    ids::{ChannelId, MemberId},
    period::PeriodKey,
    question::Topic,
    streak::Streak,
};

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

    /// A member's streaks by the schedule's name, in a channel or in all of the workspace's, as of now: the
    /// rounds since the last one that they answered were missed, but for one that is still open.
    pub async fn streaks_of(
        &mut self,
        member: MemberId,
        channel: Option<ChannelId>,
    ) -> Result<Vec<(String, Streak)>> {
        let rows: Vec<(String, i64, i64, i64, i64)> = sqlx::query_as(
            "select s.name, k.current, k.best, k.since_forgiven,
                 s.last_sequence - k.last_sequence - (select count(*) from rounds r
                     where r.schedule_id = s.id and r.sequence = s.last_sequence and r.state = 'open'
                     and r.sequence > k.last_sequence)
                 - (select count(*) from rounds r
                     where r.schedule_id = s.id and r.sequence > k.last_sequence and r.state = 'voided')
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
            .map(|(name, current, best, since, missed)| {
                let missed = u32::try_from(missed).unwrap_or(0);
                (name, run(current, best, since).missed(missed).streak)
            })
            .collect())
    }
}
