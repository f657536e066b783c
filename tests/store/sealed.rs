//! Answers that are hidden, taken back and shown: what the store promises of them.

use std::time::Duration;

use keypoint::{
    chat::port::{EffectKey, MessageRef, Place},
    practice::{
        Timestamp,
        answer::{AnswerMode, Part, ShownPart, Source},
        ids::AnswerId,
        round::Round,
    },
    store::{Member, ShownState, Tx},
};

use crate::{
    jobs::job,
    scene::{Scene, minutes, question, start},
    support::database::on_both_databases,
};

fn message(id: &str) -> Source {
    Source::Message(id.to_owned())
}

fn said(text: &str, late: bool) -> ShownPart {
    ShownPart { text: text.to_owned(), late }
}

/// Something that Ada says in a round, so many milliseconds after its beginning by the platform's clock.
async fn says(
    tx: &mut Tx,
    answer: AnswerId,
    (round, ada): (&Round, &Member),
    source: Source,
    text: &str,
    after: i64,
) -> bool {
    let at = start() + chrono::TimeDelta::milliseconds(after);
    let part = Part { source, text: text.to_owned(), at, late: false, version: Some(after) };
    tx.keep_part(round.id, answer, ada.id, &part, at).await.unwrap()
}

fn later(millis: i64) -> Timestamp {
    start() + chrono::TimeDelta::milliseconds(millis)
}

impl Scene {
    /// A sealed round, Ada, and her answer, of which nothing is said yet.
    async fn sealed(&self) -> (Round, Member, AnswerId) {
        let ada = self.member("Ada").await;
        let due = Round { answers: AnswerMode::Sealed, ..self.due_round(None) };
        let round = self.open_round(&due, &question("retries", &["http"]), start(), 0).await;
        let mut tx = self.tx().await;
        let answer = tx.keep_answer(round.id, ada.id, AnswerId(self.entropy.id(start()))).await.unwrap();
        tx.commit().await.unwrap();
        (round, ada, answer.id)
    }
}

