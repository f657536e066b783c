//! What a platform tells is heard once, whichever process it is told to.

use keypoint::chat::place::Platform;

use crate::{
    scene::{Scene, start},
    support::database::on_both_databases,
};

on_both_databases! {
    async fn of_many_that_hear_a_delivery_one_hears_it_first(database) {
        let scene = std::sync::Arc::new(Scene::new(&database).await);
        let mut hearing = tokio::task::JoinSet::new();
        for _ in 0..12 {
            let scene = std::sync::Arc::clone(&scene);
            hearing.spawn(async move {
                let mut tx = scene.tx().await;
                let first = tx.hear(Platform::Slack, "trigger", start()).await.unwrap();
                tx.commit().await.unwrap();
                first
            });
        }
        assert_eq!(hearing.join_all().await.into_iter().filter(|first| *first).count(), 1);
        let mut tx = scene.tx().await;
        assert!(tx.hear(Platform::Slack, "another", start()).await.unwrap());
        assert!(tx.hear(Platform::Discord, "trigger", start()).await.unwrap());
    }
}
