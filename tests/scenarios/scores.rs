//! What earns points, and how streaks go on.

use insta::assert_snapshot;

use crate::{
    recount::check,
    world::{World, days, hours, questions},
};

#[tokio::test]
async fn everyone_sees_what_earns_points_and_only_admins_change_it() {
    let mut world = crate::world().await;
    world.runs("Bob", "/points").await;
    world.runs("Bob", "/points reason:streak value:2").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      What earns points here

      - 10 points for an answer before the reveal
      - 10 points for an answer to a question that somebody else asked for, up to 3 questions a day
      - 5 points more for your first answer on a topic
      - 1 point more for each round of a schedule that you answered in a row before, up to 5

      Being fast earns nothing, and neither does a question that you asked for yourself.

    #interview-practice, only Bob, Keypoint:
      `/points reason:streak value:2` is for admins. Ask one of them; `/help` shows what you can do.
    ");
    world.runs("Ada", "/points reason:streak value:2").await;
    world.runs("Ada", "/points streak value:2").await;
    world.runs("Ada", "/points streak value:1000").await;
    world.runs("Ada", "/points streak").await;
    world.runs("Ada", "/points value:3").await;
    world.runs("Ada", "/points").await;
    assert_snapshot!(world.notes("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      `streak` earns 2 points from the next question on; it was 1. What was earned before stays.

    #interview-practice, only Ada, Keypoint:
      `streak` earns 2 points already.

    #interview-practice, only Ada, Keypoint:
      What earns points here

      - 10 points for an answer before the reveal
      - 10 points for an answer to a question that somebody else asked for, up to 3 questions a day
      - 5 points more for your first answer on a topic
      - 2 points more for each round of a schedule that you answered in a row before, up to 10

      Being fast earns nothing, and neither does a question that you asked for yourself.

      To change one, for the questions that are posted from then on: `/points reason:streak value:2`.

    Ada is told, at `1000`: `1000` is no number of points. Give a whole number from 0 to 100.

    Ada is told, at ``: `value` is missing: how many points it is to earn.

    Ada is told, at ``: `reason` is missing: what it is that earns them.
    ");
    world.nothing_left_unread().await;
}

/// A schedule of a question a day at nine, all about Go.
async fn with_a_daily_question() -> World {
    let mut world = crate::world().await;
    world.has_the_bank(questions::numbered(8));
    world.adds_the_schedule("Ada", "daily 09:00 name:daily reveal:1h").await;
    world.waits_until("2026-03-02 09:00").await;
    world
}

#[tokio::test]
async fn a_round_gives_what_was_given_when_it_was_posted() {
    let mut world = with_a_daily_question().await;
    world.runs("Ada", "/points scheduled value:20").await;
    world.that_is_old_news().await;
    world.answers_by_form("Bob", "Before the change").await;
    world.after(days(1)).await;
    world.answers_by_form("Bob", "After the change").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Your answer is in and earns 15 points. The reveal is on Mon 2 Mar, 10:00 CET; until then, sending again replaces it.

      [Change] [Withdraw]

    #interview-practice, only Bob, Keypoint:
      Your answer is in and earns 21 points. The reveal is on Tue 3 Mar, 10:00 CET; until then, sending again replaces it.

      [Change] [Withdraw]
    ");
    check(&world).await;
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn one_missed_round_in_fourteen_is_forgiven_by_itself() {
    let mut world = with_a_daily_question().await;
    for day in 1..=3 {
        world.says_in_thread("Bob", &format!("Day {day}")).await;
        world.after(days(1)).await;
    }
    // The fourth is missed.
    world.after(days(1)).await;
    world.says_in_thread("Bob", "Day 5").await;
    world.that_is_old_news().await;
    world.runs("Bob", "/stats").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Your practice

      Points: 51 · This week: 51 (place 1 of 1) · Answers in time: 4

      Where the points come from

      - Answers to scheduled questions: 40 points
      - First answers on a topic: 5 points
      - Streaks: 6 points

      Streaks

      - daily: 4 rounds in a row, best 4

      Strongest topics

      - go: 51 points

      Last rounds

      - Question 1: answered, 13 points
      - Question 7: missed
      - Question 5: answered, 12 points
      - Question 8: answered, 11 points
      - Question 3: answered, 15 points
    ");
    check(&world).await;
    // A second one within the fourteen is not.
    world.after(days(2)).await;
    world.says_in_thread("Bob", "Day 7").await;
    world.after(hours(2)).await;
    world.that_is_old_news().await;
    world.runs("Bob", "/stats").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Your practice

      Points: 61 · This week: 61 (place 1 of 1) · Answers in time: 5

      Where the points come from

      - Answers to scheduled questions: 50 points
      - First answers on a topic: 5 points
      - Streaks: 6 points

      Streaks

      - daily: 1 round in a row, best 4

      Strongest topics

      - go: 61 points

      Last rounds

      - Question 4: answered, 10 points
      - Question 6: missed
      - Question 1: answered, 13 points
      - Question 7: missed
      - Question 5: answered, 12 points
    ");
    check(&world).await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn the_first_answer_on_a_topic_is_another_one_when_it_goes() {
    let mut world = crate::world().await;
    world.has_the_bank(questions::numbered(3));
    world.runs("Ada", "/question reveal:3h").await;
    world.says_in_thread("Bob", "To the first").await;
    world.runs("Ada", "/question reveal:3h").await;
    world.answers_by_form("Bob", "To the second").await;
    world.that_is_old_news().await;
    world.deletes("Bob", "To the first").await;
    check(&world).await;
    world.runs("Bob", "/leaderboard").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Leaderboard · this week

      #interview-practice · 2–8 Mar · 7 days left

      1. Bob · 15 points · 1 answer (you)

      1 member has answered in #interview-practice. For all channels: `/leaderboard scope:workspace`.
    ");
    world.nothing_left_unread().await;
}
