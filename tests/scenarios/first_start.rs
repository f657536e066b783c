//! The very first start: something to do at once.

use insta::assert_snapshot;

use crate::world::{World, minutes};

#[tokio::test]
async fn a_first_start_asks_a_question_at_once_and_reveals_it_after_ten_minutes() {
    let mut world = World::unmet_on_local_chat().await;
    world.starts().await;
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, Keypoint:
      Feedback that was hard to hear

      Tell of feedback that was hard to hear, and of what you made of it.

      Topic: people · Reveal: Mon 2 Mar, 08:10 CET

      Reply in the thread, or press Answer. Asked by Keypoint.

      [Answer]
    ");
    world.after(minutes(9)).await;
    assert_snapshot!(world.news("Ada").await, @"");
    world.after(minutes(1)).await;
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, Keypoint, changed:
      Feedback that was hard to hear

      Tell of feedback that was hard to hear, and of what you made of it.

      Topic: people

      Revealed · 0 answers. Key points and follow-ups are in the thread.

      Asked by Keypoint.

    thread of “Feedback that was hard to hear”, Keypoint:
      Reveal: Feedback that was hard to hear

      Key points

      This question has no key points yet. Which ones would you expect of a good answer? Suggest them to the team, so that they can be added.

      Who answered

      Nobody this time, and that is fine: say it aloud to yourself, then compare. The next question is a new chance.

      The thread stays open for talk. What is added now is kept as late.

      [Leaderboard]
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn every_answer_to_the_first_question_earns_points() {
    let mut world = World::unmet_on_local_chat().await;
    world.joins("Bob").await;
    world.starts().await;
    world.that_is_old_news().await;
    world.says_in_thread("Ada", "I would look at the traces.").await;
    world.answers_by_form("Bob", "At the last deploy.").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Your answer is in and earns 15 points. The reveal is on Mon 2 Mar, 08:10 CET; until then, sending again replaces it.

      [Change] [Withdraw]
    ");
    world.after(minutes(10)).await;
    assert_snapshot!(world.threads("Ada").await, @"
    thread of “Feedback that was hard to hear”, Ada ✓:
      I would look at the traces.

    thread of “Feedback that was hard to hear”, Keypoint:
      Bob:
      > At the last deploy.

    thread of “Feedback that was hard to hear”, Keypoint:
      Reveal: Feedback that was hard to hear

      Key points

      This question has no key points yet. Which ones would you expect of a good answer? Suggest them to the team, so that they can be added.

      Who answered

      2 members answered: Ada and Bob. Thank you!

      The thread stays open for talk. What is added now is kept as late.

      [Leaderboard]
    ");
    world.that_is_old_news().await;
    world.runs("Ada", "/leaderboard").await;
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      Leaderboard · this week

      1. Ada · 15 points · 1 answer (you)
      1. Bob · 15 points · 1 answer

      2 members have answered in #interview-practice. For all channels: `/leaderboard scope:workspace`.
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_first_start_makes_a_schedule_of_weekdays_at_nine() {
    let mut world = World::unmet_on_local_chat().await;
    world.starts().await;
    world.runs("Ada", "/schedule list").await;
    assert_snapshot!(world.notes("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      Schedules

      - weekdays-0900 · weekdays 09:00, Europe/Berlin · #interview-practice · next Mon 2 Mar, 09:00 CET

      More about one: `/schedule show` and its name.
    ");
    world.waits_until("2026-03-02 09:00").await;
    assert_snapshot!(world.headlines("Ada").await, @"
    #interview-practice, Keypoint: Feedback that was hard to hear
    thread of “Feedback that was hard to hear”, Keypoint: Reveal: Feedback that was hard to hear
    #interview-practice, Keypoint: An endpoint that became slow
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_second_start_adds_nothing() {
    let mut world = World::unmet_on_local_chat().await;
    world.starts().await;
    world.that_is_old_news().await;
    world.restarts().await;
    assert_snapshot!(world.news("Ada").await, @"");
    world.nothing_left_unread().await;
}
