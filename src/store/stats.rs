//! What a member's stats show beside totals and streaks: their last rounds.

use sqlx::FromRow;

use super::{Result, Tx, from_json};
use crate::practice::{
    ids::MemberId,
    question::Question,
    standing::{RecentOutcome, RecentRound},
};

#[derive(FromRow)]
struct RecentRow {
    question: String,
    counted: i64,
    is_open: i64,
    points: i64,
}

impl RecentRow {
    fn read(self) -> Result<RecentRound> {
        let question: Question = from_json("question", &self.question)?;
        let outcome = match (self.counted, self.is_open) {
            (0, 0) => RecentOutcome::Missed,
            (0, _) => RecentOutcome::Open,
            _ => RecentOutcome::Answered(self.points),
        };
        Ok(RecentRound { title: question.title, outcome })
    }
}

impl Tx {
    /// The last rounds of a member, the newest first, `limit` at most: those that they answered in time,
    /// and those of schedules that they have answered, since they are known.
    ///
    /// It reads the newest of each, whatever came before. The bound above them is always met; it tells PostgreSQL that
    /// few are between the bounds, which reads all rounds otherwise.
    pub async fn recent_rounds(&mut self, member: MemberId, limit: i64) -> Result<Vec<RecentRound>> {
        let rows: Vec<RecentRow> = sqlx::query_as(
            "select r.question, coalesce(a.counted, 0) as counted,
                 case when r.state = 'open' then 1 else 0 end as is_open,
                 (select cast(coalesce(sum(l.points), 0) as bigint) from ledger l
                     where l.round_id = r.id and l.member_id = $1) as points
             from (
                 select newest.round_id from (
                     select round_id from answers where member_id = $1 and counted = 1
                     order by id desc limit $2
                 ) newest
                 union
                 select s.id from (
                     select n.id, n.posted_at from streaks k
                     join schedules h on h.id = k.schedule_id
                     join rounds n on n.schedule_id = h.id and n.sequence > h.last_sequence - $2
                         and n.sequence <= h.last_sequence
                     where k.member_id = $1
                 ) s where s.posted_at >= (select created_at from members where id = $1)
             ) mine
             join rounds r on r.id = mine.round_id
             left join answers a on a.round_id = r.id and a.member_id = $1
             where r.state in ('open', 'revealing', 'revealed') and r.question is not null
             order by r.posted_at desc, r.id desc limit $2",
        )
        .bind(member.to_string())
        .bind(limit)
        .fetch_all(self.connection())
        .await?;
        rows.into_iter().map(RecentRow::read).collect()
    }
}
