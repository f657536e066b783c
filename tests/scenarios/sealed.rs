//! Answers that nobody sees before the reveal, and those that come by form where everybody does: shown in
//! the thread, changed, taken back, late.

use insta::assert_snapshot;

use crate::{
    answers::with_a_round,
    world::{World, hours, minutes, trouble::Trouble},
};

/// A world in which a schedule with answers of this mode has just posted its question about Go, to be
/// revealed at ten.
pub async fn with_answers(mode: &str) -> World {
    let mut world = crate::world().await;
    let schedule = format!("weekdays 09:00 name:morning topics:go reveal:1h answers:{mode}");
    world.adds_the_schedule("Ada", &schedule).await;
    world.waits_until("2026-03-02 09:00").await;
    world.that_is_old_news().await;
    world
}

#[tokio::test]
async fn how_answers_are_given_is_shown_in_the_preview_the_list_and_the_card() {
    let mut world = crate::world().await;
    world.runs("Ada", "/schedule add weekdays 09:00 name:morning topics:go answers:sealed").await;
    world.presses("Ada", "Confirm").await;
    assert_snapshot!(world.notes("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      The schedule morning is on in #interview-practice. Its next post: Mon 2 Mar 2026, 09:00 Europe/Berlin (on Mon 2 Mar, 09:00 CET).
    ");
    world.runs("Ada", "/schedule list").await;
    assert_snapshot!(world.notes("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      Schedules

      - morning · weekdays 09:00, Europe/Berlin · #interview-practice · next Mon 2 Mar, 09:00 CET · sealed answers

      More about one: `/schedule show` and its name.
    ");
    world.waits_until("2026-03-02 09:00").await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, Keypoint:
      A channel that is closed

      What does a receive from a closed channel return?

      ```go
      v, ok := <-done
      ```

      Topic: go · Difficulty: junior · Kind: theory · Time: 5 minutes · Reveal: Mon 2 Mar, 15:00 CET

      Sealed: press Answer. Nobody sees it before the reveal. From the schedule morning.

      [Answer] [Hint]
    ");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_form_in_an_open_round_is_shown_in_the_thread_changed_and_taken_back() {
    let mut world = with_a_round().await;
    world.answers_by_form("Bob", "It blocks.").await;
    assert_snapshot!(world.threads("Ada").await, @"
    thread of “A channel that is closed”, Keypoint:
      Bob:
      > It blocks.
    ");
    world.answers_by_form("Bob", "It returns at once: `v, ok := <-done`. See https://go.dev/ref/spec.").await;
    assert_snapshot!(world.threads("Ada").await, @"
    thread of “A channel that is closed”, Keypoint, changed:
      Bob:
      > It returns at once: `v, ok := <-done`. See https://go.dev/ref/spec.
    ");
    world.that_is_old_news().await;
    world.presses("Bob", "Withdraw").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint, changed:
      Your answer is withdrawn, and what it earned with it. You can answer again until the reveal.

      [Answer again]

    thread of “A channel that is closed”, Keypoint, gone:
      Bob:
      > It returns at once: `v, ok := <-done`. See https://go.dev/ref/spec.
    ");
    assert_snapshot!(world.threads("Ada").await, @"
    thread of “A channel that is closed”, Keypoint, gone:
      Bob:
      > It returns at once: `v, ok := <-done`. See https://go.dev/ref/spec.
    ");
    world.answers_by_form("Bob", "The zero value.").await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Your answer is in and earns 15 points. The reveal is on Mon 2 Mar, 10:00 CET; until then, sending again replaces it.

      [Change] [Withdraw]

    thread of “A channel that is closed”, Keypoint:
      Bob:
      > The zero value.
    ");
    world.that_is_old_news().await;
    world.after(hours(1)).await;
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn sealed_answers_are_seen_by_nobody_before_the_reveal_and_by_all_after_it() {
    let mut world = with_answers("sealed").await;
    world.answers_by_form("Bob", "It returns at once.").await;
    world.answers_by_form("Ada", "It blocks.").await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Your answer is in and earns 15 points. The reveal is on Mon 2 Mar, 10:00 CET; until then, sending again replaces it.

      [Change] [Withdraw]
    ");
    assert_snapshot!(world.threads("Ada").await, @"");
    world.that_is_old_news().await;
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

      2 members answered: Ada and Bob. Thank you! The answers follow.

      The thread stays open for talk. What is added now is kept as late.

      [Leaderboard]

    thread of “A channel that is closed”, Keypoint:
      Ada:
      > It blocks.

    thread of “A channel that is closed”, Keypoint:
      Bob:
      > It returns at once.
    ");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn anonymous_answers_are_shown_without_names_and_still_earn_points() {
    let mut world = with_answers("anonymous").await;
    world.answers_by_form("Bob", "It returns at once.").await;
    world.answers_by_form("Ada", "It blocks.").await;
    world.that_is_old_news().await;
    world.after(hours(1)).await;
    let shown = world.threads("Ada").await;
    let (reveal, answers) = shown.split_once("[Leaderboard]").unwrap();
    assert_snapshot!(reveal.split_once("Who answered").unwrap().1, @"
    2 members answered. Thank you! The answers follow.

    The thread stays open for talk. What is added now is kept as late.
    ");
    // In an order that tells nothing.
    assert_eq!(answers.matches("Somebody:").count(), 2, "{answers}");
    assert!(answers.contains("> It blocks.") && answers.contains("> It returns at once."), "{answers}");
    assert!(!answers.contains("Ada") && !answers.contains("Bob"), "{answers}");
    world.that_is_old_news().await;
    world.runs("Bob", "/leaderboard").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Leaderboard · this week

      #interview-practice · 2–8 Mar · 7 days left

      1. Ada · 15 points · 1 answer · streak 1
      1. Bob · 15 points · 1 answer · streak 1 (you)

      2 members have answered in #interview-practice. For all channels: `/leaderboard scope:workspace`.
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_sealed_answer_that_is_taken_back_is_shown_to_nobody() {
    let mut world = with_answers("sealed").await;
    world.answers_by_form("Bob", "It blocks.").await;
    world.runs("Bob", "/answer withdraw").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Your answer is in and earns 15 points. The reveal is on Mon 2 Mar, 10:00 CET; until then, sending again replaces it.

      [Change] [Withdraw]

    #interview-practice, only Bob, Keypoint:
      Your answer is withdrawn, and what it earned with it. You can answer again until the reveal.

      [Answer again]
    ");
    world.runs("Bob", "/leaderboard").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Leaderboard · this week

      #interview-practice · 2–8 Mar · 7 days left

      Nobody has points in #interview-practice this week, so the first answer takes the lead. Ask for a question with `/question`.
    ");
    world.runs("Bob", "/answer withdraw").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      You have no answer in this round, so there is nothing to take back. To answer: `/answer`
    ");
    world.after(hours(1)).await;
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_late_form_is_shown_and_marked() {
    let mut world = with_answers("sealed").await;
    world.presses("Bob", "Answer").await;
    world.after(hours(1)).await;
    world.that_is_old_news().await;
    world.submits("Bob", "Better late than never.").await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Your answer is in. The reveal is out, so this one is kept as late.

    thread of “A channel that is closed”, Keypoint:
      Bob:
      > Better late than never.

      After the time was up.
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn an_answer_cannot_be_taken_back_once_the_reveal_is_out() {
    let mut world = with_answers("sealed").await;
    world.answers_by_form("Bob", "It returns at once.").await;
    world.after(hours(1)).await;
    world.that_is_old_news().await;
    world.presses("Bob", "Withdraw").await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      The time is up, and the answers are being read: yours stays. What is kept of you, and how to delete it, says `/privacy`.
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn messages_stay_in_an_open_thread_when_the_answer_is_taken_back_and_count_no_more() {
    let mut world = with_a_round().await;
    world.says_in_thread("Bob", "It blocks.").await;
    world.answers_by_form("Bob", "Or does it?").await;
    world.that_is_old_news().await;
    world.presses("Bob", "Withdraw").await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, only Bob, Keypoint, changed:
      Your answer is withdrawn, and what it earned with it. Your message stays in the thread until you delete it, and does not count. You can answer again until the reveal.

      [Answer again]

    thread of “A channel that is closed”, Keypoint, gone:
      Bob:
      > Or does it?
    ");
    world.edits("Bob", "It blocks.", "It does not block.").await;
    world.runs("Bob", "/leaderboard").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Leaderboard · this week

      #interview-practice · 2–8 Mar · 7 days left

      Nobody has points in #interview-practice this week, so the first answer takes the lead. Ask for a question with `/question`.
    ");
    world.says_in_thread("Bob", "It returns at once.").await;
    world.runs("Bob", "/leaderboard").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Leaderboard · this week

      #interview-practice · 2–8 Mar · 7 days left

      1. Bob · 15 points · 1 answer · streak 1 (you)

      1 member has answered in #interview-practice. For all channels: `/leaderboard scope:workspace`.
    ");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn an_answer_whose_showing_is_lost_and_that_is_changed_meanwhile_is_shown_once_as_it_is_kept() {
    for trouble in [Trouble::ReplyLost, Trouble::RequestLost] {
        let mut world = with_a_round().await;
        world.troubles().of_posts([trouble]);
        world.answers_by_form("Bob", "It blocks.").await;
        world.answers_by_form("Bob", "It returns at once.").await;
        world.after(minutes(2)).await;
        let shown = world.threads("Ada").await;
        assert_eq!(shown.matches("Bob:").count(), 1, "{shown}");
        assert!(shown.contains("> It returns at once."), "{shown}");
        world.that_is_old_news().await;
        world.nothing_left_unread().await;
    }
}

#[tokio::test]
async fn a_bot_that_is_killed_while_it_shows_an_answer_shows_it_once() {
    for trouble in [Trouble::KilledBefore, Trouble::KilledAfter] {
        let mut world = with_a_round().await;
        world.troubles().of_posts([trouble]);
        world.answers_by_form("Bob", "It returns at once.").await;
        assert!(!world.is_up());
        world.starts().await;
        world.after(minutes(2)).await;
        let shown = world.threads("Ada").await;
        assert_eq!(shown.matches("Bob:").count(), 1, "{shown}");
        world.that_is_old_news().await;
        world.nothing_left_unread().await;
    }
}

#[tokio::test]
async fn a_bot_that_is_killed_while_it_changes_what_it_shows_ends_with_the_newest_text() {
    for trouble in [Trouble::KilledBefore, Trouble::KilledAfter] {
        let mut world = with_a_round().await;
        world.answers_by_form("Bob", "It blocks.").await;
        world.troubles().of_edits([trouble]);
        world.answers_by_form("Bob", "It returns at once.").await;
        assert!(!world.is_up());
        world.starts().await;
        world.answers_by_form("Bob", "It returns the zero value at once.").await;
        world.after(minutes(2)).await;
        let shown = world.threads("Ada").await;
        assert!(shown.ends_with("> It returns the zero value at once."), "{shown}");
        world.that_is_old_news().await;
        world.nothing_left_unread().await;
    }
}

#[tokio::test]
async fn an_answer_that_is_taken_back_while_its_showing_is_lost_is_gone() {
    for trouble in [Trouble::ReplyLost, Trouble::RequestLost] {
        let mut world = with_a_round().await;
        world.troubles().of_posts([trouble]);
        world.answers_by_form("Bob", "It blocks.").await;
        world.presses("Bob", "Withdraw").await;
        world.after(minutes(2)).await;
        world.that_is_old_news().await;
        world.restarts().await;
        let shown = world.threads("Ada").await;
        assert_eq!(shown, "", "{shown}");
        world.nothing_left_unread().await;
    }
}

#[tokio::test]
async fn an_answer_that_may_not_be_shown_keeps_no_other_from_it_and_the_admins_hear_of_it_once() {
    let mut world = with_a_round().await;
    // In the thread, in the channel, and there once more when Ada has answered.
    world.troubles().of_posts([Trouble::Refused("no"), Trouble::Refused("no"), Trouble::Refused("no")]);
    world.answers_by_form("Bob", "It blocks.").await;
    world.after(minutes(1)).await;
    world.answers_by_form("Ada", "It returns at once.").await;
    world.after(minutes(1)).await;
    let news = world.headlines("Ada").await;
    assert_eq!(news.matches("Something was given up").count(), 1, "{news}");
    assert!(news.contains("Keypoint: Ada:"), "{news}");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}
