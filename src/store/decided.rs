//! What admins decide about rounds that have been posted: they are voided, or get their mended question.

use super::{
    Backend, Result, Tx, hit, parse,
    rounds::{RoundRow, in_flight, select_round},
    to_json,
};
use crate::practice::{
    ids::{ChannelId, RoundId},
    question::Question,
    round::{Origin, Round, RoundState},
};

impl Tx {
    /// Where a round stands, which stays so until the end of this transaction as far as answers are
    /// concerned: it is not voided meanwhile, nor is another one of its schedule. Answers do not wait for
    /// each other. It is asked for before anything of a member is held.
    pub async fn hold_round(&mut self, round: &Round) -> Result<RoundState> {
        let id = round.id.to_string();
        let (held, lock) = match round.origin {
            Origin::Schedule { schedule, .. } => {
                (schedule.to_string(), "select id from schedules where id = $1 for share")
            }
            Origin::Demand { .. } => (id.clone(), "select id from rounds where id = $1 for share"),
        };
        // SQLite has one writer at a time, and knows no such locks.
        if self.backend == Backend::Postgres {
            let _: String = sqlx::query_scalar(lock).bind(held).fetch_one(self.connection()).await?;
        }
        let state: String = sqlx::query_scalar("select state from rounds where id = $1")
            .bind(id)
            .fetch_one(self.connection())
            .await?;
        parse("state", &state)
    }

    /// The round counts for nothing from now on, whatever it was, if it has a question. Returns whether it
    /// was not voided before. Who answers it, or another one of its schedule, waits.
    pub async fn set_voided(&mut self, round: &Round) -> Result<bool> {
        if let Origin::Schedule { schedule, .. } = round.origin {
            sqlx::query("update schedules set name = name where id = $1")
                .bind(schedule.to_string())
                .execute(self.connection())
                .await?;
        }
        let result = sqlx::query(
            "update rounds set state = 'voided'
             where id = $1 and state in ('posting', 'open', 'revealing', 'revealed')",
        )
        .bind(round.id.to_string())
        .execute(self.connection())
        .await?;
        Ok(hit(&result))
    }

    /// The newest round of a channel, on its way or posted, whatever became of it.
    pub async fn newest_round(&mut self, channel: ChannelId) -> Result<Option<Round>> {
        let posting: Option<RoundRow> = sqlx::query_as(concat!(
            select_round!("where channel_id = $1 and state = 'posting' and "),
            in_flight!(),
            " order by due_at desc, id desc limit 1"
        ))
        .bind(channel.to_string())
        .fetch_optional(self.connection())
        .await?;
        let newest = match posting {
            Some(posting) => Some(posting),
            None => {
                sqlx::query_as(select_round!(
                    "where channel_id = $1 and posted_at is not null
                     order by posted_at desc, id desc limit 1"
                ))
                .bind(channel.to_string())
                .fetch_optional(self.connection())
                .await?
            }
        };
        newest.map(RoundRow::read).transpose()
    }

    /// What hangs on a round: how many answers count, and how many points they have earned.
    pub async fn worth_of(&mut self, round: RoundId) -> Result<(i64, i64)> {
        let answers: i64 =
            sqlx::query_scalar("select count(*) from answers where round_id = $1 and counted = 1")
                .bind(round.to_string())
                .fetch_one(self.connection())
                .await?;
        let points: i64 = sqlx::query_scalar(
            "select cast(coalesce(sum(points), 0) as bigint) from ledger where round_id = $1",
        )
        .bind(round.to_string())
        .fetch_one(self.connection())
        .await?;
        Ok((answers, points))
    }

    /// The round asks its question in other words from now on. Returns whether it is at rest, open or
    /// revealed, so that what stands of it can be changed.
    pub async fn mend_question(&mut self, round: RoundId, question: &Question) -> Result<bool> {
        let result =
            sqlx::query("update rounds set question = $2 where id = $1 and state in ('open', 'revealed')")
                .bind(round.to_string())
                .bind(to_json(question)?)
                .execute(self.connection())
                .await?;
        Ok(hit(&result))
    }
}
