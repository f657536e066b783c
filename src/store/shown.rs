//! The messages in which Keypoint shows answers, and which answers are to be shown anew.

use sqlx::FromRow;

use super::{Result, Tx, from_json, hit, hit_one, millis, parse, time, to_json};
use crate::{
    chat::port::{EffectKey, MessageRef},
    practice::{
        Timestamp,
        answer::ShownPart,
        ids::{AnswerId, MemberId, RoundId},
    },
};

/// An answer that has changed since it was shown last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ToShow {
    /// The answer.
    pub answer: AnswerId,
    /// Whose it is.
    pub member: MemberId,
    /// How often it has changed.
    changes: i64,
}

/// A message in which an answer is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownMessage {
    /// Its key.
    pub key: EffectKey,
    /// Which one it is of all that ever showed the answer, from 0.
    pub number: i64,
    /// What it says, or was to say at last; empty where nobody knows.
    pub says: String,
    /// Where it is; none while nobody knows whether it is there.
    pub message: Option<MessageRef>,
    /// When a change was begun of which nobody knows whether it went through.
    pub begun_at: Option<Timestamp>,
    /// What became of it.
    pub state: ShownState,
}

/// What became of a message that shows an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShownState {
    /// It is there, or is being sent.
    There,
    /// Keypoint has removed it.
    Gone,
    /// Somebody else has removed it: that answer is not shown any more.
    Taken,
}

impl ShownState {
    fn name(self) -> &'static str {
        match self {
            Self::There => "there",
            Self::Gone => "gone",
            Self::Taken => "taken",
        }
    }

    fn read(name: &str) -> Result<Self> {
        [Self::There, Self::Gone, Self::Taken]
            .into_iter()
            .find(|state| state.name() == name)
            .ok_or_else(|| super::StoreError::corrupt("state of a shown message", name))
    }
}

#[derive(FromRow)]
struct ShownRow {
    key: String,
    number: i64,
    says: String,
    message: Option<String>,
    begun_at: Option<i64>,
    state: String,
}

impl ShownRow {
    fn read(self) -> Result<ShownMessage> {
        Ok(ShownMessage {
            key: EffectKey(self.key),
            number: self.number,
            says: self.says,
            message: self.message.as_deref().map(|json| from_json("message", json)).transpose()?,
            begun_at: self.begun_at.map(time).transpose()?,
            state: ShownState::read(&self.state)?,
        })
    }
}

