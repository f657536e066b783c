//! The clock of the bot's machine is wrong, is put right, or stood still: what is posted, revealed and
//! missed goes by the right time all the same.

use std::time::Duration;

use chrono::TimeDelta;
use insta::assert_snapshot;

use crate::world::{World, hours, minutes};

/// A world with a schedule at nine every day, called morning, revealed after an hour.
async fn with_a_schedule() -> World {
    let mut world = crate::world().await;
    world.adds_the_schedule("Ada", "daily 09:00 name:morning reveal:1h").await;
    world.that_is_old_news().await;
    world
}

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

#[tokio::test]
async fn a_clock_that_jumps_ahead_and_comes_back_posts_reveals_and_misses_nothing() {
    let mut world = with_a_schedule().await;
    world.waits_until("2026-03-02 09:10").await;
    world.that_is_old_news().await;
    world.clock_jumps(TimeDelta::days(3)).await;
    assert!(!world.clock_is_believed());
    world.says_in_thread("Bob", "While the clock was wrong").await;
    world.after(seconds(100)).await;
    assert_snapshot!(world.headlines("Ada").await, @"thread of “Feedback that was hard to hear”, Bob ✓: While the clock was wrong");
    world.clock_jumps(TimeDelta::days(-3)).await;
    world.after(seconds(119)).await;
    assert!(!world.clock_is_believed(), "it has to be steady for a while");
    world.after(seconds(1)).await;
    assert!(world.clock_is_believed());
    world.waits_until("2026-03-02 09:59").await;
    assert_snapshot!(world.headlines("Ada").await, @"");
    world.after(minutes(1)).await;
    assert_snapshot!(world.headlines("Ada").await, @"
    #interview-practice, Keypoint, changed: Feedback that was hard to hear
    thread of “Feedback that was hard to hear”, Keypoint: Reveal: Feedback that was hard to hear
    ");
    world.runs("Bob", "/leaderboard").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Leaderboard · this week

      #interview-practice · 2–8 Mar · 7 days left

      1. Bob · 15 points · 1 answer · streak 1 (you)

      1 member has answered in #interview-practice. For all channels: `/leaderboard scope:workspace`.
    ");
    world.waits_until("2026-03-03 09:00").await;
    assert_snapshot!(world.headlines("Bob").await, @"
    #interview-practice, Keypoint, changed: Feedback that was hard to hear
    thread of “Feedback that was hard to hear”, Bob ✓: While the clock was wrong
    thread of “Feedback that was hard to hear”, Keypoint: Reveal: Feedback that was hard to hear
    #interview-practice, Keypoint: An endpoint that became slow
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_post_that_is_due_while_the_clock_is_in_doubt_comes_late_and_once() {
    let mut world = with_a_schedule().await;
    world.waits_until("2026-03-02 08:59").await;
    world.clock_jumps(TimeDelta::days(-3)).await;
    world.waits_until("2026-03-02 09:00").await;
    world.clock_jumps(TimeDelta::days(3)).await;
    world.after(seconds(119)).await;
    assert_snapshot!(world.headlines("Ada").await, @"");
    world.after(seconds(1)).await;
    assert_snapshot!(world.headlines("Ada").await, @"#interview-practice, Keypoint: Feedback that was hard to hear");
    world.restarts().await;
    assert_snapshot!(world.headlines("Ada").await, @"");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_question_that_is_asked_for_while_the_clock_is_in_doubt_comes_when_it_is_not() {
    let mut world = with_a_schedule().await;
    world.clock_jumps(TimeDelta::hours(5)).await;
    world.runs("Bob", "/question").await;
    world.after(minutes(1)).await;
    assert_snapshot!(world.headlines("Ada").await, @"");
    world.clock_jumps(TimeDelta::hours(-5)).await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Your question is on its way to #interview-practice. As you asked for it, answering it earns the others points, not you.
    ");
    world.after(minutes(2)).await;
    assert_snapshot!(world.headlines("Ada").await, @"#interview-practice, Keypoint: Feedback that was hard to hear");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_clock_that_was_three_days_slow_and_is_put_right_is_followed_and_the_newest_post_made() {
    let mut world = crate::world().await;
    world.clock_jumps(TimeDelta::days(-3)).await;
    world.after(minutes(2)).await;
    assert!(world.clock_is_believed(), "nobody can know better");
    world.adds_the_schedule("Ada", "daily 09:00 name:morning reveal:1h").await;
    world.waits_until("2026-03-02 09:10").await;
    world.that_is_old_news().await;
    world.clock_jumps(TimeDelta::days(3)).await;
    assert_snapshot!(world.headlines("Ada").await, @"");
    world.after(minutes(2)).await;
    assert!(world.clock_is_believed());
    assert_snapshot!(world.headlines("Ada").await, @"
    #interview-practice, Keypoint, changed: Feedback that was hard to hear
    thread of “Feedback that was hard to hear”, Keypoint: Reveal: Feedback that was hard to hear
    #interview-practice, Keypoint: An endpoint that became slow
    #interview-practice, only Ada, Keypoint: Questions were missed
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_laptop_that_slept_over_the_weekend_reads_what_was_said_and_posts_once_when_its_clock_is_sure() {
    let mut world = crate::world().await;
    world.adds_the_schedule("Ada", "daily 09:00 name:morning reveal:100h").await;
    world.waits_until("2026-03-06 18:00").await;
    world.that_is_old_news().await;
    world.machine_sleeps(hours(2));
    world.says_in_thread("Bob", "On Friday evening").await;
    world.machine_sleeps(hours(61) + minutes(1));
    world.machine_wakes().await;
    assert!(!world.clock_is_believed());
    assert_snapshot!(world.headlines("Ada").await, @"thread of “Feedback that was hard to hear”, Bob ✓: On Friday evening");
    world.after(minutes(2)).await;
    assert!(world.clock_is_believed());
    assert_snapshot!(world.headlines("Ada").await, @"
    #interview-practice, Keypoint, changed: Feedback that was hard to hear
    thread of “Feedback that was hard to hear”, Keypoint: Reveal: Feedback that was hard to hear
    #interview-practice, Keypoint: An endpoint that became slow
    #interview-practice, only Ada, Keypoint: Questions were missed
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_clock_that_is_put_back_while_the_bot_is_down_is_in_doubt_at_its_start() {
    let mut world = with_a_schedule().await;
    world.waits_until("2026-03-02 09:10").await;
    world.that_is_old_news().await;
    world.stops();
    world.clock_jumps(TimeDelta::days(3)).await;
    world.after(minutes(10)).await;
    world.starts().await;
    assert!(!world.clock_is_believed());
    world.after(minutes(1)).await;
    assert_snapshot!(world.headlines("Ada").await, @"");
    world.clock_jumps(TimeDelta::days(-3)).await;
    world.waits_until("2026-03-02 10:00").await;
    assert_snapshot!(world.headlines("Ada").await, @"
    #interview-practice, Keypoint, changed: Feedback that was hard to hear
    thread of “Feedback that was hard to hear”, Keypoint: Reveal: Feedback that was hard to hear
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_machine_that_starts_without_the_time_waits_until_it_has_it() {
    let mut world = with_a_schedule().await;
    world.waits_until("2026-03-02 09:10").await;
    world.that_is_old_news().await;
    world.stops();
    world.after(minutes(10)).await;
    world.machine_is_started_anew(TimeDelta::days(-400));
    world.starts().await;
    assert!(!world.clock_is_believed());
    world.after(minutes(1)).await;
    world.clock_jumps(TimeDelta::days(400)).await;
    world.after(minutes(2)).await;
    assert!(world.clock_is_believed());
    world.waits_until("2026-03-02 10:00").await;
    assert_snapshot!(world.headlines("Ada").await, @"
    #interview-practice, Keypoint, changed: Feedback that was hard to hear
    thread of “Feedback that was hard to hear”, Keypoint: Reveal: Feedback that was hard to hear
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_machine_that_was_off_and_keeps_the_time_posts_at_once() {
    let mut world = with_a_schedule().await;
    world.waits_until("2026-03-02 08:50").await;
    world.stops();
    world.after(minutes(20)).await;
    world.machine_is_started_anew(TimeDelta::zero());
    world.starts().await;
    assert!(world.clock_is_believed());
    assert_snapshot!(world.headlines("Ada").await, @"#interview-practice, Keypoint: Feedback that was hard to hear");
    world.nothing_left_unread().await;
}
