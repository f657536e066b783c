//! Showing answers in the thread of their round: what came by form where answers are open, and all that
//! nobody was to see where they were sealed, once the reveal is out.
//!
//! What is shown follows what is kept: a message is sent once, changed when its answer changes, and removed
//! when its answer is taken back. Each answer says whether it has changed since it was shown; this work
//! looks at those that have, one after another, and only one worker at a time does it for a round. A change
//! that was begun, and of which nobody knows whether it went through, is waited out before another one, so
//! that an older text never comes last.

use super::{
    JobError, Jobs,
    deliver::Before,
    scene::Scene,
    work::{may_show, show_anew},
};
use crate::{
    chat::{
        message::Message,
        port::{ChatError, EffectKey, MessageRef},
    },
    fault,
    fingerprint::short_fingerprint,
    practice::{answer::AnswerMode, ids::RoundId},
    render::{shown::ShownAnswer, split::split},
    store::{Claim, Delivery, ShownMessage, ShownState, ToShow},
};

impl Jobs {
    /// Shows the answers of a round that have changed since they were shown. One that cannot be shown keeps
    /// no other from it.
    pub(super) async fn show_answers(&self, claim: &Claim, id: RoundId) -> Result<(), JobError> {
        let mut tx = self.store.read().await?;
        let round = tx.round(id).await?;
        if !round.keeps_answers_shown() && !may_show(&round) {
            return Ok(());
        }
        let scene = self.scene(&mut tx, round).await?;
        let mut waiting = tx.answers_to_show(id).await?;
        drop(tx);
        if scene.round.posted.is_none() {
            return Ok(());
        }
        if scene.round.answers == AnswerMode::Anonymous {
            // The order in which they came would tell something; the ends of their ids are random.
            waiting.sort_by_key(|waiting| waiting.answer.end());
        }
        let mut failed = None;
        for answer in &waiting {
            let Err(error) = self.show_answer(claim, &scene, answer).await else { continue };
            if stops_all(&error) {
                return Err(error);
            }
            // What may be tried again comes before what may not.
            if failed.as_ref().is_none_or(JobError::is_final) {
                failed = Some(error);
            }
        }
        failed.map_or(Ok(()), Err)
    }

    /// Shows an answer as it is now: in the thread, or in the channel where the thread takes it no more, as it
    /// is with the reveal.
    async fn show_answer(&self, claim: &Claim, scene: &Scene, to_show: &ToShow) -> Result<(), JobError> {
        let messages = self.store.read().await?.shown_messages(to_show.answer).await?;
        let is_in_channel =
            messages.iter().any(|shown| is_there(shown) && shown.key.is_of_answer_in_channel());
        match self.show_at(claim, scene, to_show, messages, is_in_channel).await {
            Err(error) if !is_in_channel && scene.has_thread() && error.is_of_place() => {
                tracing::warn!(round = %scene.round.id, %error, "an answer is shown in the channel");
                let messages = self.give_up_thread(claim, scene, to_show).await?;
                self.show_at(claim, scene, to_show, messages, true).await
            }
            shown => shown,
        }
    }

    async fn show_at(
        &self,
        claim: &Claim,
        scene: &Scene,
        to_show: &ToShow,
        messages: Vec<ShownMessage>,
        in_channel: bool,
    ) -> Result<(), JobError> {
        let wanted = self.wanted(scene, to_show, &messages, in_channel).await?;
        let mut next = messages.len();
        let there: Vec<ShownMessage> = messages.into_iter().filter(is_there).collect();
        for (number, message) in wanted.iter().enumerate() {
            if let Some(shown) = there.get(number) {
                self.bring_up_to_date(claim, scene, shown, message).await?;
            } else {
                self.show_first(claim, scene, to_show, (next, in_channel), message).await?;
                next += 1;
            }
        }
        for shown in there.iter().skip(wanted.len()) {
            self.unshow(claim, scene, shown).await?;
        }
        let mut tx = self.begin_held(claim).await?;
        tx.set_shown(to_show).await?;
        fault::point("shown.before").await;
        tx.commit().await?;
        fault::point("shown.after").await;
        Ok(())
    }

