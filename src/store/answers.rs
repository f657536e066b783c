//! Answers and their parts.

use sqlx::FromRow;

use super::{Result, Tx, hit, millis, parse};
use crate::practice::{
    Timestamp,
    answer::{Part, Source},
    ids::{AnswerId, MemberId, RoundId},
};

/// A member's answer in a round, as far as the ledger is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AnswerRecord {
    /// The answer.
    pub id: AnswerId,
    /// Whether it counts as given in time.
    pub counted: bool,
}

#[derive(FromRow)]
struct AnswerRow {
    id: String,
    counted: i64,
}

impl Tx {
    /// The member's answer in a round, which is made if there is none. `fresh` is its id then.
    pub async fn keep_answer(
        &mut self,
        round: RoundId,
        member: MemberId,
        fresh: AnswerId,
    ) -> Result<AnswerRecord> {
        let row: AnswerRow = sqlx::query_as(
            "insert into answers (id, round_id, member_id, counted) values ($1, $2, $3, 0)
             on conflict (round_id, member_id) do update set counted = answers.counted
             returning id, counted",
        )
        .bind(fresh.to_string())
        .bind(round.to_string())
        .bind(member.to_string())
        .fetch_one(self.connection())
        .await?;
        Ok(AnswerRecord { id: parse("answer", &row.id)?, counted: row.counted != 0 })
    }

    /// Writes down whether an answer counts as given in time. Returns whether that is a change.
    pub async fn set_counted(&mut self, answer: AnswerId, counted: bool) -> Result<bool> {
        let result = sqlx::query("update answers set counted = $2 where id = $1 and counted <> $2")
            .bind(answer.to_string())
            .bind(i64::from(counted))
            .execute(self.connection())
            .await?;
        Ok(hit(&result))
    }

    /// The answers of a round that count.
    pub async fn answers_counted(&mut self, round: RoundId) -> Result<Vec<(AnswerId, MemberId)>> {
        let rows: Vec<(String, String)> =
            sqlx::query_as("select id, member_id from answers where round_id = $1 and counted = 1")
                .bind(round.to_string())
                .fetch_all(self.connection())
                .await?;
        rows.iter().map(|(id, member)| Ok((parse("answer", id)?, parse("member", member)?))).collect()
    }

    /// The answers of a round that do not count, in time or not.
    pub async fn answers_not_counted(&mut self, round: RoundId) -> Result<Vec<(AnswerId, MemberId)>> {
        let rows: Vec<(String, String)> = sqlx::query_as(
            "select id, member_id from answers where round_id = $1 and counted = 0 order by id",
        )
        .bind(round.to_string())
        .fetch_all(self.connection())
        .await?;
        rows.iter().map(|(id, member)| Ok((parse("answer", id)?, parse("member", member)?))).collect()
    }

    /// Keeps a part of an answer. One that is there already keeps when it was first said, and whether
    /// that was late; one that was removed stays removed, and a text that is older than the one that is
    /// there changes nothing. Returns whether anything changed.
    pub async fn keep_part(
        &mut self,
        round: RoundId,
        answer: AnswerId,
        member: MemberId,
        part: &Part,
        now: Timestamp,
    ) -> Result<bool> {
        let result = sqlx::query(
            "insert into answer_parts (round_id, source, answer_id, body, said_at, late, version)
             values ($1, $2, $3, $4, $5, $6, $8)
             on conflict (round_id, source) do update set body = excluded.body, version = excluded.version,
                 edited_at = case when answer_parts.body <> excluded.body then $7 else answer_parts.edited_at end
             where answer_parts.removed_at is null
                 and (answer_parts.body <> excluded.body or answer_parts.version < excluded.version)
                 and (answer_parts.version is null or excluded.version is null
                     or answer_parts.version <= excluded.version)",
        )
        .bind(round.to_string())
        .bind(part.source.key(member))
        .bind(answer.to_string())
        .bind(&part.text)
        .bind(millis(part.at))
        .bind(i64::from(part.late))
        .bind(millis(now))
        .bind(part.version)
        .execute(self.connection())
        .await?;
        Ok(hit(&result))
    }

