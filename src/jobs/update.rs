//! Showing a round as it is now, where an admin decided something about it after it was posted: it was
//! voided, or its question was mended. What is there is changed in place; what is said anew and takes more
//! messages goes on below.

use super::{JobError, Jobs, deliver::Before, reveal::people, scene::Scene};
use crate::{
    chat::{
        message::Message,
        port::{EffectKey, MessageRef, Place},
    },
    fault,
    practice::{
        ids::RoundId,
        round::{Posted, RoundState},
    },
    render::{
        card::{CardState, no_more_of_it, prompt_parts},
        reveal::Reveal,
        split::split,
    },
    store::{Claim, Delivery},
};

/// How soon a round that is being revealed is looked at again.
const AFTER_THE_REVEAL: chrono::TimeDelta = chrono::TimeDelta::seconds(5);

impl Jobs {
    /// Shows a round as it is now. One that is not posted yet is shown so by who posts it.
    pub(super) async fn update(&self, claim: &Claim, id: RoundId) -> Result<(), JobError> {
        let mut tx = self.store.read().await?;
        let round = tx.round(id).await?;
        let scene = self.scene(&mut tx, round).await?;
        let in_time = tx.members_in_time(id).await?;
        drop(tx);
        let Some(posted) = &scene.round.posted else { return Ok(()) };
        let card = match scene.round.state {
            RoundState::Voided => CardState::Voided,
            RoundState::Open => CardState::Open,
            RoundState::Revealed => {
                CardState::Revealed { answers: u64::try_from(in_time.len()).unwrap_or(u64::MAX) }
            }
            RoundState::Revealing => {
                let at = self.clock.now() + AFTER_THE_REVEAL;
                return Err(JobError::At { at, reason: "the round is being revealed".to_owned() });
            }
            RoundState::Due | RoundState::Posting | RoundState::Abandoned | RoundState::Uncertain => {
                return Ok(());
            }
        };
        let message = scene.card_message(card, posted.thread.is_some())?;
        self.change(&scene, &scene.card_ref(posted), &message).await?;
        if card == CardState::Voided {
            return Ok(());
        }
        let rest = prompt_parts(scene.question()?, scene.chat.limits()).rest;
        self.change_parts(claim, &scene, &scene.thread(posted), "prompt", &rest).await?;
        if matches!(card, CardState::Revealed { .. }) {
            self.update_reveal(claim, &scene, posted).await?;
        }
        Ok(())
    }

    /// A round was voided while it was being posted: its card says so, if it is there.
    pub(super) async fn end_voided_post(&self, claim: &Claim, scene: &Scene) -> Result<(), JobError> {
        let (place, key) = (scene.place(), EffectKey::of_card(scene.round.id));
        match self.look_before(claim, scene.chat.as_ref(), &place, &key).await {
            Ok(Before::Sent(card)) => {
                let message = scene.card_message(CardState::Voided, false)?;
                self.change(scene, &card, &message).await
            }
            Ok(Before::Unsent { last: None }) => Ok(()),
            Ok(Before::Unsent { last: Some(_) }) => {
                let mut tx = self.begin_held(claim).await?;
                tx.drop_delivery(&key).await?;
                Ok(tx.commit().await?)
            }
            Err(JobError::Uncertain(reason)) => {
                tracing::warn!(round = %scene.round.id, reason, "a card may be there that does not say that it is voided");
                Ok(())
            }
            Err(error) => Err(error),
        }
    }

    async fn update_reveal(&self, claim: &Claim, scene: &Scene, posted: &Posted) -> Result<(), JobError> {
        let id = scene.round.id;
        let mut tx = self.store.read().await?;
        let in_time = tx.members_in_time(id).await?;
        let late = tx.members_late(id).await?;
        let (answered, late) = (people(&mut tx, in_time).await?, people(&mut tx, late).await?);
        let has_unseen = tx.has_parts_to_show(id).await?;
        let here = tx.delivery(&EffectKey::of_round("reveal-here", id, Some(0))).await?;
        let in_thread = tx.delivery(&EffectKey::of_round("reveal", id, Some(0))).await?;
        drop(tx);
        let is_here = matches!(here, Delivery::Sent(_));
        if !is_here && !matches!(in_thread, Delivery::Sent(_)) {
            // It was given up, or is too old for anybody to remember where it is.
            return Ok(());
        }
        let threads = posted.thread.is_some() && !is_here;
        let hears = scene.chat.hears_threads();
        let reveal = Reveal {
            question: scene.question()?,
            answered: &answered,
            late: &late,
            threads,
            hears,
            answers: scene.round.answers,
            follow: scene.round.answers.is_sealed() && has_unseen,
        };
        let parts = split(reveal.message(), scene.chat.limits());
        let place = if threads { scene.thread(posted) } else { scene.place() };
        let what = if is_here { "reveal-here" } else { "reveal" };
        self.change_parts(claim, scene, &place, what, &parts).await
    }

    /// Changes the messages of one thing that was said, and says what is more than there was.
    async fn change_parts(
        &self,
        claim: &Claim,
        scene: &Scene,
        place: &Place,
        what: &str,
        parts: &[Message],
    ) -> Result<(), JobError> {
        for number in 0.. {
            let key = EffectKey::of_round(what, scene.round.id, Some(number));
            let known = self.store.read().await?.delivery(&key).await?;
            match (known, parts.get(number)) {
                (Delivery::Sent(sent), Some(part)) => self.change(scene, &sent, part).await?,
                (Delivery::Sent(sent), None) => self.change(scene, &sent, &no_more_of_it()).await?,
                (Delivery::Untried | Delivery::Begun { .. }, Some(part)) => {
                    self.deliver(claim, scene.chat.as_ref(), place, &key, part).await?;
                }
                (Delivery::Untried | Delivery::Begun { .. }, None) => return Ok(()),
            }
        }
        Ok(())
    }

    async fn change(&self, scene: &Scene, message: &MessageRef, new: &Message) -> Result<(), JobError> {
        fault::point("update.before").await;
        let changed = scene.chat.edit(message, new).await;
        fault::point("update.after").await;
        match changed {
            Err(error) if !error.is_final() => Err(error.into()),
            changed => {
                if let Err(error) = changed {
                    tracing::warn!(round = %scene.round.id, %error, "a message does not show the round as it is now");
                }
                Ok(())
            }
        }
    }
}
