//! What the database says at the end, read past everything that was disturbed.

use std::collections::BTreeMap;

use sqlx::{AnyConnection, Connection, FromRow};

/// A round.
#[derive(Clone, Debug, FromRow)]
pub struct Round {
    /// Its id.
    pub id: String,
    /// Its channel's id.
    pub channel_id: String,
    /// Its schedule's id, if one asked for it.
    pub schedule_id: Option<String>,
    /// Who asked for it, if it was a member.
    pub asked_by: Option<String>,
    /// How its answers are given.
    pub answers: String,
    /// Where it stands.
    pub state: String,
    /// Its question.
    pub question_id: Option<String>,
    /// When it was posted.
    pub posted_at: Option<i64>,
    /// Its card.
    pub message: Option<String>,
    /// When it closes, or closed.
    pub closes_at: Option<i64>,
    /// When it was revealed.
    pub revealed_at: Option<i64>,
    /// Which of its schedule's rounds it is; 0 without one, and before it is posted.
    pub sequence: i64,
    /// How its answers count, as JSON.
    pub scoring: Option<String>,
}

impl Part {
    /// Whether Keypoint shows it: nobody else does.
    pub fn is_shown(&self) -> bool {
        let by_form = ["form:", "late-form:"].iter().any(|kind| self.source.starts_with(kind));
        self.removed_at.is_none() && (by_form || self.hidden != 0)
    }
}

impl Round {
    /// Whether nobody was to see its answers before the reveal.
    pub fn is_sealed(&self) -> bool {
        self.answers != "open"
    }

    /// The number of its question.
    pub fn question(&self) -> Option<usize> {
        self.question_id.as_ref()?.strip_prefix("riddle-")?.parse().ok()
    }

    /// Something of how its answers count: the day, or the topic.
    pub fn scored(&self, what: &str) -> Option<String> {
        let scoring: serde_json::Value = serde_json::from_str(self.scoring.as_ref()?).ok()?;
        Some(scoring[what].as_str()?.to_owned())
    }
}

/// A slot that has been dealt with.
#[derive(Clone, Debug, FromRow)]
pub struct Slot {
    /// Its schedule's id.
    pub schedule_id: String,
    /// When it was due.
    pub due_at: i64,
    /// What became of it.
    pub outcome: String,
    /// Its round.
    pub round_id: Option<String>,
}

/// A part of an answer.
#[derive(Clone, Debug, FromRow)]
pub struct Part {
    /// Its round.
    pub round_id: String,
    /// Whose.
    pub member_id: String,
    /// The message or the form that it came from.
    pub source: String,
    /// What it says.
    pub body: String,
    /// Whether it came after the round had closed.
    pub late: i64,
    /// When it was taken out.
    pub removed_at: Option<i64>,
    /// Whether it is a message that was hidden.
    pub hidden: i64,
}

/// An answer.
#[derive(Clone, Debug, FromRow)]
pub struct Answer {
    /// Its round.
    pub round_id: String,
    /// Whose.
    pub member_id: String,
    /// Whether it counts as given in time.
    pub counted: i64,
}

/// An entry of the ledger.
#[derive(Clone, Debug, FromRow)]
pub struct Entry {
    /// For which round.
    pub round_id: String,
    /// Whose.
    pub member_id: String,
    /// In which channel.
    pub channel_id: String,
    /// Why.
    pub reason: String,
    /// How many points.
    pub points: i64,
}

/// A running total.
#[derive(Clone, Debug, FromRow)]
pub struct Total {
    /// Of which channel or workspace.
    pub scope: String,
    /// Of which period.
    pub period: String,
    /// Whose.
    pub member_id: String,
    /// How many points.
    pub points: i64,
    /// How many answers.
    pub answers: i64,
}

