//! Those who were named as admins.

use keypoint::{chat::port::Platform, store::NamedAdmin};

use crate::{
    scene::{Scene, start},
    support::database::on_both_databases,
};

on_both_databases! {
    async fn an_admin_is_one_from_being_named_until_being_dropped(database) {
        let scene = Scene::new(&database).await;
        let mut tx = scene.tx().await;
        let workspace = scene.workspace.clone();
        let admin = NamedAdmin { workspace: workspace.id, external: "bob".to_owned(), name: "Bob".to_owned() };
        assert!(tx.name_admin(&admin, start()).await.unwrap());
        assert!(!tx.name_admin(&admin, start()).await.unwrap(), "once is enough");
        assert!(tx.is_named_admin(workspace.platform, &workspace.external, "bob").await.unwrap());
        assert!(!tx.is_named_admin(workspace.platform, &workspace.external, "ada").await.unwrap());
        assert!(!tx.is_named_admin(Platform::Slack, &workspace.external, "bob").await.unwrap());
        assert_eq!(tx.named_admins().await.unwrap(), [admin]);
        assert!(tx.drop_admin(workspace.id, "bob").await.unwrap());
        assert!(!tx.drop_admin(workspace.id, "bob").await.unwrap());
        assert!(!tx.is_named_admin(workspace.platform, &workspace.external, "bob").await.unwrap());
    }
}
