//! Reading what a round's thread holds: what was said while nobody listened is taken like any other
//! message. A message that was heard already changes nothing.

use super::{
    JobError, Jobs,
    work::{Work, enqueue},
};
use crate::{
    chat::event::{Event, Inbox, Response},
    practice::ids::RoundId,
};

impl Jobs {
    /// Reads a round's thread.
    pub(super) async fn read(&self, id: RoundId) -> Result<(), JobError> {
        let mut tx = self.store.read().await?;
        let round = tx.round(id).await?;
        let scene = self.scene(&mut tx, round).await?;
        drop(tx);
        let Some(inbox) = self.inbox.upgrade() else { return Err(JobError::Lost) };
        self.hand_over(inbox.as_ref(), Event::Opened(id)).await?;
        let Some(posted) = scene.round.posted.as_ref().filter(|posted| posted.thread.is_some()) else {
            return Ok(());
        };
        for message in scene.chat.read_thread(&scene.thread(posted)).await? {
            self.hand_over(inbox.as_ref(), Event::Posted(message)).await?;
        }
        Ok(())
    }

    /// Hands an event to the conversation, which has nothing to say to it unless it failed.
    async fn hand_over(&self, inbox: &dyn Inbox, event: Event) -> Result<(), JobError> {
        match inbox.deliver(event).await {
            Response::Nothing => Ok(()),
            _ => Err(JobError::Backoff("what a thread holds could not be taken".to_owned())),
        }
    }

    /// At a start: the thread of every open round is read, once.
    pub async fn read_all(&self) -> Result<(), JobError> {
        let now = self.clock.now();
        let reason = self.entropy.id(now).to_string();
        let mut tx = self.store.begin().await?;
        for id in tx.rounds_to_read().await? {
            let round = tx.round(id).await?;
            let work = Work::Read { round: id, reason: reason.clone() };
            enqueue(&mut tx, &self.entropy, round.workspace, &work, now, now).await?;
        }
        tx.commit().await?;
        self.waker.wake();
        Ok(())
    }
}
