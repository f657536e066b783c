//! Schedules: what admins do with them.

use insta::assert_snapshot;

use crate::world::{World, days, hours, minutes};

/// A world with a schedule at nine on weekdays, called morning, revealed after an hour.
async fn with_a_schedule() -> World {
    let mut world = crate::world().await;
    world.adds_the_schedule("Ada", "weekdays 09:00 name:morning reveal:1h").await;
    world.that_is_old_news().await;
    world
}

#[tokio::test]
async fn schedules_are_listed_and_shown() {
    let mut world = with_a_schedule().await;
    world.has_the_channel("backend").await;
    world
        .adds_the_schedule(
            "Ada",
            "when:\"0 14 * * 1,3\" name:afternoon channel:#backend zone:America/New_York reveal:16:30 \
             topics:go,http difficulties:junior,mid notify:@everyone",
        )
        .await;
    world.that_is_old_news().await;
    world.runs("Ada", "/schedule list").await;
    world.runs("Ada", "/schedule show afternoon").await;
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      Schedules

      - afternoon · 0 14 * * 1,3, America/New_York · #backend · next Mon 2 Mar, 20:00 CET
      - morning · weekdays 09:00, Europe/Berlin · #interview-practice · next Mon 2 Mar, 09:00 CET

      More about one: `/schedule show` and its name.

    #interview-practice, only Ada, Keypoint:
      afternoon

      When: 0 14 * * 1,3, America/New_York · Channel: #backend · Questions: topics go or http, junior or mid (2 match now) · Reveal: at 16:30 · Notifies: everyone

      Next posts

      - Mon 2 Mar 2026, 14:00 America/New_York (for you: Mon 2 Mar, 20:00 CET)
      - Wed 4 Mar 2026, 14:00 America/New_York (for you: Wed 4 Mar, 20:00 CET)
      - Mon 9 Mar 2026, 14:00 America/New_York (for you: Mon 9 Mar, 19:00 CET)
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn there_are_no_schedules_yet() {
    let mut world = crate::world().await;
    world.runs("Ada", "/schedule list").await;
    world.runs("Ada", "/schedule show morning").await;
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      Schedules

      There are none yet. Add one for this channel, for example: `/schedule add weekdays 09:00`

    #interview-practice, only Ada, Keypoint:
      There is no schedule morning. There are none yet; add one with `/schedule add`.
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn who_is_no_admin_is_refused() {
    let mut world = with_a_schedule().await;
    world.runs("Bob", "/schedule list").await;
    world.runs("Bob", "/schedule add daily 10:00").await;
    world.runs("Bob", "/schedule remove morning").await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      `/schedule` is for admins. Ask one of them; `/help` shows what you can do.

    #interview-practice, only Bob, Keypoint:
      `/schedule` is for admins. Ask one of them; `/help` shows what you can do.

    #interview-practice, only Bob, Keypoint:
      `/schedule` is for admins. Ask one of them; `/help` shows what you can do.
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_pause_of_days_is_followed_by_no_burst() {
    let mut world = with_a_schedule().await;
    world.runs("Ada", "/schedule pause morning").await;
    world.runs("Ada", "/schedule pause Morning").await;
    world.runs("Ada", "/schedule show morning").await;
    world.runs("Ada", "/schedule list").await;
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      morning is paused. A round that is open now is still revealed. To go on: `/schedule resume morning`

    #interview-practice, only Ada, Keypoint:
      morning is paused. To let it go on: `/schedule resume morning`

    #interview-practice, only Ada, Keypoint:
      morning · paused

      When: weekdays 09:00, Europe/Berlin · Channel: #interview-practice · Questions: any question (4 match now) · Reveal: 1 hour after the post

      To go on: `/schedule resume morning`

    #interview-practice, only Ada, Keypoint:
      Schedules

      - morning · weekdays 09:00, Europe/Berlin · #interview-practice · paused

      More about one: `/schedule show` and its name.
    ");
    world.after(days(3)).await;
    world.after(hours(4)).await;
    assert_snapshot!(world.news("Bob").await, @"");
    world.runs("Ada", "/schedule resume morning").await;
    world.runs("Ada", "/schedule resume morning").await;
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      morning goes on. What it missed meanwhile is not posted later. Its next post: Fri 6 Mar 2026, 09:00 Europe/Berlin (on Fri 6 Mar, 09:00 CET).

    #interview-practice, only Ada, Keypoint:
      morning is not paused, so there is nothing to resume. To see its next posts: `/schedule show morning`
    ");
    world.waits_until("2026-03-06 09:00").await;
    assert_snapshot!(world.headlines("Bob").await, @"#interview-practice, Keypoint: Feedback that was hard to hear");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn an_open_round_of_a_paused_schedule_is_revealed() {
    let mut world = with_a_schedule().await;
    world.waits_until("2026-03-02 09:30").await;
    world.runs("Ada", "/schedule pause morning").await;
    world.that_is_old_news().await;
    world.after(minutes(30)).await;
    assert_snapshot!(world.headlines("Bob").await, @"
    #interview-practice, Keypoint, changed: Feedback that was hard to hear
    thread of “Feedback that was hard to hear”, Keypoint: Reveal: Feedback that was hard to hear
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn the_next_post_is_skipped_and_so_is_a_date() {
    let mut world = with_a_schedule().await;
    world.runs("Ada", "/schedule skip morning").await;
    world.runs("Ada", "/schedule skip morning 2026-03-04").await;
    world.runs("Ada", "/schedule skip morning 2026-03-04").await;
    world.runs("Ada", "/schedule skip morning 2026-03-07").await;
    world.runs("Ada", "/schedule show morning").await;
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      morning skips Mon 2 Mar 2026, 09:00 Europe/Berlin. Streaks are not broken by it. Its next post: Tue 3 Mar 2026, 09:00 Europe/Berlin (on Tue 3 Mar, 09:00 CET).

    #interview-practice, only Ada, Keypoint:
      morning skips Wed 4 Mar 2026, 09:00 Europe/Berlin. Streaks are not broken by it. Its next post: Tue 3 Mar 2026, 09:00 Europe/Berlin (on Tue 3 Mar, 09:00 CET).

    #interview-practice, only Ada, Keypoint:
      morning skips Wed 4 Mar 2026, 09:00 Europe/Berlin already. To skip another one, give its date.

    #interview-practice, only Ada, Keypoint:
      morning has nothing to post on Saturday, 7 March 2026, so there is nothing to skip. Its next post: Tue 3 Mar 2026, 09:00 Europe/Berlin.

    #interview-practice, only Ada, Keypoint:
      morning

      When: weekdays 09:00, Europe/Berlin · Channel: #interview-practice · Questions: any question (4 match now) · Reveal: 1 hour after the post

      Next posts

      - Tue 3 Mar 2026, 09:00 Europe/Berlin (for you: Tue 3 Mar, 09:00 CET)
      - Thu 5 Mar 2026, 09:00 Europe/Berlin (for you: Thu 5 Mar, 09:00 CET)
      - Fri 6 Mar 2026, 09:00 Europe/Berlin (for you: Fri 6 Mar, 09:00 CET)
    ");
    for day in ["02", "03", "04", "05"] {
        world.waits_until(&format!("2026-03-{day} 12:00")).await;
        assert_eq!(world.headlines("Bob").await.is_empty(), ["02", "04"].contains(&day), "{day}");
    }
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_skipped_post_breaks_no_streak() {
    let mut world = with_a_schedule().await;
    for (day, skips) in [("02", false), ("03", true), ("04", false)] {
        if skips {
            world.runs("Ada", "/schedule skip morning").await;
        } else {
            world.waits_until(&format!("2026-03-{day} 09:10")).await;
            world.says_in_thread("Bob", &format!("Bob on the {day}")).await;
        }
    }
    world.that_is_old_news().await;
    world.runs("Bob", "/leaderboard").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Leaderboard · this week

      #interview-practice · 2–8 Mar · 5 days left

      1. Bob · 31 points · 2 answers · streak 2 (you)

      1 member has answered in #interview-practice. For all channels: `/leaderboard scope:workspace`.
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_question_of_a_schedule_is_posted_now_unless_one_is_open() {
    let mut world = with_a_schedule().await;
    world.runs("Ada", "/schedule run morning").await;
    assert_snapshot!(world.notes("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      A question of morning is on its way to #interview-practice. Its next post: Mon 2 Mar 2026, 09:00 Europe/Berlin (on Mon 2 Mar, 09:00 CET).
    ");
    world.runs("Ada", "/schedule run morning").await;
    assert_snapshot!(world.notes("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      A round of morning is still open; its reveal is on Mon 2 Mar, 09:00 CET. Wait for it, or end it now with `/reveal`.
    ");
    // The regular post comes all the same.
    world.waits_until("2026-03-02 09:00").await;
    assert_snapshot!(world.headlines("Ada").await, @"
    #interview-practice, Keypoint: Feedback that was hard to hear
    thread of “Feedback that was hard to hear”, Keypoint: Reveal: Feedback that was hard to hear
    #interview-practice, Keypoint: An endpoint that became slow
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_paused_schedule_can_still_post_now() {
    let mut world = with_a_schedule().await;
    world.runs("Ada", "/schedule pause morning").await;
    world.that_is_old_news().await;
    world.runs("Ada", "/schedule run morning").await;
    assert_snapshot!(world.headlines("Ada").await, @"
    #interview-practice, only Ada, Keypoint: A question of morning is on its way to #interview-practice. The schedule stays paused.
    #interview-practice, Keypoint: Feedback that was hard to hear
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_schedule_is_removed_while_its_round_is_open() {
    let mut world = with_a_schedule().await;
    world.waits_until("2026-03-02 09:30").await;
    world.that_is_old_news().await;
    world.runs("Ada", "/schedule remove morning").await;
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      morning is removed. Its open round is still revealed. Points and streaks stay.
    ");
    world.says_in_thread("Bob", "Still in time").await;
    world.after(minutes(30)).await;
    assert_snapshot!(world.headlines("Ada").await, @"
    #interview-practice, Keypoint, changed: Feedback that was hard to hear
    thread of “Feedback that was hard to hear”, Bob ✓: Still in time
    thread of “Feedback that was hard to hear”, Keypoint: Reveal: Feedback that was hard to hear
    ");
    world.after(days(2)).await;
    assert_snapshot!(world.news("Ada").await, @"");
    // Its name is free again.
    world.adds_the_schedule("Ada", "daily 10:00 name:morning").await;
    world.runs("Ada", "/schedule remove mornin").await;
    assert_snapshot!(world.notes("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      The schedule morning is on in #interview-practice. Its next post: Thu 5 Mar 2026, 10:00 Europe/Berlin (on Thu 5 Mar, 10:00 CET).

    #interview-practice, only Ada, Keypoint:
      There is no schedule mornin. Did you mean `morning`?
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_name_that_is_taken_is_refused_and_another_is_offered() {
    let mut world = with_a_schedule().await;
    world.runs("Ada", "/schedule add daily 10:00 name:Morning").await;
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      There is a schedule Morning already. Give this one another name, such as `name:Morning-2`.
    ");
    // Two previews may hold one name; the first to be confirmed takes it.
    world.runs("Ada", "/schedule add daily 10:00 name:noon").await;
    world.adds_the_schedule("Ada", "daily 11:00 name:noon").await;
    world.that_is_old_news().await;
    world.presses_on("Ada", "New schedule: noon", "Confirm").await;
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      There is a schedule noon already. Add this one again under another name.
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_preview_is_confirmed_once() {
    let mut world = crate::world().await;
    world.runs("Ada", "/schedule add daily 10:00").await;
    world.runs("Ada", "/schedule add daily 11:00").await;
    world.presses("Ada", "Confirm").await;
    world.presses("Ada", "Cancel").await;
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      The schedule daily-1000 was not added. Nothing has changed.

    #interview-practice, only Ada, Keypoint:
      The schedule daily-1100 is on in #interview-practice. Its next post: Mon 2 Mar 2026, 11:00 Europe/Berlin (on Mon 2 Mar, 11:00 CET).
    ");
    world.nothing_left_unread().await;
}
