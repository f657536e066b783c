//! Schedules, slots and rounds.

use keypoint::{
    practice::{
        ids::RoundId,
        round::{Origin, Round, RoundState},
        schedule::{ScheduleState, slots::Slot},
    },
    store::{SlotOutcome, StoreError},
};

use crate::{
    scene::{Scene, minutes, question, start},
    support::database::on_both_databases,
};

fn slot() -> Slot {
    Slot { local: start().naive_utc(), at: start() }
}

on_both_databases! {
    async fn a_schedule_comes_back_as_it_was_written(database) {
        let scene = Scene::new(&database).await;
        let schedule = scene.schedule("daily");
        let mut tx = scene.tx().await;
        tx.add_schedule(&schedule, Some(start()), None, start()).await.unwrap();
        assert_eq!(tx.schedule(schedule.id).await.unwrap(), schedule);
        assert_eq!(tx.schedules(scene.workspace.id).await.unwrap(), [schedule]);
    }

    async fn a_name_is_taken_until_its_schedule_is_removed(database) {
        let scene = Scene::new(&database).await;
        let first = scene.schedule("daily");
        let mut draft = scene.schedule("daily");
        draft.state = ScheduleState::Draft;
        let mut tx = scene.tx().await;
        tx.add_schedule(&first, None, None, start()).await.unwrap();
        tx.add_schedule(&draft, None, None, start()).await.unwrap();
        tx.commit().await.unwrap();
        let (from, to) = (ScheduleState::Draft, ScheduleState::Active);
        let taken = scene.tx().await.move_schedule(draft.id, from, to, start(), None).await;
        assert!(matches!(taken, Err(StoreError::Duplicate)), "{taken:?}");
        let mut tx = scene.tx().await;
        tx.move_schedule(first.id, ScheduleState::Active, ScheduleState::Removed, start(), None).await.unwrap();
        tx.move_schedule(draft.id, from, to, start(), None).await.unwrap();
    }

    async fn a_slot_is_taken_once_by_whoever_is_first(database) {
        let scene = Scene::new(&database).await;
        let schedule = scene.schedule("daily");
        let mut tx = scene.tx().await;
        tx.add_schedule(&schedule, None, None, start()).await.unwrap();
        tx.commit().await.unwrap();
        let mut tasks = tokio::task::JoinSet::new();
        for _ in 0..8 {
            let store = scene.store.clone();
            tasks.spawn(async move {
                let mut tx = store.begin().await.unwrap();
                let new = tx.take_slot(schedule.id, slot(), SlotOutcome::Round, None).await.unwrap();
                tx.commit().await.unwrap();
                new
            });
        }
        let taken = tasks.join_all().await;
        assert_eq!(taken.iter().filter(|new| **new).count(), 1);
    }

    async fn planning_fails_for_who_read_an_older_state(database) {
        let scene = Scene::new(&database).await;
        let schedule = scene.schedule("daily");
        let later = start() + minutes(5);
        let mut tx = scene.tx().await;
        tx.add_schedule(&schedule, Some(start()), None, start()).await.unwrap();
        assert_eq!(tx.due_schedules(start(), 10).await.unwrap(), [schedule.id]);
        assert_eq!(tx.next_slot_due(start() - minutes(1)).await.unwrap(), Some(start()));
        assert_eq!(tx.next_slot_due(start()).await.unwrap(), None);
        tx.plan_schedule(&schedule, later, Some(later)).await.unwrap();
        let again = tx.plan_schedule(&schedule, later, Some(later)).await;
        assert!(matches!(again, Err(StoreError::Stale)), "{again:?}");
        assert_eq!(tx.due_schedules(start(), 10).await.unwrap(), []);
    }

    async fn skipped_slots_are_known_ahead(database) {
        let scene = Scene::new(&database).await;
        let schedule = scene.schedule("daily");
        let mut tx = scene.tx().await;
        tx.add_schedule(&schedule, None, None, start()).await.unwrap();
        assert!(tx.take_slot(schedule.id, slot(), SlotOutcome::Skipped, None).await.unwrap());
        assert!(!tx.take_slot(schedule.id, slot(), SlotOutcome::Round, None).await.unwrap());
        let ahead = tx.slots_taken_after(schedule.id, start() - minutes(1)).await.unwrap();
        assert_eq!(ahead, [slot().local]);
        assert_eq!(tx.slots_taken_after(schedule.id, start()).await.unwrap(), []);
    }

    async fn a_round_moves_only_forward(database) {
        let scene = Scene::new(&database).await;
        let schedule = scene.schedule("daily");
        let mut tx = scene.tx().await;
        tx.add_schedule(&schedule, None, None, start()).await.unwrap();
        tx.commit().await.unwrap();
        let round = Round::of_schedule(scene.due_round(None).id, &schedule, Some(slot()), start());
        let open = scene.open_round(&round, &question("retries", &["http"]), start(), 1).await;
        assert_eq!(open.state, RoundState::Open);
        assert_eq!(open.origin, Origin::Schedule { schedule: schedule.id, slot: Some(slot().local) });
        let mut tx = scene.tx().await;
        assert_eq!(tx.running_round(schedule.id).await.unwrap(), Some(open.clone()));
        assert_eq!(tx.open_rounds(scene.channel.id).await.unwrap(), std::slice::from_ref(&open));
        let thread = open.posted.clone().unwrap().thread.unwrap();
        assert_eq!(tx.round_in_thread(scene.channel.id, &thread).await.unwrap(), Some(open));
        assert!(tx.set_revealing(round.id, start()).await.unwrap());
        assert!(!tx.set_revealing(round.id, start()).await.unwrap());
        tx.set_revealed(round.id, start()).await.unwrap();
        assert_eq!(tx.running_round(schedule.id).await.unwrap(), None);
        for refused in [tx.set_abandoned(round.id).await, tx.set_uncertain(round.id).await] {
            assert!(matches!(refused, Err(StoreError::Stale)), "{refused:?}");
        }
    }

    async fn a_round_closes_early_but_never_later_than_it_was_to(database) {
        let scene = Scene::new(&database).await;
        let hours = [(30, 30), (90, 60)];
        for (number, (asked, closes)) in hours.into_iter().enumerate() {
            let due = scene.due_round(None);
            let round = Round { id: RoundId(uuid::Uuid::from_u128(number as u128 + 1)), ..due };
            let open = scene.open_round(&round, &question("retries", &["http"]), start(), 1).await;
            assert_eq!(open.closes_at, Some(start() + minutes(60)));
            let mut tx = scene.tx().await;
            assert!(tx.set_revealing(round.id, start() + minutes(asked)).await.unwrap());
            assert_eq!(tx.round(round.id).await.unwrap().closes_at, Some(start() + minutes(closes)));
            tx.commit().await.unwrap();
        }
    }

    async fn an_abandoned_round_uses_no_question_and_an_uncertain_one_sets_it_aside(database) {
        let scene = Scene::new(&database).await;
        let [abandoned, uncertain, posted] = std::array::from_fn(|_| scene.due_round(None));
        let [first, second, third] = ["one", "two", "three"].map(|id| question(id, &["go"]));
        let mut tx = scene.tx().await;
        for (round, question) in [(&abandoned, &first), (&uncertain, &second)] {
            tx.add_round(round).await.unwrap();
            tx.set_posting(round.id, question, start()).await.unwrap();
        }
        tx.set_abandoned(abandoned.id).await.unwrap();
        tx.set_uncertain(uncertain.id).await.unwrap();
        tx.commit().await.unwrap();
        scene.open_round(&posted, &third, start(), 0).await;
        let mut tx = scene.tx().await;
        assert!(tx.set_revealing(posted.id, start()).await.unwrap());
        tx.set_revealed(posted.id, start()).await.unwrap();
        let asked = tx.asked(scene.channel.id).await.unwrap();
        assert_eq!(asked.taken, [second.id].into());
        assert_eq!(asked.last, [(third.id, start())].into());
    }
}