on_both_databases! {
    async fn how_a_round_and_a_schedule_are_answered_is_kept(database) {
        let scene = Scene::new(&database).await;
        let (round, ..) = scene.sealed().await;
        assert_eq!(round.answers, AnswerMode::Sealed);
        let mut schedule = scene.schedule("daily");
        schedule.answers = AnswerMode::Anonymous;
        let mut tx = scene.tx().await;
        tx.add_schedule(&schedule, None, None, start()).await.unwrap();
        assert_eq!(tx.schedule(schedule.id).await.unwrap().answers, AnswerMode::Anonymous);
        assert_eq!(tx.schedules(scene.workspace.id).await.unwrap()[0].answers, AnswerMode::Anonymous);
    }

    async fn what_was_shown_follows_its_answer_though_the_others_stay_unseen(database) {
        let scene = Scene::new(&database).await;
        let (round, ada, answer) = scene.sealed().await;
        let mut tx = scene.tx().await;
        assert!(says(&mut tx, answer, (&round, &ada), Source::Form, "A key", 5).await);
        tx.mark_to_show(answer).await.unwrap();
        assert_eq!(tx.leave_unseen(round.id).await.unwrap(), 1);
        assert!(tx.answers_to_show(round.id).await.unwrap().is_empty(), "nobody is to see it");
        assert_eq!(tx.mark_unseen(round.id).await.unwrap(), 1);

        let key = EffectKey::of_answer(round.id, answer, 0);
        tx.add_shown_message(&key, (round.id, answer), 0, "A key").await.unwrap();
        assert_eq!(tx.leave_unseen(round.id).await.unwrap(), 0);
        assert_eq!(tx.answers_to_show(round.id).await.unwrap().len(), 1, "it was seen, and is to change");
    }

    async fn a_form_that_was_opened_before_a_newer_one_says_so(database) {
        let scene = Scene::new(&database).await;
        let (round, ada, answer) = scene.sealed().await;
        let mut tx = scene.tx().await;
        assert!(!tx.has_newer_form(round.id, ada.id, "A key", 1).await.unwrap(), "there is none");
        assert!(says(&mut tx, answer, (&round, &ada), Source::Form, "A key", 5).await);
        assert!(tx.has_newer_form(round.id, ada.id, "A lock", 4).await.unwrap());
        assert!(!tx.has_newer_form(round.id, ada.id, "A lock", 5).await.unwrap(), "at the same time");
        assert!(!tx.has_newer_form(round.id, ada.id, "A lock", 6).await.unwrap(), "it is the newer one");
        assert!(!tx.has_newer_form(round.id, ada.id, "A key", 4).await.unwrap(), "word for word");
        tx.withdraw_answer(round.id, ada.id, later(9), later(9)).await.unwrap();
        assert!(!tx.has_newer_form(round.id, ada.id, "A lock", 4).await.unwrap(), "it was taken back");
    }

    async fn a_message_that_is_hidden_is_not_withdrawn_when_it_goes(database) {
        let scene = Scene::new(&database).await;
        let (round, ada, answer) = scene.sealed().await;
        let mut tx = scene.tx().await;
        says(&mut tx, answer, (&round, &ada), message("1"), "A key", 1).await;
        says(&mut tx, answer, (&round, &ada), message("2"), "A lock", 2).await;
        assert!(tx.hide_part(round.id, "message:1", true).await.unwrap());
        assert_eq!(tx.messages_of_answers(round.id).await.unwrap(), ["2"]);
        assert_eq!(tx.remove_message_part(round.id, "1", start()).await.unwrap(), None);
        assert_eq!(tx.remove_message_part(round.id, "2", start()).await.unwrap(), Some(ada.id));
        assert!(!tx.hide_part(round.id, "message:2", true).await.unwrap(), "it is no part any more");
        assert_eq!(tx.count_parts_in_time(answer).await.unwrap(), 1);
        // It could not be hidden after all.
        tx.unhide_part(round.id, "message:1").await.unwrap();
        assert!(!tx.hide_part(round.id, "message:1", false).await.unwrap(), "it may be seen by now");
        assert_eq!(tx.answer_of_part(round.id, "message:1").await.unwrap(), Some(answer));
        assert_eq!(tx.remove_message_part(round.id, "1", start()).await.unwrap(), Some(ada.id));
        assert_eq!(tx.answer_of_part(round.id, "message:1").await.unwrap(), None);
    }

    async fn a_message_whose_hiding_was_begun_is_hidden_whatever_became_of_its_answer(database) {
        let scene = Scene::new(&database).await;
        let (round, ada, answer) = scene.sealed().await;
        let mut tx = scene.tx().await;
        says(&mut tx, answer, (&round, &ada), message("1"), "A key", 1).await;
        assert!(tx.hide_part(round.id, "message:1", true).await.unwrap());
        tx.withdraw_answer(round.id, ada.id, later(2), later(2)).await.unwrap().unwrap();
        assert!(tx.hide_part(round.id, "message:1", true).await.unwrap());
        assert!(tx.hide_part(round.id, "message:1", false).await.unwrap());
    }

    async fn what_is_shown_are_forms_and_hidden_messages(database) {
        let scene = Scene::new(&database).await;
        let (round, ada, answer) = scene.sealed().await;
        let mut tx = scene.tx().await;
        says(&mut tx, answer, (&round, &ada), message("1"), "Seen", 1).await;
        assert!(!tx.has_parts_to_show(round.id).await.unwrap());
        says(&mut tx, answer, (&round, &ada), message("2"), "Hidden", 2).await;
        tx.hide_part(round.id, "message:2", true).await.unwrap();
        says(&mut tx, answer, (&round, &ada), Source::Form, "By form", 3).await;
        let late = Part { source: Source::LateForm, text: "Late".to_owned(), at: start(), late: true, version: None };
        tx.keep_part(round.id, answer, ada.id, &late, start()).await.unwrap();
        let parts = tx.parts_to_show(answer).await.unwrap();
        assert_eq!(parts, [said("Hidden", false), said("By form", false), said("Late", true)]);
        assert!(tx.has_parts_to_show(round.id).await.unwrap());
    }

    async fn a_form_takes_the_place_of_what_was_filled_into_it_and_of_nothing_else(database) {
        let scene = Scene::new(&database).await;
        let (round, ada, answer) = scene.sealed().await;
        let mut tx = scene.tx().await;
        for (number, text) in [(1, "One"), (2, "Two")] {
            says(&mut tx, answer, (&round, &ada), message(&number.to_string()), text, number).await;
            tx.hide_part(round.id, &format!("message:{number}"), true).await.unwrap();
        }
        let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        let (first, fresh) = tx.texts_for_form(round.id, ada.id).await.unwrap();
        assert_eq!((first, fresh), (texts(&["One", "Two"]), true));
        tx.set_filled_in(round.id, ada.id).await.unwrap();
        assert!(!tx.texts_for_form(round.id, ada.id).await.unwrap().1);
        // Written while the form was open.
        says(&mut tx, answer, (&round, &ada), message("3"), "Three", 3).await;
        tx.hide_part(round.id, "message:3", true).await.unwrap();
        says(&mut tx, answer, (&round, &ada), Source::Form, "All of it", 4).await;
        tx.remove_filled_in(round.id, ada.id, start()).await.unwrap();
        let (left, fresh) = tx.texts_for_form(round.id, ada.id).await.unwrap();
        assert_eq!((left, fresh), (texts(&["Three", "All of it"]), true));
    }

    async fn what_is_taken_back_stays_so_until_something_newer_is_said(database) {
        let scene = Scene::new(&database).await;
        let (round, ada, answer) = scene.sealed().await;
        let mut tx = scene.tx().await;
        assert_eq!(tx.withdraw_answer(round.id, ada.id, later(1), later(1)).await.unwrap(), None);
        says(&mut tx, answer, (&round, &ada), message("1"), "Seen", 2).await;
        says(&mut tx, answer, (&round, &ada), Source::Form, "By form", 3).await;
        let withdrawn = tx.withdraw_answer(round.id, ada.id, later(4), later(4)).await.unwrap().unwrap();
        assert_eq!((withdrawn.answer, withdrawn.visible), (answer, 1));
        assert_eq!(tx.withdraw_answer(round.id, ada.id, later(5), later(5)).await.unwrap(), None);
        let kept = tx.keep_answer(round.id, ada.id, answer).await.unwrap();
        assert_eq!(kept.withdrawn_at, Some(later(4)));
        assert_eq!(tx.count_parts_in_time(answer).await.unwrap(), 0);
        // Told again: the message, its edit, the form.
        assert!(!says(&mut tx, answer, (&round, &ada), message("1"), "Seen", 2).await);
        assert!(!says(&mut tx, answer, (&round, &ada), message("1"), "Changed", 6).await);
        assert!(!says(&mut tx, answer, (&round, &ada), Source::Form, "By form", 3).await);
        assert_eq!(tx.count_parts_in_time(answer).await.unwrap(), 0);
        // Sent anew.
        assert!(says(&mut tx, answer, (&round, &ada), Source::Form, "By form", 7).await);
        assert_eq!(tx.parts_to_show(answer).await.unwrap(), [said("By form", false)]);
        assert_eq!(tx.count_parts_in_time(answer).await.unwrap(), 1);
    }

    async fn an_answer_that_changes_while_it_is_shown_is_shown_once_more(database) {
        let scene = Scene::new(&database).await;
        let (round, _, answer) = scene.sealed().await;
        let mut tx = scene.tx().await;
        assert_eq!(tx.answers_to_show(round.id).await.unwrap(), []);
        tx.mark_to_show(answer).await.unwrap();
        let before = tx.answers_to_show(round.id).await.unwrap();
        assert_eq!(before.iter().map(|to_show| to_show.answer).collect::<Vec<_>>(), [answer]);
        tx.mark_to_show(answer).await.unwrap();
        tx.set_shown(&before[0]).await.unwrap();
        let since = tx.answers_to_show(round.id).await.unwrap();
        assert_eq!(since.len(), 1);
        tx.set_shown(&since[0]).await.unwrap();
        assert_eq!(tx.answers_to_show(round.id).await.unwrap(), []);
    }

    async fn every_message_that_shows_an_answer_is_written_down(database) {
        let scene = Scene::new(&database).await;
        let (round, _, answer) = scene.sealed().await;
        let key = EffectKey::of_answer(round.id, answer, 0);
        assert!(key.0.len() <= 64 && key.is_of_answer() && key.round() == Some(round.id));
        let place = Place { workspace: "w".to_owned(), channel: "c".to_owned(), thread: None };
        let there = MessageRef { place, id: "1".to_owned() };
        let mut tx = scene.tx().await;
        tx.add_shown_message(&key, (round.id, answer), 0, "a text").await.unwrap();
        let begun = tx.shown_messages(answer).await.unwrap().remove(0);
        assert_eq!((begun.number, begun.message, begun.begun_at), (0, None, None));
        tx.set_shown_message(&key, &there).await.unwrap();
        tx.set_shown_text(&key, "another text", Some(later(1))).await.unwrap();
        let changed = tx.shown_messages(answer).await.unwrap().remove(0);
        assert_eq!((changed.message, changed.says.as_str(), changed.begun_at), (Some(there), "another text", Some(later(1))));
        tx.set_shown_state(&key, ShownState::Gone).await.unwrap();
        assert_eq!(tx.shown_message(&key).await.unwrap(), Some((answer, ShownState::Gone)));
        assert_eq!(tx.shown_message(&EffectKey::of_answer(round.id, answer, 1)).await.unwrap(), None);
    }

    async fn work_that_is_asked_for_while_it_is_done_is_done_once_more(database) {
        const LEASE: Duration = Duration::from_secs(15);
        let scene = Scene::new(&database).await;
        let show = job(&scene, "show:1");
        let mut tx = scene.tx().await;
        tx.ask_again(&show, start()).await.unwrap();
        let claim = tx.claim(show.id, start(), LEASE).await.unwrap().unwrap();
        tx.ask_again(&show, start()).await.unwrap();
        assert!(tx.renew(&claim, start(), LEASE).await.unwrap(), "who is at it goes on");
        assert!(tx.settle(&claim, start()).await.unwrap());
        let again = tx.claim(show.id, start(), LEASE).await.unwrap().expect("it is due once more");
        assert_eq!(again.attempts, 1);
        assert!(tx.settle(&again, start()).await.unwrap());
        assert!(tx.claim(show.id, start() + minutes(1), LEASE).await.unwrap().is_none(), "and not twice");
        // Settled, it is asked for again.
        tx.ask_again(&show, start()).await.unwrap();
        let given_up = tx.claim(show.id, start(), LEASE).await.unwrap().unwrap();
        tx.ask_again(&show, start()).await.unwrap();
        assert!(tx.give_up(&given_up, "no", start()).await.unwrap());
        assert!(tx.claim(show.id, start(), LEASE).await.unwrap().is_some(), "what was given up as well");
    }
}
