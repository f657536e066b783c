//! What clocks showed.

use std::time::Duration;

use chrono::TimeDelta;
use keypoint::{
    chat::port::Platform,
    clock::{Clock, SystemClock},
    store::{Backend, Full, NewJob},
};

use crate::{
    scene::{Scene, minutes, start},
    support::database::on_both_databases,
};

const UP: Duration = Duration::from_millis(5_123_456);
const TOLERANCE: TimeDelta = TimeDelta::minutes(1);

on_both_databases! {
    async fn what_a_clock_showed_last_is_kept_for_each_start_of_a_machine(database) {
        let scene = Scene::new(&database).await;
        let mut tx = scene.tx().await;
        assert_eq!(tx.latest_clock().await.unwrap(), None);
        tx.keep_clock("this", start(), UP, TOLERANCE).await.unwrap();
        tx.keep_clock("this", start() + minutes(5), UP * 2, TOLERANCE).await.unwrap();
        tx.keep_clock("another", start() + minutes(6), UP, TOLERANCE).await.unwrap();
        assert_eq!(tx.kept_clock("this").await.unwrap(), Some((start() + minutes(5), UP * 2)));
        assert_eq!(tx.kept_clock("a third").await.unwrap(), None);
        assert_eq!(tx.latest_clock().await.unwrap(), Some(start() + minutes(6)));
    }

    /// Else a clock that was years ahead for once would put every later start in doubt.
    async fn what_a_clock_that_was_wrong_showed_is_forgotten_when_another_is_believed(database) {
        let scene = Scene::new(&database).await;
        let mut tx = scene.tx().await;
        tx.keep_clock("wrong", start() + TimeDelta::days(29), UP, TOLERANCE).await.unwrap();
        tx.keep_clock("a little ahead", start() + minutes(1), UP, TOLERANCE).await.unwrap();
        assert_eq!(tx.latest_clock().await.unwrap(), Some(start() + minutes(1)));
        tx.keep_clock("right", start(), UP, TOLERANCE).await.unwrap();
        assert_eq!(tx.latest_clock().await.unwrap(), Some(start() + minutes(1)), "clocks differ by a little");
        assert_eq!(tx.kept_clock("wrong").await.unwrap(), None);
    }

    async fn a_start_of_a_machine_that_is_long_over_is_forgotten(database) {
        let scene = Scene::new(&database).await;
        let mut tx = scene.tx().await;
        tx.keep_clock("long over", start() - TimeDelta::days(31), UP, TOLERANCE).await.unwrap();
        tx.keep_clock("last month's", start() - TimeDelta::days(29), UP, TOLERANCE).await.unwrap();
        tx.keep_clock("this", start(), UP, TOLERANCE).await.unwrap();
        assert_eq!(tx.kept_clock("long over").await.unwrap(), None);
        assert!(tx.kept_clock("last month's").await.unwrap().is_some());
    }

    async fn a_database_with_a_clock_of_its_own_tells_the_time(database) {
        let scene = Scene::new(&database).await;
        let mut tx = scene.tx().await;
        let (before, told) = (SystemClock.now(), tx.database_clock().await.unwrap());
        match scene.store.backend() {
            Backend::Sqlite => assert_eq!(told, None),
            // The test's server runs on this machine.
            Backend::Postgres => assert!((told.unwrap() - before).abs() < TOLERANCE, "{told:?}"),
        }
    }

    async fn work_of_some_keys_waits_and_work_that_is_left_is_as_it_was(database) {
        let scene = Scene::new(&database).await;
        let mut tx = scene.tx().await;
        for (due, key) in (-9..).zip(["w:post:1", "w:read:1", "w:reveal:1", "w:remove-copies:reveal:1"]) {
            let job = NewJob { due_at: start() + minutes(due), ..crate::jobs::job(&scene, key) };
            tx.enqueue(&job, start()).await.unwrap();
        }
        let but = Full { keys: &["_:post:%", "_:reveal:%"], ..Full::default() };
        let due = tx.claimable(Platform::Local, start(), &but, 10).await.unwrap();
        let [read, copies] = due.as_slice() else { panic!("two pieces of work: {due:?}") };
        let lease = Duration::from_secs(15);
        let claim = tx.claim(read.job, start(), lease).await.unwrap().unwrap();
        assert_eq!((claim.key.as_str(), claim.attempts), ("w:read:1", 1));
        assert_eq!(tx.claimable(Platform::Local, start(), &but, 10).await.unwrap(), [*copies]);
        assert!(tx.leave(&claim).await.unwrap());
        let again = tx.claim(read.job, start(), lease).await.unwrap().unwrap();
        assert_eq!(again.attempts, 1, "it was not tried");
        assert!(!tx.leave(&claim).await.unwrap(), "somebody else holds it now");
        assert_eq!(tx.claimable(Platform::Local, start(), &Full::default(), 10).await.unwrap().len(), 3);
    }
}
