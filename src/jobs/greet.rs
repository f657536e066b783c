//! Saying hello in a workspace to which the bot was added, once for each joining.

use super::{JobError, Jobs};
use crate::{
    chat::port::{EffectKey, Place},
    practice::Timestamp,
    render::hello,
    store::Claim,
};

impl Jobs {
    /// Says hello.
    pub(super) async fn greet(
        &self,
        claim: &Claim,
        place: &Place,
        (joined_at, in_channel): (Timestamp, bool),
    ) -> Result<(), JobError> {
        let mut tx = self.store.read().await?;
        let workspace = tx.workspace(claim.workspace).await?;
        let paused = tx.schedules(workspace.id).await?;
        drop(tx);
        let chat = self.chat_of(&workspace)?;
        let (millis, workspace) = (joined_at.timestamp_millis(), workspace.id.0.simple());
        let key = EffectKey(if in_channel {
            format!("hello:{millis}:{}", place.channel.to_lowercase())
        } else {
            format!("hello:{workspace}:{millis}")
        });
        self.deliver(claim, chat.as_ref(), place, &key, &hello::message(!paused.is_empty())).await?;
        Ok(())
    }
}
