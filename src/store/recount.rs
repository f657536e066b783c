//! What one member has, and what it follows from: for counting everything anew. A member at a time, so that
//! no more than theirs is held at once.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sqlx::FromRow;

use super::{Member, Result, Tx, from_json, parse, points::CountedRow, streaks::run};
use crate::practice::{
    ids::{ChannelId, MemberId, RoundId, ScheduleId},
    period::PeriodKey,
    points::Counted,
    question::{Question, Topic},
    streak::Run,
};

/// Which total: a channel's or the workspace's id, the period, and the topic, empty for all.
pub type TotalKey = (String, PeriodKey, String);

/// Points and answers of a total, or points and entries of a reason.
pub type Sum = (i64, i64);

/// An answer that counts, with all of its round that decides where its points belong.
#[derive(Clone, Debug)]
pub struct CountedAnswer {
    /// What decides about points.
    pub counted: Counted,
    /// The channel.
    pub channel: ChannelId,
    /// The topics of its question.
    pub topics: Vec<Topic>,
}

/// An entry of the ledger, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptEntry {
    /// The round.
    pub round: RoundId,
    /// The name of the reason: a newer version may know more of them.
    pub reason: String,
    /// How many points.
    pub points: i64,
    /// The day to whose periods they belong.
    pub day: NaiveDate,
}

/// Everything that is kept of a member.
#[derive(Clone, Debug, Default)]
pub struct KeptScores {
    /// The ledger.
    pub ledger: Vec<KeptEntry>,
    /// The running totals.
    pub totals: BTreeMap<TotalKey, Sum>,
    /// The streaks, and the last round that was answered; no streak where it has not been counted yet.
    pub streaks: BTreeMap<ScheduleId, (Option<Run>, i64)>,
    /// The sums of the ledger by the name of the reason.
    pub reasons: BTreeMap<String, Sum>,
}

#[derive(FromRow)]
struct CountedAnswerRow {
    #[sqlx(flatten)]
    counted: CountedRow,
    channel_id: String,
    question: Option<String>,
}

impl Tx {
    /// Some members, by their ids, after one of them.
    pub async fn members_after(&mut self, after: Option<MemberId>, limit: i64) -> Result<Vec<Member>> {
        let rows: Vec<(String, String, String, String)> = sqlx::query_as(
            "select id, workspace_id, external_id, name from members where id > $1 order by id limit $2",
        )
        .bind(after.map(|member| member.to_string()).unwrap_or_default())
        .bind(limit)
        .fetch_all(self.connection())
        .await?;
        rows.into_iter()
            .map(|(id, workspace, external, name)| {
                let (id, workspace) = (parse("member", &id)?, parse("workspace", &workspace)?);
                Ok(Member { id, workspace, external, name })
            })
            .collect()
    }

    /// Every answer of a member that counts, but for those in rounds that were voided.
    pub async fn counted_answers(&mut self, member: MemberId) -> Result<Vec<CountedAnswer>> {
        let mut answers: Vec<CountedAnswer> = Vec::new();
        loop {
            let after = answers.last().map(|answer| answer.counted.round.to_string()).unwrap_or_default();
            // Their questions are not held all at once.
            let rows: Vec<CountedAnswerRow> = sqlx::query_as(
                "select r.id as round_id, r.posted_at, r.schedule_id, r.sequence, r.asked_by, r.scoring,
                     coalesce(l.points, 0) as given, r.channel_id, r.question
                 from answers a join rounds r on r.id = a.round_id
                 left join ledger l on l.round_id = a.round_id and l.member_id = a.member_id
                     and l.reason in ('scheduled', 'on-demand')
                 where a.member_id = $1 and a.counted = 1 and r.state <> 'voided'
                     and r.posted_at is not null and r.id > $2
                 order by r.id limit $3",
            )
            .bind(member.to_string())
            .bind(after)
            .bind(ANSWERS_AT_ONCE)
            .fetch_all(self.connection())
            .await?;
            let read = rows.len();
            for row in rows {
                let question: Option<Question> =
                    row.question.as_deref().map(|json| from_json("question", json)).transpose()?;
                answers.push(CountedAnswer {
                    counted: row.counted.read(member)?,
                    channel: parse("channel", &row.channel_id)?,
                    topics: question.map(|question| question.topics).unwrap_or_default(),
                });
            }
            if i64::try_from(read).unwrap_or(0) < ANSWERS_AT_ONCE {
                return Ok(answers);
            }
        }
    }

