//! The bot was down: what it makes up for, and what it lets be.

use insta::assert_snapshot;

use crate::world::{World, days, hours, minutes};

/// A world with a schedule at nine every day, called morning, revealed after an hour.
async fn with_a_schedule() -> World {
    let mut world = crate::world().await;
    world.adds_the_schedule("Ada", "daily 09:00 name:morning reveal:1h").await;
    world.that_is_old_news().await;
    world
}

#[tokio::test]
async fn a_post_that_is_a_little_late_is_made_up_for_once() {
    let mut world = with_a_schedule().await;
    world.stops();
    world.after(minutes(75)).await;
    world.starts().await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, Keypoint:
      Feedback that was hard to hear

      Tell of feedback that was hard to hear, and of what you made of it.

      Topic: people · Reveal: Mon 2 Mar, 10:15 CET

      Reply in the thread, or press Answer. From the schedule morning.

      [Answer]
    ");
    world.restarts().await;
    assert_snapshot!(world.news("Bob").await, @"");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_post_that_is_too_late_is_let_be() {
    let mut world = with_a_schedule().await;
    world.stops();
    world.after(hours(12)).await;
    world.starts().await;
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      A question was missed

      The schedule morning in #interview-practice did not post its question: Keypoint was down at its time, Mon 2 Mar 2026, 09:00 Europe/Berlin, and it is too late now.

      Streaks are not broken by it. To post one now: `/schedule run morning`. The next one comes Tue 3 Mar 2026, 09:00 Europe/Berlin.
    ");
    assert_snapshot!(world.news("Bob").await, @"");
    world.waits_until("2026-03-03 09:00").await;
    assert_snapshot!(world.headlines("Ada").await, @"#interview-practice, Keypoint: Feedback that was hard to hear");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn of_many_posts_that_were_missed_only_the_last_is_made_up_for() {
    let mut world = with_a_schedule().await;
    world.stops();
    world.after(days(9)).await;
    world.after(minutes(61)).await;
    world.starts().await;
    assert_snapshot!(world.headlines("Bob").await, @"#interview-practice, Keypoint: Feedback that was hard to hear");
    assert_snapshot!(world.notes("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      Questions were missed

      The schedule morning in #interview-practice did not post 9 questions: Keypoint was down from Mon 2 Mar 2026, 09:00 Europe/Berlin on, and it is too late for them now.

      Streaks are not broken by it. To post one now: `/schedule run morning`. The next one comes Thu 12 Mar 2026, 09:00 Europe/Berlin.
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_missed_post_breaks_no_streak() {
    let mut world = with_a_schedule().await;
    world.waits_until("2026-03-02 09:10").await;
    world.says_in_thread("Bob", "Monday").await;
    world.waits_until("2026-03-02 12:00").await;
    world.stops();
    world.after(days(1)).await;
    world.starts().await;
    world.waits_until("2026-03-04 09:10").await;
    world.says_in_thread("Bob", "Wednesday").await;
    world.that_is_old_news().await;
    world.runs("Bob", "/leaderboard").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Leaderboard · this week

      1. Bob · 31 points · 2 answers · streak 2 (you)

      1 member has answered in #interview-practice. For all channels: `/leaderboard scope:workspace`.
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn an_overdue_reveal_comes_at_once() {
    let mut world = with_a_schedule().await;
    world.waits_until("2026-03-02 09:10").await;
    world.that_is_old_news().await;
    world.stops();
    world.after(hours(3)).await;
    assert_snapshot!(world.news("Bob").await, @"");
    world.starts().await;
    assert_snapshot!(world.headlines("Bob").await, @"
    #interview-practice, Keypoint, changed: Feedback that was hard to hear
    thread of “Feedback that was hard to hear”, Keypoint: Reveal: Feedback that was hard to hear
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn what_was_said_while_the_bot_was_down_counts() {
    let mut world = with_a_schedule().await;
    world.waits_until("2026-03-02 09:10").await;
    world.says_in_thread("Ada", "Before").await;
    world.that_is_old_news().await;
    world.stops();
    world.says_in_thread("Bob", "Is anybody there?").await;
    world.edits("Ada", "Before", "Before, and better").await;
    world.after(minutes(10)).await;
    world.starts().await;
    assert_snapshot!(world.threads("Ada").await, @"
    thread of “Feedback that was hard to hear”, Bob ✓:
      Is anybody there?
    ");
    world.runs("Bob", "/leaderboard").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Leaderboard · this week

      1. Ada · 15 points · 1 answer · streak 1
      1. Bob · 15 points · 1 answer · streak 1 (you)

      2 members have answered in #interview-practice. For all channels: `/leaderboard scope:workspace`.
    ");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn what_was_said_in_time_counts_although_the_reveal_is_overdue_too() {
    let mut world = with_a_schedule().await;
    world.waits_until("2026-03-02 09:10").await;
    world.that_is_old_news().await;
    world.stops();
    world.after(minutes(40)).await;
    world.says_in_thread("Bob", "In time").await;
    world.after(minutes(20)).await;
    world.says_in_thread("Ada", "Too late").await;
    world.after(minutes(20)).await;
    world.starts().await;
    world.runs("Bob", "/leaderboard").await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, Keypoint, changed:
      Feedback that was hard to hear

      Tell of feedback that was hard to hear, and of what you made of it.

      Topic: people

      Revealed · 1 answer. Key points and follow-ups are in the thread.

      From the schedule morning.

    thread of “Feedback that was hard to hear”, Bob ✓:
      In time

    thread of “Feedback that was hard to hear”, Ada:
      Too late

    thread of “Feedback that was hard to hear”, Keypoint:
      Reveal: Feedback that was hard to hear

      Key points

      This question has no key points yet. Which ones would you expect of a good answer? Suggest them to the team, so that they can be added.

      Who answered

      Bob answered. Thank you!

      After the time was up, and welcome all the same: Ada.

      The thread stays open for talk. What is added now is kept as late.

      [Leaderboard]

    #interview-practice, only Bob, Keypoint:
      Leaderboard · this week

      1. Bob · 15 points · 1 answer · streak 1 (you)

      1 member has answered in #interview-practice. For all channels: `/leaderboard scope:workspace`.
    ");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn everything_goes_on_after_a_restart() {
    let mut world = with_a_schedule().await;
    world.waits_until("2026-03-02 09:10").await;
    world.presses("Bob", "Answer").await;
    world.that_is_old_news().await;
    world.restarts().await;
    world.submits("Bob", "Typed across a restart").await;
    world.presses("Ada", "Answer").await;
    world.restarts().await;
    world.after(minutes(50)).await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Your answer is in and earns 15 points. The reveal is on Mon 2 Mar, 10:00 CET; until then, sending again replaces it.

      [Change] [Withdraw]
    ");
    assert_snapshot!(world.headlines("Ada").await, @"
    #interview-practice, Keypoint, changed: Feedback that was hard to hear
    thread of “Feedback that was hard to hear”, Keypoint: Bob:
    thread of “Feedback that was hard to hear”, Keypoint: Reveal: Feedback that was hard to hear
    a form before Ada:
      Your answer

      Feedback that was hard to hear
      Tell of feedback that was hard to hear, and of what you made of it.

      What would you say? <>

      [Send]
    ");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}
