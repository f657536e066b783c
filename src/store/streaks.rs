//! Streaks as they are kept, and what has to be known of a schedule's rounds to count them anew.

use super::{Result, Tx, parse, points::CountedRow};
use crate::practice::{
    ids::{MemberId, RoundId, ScheduleId},
    points::{Counted, Entries, Reason},
    streak::{Run, Streak},
};

impl Tx {
    /// A member's streak in a schedule as it is kept, and the last round that they answered, 0 if they
    /// answered none; no streak if it was kept before missed rounds were forgiven, and has to be counted.
    pub async fn streak(&mut self, schedule: ScheduleId, member: MemberId) -> Result<Option<(Run, i64)>> {
        let row: Option<(i64, i64, i64, i64)> = sqlx::query_as(
            "select current, best, since_forgiven, last_sequence from streaks
             where schedule_id = $1 and member_id = $2",
        )
        .bind(schedule.to_string())
        .bind(member.to_string())
        .fetch_optional(self.connection())
        .await?;
        Ok(match row {
            None => Some((Run::default(), 0)),
            Some((current, best, since, last)) => (since >= 0).then(|| (run(current, best, since), last)),
        })
    }

    /// Keeps a member's streak in a schedule as of the last round that they answered.
    pub async fn keep_streak(
        &mut self,
        schedule: ScheduleId,
        member: MemberId,
        run: Run,
        last_sequence: i64,
    ) -> Result<()> {
        sqlx::query(
            "insert into streaks (schedule_id, member_id, current, best, since_forgiven, last_sequence)
             values ($1, $2, $3, $4, $5, $6)
             on conflict (schedule_id, member_id) do update set
                 current = excluded.current, best = excluded.best,
                 since_forgiven = excluded.since_forgiven, last_sequence = excluded.last_sequence",
        )
        .bind(schedule.to_string())
        .bind(member.to_string())
        .bind(i64::from(run.streak.current))
        .bind(i64::from(run.streak.best))
        .bind(i64::from(run.since_forgiven))
        .bind(last_sequence)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Who has a streak in a schedule of which the last answered round is this one, or a later one.
    pub async fn members_with_streaks_from(
        &mut self,
        schedule: ScheduleId,
        sequence: i64,
    ) -> Result<Vec<MemberId>> {
        let members: Vec<String> = sqlx::query_scalar(
            "select member_id from streaks where schedule_id = $1 and last_sequence >= $2",
        )
        .bind(schedule.to_string())
        .bind(sequence)
        .fetch_all(self.connection())
        .await?;
        members.iter().map(|id| parse("member", id)).collect()
    }

    /// How many rounds of a schedule were posted between two of them, without those that were voided.
    pub async fn rounds_between(&mut self, schedule: ScheduleId, after: i64, before: i64) -> Result<u32> {
        let voided: i64 = sqlx::query_scalar(
            "select count(*) from rounds
             where schedule_id = $1 and sequence > $2 and sequence < $3 and state = 'voided'",
        )
        .bind(schedule.to_string())
        .bind(after)
        .bind(before)
        .fetch_one(self.connection())
        .await?;
        Ok(u32::try_from(before - after - 1 - voided).unwrap_or(0))
    }

    /// The rounds of a schedule that were posted, in their order, without those that were voided: each
    /// one's place among them, and its id.
    pub async fn rounds_of(&mut self, schedule: ScheduleId) -> Result<Vec<(i64, RoundId)>> {
        let rows: Vec<(i64, String)> = sqlx::query_as(
            "select sequence, id from rounds
             where schedule_id = $1 and sequence > 0 and state <> 'voided' order by sequence",
        )
        .bind(schedule.to_string())
        .fetch_all(self.connection())
        .await?;
        rows.into_iter().map(|(sequence, id)| Ok((sequence, parse("round", &id)?))).collect()
    }

    /// A member's answers that count in a schedule's rounds, but for those that were voided.
    pub async fn counted_of(&mut self, schedule: ScheduleId, member: MemberId) -> Result<Vec<Counted>> {
        let rows: Vec<CountedRow> = sqlx::query_as(
            "select r.id as round_id, r.posted_at, r.schedule_id, r.sequence, r.asked_by, r.scoring,
                 cast(0 as bigint) as given
             from answers a join rounds r on r.id = a.round_id
             where r.schedule_id = $1 and a.member_id = $2 and a.counted = 1 and r.state <> 'voided'
                 and r.posted_at is not null",
        )
        .bind(schedule.to_string())
        .bind(member.to_string())
        .fetch_all(self.connection())
        .await?;
        rows.into_iter().map(|row| row.read(member)).collect()
    }

    /// What a member has in the ledger for their streak in a schedule.
    pub async fn streak_entries(&mut self, schedule: ScheduleId, member: MemberId) -> Result<Entries> {
        let rows: Vec<(String, i64)> = sqlx::query_as(
            "select l.round_id, l.points from ledger l join rounds r on r.id = l.round_id
             where l.member_id = $1 and l.reason = 'streak' and r.schedule_id = $2",
        )
        .bind(member.to_string())
        .bind(schedule.to_string())
        .fetch_all(self.connection())
        .await?;
        rows.into_iter()
            .map(|(round, points)| Ok(((parse("round", &round)?, Reason::Streak), points)))
            .collect()
    }
}

/// A streak from its columns.
pub(super) fn run(current: i64, best: i64, since_forgiven: i64) -> Run {
    let rounds = |count: i64| u32::try_from(count).unwrap_or(0);
    Run {
        streak: Streak { current: rounds(current), best: rounds(best) },
        since_forgiven: rounds(since_forgiven),
    }
}
