//! What admins decide about the round of the thread in which they say so. On Slack, no command can be typed in
//! a thread.

use insta::assert_snapshot;

use crate::{
    recount::check,
    world::{hours, questions},
};

#[tokio::test]
async fn the_round_of_a_thread_is_taken_back_though_it_is_not_the_newest() {
    let mut world = crate::world().await;
    world.runs("Ada", "/question go reveal:2h").await;
    world.says_in_thread("Bob", "The zero value").await;
    world.after(hours(2)).await;
    world.runs("Ada", "/question http reveal:1h").await;
    world.that_is_old_news().await;
    world.runs_in_thread_of("Ada", questions::CHANNELS, "/round void").await;
    world.presses("Ada", "Take it back").await;
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, Keypoint, changed:
      A channel that is closed

      What does a receive from a closed channel return?

      ```go
      v, ok := <-done
      ```

      Taken back · An admin decided so: this round earns no points and breaks no streak.

      Asked for by Ada.

    thread of “A channel that is closed”, only Ada, Keypoint:
      The round of A channel that is closed is taken back. 1 answer counts for nothing now. Its card says so in a moment.
    ");
    check(&world).await;
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn in_the_thread_of_a_round_that_was_taken_back_nothing_is_asked_or_answered() {
    let mut world = crate::world().await;
    world.runs("Ada", "/question go reveal:2h").await;
    world.runs_in_thread_of("Ada", questions::CHANNELS, "/round void").await;
    world.presses("Ada", "Take it back").await;
    world.that_is_old_news().await;
    for line in ["/answer", "/hint", "/reveal", "/round void", "/round refresh"] {
        world.runs_in_thread_of("Ada", questions::CHANNELS, line).await;
        let notes = world.notes("Ada").await;
        assert!(notes.contains("An admin took this round back"), "{line}: {notes}");
    }
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn in_a_thread_without_a_question_there_is_no_round() {
    let mut world = crate::world().await;
    world.says("Bob", "No question at all").await;
    world.runs_in_thread_below("Ada", "No question at all", "/round drop").await;
    assert_snapshot!(world.notes("Ada").await, @"
    thread of “No question at all”, only Ada, Keypoint:
      `/round drop` is about a question, and this thread has none. Type it in the thread of a question, or in the channel.
    ");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}
