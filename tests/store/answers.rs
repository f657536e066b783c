//! Answers, points, totals, streaks, hints and private questions.

use chrono::NaiveDate;
use keypoint::{
    practice::{
        answer::{Part, Source},
        choice::Choice,
        ids::{AnswerId, PrivateId, RoundId},
        period::PeriodKey,
        points::Reason,
        question::Topic,
        round::Round,
        streak::{Run, Streak},
    },
    store::{Award, LedgerEntry, Member, PrivateQuestion},
};

use crate::{
    scene::{Scene, minutes, question, start},
    support::database::on_both_databases,
};

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 2).unwrap()
}

fn part(source: Source, text: &str, late: bool) -> Part {
    Part { source, text: text.to_owned(), at: start(), late, version: None }
}

impl Scene {
    /// An answer that counts, with points.
    async fn earns(&self, member: &Member, round: &Round, points: i64) {
        let periods = PeriodKey::all_of(self.workspace.zone, start());
        let award = Award {
            workspace: self.workspace.id,
            channel: self.channel.id,
            round: round.id,
            member: member.id,
            periods: &periods,
            topics: &round.question.as_ref().unwrap().topics,
        };
        let mut tx = self.tx().await;
        let fresh = AnswerId(self.entropy.id(start()));
        let answer = tx.keep_answer(round.id, member.id, fresh).await.unwrap();
        assert!(tx.set_counted(answer.id, true).await.unwrap());
        let entry = LedgerEntry {
            id: self.entropy.id(start()),
            reason: Reason::Scheduled,
            points,
            day: day(),
            topic: Some(Topic("http".to_owned())),
            posted_at: start(),
        };
        tx.enter_points(&award, &[entry], start()).await.unwrap();
        tx.change_totals(&award, points, 1).await.unwrap();
        tx.change_reasons(member.id, &[(Reason::Scheduled, (points, 1))].into()).await.unwrap();
        tx.commit().await.unwrap();
    }
}

