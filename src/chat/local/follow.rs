//! Following what happens in the local chat, in order and without a gap, whichever process did it.

use std::time::Duration;

use tokio::sync::watch;

use super::{
    LocalChat, Result,
    model::{Happening, RecordedHappening, Seen},
};
use crate::store::{Tx, local::KEPT_HAPPENINGS};

/// How often a page's stream looks for what other processes did. What this process does it is told
/// at once; people do not notice a second, and a look costs one read of an index.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// How many happenings are told at once, so that catching up holds neither the database nor memory.
const BATCH: u32 = 200;

/// What a member missed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Caught {
    /// What happened, in order.
    Up(Batch),
    /// It is too long ago: load everything anew, then go on after this number.
    TooOld(i64),
}

/// Some of what happened, as one member sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// What happened, each with its number.
    pub seen: Vec<(i64, Seen)>,
    /// The number to go on after.
    pub cursor: i64,
    /// Whether there may be more already.
    pub more: bool,
}

/// Notices when there may be something new.
#[derive(Debug)]
pub struct Watcher(watch::Receiver<()>);

impl LocalChat {
    /// The number of the last happening.
    pub async fn cursor(&self) -> Result<i64> {
        Ok(self.store.read().await?.local_seq().await?)
    }

    /// What a member missed after a number.
    pub async fn catch_up(&self, reader: &str, after: i64) -> Result<Caught> {
        let mut tx = self.store.read().await?;
        let last = tx.local_seq().await?;
        // A number of the future is one of another database.
        if after > last || after < last - KEPT_HAPPENINGS {
            return Ok(Caught::TooOld(last));
        }
        let recorded = tx.local_happenings(after, BATCH).await?;
        // Between the two reads another process may have forgotten what comes next.
        if recorded.first().is_some_and(|first| first.seq != after + 1) {
            return Ok(Caught::TooOld(last));
        }
        let cursor = recorded.last().map_or(after, |last| last.seq);
        let more = recorded.len() == BATCH as usize;
        let mut seen = Vec::with_capacity(recorded.len());
        for RecordedHappening { seq, what, only_for } in recorded {
            if only_for.is_some_and(|only| only != reader) {
                continue;
            }
            if let Some(what) = look_at(&mut tx, reader, what).await? {
                seen.push((seq, what));
            }
        }
        Ok(Caught::Up(Batch { seen, cursor, more }))
    }

    /// Watches for changes from now on.
    #[must_use]
    pub fn watch(&self) -> Watcher {
        Watcher(self.changed.subscribe())
    }

    /// Returns when it is time to look again: at once if this process has changed something since
    /// the last time, after a while otherwise.
    pub async fn changed(&self, watcher: &mut Watcher) {
        tokio::select! {
            // The sender lives as long as `self`, so this does not fail.
            _ = watcher.0.changed() => {}
            () = self.clock.sleep_until(self.clock.now() + LOOK_EVERY) => {}
        }
    }
}

async fn look_at(tx: &mut Tx, reader: &str, what: Happening) -> Result<Option<Seen>> {
    Ok(match what {
        Happening::Message { channel, thread, id } => Some(match tx.local_message(reader, &id).await? {
            Some(message) => Seen::Message(Box::new(message)),
            None => Seen::Gone { channel, thread, id },
        }),
        Happening::Channel { id } => tx.local_channel(reader, &id).await?.map(Seen::Channel),
        Happening::Member { id } => tx.local_member(&id).await?.map(Seen::Member),
    })
}
