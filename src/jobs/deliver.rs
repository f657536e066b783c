//! Sending a message once.
//!
//! A delivery is written down before the send and completed after it. When a send was begun and its
//! outcome is not known, the worker waits until the request can no longer be under way, and then
//! looks for the message by its key: found, it is taken as sent; absent, it is sent again; and where
//! the place cannot be read, nothing is sent and the work is uncertain.

use chrono::TimeDelta;

use super::{JobError, Jobs};
use crate::{
    chat::{
        message::Message,
        port::{Chat, ChatError, EffectKey, Lookup, MessageRef, Place},
    },
    fault,
    practice::Timestamp,
    store::{Claim, Delivery},
};

/// How much further back than the begun send a message is looked for: the platform's clock and ours
/// need not agree better than this.
const LOOK_BACK: TimeDelta = TimeDelta::minutes(5);

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
        let known = self.store.read().await?.delivery(key).await?;
        match known {
            Delivery::Sent(sent) => return Ok(sent),
            Delivery::Begun { .. } if fault::bug("take-begun-as-sent") => {
                let sent = MessageRef { place: place.clone(), id: key.0.clone() };
                return self.delivered(key, sent).await;
            }
            Delivery::Begun { at } if !fault::bug("no-look") => {
                if let Some(found) = self.look_for(chat, place, key, at).await? {
                    return self.delivered(key, found).await;
                }
            }
            Delivery::Untried | Delivery::Begun { .. } => {}
        }
        fault::send_point("check.before", &key.0).await;
        self.begin(claim, place, key).await?;
        fault::send_point("send.before", &key.0).await;
        let posted = chat.post(place, key, message).await;
        fault::send_point("send.after", &key.0).await;
        match posted {
            Ok(sent) => self.delivered(key, sent).await,
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

    async fn look_for(
        &self,
        chat: &dyn Chat,
        place: &Place,
        key: &EffectKey,
        begun_at: Timestamp,
    ) -> Result<Option<MessageRef>, JobError> {
        let landed_by = begun_at + self.timing.longest_flight;
        if self.clock.now() < landed_by {
            return Err(JobError::At { at: landed_by, reason: "a send is still under way".to_owned() });
        }
        fault::send_point("look.before", &key.0).await;
        let found = chat.find(place, key, begun_at - LOOK_BACK).await?;
        fault::send_point("look.after", &key.0).await;
        match found {
            Lookup::Found(found) => Ok(Some(found)),
            Lookup::Absent => Ok(None),
            Lookup::Unreadable => Err(JobError::Uncertain(format!("the message {key} was sent"))),
        }
    }

    /// Checks the lease and writes the delivery down, directly before the send.
    async fn begin(&self, claim: &Claim, place: &Place, key: &EffectKey) -> Result<(), JobError> {
        if fault::bug("no-check") {
            return Ok(());
        }
        let now = self.clock.now();
        let mut tx = self.store.begin().await?;
        if !tx.renew(claim, now, self.timing.lease).await? && !fault::bug("settle-before-sending") {
            return Err(JobError::Lost);
        }
        tx.begin_delivery(key, place, now).await?;
        fault::send_point("begin.before", &key.0).await;
        Ok(tx.commit().await?)
    }

    async fn delivered(&self, key: &EffectKey, message: MessageRef) -> Result<MessageRef, JobError> {
        let mut tx = self.store.begin().await?;
        tx.finish_delivery(key, &message).await?;
        tx.commit().await?;
        fault::send_point("sent.after", &key.0).await;
        Ok(message)
    }
}
