//! Answers and their parts.

use sqlx::FromRow;

use super::{Result, Tx, hit, millis, parse, time};
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
    /// When it was taken back last, by the platform's clock.
    pub withdrawn_at: Option<Timestamp>,
}

/// An answer that was taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Withdrawn {
    /// The answer.
    pub answer: AnswerId,
    /// How many messages in the thread were parts of it that everybody sees.
    pub visible: i64,
}

#[derive(FromRow)]
struct AnswerRow {
    id: String,
    counted: i64,
    withdrawn_at: Option<i64>,
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
             returning id, counted, withdrawn_at",
        )
        .bind(fresh.to_string())
        .bind(round.to_string())
        .bind(member.to_string())
        .fetch_one(self.connection())
        .await?;
        Ok(AnswerRecord {
            id: parse("answer", &row.id)?,
            counted: row.counted != 0,
            withdrawn_at: row.withdrawn_at.map(time).transpose()?,
        })
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
    /// that was late. One that was removed stays removed, but for a form that is sent again; and a text that
    /// is older than the one that is there changes nothing. Returns whether anything changed.
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
                 edited_at = case when answer_parts.body <> excluded.body then $7 else answer_parts.edited_at end,
                 said_at = case when answer_parts.removed_at is null then answer_parts.said_at
                     else excluded.said_at end,
                 removed_at = null
             where (answer_parts.removed_at is null or $9 = 1)
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
        .bind(i64::from(part.source.is_form()))
        .execute(self.connection())
        .await?;
        Ok(hit(&result))
    }

    /// Takes a member's answer in a round back, all that was said in it by `at`: what is told of it later is
    /// no part of it. None: there is none, or nothing is left of it.
    pub async fn withdraw_answer(
        &mut self,
        round: RoundId,
        member: MemberId,
        at: Timestamp,
        now: Timestamp,
    ) -> Result<Option<Withdrawn>> {
        let answer: Option<String> =
            sqlx::query_scalar("select id from answers where round_id = $1 and member_id = $2")
                .bind(round.to_string())
                .bind(member.to_string())
                .fetch_optional(self.connection())
                .await?;
        let Some(answer) = answer else { return Ok(None) };
        let visible: i64 = sqlx::query_scalar(
            "select count(*) from answer_parts
             where answer_id = $1 and removed_at is null and source like 'message:%' and hidden = 0",
        )
        .bind(&answer)
        .fetch_one(self.connection())
        .await?;
        let removed = sqlx::query(
            "update answer_parts set removed_at = $2 where answer_id = $1 and removed_at is null and late = 0",
        )
        .bind(&answer)
        .bind(millis(now))
        .execute(self.connection())
        .await?;
        if !hit(&removed) {
            return Ok(None);
        }
        sqlx::query(
            "update answers set withdrawn_at = case when withdrawn_at > $2 then withdrawn_at else $2 end
             where id = $1",
        )
        .bind(&answer)
        .bind(millis(at))
        .execute(self.connection())
        .await?;
        Ok(Some(Withdrawn { answer: parse("answer", &answer)?, visible }))
    }

    /// Removes the part that came from a message, unless Keypoint has hidden it: then its going withdraws
    /// nothing. Returns whose it was, if it was a part.
    pub async fn remove_message_part(
        &mut self,
        round: RoundId,
        message: &str,
        now: Timestamp,
    ) -> Result<Option<MemberId>> {
        let answer: Option<String> = sqlx::query_scalar(
            "update answer_parts set removed_at = $3
             where round_id = $1 and source = $2 and removed_at is null and hidden = 0 returning answer_id",
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

    /// The messages that are parts of answers in a round, by their ids on the platform, without those that
    /// Keypoint has hidden.
    pub async fn messages_of_answers(&mut self, round: RoundId) -> Result<Vec<String>> {
        let sources: Vec<String> = sqlx::query_scalar(
            "select source from answer_parts
             where round_id = $1 and removed_at is null and source like 'message:%' and hidden = 0
             order by said_at",
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

    /// What of a member's answer in a round is filled into its form: what they sent by form, and what of
    /// theirs was hidden, in the order in which it was said. Whether there is hidden text that was filled in
    /// nowhere before.
    pub async fn texts_for_form(&mut self, round: RoundId, member: MemberId) -> Result<(Vec<String>, bool)> {
        let rows: Vec<(String, i64)> = sqlx::query_as(
            "select p.body, p.hidden from answers a join answer_parts p on p.answer_id = a.id
             where a.round_id = $1 and a.member_id = $2 and p.removed_at is null and p.late = 0
                 and (p.hidden > 0 or p.source like 'form:%')
             order by p.said_at, p.source",
        )
        .bind(round.to_string())
        .bind(member.to_string())
        .fetch_all(self.connection())
        .await?;
        let fresh = rows.iter().any(|(_, hidden)| *hidden == 1);
        Ok((rows.into_iter().map(|(text, _)| text).collect(), fresh))
    }

    /// Writes down that what is hidden of a member's answer was filled into the form.
    pub async fn set_filled_in(&mut self, round: RoundId, member: MemberId) -> Result<()> {
        sqlx::query(
            "update answer_parts set hidden = 2
             where hidden = 1 and removed_at is null
                 and answer_id in (select id from answers where round_id = $1 and member_id = $2)",
        )
        .bind(round.to_string())
        .bind(member.to_string())
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// The form took the place of the hidden messages that were filled into it.
    pub async fn remove_filled_in(&mut self, round: RoundId, member: MemberId, now: Timestamp) -> Result<()> {
        sqlx::query(
            "update answer_parts set removed_at = $3
             where hidden = 2 and removed_at is null
                 and answer_id in (select id from answers where round_id = $1 and member_id = $2)",
        )
        .bind(round.to_string())
        .bind(member.to_string())
        .bind(millis(now))
        .execute(self.connection())
        .await?;
        Ok(())
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
