//! The tick on a member's message: it is kept as their answer.

use super::{JobError, Jobs};
use crate::{
    chat::port::{ChatError, MessageRef},
    fault,
    practice::ids::WorkspaceId,
};

impl Jobs {
    /// Puts the tick on a message. A message that is gone needs none.
    pub(super) async fn acknowledge(
        &self,
        workspace: WorkspaceId,
        message: &MessageRef,
    ) -> Result<(), JobError> {
        let workspace = self.store.read().await?.workspace(workspace).await?;
        fault::point("acknowledge.before").await;
        let acknowledged = self.chat_of(&workspace)?.acknowledge(message).await;
        fault::point("acknowledge.after").await;
        match acknowledged {
            Ok(()) | Err(ChatError::Gone(_)) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}
