//! A year passes: what is the members' own stays, and everything else stays as small as it was.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use chrono::TimeDelta;
use keypoint::{
    app::{App, Parts},
    chat::local::model::{Body, MemberView, NewMessage},
    chat::port::{Chats, EffectKey, MessageRef, Place, Platform},
    clock::{Clock, ManualClock, SteadyClock},
    config::Timing,
    practice::{
        Timestamp,
        choice::Choice,
        ids::{JobId, PrivateId},
        schedule::{ScheduleState, slots::Slot},
    },
    store::{NewJob, PrivateQuestion, SlotOutcome},
};
use sqlx::{AnyConnection, Connection};
use tokio::sync::watch;

use crate::{
    scene::{Scene, question, start},
    support::database::{Database, on_both_databases},
};

/// What Keypoint keeps for its own sake.
const FLAT: &[&str] = &["jobs", "deliveries", "schedules", "slots", "hints_taken", "heard", "local_files"];

/// How many of each there are a day: so many that a year of them is far more than a batch.
const A_DAY: usize = 20;

pub const TIMING: Timing = Timing {
    lease: Duration::from_secs(15),
    request_timeout: Duration::from_secs(10),
    longest_flight: Duration::from_secs(30),
    job_poll: Duration::from_secs(1),
    shutdown_grace: Duration::from_secs(8),
    clock_steady: Duration::from_mins(2),
};

/// A note with a file beside it, for one member.
const NOTE: NewMessage<'static> = NewMessage {
    channel: "practice",
    thread: None,
    author: None,
    only_for: Some("ada"),
    effect_key: None,
    client_key: None,
    body: &Body::Deleted,
    reply_to: None,
};

/// A day on which a bit of everything happens.
async fn a_day_passes(scene: &Scene, now: Timestamp) {
    let member = scene.member("Ada").await;
    let schedule = scene.schedule("daily");
    let mut tx = scene.tx().await;
    let id = || scene.entropy.id(now);
    let place = Place { workspace: "local".to_owned(), channel: "practice".to_owned(), thread: None };
    for _ in 0..A_DAY {
        let job = NewJob {
            id: JobId(id()),
            key: id().to_string(),
            workspace: scene.workspace.id,
            channel: None,
            work: "{}".to_owned(),
            due_at: now,
        };
        tx.enqueue(&job, now).await.unwrap();
        let claim = tx.claim(job.id, now, TIMING.lease).await.unwrap().unwrap();
        tx.settle(&claim, now).await.unwrap();
        let (sent, begun) = (EffectKey(id().to_string()), EffectKey(id().to_string()));
        tx.begin_delivery(&sent, &place, None, now).await.unwrap();
        tx.finish_delivery(&sent, &MessageRef { place: place.clone(), id: "1".to_owned() }, now)
            .await
            .unwrap();
        tx.begin_delivery(&begun, &place, None, now).await.unwrap();
        let private = PrivateQuestion {
            id: PrivateId(id()),
            workspace: scene.workspace.id,
            channel: scene.channel.id,
            member: member.id,
            choice: Choice::default(),
            question: question("a-question", &["go"]),
            asked_at: now,
            answer: None,
        };
        tx.add_private(&private).await.unwrap();
        tx.answer_private(private.id, "My own words", now).await.unwrap();
        tx.take_hint(private.id.0, member.id, 3).await.unwrap();
        let seq = tx.next_local_seq().await.unwrap();
        tx.add_local_message(&format!("{seq:016}"), &NOTE, now).await.unwrap();
        tx.set_local_file(&format!("{seq:016}"), b"a picture", now).await.unwrap();
        assert!(tx.hear(Platform::Slack, &id().to_string(), now).await.unwrap());
    }
    // A preview that nobody confirms, and one that is cancelled.
    let mut cancelled = scene.schedule("cancelled");
    cancelled.state = ScheduleState::Draft;
    let mut draft = schedule.clone();
    draft.state = ScheduleState::Draft;
    tx.add_schedule(&draft, None, None, now).await.unwrap();
    tx.add_schedule(&cancelled, None, None, now).await.unwrap();
    tx.move_schedule(cancelled.id, ScheduleState::Draft, ScheduleState::Removed, now, None).await.unwrap();
    tx.commit().await.unwrap();
}

async fn counts(database: &Database) -> BTreeMap<&'static str, i64> {
    let mut connection = AnyConnection::connect(&database.url).await.unwrap();
    let mut counts = BTreeMap::new();
    let texts = ("private texts", "select count(*) from private_questions where question <> ''");
    let own = ("private answers", "select count(*) from private_questions where answer is not null");
    for (name, statement) in [texts, own] {
        counts.insert(name, sqlx::query_scalar(statement).fetch_one(&mut connection).await.unwrap());
    }
    for table in FLAT {
        let statement = sqlx::AssertSqlSafe(format!("select count(*) from {table}"));
        counts.insert(*table, sqlx::query_scalar(statement).fetch_one(&mut connection).await.unwrap());
    }
    counts
}

on_both_databases! {
    async fn a_year_leaves_everything_but_the_members_own_as_small_as_it_was(database) {
        let scene = Scene::new(&database).await;
        let clock = Arc::new(ManualClock::at(start()));
        let (_bank, bank) = watch::channel(Arc::default());
        let app = App::new(Parts {
            store: scene.store.clone(),
            bank,
            clock: Arc::new(SteadyClock::new(Arc::clone(&clock) as Arc<dyn Clock>, TIMING.clock_steady)),
            entropy: Arc::new(keypoint::entropy::Entropy::seeded(8)),
            timing: TIMING,
            zone: scene.workspace.zone,
            chats: Chats::default(),
            local: None,
        });
        let schedule = scene.schedule("active");
        let mut tx = scene.tx().await;
        tx.add_schedule(&schedule, None, None, start()).await.unwrap();
        let ada = MemberView { id: "ada".to_owned(), name: "Ada".to_owned(), admin: false };
        tx.add_local_member(&ada, start()).await.unwrap();
        tx.add_local_channel("practice", "practice", start()).await.unwrap();
        tx.commit().await.unwrap();
        let mut after_a_quarter = None;
        for day in 0..365 {
            let now = start() + TimeDelta::days(day);
            clock.set(now);
            a_day_passes(&scene, now).await;
            let slot = Slot { local: now.naive_utc(), at: now };
            let mut tx = scene.tx().await;
            tx.take_slot(schedule.id, slot, SlotOutcome::Missed, None).await.unwrap();
            tx.commit().await.unwrap();
            while app.jobs.prune().await.unwrap() {}
            if day == 90 {
                after_a_quarter = Some(counts(&database).await);
            }
        }
        let (mut early, mut late) = (after_a_quarter.unwrap(), counts(&database).await);
        assert_eq!((early.remove("private answers"), late.remove("private answers")), (Some(1_820), Some(7_300)));
        assert_eq!(early, late);
        // Two weeks of work and of files; as much of what was sent, and four of what was begun; a day of what was heard;
        // two months of the rest.
        let expected = [300, 300 + 580, 40, 1_220, 1 + 2 + 2, 61, 1_220, 300].map(Some);
        let of = |name: &str| late.get(name).copied();
        let all = ["jobs", "deliveries", "heard", "hints_taken", "schedules", "slots", "private texts", "local_files"].map(of);
        assert_eq!(all, expected);
    }
}
