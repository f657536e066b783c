//! A populated database of every earlier version is brought up to date, and everything in it is
//! still read as it was meant.

use std::borrow::Cow;

use keypoint::{
    chat::port::{EffectKey, Platform},
    clock::{Clock, SystemClock},
    jobs::work::Work,
    practice::{
        Timestamp,
        points::Reason,
        round::{Origin, RoundState},
    },
    store::{Backend, Delivery, Full, Store},
};
use sqlx::{AnyPool, Executor, any::install_default_drivers, migrate::Migrator};

use crate::{
    scene::start,
    support::database::{Database, on_both_databases},
};

/// What each version of the schema can keep that the ones before it cannot; the first one has the rest.
/// A new migration gets a file of its own here.
const SAMPLES: [&str; 9] = [
    include_str!("samples/0001.sql"),
    include_str!("samples/0002.sql"),
    include_str!("samples/0003.sql"),
    include_str!("samples/0004.sql"),
    include_str!("samples/0005.sql"),
    include_str!("samples/0006.sql"),
    include_str!("samples/0007.sql"),
    include_str!("samples/0008.sql"),
    include_str!("samples/0009.sql"),
];

/// Since when a round knows in which thread its card is, and a workspace when the bot came.
const PLATFORMS: i64 = 2;

/// Since when there are leases.
const LEASES: i64 = 3;

static MIGRATIONS: Migrator = sqlx::migrate!();

/// Makes a database of an earlier version, with rows in it that use all that it can keep.
async fn populate(url: &str, version: i64) {
    install_default_drivers();
    let pool = AnyPool::connect(url).await.unwrap();
    let earlier = MIGRATIONS.iter().filter(|migration| migration.version <= version).cloned();
    let migrator = Migrator { migrations: Cow::Owned(earlier.collect()), ..Migrator::DEFAULT };
    migrator.run(&pool).await.unwrap();
    let samples = SAMPLES.iter().take(usize::try_from(version).unwrap());
    let statements = samples.flat_map(|rows| rows.split(";\n"));
    for statement in statements.filter(|statement| !statement.trim().is_empty()) {
        pool.execute(sqlx::AssertSqlSafe(statement)).await.unwrap();
    }
    pool.close().await;
}

/// Brings a database of this version up to date, and reads everything in it.
async fn is_brought_up_to_date_and_read(database: &Database, version: i64) {
    populate(&database.url, version).await;
    let store = Store::connect(&database.url).await.unwrap();
    let mut tx = store.read().await.unwrap();
    let workspace = tx.find_workspace(Platform::Local, "local").await.unwrap().unwrap();
    let schedules = tx.schedules(workspace.id).await.unwrap();
    let [schedule] = schedules.as_slice() else { panic!("one schedule: {schedules:?}") };
    let creator = tx.schedule_creator(schedule.id).await.unwrap().unwrap();
    assert_eq!((schedule.name.as_str(), creator.name.as_str()), ("weekdays-0900", "Ada"));

    let rounds = tx.open_rounds(schedule.channel).await.unwrap();
    let [round] = rounds.as_slice() else { panic!("one round: {rounds:?}") };
    assert_eq!((round.state, round.posted.as_ref().unwrap().sequence), (RoundState::Open, 1));
    assert!(matches!(round.origin, Origin::Schedule { slot: Some(_), .. }));
    assert_eq!(round.question.as_ref().unwrap().prompt, "What happens next?");
    let card_thread = (version >= PLATFORMS).then(|| "forum-post".to_owned());
    assert_eq!(round.posted.as_ref().unwrap().card_thread, card_thread);
    assert_eq!(tx.members_in_time(round.id).await.unwrap(), [creator.id]);
    assert_eq!(tx.messages_of_answers(round.id).await.unwrap(), ["000000000004"]);
    assert_eq!(tx.points_by_reason(creator.id).await.unwrap(), [(Reason::Scheduled, 10)]);
    assert_eq!(tx.streak(schedule.id, creator.id).await.unwrap(), None, "it is counted anew");
    let card = EffectKey::of_round("card", round.id, None);
    assert!(matches!(tx.delivery(&card).await.unwrap(), Delivery::Sent(card) if card.id == "000000000003"));
    drop(tx);

    let far = start() + chrono::TimeDelta::days(3_650);
    let mut tx = store.begin().await.unwrap();
    let mut done = Vec::new();
    for work in tx.claimable(Platform::Local, far, &Full::default(), 10).await.unwrap() {
        let claim = tx.claim(work.job, far, std::time::Duration::from_secs(15)).await.unwrap().unwrap();
        done.push(serde_json::from_str::<Work>(&claim.work).unwrap().key());
    }
    assert_eq!(done.len(), 2, "work that was written down is still understood: {done:?}");

    // Nobody is greeted again for a joining that is known.
    let known: Timestamp = chrono::DateTime::from_timestamp_millis(1_795_468_906_800).unwrap();
    assert_eq!(tx.is_joining_new(workspace.id, known).await.unwrap(), version < PLATFORMS);
    // What a process of the earlier version holds is taken over once its lease is over; what nobody holds
    // is free.
    let soon = chrono::DateTime::from_timestamp_millis(1_795_468_921_000).unwrap();
    let held =
        tx.hold_lease("the connection to Discord", "me", soon, std::time::Duration::from_secs(15)).await;
    let is_over = version < LEASES || store.backend() == Backend::Postgres && soon < SystemClock.now();
    assert_eq!(held.unwrap(), is_over);
}

