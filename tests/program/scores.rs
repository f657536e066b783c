//! `keypoint scores`, beside a running Keypoint.

use std::process::Output;

use sqlx::{AnyConnection, Connection, Executor, any::install_default_drivers};

use crate::{
    home::Home,
    talk::{Person, text_of},
};

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Somebody else answers the first question.
async fn is_answered(by: &Person) {
    let card = text_of(&by.waits_for_card(1).await["id"]);
    let part = by.says(Some(&card), "First of all, measure.").await;
    by.waits_for_tick(&part).await;
}

#[tokio::test]
async fn wrong_scores_are_told_and_set_right_beside_a_running_keypoint() {
    let home = Home::new();
    let program = home.start().await;
    let linus = program.talk().named("Linus").await;
    is_answered(&linus).await;
    let well = home.run(&["scores", "verify"]).await;
    assert!(well.status.success(), "{well:?}");
    assert!(said(&well).contains("every total and streak is right"), "{well:?}");
    let points = linus.asks("/leaderboard").await;

    install_default_drivers();
    let mut database =
        AnyConnection::connect(&keypoint::store::sqlite_url(&home.data().join("keypoint.db"))).await.unwrap();
    database.execute("update totals set points = points + 7 where period = 'all'").await.unwrap();
    database.execute("delete from totals where period like 'week:%'").await.unwrap();
    database.close().await.unwrap();
    let wrong = home.run(&["scores", "verify"]).await;
    assert_eq!(wrong.status.code(), Some(1), "{wrong:?}");
    let told = said(&wrong);
    assert!(told.contains("Linus in") && told.contains("the total of all"), "{told}");
    assert!(told.contains("keypoint scores rebuild"), "{told}");
    assert!(!linus.asks("/leaderboard").await.contains("1. Linus"), "the week is gone");

    let rebuilt = home.run(&["scores", "rebuild"]).await;
    assert!(rebuilt.status.success() && said(&rebuilt).contains("set right"), "{rebuilt:?}");
    assert!(home.run(&["scores", "verify"]).await.status.success());
    assert_eq!(linus.asks("/leaderboard").await, points, "at once, without a restart");
    program.stop().await;
}

#[tokio::test]
async fn without_a_database_there_is_nothing_to_count() {
    let home = Home::new();
    let verified = home.run(&["scores", "verify"]).await;
    let why = String::from_utf8_lossy(&verified.stderr).into_owned();
    assert_eq!(verified.status.code(), Some(1));
    assert!(why.contains("there is no database") && why.contains("start Keypoint first"), "{why}");
}
