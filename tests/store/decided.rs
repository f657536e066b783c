//! What admins decide about rounds and questions.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use keypoint::{
    bank::{Bank, ListedTopic},
    chat::event::{Event, Inbox, Invocation},
    practice::{
        ids::{RoundId, WorkspaceId},
        question::{Question, QuestionId, Topic},
        round::{Round, RoundState},
    },
    store::Backend,
};

use crate::{
    scene::{Scene, minutes, question, start},
    support::database::on_both_databases,
};

on_both_databases! {
    async fn a_question_is_dropped_for_one_workspace_and_put_back(database) {
        let scene = Scene::new(&database).await;
        let other = WorkspaceId(scene.entropy.id(start()));
        let (ours, id) = (scene.workspace.id, QuestionId("retries".to_owned()));
        let mut tx = scene.tx().await;
        assert!(tx.drop_question(ours, &id, start()).await.unwrap());
        assert!(!tx.drop_question(ours, &id, start()).await.unwrap());
        assert_eq!(tx.dropped_questions(ours).await.unwrap(), [id.clone()].into());
        assert!(tx.dropped_questions(other).await.unwrap().is_empty());
        assert!(tx.restore_question(ours, &id).await.unwrap());
        assert!(!tx.restore_question(ours, &id).await.unwrap());
        assert!(tx.dropped_questions(ours).await.unwrap().is_empty());
    }

    async fn a_topic_without_a_question_that_is_wanted_is_not_offered(database) {
        let scene = Scene::new(&database).await;
        let listed = |topic: &str| ListedTopic { topic: Topic(topic.to_owned()), description: String::new() };
        let bank = Bank::new(
            [question("a", &["go"]), question("b", &["go", "http"]), question("c", &["sql"])],
            ["go", "http", "sql", "people"].map(listed),
        );
        let conversation = scene.conversation(bank);
        let offered = async || {
            let by = scene.actor("Ada");
            let offers = conversation.suggest(&by, &["question".to_owned()], "topic", "").await;
            offers.into_iter().map(|offer| offer.value).collect::<Vec<_>>()
        };
        assert_eq!(offered().await, ["go", "http", "sql", "people"]);
        let mut tx = scene.tx().await;
        for id in ["b", "c"] {
            tx.drop_question(scene.workspace.id, &QuestionId(id.to_owned()), start()).await.unwrap();
        }
        tx.commit().await.unwrap();
        assert_eq!(offered().await, ["go", "people"]);
    }

    async fn who_pauses_a_schedule_while_others_do_finds_it_paused(database) {
        let scene = Scene::new(&database).await;
        let mut tx = scene.tx().await;
        tx.add_schedule(&scene.schedule("daily"), None, None, start()).await.unwrap();
        tx.commit().await.unwrap();
        let conversation = Arc::new(scene.conversation(Bank::default()));
        let mut pauses = tokio::task::JoinSet::new();
        for _ in 0..8 {
            let (conversation, mut by) = (Arc::clone(&conversation), scene.actor("Ada"));
            by.member.admin = true;
            pauses.spawn(async move {
                let path = ["schedule", "pause"].map(str::to_owned).to_vec();
                let options = BTreeMap::from([("name".to_owned(), "daily".to_owned())]);
                let invocation = Invocation { path, options, ..Invocation::default() };
                conversation.deliver(Event::Command { by, invocation }).await
            });
        }
        for response in pauses.join_all().await {
            let said = format!("{response:?}");
            assert!(said.contains(" is paused."), "{said}");
        }
    }

    async fn the_newest_round_of_a_channel_is_the_one_on_its_way_else_the_last_that_was_posted(database) {
        let scene = Scene::new(&database).await;
        let of = scene.channel.id;
        assert_eq!(scene.tx().await.newest_round(of).await.unwrap(), None);
        let first = scene.open_round(&scene.due_round(None), &question("a", &["http"]), start(), 0).await;
        let second =
            scene.open_round(&scene.due_round(None), &question("b", &["http"]), start() + minutes(1), 0).await;
        let mut tx = scene.tx().await;
        assert!(tx.set_voided(&second).await.unwrap());
        assert_eq!(tx.newest_round(of).await.unwrap().unwrap().id, second.id);
        // One that is due has no question yet.
        let due = scene.due_round(None);
        tx.add_round(&due).await.unwrap();
        assert_eq!(tx.newest_round(of).await.unwrap().unwrap().id, second.id);
        tx.set_posting(due.id, &question("c", &["http"]), start() + minutes(60)).await.unwrap();
        assert_eq!(tx.newest_round(of).await.unwrap().unwrap().id, due.id);
        assert_eq!(tx.round(first.id).await.unwrap().state, RoundState::Open);
    }

    async fn a_round_is_voided_once_and_its_question_mended_only_at_rest(database) {
        let scene = Scene::new(&database).await;
        let round = scene.open_round(&scene.due_round(None), &question("a", &["http"]), start(), 0).await;
        let mended = Question { prompt: "And now?".to_owned(), ..question("a", &["http"]) };
        let mut tx = scene.tx().await;
        assert!(tx.mend_question(round.id, &mended).await.unwrap());
        assert_eq!(tx.round(round.id).await.unwrap().question, Some(mended.clone()));
        assert!(tx.set_revealing(round.id, start()).await.unwrap());
        assert!(!tx.mend_question(round.id, &mended).await.unwrap(), "it is being revealed");
        tx.set_revealed(round.id, start()).await.unwrap();
        assert!(tx.mend_question(round.id, &mended).await.unwrap());
        assert!(tx.set_voided(&round).await.unwrap());
        assert!(!tx.set_voided(&round).await.unwrap());
        assert!(!tx.mend_question(round.id, &mended).await.unwrap(), "it counts for nothing");
        let due = scene.due_round(None);
        tx.add_round(&due).await.unwrap();
        assert!(!tx.set_voided(&due).await.unwrap(), "it has no question");
    }

    async fn who_voids_a_round_waits_for_who_answers_another_one_of_its_schedule(database) {
        let scene = Scene::new(&database).await;
        let schedule = scene.schedule("daily");
        let mut tx = scene.tx().await;
        tx.add_schedule(&schedule, None, None, start()).await.unwrap();
        tx.commit().await.unwrap();
        let mut rounds = Vec::new();
        for number in 1..=2 {
            let round = Round::of_schedule(RoundId(scene.entropy.id(start())), &schedule, None, start());
            rounds.push(scene.open_round(&round, &question("a", &["http"]), start(), number).await);
        }
        let (first, second) = (rounds[0].clone(), rounds[1].clone());
        let mut answering = scene.tx().await;
        assert_eq!(answering.hold_round(&second).await.unwrap(), RoundState::Open);
        let store = scene.store.clone();
        let voiding = tokio::spawn(async move {
            let mut tx = store.begin().await.unwrap();
            assert!(tx.set_voided(&first).await.unwrap());
            tx.commit().await.unwrap();
        });
        #[allow(clippy::disallowed_methods, reason = "the database's time is real")]
        tokio::time::sleep(Duration::from_millis(200)).await;
        assert!(!voiding.is_finished(), "it waits");
        if scene.store.backend() == Backend::Postgres {
            // Who else answers does not.
            let mut other = scene.tx().await;
            assert_eq!(other.hold_round(&second).await.unwrap(), RoundState::Open);
        }
        answering.commit().await.unwrap();
        voiding.await.unwrap();
        assert_eq!(scene.tx().await.hold_round(&rounds[0]).await.unwrap(), RoundState::Voided);
    }
}
