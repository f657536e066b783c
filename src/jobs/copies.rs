//! Removing copies of a message.
//!
//! A message is sent again only where it was looked for and not found. Still a copy may come: of a
//! send that was under way for longer than anybody waits, or of a process that stood still between its
//! last look and its send. The copy with answers stays, else the older one; what was said in the
//! thread of another one is kept as an answer before it goes. What turns up of a round that was given
//! up goes as well, and where nobody knew whether a post went through, the message that turns up is it.

use chrono::TimeDelta;

use super::{
    JobError, Jobs,
    deliver::LOOK_BACK,
    read::hand_over,
    scene::Scene,
    work::{Work, once_more},
};
use crate::{
    chat::{
        event::{Event, ThreadMessage},
        port::{Chat, ChatError, EffectKey, Lookup, MessageRef, Place},
    },
    fault,
    practice::{
        Timestamp,
        ids::RoundId,
        round::{Posted, Round, RoundState},
    },
    render::card::{CardState, prompt_parts},
    store::{Claim, Delivery, ShownState},
};

/// The messages that carry a key: the one that counts, and copies of it.
struct Copies<'a> {
    key: &'a EffectKey,
    /// The one that counts so far.
    counts: MessageRef,
    /// Those that are there, the oldest first.
    there: Vec<MessageRef>,
}

impl Copies<'_> {
    fn others<'a>(&'a self, than: &'a MessageRef) -> impl Iterator<Item = &'a MessageRef> {
        self.there.iter().filter(|copy| copy.id != than.id)
    }

    fn oldest(&self) -> &MessageRef {
        self.there.first().unwrap_or(&self.counts)
    }
}

/// How long copies are looked for after each time when nobody listened: what is older was looked for
/// often enough.
const MAY_COME: TimeDelta = TimeDelta::days(1);

impl Jobs {
    /// Copies of what was sent more than once may have come while nobody listened: has them removed.
    pub(super) async fn look_for_copies(&self, now: Timestamp) -> Result<(), JobError> {
        let repeated = self.store.read().await?.repeated_deliveries(now - MAY_COME).await?;
        for (key, counts) in repeated {
            let mut tx = self.store.begin().await?;
            let Some(round) = key.round() else { continue };
            let Some(round) = tx.find_round(round).await? else { continue };
            let work = |reason| Work::RemoveCopies {
                key: key.clone(),
                place: counts.place.clone(),
                seen: None,
                reason,
            };
            once_more(&mut tx, &self.entropy, round.workspace, Some(round.channel), work, now).await?;
            tx.commit().await?;
        }
        Ok(())
    }

    /// Removes all but one of the messages that carry a key.
    pub(super) async fn remove_copies(
        &self,
        claim: &Claim,
        key: &EffectKey,
        place: &Place,
        seen: Option<&MessageRef>,
    ) -> Result<(), JobError> {
        let mut tx = self.store.read().await?;
        let workspace = tx.workspace(claim.workspace).await?;
        let (delivery, first) = (tx.delivery(key).await?, tx.first_send(key).await?);
        // It showed an answer that is shown no more, or not there.
        let is_taken_back = tx.shown_message(key).await?.is_some_and(|(_, state)| state != ShownState::There);
        let round = match key.round() {
            Some(id) => tx.find_round(id).await?,
            None => None,
        };
        drop(tx);
        let chat = self.chat_of(&workspace)?;
        let since = first.or(round.as_ref().map(|round| round.due_at)).unwrap_or(self.clock.now());
        let counts = match &delivery {
            Delivery::Sent(counts) => Some(counts),
            Delivery::Untried | Delivery::Begun { .. } => None,
        };
        let there = there(chat.as_ref(), place, key, since - LOOK_BACK, (counts, seen)).await?;
        if is_taken_back {
            return self.remove_all(chat.as_ref(), key, &there).await;
        }
        match (delivery, round) {
            (Delivery::Untried | Delivery::Begun { .. } | Delivery::Sent(_), Some(round))
                if round.state == RoundState::Abandoned
                    || round.state == RoundState::Voided && round.posted.is_none() =>
            {
                self.remove_all(chat.as_ref(), key, &there).await
            }
            (Delivery::Begun { .. } | Delivery::Sent(_), Some(round))
                if round.state == RoundState::Uncertain && key.is_of_card() =>
            {
                if there.is_empty() {
                    Ok(())
                } else {
                    self.resume(claim, &round).await
                }
            }
            // Who settles it looks at what is there.
            (Delivery::Untried, _) => Ok(()),
            (Delivery::Begun { last, .. }, _) => {
                let at = (last + self.timing.longest_flight).max(self.clock.now() + self.timing.lease);
                Err(JobError::At { at, reason: "it is not known yet which message counts".to_owned() })
            }
            (Delivery::Sent(counts), round) => {
                let copies = Copies { key, counts, there };
                let shown_in = round.as_ref().filter(|_| key.is_of_answer()).map(|round| round.id);
                match round.filter(|_| key.is_of_card()) {
                    Some(round) => self.keep_one_card(claim, chat.as_ref(), round.id, &copies).await?,
                    None => self.keep_oldest(claim, chat.as_ref(), &copies).await?,
                }
                match shown_in {
                    Some(round) => self.show_at_copy(claim, round, key, copies.oldest()).await,
                    None => Ok(()),
                }
            }
        }
    }

