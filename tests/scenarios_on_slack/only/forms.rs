//! The form of `/schedule add`.

use insta::assert_snapshot;
use serde_json::json;

use crate::world::{stage::FIRST_CHANNEL, switchboard::PATIENCE};

#[tokio::test]
async fn a_schedule_is_added_by_a_form_with_a_preview() {
    let (mut world, server) = crate::on_slack().await;
    world.runs("Ada", "/schedule add").await;
    assert_snapshot!(world.news("Ada").await, @"");
    let channel = server.channel(FIRST_CHANNEL);
    server
        .fake
        .fill(
            &server.owner,
            &[("channel", json!(channel)), ("time", json!("09:30")), ("topics", json!(["go"]))],
        )
        .unwrap();
    let handle = server.fake.submit(&server.owner, &[]).unwrap();
    assert!(handle.answered().await, "the form is taken");
    let is_told = server.fake.until(PATIENCE, |fake| {
        fake.sees(&server.owner, &channel).iter().any(|message| message.only_for.is_some()).then_some(())
    });
    assert!(is_told.await.is_some(), "the preview is there in time");
    assert_snapshot!(world.news("Ada").await, @"");
    world.presses("Ada", "Confirm").await;
    world.waits_until("2026-03-02 09:30").await;
    assert_snapshot!(world.headlines("Ada").await, @"");
    world.nothing_left_unread().await;
}
