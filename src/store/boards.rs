//! Leaderboards and stats: what is read of the running totals and streaks, and who is on none.
//!
//! A leaderboard's rows are of one scope, period and topic, in the order of an index that holds all that
//! a place is counted from (`totals_on_board`), so that a page reads only what it shows. On a leaderboard
//! is who has points or answers there, and is not hidden by their own wish.

use sqlx::{AssertSqlSafe, FromRow};

use super::{Backend, Member, Result, Tx, hit_one, parse, streaks::run};
use crate::practice::{
    ids::{ChannelId, MemberId},
    period::PeriodKey,
    question::Topic,
    standing::{BY_NAME, PAGE_ROWS},
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

/// What picks the rows of a leaderboard, by its scope, period and topic.
macro_rules! on_board {
    () => {
        "scope = $1 and period = $2 and topic = $3 and hidden = 0 and (points > 0 or answers > 0)"
    };
}

/// Rows of a leaderboard that are picked and put in order by a statement, with who they are of: only
/// those are looked up.
macro_rules! rows {
    ($($picked:expr),+) => {
        concat!(
            "select m.id, m.workspace_id, m.external_id, m.name, t.points, t.answers
             from (select member_id, points, answers from totals where ",
            $($picked),+,
            ") t join members m on m.id = t.member_id order by t.points desc, t.member_id"
        )
    };
}

/// A side of a row of a leaderboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Better, or as good and met before.
    Above,
    /// Worse, or as good and met later.
    Below,
}

/// Where a member stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Their row.
    pub row: BoardRow,
    /// How many members of the leaderboard have more points.
    pub better: u64,
    /// Whether they are on no leaderboard, by their own wish.
    pub hidden: bool,
}

impl Tx {
    /// The rows of a leaderboard after those that come before, as many as a page has and one more: most
    /// points first, and of those with the same points who was met first.
    pub async fn board(&mut self, board: &Board<'_>, before: u64) -> Result<Vec<BoardRow>> {
        // How many they are stands in the statement: of a number that it is not told, PostgreSQL expects a
        // tenth of all rows, and reads all members beside them.
        let statement =
            format!(rows!(on_board!(), " order by points desc, member_id limit {} offset $4"), PAGE_ROWS + 1);
        let rows: Vec<BoardRowRow> = sqlx::query_as(AssertSqlSafe(statement))
            .bind(&board.scope)
            .bind(&board.period.0)
            .bind(board.topic_text())
            .bind(i64::try_from(before).unwrap_or(i64::MAX))
            .fetch_all(self.connection())
            .await?;
        rows.into_iter().map(BoardRowRow::read).collect()
    }

    /// The rows of a leaderboard with so many points, who was met first before the others: as many as may
    /// stand by name, and one more.
    pub async fn board_ties(&mut self, board: &Board<'_>, points: i64) -> Result<Vec<BoardRow>> {
        let statement =
            format!(rows!(on_board!(), " and points = $4 order by member_id limit {}"), BY_NAME + 1);
        let rows: Vec<BoardRowRow> = sqlx::query_as(AssertSqlSafe(statement))
            .bind(&board.scope)
            .bind(&board.period.0)
            .bind(board.topic_text())
            .bind(points)
            .fetch_all(self.connection())
            .await?;
        rows.into_iter().map(BoardRowRow::read).collect()
    }

    /// Of those with the same points as a member, the one beside them.
    pub async fn board_tied(
        &mut self,
        board: &Board<'_>,
        (member, points): (MemberId, i64),
        side: Side,
    ) -> Result<Option<BoardRow>> {
        let beside = match side {
            Side::Above => {
                rows!(on_board!(), " and points = $4 and member_id < $5 order by member_id desc limit 1")
            }
            Side::Below => {
                rows!(on_board!(), " and points = $4 and member_id > $5 order by member_id limit 1")
            }
        };
        let row: Option<BoardRowRow> = sqlx::query_as(beside)
            .bind(&board.scope)
            .bind(&board.period.0)
            .bind(board.topic_text())
            .bind(points)
            .bind(member.to_string())
            .fetch_optional(self.connection())
            .await?;
        row.map(BoardRowRow::read).transpose()
    }