/// A piece of work.
#[derive(Clone, Debug, FromRow)]
pub struct Job {
    /// The name of its effect.
    pub key: String,
    /// Whether it is due, done or failed.
    pub state: String,
    /// When it is due.
    pub due_at: i64,
    /// How often it was claimed.
    pub attempts: i64,
    /// Until when somebody holds it.
    pub lease_until: Option<i64>,
    /// Why it was not done the last time.
    pub last_error: Option<String>,
}

/// Everything.
#[derive(Clone, Debug)]
pub struct Facts {
    /// All rounds.
    pub rounds: Vec<Round>,
    /// All slots.
    pub slots: Vec<Slot>,
    /// The ids of schedules by their names.
    pub schedules: BTreeMap<String, String>,
    /// The names of channels by their ids.
    pub channels: BTreeMap<String, String>,
    /// The names of members by their ids.
    pub members: BTreeMap<String, String>,
    /// All parts of answers.
    pub parts: Vec<Part>,
    /// All answers.
    pub answers: Vec<Answer>,
    /// The whole ledger.
    pub ledger: Vec<Entry>,
    /// All running totals over all topics.
    pub totals: Vec<Total>,
    /// All work.
    pub jobs: Vec<Job>,
}

impl Facts {
    /// Reads everything.
    pub async fn read(url: &str) -> anyhow::Result<Self> {
        sqlx::any::install_default_drivers();
        let mut database = AnyConnection::connect(url).await?;
        let database = &mut database;
        let map = |rows: Vec<(String, String)>| rows.into_iter().collect::<BTreeMap<_, _>>();
        Ok(Self {
            rounds: sqlx::query_as(
                "select id, channel_id, schedule_id, asked_by, answers, state, question_id, posted_at, message,
                     closes_at, revealed_at, sequence, scoring from rounds order by posted_at, id",
            )
            .fetch_all(&mut *database)
            .await?,
            slots: sqlx::query_as(
                "select schedule_id, due_at, outcome, round_id from slots order by schedule_id, due_at",
            )
            .fetch_all(&mut *database)
            .await?,
            schedules: map(sqlx::query_as(
                "select name, id from schedules where state in ('active', 'paused')",
            )
            .fetch_all(&mut *database)
            .await?),
            channels: map(sqlx::query_as("select id, name from channels").fetch_all(&mut *database).await?),
            members: map(sqlx::query_as("select id, name from members").fetch_all(&mut *database).await?),
            parts: sqlx::query_as(
                "select p.round_id, a.member_id, p.source, p.body, p.late, p.removed_at, p.hidden
                 from answer_parts p join answers a on a.id = p.answer_id",
            )
            .fetch_all(&mut *database)
            .await?,
            answers: sqlx::query_as("select round_id, member_id, counted from answers")
                .fetch_all(&mut *database)
                .await?,
            ledger: sqlx::query_as("select round_id, member_id, channel_id, reason, points from ledger")
                .fetch_all(&mut *database)
                .await?,
            totals: sqlx::query_as(
                "select scope, period, member_id, points, answers from totals where topic = ''",
            )
            .fetch_all(&mut *database)
            .await?,
            jobs: sqlx::query_as(
                "select key, state, due_at, attempts, lease_until, last_error from jobs order by due_at",
            )
            .fetch_all(&mut *database)
            .await?,
        })
    }

    /// The name of a member.
    pub fn member(&self, id: &str) -> &str {
        self.members.get(id).map_or("?", String::as_str)
    }
}

/// The work that is not done and is due by a time, in milliseconds of Unix time.
pub async fn work_left(url: &str, by: i64) -> anyhow::Result<Vec<Job>> {
    sqlx::any::install_default_drivers();
    let mut database = AnyConnection::connect(url).await?;
    Ok(sqlx::query_as(
        "select key, state, due_at, attempts, lease_until, last_error from jobs
         where state = 'due' and due_at <= $1 order by due_at",
    )
    .bind(by)
    .fetch_all(&mut database)
    .await?)
}
