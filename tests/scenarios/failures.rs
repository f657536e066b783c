//! The platform fails: nothing is posted twice, and what cannot be done is told.

use std::time::Duration;

use insta::assert_snapshot;

use crate::world::{World, hours, minutes, trouble::Trouble};

const SECOND: Duration = Duration::from_secs(1);

/// A world with a schedule at nine every day, called morning, about Go, revealed after an hour.
pub async fn with_a_schedule() -> World {
    let mut world = crate::world().await;
    world.adds_the_schedule("Ada", "daily 09:00 name:morning topics:go reveal:1h").await;
    world.that_is_old_news().await;
    world
}

/// The text without the ids of work, which differ with all that came before.
pub fn without_ids(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = ["jobs retry ", "jobs drop "]
        .iter()
        .filter_map(|command| rest.find(command).map(|at| at + command.len()))
        .min()
        .map(|end| rest.split_at(end))
    {
        plain += before;
        plain += "ID";
        rest = after.trim_start_matches(|char: char| char.is_ascii_hexdigit());
    }
    plain + rest
}

#[tokio::test]
async fn a_post_whose_reply_is_lost_is_found_and_not_sent_again() {
    let mut world = with_a_schedule().await;
    world.troubles().of_posts([Trouble::ReplyLost]);
    world.waits_until("2026-03-02 09:00").await;
    assert_snapshot!(world.headlines("Bob").await, @"#interview-practice, Keypoint: A channel that is closed");
    world.after(minutes(1)).await;
    assert_snapshot!(world.headlines("Bob").await, @"");
    world.says_in_thread("Bob", "It returns at once.").await;
    world.after(hours(1)).await;
    assert_snapshot!(world.headlines("Bob").await, @"
    #interview-practice, Keypoint, changed: A channel that is closed
    thread of “A channel that is closed”, Bob ✓: It returns at once.
    thread of “A channel that is closed”, Keypoint: Reveal: A channel that is closed
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_post_that_never_arrived_is_sent_once() {
    let mut world = with_a_schedule().await;
    world.troubles().of_posts([Trouble::RequestLost]);
    world.waits_until("2026-03-02 09:00").await;
    world.after(29 * SECOND).await;
    assert_snapshot!(world.headlines("Bob").await, @"");
    world.after(minutes(2)).await;
    assert_snapshot!(world.headlines("Bob").await, @"#interview-practice, Keypoint: A channel that is closed");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_post_of_which_nobody_knows_is_set_aside_and_the_admins_are_told() {
    let mut world = with_a_schedule().await;
    world.troubles().of_posts([Trouble::RequestLost]);
    world.troubles().unreadable(true);
    world.waits_until("2026-03-02 09:00").await;
    world.after(minutes(2)).await;
    assert_snapshot!(world.news("Bob").await, @"");
    assert_snapshot!(without_ids(&world.news("Ada").await), @"
    #interview-practice, only Ada, Keypoint:
      A question may be missing

      The question of the schedule morning, due Mon 2 Mar, 09:00 CET, may or may not have reached #interview-practice: the connection broke, and the channel cannot be read to find out.

      To be sure that nothing is posted twice, it is not sent again, and the question A channel that is closed is set aside. Please look into the channel. If it is not there, post another one with `/schedule run morning`. Whoever runs Keypoint frees the question with `keypoint jobs drop ID`, or has it looked for again, and sent if it is not there, with `keypoint jobs retry ID`. If Keypoint may read the channel's history, this does not happen.
    ");
    // Its question is not asked again, and the rest goes on.
    world.troubles().unreadable(false);
    world.runs("Bob", "/question go").await;
    world.runs("Bob", "/question http reveal:10m").await;
    assert_snapshot!(world.headlines("Bob").await, @"
    #interview-practice, only Bob, Keypoint: The only question for topic go is in use in this channel right now. Answer what is open with `/answer`, or ask for something else.
    #interview-practice, only Bob, Keypoint: Your question is on its way to #interview-practice. As you asked for it, answering it earns the others points, not you.
    #interview-practice, Keypoint: An endpoint that became slow
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_post_that_is_refused_is_told_to_the_admins_and_its_question_is_free() {
    let mut world = with_a_schedule().await;
    world.troubles().of_posts([Trouble::Refused("Keypoint may not write here")]);
    world.waits_until("2026-03-02 09:00").await;
    assert_snapshot!(world.news("Bob").await, @"");
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      A question was not posted

      The question of the schedule morning could not be posted in #interview-practice: Keypoint may not write here.

      The question is not used up. See that Keypoint may read and write there, then post one with `/schedule run morning`.
    ");
    world.runs("Ada", "/schedule run morning").await;
    assert_snapshot!(world.headlines("Ada").await, @"
    #interview-practice, only Ada, Keypoint: A question of morning is on its way to #interview-practice. Its next post: Tue 3 Mar 2026, 09:00 Europe/Berlin (on Tue 3 Mar, 09:00 CET).
    #interview-practice, Keypoint: A channel that is closed
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_question_that_was_asked_for_and_is_refused_is_told_too() {
    let mut world = crate::world().await;
    world.troubles().of_posts([Trouble::Gone]);
    world.runs("Bob", "/question go").await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Your question is on its way to #interview-practice. As you asked for it, answering it earns the others points, not you.
    ");
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      A question was not posted

      The question that Bob asked for could not be posted in #interview-practice: the channel is gone.

      The question is not used up. See that Keypoint may read and write there, then post one with `/question`.
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_platform_that_asks_to_wait_is_waited_for() {
    let mut world = with_a_schedule().await;
    world.troubles().of_posts([Trouble::RetryAfter(40 * SECOND), Trouble::RetryAfter(20 * SECOND)]);
    world.waits_until("2026-03-02 09:00").await;
    world.after(59 * SECOND).await;
    assert_snapshot!(world.headlines("Bob").await, @"");
    world.after(SECOND).await;
    assert_snapshot!(world.headlines("Bob").await, @"#interview-practice, Keypoint: A channel that is closed");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_channel_in_trouble_delays_no_other() {
    let mut world = crate::world().await;
    world.has_the_channel("backend").await;
    world.adds_the_schedule("Ada", "daily 09:00 name:here topics:go").await;
    world.adds_the_schedule("Ada", "daily 09:00 name:there topics:http channel:#backend").await;
    world.that_is_old_news().await;
    world.makes_busy("interview-practice", minutes(5));
    world.waits_until("2026-03-02 09:00").await;
    assert_snapshot!(world.headlines("Bob").await, @"#backend, Keypoint: An endpoint that became slow");
    world.after(minutes(4)).await;
    world.is_busy_no_more();
    world.after(minutes(1)).await;
    assert_snapshot!(world.headlines("Bob").await, @"#interview-practice, Keypoint: A channel that is closed");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_channel_in_which_posts_hang_keeps_no_other_waiting() {
    let mut world = crate::world().await;
    world.has_the_channel("backend").await;
    for number in 1..=70 {
        world.adds_the_schedule("Ada", &format!("daily 09:00 name:here-{number} topics:go")).await;
    }
    world.adds_the_schedule("Ada", "daily 09:00 name:there topics:http channel:#backend").await;
    world.makes_hang("interview-practice");
    world.works_at("2026-03-02 09:00", "Bob", "An endpoint that became slow").await;
    assert_snapshot!(world.headlines("Bob").await, @"#backend, Keypoint: An endpoint that became slow");
    world.is_busy_no_more();
    world.starts().await;
    world.after(minutes(1)).await;
    assert_snapshot!(world.headlines("Bob").await, @"#interview-practice, Keypoint: A channel that is closed");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_channel_that_is_in_trouble_for_too_long_is_given_up_for_the_day() {
    let mut world = with_a_schedule().await;
    world.makes_busy("interview-practice", minutes(10));
    world.waits_until("2026-03-02 12:00").await;
    world.is_busy_no_more();
    assert_snapshot!(world.news("Bob").await, @"");
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      A question was not posted

      The question of the schedule morning could not be posted in #interview-practice: its time had passed before it could be sent.

      The question is not used up. See that Keypoint may read and write there, then post one with `/schedule run morning`.
    ");
    world.waits_until("2026-03-03 09:00").await;
    assert_snapshot!(world.headlines("Bob").await, @"#interview-practice, Keypoint: A channel that is closed");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_bot_that_is_killed_right_after_a_post_makes_one_card() {
    let mut world = with_a_schedule().await;
    world.troubles().of_posts([Trouble::KilledAfter]);
    world.waits_until("2026-03-02 09:00").await;
    assert!(!world.is_up());
    assert_snapshot!(world.headlines("Bob").await, @"#interview-practice, Keypoint: A channel that is closed");
    world.says_in_thread("Bob", "Is the bot there?").await;
    world.starts().await;
    world.after(minutes(1)).await;
    assert_snapshot!(world.headlines("Ada").await, @"
    #interview-practice, Keypoint: A channel that is closed
    thread of “A channel that is closed”, Bob ✓: Is the bot there?
    ");
    world.runs("Bob", "/leaderboard").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Leaderboard · this week

      1. Bob · 15 points · 1 answer · streak 1 (you)

      1 member has answered in #interview-practice. For all channels: `/leaderboard scope:workspace`.
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_bot_that_is_killed_right_before_a_post_makes_one_card() {
    let mut world = with_a_schedule().await;
    world.troubles().of_posts([Trouble::KilledBefore]);
    world.waits_until("2026-03-02 09:00").await;
    assert!(!world.is_up());
    world.after(10 * SECOND).await;
    world.starts().await;
    world.after(minutes(1)).await;
    assert_snapshot!(world.headlines("Bob").await, @"#interview-practice, Keypoint: A channel that is closed");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn an_answer_that_is_given_while_the_round_is_being_recorded_counts() {
    let mut world = with_a_schedule().await;
    world.troubles().of_posts([Trouble::ReplyLost]);
    world.waits_until("2026-03-02 09:00").await;
    world.that_is_old_news().await;
    world.says_in_thread("Bob", "By thread").await;
    world.answers_by_form("Ada", "By form").await;
    assert_snapshot!(world.news("Ada").await, @"
    thread of “A channel that is closed”, Bob:
      By thread

    #interview-practice, only Ada, Keypoint:
      Your answer is in. The reveal is on Mon 2 Mar, 10:00 CET; until then, sending again replaces it.

      [Change] [Withdraw]
    ");
    world.runs("Ada", "/reveal").await;
    assert_snapshot!(world.notes("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      No question is open here. Ask for one with `/question`.
    ");
    world.after(minutes(1)).await;
    assert_snapshot!(world.threads("Ada").await, @"
    thread of “A channel that is closed”, Bob ✓, changed:
      By thread

    thread of “A channel that is closed”, Keypoint:
      Ada:
      > By form
    ");
    world.runs("Ada", "/leaderboard").await;
    assert_snapshot!(world.notes("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      Leaderboard · this week

      1. Ada · 15 points · 1 answer · streak 1 (you)
      1. Bob · 15 points · 1 answer · streak 1

      2 members have answered in #interview-practice. For all channels: `/leaderboard scope:workspace`.
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_reveal_whose_reply_is_lost_is_not_sent_again() {
    let mut world = with_a_schedule().await;
    world.waits_until("2026-03-02 09:30").await;
    world.that_is_old_news().await;
    world.troubles().of_posts([Trouble::ReplyLost]);
    world.after(minutes(32)).await;
    assert_snapshot!(world.headlines("Bob").await, @"
    #interview-practice, Keypoint, changed: A channel that is closed
    thread of “A channel that is closed”, Keypoint: Reveal: A channel that is closed
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_bot_that_is_killed_between_the_reveal_and_its_card_finishes_it_later() {
    let mut world = with_a_schedule().await;
    world.waits_until("2026-03-02 09:30").await;
    world.that_is_old_news().await;
    world.troubles().of_edits([Trouble::KilledBefore]);
    world.after(minutes(30)).await;
    assert!(!world.is_up());
    assert_snapshot!(world.headlines("Bob").await, @"thread of “A channel that is closed”, Keypoint: Reveal: A channel that is closed");
    world.after(hours(2)).await;
    world.starts().await;
    assert_snapshot!(world.headlines("Bob").await, @"#interview-practice, Keypoint, changed: A channel that is closed");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn where_no_thread_can_be_opened_answers_come_by_form() {
    let mut world = with_a_schedule().await;
    world.troubles().without_threads(true);
    world.waits_until("2026-03-02 09:00").await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, Keypoint:
      A channel that is closed

      What does a receive from a closed channel return?

      ```go
      v, ok := <-done
      ```

      Topic: go · Difficulty: junior · Kind: theory · Time: 5 minutes · Reveal: Mon 2 Mar, 10:00 CET

      Press Answer to answer. From the schedule morning.

      [Answer] [Hint]
    ");
    world.answers_by_form("Bob", "It returns at once.").await;
    world.that_is_old_news().await;
    world.after(hours(1)).await;
    assert_snapshot!(world.headlines("Bob").await, @"
    #interview-practice, Keypoint, changed: A channel that is closed
    #interview-practice, Keypoint: Reveal: A channel that is closed
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_thread_that_cannot_be_read_does_not_hold_up_the_reveal() {
    let mut world = with_a_schedule().await;
    world.waits_until("2026-03-02 09:10").await;
    world.answers_by_form("Bob", "It returns at once.").await;
    world.that_is_old_news().await;
    world.troubles().unreadable(true);
    world.after(minutes(50)).await;
    assert_snapshot!(world.headlines("Bob").await, @"
    #interview-practice, Keypoint, changed: A channel that is closed
    thread of “A channel that is closed”, Keypoint: Reveal: A channel that is closed
    ");
    world.nothing_left_unread().await;
}
