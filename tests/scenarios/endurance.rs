//! What must not stop a round: texts of nothing, reveals that a platform refuses, deletions that
//! nobody heard of, and words that are too long.

use insta::assert_snapshot;

use crate::{
    failures::with_a_schedule,
    world::{hours, minutes, trouble::Trouble},
};

#[tokio::test]
async fn what_was_deleted_while_the_bot_was_down_counts_no_more() {
    let mut world = with_a_schedule().await;
    world.waits_until("2026-03-02 09:10").await;
    world.says_in_thread("Bob", "It returns at once.").await;
    world.says_in_thread("Ada", "It blocks.").await;
    world.that_is_old_news().await;
    world.stops();
    world.deletes("Ada", "It blocks.").await;
    world.starts().await;
    world.runs("Bob", "/leaderboard").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Leaderboard · this week

      #interview-practice · 2–8 Mar · 7 days left

      1. Bob · 15 points · 1 answer · streak 1 (you)

      1 member has answered in #interview-practice. For all channels: `/leaderboard scope:workspace`.

    thread of “A channel that is closed”, Ada ✓, gone:
      It blocks.
    ");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn the_only_answer_that_was_deleted_while_the_bot_was_down_counts_no_more() {
    let mut world = with_a_schedule().await;
    world.waits_until("2026-03-02 09:10").await;
    world.says_in_thread("Bob", "It returns at once.").await;
    world.stops();
    world.deletes("Bob", "It returns at once.").await;
    world.starts().await;
    world.that_is_old_news().await;
    world.runs("Bob", "/stats").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Your practice

      No answers yet: the first one is the hardest. Answer an open question with `/answer`, or ask for one that only you see with `/question private`.
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_late_answer_that_nobody_heard_is_read_after_a_restart() {
    let mut world = with_a_schedule().await;
    world.waits_until("2026-03-02 10:00").await;
    world.that_is_old_news().await;
    world.stops();
    world.says_in_thread("Bob", "I would have said: at once.").await;
    world.after(minutes(10)).await;
    world.starts().await;
    world.that_is_old_news().await;
    let mut records = world.records().await;
    let late: i64 = sqlx::query_scalar("select count(*) from answer_parts where late = 1")
        .fetch_one(&mut records)
        .await
        .unwrap();
    assert_eq!(late, 1);
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_reveal_that_the_thread_refuses_is_said_in_the_channel() {
    let mut world = with_a_schedule().await;
    world.waits_until("2026-03-02 09:10").await;
    world.that_is_old_news().await;
    world.troubles().of_posts([Trouble::Gone]);
    world.after(hours(1)).await;
    assert_snapshot!(world.headlines("Bob").await, @"
    #interview-practice, Keypoint, changed: A channel that is closed
    #interview-practice, Keypoint: Reveal: A channel that is closed
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_reveal_that_is_refused_everywhere_ends_the_round_and_admins_hear_of_it() {
    let mut world = with_a_schedule().await;
    world.waits_until("2026-03-02 09:10").await;
    world.that_is_old_news().await;
    world
        .troubles()
        .of_posts([Trouble::Refused("Missing permission"), Trouble::Refused("Missing permission")]);
    world.after(hours(1)).await;
    assert_snapshot!(world.notes("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      A reveal is missing

      The question of the schedule morning, A channel that is closed, could not be revealed in #interview-practice: Missing permission.

      Answers and points are kept. See that Keypoint may write there, and in threads, so that the next reveal comes.
    ");
    world.runs("Ada", "/schedule run morning").await;
    assert_snapshot!(world.headlines("Ada").await, @"
    #interview-practice, only Ada, Keypoint: A question of morning is on its way to #interview-practice. Its next post: Tue 3 Mar 2026, 09:00 Europe/Berlin (on Tue 3 Mar, 09:00 CET).
    #interview-practice, Keypoint: A channel that is closed
    ");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_text_of_nothing_visible_is_no_answer_and_holds_nothing_up() {
    let mut world = with_a_schedule().await;
    world.waits_until("2026-03-02 09:10").await;
    world.says_in_thread("Bob", "\u{200b}\u{3164}").await;
    world.answers_by_form("Ada", "It returns\u{0} at once.").await;
    world.that_is_old_news().await;
    world.after(hours(1)).await;
    assert_snapshot!(world.news("Ada").await.split("Who answered").last().unwrap(), @"


    Ada answered. Thank you!

    The thread stays open for talk. What is added now is kept as late.

    [Leaderboard]
    ");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_schedule_has_a_name_that_fits_a_line() {
    let mut world = with_a_schedule().await;
    let name = "n".repeat(41);
    world.runs("Ada", &format!("/schedule add weekdays 11:00 name:{name}")).await;
    assert_snapshot!(world.notes("Ada").await, @"Ada is told, at `nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn`: A name has at most 40 characters. Choose a shorter one.");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_question_that_nobody_waits_for_any_more_is_not_posted() {
    let mut world = crate::world().await;
    world.troubles().of_posts([Trouble::KilledBefore]);
    world.runs("Bob", "/question go").await;
    assert!(!world.is_up());
    world.that_is_old_news().await;
    world.after(hours(3)).await;
    world.starts().await;
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      A question was not posted

      The question that Bob asked for could not be posted in #interview-practice: its time had passed before it could be sent.

      The question is not used up. See that Keypoint may read and write there, then post one with `/question`.
    ");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}
