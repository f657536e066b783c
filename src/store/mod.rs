//! The one home of SQL: SQLite by default, PostgreSQL for teams that run several replicas, the same
//! statements for both. It speaks the types of `practice` and of the chat port, and decides nothing.
//!
//! [`Store::begin`] is the only door to a transaction that writes. A write that must hit one row
//! checks that it did.

mod admins;
mod answers;
mod audit;
mod boards;
mod by_hand;
mod clocks;
mod connect;
mod decided;
mod deliveries;
mod dropped;
mod erasure;
mod error;
mod heard;
mod jobs;
mod leases;
pub mod local;
mod own;
mod places;
mod points;
mod private;
mod prune;
mod recount;
mod removal;
mod rounds;
mod schedules;
mod shown;
mod stats;
mod streaks;

use std::sync::Arc;

use sqlx::{Any, AnyPool, Transaction};
use tokio::sync::{Mutex, OwnedMutexGuard};

pub use self::{
    admins::NamedAdmin,
    answers::{AnswerRecord, Withdrawn},
    audit::{AuditEntry, AuditRecord},
    boards::{Board, BoardRow, Side, Standing},
    by_hand::{RoundOutline, WorkRow, WorkState},
    connect::{Backend, sqlite_url},
    deliveries::{Delivery, Recorded},
    erasure::{FORMER_MEMBER, Forgotten},
    error::StoreError,
    jobs::{Claim, Claimable, Full, NewJob},
    own::{OwnAnswer, OwnCounts, OwnData, OwnDeed, OwnNamed, OwnPart, OwnPoints, OwnPrivate, OwnTotal},
    places::{Channel, Member, Workspace},
    points::{Award, LedgerEntry},
    private::PrivateQuestion,
    prune::{BATCH_ROWS as PRUNE_BATCH, ROUNDS_BATCH as PRUNE_ROUNDS},
    recount::{CountedAnswer, KeptEntry, KeptScores, Sum, TotalKey},
    removal::{LeftPlace, LeftWorkspace},
    rounds::Asked,
    schedules::{SlotOutcome, slot_text},
    shown::{ShownMessage, ShownState, ToShow},
};
use crate::practice::Timestamp;

/// The result of a store operation.
pub type Result<T, E = StoreError> = std::result::Result<T, E>;

/// The database.
#[derive(Clone, Debug)]
pub struct Store {
    pool: AnyPool,
    backend: Backend,
    /// SQLite has one writer at a time. Who waits for it inside SQLite sleeps and looks again, longer
    /// and longer, and may starve; here they stand in a queue.
    writer: Arc<Mutex<()>>,
}

/// A transaction: every statement goes through one. Dropped without a commit, it changes nothing.
#[derive(Debug)]
pub struct Tx {
    inner: Transaction<'static, Any>,
    backend: Backend,
    /// Given back after the transaction has ended: fields are dropped in this order.
    _writer: Option<OwnedMutexGuard<()>>,
}

impl Store {
    /// Begins a transaction that may write.
    ///
    /// On SQLite it takes the write lock at once: a transaction that reads first and writes later
    /// would fail when another one wrote in between.
    pub async fn begin(&self) -> Result<Tx> {
        let (inner, writer) = match self.backend {
            Backend::Sqlite => {
                let writer = Arc::clone(&self.writer).lock_owned().await;
                (self.pool.begin_with("begin immediate").await?, Some(writer))
            }
            Backend::Postgres => (self.begin_whole().await?, None),
        };
        Ok(Tx { inner, backend: self.backend, _writer: writer })
    }

    /// Begins a transaction that only reads.
    pub async fn read(&self) -> Result<Tx> {
        let inner = match self.backend {
            Backend::Sqlite => self.pool.begin().await?,
            Backend::Postgres => self.begin_whole().await?,
        };
        Ok(Tx { inner, backend: self.backend, _writer: None })
    }

    /// Begins a transaction, to its end: work that is given up in the middle of it would leave its
    /// connection in the pool with a transaction that nobody knows of. (SQLite's driver sees to that
    /// itself.)
    async fn begin_whole(&self) -> Result<Transaction<'static, Any>> {
        let pool = self.pool.clone();
        let begun = tokio::spawn(async move { pool.begin().await });
        Ok(begun.await.unwrap_or(Err(sqlx::Error::WorkerCrashed))?)
    }

    /// Which database this is.
    #[must_use]
    pub fn backend(&self) -> Backend {
        self.backend
    }

    /// Closes every connection, after the work at hand.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}

impl Tx {
    /// Makes everything in this transaction last.
    pub async fn commit(self) -> Result<()> {
        Ok(self.inner.commit().await?)
    }

    fn connection(&mut self) -> &mut sqlx::AnyConnection {
        &mut self.inner
    }
}

/// Checks that a write hit one row.
fn hit_one(result: &sqlx::any::AnyQueryResult) -> Result<()> {
    match result.rows_affected() {
        1 => Ok(()),
        _ => Err(StoreError::Stale),
    }
}

/// Whether a write hit a row.
fn hit(result: &sqlx::any::AnyQueryResult) -> bool {
    result.rows_affected() > 0
}

fn millis(at: Timestamp) -> i64 {
    at.timestamp_millis()
}

fn time(millis: i64) -> Result<Timestamp> {
    Timestamp::from_timestamp_millis(millis).ok_or_else(|| StoreError::corrupt("time", &millis.to_string()))
}

/// Reads a text column that holds something with a written form: an id, a name, a zone.
fn parse<T: std::str::FromStr>(what: &'static str, text: &str) -> Result<T> {
    text.parse().map_err(|_| StoreError::corrupt(what, text))
}

/// Reads a text column that holds JSON.
fn from_json<T: serde::de::DeserializeOwned>(what: &'static str, text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|_| StoreError::corrupt(what, text))
}

/// Writes JSON for a text column.
fn to_json<T: serde::Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|error| StoreError::Corrupt(error.to_string()))
}
