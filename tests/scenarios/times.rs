//! The times of schedules: zones, reveals, and clocks that go forward and back.

use insta::assert_snapshot;

use crate::world::{days, hours, minutes};

#[tokio::test]
async fn a_schedule_keeps_the_local_time_of_its_zone() {
    let mut world = crate::world().await;
    world.runs("Ada", "/schedule add daily 09:00 zone:America/New_York reveal:1h").await;
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      New schedule: daily-0900

      - Few questions: only 4 match, so they soon come round again.

      When: daily 09:00, America/New_York · Channel: #interview-practice · Questions: any question (4 match now) · Reveal: 1 hour after the post

      Next posts

      - Mon 2 Mar 2026, 09:00 America/New_York (for you: Mon 2 Mar, 15:00 CET)
      - Tue 3 Mar 2026, 09:00 America/New_York (for you: Tue 3 Mar, 15:00 CET)
      - Wed 4 Mar 2026, 09:00 America/New_York (for you: Wed 4 Mar, 15:00 CET)

      Nothing is posted until you confirm.

      [Confirm] [Cancel]
    ");
    world.presses("Ada", "Confirm").await;
    world.that_is_old_news().await;
    // New York is six hours behind Berlin, and five from 8 March on, when its clocks go forward.
    world.waits_until("2026-03-02 14:59").await;
    assert_snapshot!(world.news("Bob").await, @"");
    world.after(minutes(1)).await;
    assert_snapshot!(world.headlines("Bob").await, @"#interview-practice, Keypoint: Feedback that was hard to hear");
    world.waits_until("2026-03-08 13:59").await;
    world.that_is_old_news().await;
    world.after(minutes(1)).await;
    assert_snapshot!(world.headlines("Bob").await, @"#interview-practice, Keypoint: A secret that leaked");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_reveal_may_be_at_a_clock_time() {
    let mut world = crate::world().await;
    world.adds_the_schedule("Ada", "daily 09:00 reveal:16:30 topics:go").await;
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      The schedule daily-0900 is on in #interview-practice. Its next post: Mon 2 Mar 2026, 09:00 Europe/Berlin (on Mon 2 Mar, 09:00 CET).
    ");
    world.waits_until("2026-03-02 16:29").await;
    world.that_is_old_news().await;
    world.after(minutes(1)).await;
    assert_snapshot!(world.headlines("Bob").await, @"
    #interview-practice, Keypoint, changed: A channel that is closed
    thread of “A channel that is closed”, Keypoint: Reveal: A channel that is closed
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_reveal_may_come_with_the_next_post() {
    let mut world = crate::world().await;
    world.adds_the_schedule("Ada", "weekdays 09:00 reveal:next").await;
    world.waits_until("2026-03-06 09:00").await;
    world.that_is_old_news().await;
    world.waits_until("2026-03-09 08:59").await;
    assert_snapshot!(world.headlines("Bob").await, @"");
    world.after(minutes(1)).await;
    assert_snapshot!(world.headlines("Bob").await, @"
    #interview-practice, Keypoint, changed: Feedback that was hard to hear
    thread of “Feedback that was hard to hear”, Keypoint: Reveal: Feedback that was hard to hear
    #interview-practice, Keypoint: An endpoint that became slow
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_reveal_that_would_pass_the_next_post_is_moved_up_and_the_preview_says_so() {
    let mut world = crate::world().await;
    world.runs("Ada", "/schedule add when:\"0 9,12 * * *\" name:twice").await;
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      New schedule: twice

      - Reveal moved up: a round that would still be open at the next post is revealed with that post.
      - Few questions: only 4 match, so they soon come round again.

      When: 0 9,12 * * *, Europe/Berlin · Channel: #interview-practice · Questions: any question (4 match now) · Reveal: 6 hours after the post

      Next posts

      - Mon 2 Mar 2026, 09:00 Europe/Berlin (for you: Mon 2 Mar, 09:00 CET)
      - Mon 2 Mar 2026, 12:00 Europe/Berlin (for you: Mon 2 Mar, 12:00 CET)
      - Tue 3 Mar 2026, 09:00 Europe/Berlin (for you: Tue 3 Mar, 09:00 CET)

      Nothing is posted until you confirm.

      [Confirm] [Cancel]
    ");
    world.presses("Ada", "Confirm").await;
    world.that_is_old_news().await;
    world.waits_until("2026-03-02 09:00").await;
    world.that_is_old_news().await;
    world.after(hours(3)).await;
    assert_snapshot!(world.headlines("Bob").await, @"
    #interview-practice, Keypoint, changed: Feedback that was hard to hear
    thread of “Feedback that was hard to hear”, Keypoint: Reveal: Feedback that was hard to hear
    #interview-practice, Keypoint: An endpoint that became slow
    ");
    world.after(hours(6)).await;
    assert_snapshot!(world.headlines("Bob").await, @"
    #interview-practice, Keypoint, changed: An endpoint that became slow
    thread of “An endpoint that became slow”, Keypoint: Reveal: An endpoint that became slow
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_time_in_the_spring_gap_posts_once_right_after_it() {
    let mut world = crate::world().await;
    world.waits_until("2026-03-28 12:00").await;
    world.runs("Ada", "/schedule add daily 02:30 reveal:1h").await;
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      New schedule: daily-0230

      - Few questions: only 4 match, so they soon come round again.

      When: daily 02:30, Europe/Berlin · Channel: #interview-practice · Questions: any question (4 match now) · Reveal: 1 hour after the post

      Next posts

      - Sun 29 Mar 2026, 03:00 Europe/Berlin (for you: Sun 29 Mar, 03:00 CEST)
      - Mon 30 Mar 2026, 02:30 Europe/Berlin (for you: Mon 30 Mar, 02:30 CEST)
      - Tue 31 Mar 2026, 02:30 Europe/Berlin (for you: Tue 31 Mar, 02:30 CEST)

      Nothing is posted until you confirm.

      [Confirm] [Cancel]
    ");
    world.presses("Ada", "Confirm").await;
    world.that_is_old_news().await;
    // At two the clocks go forward to three.
    world.waits_until("2026-03-29 01:59").await;
    assert_snapshot!(world.news("Bob").await, @"");
    world.after(minutes(1)).await;
    assert_snapshot!(world.headlines("Bob").await, @"#interview-practice, Keypoint: Feedback that was hard to hear");
    world.after(hours(20)).await;
    assert_snapshot!(world.headlines("Bob").await, @"
    #interview-practice, Keypoint, changed: Feedback that was hard to hear
    thread of “Feedback that was hard to hear”, Keypoint: Reveal: Feedback that was hard to hear
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_time_in_the_autumn_overlap_posts_once() {
    let mut world = crate::world().await;
    world.waits_until("2026-10-24 12:00").await;
    world.adds_the_schedule("Ada", "daily 02:30 name:night reveal:15m").await;
    world.that_is_old_news().await;
    // At three the clocks go back to two.
    world.after(days(1)).await;
    assert_snapshot!(world.headlines("Bob").await, @"
    #interview-practice, Keypoint: Feedback that was hard to hear
    thread of “Feedback that was hard to hear”, Keypoint: Reveal: Feedback that was hard to hear
    ");
    world.runs("Ada", "/schedule show night").await;
    assert_snapshot!(world.notes("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      night

      When: daily 02:30, Europe/Berlin · Channel: #interview-practice · Questions: any question (4 match now) · Reveal: 15 minutes after the post

      Next posts

      - Mon 26 Oct 2026, 02:30 Europe/Berlin (for you: Mon 26 Oct, 02:30 CET)
      - Tue 27 Oct 2026, 02:30 Europe/Berlin (for you: Tue 27 Oct, 02:30 CET)
      - Wed 28 Oct 2026, 02:30 Europe/Berlin (for you: Wed 28 Oct, 02:30 CET)
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn two_schedules_at_one_time_both_post() {
    let mut world = crate::world().await;
    world.adds_the_schedule("Ada", "daily 09:00 name:one topics:go").await;
    world.that_is_old_news().await;
    world.runs("Ada", "/schedule add weekdays 09:00 name:two topics:http").await;
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      New schedule: two

      - Few questions: only one matches, so each post asks it again.
      - Shared channel: the schedule one posts there as well.

      When: weekdays 09:00, Europe/Berlin · Channel: #interview-practice · Questions: topic http (1 matches now) · Reveal: 6 hours after the post

      Next posts

      - Mon 2 Mar 2026, 09:00 Europe/Berlin (for you: Mon 2 Mar, 09:00 CET)
      - Tue 3 Mar 2026, 09:00 Europe/Berlin (for you: Tue 3 Mar, 09:00 CET)
      - Wed 4 Mar 2026, 09:00 Europe/Berlin (for you: Wed 4 Mar, 09:00 CET)

      Nothing is posted until you confirm.

      [Confirm] [Cancel]
    ");
    world.presses("Ada", "Confirm").await;
    world.that_is_old_news().await;
    world.waits_until("2026-03-02 09:00").await;
    // Which of the two comes first is nobody's business.
    let headlines = world.headlines("Bob").await;
    let mut headlines: Vec<&str> = headlines.lines().collect();
    headlines.sort_unstable();
    assert_snapshot!(headlines.join("\n"), @"
    #interview-practice, Keypoint: A channel that is closed
    #interview-practice, Keypoint: An endpoint that became slow
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_group_is_notified_by_the_post_and_by_nothing_else() {
    let mut world = crate::world().await;
    world.adds_the_schedule("Ada", "daily 09:00 topics:people notify:@everyone reveal:1h").await;
    world.that_is_old_news().await;
    world.waits_until("2026-03-02 09:00").await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, Keypoint:
      (notifies @everyone)

      Feedback that was hard to hear

      Tell of feedback that was hard to hear, and of what you made of it.

      Topic: people · Reveal: Mon 2 Mar, 10:00 CET

      Reply in the thread, or press Answer. From the schedule daily-0900.

      [Answer]
    ");
    world.after(hours(1)).await;
    assert!(!world.news("Bob").await.contains("notifies"));
    world.nothing_left_unread().await;
}