    /// It is there after all: the round goes on where nobody knew how to.
    async fn resume(&self, claim: &Claim, round: &Round) -> Result<(), JobError> {
        tracing::warn!(round = %round.id, "a post of which nobody knew is there; its round goes on");
        let now = self.clock.now();
        let mut tx = self.begin_held(claim).await?;
        tx.set_due_again(round.id, now).await?;
        let key = format!("{}:{}", round.workspace, Work::Post { round: round.id }.key());
        tx.revive(&key, now).await?;
        tx.commit().await?;
        self.waker.wake();
        Ok(())
    }

    async fn remove_all(
        &self,
        chat: &dyn Chat,
        key: &EffectKey,
        there: &[MessageRef],
    ) -> Result<(), JobError> {
        for copy in there {
            chat.remove(copy).await?;
            tracing::warn!(%key, message = copy.id, "removed a message of a round that was given up");
        }
        Ok(())
    }

    /// Of what is no card, nobody's answer hangs on: the oldest one stays.
    async fn keep_oldest(&self, claim: &Claim, chat: &dyn Chat, copies: &Copies<'_>) -> Result<(), JobError> {
        let stays = copies.oldest();
        self.count_instead(claim, copies, stays).await?;
        self.remove_others(claim, chat, copies, stays).await
    }

    async fn keep_one_card(
        &self,
        claim: &Claim,
        chat: &dyn Chat,
        round: RoundId,
        copies: &Copies<'_>,
    ) -> Result<(), JobError> {
        let stays = self.card_that_stays(chat, round, copies).await?.clone();
        if stays.id != copies.counts.id {
            self.move_round(claim, chat, round, copies, &stays).await?;
        }
        let mut tx = self.store.read().await?;
        let round = tx.round(round).await?;
        let scene = self.scene(&mut tx, round).await?;
        drop(tx);
        if scene.round.is_open() {
            // Where the card was moved, what did not fit it moves along.
            self.post_rest_of_prompt(claim, &scene).await?;
        }
        for copy in copies.others(&stays) {
            self.keep_answers(chat, &scene, copy).await?;
        }
        self.remove_others(claim, chat, copies, &stays).await
    }