on_both_databases! {
    async fn one_answer_of_a_member_has_many_parts(database) {
        let scene = Scene::new(&database).await;
        let ada = scene.member("Ada").await;
        let round = scene.open_round(&scene.due_round(None), &question("retries", &["http"]), start(), 0).await;
        let mut tx = scene.tx().await;
        let answer = tx.keep_answer(round.id, ada.id, AnswerId(scene.entropy.id(start()))).await.unwrap();
        let again = tx.keep_answer(round.id, ada.id, AnswerId(scene.entropy.id(start()))).await.unwrap();
        assert_eq!((answer.id, answer.counted), (again.id, false));
        let first = part(Source::Message("1".to_owned()), "a key", false);
        assert!(tx.keep_part(round.id, answer.id, ada.id, &first, start()).await.unwrap());
        // Heard twice, then edited, then the same edit again.
        assert!(!tx.keep_part(round.id, answer.id, ada.id, &first, start()).await.unwrap());
        let edited = Part { text: "an idempotency key".to_owned(), late: true, ..first };
        assert!(tx.keep_part(round.id, answer.id, ada.id, &edited, start()).await.unwrap());
        assert!(!tx.keep_part(round.id, answer.id, ada.id, &edited, start()).await.unwrap());
        // An edit after the reveal does not make late what was said in time.
        assert_eq!(tx.count_parts_in_time(answer.id).await.unwrap(), 1);
        let form = part(Source::Form, "and a lease", false);
        assert!(tx.keep_part(round.id, answer.id, ada.id, &form, start()).await.unwrap());
        assert_eq!(tx.form_text(round.id, ada.id).await.unwrap().as_deref(), Some("and a lease"));
        assert_eq!(tx.count_parts_in_time(answer.id).await.unwrap(), 2);
        assert_eq!(tx.answers_not_counted(round.id).await.unwrap(), [(answer.id, ada.id)]);
        assert!(tx.set_counted(answer.id, true).await.unwrap());
        assert!(!tx.set_counted(answer.id, true).await.unwrap());
        assert_eq!(tx.members_in_time(round.id).await.unwrap(), [ada.id]);
    }

    async fn an_older_text_never_takes_the_place_of_a_newer_one(database) {
        let scene = Scene::new(&database).await;
        let ada = scene.member("Ada").await;
        let round = scene.open_round(&scene.due_round(None), &question("retries", &["http"]), start(), 0).await;
        let mut tx = scene.tx().await;
        let answer = tx.keep_answer(round.id, ada.id, AnswerId(scene.entropy.id(start()))).await.unwrap();
        let written = |text: &str, after: i64| {
            let version = Some(after);
            Part { version, ..part(Source::Message("1".to_owned()), text, false) }
        };
        // Told out of order: the second edit, the message itself, the first edit.
        assert!(tx.keep_part(round.id, answer.id, ada.id, &written("third", 2), start()).await.unwrap());
        assert!(!tx.keep_part(round.id, answer.id, ada.id, &written("first", 0), start()).await.unwrap());
        assert!(!tx.keep_part(round.id, answer.id, ada.id, &written("second", 1), start()).await.unwrap());
        // Changed back to what it was before.
        assert!(tx.keep_part(round.id, answer.id, ada.id, &written("first", 3), start()).await.unwrap());
        assert!(!tx.keep_part(round.id, answer.id, ada.id, &written("third", 2), start()).await.unwrap());
        // Where nobody tells when it was written, the last that is told is the last.
        let untold = Part { version: None, ..written("fourth", 0) };
        assert!(tx.keep_part(round.id, answer.id, ada.id, &untold, start()).await.unwrap());
    }

    async fn a_form_that_is_told_again_after_a_newer_one_is_known(database) {
        let scene = Scene::new(&database).await;
        let ada = scene.member("Ada").await;
        let round = scene.open_round(&scene.due_round(None), &question("retries", &["http"]), start(), 0).await;
        let mut tx = scene.tx().await;
        let (before, at, after) = (Some(1), Some(2), Some(3));
        assert!(!tx.has_form(round.id, ada.id, "A key", at).await.unwrap());
        let answer = tx.keep_answer(round.id, ada.id, AnswerId(scene.entropy.id(start()))).await.unwrap();
        let form = Part { version: at, ..part(Source::Form, "A key", false) };
        assert!(tx.keep_part(round.id, answer.id, ada.id, &form, start()).await.unwrap());
        assert!(tx.has_form(round.id, ada.id, "A key", after).await.unwrap(), "word for word");
        assert!(tx.has_form(round.id, ada.id, "A lock", before).await.unwrap(), "written before it");
        assert!(!tx.has_form(round.id, ada.id, "A lock", after).await.unwrap(), "written after it");
        assert!(!tx.has_form(round.id, ada.id, "A lock", None).await.unwrap(), "nobody tells when");
    }

    async fn a_removed_message_stays_removed(database) {
        let scene = Scene::new(&database).await;
        let ada = scene.member("Ada").await;
        let round = scene.open_round(&scene.due_round(None), &question("retries", &["http"]), start(), 0).await;
        let mut tx = scene.tx().await;
        let answer = tx.keep_answer(round.id, ada.id, AnswerId(scene.entropy.id(start()))).await.unwrap();
        let said = part(Source::Message("1".to_owned()), "a key", false);
        tx.keep_part(round.id, answer.id, ada.id, &said, start()).await.unwrap();
        assert_eq!(tx.remove_message_part(round.id, "1", start()).await.unwrap(), Some(ada.id));
        assert_eq!(tx.remove_message_part(round.id, "1", start()).await.unwrap(), None);
        // Delivered late: the post, after its deletion.
        assert!(!tx.keep_part(round.id, answer.id, ada.id, &said, start()).await.unwrap());
        assert_eq!(tx.count_parts_in_time(answer.id).await.unwrap(), 0);
    }

    async fn points_are_entered_once_and_known_by_reason(database) {
        let scene = Scene::new(&database).await;
        let ada = scene.member("Ada").await;
        let round = scene.open_round(&scene.due_round(None), &question("retries", &["http", "go"]), start(), 0).await;
        scene.earns(&ada, &round, 10).await;
        let mut tx = scene.tx().await;
        assert_eq!(tx.entries_in(round.id, ada.id).await.unwrap(), [((round.id, Reason::Scheduled), 10)].into());
        assert_eq!(tx.points_by_reason(ada.id).await.unwrap(), [(Reason::Scheduled, 10)]);
        let topics = tx.topics_of(&scene.channel.id.to_string(), &PeriodKey("all".to_owned()), ada.id).await.unwrap();
        assert_eq!(topics, [(Topic("go".to_owned()), 10), (Topic("http".to_owned()), 10)]);
        tx.drop_entry(round.id, ada.id, Reason::Scheduled).await.unwrap();
        assert!(tx.entries_in(round.id, ada.id).await.unwrap().is_empty());
    }

    async fn a_streak_runs_on_while_the_newest_round_is_open(database) {
        let scene = Scene::new(&database).await;
        let ada = scene.member("Ada").await;
        let schedule = scene.schedule("daily");
        let mut tx = scene.tx().await;
        tx.add_schedule(&schedule, None, None, start()).await.unwrap();
        for _ in 0..3 {
            tx.next_sequence(schedule.id).await.unwrap();
        }
        let kept = Run { streak: Streak { current: 2, best: 5 }, since_forgiven: 4 };
        tx.keep_streak(schedule.id, ada.id, kept, 2).await.unwrap();
        assert_eq!(tx.streak(schedule.id, ada.id).await.unwrap(), Some((kept, 2)));
        tx.commit().await.unwrap();
        let round = Round::of_schedule(RoundId(scene.entropy.id(start())), &schedule, None, start());
        scene.open_round(&round, &question("retries", &["http"]), start(), 3).await;
        let mut tx = scene.tx().await;
        let running = [("daily".to_owned(), Streak { current: 2, best: 5 })];
        assert_eq!(tx.streaks_of(ada.id, Some(scene.channel.id)).await.unwrap(), running);
        tx.set_revealing(round.id, start()).await.unwrap();
        let over = [("daily".to_owned(), Streak { current: 0, best: 5 })];
        assert_eq!(tx.streaks_of(ada.id, None).await.unwrap(), over);
        assert_eq!(tx.streaks_of(ada.id, None).await.unwrap().len(), 1);
    }

    async fn hints_come_one_by_one_and_stop(database) {
        let scene = Scene::new(&database).await;
        let [ada, bob] = [scene.member("Ada").await, scene.member("Bob").await];
        let subject = scene.entropy.id(start());
        let mut tx = scene.tx().await;
        let mut taken = Vec::new();
        for _ in 0..4 {
            taken.push(tx.take_hint(subject, ada.id, 2).await.unwrap());
        }
        assert_eq!(taken, [1, 2, 3, 3]);
        assert_eq!(tx.take_hint(subject, bob.id, 2).await.unwrap(), 1);
    }

    async fn a_private_question_is_its_members_alone(database) {
        let scene = Scene::new(&database).await;
        let [ada, bob] = [scene.member("Ada").await, scene.member("Bob").await];
        let private = PrivateQuestion {
            id: PrivateId(scene.entropy.id(start())),
            workspace: scene.workspace.id,
            channel: scene.channel.id,
            member: ada.id,
            choice: Choice::default(),
            question: question("retries", &["http"]),
            asked_at: start(),
            answer: None,
        };
        let mut tx = scene.tx().await;
        tx.add_private(&private).await.unwrap();
        assert_eq!(tx.find_private(private.id, bob.id).await.unwrap(), None);
        tx.answer_private(private.id, "a key", start() + minutes(1)).await.unwrap();
        let answered = PrivateQuestion { answer: Some("a key".to_owned()), ..private.clone() };
        assert_eq!(tx.find_private(private.id, ada.id).await.unwrap(), Some(answered));
        let asked = tx.asked_in_private(ada.id).await.unwrap();
        assert_eq!(asked, [(private.question.id, start())].into());
        assert!(tx.asked_in_private(bob.id).await.unwrap().is_empty());
    }
}