impl Tx {
    /// Writes down that an answer has changed, so that it is shown anew.
    pub async fn mark_to_show(&mut self, answer: AnswerId) -> Result<()> {
        sqlx::query("update answers set to_show = to_show + 1 where id = $1")
            .bind(answer.to_string())
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// What nobody has seen yet of a round's sealed answers stays unseen, but for those that change again. What
    /// was shown follows its answer as before. Returns how many answers stay unseen.
    pub async fn leave_unseen(&mut self, round: RoundId) -> Result<u64> {
        let waiting = self.answers_to_show(round).await?;
        let mut unseen = 0;
        for answer in &waiting {
            if !self.shown_messages(answer.answer).await?.is_empty() {
                continue;
            }
            if !self.parts_to_show(answer.answer).await?.is_empty() {
                unseen += 1;
            }
            self.set_shown(answer).await?;
        }
        Ok(unseen)
    }

    /// All answers of a round are to be shown that are not seen, and that there is something to show of.
    /// Returns how many these are.
    pub async fn mark_unseen(&mut self, round: RoundId) -> Result<u64> {
        let result = sqlx::query(
            "update answers set to_show = to_show + 1
             where round_id = $1 and id in (
                     select answer_id from answer_parts
                     where round_id = $1 and removed_at is null and body <> ''
                         and (hidden > 0 or source like 'form:%' or source like 'late-form:%'))
                 and id not in (select answer_id from shown_messages where round_id = $1)",
        )
        .bind(round.to_string())
        .execute(self.connection())
        .await?;
        Ok(result.rows_affected())
    }

    /// The answers of a round that have changed since they were shown, in the order in which they came.
    pub async fn answers_to_show(&mut self, round: RoundId) -> Result<Vec<ToShow>> {
        let rows: Vec<(String, String, i64)> = sqlx::query_as(
            "select a.id, a.member_id, a.to_show
             from answers a left join answer_parts p on p.answer_id = a.id and p.removed_at is null
             where a.round_id = $1 and a.to_show > 0
             group by a.id, a.member_id, a.to_show order by min(p.said_at), a.member_id",
        )
        .bind(round.to_string())
        .fetch_all(self.connection())
        .await?;
        let read = |(answer, member, changes): (String, String, i64)| {
            Ok(ToShow { answer: parse("answer", &answer)?, member: parse("member", &member)?, changes })
        };
        rows.into_iter().map(read).collect()
    }

    /// Writes down that an answer is shown as it was when it was read, whatever has become of it since.
    pub async fn set_shown(&mut self, shown: &ToShow) -> Result<()> {
        sqlx::query("update answers set to_show = 0 where id = $1 and to_show = $2")
            .bind(shown.answer.to_string())
            .bind(shown.changes)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// What of an answer Keypoint shows: what came by form, and messages that it has hidden. A text that was
    /// forgotten is not shown.
    pub async fn parts_to_show(&mut self, answer: AnswerId) -> Result<Vec<ShownPart>> {
        let rows: Vec<(String, i64)> = sqlx::query_as(
            "select body, late from answer_parts
             where answer_id = $1 and removed_at is null and body <> ''
                 and (hidden > 0 or source like 'form:%' or source like 'late-form:%')
             order by late, said_at, source",
        )
        .bind(answer.to_string())
        .fetch_all(self.connection())
        .await?;
        Ok(rows.into_iter().map(|(text, late)| ShownPart { text, late: late != 0 }).collect())
    }

    /// Whether there is anything in a round that Keypoint shows.
    pub async fn has_parts_to_show(&mut self, round: RoundId) -> Result<bool> {
        let count: i64 = sqlx::query_scalar(
            "select count(*) from answer_parts
             where round_id = $1 and removed_at is null and body <> ''
                 and (hidden > 0 or source like 'form:%' or source like 'late-form:%')",
        )
        .bind(round.to_string())
        .fetch_one(self.connection())
        .await?;
        Ok(count > 0)
    }

    /// Every message that shows an answer, or ever did, in their order.
    pub async fn shown_messages(&mut self, answer: AnswerId) -> Result<Vec<ShownMessage>> {
        let rows: Vec<ShownRow> = sqlx::query_as(
            "select key, number, says, message, begun_at, state from shown_messages
             where answer_id = $1 order by number",
        )
        .bind(answer.to_string())
        .fetch_all(self.connection())
        .await?;
        rows.into_iter().map(ShownRow::read).collect()
    }

    /// The answer that a message shows, and what became of the message, if it is such a one.
    pub async fn shown_message(&mut self, key: &EffectKey) -> Result<Option<(AnswerId, ShownState)>> {
        let row: Option<(String, String)> =
            sqlx::query_as("select answer_id, state from shown_messages where key = $1")
                .bind(&key.0)
                .fetch_optional(self.connection())
                .await?;
        row.map(|(answer, state)| Ok((parse("answer", &answer)?, ShownState::read(&state)?))).transpose()
    }

    /// Writes down that a message is about to be sent that shows an answer.
    pub async fn add_shown_message(
        &mut self,
        key: &EffectKey,
        (round, answer): (RoundId, AnswerId),
        number: i64,
        says: &str,
    ) -> Result<()> {
        let result = sqlx::query(
            "insert into shown_messages (key, round_id, answer_id, number, says, state)
             values ($1, $2, $3, $4, $5, 'there')",
        )
        .bind(&key.0)
        .bind(round.to_string())
        .bind(answer.to_string())
        .bind(number)
        .bind(says)
        .execute(self.connection())
        .await?;
        hit_one(&result)
    }

    /// Writes down where a message is that shows an answer.
    pub async fn set_shown_message(&mut self, key: &EffectKey, message: &MessageRef) -> Result<()> {
        let result = sqlx::query("update shown_messages set message = $2 where key = $1")
            .bind(&key.0)
            .bind(to_json(message)?)
            .execute(self.connection())
            .await?;
        hit_one(&result)
    }

    /// Writes down what a message is to say from now on; empty where nobody knows what it says. `begun_at` is
    /// when the change was begun, until it is known to have gone through.
    pub async fn set_shown_text(
        &mut self,
        key: &EffectKey,
        says: &str,
        begun_at: Option<Timestamp>,
    ) -> Result<()> {
        let result = sqlx::query("update shown_messages set says = $2, begun_at = $3 where key = $1")
            .bind(&key.0)
            .bind(says)
            .bind(begun_at.map(millis))
            .execute(self.connection())
            .await?;
        hit_one(&result)
    }

    /// Writes down what became of a message that shows an answer.
    pub async fn set_shown_state(&mut self, key: &EffectKey, state: ShownState) -> Result<()> {
        let result = sqlx::query("update shown_messages set state = $2, begun_at = null where key = $1")
            .bind(&key.0)
            .bind(state.name())
            .execute(self.connection())
            .await?;
        hit_one(&result)
    }

    /// Writes down that a part of an answer is hidden, if it is one, and if it `may` be hidden from now on.
    /// One that is hidden already stays so, even where its author has taken it back since: it may still be
    /// seen. False: there is nothing to hide.
    pub async fn hide_part(&mut self, round: RoundId, source: &str, may: bool) -> Result<bool> {
        let result = sqlx::query(
            "update answer_parts set hidden = case when hidden = 0 then 1 else hidden end
             where round_id = $1 and source = $2 and (hidden > 0 or (removed_at is null and $3 = 1))",
        )
        .bind(round.to_string())
        .bind(source)
        .bind(i64::from(may))
        .execute(self.connection())
        .await?;
        Ok(hit(&result))
    }

    /// Writes down that a part of an answer is not hidden after all.
    pub async fn unhide_part(&mut self, round: RoundId, source: &str) -> Result<()> {
        sqlx::query("update answer_parts set hidden = 0 where round_id = $1 and source = $2")
            .bind(round.to_string())
            .bind(source)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// The answer that a part belongs to, if there is such a part that was not removed.
    pub async fn answer_of_part(&mut self, round: RoundId, source: &str) -> Result<Option<AnswerId>> {
        let answer: Option<String> = sqlx::query_scalar(
            "select answer_id from answer_parts where round_id = $1 and source = $2 and removed_at is null",
        )
        .bind(round.to_string())
        .bind(source)
        .fetch_optional(self.connection())
        .await?;
        answer.map(|answer| parse("answer", &answer)).transpose()
    }
}
