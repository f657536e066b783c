//! A populated database of every earlier version is brought up to date, and everything in it is
//! still read as it was meant.

use std::borrow::Cow;

use keypoint::{
    chat::port::{EffectKey, Platform},
    jobs::work::Work,
    practice::round::{Origin, RoundState},
    store::{Delivery, Full, Store},
};
use sqlx::{AnyPool, Executor, any::install_default_drivers, migrate::Migrator};

use crate::{
    scene::start,
    support::database::{Database, on_both_databases},
};

/// Rows as each version of the schema keeps them. A new migration gets a file of its own here.
const SAMPLES: &[(i64, &str)] = &[
    (1, include_str!("samples/0001.sql")),
    (2, include_str!("samples/0002.sql")),
    (3, include_str!("samples/0003.sql")),
    (4, include_str!("samples/0004.sql")),
];

static MIGRATIONS: Migrator = sqlx::migrate!();

/// Makes a database of an earlier version, with rows in it.
async fn populate(url: &str, version: i64, rows: &'static str) {
    install_default_drivers();
    let pool = AnyPool::connect(url).await.unwrap();
    let earlier = MIGRATIONS.iter().filter(|migration| migration.version <= version).cloned();
    let migrator = Migrator { migrations: Cow::Owned(earlier.collect()), ..Migrator::DEFAULT };
    migrator.run(&pool).await.unwrap();
    for statement in rows.split(";\n").filter(|statement| !statement.trim().is_empty()) {
        pool.execute(sqlx::AssertSqlSafe(statement)).await.unwrap();
    }
    pool.close().await;
}

/// Brings a database of this version up to date, and reads everything in it.
async fn is_brought_up_to_date_and_read(database: &Database, (version, rows): (i64, &'static str)) {
    populate(&database.url, version, rows).await;
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
    assert_eq!(round.posted.as_ref().unwrap().card_thread, None);
    assert_eq!(tx.members_in_time(round.id).await.unwrap(), [creator.id]);
    assert_eq!(tx.messages_of_answers(round.id).await.unwrap(), ["000000000004"]);
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
}

on_both_databases! {
    async fn a_database_of_version_1_is_brought_up_to_date_and_read(database) {
        is_brought_up_to_date_and_read(&database, SAMPLES[0]).await;
    }

    async fn a_database_of_version_2_is_brought_up_to_date_and_read(database) {
        is_brought_up_to_date_and_read(&database, SAMPLES[1]).await;
    }

    async fn a_database_of_version_3_is_brought_up_to_date_and_read(database) {
        is_brought_up_to_date_and_read(&database, SAMPLES[2]).await;
    }

    async fn a_database_of_version_4_is_brought_up_to_date_and_read(database) {
        is_brought_up_to_date_and_read(&database, SAMPLES[3]).await;
    }

    async fn every_version_but_the_newest_has_its_sample(_database) {
        let mut versions: Vec<i64> = MIGRATIONS.iter().map(|migration| migration.version).collect();
        versions.pop();
        let sampled: Vec<i64> = SAMPLES.iter().map(|(version, _)| *version).collect();
        assert_eq!(sampled, versions);
    }
}
