//! Answers: in the thread and by form, changed and withdrawn, late, and talk.

use insta::assert_snapshot;

use crate::world::{World, hours, minutes, questions};

/// A world in which a schedule has just posted its question about Go, to be revealed at ten.
pub async fn with_a_round() -> World {
    let mut world = crate::world().await;
    world.adds_the_schedule("Ada", "weekdays 09:00 name:morning topics:go reveal:1h").await;
    world.waits_until("2026-03-02 09:00").await;
    world.that_is_old_news().await;
    world
}

#[tokio::test]
async fn an_answer_that_is_changed_stays_one_answer() {
    let mut world = with_a_round().await;
    world.says_in_thread("Bob", "It blocks.").await;
    world.edits("Bob", "It blocks.", "It returns at once.").await;
    assert_snapshot!(world.news("Ada").await, @"
    thread of “A channel that is closed”, Bob ✓:
      It returns at once.
    ");
    world.runs("Bob", "/stats").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Your practice

      Points: 15 · This week: 15 (place 1 of 1) · Answers in time: 1

      Where the points come from

      - Answers to scheduled questions: 10 points
      - First answers on a topic: 5 points

      Streaks

      - morning: 1 round in a row, best 1

      Strongest topics

      - go: 15 points

      Last rounds

      - A channel that is closed: answered, 15 points
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn an_answer_that_is_deleted_before_the_reveal_takes_its_points_with_it() {
    let mut world = with_a_round().await;
    world.says_in_thread("Bob", "It blocks.").await;
    world.says_in_thread("Bob", "Or does it?").await;
    world.deletes("Bob", "It blocks.").await;
    world.runs("Bob", "/leaderboard").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Leaderboard · this week

      #interview-practice · 2–8 Mar · 7 days left

      1. Bob · 15 points · 1 answer · streak 1 (you)

      1 member has answered in #interview-practice. For all channels: `/leaderboard scope:workspace`.
    ");
    world.deletes("Bob", "Or does it?").await;
    world.runs("Bob", "/leaderboard").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Leaderboard · this week

      #interview-practice · 2–8 Mar · 7 days left

      Nobody has points in #interview-practice this week, so the first answer takes the lead. Ask for a question with `/question`.
    ");
    world.after(hours(1)).await;
    assert_snapshot!(world.threads("Ada").await, @"
    thread of “A channel that is closed”, Keypoint:
      Reveal: A channel that is closed

      Key points

      - Zero value: the receive returns at once
      - ok is false: which tells it from a value that was sent

      A good answer

      It returns the zero value at once, and `ok` is false.

      What an interviewer would ask next

      1. Who closes a channel?
         - A good reply: Its only sender.
      2. What does closing it twice do?

      To read on

      - https://go.dev/ref/spec#Receive_operator

      Who answered

      Nobody this time, and that is fine: say it aloud to yourself, then compare. The next question is a new chance.

      The thread stays open for talk. What is added now is kept as late.

      [Leaderboard]
    ");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn an_answer_that_is_deleted_after_the_reveal_keeps_its_points() {
    let mut world = with_a_round().await;
    world.says_in_thread("Bob", "It returns at once.").await;
    world.after(hours(1)).await;
    world.that_is_old_news().await;
    world.deletes("Bob", "It returns at once.").await;
    assert_snapshot!(world.news("Ada").await, @"
    thread of “A channel that is closed”, Bob ✓, gone:
      It returns at once.
    ");
    world.runs("Bob", "/leaderboard").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Leaderboard · this week

      #interview-practice · 2–8 Mar · 7 days left

      1. Bob · 15 points · 1 answer · streak 1 (you)

      1 member has answered in #interview-practice. For all channels: `/leaderboard scope:workspace`.
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_late_answer_earns_no_points_and_is_kept() {
    let mut world = with_a_round().await;
    world.after(hours(1)).await;
    world.that_is_old_news().await;
    world.says_in_thread("Bob", "Better late than never.").await;
    assert_snapshot!(world.news("Ada").await, @"
    thread of “A channel that is closed”, Bob:
      Better late than never.
    ");
    world.runs("Bob", "/leaderboard").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Leaderboard · this week

      #interview-practice · 2–8 Mar · 7 days left

      Nobody has points in #interview-practice this week, so the first answer takes the lead. Ask for a question with `/question`.
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_form_that_comes_after_the_reveal_is_kept_as_late() {
    let mut world = with_a_round().await;
    world.presses("Bob", "Answer").await;
    world.after(hours(1)).await;
    world.that_is_old_news().await;
    world.submits("Bob", "I was still typing.").await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Your answer is in. The reveal is out, so this one is kept as late.

    thread of “A channel that is closed”, Keypoint:
      Bob:
      > I was still typing.

      After the time was up.
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_form_that_is_sent_again_word_for_word_after_the_reveal_is_the_answer_that_was_kept() {
    let mut world = with_a_round().await;
    world.answers_by_form("Bob", "It returns at once.").await;
    world.presses("Bob", "Answer").await;
    world.after(hours(1)).await;
    world.that_is_old_news().await;
    world.submits("Bob", "It returns at once.").await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Your answer is in.
    ");
    let parts: i64 = sqlx::query_scalar("select count(*) from answer_parts")
        .fetch_one(&mut world.records().await)
        .await
        .unwrap();
    assert_eq!(parts, 1);
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_form_is_prefilled_and_replaces_what_was_sent_before() {
    let mut world = with_a_round().await;
    world.presses("Bob", "Answer").await;
    assert_snapshot!(world.news("Bob").await, @"
    a form before Bob:
      Your answer

      A channel that is closed
      What does a receive from a closed channel return?
      go
      v, ok := <-done

      What would you say? <>

      [Send]
    ");
    world.submits("Bob", "  ").await;
    assert_snapshot!(world.news("Bob").await, @"Bob is told, at `answer`: There is no text in this answer. A sentence or two will do; then send it again.");
    world.submits("Bob", "It blocks.").await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Your answer is in and earns 15 points. The reveal is on Mon 2 Mar, 10:00 CET; until then, sending again replaces it.

      [Change] [Withdraw]

    thread of “A channel that is closed”, Keypoint:
      Bob:
      > It blocks.
    ");
    world.runs("Bob", "/answer").await;
    assert_snapshot!(world.news("Bob").await, @"
    a form before Bob:
      Your answer

      A channel that is closed
      What does a receive from a closed channel return?
      go
      v, ok := <-done
      Sending this replaces what you sent here before.

      What would you say? <It blocks.>

      [Replace]
    ");
    world.submits("Bob", "It returns at once.").await;
    assert_snapshot!(world.news("Bob").await, @"
    thread of “A channel that is closed”, Keypoint, changed:
      Bob:
      > It returns at once.

    #interview-practice, only Bob, Keypoint:
      Your answer is changed. The reveal is on Mon 2 Mar, 10:00 CET; until then, sending again replaces it.

      [Change] [Withdraw]
    ");
    world.runs("Bob", "/leaderboard").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Leaderboard · this week

      #interview-practice · 2–8 Mar · 7 days left

      1. Bob · 15 points · 1 answer · streak 1 (you)

      1 member has answered in #interview-practice. For all channels: `/leaderboard scope:workspace`.
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn what_is_said_outside_the_thread_is_no_answer() {
    let mut world = with_a_round().await;
    world.says("Bob", "Good morning!").await;
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, Bob:
      Good morning!
    ");
    world.runs("Bob", "/stats").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Your practice

      No answers yet: the first one is the hardest. Answer an open question with `/answer`, or ask for one that only you see with `/question private`.
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn who_asks_earns_nothing_and_the_others_do() {
    let mut world = crate::world().await;
    world.runs("Bob", "/question go").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Your question is on its way to #interview-practice. As you asked for it, answering it earns the others points, not you.
    ");
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, Keypoint:
      A channel that is closed

      What does a receive from a closed channel return?

      ```go
      v, ok := <-done
      ```

      Topic: go · Difficulty: junior · Kind: theory · Time: 5 minutes · Reveal: Mon 2 Mar, 08:30 CET

      Reply in the thread, or press Answer. Asked for by Bob.

      [Answer] [Hint]
    ");
    world.answers_by_form("Bob", "It returns at once.").await;
    world.answers_by_form("Ada", "The zero value.").await;
    assert_snapshot!(world.threads("Ada").await, @"
    thread of “A channel that is closed”, Keypoint:
      Bob:
      > It returns at once.

    thread of “A channel that is closed”, Keypoint:
      Ada:
      > The zero value.
    ");
    assert_snapshot!(world.threads("Bob").await, @"
    thread of “A channel that is closed”, Keypoint:
      Bob:
      > It returns at once.

    thread of “A channel that is closed”, Keypoint:
      Ada:
      > The zero value.
    ");
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Your answer is in. You asked for this question, so it earns no points. The reveal is on Mon 2 Mar, 08:30 CET; until then, sending again replaces it.

      [Change] [Withdraw]
    ");
    assert_snapshot!(world.notes("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      Your answer is in and earns 15 points. The reveal is on Mon 2 Mar, 08:30 CET; until then, sending again replaces it.

      [Change] [Withdraw]
    ");
    world.runs("Ada", "/leaderboard").await;
    assert_snapshot!(world.notes("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      Leaderboard · this week

      #interview-practice · 2–8 Mar · 7 days left

      1. Ada · 15 points · 1 answer (you)
      2. Bob · 0 points · 1 answer

      2 members have answered in #interview-practice. For all channels: `/leaderboard scope:workspace`.
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn three_questions_on_demand_earn_points_each_day_and_the_fourth_does_not() {
    let mut world = crate::world().await;
    world.has_the_bank(questions::numbered(5));
    for number in 1..=4 {
        world.runs("Ada", "/question reveal:1h").await;
        world.answers_by_form("Bob", &format!("Answer {number}")).await;
        world.after(minutes(5)).await;
    }
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Your answer is in and earns 15 points. The reveal is on Mon 2 Mar, 09:00 CET; until then, sending again replaces it.

      [Change] [Withdraw]

    #interview-practice, only Bob, Keypoint:
      Your answer is in and earns 10 points. The reveal is on Mon 2 Mar, 09:05 CET; until then, sending again replaces it.

      [Change] [Withdraw]

    #interview-practice, only Bob, Keypoint:
      Your answer is in and earns 10 points. The reveal is on Mon 2 Mar, 09:10 CET; until then, sending again replaces it.

      [Change] [Withdraw]

    #interview-practice, only Bob, Keypoint:
      Your answer is in. It earns no points: 3 questions on demand count each day, and you have had yours. The reveal is on Mon 2 Mar, 09:15 CET; until then, sending again replaces it.

      [Change] [Withdraw]
    ");
    world.after(hours(24)).await;
    world.that_is_old_news().await;
    world.runs("Ada", "/question").await;
    world.answers_by_form("Bob", "A new day").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Your answer is in and earns 10 points. The reveal is on Tue 3 Mar, 08:50 CET; until then, sending again replaces it.

      [Change] [Withdraw]
    ");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}
