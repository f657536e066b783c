//! The data of a workspace goes a while after the bot was removed from it, unless it is there again by
//! then. Before anything goes, the platform is asked: a return of which nobody told is one all the same.

use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::TimeDelta;

use super::{JobError, Jobs};
use crate::{
    chat::port::ChatError,
    fault,
    practice::Timestamp,
    store::{LeftPlace, LeftWorkspace},
};

/// How long the data of a workspace is kept after the bot was removed from it: as long as it may take to
/// notice that it was a mistake.
const KEPT: TimeDelta = TimeDelta::days(30);

/// How many workspaces are looked at in a turn.
const AT_ONCE: i64 = 20;

/// The workspace that was asked about last: the next turn goes on after it, and begins anew after the last.
/// So those of which nothing can be learned keep no other waiting for ever.
#[derive(Debug, Default)]
pub struct Asked(Mutex<Option<LeftPlace>>);

impl Asked {
    fn last(&self) -> MutexGuard<'_, Option<LeftPlace>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Jobs {
    /// Takes out a batch of the data of each workspace that the bot left long ago; returns whether there is
    /// more.
    pub(super) async fn remove_left(&self) -> Result<bool, JobError> {
        let mut more = false;
        let going = self.store.read().await?.going_workspaces(AT_ONCE).await?;
        for workspace in &going {
            more |= self.remove_some(workspace).await?;
        }
        let before = self.clock.now() - KEPT;
        let after = *self.left_asked.last();
        let left = self.store.read().await?.left_workspaces(before, after, AT_ONCE).await?;
        for workspace in &left {
            // Whatever comes of it, a turn that is cut short included, others are next.
            *self.left_asked.last() = Some(workspace.place());
            if let Some(external) = &workspace.external {
                more |= self.let_go(workspace, external, before).await?;
            }
        }
        if i64::try_from(left.len()).is_ok_and(|looked| looked < AT_ONCE) {
            *self.left_asked.last() = None;
        }
        Ok(more)
    }

    async fn remove_some(&self, workspace: &LeftWorkspace) -> Result<bool, JobError> {
        let mut tx = self.store.begin().await?;
        let removed = tx.remove_some_of(workspace.id).await?;
        fault::point("remove-workspace.before").await;
        tx.commit().await?;
        fault::point("remove-workspace.after").await;
        Ok(removed > 0)
    }

    /// Lets the data of a workspace go, unless the bot is in it; returns whether it goes.
    async fn let_go(
        &self,
        workspace: &LeftWorkspace,
        external: &str,
        before: Timestamp,
    ) -> Result<bool, JobError> {
        match self.is_in(workspace, external).await {
            Ok(false) => {}
            Ok(true) => {
                tracing::info!(workspace = %workspace.name, "the bot is there again; its data stays");
                let mut tx = self.store.begin().await?;
                tx.return_to_workspace(workspace.id).await?;
                tx.commit().await?;
                return Ok(false);
            }
            Err(error) => {
                tracing::warn!(workspace = %workspace.name, %error, "whether the bot is still away is not known");
                return Ok(false);
            }
        }
        let mut tx = self.store.begin().await?;
        if tx.remove_deliveries_to(external).await? > 0 {
            tx.commit().await?;
            return Ok(true);
        }
        let goes = tx.let_workspace_go(workspace.id, before).await?;
        tx.commit().await?;
        if goes {
            tracing::info!(
                workspace = %workspace.name,
                days = KEPT.num_days(),
                "the bot was removed from there and has not come back; its data is deleted"
            );
        }
        Ok(goes)
    }

    /// Whether the bot is in a workspace. Where the platform is switched off, it is not.
    async fn is_in(&self, workspace: &LeftWorkspace, external: &str) -> Result<bool, ChatError> {
        match self.chats.get(workspace.platform) {
            Some(chat) => chat.is_in(external).await,
            None => Ok(false),
        }
    }
}
