//! Rounds, and which questions a channel has seen.

use std::collections::{HashMap, HashSet};

use sqlx::FromRow;

use super::{Result, StoreError, Tx, from_json, hit, hit_one, millis, parse, schedules, time, to_json};
use crate::practice::{
    Timestamp,
    ids::{ChannelId, RoundId, ScheduleId},
    points::Scoring,
    question::{Question, QuestionId},
    round::{Origin, Posted, Round},
};

/// What a channel has seen of the bank.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// When each question was last posted there.
    pub last: HashMap<QuestionId, Timestamp>,
    /// Questions that are being posted, are open, or are set aside.
    pub taken: HashSet<QuestionId>,
    /// The question that came last: the one that is being posted, if one is.
    pub latest: Option<QuestionId>,
}

/// A round as every query that reads one gives it.
#[derive(FromRow)]
pub(super) struct RoundRow {
    id: String,
    workspace_id: String,
    channel_id: String,
    schedule_id: Option<String>,
    slot: Option<String>,
    sequence: i64,
    asked_by: Option<String>,
    choice: String,
    reveal: String,
    answers: String,
    notify: Option<String>,
    state: String,
    due_at: i64,
    question: Option<String>,
    posted_at: Option<i64>,
    message: Option<String>,
    thread: Option<String>,
    card_thread: Option<String>,
    closes_at: Option<i64>,
    revealed_at: Option<i64>,
    scoring: Option<String>,
}

impl RoundRow {
    pub(super) fn read(self) -> Result<Round> {
        let origin = match self.schedule_id {
            Some(schedule) => Origin::Schedule {
                schedule: parse("schedule", &schedule)?,
                slot: self.slot.as_deref().map(schedules::slot_of).transpose()?,
            },
            None => Origin::Demand {
                asked_by: self.asked_by.as_deref().map(|id| parse("member", id)).transpose()?,
            },
        };
        let posted = match (self.posted_at, self.message) {
            (Some(at), Some(message)) => Some(Posted {
                at: time(at)?,
                message,
                thread: self.thread,
                card_thread: self.card_thread,
                sequence: self.sequence,
            }),
            _ => None,
        };
        Ok(Round {
            id: parse("round", &self.id)?,
            workspace: parse("workspace", &self.workspace_id)?,
            channel: parse("channel", &self.channel_id)?,
            origin,
            choice: from_json("choice", &self.choice)?,
            reveal: parse("reveal", &self.reveal)?,
            answers: parse("answers", &self.answers)?,
            state: parse("state", &self.state)?,
            due_at: time(self.due_at)?,
            question: self.question.as_deref().map(|json| from_json("question", json)).transpose()?,
            notify: self.notify,
            posted,
            closes_at: self.closes_at.map(time).transpose()?,
            revealed_at: self.revealed_at.map(time).transpose()?,
            scoring: self.scoring.as_deref().map(|json| from_json("scoring", json)).transpose()?,
        })
    }
}

/// The columns of a round, in every query that reads one.
macro_rules! select_round {
    ($rest:literal) => {
        concat!(
            "select id, workspace_id, channel_id, schedule_id, slot, sequence, asked_by, choice, reveal, answers,
                 notify, state, due_at, question, posted_at, message, thread, card_thread, closes_at, revealed_at,
                 scoring
             from rounds ",
            $rest
        )
    };
}

pub(super) use select_round;

/// Every state of a round that is not over. A query for some of them says this as well, in the very
/// words of the index of such rounds: it is how SQLite sees that it may use that one, and so does not
/// read all rounds that there ever were.
macro_rules! in_flight {
    () => {
        "state in ('due', 'posting', 'open', 'revealing', 'uncertain')"
    };
}
pub(super) use in_flight;

