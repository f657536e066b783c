//! Messages in a round's thread: what members write there is their answer. Edits and deletions are
//! followed, replies to other members are talk, and each part that is kept in time gets a tick.

use super::{
    Conversation, Outcome,
    people::{Met, known_place},
};
use crate::{
    chat::{
        event::{Response, ThreadMessage},
        port::{MessageRef, Platform},
    },
    fault,
    jobs::work::{Work, enqueue},
    practice::{
        answer::{Source, is_talk, says_something},
        ids::RoundId,
        round::{Round, RoundState},
    },
    store::{Result, Tx},
};

impl Conversation {
    pub(super) async fn handle_message(&self, message: &ThreadMessage) -> Outcome {
        let Some(thread) = message.by.place.thread.as_deref().filter(|_| is_answer(message)) else {
            return Ok(Response::Nothing);
        };
        let met = self.meet(&message.by).await?;
        let mut tx = self.store.begin().await?;
        let Some(round) = tx.round_in_thread(met.channel.id, thread).await? else {
            return Ok(Response::Nothing);
        };
        if round.state == RoundState::Voided {
            return Ok(Response::Nothing);
        }
        let source = Source::Message(message.message.id.clone());
        self.take_in(tx, &met, &round, message, source).await?;
        Ok(Response::Nothing)
    }

    /// What was said in the thread of a copy of the card is kept before the copy goes.
    pub(super) async fn handle_said_at_copy(&self, id: RoundId, message: &ThreadMessage) -> Outcome {
        if !is_answer(message) {
            return Ok(Response::Nothing);
        }
        let met = self.meet(&message.by).await?;
        let mut tx = self.store.begin().await?;
        let Some(round) = tx.find_round(id).await? else { return Ok(Response::Nothing) };
        let source = Source::Elsewhere(message.message.id.clone());
        self.take_in(tx, &met, &round, message, source).await?;
        Ok(Response::Nothing)
    }

    /// Keeps what a message says as a part of its author's answer, and has it ticked if it came in time.
    async fn take_in(
        &self,
        mut tx: Tx,
        met: &Met,
        round: &Round,
        message: &ThreadMessage,
        source: Source,
    ) -> Result<()> {
        let now = self.clock.now();
        let (text, at) = (message.text.clone(), (message.by.at, message.version));
        let kept = self.keep(&mut tx, &met.workspace, round, &met.member, source, text, at).await?;
        if !kept.late {
            let work = Work::Acknowledge { message: message.message.clone() };
            let channel = Some(met.channel.id);
            enqueue(&mut tx, &self.entropy, met.workspace.id, channel, &work, now, now).await?;
        }
        fault::point("keep-message.before").await;
        tx.commit().await?;
        fault::point("keep-message.after").await;
        self.waker.wake();
        Ok(())
    }

    pub(super) async fn handle_deletion(&self, platform: Platform, message: &MessageRef) -> Outcome {
        let Some(thread) = &message.place.thread else { return Ok(Response::Nothing) };
        let mut tx = self.store.begin().await?;
        let Some((workspace, channel)) = known_place(&mut tx, platform, &message.place).await? else {
            return Ok(Response::Nothing);
        };
        let Some(round) = tx.round_in_thread(channel.id, thread).await? else { return Ok(Response::Nothing) };
        self.withdraw_message(&mut tx, &workspace, &round, &message.id).await?;
        fault::point("withdraw.before").await;
        tx.commit().await?;
        fault::point("withdraw.after").await;
        Ok(Response::Nothing)
    }
}

/// Whether a message in a round's thread is an answer: it says something, and to nobody else.
fn is_answer(message: &ThreadMessage) -> bool {
    !is_talk(&message.by.member.id, message.reply_to.as_deref()) && says_something(&message.text)
}