    /// Everything that is kept of a member.
    pub async fn kept_scores(&mut self, member: MemberId) -> Result<KeptScores> {
        let id = member.to_string();
        let entries: Vec<(String, String, i64, String)> =
            sqlx::query_as("select round_id, reason, points, day from ledger where member_id = $1")
                .bind(&id)
                .fetch_all(self.connection())
                .await?;
        let totals: Vec<(String, String, String, i64, i64)> = sqlx::query_as(
            "select scope, period, topic, points, answers from totals
             where member_id = $1 and (points <> 0 or answers <> 0)",
        )
        .bind(&id)
        .fetch_all(self.connection())
        .await?;
        let streaks: Vec<(String, i64, i64, i64, i64)> = sqlx::query_as(
            "select schedule_id, current, best, since_forgiven, last_sequence from streaks where member_id = $1",
        )
        .bind(&id)
        .fetch_all(self.connection())
        .await?;
        let reasons: Vec<(String, i64, i64)> = sqlx::query_as(
            "select reason, points, times from reason_totals
             where member_id = $1 and (points <> 0 or times <> 0)",
        )
        .bind(&id)
        .fetch_all(self.connection())
        .await?;
        let entry = |(round, reason, points, day): (String, String, i64, String)| {
            Ok(KeptEntry { round: parse("round", &round)?, reason, points, day: parse("day", &day)? })
        };
        Ok(KeptScores {
            ledger: entries.into_iter().map(entry).collect::<Result<_>>()?,
            totals: totals
                .into_iter()
                .map(|(scope, period, topic, points, answers)| {
                    ((scope, PeriodKey(period), topic), (points, answers))
                })
                .collect(),
            streaks: streaks
                .into_iter()
                .map(|(schedule, current, best, since, last)| {
                    let kept = (since >= 0).then(|| run(current, best, since));
                    Ok((parse("schedule", &schedule)?, (kept, last)))
                })
                .collect::<Result<_>>()?,
            reasons: reasons.into_iter().map(|(reason, points, times)| (reason, (points, times))).collect(),
        })
    }

    /// Sets one total of a member.
    pub async fn set_total(
        &mut self,
        member: MemberId,
        (scope, period, topic): &TotalKey,
        (points, answers): Sum,
    ) -> Result<()> {
        sqlx::query(
            "insert into totals (scope, period, topic, member_id, points, answers, hidden)
             values ($1, $2, $3, $4, $5, $6, (select hidden from members where id = $4))
             on conflict (scope, period, topic, member_id) do update set
                 points = excluded.points, answers = excluded.answers",
        )
        .bind(scope)
        .bind(&period.0)
        .bind(topic)
        .bind(member.to_string())
        .bind(points)
        .bind(answers)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Sets for what a member got their points.
    pub async fn set_reason_total(
        &mut self,
        member: MemberId,
        reason: &str,
        (points, times): Sum,
    ) -> Result<()> {
        sqlx::query(
            "insert into reason_totals (member_id, reason, points, times) values ($1, $2, $3, $4)
             on conflict (member_id, reason) do update set points = excluded.points, times = excluded.times",
        )
        .bind(member.to_string())
        .bind(reason)
        .bind(points)
        .bind(times)
        .execute(self.connection())
        .await?;
        Ok(())
    }
}

/// How many answers are read at once: their questions are long.
const ANSWERS_AT_ONCE: i64 = 200;
