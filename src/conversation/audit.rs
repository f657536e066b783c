//! What admins do is written down, in the transaction in which they do it; `/audit` shows it.

use super::{Conversation, Interruption, Outcome, people::Met};
use crate::{
    chat::event::{Actor, Response},
    render::{audit::AuditView, refusal::Refusal},
    store::{AuditEntry, Result, Tx},
};

/// How many entries a page shows.
const ROWS: i64 = 20;

impl Conversation {
    /// Writes down what an admin does: `action` is the command without its slash, `detail` what it is
    /// done to.
    pub(super) async fn audit(&self, tx: &mut Tx, met: &Met, action: &str, detail: &str) -> Result<()> {
        let now = self.clock.now();
        tx.write_audit(&AuditEntry {
            id: self.entropy.id(now),
            workspace: met.workspace.id,
            by: &met.member.external,
            name: &met.member.name,
            action,
            detail,
            about: None,
            at: now,
        })
        .await
    }

    pub(super) async fn handle_audit(&self, by: &Actor) -> Outcome {
        Ok(Response::Note(self.audit_page(by, 0).await?.message()))
    }

    pub(super) async fn turn_audit(&self, by: &Actor, page: u32) -> Outcome {
        Ok(Response::Update(self.audit_page(by, page).await?.message()))
    }

    async fn audit_page(&self, by: &Actor, page: u32) -> Result<AuditView, Interruption> {
        if !self.is_admin(by).await? {
            return Err(Refusal::NotAdmin { command: "/audit".to_owned() }.into());
        }
        let met = self.meet(by).await?;
        let skip = i64::from(page) * ROWS;
        // One more than is shown says whether there is another page.
        let mut entries = self.store.read().await?.audit(met.workspace.id, (skip, ROWS + 1)).await?;
        let has_older = entries.len() > usize::try_from(ROWS).unwrap_or(usize::MAX);
        entries.truncate(usize::try_from(ROWS).unwrap_or(usize::MAX));
        let lines = entries.into_iter().map(|entry| crate::render::audit::AuditLine {
            by: entry.by,
            action: entry.action,
            detail: entry.detail,
            about: entry.about,
            at: entry.at,
        });
        Ok(AuditView { page, has_older, lines: lines.collect() })
    }
}
