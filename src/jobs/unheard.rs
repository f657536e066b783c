//! Telling a member who writes in a thread that the bot does not get to read what counts instead.

use super::{JobError, Jobs};
use crate::{
    chat::port::EffectKey,
    practice::ids::{MemberId, RoundId},
    render::notice::Unheard,
    store::Claim,
};

impl Jobs {
    /// Tells a member, in the thread of the round.
    pub(super) async fn tell_unheard(
        &self,
        claim: &Claim,
        round: RoundId,
        member: MemberId,
    ) -> Result<(), JobError> {
        let mut tx = self.store.read().await?;
        let member = tx.member(member).await?;
        let round = tx.round(round).await?;
        let scene = self.scene(&mut tx, round).await?;
        drop(tx);
        let Some(posted) = scene.round.posted.as_ref().filter(|_| scene.round.is_open()) else {
            return Ok(());
        };
        let message = Unheard { member: &member.person(), round: scene.round.id }.message();
        // The work is there once for each member and round, so its id names the effect.
        let key = EffectKey(format!("unheard:{}", claim.job));
        self.deliver(claim, scene.chat.as_ref(), &scene.thread(posted), &key, &message).await?;
        Ok(())
    }
}
