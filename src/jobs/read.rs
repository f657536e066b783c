//! Reading what a round's thread holds: what was said while nobody listened is taken like any other
//! message, and what is gone is taken out. A message that was heard already changes nothing.

use std::collections::HashSet;

use chrono::TimeDelta;

use super::{
    JobError, Jobs,
    scene::Scene,
    work::{Work, enqueue, once_more},
};
use crate::{
    chat::{
        event::{Event, Inbox, Response, ThreadMessage},
        port::{EffectKey, Lookup, MessageRef},
    },
    practice::{ids::RoundId, round::Posted},
    render::notice::ThreadUnreadable,
};

/// How long after its reveal a round's thread is still read at a start: what is said there is late,
/// and people are done with yesterday's question.
const LATE_ANSWERS: TimeDelta = TimeDelta::days(1);

/// How much older than its round's opening a card may be: it may have been found after an outage.
const LOOK_BACK: TimeDelta = TimeDelta::hours(1);

impl Jobs {
    /// Reads a round's thread; `first` where its reveal waits for it.
    pub(super) async fn read(&self, id: RoundId, first: bool) -> Result<(), JobError> {
        let mut tx = self.store.read().await?;
        let round = tx.round(id).await?;
        let scene = self.scene(&mut tx, round).await?;
        drop(tx);
        let Some(inbox) = self.inbox.upgrade() else { return Err(JobError::Lost) };
        let mut failed = !hand_over(inbox.as_ref(), Event::Opened(id)).await;
        let hears = scene.chat.hears_threads();
        if let Some(posted) = scene.round.posted.as_ref().filter(|posted| hears && posted.thread.is_some()) {
            // What is known is looked up first: a message that comes meanwhile is no missing one.
            let known = self.store.read().await?.messages_of_answers(id).await?;
            let thread = scene.thread(posted);
            let messages = if first {
                scene.chat.read_thread_first(&thread).await?
            } else {
                scene.chat.read_thread(&thread).await?
            };
            let gone = gone(&scene, posted, known, &messages).await?;
            // One message that cannot be taken keeps no other from being taken.
            for event in messages.into_iter().map(Event::Posted).chain(gone) {
                failed |= !hand_over(inbox.as_ref(), event).await;
            }
        }
        if failed {
            return Err(JobError::Backoff("something that a thread holds could not be taken".to_owned()));
        }
        Ok(())
    }

    /// Reads a round's thread; where it may not, the admins hear it.
    pub(super) async fn read_or_tell(&self, id: RoundId) -> Result<(), JobError> {
        let read = self.read(id, false).await;
        if let Err(error @ JobError::Forbidden(_)) = &read {
            let mut tx = self.store.read().await?;
            let round = tx.round(id).await?;
            let scene = self.scene(&mut tx, round).await?;
            drop(tx);
            self.tell_unread(&scene, error).await?;
            return Err(JobError::Told(error.to_string()));
        }
        read
    }

    /// The thread may not be read: the admins hear it, once for each channel.
    pub(super) async fn tell_unread(&self, scene: &Scene, error: &JobError) -> Result<(), JobError> {
        let (now, reason) = (self.clock.now(), error.to_string());
        let message = ThreadUnreadable { channel: &scene.channel.named(), reason: &reason }.message();
        let about = format!("unreadable:{}", scene.channel.id);
        let work = Work::TellAdmins { about, place: scene.place(), to: None, message };
        let mut tx = self.store.begin().await?;
        enqueue(&mut tx, &self.entropy, scene.round.workspace, None, &work, now, now).await?;
        tx.commit().await?;
        self.waker.wake();
        Ok(())
    }

    /// After a time when nobody listened: the thread of every round that is open, or was until lately, is
    /// read, once, and copies are looked for of what was sent more than once.
    pub async fn read_all(&self) -> Result<(), JobError> {
        let now = self.clock.now();
        let rounds = self.store.read().await?.rounds_to_read(now - LATE_ANSWERS).await?;
        // Each in a transaction of its own: who holds many rows at once waits for others who do.
        for id in rounds {
            let mut tx = self.store.begin().await?;
            let round = tx.round(id).await?;
            let read = |reason| Work::Read { round: id, reason };
            once_more(&mut tx, &self.entropy, round.workspace, Some(round.channel), read, now).await?;
            tx.commit().await?;
        }
        self.look_for_copies(now).await?;
        self.waker.wake();
        Ok(())
    }
}

/// The deletion of each known message of an answer that is not in the thread any more. A thread that
/// shows nothing proves that only if the channel can be read: the card is looked for.
async fn gone(
    scene: &Scene,
    posted: &Posted,
    known: Vec<String>,
    messages: &[ThreadMessage],
) -> Result<Vec<Event>, JobError> {
    let there: HashSet<&str> = messages.iter().map(|message| message.message.id.as_str()).collect();
    let gone: Vec<String> = known.into_iter().filter(|id| !there.contains(id.as_str())).collect();
    if gone.is_empty() {
        return Ok(Vec::new());
    }
    let card = EffectKey::of_card(scene.round.id);
    let seen = scene.chat.find(&scene.place(), &card, posted.at - LOOK_BACK).await?;
    if !matches!(seen, Lookup::Found(_)) {
        return Ok(Vec::new());
    }
    let place = scene.thread(posted);
    let deleted = |id| Event::Deleted {
        platform: scene.workspace.platform,
        message: MessageRef { place: place.clone(), id },
        by_machine: false,
    };
    Ok(gone.into_iter().map(deleted).collect())
}

/// Hands an event to the conversation, which has nothing to say to it unless it failed; returns
/// whether it was taken.
pub(super) async fn hand_over(inbox: &dyn Inbox, event: Event) -> bool {
    inbox.deliver(event).await == Response::Nothing
}