    /// The messages in which an answer is to be seen now.
    async fn wanted(
        &self,
        scene: &Scene,
        to_show: &ToShow,
        messages: &[ShownMessage],
        in_channel: bool,
    ) -> Result<Vec<Message>, JobError> {
        let mut tx = self.store.read().await?;
        let parts = tx.parts_to_show(to_show.answer).await?;
        let author = tx.member(to_show.member).await?.person();
        drop(tx);
        let author = scene.round.answers.names_authors().then_some(&author);
        let to = if in_channel { Some(scene.question()?.title.as_str()) } else { None };
        let answer = ShownAnswer { author, parts: &parts, to };
        Ok(match answer.message() {
            // What somebody else has removed is not shown again.
            // In a round that was taken back nothing is shown that was not shown before.
            Some(message)
                if messages.iter().all(|shown| shown.state != ShownState::Taken)
                    && (may_show(&scene.round) || messages.iter().any(|shown| shown.message.is_some())) =>
            {
                split(message, scene.chat.limits())
            }
            _ => Vec::new(),
        })
    }

    /// The thread takes no more messages: what was to be sent there and was not is shown elsewhere. Returns all
    /// messages that ever showed the answer, or were to.
    async fn give_up_thread(
        &self,
        claim: &Claim,
        scene: &Scene,
        to_show: &ToShow,
    ) -> Result<Vec<ShownMessage>, JobError> {
        let messages = self.store.read().await?.shown_messages(to_show.answer).await?;
        for shown in messages.iter().filter(|shown| is_there(shown) && shown.message.is_none()) {
            let place = scene.place_of(&shown.key);
            let before = self.look_before(claim, scene.chat.as_ref(), &place, &shown.key).await?;
            let mut tx = self.begin_held(claim).await?;
            match before {
                Before::Sent(sent) => tx.set_shown_message(&shown.key, &sent).await?,
                Before::Unsent { .. } => tx.set_shown_state(&shown.key, ShownState::Gone).await?,
            }
            tx.commit().await?;
        }
        Ok(self.store.read().await?.shown_messages(to_show.answer).await?)
    }

    /// Sends a message that shows an answer, or a part of one, and that was never sent.
    async fn show_first(
        &self,
        claim: &Claim,
        scene: &Scene,
        to_show: &ToShow,
        (number, in_channel): (usize, bool),
        message: &Message,
    ) -> Result<(), JobError> {
        let number = i64::try_from(number).unwrap_or(i64::MAX);
        let key = if in_channel { EffectKey::of_answer_in_channel } else { EffectKey::of_answer };
        let key = key(scene.round.id, to_show.answer, number);
        let mut tx = self.begin_held(claim).await?;
        tx.add_shown_message(&key, (scene.round.id, to_show.answer), number, &digest(message)).await?;
        fault::point("show.before").await;
        tx.commit().await?;
        fault::point("show.after").await;
        self.send_shown(claim, scene, &key, message).await.map(drop)
    }

    /// Sends a message, unless it has been sent, and writes down where it is.
    async fn send_shown(
        &self,
        claim: &Claim,
        scene: &Scene,
        key: &EffectKey,
        message: &Message,
    ) -> Result<MessageRef, JobError> {
        let sent = self.deliver(claim, scene.chat.as_ref(), &scene.place_of(key), key, message).await?;
        let mut tx = self.begin_held(claim).await?;
        tx.set_shown_message(key, &sent).await?;
        tx.commit().await?;
        Ok(sent)
    }

    /// Sees to it that a message that is there, or may be, says what it is to say.
    async fn bring_up_to_date(
        &self,
        claim: &Claim,
        scene: &Scene,
        shown: &ShownMessage,
        message: &Message,
    ) -> Result<(), JobError> {
        let is_as_wanted = shown.says == digest(message) && shown.begun_at.is_none();
        let there = match &shown.message {
            Some(there) => there.clone(),
            None if fault::bug("show-another") => {
                let key = EffectKey(format!("{}{}", shown.key, claim.attempts));
                self.deliver(claim, scene.chat.as_ref(), &scene.place_of(&key), &key, message).await?
            }
            None => {
                if !is_as_wanted {
                    // An older text may have been sent, or this one is about to be: nobody knows.
                    let mut tx = self.begin_held(claim).await?;
                    tx.set_shown_text(&shown.key, "", None).await?;
                    tx.commit().await?;
                }
                self.send_shown(claim, scene, &shown.key, message).await?
            }
        };
        if is_as_wanted { Ok(()) } else { self.change_shown(claim, scene, shown, &there, message).await }
    }

