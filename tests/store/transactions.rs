//! The door to a transaction.

use keypoint::{chat::port::Platform, practice::round::Posted, store::Store};

use crate::{
    scene::{Scene, minutes, question, start},
    support::database::on_both_databases,
};

on_both_databases! {
    async fn a_dropped_transaction_changes_nothing(database) {
        let scene = Scene::new(&database).await;
        let mut tx = scene.tx().await;
        tx.add_schedule(&scene.schedule("daily"), None, None, start()).await.unwrap();
        drop(tx);
        let mut tx = scene.tx().await;
        assert_eq!(tx.schedules(scene.workspace.id).await.unwrap(), []);
    }

    async fn a_store_that_is_opened_again_keeps_everything(database) {
        let scene = Scene::new(&database).await;
        scene.store.close().await;
        let store = Store::connect(&database.url).await.unwrap();
        let found = store.read().await.unwrap().find_workspace(Platform::Local, "local").await.unwrap();
        assert_eq!(found, Some(scene.workspace));
    }

    async fn a_workspace_keeps_its_zone_and_takes_a_new_name(database) {
        let mut scene = Scene::new(&database).await;
        let id = scene.workspace.id;
        "New name".clone_into(&mut scene.workspace.name);
        let again = keypoint::store::Workspace {
            id: keypoint::practice::ids::WorkspaceId(scene.entropy.id(start())),
            zone: "Asia/Tokyo".parse().unwrap(),
            ..scene.workspace.clone()
        };
        let mut tx = scene.tx().await;
        let kept = tx.keep_workspace(&again, start()).await.unwrap();
        assert_eq!((kept.id, kept.name.as_str(), kept.zone.to_string().as_str()), (id, "New name", "Europe/Berlin"));
    }

    /// Each one reads, and then writes what it read: under a deferred begin most of these fail on
    /// SQLite, and under read committed some are lost on PostgreSQL.
    async fn transactions_that_read_and_then_write_wait_for_each_other(database) {
        let scene = Scene::new(&database).await;
        let schedule = scene.schedule("busy");
        let mut tx = scene.tx().await;
        tx.add_schedule(&schedule, None, None, start()).await.unwrap();
        tx.commit().await.unwrap();
        let mut tasks = tokio::task::JoinSet::new();
        for _ in 0..8 {
            let store = scene.store.clone();
            tasks.spawn(async move {
                for _ in 0..20 {
                    let mut tx = store.begin().await.unwrap();
                    tx.schedule(schedule.id).await.unwrap();
                    tx.next_sequence(schedule.id).await.unwrap();
                    tx.commit().await.unwrap();
                }
            });
        }
        while let Some(done) = tasks.join_next().await {
            done.unwrap();
        }
        assert_eq!(scene.tx().await.next_sequence(schedule.id).await.unwrap(), 161);
    }

    /// Each looks whether the channel has a round, and adds one if not: without the lock, PostgreSQL
    /// would let several find none.
    async fn who_locks_a_channel_is_waited_for(database) {
        let scene = Scene::new(&database).await;
        let channel = scene.channel.id;
        let mut tasks = tokio::task::JoinSet::new();
        for _ in 0..8 {
            let (store, round) = (scene.store.clone(), scene.due_round(None));
            tasks.spawn(async move {
                let mut tx = store.begin().await.unwrap();
                tx.lock_channel(channel).await.unwrap();
                let is_first = tx.asked(channel).await.unwrap().taken.is_empty();
                if is_first {
                    tx.add_round(&round).await.unwrap();
                    tx.set_posting(round.id, &question("retries", &["http"]), start()).await.unwrap();
                }
                tx.commit().await.unwrap();
                is_first
            });
        }
        assert_eq!(tasks.join_all().await.into_iter().filter(|is_first| *is_first).count(), 1);
    }

    /// Of what is on its way, what is being posted came last, and what is open when it was posted.
    async fn a_channel_knows_which_question_came_last(database) {
        let scene = Scene::new(&database).await;
        let mut latest = Vec::new();
        for (number, id) in (1..).zip(["retries", "cache"]) {
            let round = scene.due_round(None);
            let mut tx = scene.store.begin().await.unwrap();
            tx.add_round(&round).await.unwrap();
            latest.push(tx.asked(scene.channel.id).await.unwrap().latest);
            tx.set_posting(round.id, &question(id, &["http"]), start()).await.unwrap();
            latest.push(tx.asked(scene.channel.id).await.unwrap().latest);
            let at = start() + minutes(number);
            let posted = Posted { at, message: id.to_owned(), thread: None, card_thread: None, sequence: number };
            tx.set_open(round.id, &posted).await.unwrap();
            latest.push(tx.asked(scene.channel.id).await.unwrap().latest);
            tx.commit().await.unwrap();
        }
        let latest: Vec<_> = latest.iter().map(|id| id.as_ref().map(|id| id.0.as_str())).collect();
        let (retries, cache) = (Some("retries"), Some("cache"));
        assert_eq!(latest, [None, retries, retries, retries, cache, cache]);
    }
}
