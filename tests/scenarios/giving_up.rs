//! What is given up is told to the admins once, is on the list of whoever runs Keypoint, and can be
//! done after all or dropped.

use insta::assert_snapshot;
use keypoint::jobs::by_hand::Decision;

use crate::{
    failures::{with_a_schedule, without_ids},
    world::{World, hours, minutes, trouble::Trouble},
};

/// A world in which nobody knows whether the question of nine o'clock was posted.
async fn with_an_uncertain_post(trouble: Trouble) -> World {
    let mut world = with_a_schedule().await;
    world.troubles().of_posts([trouble]);
    world.troubles().unreadable(true);
    world.waits_until("2026-03-02 09:00").await;
    world.after(minutes(2)).await;
    world.that_is_old_news().await;
    world
}

#[tokio::test]
async fn an_uncertain_post_is_on_the_list_and_is_found_when_it_is_retried() {
    let mut world = with_an_uncertain_post(Trouble::ReplyLost).await;
    assert_snapshot!(world.list_of_work().await, @"
    ID        STATE    TRIES  SINCE              NEXT TRY
    ID......  failed       3  2 Mar 2026 09:00   never
              post “A channel that is closed” of the schedule morning in
              #interview-practice, Local chat
              because: the message card:ROUND was
              sent; whether it went through cannot be known
    1 piece of work. Times are those of Europe/Berlin.
    ");
    world.troubles().unreadable(false);
    assert_snapshot!(world.decides(Decision::Retry).await, @"ID......: post “A channel that is closed” of the schedule morning in #interview-practice: due now. A running Keypoint looks for it in the channel first if it may be there, and sends it if it is not.");
    // It opens as it is: nothing is sent again.
    world.says_in_thread("Bob", "It returns at once.").await;
    world.after(hours(1)).await;
    assert_snapshot!(world.headlines("Bob").await, @"
    #interview-practice, Keypoint, changed: A channel that is closed
    thread of “A channel that is closed”, Bob ✓: It returns at once.
    thread of “A channel that is closed”, Keypoint: Reveal: A channel that is closed
    ");
    assert_snapshot!(world.list_of_work().await, @"
    Nothing was given up, and nothing is being tried again.
    --all shows what waits for its time as well.
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn an_uncertain_post_that_never_arrived_is_sent_once_when_it_is_retried() {
    let mut world = with_an_uncertain_post(Trouble::RequestLost).await;
    world.after(hours(3)).await;
    world.troubles().unreadable(false);
    world.decides(Decision::Retry).await;
    assert_snapshot!(world.headlines("Bob").await, @"#interview-practice, Keypoint: A channel that is closed");
    // It collects answers for as long as it would have.
    world.after(minutes(59)).await;
    assert_snapshot!(world.headlines("Bob").await, @"");
    world.after(minutes(1)).await;
    assert_snapshot!(world.headlines("Bob").await, @"
    #interview-practice, Keypoint, changed: A channel that is closed
    thread of “A channel that is closed”, Keypoint: Reveal: A channel that is closed
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn an_uncertain_post_that_is_dropped_gives_its_question_back() {
    let mut world = with_an_uncertain_post(Trouble::RequestLost).await;
    world.troubles().unreadable(false);
    assert_snapshot!(world.decides(Decision::Drop).await, @"ID......: post “A channel that is closed” of the schedule morning in #interview-practice: dropped. It will not be posted, and its question can be drawn again.");
    world.runs("Ada", "/schedule run morning").await;
    assert_snapshot!(world.headlines("Bob").await, @"#interview-practice, Keypoint: A channel that is closed");
    assert_eq!(world.outcomes_of_slots().await, ["dropped"]);
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_reveal_that_was_refused_is_said_when_it_is_retried() {
    let mut world = with_a_schedule().await;
    world.waits_until("2026-03-02 09:00").await;
    world.that_is_old_news().await;
    let refused = Trouble::Refused("Keypoint may not write here");
    world.troubles().of_posts([refused.clone(), refused]);
    world.after(hours(1)).await;
    world.that_is_old_news().await;
    assert_snapshot!(world.decides(Decision::Retry).await, @"ID......: reveal “A channel that is closed” of the schedule morning in #interview-practice: due now. A running Keypoint looks for it in the channel first if it may be there, and sends it if it is not.");
    assert_snapshot!(world.headlines("Bob").await, @"
    #interview-practice, Keypoint, changed: A channel that is closed
    thread of “A channel that is closed”, Keypoint: Reveal: A channel that is closed
    ");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn ticks_that_are_refused_are_told_once_for_the_channel() {
    let mut world = with_a_schedule().await;
    world.waits_until("2026-03-02 09:00").await;
    world.that_is_old_news().await;
    world.troubles().without_ticks(true);
    world.says_in_thread("Bob", "It returns at once.").await;
    world.says_in_thread("Bob", "With the zero value.").await;
    assert_snapshot!(without_ids(&world.news("Ada").await), @"
    thread of “A channel that is closed”, Bob:
      It returns at once.

    #interview-practice, only Ada, Keypoint:
      Something was given up

      Keypoint could not put the tick on an answer in #interview-practice: Keypoint may not react here.

      Once what is in the way is mended, whoever runs Keypoint can have it done with `keypoint jobs retry ID`; `keypoint jobs list` shows everything that was given up.

    thread of “A channel that is closed”, Bob:
      With the zero value.
    ");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_reveal_that_never_gets_through_is_given_up_when_its_tries_are_used_up() {
    let mut world = with_a_schedule().await;
    world.waits_until("2026-03-02 09:00").await;
    world.that_is_old_news().await;
    world.troubles().down(true);
    world.after(hours(2)).await;
    world.has_been_tried("reveal", 5_499).await;
    assert_snapshot!(world.list_of_work().await, @"
    ID        STATE    TRIES  SINCE              NEXT TRY
    ID......  waiting   5499  2 Mar 2026 09:00   2 Mar 2026 11:00
              reveal “A channel that is closed” of the schedule morning in
              #interview-practice, Local chat
              because: the platform is down; to be tried again
    1 piece of work. Times are those of Europe/Berlin.
    ");
    world.after(minutes(6)).await;
    assert_snapshot!(without_ids(&world.news("Ada").await), @"
    #interview-practice, only Ada, Keypoint:
      A reveal is missing

      The question of the schedule morning, A channel that is closed, could not be revealed in #interview-practice: tried 5500 times, and at last: the platform is down.

      Answers and points are kept. See that Keypoint may write there, and in threads, so that the next reveal comes.
    ");
    world.troubles().down(false);
    assert_snapshot!(world.decides(Decision::Retry).await, @"ID......: reveal “A channel that is closed” of the schedule morning in #interview-practice: due now. A running Keypoint looks for it in the channel first if it may be there, and sends it if it is not.");
    assert_snapshot!(world.headlines("Bob").await, @"
    #interview-practice, Keypoint, changed: A channel that is closed
    thread of “A channel that is closed”, Keypoint: Reveal: A channel that is closed
    ");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn where_a_reveal_is_dropped_sealed_answers_stay_hidden_until_they_are_asked_for() {
    let mut world = crate::world().await;
    world.runs("Ada", "/question go reveal:1h answers:sealed").await;
    world.answers_by_form("Bob", "The zero value.").await;
    world.answers_by_form("Ada", "It blocks.").await;
    world.that_is_old_news().await;
    assert_snapshot!(world.decides_about_the_reveal(Decision::Drop).await, @"ID......: reveal “A channel that is closed” in #interview-practice: dropped. The round is over without a reveal; answers and points are kept. 2 answers were to be seen with the reveal, and stay hidden. To have them shown in the thread after all: keypoint jobs retry ID......");
    world.after(hours(2)).await;
    world.restarts().await;
    assert_snapshot!(world.threads("Bob").await, @"");
    assert_snapshot!(world.decides_about_the_reveal(Decision::Retry).await, @"ID......: reveal “A channel that is closed” in #interview-practice: was dropped, and stays so. A running Keypoint shows the answers that were hidden in the thread within a second or two.");
    assert_snapshot!(world.threads("Ada").await, @"
    thread of “A channel that is closed”, Keypoint:
      Bob:
      > The zero value.

    thread of “A channel that is closed”, Keypoint:
      Ada:
      > It blocks.
    ");
    assert_snapshot!(world.decides_about_the_reveal(Decision::Retry).await, @"
    `ID......` is settled: it is dropped
    there is nothing left to do about it
    ");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}
