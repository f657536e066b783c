//! The form of `/schedule add`.

use insta::assert_snapshot;
use serde_json::json;

use crate::world::{minutes, stage::FIRST_CHANNEL, switchboard::PATIENCE};

#[tokio::test]
async fn a_schedule_is_added_by_a_form_with_a_preview() {
    let (mut world, server) = crate::on_slack().await;
    world.runs("Ada", "/schedule add").await;
    assert_snapshot!(world.news("Ada").await, @"
    a form before Ada:
      New schedule



      Channel <>

      [Preview]
    ");
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
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      New schedule: weekdays-0930

      - Few questions: only one matches, so each post asks it again.

      When: weekdays 09:30, Europe/Berlin · Channel: #interview-practice · Questions: topic go (1 matches now) · Reveal: 6 hours after the post

      Next posts

      - Mon 2 Mar 2026, 09:30 Europe/Berlin (for you: Mon 2 Mar, 09:30 CET)
      - Tue 3 Mar 2026, 09:30 Europe/Berlin (for you: Tue 3 Mar, 09:30 CET)
      - Wed 4 Mar 2026, 09:30 Europe/Berlin (for you: Wed 4 Mar, 09:30 CET)

      Nothing is posted until you confirm.

      [Confirm] [Cancel]
    ");
    world.presses("Ada", "Confirm").await;
    world.waits_until("2026-03-02 09:30").await;
    assert_snapshot!(world.headlines("Ada").await, @"
    #interview-practice, only Ada, Keypoint, changed: The schedule weekdays-0930 is on in #interview-practice. Its next post: Mon 2 Mar 2026, 09:30 Europe/Berlin (on Mon 2 Mar, 09:30 CET).
    #interview-practice, Keypoint: A channel that is closed
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_form_that_was_opened_before_a_newer_answer_is_not_taken_in_silence() {
    let (mut world, server) = crate::on_slack().await;
    world.runs("Ada", "/question go reveal:30m").await;
    let bob = server.member("Bob");
    world.presses("Bob", "Answer").await;
    let on_the_desk = server.fake.modal(&bob).unwrap().id;
    world.after(minutes(1)).await;
    world.presses("Bob", "Answer").await;
    world.that_is_old_news().await;
    world.submits("Bob", "It returns at once.").await;
    {
        // On another device, the first one is open still.
        let mut state = server.fake.lock();
        state.views.get_mut(&on_the_desk).unwrap().open = true;
        state.modals.insert(bob.clone(), vec![on_the_desk]);
    }
    let handle = server.fake.submit(&bob, &[("answer", json!("It blocks."))]).unwrap();
    assert!(handle.answered().await, "something is said to it");
    assert!(handle.errors().values().any(|error| error.contains("newer answer")), "{:?}", handle.errors());
    let kept: Vec<String> = sqlx::query_scalar("select body from answer_parts")
        .fetch_all(&mut world.records().await)
        .await
        .unwrap();
    assert_eq!(kept, ["It returns at once."]);
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_form_that_was_opened_before_the_answer_was_taken_back_brings_nothing_back() {
    let (mut world, server) = crate::on_slack().await;
    world.runs("Ada", "/question go reveal:30m").await;
    let bob = server.member("Bob");
    world.presses("Bob", "Answer").await;
    let on_the_desk = server.fake.modal(&bob).unwrap().id;
    world.after(minutes(1)).await;
    world.presses("Bob", "Answer").await;
    world.that_is_old_news().await;
    world.submits("Bob", "It returns at once.").await;
    world.after(minutes(1)).await;
    world.presses("Bob", "Withdraw").await;
    {
        let mut state = server.fake.lock();
        state.views.get_mut(&on_the_desk).unwrap().open = true;
        state.modals.insert(bob.clone(), vec![on_the_desk]);
    }
    let handle = server.fake.submit(&bob, &[("answer", json!("It blocks."))]).unwrap();
    assert!(handle.answered().await, "something is said to it");
    assert!(
        handle.errors().values().any(|error| error.contains("took your answer back")),
        "{:?}",
        handle.errors()
    );
    let kept: i64 = sqlx::query_scalar("select count(*) from answer_parts where removed_at is null")
        .fetch_one(&mut world.records().await)
        .await
        .unwrap();
    assert_eq!(kept, 0);
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}
