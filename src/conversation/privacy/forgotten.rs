//! What somebody said before they had their data deleted stays away, however late it is told. Who they are is
//! not known any more, so they are told by a fingerprint.

use std::fmt::Write;

use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{
    chat::event::Actor,
    conversation::Conversation,
    practice::Timestamp,
    store::{Forgotten, Result},
};

/// The fingerprint of somebody with this id on the platform.
fn fingerprint(salt: &str, external: &str) -> String {
    let digest = Sha256::new().chain_update(salt).chain_update([0]).chain_update(external).finalize();
    let mut hex = String::with_capacity(2 * digest.len());
    for byte in digest {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

/// What is written down of somebody who has their data deleted now.
pub(super) fn forgotten(salt: Uuid, external: &str, at: Timestamp) -> Forgotten {
    let salt = salt.to_string();
    Forgotten { fingerprint: fingerprint(&salt, external), salt, at }
}

impl Conversation {
    /// Whether who wrote a message has had their data deleted since.
    pub(in crate::conversation) async fn is_forgotten(&self, by: &Actor) -> Result<bool> {
        let mut tx = self.store.read().await?;
        let forgotten = tx.forgotten_since(by.platform, &by.place.workspace, by.at).await?;
        Ok(forgotten.iter().any(|one| one.fingerprint == fingerprint(&one.salt, &by.member.id)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_tells_one_member_from_another_and_differs_each_time() {
        let ada = fingerprint("salt", "42");
        assert_eq!(ada, fingerprint("salt", "42"));
        assert_ne!(ada, fingerprint("salt", "43"));
        assert_ne!(ada, fingerprint("other", "42"));
        assert_ne!(fingerprint("a", "bc"), fingerprint("ab", "c"));
        assert!(ada.len() == 64 && !ada.contains("42abc"));
    }
}
