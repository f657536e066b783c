//! Telling the workspace's admins something, once.

use super::{JobError, Jobs};
use crate::{
    chat::{
        message::Message,
        port::{EffectKey, Place},
    },
    practice::ids::WorkspaceId,
};

impl Jobs {
    /// Tells the admins something.
    pub(super) async fn tell_admins(
        &self,
        workspace: WorkspaceId,
        about: &str,
        place: &Place,
        message: &Message,
    ) -> Result<(), JobError> {
        let workspace = self.store.read().await?.workspace(workspace).await?;
        let key = EffectKey(format!("admins:{about}"));
        Ok(self.chat_of(&workspace)?.tell_admins(place, &key, message).await?)
    }
}