    /// Of those with other points than so many, the nearest one.
    pub async fn board_beside(
        &mut self,
        board: &Board<'_>,
        points: i64,
        side: Side,
    ) -> Result<Option<BoardRow>> {
        let beside = match side {
            Side::Above => rows!(on_board!(), " and points > $4 order by points, member_id desc limit 1"),
            Side::Below => rows!(on_board!(), " and points < $4 order by points desc, member_id limit 1"),
        };
        let row: Option<BoardRowRow> = sqlx::query_as(beside)
            .bind(&board.scope)
            .bind(&board.period.0)
            .bind(board.topic_text())
            .bind(points)
            .fetch_optional(self.connection())
            .await?;
        row.map(BoardRowRow::read).transpose()
    }

    /// Where one member stands, on the leaderboard or hidden; none if they have no points and no answer
    /// there.
    pub async fn board_place(&mut self, board: &Board<'_>, member: MemberId) -> Result<Option<Standing>> {
        let row: Option<BoardRowRow> = sqlx::query_as(
            "select m.id, m.workspace_id, m.external_id, m.name, t.points, t.answers
             from totals t join members m on m.id = t.member_id
             where t.scope = $1 and t.period = $2 and t.topic = $3 and t.member_id = $4
                 and (t.points > 0 or t.answers > 0)",
        )
        .bind(&board.scope)
        .bind(&board.period.0)
        .bind(board.topic_text())
        .bind(member.to_string())
        .fetch_optional(self.connection())
        .await?;
        let Some(row) = row else { return Ok(None) };
        let row = row.read()?;
        let better = self.count_better(board, row.points).await?;
        Ok(Some(Standing { row, better, hidden: self.is_hidden(member).await? }))
    }

    /// How many members of a leaderboard have more points.
    pub async fn count_better(&mut self, board: &Board<'_>, points: i64) -> Result<u64> {
        let better: i64 = sqlx::query_scalar(concat!(
            "select count(*) from totals where ",
            on_board!(),
            " and points > $4"
        ))
        .bind(&board.scope)
        .bind(&board.period.0)
        .bind(board.topic_text())
        .bind(points)
        .fetch_one(self.connection())
        .await?;
        Ok(u64::try_from(better).unwrap_or(0))
    }

    /// How many members a leaderboard has.
    pub async fn board_size(&mut self, board: &Board<'_>) -> Result<u64> {
        let size: i64 = sqlx::query_scalar(concat!("select count(*) from totals where ", on_board!()))
            .bind(&board.scope)
            .bind(&board.period.0)
            .bind(board.topic_text())
            .fetch_one(self.connection())
            .await?;
        Ok(u64::try_from(size).unwrap_or(0))
    }

    /// Whether a member is on no leaderboard, by their own wish.
    pub async fn is_hidden(&mut self, member: MemberId) -> Result<bool> {
        let hidden: i64 = sqlx::query_scalar("select hidden from members where id = $1")
            .bind(member.to_string())
            .fetch_one(self.connection())
            .await?;
        Ok(hidden != 0)
    }

    /// The same, and nobody changes it before this transaction ends: for who writes it beside totals. (On
    /// SQLite nobody writes meanwhile anyway.)
    pub(super) async fn hold_hidden(&mut self, member: MemberId) -> Result<bool> {
        let held = match self.backend {
            Backend::Sqlite => "select hidden from members where id = $1",
            Backend::Postgres => "select hidden from members where id = $1 for share",
        };
        let hidden: i64 =
            sqlx::query_scalar(held).bind(member.to_string()).fetch_one(self.connection()).await?;
        Ok(hidden != 0)
    }

    /// Takes a member off all leaderboards, or puts them back, from the beginning of time.
    pub async fn hide_member(&mut self, member: MemberId, hidden: bool) -> Result<()> {
        // First the member: who adds totals meanwhile holds that row.
        let changed = sqlx::query("update members set hidden = $2 where id = $1")
            .bind(member.to_string())
            .bind(i64::from(hidden))
            .execute(self.connection())
            .await?;
        hit_one(&changed)?;
        sqlx::query("update totals set hidden = $2 where member_id = $1 and hidden <> $2")
            .bind(member.to_string())
            .bind(i64::from(hidden))
            .execute(self.connection())
            .await?;
        Ok(())
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
