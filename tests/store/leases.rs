//! What one process holds at a time.

use std::time::Duration;

use crate::{
    scene::{Scene, start},
    support::database::on_both_databases,
};

const SPAN: Duration = Duration::from_millis(200);

/// Whether this holder has the lease now.
async fn holds(scene: &Scene, holder: &str, span: Duration) -> bool {
    let mut tx = scene.tx().await;
    let held = tx.hold_lease("a connection", holder, start(), span).await.unwrap();
    tx.commit().await.unwrap();
    held
}

on_both_databases! {
    async fn one_holds_a_lease_and_extends_it_and_no_other_takes_it(database) {
        let scene = Scene::new(&database).await;
        let long = Duration::from_mins(10);
        assert!(holds(&scene, "one", long).await);
        assert!(holds(&scene, "one", long).await);
        assert!(!holds(&scene, "other", long).await);
        let mut tx = scene.tx().await;
        tx.release_lease("a connection", "other").await.unwrap();
        tx.commit().await.unwrap();
        assert!(!holds(&scene, "other", long).await, "what another holds is not one's own to give back");
        let mut tx = scene.tx().await;
        tx.release_lease("a connection", "one").await.unwrap();
        tx.commit().await.unwrap();
        assert!(holds(&scene, "other", long).await);
        assert!(!holds(&scene, "one", long).await);
    }

    async fn of_many_that_want_a_lease_one_gets_it(database) {
        let scene = std::sync::Arc::new(Scene::new(&database).await);
        let mut wanting = tokio::task::JoinSet::new();
        for number in 0..12 {
            let scene = std::sync::Arc::clone(&scene);
            wanting.spawn(async move { holds(&scene, &format!("holder {number}"), SPAN * 1_000).await });
        }
        let held = wanting.join_all().await.into_iter().filter(|held| *held).count();
        assert_eq!(held, 1);
    }
}

#[tokio::test]
async fn a_lease_that_ran_out_is_free() {
    let database = crate::support::database::Database::sqlite();
    let scene = Scene::new(&database).await;
    assert!(holds(&scene, "one", SPAN).await);
    let mut tx = scene.tx().await;
    let later = start() + SPAN + Duration::from_millis(1);
    assert!(tx.hold_lease("a connection", "other", later, SPAN).await.unwrap());
}
