//! What somebody said before they had their data deleted stays away, however late it is told. Who they are is
//! not known any more, so they are told by a fingerprint.

use uuid::Uuid;

use crate::{
    chat::{action::Action, event::Actor},
    conversation::{Conversation, Interruption},
    fingerprint::fingerprint,
    practice::Timestamp,
    render::refusal::Refusal,
    store::{Forgotten, Result},
};

/// What is written down of somebody who has their data deleted now.
pub(super) fn forgotten(salt: Uuid, external: &str, at: Timestamp) -> Forgotten {
    let salt = salt.to_string();
    Forgotten { fingerprint: fingerprint([&*salt, external]), salt, at }
}

impl Conversation {
    /// Whether who wrote a message has had their data deleted since.
    pub(in crate::conversation) async fn is_forgotten(&self, by: &Actor) -> Result<bool> {
        let mut tx = self.store.read().await?;
        let forgotten = tx.forgotten_since(by.platform, &by.place.workspace, by.at).await?;
        Ok(forgotten.iter().any(|one| one.fingerprint == fingerprint([&*one.salt, &*by.member.id])))
    }

    /// Refuses a button that was pressed, or a form that was sent, before who did it had their data deleted:
    /// it would make them known again. A copy and a deletion make nobody known, and may be asked for twice.
    pub(in crate::conversation) async fn refuse_forgotten(
        &self,
        by: &Actor,
        action: &Action,
    ) -> Result<(), Interruption> {
        match action {
            Action::ExportData(_)
            | Action::DeleteData
            | Action::ChooseErasure(_)
            | Action::ConfirmErasure(_)
            | Action::KeepData => Ok(()),
            _ if self.is_forgotten(by).await? => Err(Refusal::Forgotten.into()),
            _ => Ok(()),
        }
    }
}
