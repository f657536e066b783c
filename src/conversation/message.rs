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
        let (text, at) = (message.text.clone(), (message.by.at, message.version));
        let kept = self.keep(&mut tx, &met.workspace, round, &met.member, source.clone(), text, at).await?;
        if !kept.late && !kept.withdrawn {
            self.mark_as_kept(&mut tx, met, round, message, &source).await?;
        }
        fault::point("keep-message.before").await;
        tx.commit().await?;
        fault::point("keep-message.after").await;
        self.waker.wake();
        Ok(())
    }

    /// A message was kept in time: it gets the tick; in a sealed round it is hidden instead, and where it
    /// cannot be, its author is told.
    pub(super) async fn mark_as_kept(
        &self,
        tx: &mut Tx,
        met: &Met,
        round: &Round,
        message: &ThreadMessage,
        source: &Source,
    ) -> Result<()> {
        let (round_id, member, message) = (round.id, met.member.id, message.message.clone());
        let tick = Work::Acknowledge { message: message.clone() };
        let hides = || self.chats.get(met.workspace.platform).is_some_and(|chat| chat.hides_messages());
        let work = if !round.hides_messages() {
            vec![tick]
        } else if hides() {
            let source = source.key(member);
            vec![Work::HideMessage { round: round_id, member, message, source }]
        } else {
            vec![tick, Work::TellSealed { round: round_id, member, hidden: false }]
        };
        let now = self.clock.now();
        for work in work {
            enqueue(tx, &self.entropy, met.workspace.id, Some(met.channel.id), &work, now, now).await?;
        }
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
