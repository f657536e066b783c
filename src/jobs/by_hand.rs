//! What whoever runs Keypoint sees of its work, and does about it: list, retry, drop. It runs in a
//! process of its own, beside the one that works, on the same database.

use super::{
    about::About,
    work::{Work, show_answers},
};
use crate::{
    entropy::Entropy,
    practice::{
        Timestamp,
        ids::{RoundId, ScheduleId},
        round::{Origin, Round, RoundState},
        schedule::zone::Zone,
    },
    render::work::{ByHand, WorkLine, json_time, work_list},
    store::{self, SlotOutcome, Store, StoreError, Tx, WorkRow, WorkState},
};

/// How many pieces of work are listed at most: more than anybody reads.
pub const LISTED: i64 = 1_000;

/// The fewest digits by which a piece of work is named.
const FEWEST_DIGITS: usize = 4;

/// Why nothing was done about a piece of work.
#[derive(Debug, thiserror::Error)]
pub enum ByHandError {
    /// There is none.
    #[error("there is no work `{0}`\n`keypoint jobs list --all` shows what there is")]
    None(String),
    /// There are several.
    #[error(
        "more than one piece of work ends like `{0}`\ngive more digits of its id; `--format json` shows all of them"
    )]
    Several(String),
    /// It is not written like the end of an id.
    #[error("`{0}` is no id of work\ngive the digits that `keypoint jobs list` shows, four at least")]
    NoId(String),
    /// A worker is at it.
    #[error("`{0}` is being done right now\nlook again in a moment with `keypoint jobs list --all`")]
    UnderWay(String),
    /// It is settled.
    #[error("`{0}` is settled: it is {1}\nthere is nothing left to do about it")]
    Settled(String, &'static str),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What is to be done about a piece of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Do it now.
    Retry,
    /// Do not do it.
    Drop,
}

/// The list of work as a terminal shows it. With `all`, also of what waits for its time, and of what is
/// settled.
pub async fn list(store: &Store, all: bool, zone: Zone, now: Timestamp) -> store::Result<String> {
    let rows = rows(store, all, now).await?;
    let shorts: Vec<String> = rows.iter().map(|(row, _)| row.job.short()).collect();
    let lines: Vec<WorkLine<'_>> = rows
        .iter()
        .zip(&shorts)
        .map(|((row, about), short)| WorkLine {
            job: short,
            state: row.state.name(),
            work: about.words(),
            attempts: row.attempts,
            since: row.created_at,
            next: next(row),
            error: row.last_error.as_deref(),
        })
        .collect();
    Ok(work_list(&lines, zone))
}

/// The list of work for other programs.
pub async fn list_as_json(store: &Store, all: bool, now: Timestamp) -> store::Result<String> {
    let rows = rows(store, all, now).await?;
    let item = |(row, about): &(WorkRow, About)| {
        let words = about.words();
        serde_json::json!({
            "id": row.job.to_string(),
            "short_id": row.job.short(),
            "state": row.state.name(),
            "task": about.task.name(),
            "about": words.words(),
            "workspace": words.workspace,
            "channel": words.channel,
            "schedule": words.schedule,
            "question": words.title,
            "since": json_time(row.created_at),
            "tries": row.attempts,
            "next_try": next(row).map(json_time),
            "last_error": row.last_error,
        })
    };
    let items: Vec<_> = rows.iter().map(item).collect();
    serde_json::to_string_pretty(&items).map_err(|error| StoreError::Corrupt(error.to_string()))
}

async fn rows(store: &Store, all: bool, now: Timestamp) -> store::Result<Vec<(WorkRow, About)>> {
    let mut tx = store.read().await?;
    let mut rows = Vec::new();
    for row in tx.survey(all, now, LISTED).await? {
        let workspace = tx.workspace(row.workspace).await?;
        let about = About::read(&mut tx, workspace, &row.work).await?;
        rows.push((row, about));
    }
    Ok(rows)
}

fn next(row: &WorkRow) -> Option<Timestamp> {
    (row.state == WorkState::Waiting).then_some(row.due_at)
}

/// Does one thing about a piece of work, named by the end of its id; returns what was done and what
/// happens next.
pub async fn decide(
    store: &Store,
    entropy: &Entropy,
    decision: Decision,
    id: &str,
    now: Timestamp,
) -> Result<String, ByHandError> {
    let mut tx = store.begin().await?;
    let row = find(&mut tx, id, now).await?;
    let work = serde_json::from_str(&row.work).ok();
    // What is dropped forgets its question.
    let workspace = tx.workspace(row.workspace).await?;
    let about = About::read(&mut tx, workspace, &row.work).await?;
    let done = match decision {
        Decision::Retry => {
            if tx.retry_work(row.job, now).await? {
                retry_round(&mut tx, work.as_ref(), row.state, now).await?
            } else {
                let shown = show_after_all(&mut tx, entropy, work.as_ref(), row.state, now).await?;
                shown.ok_or_else(|| refusal(id, &row))?
            }
        }
        Decision::Drop => {
            if !tx.drop_work(row.job, now).await? {
                return Err(refusal(id, &row));
            }
            drop_round(&mut tx, work.as_ref(), now).await?
        }
    };
    tx.commit().await?;
    Ok(done.words(&row.job.short(), &about.words()))
}

