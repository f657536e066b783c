//! "Count as my answer" on a message: its author hands it over, where the bot does not get to read
//! threads, or where it hangs below no card.

use super::{Conversation, Outcome, people::Met};
use crate::{
    chat::event::{Actor, Response, ThreadMessage},
    practice::{
        answer::{Source, says_something},
        round::{Posted, Round},
    },
    render::{
        note::{self, AnswerKept},
        refusal::Refusal,
    },
    store::{Result, Tx},
};

impl Conversation {
    pub(super) async fn handle_handed_over(&self, by: &Actor, message: &ThreadMessage) -> Outcome {
        if message.by.member.id != by.member.id {
            return Err(Refusal::NotYourMessage.into());
        }
        if !says_something(&message.text) {
            return Err(Refusal::EmptyAnswer.into());
        }
        // What was written before counts if it is handed over now.
        if self.is_forgotten(by).await? {
            return Err(Refusal::Forgotten.into());
        }
        let met = self.meet(by).await?;
        let mut tx = self.store.begin().await?;
        let round = round_around(&mut tx, by, &met, message).await?.ok_or(Refusal::NoAnswerHere)?;
        let source = Source::Message(message.message.id.clone());
        // It counts from now on: what it said when it was written may have been changed since.
        let kept = self
            .keep(
                &mut tx,
                &met.workspace,
                &round,
                &met.member,
                source.clone(),
                message.text.clone(),
                (by.at, message.version),
            )
            .await?;
        if kept.withdrawn {
            return Ok(Response::Note(note::withdrawn(round.id, 0)));
        }
        if !kept.late {
            self.mark_as_kept(&mut tx, &met, &round, message, &source).await?;
        }
        tx.commit().await?;
        self.waker.wake();
        let reveal_at = round.closes_at.filter(|_| !kept.late);
        Ok(Response::Note(
            AnswerKept { round: round.id, changed: false, earns: kept.earns, reveal_at, is_message: true }
                .message(),
        ))
    }
}

/// The round of the message's thread; outside threads, the only open one of the channel that has no
/// thread and was posted before the message.
async fn round_around(tx: &mut Tx, by: &Actor, met: &Met, message: &ThreadMessage) -> Result<Option<Round>> {
    if let Some(thread) = &by.place.thread {
        return tx.round_in_thread(met.channel.id, thread).await;
    }
    let mut open = tx.open_rounds(met.channel.id).await?;
    open.retain(|round| {
        let before = |posted: &Posted| posted.thread.is_none() && posted.at <= message.by.at;
        round.posted.as_ref().is_some_and(before)
    });
    Ok(open.pop().filter(|_| open.is_empty()))
}