impl Tx {
    /// Writes down a round that is due.
    pub async fn add_round(&mut self, round: &Round) -> Result<()> {
        let (schedule, slot, asked_by) = match &round.origin {
            Origin::Schedule { schedule, slot } => (Some(schedule.to_string()), *slot, None),
            Origin::Demand { asked_by } => (None, None, asked_by.map(|member| member.to_string())),
        };
        sqlx::query(
            "insert into rounds (id, workspace_id, channel_id, schedule_id, slot, sequence, asked_by, choice,
                 reveal, notify, state, due_at, answers)
             values ($1, $2, $3, $4, $5, 0, $6, $7, $8, $9, $10, $11, $12)",
        )
        .bind(round.id.to_string())
        .bind(round.workspace.to_string())
        .bind(round.channel.to_string())
        .bind(schedule)
        .bind(slot.map(schedules::slot_text))
        .bind(asked_by)
        .bind(to_json(&round.choice)?)
        .bind(round.reveal.to_string())
        .bind(round.notify.clone())
        .bind(round.state.name())
        .bind(millis(round.due_at))
        .bind(round.answers.name())
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// A round.
    pub async fn round(&mut self, id: RoundId) -> Result<Round> {
        self.find_round(id).await?.ok_or(StoreError::Stale)
    }

    /// A round, if there is one of this id.
    pub async fn find_round(&mut self, id: RoundId) -> Result<Option<Round>> {
        let row: Option<RoundRow> = sqlx::query_as(select_round!("where id = $1"))
            .bind(id.to_string())
            .fetch_optional(self.connection())
            .await?;
        row.map(RoundRow::read).transpose()
    }

    /// The round of a thread, by the thread's id on the platform.
    pub async fn round_in_thread(&mut self, channel: ChannelId, thread: &str) -> Result<Option<Round>> {
        let row: Option<RoundRow> = sqlx::query_as(select_round!("where channel_id = $1 and thread = $2"))
            .bind(channel.to_string())
            .bind(thread)
            .fetch_optional(self.connection())
            .await?;
        row.map(RoundRow::read).transpose()
    }

    /// The open rounds of a channel, the newest first.
    pub async fn open_rounds(&mut self, channel: ChannelId) -> Result<Vec<Round>> {
        let rows: Vec<RoundRow> = sqlx::query_as(concat!(
            select_round!("where channel_id = $1 and state = 'open' and "),
            in_flight!(),
            // Not by the bare column: else SQLite reads all rounds of the channel in that order.
            " order by coalesce(posted_at, 0) desc, id desc"
        ))
        .bind(channel.to_string())
        .fetch_all(self.connection())
        .await?;
        rows.into_iter().map(RoundRow::read).collect()
    }

