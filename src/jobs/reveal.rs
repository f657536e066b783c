//! Revealing a round: close it, read what its thread holds, post the reveal, and say so on the card.

use super::{JobError, Jobs, scene::Scene, work::show_answers};
use crate::{
    chat::{
        message::{Message, Person},
        port::{EffectKey, Place},
    },
    fault,
    practice::{
        ids::{MemberId, RoundId},
        round::{Posted, RoundState},
    },
    render::{card::CardState, notice::RevealRefused, reveal::Reveal, split::split},
    store::{Claim, Tx},
};

/// How often a reveal is tried before it does without reading the thread: half a minute of failures. A
/// process that is killed counts as a try as well, so it is a few more than a passing error needs.
const READS: i64 = 6;

impl Jobs {
    /// Reveals a round.
    pub(super) async fn reveal(&self, claim: &Claim, id: RoundId) -> Result<(), JobError> {
        if !self.close(claim, id).await? {
            return Ok(());
        }
        // What was said in time and has not been heard yet still counts.
        fault::point("read.before").await;
        let read = self.read(id, true).await;
        fault::point("read.after").await;
        let unread = match read {
            Ok(()) => None,
            Err(error) if error.is_final() || claim.attempts >= READS => {
                tracing::warn!(round = %id, %error, "the thread could not be read before the reveal");
                Some(error)
            }
            Err(error) => return Err(error),
        };
        let mut tx = self.store.read().await?;
        let round = tx.round(id).await?;
        let scene = self.scene(&mut tx, round).await?;
        let in_time = tx.members_in_time(id).await?;
        let answered = people(&mut tx, in_time).await?;
        let late = tx.members_late(id).await?;
        let late = people(&mut tx, late).await?;
        let has_unseen = tx.has_parts_to_show(id).await?;
        drop(tx);
        let Some(posted) = &scene.round.posted else { return Ok(()) };
        // Who posted it may have been stopped in the middle of a long prompt.
        match self.post_rest_of_prompt(claim, &scene).await {
            Err(error) if error.is_final() => {
                tracing::warn!(round = %id, %error, "the rest of the prompt could not be posted");
            }
            posted => posted?,
        }
        let reveal = Reveal {
            question: scene.question()?,
            answered: &answered,
            late: &late,
            threads: posted.thread.is_some(),
            hears: scene.chat.hears_threads(),
            answers: scene.round.answers,
            follow: scene.round.answers.is_sealed() && has_unseen,
        };
        let threads = match self.say_reveal(claim, &scene, posted, &reveal).await {
            Ok(threads) => threads,
            Err(error) if error.is_final() => {
                self.leave_unrevealed(claim, &scene, &error).await?;
                return Err(JobError::Told(error.to_string()));
            }
            Err(error) => return Err(error),
        };
        if let Some(error @ JobError::Forbidden(_)) = &unread {
            self.tell_unread(&scene, error).await?;
        }
        self.store_revealed(claim, id).await?;
        let answers = u64::try_from(answered.len()).unwrap_or(u64::MAX);
        let card = scene.card_message(CardState::Revealed { answers }, threads)?;
        fault::point("card-edit.before").await;
        let edited = scene.chat.edit(&scene.card_ref(posted), &card).await;
        fault::point("card-edit.after").await;
        match edited {
            Err(error) if !error.is_final() => Err(error.into()),
            edited => {
                if let Err(error) = edited {
                    tracing::warn!(round = %id, %error, "the card does not say that it is revealed");
                }
                self.update_if_changed(claim, &scene).await
            }
        }
    }

    /// What an admin decided about the round meanwhile is shown after all.
    async fn update_if_changed(&self, claim: &Claim, scene: &Scene) -> Result<(), JobError> {
        let now = self.store.read().await?.round(scene.round.id).await?;
        if now.state == RoundState::Voided || now.question != scene.round.question {
            return self.update(claim, scene.round.id).await;
        }
        Ok(())
    }

    /// Says the reveal in the thread, or in the channel where the thread takes it no more. Returns
    /// whether it is in the thread.
    async fn say_reveal(
        &self,
        claim: &Claim,
        scene: &Scene,
        posted: &Posted,
        reveal: &Reveal<'_>,
    ) -> Result<bool, JobError> {
        let thread = scene.thread(posted);
        match self.say_parts(claim, scene, &thread, "reveal", reveal.message()).await {
            Err(error) if reveal.threads && error.is_of_place() => {
                let message = Reveal { threads: false, ..reveal.clone() }.message();
                self.say_parts(claim, scene, &scene.place(), "reveal-here", message).await?;
                Ok(false)
            }
            said => said.map(|()| reveal.threads),
        }
    }

