//! Telling the workspace's admins something, once.

use super::{
    JobError, Jobs,
    scene::Scene,
    work::{Work, enqueue},
};
use crate::{
    chat::{
        message::Message,
        port::{Chat, ChatError, EffectKey, Place},
    },
    fault,
    practice::{Timestamp, round::Origin},
    render::split::split,
    store::{Claim, Delivery, Tx},
};

impl Jobs {
    /// Writes down that the admins are to hear what became of a round: the one who added its
    /// schedule, if a member did.
    pub(super) async fn enqueue_notice(
        &self,
        tx: &mut Tx,
        scene: &Scene,
        what: &str,
        message: Message,
        now: Timestamp,
    ) -> Result<(), JobError> {
        let round = &scene.round;
        let creator = match round.origin {
            Origin::Schedule { schedule, .. } => tx.schedule_creator(schedule).await?,
            Origin::Demand { .. } => None,
        };
        let (about, to) = (format!("{what}:{}", round.id), creator.map(|member| member.external));
        let work = Work::TellAdmins { about, place: scene.place(), to, message };
        enqueue(tx, &self.entropy, round.workspace, None, &work, now, now).await?;
        Ok(())
    }

    /// Tells the admins something.
    pub(super) async fn tell_admins(
        &self,
        claim: &Claim,
        about: &str,
        place: &Place,
        to: Option<&str>,
        message: Message,
    ) -> Result<(), JobError> {
        let workspace = self.store.read().await?.workspace(claim.workspace).await?;
        let chat = self.chat_of(&workspace)?;
        for (number, part) in split(message, chat.limits()).iter().enumerate() {
            let mut key = EffectKey(format!("admins:{about}:{number}"));
            if fault::bug("tell-twice") {
                key = EffectKey(format!("admins:{}", self.entropy.id(self.clock.now())));
            }
            self.tell_once(claim, chat.as_ref(), (place, to), &key, part).await?;
        }
        Ok(())
    }

    /// The platform looks by itself whether it was told already. Until what was begun has landed, that
    /// would say nothing.
    async fn tell_once(
        &self,
        claim: &Claim,
        chat: &dyn Chat,
        (place, to): (&Place, Option<&str>),
        key: &EffectKey,
        part: &Message,
    ) -> Result<(), JobError> {
        let known = self.store.read().await?.delivery(key).await?;
        let last = match known {
            Delivery::Begun { last, .. } => Some(last),
            Delivery::Untried | Delivery::Sent(_) => None,
        };
        last.map_or(Ok(()), |last| self.wait_for_landing(last))?;
        self.begin(claim, place, key, last).await?;
        fault::point("tell-admins.before").await;
        let told = chat.tell_admins(place, to, key, part).await;
        fault::point("tell-admins.after").await;
        if !matches!(told, Err(ChatError::Unknown(_))) {
            let mut tx = self.store.begin().await?;
            tx.drop_delivery(key).await?;
            tx.commit().await?;
        }
        Ok(told?)
    }
}
