//! Revealing a round: close it, read what its thread holds, post the reveal, and say so on the card.

use super::{JobError, Jobs};
use crate::{
    chat::{
        message::Person,
        port::{ChatError, EffectKey},
    },
    practice::{
        ids::{MemberId, RoundId},
        round::RoundState,
    },
    render::{card::CardState, reveal::Reveal, split::split},
    store::{Claim, Tx},
};

impl Jobs {
    /// Reveals a round.
    pub(super) async fn reveal(&self, claim: &Claim, id: RoundId) -> Result<(), JobError> {
        if !self.close(id).await? {
            return Ok(());
        }
        // What was said in time and has not been heard yet still counts.
        match self.read(id).await {
            Ok(()) => {}
            Err(error @ (JobError::GiveUp(_) | JobError::Gone(_))) => {
                tracing::warn!(round = %id, %error, "the thread could not be read before the reveal");
            }
            Err(error) => return Err(error),
        }
        let mut tx = self.store.read().await?;
        let round = tx.round(id).await?;
        let scene = self.scene(&mut tx, round).await?;
        let in_time = tx.members_in_time(id).await?;
        let answered = people(&mut tx, in_time).await?;
        let late = tx.members_late(id).await?;
        let late = people(&mut tx, late).await?;
        drop(tx);
        let Some(posted) = &scene.round.posted else { return Ok(()) };
        let threads = posted.thread.is_some();
        let reveal = Reveal { question: scene.question()?, answered: &answered, late: &late, threads };
        let place = scene.thread(posted);
        for (number, part) in split(reveal.message(), scene.chat.limits()).iter().enumerate() {
            let key = EffectKey::of_round("reveal", id, Some(number));
            self.deliver(claim, scene.chat.as_ref(), &place, &key, part).await?;
        }
        self.store_revealed(id).await?;
        let answers = u64::try_from(answered.len()).unwrap_or(u64::MAX);
        let card = scene.card_message(CardState::Revealed { answers }, threads)?;
        match scene.chat.edit(&scene.card_ref(posted), &card).await {
            Ok(()) | Err(ChatError::Gone(_)) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Closes the round to answers. False: there is nothing left to reveal.
    async fn close(&self, id: RoundId) -> Result<bool, JobError> {
        let now = self.clock.now();
        let mut tx = self.store.begin().await?;
        let round = tx.round(id).await?;
        match round.state {
            RoundState::Open => {
                tx.set_revealing(id, round.closes_at.map_or(now, |at| at.min(now))).await?;
                tx.commit().await?;
                Ok(true)
            }
            // Revealed, but perhaps killed before its card said so.
            RoundState::Revealing | RoundState::Revealed => Ok(true),
            RoundState::Due | RoundState::Posting | RoundState::Abandoned | RoundState::Uncertain => {
                Ok(false)
            }
        }
    }

    async fn store_revealed(&self, id: RoundId) -> Result<(), JobError> {
        let mut tx = self.store.begin().await?;
        if tx.round(id).await?.state == RoundState::Revealing {
            tx.set_revealed(id, self.clock.now()).await?;
            tx.commit().await?;
        }
        Ok(())
    }
}

async fn people(tx: &mut Tx, members: Vec<MemberId>) -> Result<Vec<Person>, JobError> {
    let mut people = Vec::with_capacity(members.len());
    for member in members {
        people.push(tx.member(member).await?.person());
    }
    Ok(people)
}