    /// Removes the part that came from a message. Returns whose it was, if it was a part.
    pub async fn remove_message_part(
        &mut self,
        round: RoundId,
        message: &str,
        now: Timestamp,
    ) -> Result<Option<MemberId>> {
        let answer: Option<String> = sqlx::query_scalar(
            "update answer_parts set removed_at = $3
             where round_id = $1 and source = $2 and removed_at is null returning answer_id",
        )
        .bind(round.to_string())
        .bind(format!("message:{message}"))
        .bind(millis(now))
        .fetch_optional(self.connection())
        .await?;
        let Some(answer) = answer else { return Ok(None) };
        let member: String = sqlx::query_scalar("select member_id from answers where id = $1")
            .bind(answer)
            .fetch_one(self.connection())
            .await?;
        parse("member", &member).map(Some)
    }

    /// The messages that are parts of answers in a round, by their ids on the platform.
    pub async fn messages_of_answers(&mut self, round: RoundId) -> Result<Vec<String>> {
        let sources: Vec<String> = sqlx::query_scalar(
            "select source from answer_parts
             where round_id = $1 and removed_at is null and source like 'message:%' order by said_at",
        )
        .bind(round.to_string())
        .fetch_all(self.connection())
        .await?;
        Ok(sources.iter().filter_map(|source| source.strip_prefix("message:").map(str::to_owned)).collect())
    }

    /// How many parts of an answer were given in time and are still there.
    pub async fn count_parts_in_time(&mut self, answer: AnswerId) -> Result<i64> {
        Ok(sqlx::query_scalar(
            "select count(*) from answer_parts where answer_id = $1 and late = 0 and removed_at is null",
        )
        .bind(answer.to_string())
        .fetch_one(self.connection())
        .await?)
    }

    /// What the member said in the form of a round, in time or late.
    pub async fn form_text(&mut self, round: RoundId, member: MemberId) -> Result<Option<String>> {
        Ok(sqlx::query_scalar(
            "select body from answer_parts where round_id = $1 and source = $2 and removed_at is null",
        )
        .bind(round.to_string())
        .bind(Source::Form.key(member))
        .fetch_optional(self.connection())
        .await?)
    }

    /// Whether the form of a round that a member sent in time says this, or was written later.
    pub async fn has_form(
        &mut self,
        round: RoundId,
        member: MemberId,
        text: &str,
        version: Option<i64>,
    ) -> Result<bool> {
        let count: i64 = sqlx::query_scalar(
            "select count(*) from answer_parts
             where round_id = $1 and source = $2 and removed_at is null and (body = $3 or version >= $4)",
        )
        .bind(round.to_string())
        .bind(Source::Form.key(member))
        .bind(text)
        .bind(version)
        .fetch_one(self.connection())
        .await?;
        Ok(count > 0)
    }

    /// Whether the form of a round that a member sent was written after this version, and says something
    /// else.
    pub async fn has_newer_form(
        &mut self,
        round: RoundId,
        member: MemberId,
        text: &str,
        version: i64,
    ) -> Result<bool> {
        let count: i64 = sqlx::query_scalar(
            "select count(*) from answer_parts
             where round_id = $1 and source = $2 and removed_at is null and body <> $3 and version > $4",
        )
        .bind(round.to_string())
        .bind(Source::Form.key(member))
        .bind(text)
        .bind(version)
        .fetch_one(self.connection())
        .await?;
        Ok(count > 0)
    }

    /// Who answered a round in time, in the order of their first word.
    pub async fn members_in_time(&mut self, round: RoundId) -> Result<Vec<MemberId>> {
        let members: Vec<String> = sqlx::query_scalar(
            "select a.member_id from answers a join answer_parts p on p.answer_id = a.id
             where a.round_id = $1 and a.counted = 1 and p.late = 0 and p.removed_at is null
             group by a.member_id order by min(p.said_at), a.member_id",
        )
        .bind(round.to_string())
        .fetch_all(self.connection())
        .await?;
        members.iter().map(|id| parse("member", id)).collect()
    }

    /// Who answered a round only after it had closed, in the order of their first word.
    pub async fn members_late(&mut self, round: RoundId) -> Result<Vec<MemberId>> {
        let members: Vec<String> = sqlx::query_scalar(
            "select a.member_id from answers a join answer_parts p on p.answer_id = a.id
             where a.round_id = $1 and a.counted = 0 and p.late = 1 and p.removed_at is null
             group by a.member_id order by min(p.said_at), a.member_id",
        )
        .bind(round.to_string())
        .fetch_all(self.connection())
        .await?;
        members.iter().map(|id| parse("member", id)).collect()
    }
}
