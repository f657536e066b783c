//! Opening a thread again that was closed while its round still collects answers.

use super::{JobError, Jobs};
use crate::practice::ids::RoundId;

impl Jobs {
    /// Opens the thread of a round that is still open.
    pub(super) async fn reopen_thread(&self, id: RoundId) -> Result<(), JobError> {
        let mut tx = self.store.read().await?;
        let round = tx.round(id).await?;
        let scene = self.scene(&mut tx, round).await?;
        drop(tx);
        match scene.round.posted.as_ref().filter(|_| scene.round.is_open()) {
            Some(posted) => Ok(scene.chat.reopen_thread(&scene.thread(posted)).await?),
            None => Ok(()),
        }
    }
}