async fn find(tx: &mut Tx, id: &str, now: Timestamp) -> Result<WorkRow, ByHandError> {
    let digits: String = id.chars().filter(|char| *char != '-').collect::<String>().to_lowercase();
    if digits.len() < FEWEST_DIGITS || !digits.chars().all(|char| char.is_ascii_hexdigit()) {
        return Err(ByHandError::NoId(id.to_owned()));
    }
    let mut found = tx.work_by_end_of_id(&digits, now).await?;
    match (found.pop(), found.is_empty()) {
        (Some(row), true) => Ok(row),
        (Some(_), false) => Err(ByHandError::Several(id.to_owned())),
        (None, _) => Err(ByHandError::None(id.to_owned())),
    }
}

fn refusal(id: &str, row: &WorkRow) -> ByHandError {
    match row.state {
        WorkState::Done | WorkState::Dropped => ByHandError::Settled(id.to_owned(), row.state.name()),
        WorkState::Waiting | WorkState::UnderWay | WorkState::Failed => ByHandError::UnderWay(id.to_owned()),
    }
}

/// The round of work that was given up goes back to where it was: its message is looked for before it
/// is sent.
async fn retry_round(
    tx: &mut Tx,
    work: Option<&Work>,
    state: WorkState,
    now: Timestamp,
) -> store::Result<ByHand> {
    match work {
        Some(Work::Post { round }) if tx.set_due_again(*round, now).await? => {
            if let Some((schedule, slot)) = slot_of(tx, *round).await? {
                tx.set_slot_outcome(schedule, slot, SlotOutcome::Round).await?;
            }
            Ok(ByHand::RetriedRound)
        }
        Some(Work::Reveal { round })
            if state == WorkState::Failed && tx.set_revealing_again(*round).await? =>
        {
            Ok(ByHand::RetriedRound)
        }
        _ => Ok(ByHand::Retried),
    }
}

/// A reveal that was dropped is not said any more, but the answers that nobody was to see before it can be
/// shown. None: there is nothing of it to show.
async fn show_after_all(
    tx: &mut Tx,
    entropy: &Entropy,
    work: Option<&Work>,
    state: WorkState,
    now: Timestamp,
) -> store::Result<Option<ByHand>> {
    let (Some(Work::Reveal { round }), WorkState::Dropped) = (work, state) else { return Ok(None) };
    let round = tx.round(*round).await?;
    if round.state != RoundState::Revealed || tx.mark_unseen(round.id).await? == 0 {
        return Ok(None);
    }
    show_answers(tx, entropy, &round, now).await?;
    Ok(Some(ByHand::ShownAnswers))
}

async fn drop_round(tx: &mut Tx, work: Option<&Work>, now: Timestamp) -> store::Result<ByHand> {
    match work {
        Some(Work::Post { round }) if tx.drop_round(*round).await? => {
            if let Some((schedule, slot)) = slot_of(tx, *round).await? {
                tx.set_slot_outcome(schedule, slot, SlotOutcome::Dropped).await?;
            }
            Ok(ByHand::DroppedPost)
        }
        Some(Work::Reveal { round }) => {
            let is_sealed = match tx.round(*round).await {
                Ok(round) => round.answers.is_sealed(),
                // What cannot be read can be dropped all the same.
                Err(StoreError::Corrupt(_)) => false,
                Err(error) => return Err(error),
            };
            let unseen = if tx.end_unrevealed(*round, now).await? && is_sealed {
                // Nothing is posted that was not to be done: neither the reveal, nor what follows it.
                tx.leave_unseen(*round).await?
            } else {
                0
            };
            Ok(ByHand::DroppedReveal { unseen })
        }
        _ => Ok(ByHand::Dropped),
    }
}

/// The slot of a round, if it has one and can be read.
async fn slot_of(tx: &mut Tx, round: RoundId) -> store::Result<Option<(ScheduleId, chrono::NaiveDateTime)>> {
    match tx.round(round).await {
        Ok(Round { origin: Origin::Schedule { schedule, slot: Some(slot) }, .. }) => {
            Ok(Some((schedule, slot)))
        }
        Ok(_) | Err(StoreError::Corrupt(_)) => Ok(None),
        Err(error) => Err(error),
    }
}
