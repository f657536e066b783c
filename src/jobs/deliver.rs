//! Sending a message once.
//!
//! A delivery is written down before the send and completed after it. When a send was begun and its
//! outcome is not known, the worker waits until the request can no longer be under way, and then
//! looks for the message by its key: found, it is taken as sent; absent, it is sent again; and where
//! the place cannot be read, nothing is sent and the work is uncertain.
//!
//! Whoever finds that more than one message may have come of it has the copies removed (`copies`).

use chrono::TimeDelta;

use super::{
    JobError, Jobs,
    work::{Work, enqueue},
};
use crate::{
    chat::{
        message::Message,
        port::{Chat, ChatError, EffectKey, Lookup, MessageRef, Place},
    },
    fault,
    practice::Timestamp,
    store::{Claim, Delivery, Tx},
};

/// How much further back than the first begun send a message is looked for: the platform's clock and
/// ours need not agree better than this.
pub(super) const LOOK_BACK: TimeDelta = TimeDelta::minutes(5);

/// What is known of a message before it is sent.
pub(super) enum Before {
    /// It has been sent.
    Sent(MessageRef),
    /// It certainly has not, though a send may have been begun.
    Unsent {
        /// When the last send was begun, if one was.
        last: Option<Timestamp>,
    },
}

impl Jobs {
    /// Sends a message, unless it has been sent, and returns it.
    pub(super) async fn deliver(
        &self,
        claim: &Claim,
        chat: &dyn Chat,
        place: &Place,
        key: &EffectKey,
        message: &Message,
    ) -> Result<MessageRef, JobError> {
        match self.look_before(claim, chat, place, key).await? {
            Before::Sent(sent) => Ok(sent),
            Before::Unsent { last } => self.send(claim, chat, place, key, message, last).await,
        }
    }

    /// Whether a message has been sent.
    pub(super) async fn look_before(
        &self,
        claim: &Claim,
        chat: &dyn Chat,
        place: &Place,
        key: &EffectKey,
    ) -> Result<Before, JobError> {
        let known = self.store.read().await?.delivery(key).await?;
        match known {
            Delivery::Sent(sent) => Ok(Before::Sent(sent)),
            Delivery::Untried => Ok(Before::Unsent { last: None }),
            Delivery::Begun { .. } if fault::bug("take-begun-as-sent") => {
                Ok(Before::Sent(MessageRef { place: place.clone(), id: key.0.clone() }))
            }
            Delivery::Begun { last, .. } if fault::bug("no-look") => Ok(Before::Unsent { last: Some(last) }),
            Delivery::Begun { first, last } => match self.look_for(chat, place, key, first, last).await? {
                Some(found) => self.delivered(claim, key, found).await.map(Before::Sent),
                None => Ok(Before::Unsent { last: Some(last) }),
            },
        }
    }

    /// Sends a message that has certainly not been sent, and returns it; `last` is when the last send was
    /// begun, if one was.
    pub(super) async fn send(
        &self,
        claim: &Claim,
        chat: &dyn Chat,
        place: &Place,
        key: &EffectKey,
        message: &Message,
        last: Option<Timestamp>,
    ) -> Result<MessageRef, JobError> {
        fault::send_point("check.before", &key.0).await;
        self.begin(claim, place, key, last).await?;
        fault::send_point("send.before", &key.0).await;
        let posted = chat.post(place, key, message).await;
        fault::send_point("send.after", &key.0).await;
        match posted {
            Ok(sent) => self.delivered(claim, key, vec![sent]).await,
            Err(error) => {
                // All but this one say that nothing was posted.
                if !matches!(error, ChatError::Unknown(_)) {
                    let mut tx = self.store.begin().await?;
                    tx.drop_delivery(key).await?;
                    tx.commit().await?;
                }
                Err(error.into())
            }
        }
    }

    /// Every copy of a message that was sent, once it cannot be under way any more.
    async fn look_for(
        &self,
        chat: &dyn Chat,
        place: &Place,
        key: &EffectKey,
        first: Timestamp,
        last: Timestamp,
    ) -> Result<Option<Vec<MessageRef>>, JobError> {
        self.wait_for_landing(last)?;
        fault::send_point("look.before", &key.0).await;
        let found = chat.find(place, key, first - LOOK_BACK).await?;
        fault::send_point("look.after", &key.0).await;
        match found {
            Lookup::Found(found) => Ok(Some(found)),
            Lookup::Absent => Ok(None),
            Lookup::Unreadable => Err(JobError::Uncertain(format!("the message {key} was sent"))),
        }
    }

    /// Lets nothing be concluded while a send that was begun may be under way.
    pub(super) fn wait_for_landing(&self, begun_at: Timestamp) -> Result<(), JobError> {
        let at = begun_at + self.timing.longest_flight;
        if self.clock.now() < at {
            return Err(JobError::At { at, reason: "a send is still under way".to_owned() });
        }
        Ok(())
    }

    /// Begins a transaction of who holds the work. It keeps the lease, so that nobody takes the work
    /// over while it lasts.
    pub(super) async fn begin_held(&self, claim: &Claim) -> Result<Tx, JobError> {
        let mut tx = self.store.begin().await?;
        let held = tx.renew(claim, self.clock.now(), self.timing.lease).await?;
        if held || fault::bug("settle-before-sending") { Ok(tx) } else { Err(JobError::Lost) }
    }

    /// Checks the lease and writes the delivery down, directly before the send; not if another send was
    /// begun since `last`, as two pieces of work may see to the same message.
    pub(super) async fn begin(
        &self,
        claim: &Claim,
        place: &Place,
        key: &EffectKey,
        last: Option<Timestamp>,
    ) -> Result<(), JobError> {
        if fault::bug("no-check") {
            return Ok(());
        }
        let mut tx = self.begin_held(claim).await?;
        tx.begin_delivery(key, place, last, self.clock.now()).await?;
        fault::send_point("begin.before", &key.0).await;
        Ok(tx.commit().await?)
    }

    /// Writes down what came of a send, and returns the message that counts. The work may be somebody
    /// else's by now; that a message is there is true all the same, and it may be a copy.
    async fn delivered(
        &self,
        claim: &Claim,
        key: &EffectKey,
        came: Vec<MessageRef>,
    ) -> Result<MessageRef, JobError> {
        let Some(oldest) = came.first() else {
            return Err(JobError::Backoff(format!("nothing was found of {key}")));
        };
        let now = self.clock.now();
        let mut tx = self.store.begin().await?;
        let held = tx.renew(claim, now, self.timing.lease).await?;
        let recorded = tx.finish_delivery(key, oldest, now).await?;
        let surprising = !held || came.len() > 1 || recorded.message.id != oldest.id;
        let work = |seen: Option<&MessageRef>, reason: String| Work::RemoveCopies {
            key: key.clone(),
            place: oldest.place.clone(),
            seen: seen.cloned(),
            reason,
        };
        if surprising {
            let work = work(Some(oldest), oldest.id.clone());
            enqueue(&mut tx, &self.entropy, claim.workspace, None, &work, now, now).await?;
        }
        if recorded.sends > 1 {
            // An earlier send may be slower still.
            let (work, at) =
                (work(None, format!("send-{}", recorded.sends)), now + self.timing.longest_flight);
            enqueue(&mut tx, &self.entropy, claim.workspace, None, &work, at, now).await?;
        }
        tx.commit().await?;
        fault::send_point("sent.after", &key.0).await;
        if held { Ok(recorded.message) } else { Err(JobError::Lost) }
    }
}
