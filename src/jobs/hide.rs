//! Hiding messages of sealed rounds, and telling their authors what became of them.
//!
//! That a message is hidden is written down before it is removed: platforms do not say who deleted, and a
//! message that is hidden is not withdrawn by its going. Where the platform does not let the bot hide it, the
//! message stays and counts, and its author is told that others can read it.

use super::{
    JobError, Jobs,
    work::{Work, enqueue, show_anew},
};
use crate::{
    chat::port::{ChatError, EffectKey, MessageRef},
    fault,
    practice::{
        ids::{MemberId, RoundId},
        round::Round,
    },
    render::sealed::Sealed,
    store::{Claim, Tx},
};

impl Jobs {
    /// Hides a message, which is the part of an answer that the store calls `source`.
    pub(super) async fn hide_message(
        &self,
        claim: &Claim,
        (id, member): (RoundId, MemberId),
        message: &MessageRef,
        source: &str,
    ) -> Result<(), JobError> {
        let mut tx = self.begin_held(claim).await?;
        let round = tx.round(id).await?;
        // Once the reveal is out there is nothing to hide, nor is what its author has taken back; but what
        // was begun is ended.
        if !tx.hide_part(id, source, round.hides_messages()).await? {
            return Ok(());
        }
        let workspace = tx.workspace(round.workspace).await?;
        fault::point("hide.before").await;
        tx.commit().await?;
        fault::point("hide.after").await;
        let hidden = self.chat_of(&workspace)?.hide(message).await;
        fault::point("hidden.before").await;
        let hidden = match hidden {
            Ok(()) | Err(ChatError::Gone(_)) => true,
            Err(ChatError::Forbidden(reason) | ChatError::Refused(reason)) => {
                tracing::debug!(round = %id, reason, "an answer in a sealed round cannot be hidden");
                false
            }
            Err(error) => return Err(error.into()),
        };
        let mut tx = self.begin_held(claim).await?;
        if !hidden {
            self.leave_visible(&mut tx, &round, message, source).await?;
        }
        self.enqueue_word(&mut tx, &round, member, hidden).await?;
        tx.commit().await?;
        fault::point("hidden.after").await;
        self.waker.wake();
        Ok(())
    }

    /// The message stays where it is, and is no answer that Keypoint shows.
    async fn leave_visible(
        &self,
        tx: &mut Tx,
        round: &Round,
        message: &MessageRef,
        source: &str,
    ) -> Result<(), JobError> {
        tx.unhide_part(round.id, source).await?;
        if let Some(answer) = tx.answer_of_part(round.id, source).await? {
            show_anew(tx, &self.entropy, round, answer, self.clock.now()).await?;
        }
        let now = self.clock.now();
        let tick = Work::Acknowledge { message: message.clone() };
        enqueue(tx, &self.entropy, round.workspace, Some(round.channel), &tick, now, now).await?;
        Ok(())
    }

    async fn enqueue_word(
        &self,
        tx: &mut Tx,
        round: &Round,
        member: MemberId,
        hidden: bool,
    ) -> Result<(), JobError> {
        let now = self.clock.now();
        let work = Work::TellSealed { round: round.id, member, hidden };
        enqueue(tx, &self.entropy, round.workspace, Some(round.channel), &work, now, now).await?;
        Ok(())
    }

    /// Tells a member what became of a message of theirs: for them alone where the platform can, else in the
    /// thread.
    pub(super) async fn tell_sealed(
        &self,
        claim: &Claim,
        round: RoundId,
        member: MemberId,
        hidden: bool,
    ) -> Result<(), JobError> {
        let mut tx = self.store.read().await?;
        let member = tx.member(member).await?;
        let round = tx.round(round).await?;
        let scene = self.scene(&mut tx, round).await?;
        drop(tx);
        let Some(posted) = scene.round.posted.as_ref().filter(|_| scene.round.is_open()) else {
            return Ok(());
        };
        let place = scene.thread(posted);
        let word = Sealed { member: &member.person(), round: scene.round.id, hidden, alone: true };
        // The work is there once for each member, round and outcome, so its id names the effect.
        let key = EffectKey(format!("sealed:{}", claim.job));
        match scene.chat.whisper(&place, &member.external, &key, &word.message()).await {
            Ok(true) => return Ok(()),
            Ok(false) => {}
            Err(error) if error.is_final() => {
                tracing::debug!(%error, "a member cannot be told alone what became of their message");
            }
            Err(error) => return Err(error.into()),
        }
        let word = Sealed { alone: false, ..word };
        self.deliver(claim, scene.chat.as_ref(), &place, &key, &word.message()).await?;
        Ok(())
    }
}