    /// Every round whose thread may hold answers that nobody has read yet: those that are open, and
    /// those that were revealed since `since`.
    pub async fn rounds_to_read(&mut self, since: Timestamp) -> Result<Vec<RoundId>> {
        let ids: Vec<String> = sqlx::query_scalar(concat!(
            "select id from (
                 select id, posted_at from rounds where state in ('open', 'revealing') and ",
            in_flight!(),
            "    union all
                 select id, posted_at from rounds where state = 'revealed' and revealed_at >= $1
             ) to_read order by posted_at, id"
        ))
        .bind(millis(since))
        .fetch_all(self.connection())
        .await?;
        ids.iter().map(|id| parse("round", id)).collect()
    }

    /// The schedule's round that is on its way or open, if there is one.
    pub async fn running_round(&mut self, schedule: ScheduleId) -> Result<Option<Round>> {
        let row: Option<RoundRow> = sqlx::query_as(select_round!(
            "where schedule_id = $1 and state in ('due', 'posting', 'open', 'revealing')
             order by due_at desc, id desc limit 1"
        ))
        .bind(schedule.to_string())
        .fetch_optional(self.connection())
        .await?;
        row.map(RoundRow::read).transpose()
    }

    /// What a channel has seen of the bank.
    pub async fn asked(&mut self, channel: ChannelId) -> Result<Asked> {
        let last: Vec<(String, i64)> = sqlx::query_as(
            "select question_id, max(posted_at) from rounds
             where channel_id = $1 and posted_at is not null group by question_id",
        )
        .bind(channel.to_string())
        .fetch_all(self.connection())
        .await?;
        // One that is due has no question yet.
        let taken: Vec<(String, String)> = sqlx::query_as(concat!(
            "select question_id, state from rounds where channel_id = $1 and question_id is not null and ",
            in_flight!()
        ))
        .bind(channel.to_string())
        .fetch_all(self.connection())
        .await?;
        let posting = taken.iter().filter(|(_, state)| state == "posting").map(|(id, _)| id);
        let posted = last.iter().max_by_key(|(id, at)| (*at, id)).map(|(id, _)| id);
        let latest = posting.max().or(posted).cloned().map(QuestionId);
        Ok(Asked {
            last: last.into_iter().map(|(id, at)| Ok((QuestionId(id), time(at)?))).collect::<Result<_>>()?,
            taken: taken.into_iter().map(|(id, _)| QuestionId(id)).collect(),
            latest,
        })
    }

    /// The round's question is drawn: it is being posted, and closes at `closes_at`. Again while it
    /// is being posted: it closes at another time.
    pub async fn set_posting(
        &mut self,
        id: RoundId,
        question: &Question,
        closes_at: Timestamp,
    ) -> Result<()> {
        let result = sqlx::query(
            "update rounds set state = 'posting', question_id = $2, question = $3, closes_at = $4
             where id = $1 and state in ('due', 'posting')",
        )
        .bind(id.to_string())
        .bind(&question.id.0)
        .bind(to_json(question)?)
        .bind(millis(closes_at))
        .execute(self.connection())
        .await?;
        hit_one(&result)
    }

    /// The round is posted, and collects answers.
    pub async fn set_open(&mut self, id: RoundId, posted: &Posted) -> Result<()> {
        let result = sqlx::query(
            "update rounds set state = 'open', posted_at = $2, message = $3, thread = $4, sequence = $5,
                 card_thread = $6
             where id = $1 and state = 'posting'",
        )
        .bind(id.to_string())
        .bind(millis(posted.at))
        .bind(&posted.message)
        .bind(posted.thread.clone())
        .bind(posted.sequence)
        .bind(posted.card_thread.clone())
        .execute(self.connection())
        .await?;
        hit_one(&result)
    }

    /// Fixes how the answers of a round count.
    pub async fn set_scoring(&mut self, id: RoundId, scoring: &Scoring) -> Result<()> {
        let result = sqlx::query("update rounds set scoring = $2 where id = $1")
            .bind(id.to_string())
            .bind(to_json(scoring)?)
            .execute(self.connection())
            .await?;
        hit_one(&result)
    }

    /// The round closes to answers at `closes_at`, which is now or was, and never later than it was to:
    /// what came after that was late already. Returns whether it was open.
    pub async fn set_revealing(&mut self, id: RoundId, closes_at: Timestamp) -> Result<bool> {
        let result = sqlx::query(
            "update rounds set state = 'revealing',
                 closes_at = case when closes_at < $2 then closes_at else $2 end
             where id = $1 and state = 'open'",
        )
        .bind(id.to_string())
        .bind(millis(closes_at))
        .execute(self.connection())
        .await?;
        Ok(hit(&result))
    }

    /// The card of an open round is another message from now on: a copy of the first one.
    ///
    /// # Errors
    /// [`StoreError::Stale`]: its card is not the first one any more, or it is not open.
    pub async fn move_card(&mut self, id: RoundId, from: &str, to: &Posted) -> Result<()> {
        let result = sqlx::query(
            "update rounds set message = $3, thread = $4, card_thread = $5
             where id = $1 and message = $2 and state = 'open'",
        )
        .bind(id.to_string())
        .bind(from)
        .bind(&to.message)
        .bind(to.thread.clone())
        .bind(to.card_thread.clone())
        .execute(self.connection())
        .await?;
        hit_one(&result)
    }

    /// The reveal is out.
    pub async fn set_revealed(&mut self, id: RoundId, now: Timestamp) -> Result<()> {
        let result = sqlx::query(
            "update rounds set state = 'revealed', revealed_at = $2 where id = $1 and state = 'revealing'",
        )
        .bind(id.to_string())
        .bind(millis(now))
        .execute(self.connection())
        .await?;
        hit_one(&result)
    }

    /// The round will not be posted; its question is free again.
    pub async fn set_abandoned(&mut self, id: RoundId) -> Result<()> {
        let result = sqlx::query(
            "update rounds set state = 'abandoned', question_id = null, question = null
             where id = $1 and state in ('due', 'posting')",
        )
        .bind(id.to_string())
        .execute(self.connection())
        .await?;
        hit_one(&result)
    }

    /// Nobody knows whether the round was posted; its question is set aside.
    pub async fn set_uncertain(&mut self, id: RoundId) -> Result<()> {
        let result = sqlx::query("update rounds set state = 'uncertain' where id = $1 and state = 'posting'")
            .bind(id.to_string())
            .execute(self.connection())
            .await?;
        hit_one(&result)
    }
}