    /// The card that stays: the one that counts if something was answered in its thread, or if its
    /// round is not open any more; else another one with answers, else the oldest.
    async fn card_that_stays<'a>(
        &self,
        chat: &dyn Chat,
        round: RoundId,
        copies: &'a Copies<'_>,
    ) -> Result<&'a MessageRef, JobError> {
        let mut tx = self.store.read().await?;
        let round = tx.round(round).await?;
        let answered = !tx.messages_of_answers(round.id).await?.is_empty();
        drop(tx);
        let counts_is_there = copies.there.iter().any(|copy| copy.id == copies.counts.id);
        if !round.is_open() || (answered && counts_is_there) {
            return Ok(&copies.counts);
        }
        for copy in copies.others(&copies.counts) {
            if !said_at(chat, copy).await?.is_empty() {
                return Ok(copy);
            }
        }
        Ok(copies.oldest())
    }

    /// The round is at another copy of its card from now on.
    async fn move_round(
        &self,
        claim: &Claim,
        chat: &dyn Chat,
        id: RoundId,
        copies: &Copies<'_>,
        to: &MessageRef,
    ) -> Result<(), JobError> {
        let mut tx = self.store.read().await?;
        let round = tx.round(id).await?;
        let scene = self.scene(&mut tx, round).await?;
        drop(tx);
        let Some(posted) = &scene.round.posted else { return Ok(()) };
        let question = scene.question()?;
        let closes_at = scene.round.closes_at.unwrap_or(scene.round.due_at);
        let thread = chat.open_thread(to, &question.title, closes_at).await?;
        chat.edit(to, &scene.card_message(CardState::Open, thread.is_some())?).await?;
        let moved =
            Posted { message: to.id.clone(), thread, card_thread: to.place.thread.clone(), ..posted.clone() };
        let rest = prompt_parts(question, chat.limits()).rest.len();
        let mut tx = self.begin_held(claim).await?;
        tx.move_card(id, &posted.message, &moved).await?;
        tx.settle_copies(copies.key, &copies.counts, to, 0).await?;
        for number in 0..rest {
            tx.forget_delivery(&EffectKey::of_round("prompt", id, Some(number))).await?;
        }
        fault::point("move-round.before").await;
        tx.commit().await?;
        fault::point("move-round.after").await;
        Ok(())
    }

    async fn count_instead(
        &self,
        claim: &Claim,
        copies: &Copies<'_>,
        stays: &MessageRef,
    ) -> Result<(), JobError> {
        if stays.id == copies.counts.id {
            return Ok(());
        }
        let mut tx = self.begin_held(claim).await?;
        tx.settle_copies(copies.key, &copies.counts, stays, 0).await?;
        Ok(tx.commit().await?)
    }

    /// What members wrote in the thread of a copy is theirs, wherever it was said.
    async fn keep_answers(&self, chat: &dyn Chat, scene: &Scene, copy: &MessageRef) -> Result<(), JobError> {
        let said = said_at(chat, copy).await?;
        let Some(inbox) = self.inbox.upgrade() else { return Err(JobError::Lost) };
        for message in said {
            if !hand_over(inbox.as_ref(), Event::SaidAtCopy { round: scene.round.id, message }).await {
                return Err(JobError::Backoff("an answer at a copy could not be kept".to_owned()));
            }
        }
        Ok(())
    }

    async fn remove_others(
        &self,
        claim: &Claim,
        chat: &dyn Chat,
        copies: &Copies<'_>,
        stays: &MessageRef,
    ) -> Result<(), JobError> {
        for copy in copies.others(stays) {
            fault::point("remove-copy.before").await;
            chat.remove(copy).await?;
            fault::point("remove-copy.after").await;
            tracing::warn!(key = %copies.key, message = copy.id, "removed a copy of a message");
            let mut tx = self.begin_held(claim).await?;
            tx.settle_copies(copies.key, stays, stays, 1).await?;
            tx.commit().await?;
        }
        Ok(())
    }
}

/// The messages that are there, the oldest first. Where the place cannot be read, the one that counts and
/// the one that was seen are all that is known.
async fn there(
    chat: &dyn Chat,
    place: &Place,
    key: &EffectKey,
    since: Timestamp,
    (counts, seen): (Option<&MessageRef>, Option<&MessageRef>),
) -> Result<Vec<MessageRef>, JobError> {
    Ok(match chat.find(place, key, since).await? {
        Lookup::Found(found) => found,
        Lookup::Absent => Vec::new(),
        Lookup::Unreadable => {
            let another = seen.filter(|seen| counts.is_none_or(|counts| counts.id != seen.id));
            counts.into_iter().chain(another).cloned().collect()
        }
    })
}

/// What members wrote in the thread of a card, if it has one and the bot gets to read it.
async fn said_at(chat: &dyn Chat, card: &MessageRef) -> Result<Vec<ThreadMessage>, ChatError> {
    chat.learn().await?;
    if !chat.hears_threads() {
        return Ok(Vec::new());
    }
    match chat.thread_of(card).await? {
        Some(thread) => chat.read_thread(&Place { thread: Some(thread), ..card.place.clone() }).await,
        None => Ok(Vec::new()),
    }
}
