//! Private questions, and the hints that members have taken.

use std::collections::HashMap;

use sqlx::FromRow;

use super::{Result, Tx, from_json, hit_one, millis, parse, time, to_json};
use crate::practice::{
    Timestamp,
    choice::Choice,
    ids::{ChannelId, MemberId, PrivateId, WorkspaceId},
    question::{Question, QuestionId},
};

/// A private question: one member, one question, no round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrivateQuestion {
    /// Its id.
    pub id: PrivateId,
    /// The workspace.
    pub workspace: WorkspaceId,
    /// Where it was asked for.
    pub channel: ChannelId,
    /// Who asked for it; nobody else may see it.
    pub member: MemberId,
    /// What it was drawn from.
    pub choice: Choice,
    /// The question as it was shown.
    pub question: Question,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// What the member answered.
    pub answer: Option<String>,
}

#[derive(FromRow)]
struct PrivateRow {
    id: String,
    workspace_id: String,
    channel_id: String,
    member_id: String,
    choice: String,
    question: String,
    asked_at: i64,
    answer: Option<String>,
}

impl Tx {
    /// Writes down a private question.
    pub async fn add_private(&mut self, private: &PrivateQuestion) -> Result<()> {
        sqlx::query(
            "insert into private_questions (id, workspace_id, channel_id, member_id, choice, question_id, question,
                 asked_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(private.id.to_string())
        .bind(private.workspace.to_string())
        .bind(private.channel.to_string())
        .bind(private.member.to_string())
        .bind(to_json(&private.choice)?)
        .bind(&private.question.id.0)
        .bind(to_json(&private.question)?)
        .bind(millis(private.asked_at))
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// A private question, if it is this member's, and not so old that its text is forgotten.
    pub async fn find_private(&mut self, id: PrivateId, member: MemberId) -> Result<Option<PrivateQuestion>> {
        let row: Option<PrivateRow> = sqlx::query_as(
            "select id, workspace_id, channel_id, member_id, choice, question, asked_at, answer
             from private_questions where id = $1 and member_id = $2 and question <> ''",
        )
        .bind(id.to_string())
        .bind(member.to_string())
        .fetch_optional(self.connection())
        .await?;
        row.map(|row| {
            Ok(PrivateQuestion {
                id: parse("private question", &row.id)?,
                workspace: parse("workspace", &row.workspace_id)?,
                channel: parse("channel", &row.channel_id)?,
                member: parse("member", &row.member_id)?,
                choice: from_json("choice", &row.choice)?,
                question: from_json("question", &row.question)?,
                asked_at: time(row.asked_at)?,
                answer: row.answer,
            })
        })
        .transpose()
    }

    /// Keeps the answer to a private question; a later one replaces it.
    pub async fn answer_private(&mut self, id: PrivateId, answer: &str, now: Timestamp) -> Result<()> {
        let result = sqlx::query("update private_questions set answer = $2, answered_at = $3 where id = $1")
            .bind(id.to_string())
            .bind(answer)
            .bind(millis(now))
            .execute(self.connection())
            .await?;
        hit_one(&result)
    }

    /// When each question was last asked of a member in private.
    pub async fn asked_in_private(&mut self, member: MemberId) -> Result<HashMap<QuestionId, Timestamp>> {
        let rows: Vec<(String, i64)> = sqlx::query_as(
            "select question_id, max(asked_at) from private_questions where member_id = $1 group by question_id",
        )
        .bind(member.to_string())
        .fetch_all(self.connection())
        .await?;
        rows.into_iter().map(|(id, at)| Ok((QuestionId(id), time(at)?))).collect()
    }

    /// Takes the member's next hint of a round or private question, by its id, of `hints` in all.
    /// Returns how many they have taken now; more than `hints` means that there was none left.
    pub async fn take_hint(&mut self, subject: uuid::Uuid, member: MemberId, hints: i64) -> Result<i64> {
        let taken: i64 = sqlx::query_scalar(
            "insert into hints_taken (subject, member_id, taken) values ($1, $2, 1)
             on conflict (subject, member_id) do update set
                 taken = case when hints_taken.taken < $3 then hints_taken.taken + 1 else $3 + 1 end
             returning taken",
        )
        .bind(subject.to_string())
        .bind(member.to_string())
        .bind(hints)
        .fetch_one(self.connection())
        .await?;
        Ok(taken)
    }
}