    async fn say_parts(
        &self,
        claim: &Claim,
        scene: &Scene,
        place: &Place,
        what: &str,
        message: Message,
    ) -> Result<(), JobError> {
        for (number, part) in split(message, scene.chat.limits()).iter().enumerate() {
            if number == 1 && fault::bug("drop-a-part") {
                continue;
            }
            let again = if fault::bug("reveal-again") { claim.attempts.unsigned_abs() } else { 0 };
            let number = number + 100 * usize::try_from(again).unwrap_or_default();
            let key = EffectKey::of_round(what, scene.round.id, Some(number));
            self.deliver(claim, scene.chat.as_ref(), place, &key, part).await?;
        }
        Ok(())
    }

    /// The reveal cannot be said, or nobody knows whether it was: the round is over all the same, and
    /// the admins hear why.
    async fn leave_unrevealed(&self, claim: &Claim, scene: &Scene, error: &JobError) -> Result<(), JobError> {
        let now = self.clock.now();
        let (channel, reason) = (scene.channel.named(), error.to_string());
        let title = &scene.question()?.title;
        let message =
            RevealRefused { of: scene.asker(), channel: &channel, title, reason: &reason }.message();
        let mut tx = self.begin_held(claim).await?;
        // A worker that was killed right after this comes here again.
        if tx.round(scene.round.id).await?.state == RoundState::Revealing {
            self.set_revealed(&mut tx, scene.round.id).await?;
        }
        self.enqueue_notice(&mut tx, scene, "unrevealed", message, now).await?;
        tx.commit().await?;
        self.waker.wake();
        Ok(())
    }

    /// The tries of a reveal are used up: the round is over without one.
    pub(super) async fn give_up_reveal(
        &self,
        claim: &Claim,
        id: RoundId,
        error: &JobError,
    ) -> Result<(), JobError> {
        let mut tx = self.store.read().await?;
        let round = tx.round(id).await?;
        let scene = self.scene(&mut tx, round).await?;
        drop(tx);
        match scene.round.state {
            RoundState::Revealing => self.leave_unrevealed(claim, &scene, error).await,
            _ => Err(JobError::GiveUp(error.to_string())),
        }
    }

    /// Closes the round to answers. False: there is nothing left to reveal.
    async fn close(&self, claim: &Claim, id: RoundId) -> Result<bool, JobError> {
        let now = self.clock.now();
        let mut tx = self.begin_held(claim).await?;
        let round = tx.round(id).await?;
        match round.state {
            RoundState::Open => {
                tx.set_revealing(id, round.closes_at.map_or(now, |at| at.min(now))).await?;
                fault::point("close.before").await;
                tx.commit().await?;
                fault::point("close.after").await;
                Ok(true)
            }
            // Revealed, but perhaps killed before its card said so.
            RoundState::Revealing | RoundState::Revealed => Ok(true),
            RoundState::Voided => {
                drop(tx);
                self.update(claim, id).await?;
                Ok(false)
            }
            RoundState::Due | RoundState::Posting | RoundState::Abandoned | RoundState::Uncertain => {
                Ok(false)
            }
        }
    }

    /// The round is over: answers that nobody was to see are shown from now on.
    async fn set_revealed(&self, tx: &mut Tx, id: RoundId) -> Result<(), JobError> {
        let now = self.clock.now();
        tx.set_revealed(id, now).await?;
        let round = tx.round(id).await?;
        if !tx.answers_to_show(id).await?.is_empty() {
            show_answers(tx, &self.entropy, &round, now).await?;
        }
        Ok(())
    }

    async fn store_revealed(&self, claim: &Claim, id: RoundId) -> Result<(), JobError> {
        let mut tx = self.begin_held(claim).await?;
        if tx.round(id).await?.state == RoundState::Revealing {
            self.set_revealed(&mut tx, id).await?;
            fault::point("revealed.before").await;
            tx.commit().await?;
            fault::point("revealed.after").await;
            self.waker.wake();
        }
        Ok(())
    }
}

pub(super) async fn people(tx: &mut Tx, members: Vec<MemberId>) -> Result<Vec<Person>, JobError> {
    let mut people = Vec::with_capacity(members.len());
    for member in members {
        people.push(tx.member(member).await?.person());
    }
    Ok(people)
}