on_both_databases! {
    async fn a_database_of_version_1_is_brought_up_to_date_and_read(database) {
        is_brought_up_to_date_and_read(&database, 1).await;
    }

    async fn a_database_of_version_2_is_brought_up_to_date_and_read(database) {
        is_brought_up_to_date_and_read(&database, 2).await;
    }

    async fn a_database_of_version_3_is_brought_up_to_date_and_read(database) {
        is_brought_up_to_date_and_read(&database, 3).await;
    }

    async fn a_database_of_version_4_is_brought_up_to_date_and_read(database) {
        is_brought_up_to_date_and_read(&database, 4).await;
    }

    async fn a_database_of_version_5_is_brought_up_to_date_and_read(database) {
        is_brought_up_to_date_and_read(&database, 5).await;
    }

    async fn a_database_of_version_6_is_brought_up_to_date_and_read(database) {
        is_brought_up_to_date_and_read(&database, 6).await;
    }

    async fn a_database_of_version_7_is_brought_up_to_date_and_read(database) {
        is_brought_up_to_date_and_read(&database, 7).await;
    }

    async fn a_database_of_version_8_is_brought_up_to_date_and_read(database) {
        is_brought_up_to_date_and_read(&database, 8).await;
    }

    async fn a_database_of_version_9_is_brought_up_to_date_and_read(database) {
        is_brought_up_to_date_and_read(&database, 9).await;
    }

    async fn only_a_binary_older_than_the_schema_serves_is_refused(database) {
        let store = Store::connect(&database.url).await.unwrap();
        store.close().await;
        let pool = AnyPool::connect(&database.url).await.unwrap();
        pool.execute("update oldest_binary set version = '99.0.0'").await.unwrap();
        let refused = Store::connect(&database.url).await.unwrap_err();
        assert_eq!(refused.to_string(), "the database needs Keypoint 99.0.0 or later");
        pool.close().await;
    }

    async fn a_database_that_a_newer_binary_extended_is_used(database) {
        Store::connect(&database.url).await.unwrap().close().await;
        let pool = AnyPool::connect(&database.url).await.unwrap();
        let newer = "insert into _sqlx_migrations (version, description, success, checksum, execution_time)
             select 9999, 'of a newer binary', success, checksum, 0 from _sqlx_migrations where version = 1";
        pool.execute(newer).await.unwrap();
        pool.close().await;
        let store = Store::connect(&database.url).await.unwrap();
        assert!(store.is_up_to_date().await.unwrap());
    }

    async fn every_version_but_the_newest_has_its_sample(_database) {
        assert_eq!(SAMPLES.len() + 1, MIGRATIONS.iter().count());
        assert!(MIGRATIONS.iter().map(|migration| migration.version).eq(1..=10));
    }
}
