//! What admins did.

use keypoint::{
    chat::message::Person,
    store::{AuditEntry, AuditRecord},
};

use crate::{
    scene::{Scene, minutes, start},
    support::database::on_both_databases,
};

on_both_databases! {
    async fn what_admins_did_is_read_newest_first_and_page_by_page(database) {
        let scene = Scene::new(&database).await;
        let zoe = Person { id: "zoe".to_owned(), name: "Zoe".to_owned() };
        let mut written = Vec::new();
        let mut tx = scene.tx().await;
        for (minute, about) in [(0, None), (1, Some(&zoe)), (2, None)] {
            let at = start() + minutes(minute);
            let detail = format!("the {minute}th");
            let entry = AuditEntry {
                id: scene.entropy.id(at),
                workspace: scene.workspace.id,
                by: "ada",
                name: "Ada",
                action: "schedule pause",
                detail: &detail,
                about,
                at,
            };
            tx.write_audit(&entry).await.unwrap();
            let by = Person { id: "ada".to_owned(), name: "Ada".to_owned() };
            let (id, workspace) = (entry.id, entry.workspace);
            let action = entry.action.to_owned();
            written.insert(0, AuditRecord { id, workspace, by, action, detail, about: about.cloned(), at });
        }
        tx.commit().await.unwrap();
        let mut tx = scene.tx().await;
        assert_eq!(tx.audit(scene.workspace.id, (0, 2)).await.unwrap(), written[..2]);
        assert_eq!(tx.audit(scene.workspace.id, (2, 2)).await.unwrap(), written[2..]);
        assert_eq!(tx.audit(scene.workspace.id, (3, 2)).await.unwrap(), []);
    }
}