    async fn change_shown(
        &self,
        claim: &Claim,
        scene: &Scene,
        shown: &ShownMessage,
        there: &MessageRef,
        message: &Message,
    ) -> Result<(), JobError> {
        // Another text may still be under way.
        shown.begun_at.map_or(Ok(()), |begun_at| self.wait_for_landing(begun_at))?;
        let says = digest(message);
        let mut tx = self.begin_held(claim).await?;
        tx.set_shown_text(&shown.key, &says, Some(self.clock.now())).await?;
        fault::point("shown-edit.before").await;
        tx.commit().await?;
        let edited = scene.chat.edit(there, message).await;
        fault::point("shown-edit.after").await;
        let mut tx = self.begin_held(claim).await?;
        match &edited {
            Ok(()) => tx.set_shown_text(&shown.key, &says, None).await?,
            Err(ChatError::Gone(_)) => match tx.delivery(&shown.key).await? {
                // It was a copy, and another one counts by now.
                Delivery::Sent(counts) if counts.id != there.id => {
                    tx.set_shown_message(&shown.key, &counts).await?;
                    tx.set_shown_text(&shown.key, "", None).await?;
                    tx.commit().await?;
                    return Err(JobError::Backoff("it is shown in another message".to_owned()));
                }
                _ => tx.set_shown_state(&shown.key, ShownState::Taken).await?,
            },
            // It certainly did not happen.
            Err(ChatError::RetryAfter { .. } | ChatError::Forbidden(_) | ChatError::Refused(_)) => {
                tx.set_shown_text(&shown.key, "", None).await?;
            }
            // It is waited out.
            Err(ChatError::Retry(_) | ChatError::Unknown(_)) => {}
        }
        tx.commit().await?;
        match edited {
            Ok(()) | Err(ChatError::Gone(_)) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Removes a message that shows what is no answer any more.
    async fn unshow(&self, claim: &Claim, scene: &Scene, shown: &ShownMessage) -> Result<(), JobError> {
        let place = scene.place_of(&shown.key);
        let there = match &shown.message {
            Some(there) => Some(there.clone()),
            None => match self.look_before(claim, scene.chat.as_ref(), &place, &shown.key).await? {
                Before::Sent(sent) => Some(sent),
                Before::Unsent { .. } => None,
            },
        };
        fault::point("unshow.before").await;
        if let Some(there) = there {
            scene.chat.remove(&there).await?;
        }
        fault::point("unshow.after").await;
        let mut tx = self.begin_held(claim).await?;
        tx.set_shown_state(&shown.key, ShownState::Gone).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Another copy of a message that shows an answer counts from now on: what it says is looked at anew.
    pub(super) async fn show_at_copy(
        &self,
        claim: &Claim,
        round: RoundId,
        key: &EffectKey,
        stays: &MessageRef,
    ) -> Result<(), JobError> {
        let mut tx = self.begin_held(claim).await?;
        let Some((answer, _)) = tx.shown_message(key).await? else { return Ok(()) };
        tx.set_shown_message(key, stays).await?;
        tx.set_shown_text(key, "", None).await?;
        let round = tx.round(round).await?;
        show_anew(&mut tx, &self.entropy, &round, answer, self.clock.now()).await?;
        tx.commit().await?;
        self.waker.wake();
        Ok(())
    }
}

/// Whether a message is there, or may be.
fn is_there(shown: &ShownMessage) -> bool {
    shown.state == ShownState::There
}

/// Whether it is of no use to go on with other answers.
fn stops_all(error: &JobError) -> bool {
    matches!(error, JobError::Lost | JobError::Store(_) | JobError::After { .. })
}

/// What tells a text from another one.
fn digest(message: &Message) -> String {
    // What has no JSON form has none each time.
    short_fingerprint([serde_json::to_string(message).unwrap_or_default().as_str()])
}
