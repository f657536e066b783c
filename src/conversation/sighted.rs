//! A message of the bot's own is seen coming. Nearly always it is the one that is known, or is just
//! being written down. Otherwise it is a copy, which a send that was given up brought after all, and
//! is removed.

use super::{Conversation, Outcome, people::known_place};
use crate::{
    chat::{
        event::Response,
        port::{EffectKey, MessageRef, Platform},
    },
    jobs::work::{Work, enqueue},
    practice::round::RoundState,
    store::Delivery,
};

impl Conversation {
    pub(super) async fn handle_sighting(
        &self,
        platform: Platform,
        message: &MessageRef,
        key: &EffectKey,
        again: bool,
    ) -> Outcome {
        // Notices to admins are looked for by the platform itself.
        let Some(round) = key.round() else { return Ok(Response::Nothing) };
        let mut tx = self.store.read().await?;
        let Some((workspace, channel)) = known_place(&mut tx, platform, &message.place).await? else {
            return Ok(Response::Nothing);
        };
        let delivery = tx.delivery(key).await?;
        // Of a round that another installation with the same token posted, nothing is known here.
        let given_up = tx.find_round(round).await?.is_some_and(|round| match round.state {
            RoundState::Abandoned | RoundState::Uncertain => true,
            // Before it was open.
            RoundState::Voided => round.posted.is_none(),
            _ => false,
        });
        drop(tx);
        let unexpected = match delivery {
            Delivery::Sent(known) => known.id != message.id,
            Delivery::Begun { .. } => again || given_up,
            Delivery::Untried => given_up,
        };
        if !unexpected {
            return Ok(Response::Nothing);
        }
        tracing::warn!(%key, message = message.id, "a message has come that was not expected any more");
        let now = self.clock.now();
        let work = Work::RemoveCopies {
            key: key.clone(),
            place: message.place.clone(),
            seen: Some(message.clone()),
            reason: message.id.clone(),
        };
        let mut tx = self.store.begin().await?;
        enqueue(&mut tx, &self.entropy, workspace.id, Some(channel.id), &work, now, now).await?;
        tx.commit().await?;
        self.waker.wake();
        Ok(Response::Nothing)
    }
}
