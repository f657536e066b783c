//! Telling the workspace's admins something, once.

use super::{
    JobError, Jobs,
    scene::Scene,
    work::{Work, enqueue},
};
use crate::{
    chat::{
        message::Message,
        port::{EffectKey, Place},
    },
    practice::{Timestamp, ids::WorkspaceId, round::Origin},
    render::split::split,
    store::Tx,
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
        workspace: WorkspaceId,
        about: &str,
        place: &Place,
        to: Option<&str>,
        message: Message,
    ) -> Result<(), JobError> {
        let workspace = self.store.read().await?.workspace(workspace).await?;
        let chat = self.chat_of(&workspace)?;
        for (number, part) in split(message, chat.limits()).iter().enumerate() {
            let key = EffectKey(format!("admins:{about}:{number}"));
            chat.tell_admins(place, to, &key, part).await?;
        }
        Ok(())
    }
}
