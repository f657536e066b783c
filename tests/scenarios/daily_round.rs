//! The daily round: from a schedule's preview to the leaderboard.

use insta::assert_snapshot;

use crate::world::{hours, minutes};

#[tokio::test]
#[allow(clippy::too_many_lines, reason = "most lines are what members see")]
async fn a_schedule_is_previewed_confirmed_posted_answered_and_revealed() {
    let mut world = crate::world().await;
    world.joins("Cleo").await;
    world.runs("Ada", "/schedule add weekdays 09:00 name:morning topics:go").await;
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      New schedule: morning

      - Few questions: only one matches, so each post asks it again.

      When: weekdays 09:00, Europe/Berlin · Channel: #interview-practice · Questions: topic go (1 matches now) · Reveal: 6 hours after the post

      Next posts

      - Mon 2 Mar 2026, 09:00 Europe/Berlin (for you: Mon 2 Mar, 09:00 CET)
      - Tue 3 Mar 2026, 09:00 Europe/Berlin (for you: Tue 3 Mar, 09:00 CET)
      - Wed 4 Mar 2026, 09:00 Europe/Berlin (for you: Wed 4 Mar, 09:00 CET)

      Nothing is posted until you confirm.

      [Confirm] [Cancel]
    ");
    world.presses("Ada", "Confirm").await;
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, only Ada, Keypoint, changed:
      The schedule morning is on in #interview-practice. Its next post: Mon 2 Mar 2026, 09:00 Europe/Berlin (on Mon 2 Mar, 09:00 CET).
    ");

    world.waits_until("2026-03-02 08:59").await;
    assert_snapshot!(world.news("Bob").await, @"");
    world.after(minutes(1)).await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, Keypoint:
      A channel that is closed

      What does a receive from a closed channel return?

      ```go
      v, ok := <-done
      ```

      Topic: go · Difficulty: junior · Kind: theory · Time: 5 minutes · Reveal: Mon 2 Mar, 15:00 CET

      Reply in the thread, or press Answer. From the schedule morning.

      [Answer] [Hint]
    ");

    world.says_in_thread("Ada", "The zero value, at once.").await;
    world.after(minutes(5)).await;
    world.says_in_thread("Bob", "It blocks.").await;
    world.says_in_thread("Bob", "No, it returns the zero value.").await;
    world.answers_by_form("Cleo", "`ok` is false").await;
    assert_snapshot!(world.notes("Cleo").await, @"
    #interview-practice, only Cleo, Keypoint:
      Your answer is in and earns 15 points. The reveal is on Mon 2 Mar, 15:00 CET; until then, sending again replaces it.

      [Change] [Withdraw]
    ");
    assert_snapshot!(world.threads("Cleo").await, @"
    thread of “A channel that is closed”, Ada ✓:
      The zero value, at once.

    thread of “A channel that is closed”, Bob ✓:
      It blocks.

    thread of “A channel that is closed”, Bob ✓:
      No, it returns the zero value.

    thread of “A channel that is closed”, Keypoint:
      Cleo:
      > `ok` is false
    ");

    world.after(hours(6)).await;
    assert_snapshot!(world.news("Cleo").await, @"
    #interview-practice, Keypoint:
      A channel that is closed

      What does a receive from a closed channel return?

      ```go
      v, ok := <-done
      ```

      Topic: go · Difficulty: junior · Kind: theory · Time: 5 minutes

      Revealed · 3 answers. Key points and follow-ups are in the thread.

      From the schedule morning.

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

      3 members answered: Ada, Cleo and Bob. Thank you!

      The thread stays open for talk. What is added now is kept as late.

      [Leaderboard]
    ");

    world.runs("Bob", "/leaderboard").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Leaderboard · this week

      #interview-practice · 2–8 Mar · 7 days left

      1. Ada · 15 points · 1 answer · streak 1
      1. Bob · 15 points · 1 answer · streak 1 (you)
      1. Cleo · 15 points · 1 answer · streak 1

      3 members have answered in #interview-practice. For all channels: `/leaderboard scope:workspace`.
    ");
    world.runs("Cleo", "/stats").await;
    assert_snapshot!(world.notes("Cleo").await, @"
    #interview-practice, only Cleo, Keypoint:
      Your practice

      Points: 15 · This week: 15 (place 1 of 3) · Answers in time: 1

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
    world.runs("Cleo", "/stats @Ada").await;
    assert_snapshot!(world.notes("Cleo").await, @"
    #interview-practice, only Cleo, Keypoint:
      Ada in practice

      Points: 15 · This week: 15 (place 1 of 3) · Answers in time: 1

      Streaks

      - morning: 1 round in a row, best 1

      Strongest topics

      - go: 15 points
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_preview_that_is_cancelled_posts_nothing() {
    let mut world = crate::world().await;
    world.runs("Ada", "/schedule add daily 09:00").await;
    world.that_is_old_news().await;
    world.presses("Ada", "Cancel").await;
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, only Ada, Keypoint, changed:
      The schedule daily-0900 was not added. Nothing has changed.
    ");
    world.after(hours(24)).await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn nobody_answered_and_the_reveal_is_kind_about_it() {
    let mut world = crate::world().await;
    world.runs("Ada", "/question people reveal:10m").await;
    world.that_is_old_news().await;
    world.after(minutes(10)).await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, Keypoint, changed:
      Feedback that was hard to hear

      Tell of feedback that was hard to hear, and of what you made of it.

      Topic: people

      Revealed · 0 answers. Key points and follow-ups are in the thread.

      Asked for by Ada.

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
async fn a_streak_counts_consecutive_rounds_of_the_schedule() {
    let mut world = crate::world().await;
    world.adds_the_schedule("Ada", "weekdays 09:00 reveal:1h").await;
    // Thursday and Friday, then Monday to Wednesday: Bob misses Monday and Tuesday.
    for (day, bob_answers) in [("05", true), ("06", true), ("09", false), ("10", false), ("11", true)] {
        world.waits_until(&format!("2026-03-{day} 09:30")).await;
        world.says_in_thread("Ada", &format!("Ada on the {day}")).await;
        if bob_answers {
            world.says_in_thread("Bob", &format!("Bob on the {day}")).await;
        }
    }
    world.that_is_old_news().await;
    world.runs("Bob", "/leaderboard all").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Leaderboard · all time

      #interview-practice · since the beginning

      1. Ada · 80 points · 5 answers · streak 5
      2. Bob · 41 points · 3 answers · streak 1 (you)

      2 members have answered in #interview-practice. For all channels: `/leaderboard scope:workspace`.
    ");
    world.runs("Bob", "/stats").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Your practice

      Points: 41 · This week: 10 (place 2 of 2) · Answers in time: 3

      Where the points come from

      - Answers to scheduled questions: 30 points
      - First answers on a topic: 10 points
      - Streaks: 1 point

      Streaks

      - weekdays-0900: 1 round in a row, best 2

      Strongest topics

      - go: 25 points
      - people: 16 points

      Last rounds

      - A channel that is closed: answered, 10 points
      - A secret that leaked: missed
      - An endpoint that became slow: missed
      - Feedback that was hard to hear: answered, 16 points
      - A channel that is closed: answered, 15 points
    ");
    // Nobody answers on Thursday and Friday: the first one is forgiven.
    world.waits_until("2026-03-13 09:30").await;
    world.that_is_old_news().await;
    world.runs("Ada", "/stats").await;
    assert_snapshot!(world.notes("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      Your practice

      Points: 80 · This week: 49 (place 1 of 2) · Answers in time: 5

      Where the points come from

      - Answers to scheduled questions: 50 points
      - First answers on a topic: 20 points
      - Streaks: 10 points

      Streaks

      - weekdays-0900: 5 rounds in a row, best 5

      Strongest topics

      - go: 29 points
      - security: 18 points
      - http: 17 points
      - performance: 17 points
      - people: 16 points

      Last rounds

      - An endpoint that became slow: still open
      - Feedback that was hard to hear: missed
      - A channel that is closed: answered, 14 points
      - A secret that leaked: answered, 18 points
      - An endpoint that became slow: answered, 17 points
    ");
    world.after(hours(1)).await;
    world.that_is_old_news().await;
    world.runs("Ada", "/stats").await;
    assert_snapshot!(world.notes("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      Your practice

      Points: 80 · This week: 49 (place 1 of 2) · Answers in time: 5

      Where the points come from

      - Answers to scheduled questions: 50 points
      - First answers on a topic: 20 points
      - Streaks: 10 points

      Streaks

      - weekdays-0900: none running, best 5

      Strongest topics

      - go: 29 points
      - security: 18 points
      - http: 17 points
      - performance: 17 points
      - people: 16 points

      Last rounds

      - An endpoint that became slow: missed
      - Feedback that was hard to hear: missed
      - A channel that is closed: answered, 14 points
      - A secret that leaked: answered, 18 points
      - An endpoint that became slow: answered, 17 points
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_long_question_goes_on_in_its_thread() {
    let mut world = crate::world().await;
    world.has_the_bank(crate::world::questions::of([crate::world::questions::feed()]));
    world.runs("Ada", "/question").await;
    let posted = world.news("Bob").await;
    for number in 1..=40 {
        assert_eq!(posted.matches(&format!("Need {number}:")).count(), 1, "{number} in {posted}");
    }
    let frame: Vec<&str> =
        posted.lines().filter(|line| !line.contains("Need ") && !line.is_empty()).collect();
    assert_snapshot!(frame.join("\n"), @"
    #interview-practice, Keypoint:
      A feed for everyone
      The question goes on in the thread.
      Topic: messaging · Reveal: Mon 2 Mar, 08:30 CET
      Reply in the thread, or press Answer. Asked for by Ada.
      [Answer]
    thread of “A feed for everyone”, Keypoint:
      The question, continued 1/1
    ");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}
