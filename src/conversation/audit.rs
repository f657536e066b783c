//! What admins do is written down, in the transaction in which they do it.

use super::{Conversation, people::Met};
use crate::store::{AuditEntry, Result, Tx};

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
}
