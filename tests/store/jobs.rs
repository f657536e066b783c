//! Durable work and deliveries.

use std::{collections::HashSet, time::Duration};

use chrono::TimeDelta;
use keypoint::{
    chat::port::{EffectKey, MessageRef, Place, Platform},
    clock::{Clock, SystemClock},
    practice::{Timestamp, ids::JobId},
    store::{Delivery, Full, NewJob, Recorded, Tx},
};

use crate::{
    scene::{Scene, minutes, start},
    support::database::on_both_databases,
};

const LEASE: Duration = Duration::from_secs(15);

pub fn job(scene: &Scene, key: &str) -> NewJob {
    NewJob {
        id: JobId(scene.entropy.id(start())),
        key: key.to_owned(),
        workspace: scene.workspace.id,
        channel: None,
        work: "{}".to_owned(),
        due_at: start(),
    }
}

async fn claimable(tx: &mut Tx, now: Timestamp) -> Vec<JobId> {
    let due = tx.claimable(Platform::Local, now, &Full::default(), 100).await.unwrap();
    due.into_iter().map(|work| work.job).collect()
}

on_both_databases! {
    async fn work_of_one_key_is_written_once(database) {
        let scene = Scene::new(&database).await;
        let mut tx = scene.tx().await;
        assert!(tx.enqueue(&job(&scene, "post:1"), start()).await.unwrap());
        assert!(!tx.enqueue(&job(&scene, "post:1"), start()).await.unwrap());
        assert_eq!(claimable(&mut tx, start()).await.len(), 1);
        assert_eq!(claimable(&mut tx, start() - minutes(1)).await, []);
        assert_eq!(tx.next_due(start() - minutes(1)).await.unwrap(), Some(start()));
        assert_eq!(tx.next_due(start()).await.unwrap(), None);
    }

    async fn each_piece_of_work_is_claimed_by_one_worker(database) {
        let scene = Scene::new(&database).await;
        let mut tx = scene.tx().await;
        for number in 0..40 {
            tx.enqueue(&job(&scene, &format!("post:{number}")), start()).await.unwrap();
        }
        tx.commit().await.unwrap();
        let mut tasks = tokio::task::JoinSet::new();
        for _ in 0..8 {
            let store = scene.store.clone();
            tasks.spawn(async move {
                let mut mine = Vec::new();
                let due = claimable(&mut store.read().await.unwrap(), start()).await;
                for id in due {
                    let mut tx = store.begin().await.unwrap();
                    mine.extend(tx.claim(id, start(), LEASE).await.unwrap().map(|claim| claim.job));
                    tx.commit().await.unwrap();
                }
                mine
            });
        }
        let claimed: Vec<JobId> = tasks.join_all().await.into_iter().flatten().collect();
        assert_eq!(claimed.len(), 40);
        assert_eq!(claimed.into_iter().collect::<HashSet<_>>().len(), 40);
    }

    async fn who_lost_the_lease_settles_nothing(database) {
        let scene = Scene::new(&database).await;
        let new = job(&scene, "post:1");
        let mut tx = scene.tx().await;
        tx.enqueue(&new, start()).await.unwrap();
        // A lease that is over at once: on PostgreSQL the database's own clock keeps it.
        let slow = tx.claim(new.id, start(), Duration::ZERO).await.unwrap().unwrap();
        tx.commit().await.unwrap();
        SystemClock.sleep_until(SystemClock.now() + TimeDelta::milliseconds(20)).await;
        let mut tx = scene.tx().await;
        let quick = tx.claim(new.id, start() + minutes(1), LEASE).await.unwrap().unwrap();
        assert_eq!(quick.attempts, 2);
        let now = start() + minutes(1);
        assert!(!tx.renew(&slow, now, LEASE).await.unwrap());
        assert!(!tx.settle(&slow, now).await.unwrap());
        assert!(!tx.give_back(&slow, now, "slow").await.unwrap());
        assert!(tx.renew(&quick, now, LEASE).await.unwrap());
        assert!(tx.settle(&quick, now).await.unwrap());
        assert!(!tx.settle(&quick, now).await.unwrap());
        assert_eq!(claimable(&mut tx, now + minutes(60)).await, []);
    }

    async fn work_that_is_given_back_waits_for_its_time(database) {
        let scene = Scene::new(&database).await;
        let new = job(&scene, "post:1");
        let mut tx = scene.tx().await;
        tx.enqueue(&new, start()).await.unwrap();
        let claim = tx.claim(new.id, start(), LEASE).await.unwrap().unwrap();
        assert!(tx.give_back(&claim, start() + minutes(5), "the channel is busy").await.unwrap());
        assert_eq!(claimable(&mut tx, start() + minutes(4)).await, []);
        assert_eq!(claimable(&mut tx, start() + minutes(5)).await, [new.id]);
        assert!(tx.reschedule("post:1", start(), start()).await.unwrap());
        assert_eq!(claimable(&mut tx, start()).await, [new.id]);
    }

    async fn work_is_woken_whatever_became_of_it_unless_somebody_is_at_it(database) {
        let scene = Scene::new(&database).await;
        let new = job(&scene, "read:1");
        let mut tx = scene.tx().await;
        assert!(tx.wake(&new, start()).await.unwrap(), "it is written down");
        assert!(tx.wake(&new, start()).await.unwrap(), "it waits");
        let lost = tx.claim(new.id, start(), Duration::ZERO).await.unwrap().unwrap();
        // PostgreSQL goes by a clock of its own, in milliseconds.
        SystemClock.sleep_until(SystemClock.now() + TimeDelta::milliseconds(20)).await;
        assert!(tx.wake(&new, start() + minutes(1)).await.unwrap(), "its lease is over");
        assert!(!tx.settle(&lost, start()).await.unwrap(), "who had it has it no more");
        let later = NewJob { due_at: start() + minutes(2), ..job(&scene, "read:1") };
        assert!(tx.wake(&later, start() + minutes(2)).await.unwrap());
        let claim = tx.claim(new.id, start() + minutes(2), LEASE).await.unwrap().unwrap();
        assert!(!tx.wake(&later, start() + minutes(2)).await.unwrap(), "somebody is at it");
        assert!(tx.settle(&claim, start()).await.unwrap());
        assert!(tx.wake(&later, start() + minutes(2)).await.unwrap(), "it is done, and is to be done again");
        assert_eq!(claimable(&mut tx, start() + minutes(2)).await, [new.id]);
    }

    async fn settled_work_is_forgotten_after_a_while(database) {
        let scene = Scene::new(&database).await;
        let new = job(&scene, "post:1");
        let mut tx = scene.tx().await;
        tx.enqueue(&new, start()).await.unwrap();
        assert_eq!(tx.prune_jobs(start() + minutes(60)).await.unwrap(), 0);
        let claim = tx.claim(new.id, start(), LEASE).await.unwrap().unwrap();
        assert!(tx.settle(&claim, start()).await.unwrap());
        assert_eq!(tx.prune_jobs(start()).await.unwrap(), 0);
        assert_eq!(tx.prune_jobs(start() + minutes(60)).await.unwrap(), 1);
    }

    async fn a_delivery_is_untried_then_begun_then_sent(database) {
        let scene = Scene::new(&database).await;
        let key = EffectKey("card:1".to_owned());
        let place = place();
        let message = MessageRef { place: place.clone(), id: "17".to_owned() };
        let mut tx = scene.tx().await;
        assert_eq!(tx.delivery(&key).await.unwrap(), Delivery::Untried);
        tx.begin_delivery(&key, &place, None, start()).await.unwrap();
        tx.drop_delivery(&key).await.unwrap();
        assert_eq!(tx.delivery(&key).await.unwrap(), Delivery::Untried);
        tx.begin_delivery(&key, &place, None, start()).await.unwrap();
        tx.finish_delivery(&key, &message, start()).await.unwrap();
        tx.drop_delivery(&key).await.unwrap();
        assert_eq!(tx.delivery(&key).await.unwrap(), Delivery::Sent(message));
        assert!(tx.begin_delivery(&key, &place, None, start()).await.is_err());
    }

    async fn a_delivery_that_was_sent_again_stays_on_record_when_the_second_send_is_refused(database) {
        let scene = Scene::new(&database).await;
        let (key, place) = (EffectKey("card:1".to_owned()), place());
        let mut tx = scene.tx().await;
        tx.begin_delivery(&key, &place, None, start()).await.unwrap();
        tx.begin_delivery(&key, &place, Some(start()), start() + minutes(1)).await.unwrap();
        tx.drop_delivery(&key).await.unwrap();
        let begun = Delivery::Begun { first: start(), last: start() + minutes(1) };
        assert_eq!(tx.delivery(&key).await.unwrap(), begun);
    }

    async fn the_message_that_is_written_down_first_counts(database) {
        let scene = Scene::new(&database).await;
        let (key, place) = (EffectKey("card:1".to_owned()), place());
        let [first, second] = ["17", "18"].map(|id| MessageRef { place: place.clone(), id: id.to_owned() });
        let mut tx = scene.tx().await;
        tx.begin_delivery(&key, &place, None, start()).await.unwrap();
        tx.begin_delivery(&key, &place, Some(start()), start()).await.unwrap();
        let recorded = Recorded { message: first.clone(), sends: 2 };
        assert_eq!(tx.finish_delivery(&key, &first, start()).await.unwrap(), recorded);
        assert_eq!(tx.finish_delivery(&key, &second, start()).await.unwrap(), recorded);
        assert_eq!(tx.repeated_deliveries(start()).await.unwrap(), [(key.clone(), first.clone())]);
        // An admin's answers hang on the second one, so that counts instead.
        tx.settle_copies(&key, &first, &second, 1).await.unwrap();
        assert_eq!(tx.delivery(&key).await.unwrap(), Delivery::Sent(second.clone()));
        assert!(tx.settle_copies(&key, &first, &second, 1).await.is_err(), "the first one counts no more");
    }

    async fn a_channel_and_a_workspace_that_are_full_are_left_out(database) {
        let scene = Scene::new(&database).await;
        let mut tx = scene.tx().await;
        let mut here = job(&scene, "post:1");
        here.channel = Some(scene.channel.id);
        let nowhere = job(&scene, "post:2");
        tx.enqueue(&here, start()).await.unwrap();
        tx.enqueue(&nowhere, start()).await.unwrap();
        assert_eq!(claimable(&mut tx, start()).await.len(), 2);
        let full = Full { channels: vec![scene.channel.id], ..Full::default() };
        let due = tx.claimable(Platform::Local, start(), &full, 10).await.unwrap();
        assert_eq!(due.iter().map(|work| work.job).collect::<Vec<_>>(), [nowhere.id]);
        let full = Full { workspaces: vec![scene.workspace.id], ..Full::default() };
        assert_eq!(tx.claimable(Platform::Local, start(), &full, 10).await.unwrap(), []);
        assert_eq!(tx.claimable(Platform::Discord, start(), &Full::default(), 10).await.unwrap(), []);
    }
}

fn place() -> Place {
    Place { workspace: "local".to_owned(), channel: "practice".to_owned(), thread: None }
}
