//! Telling the workspace's admins something, once.

use super::{JobError, Jobs};
use crate::{
    chat::{
        message::Message,
        port::{EffectKey, Place},
    },
    practice::ids::WorkspaceId,
    render::split::split,
};

impl Jobs {
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
