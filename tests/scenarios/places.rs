//! Places: commands in threads, and what happens when a channel has several threads.

use insta::assert_snapshot;

use crate::world::questions::CHANNELS;

#[tokio::test]
async fn commands_work_in_the_thread_of_a_question() {
    let mut world = crate::world().await;
    world.runs("Ada", "/question go").await;
    world.that_is_old_news().await;
    for line in ["/hint", "/stats", "/leaderboard", "/help answer", "/question http"] {
        world.runs_in_thread_of("Bob", CHANNELS, line).await;
    }
    assert_snapshot!(world.headlines("Bob").await, @"
    thread of “A channel that is closed”, only Bob, Keypoint: Hint 1 of 2
    thread of “A channel that is closed”, only Bob, Keypoint: Your practice
    thread of “A channel that is closed”, only Bob, Keypoint: Leaderboard · this week
    thread of “A channel that is closed”, only Bob, Keypoint: Help · answer
    thread of “A channel that is closed”, only Bob, Keypoint: Your question is on its way to #interview-practice. As you asked for it, answering it earns the others points, not you.
    #interview-practice, Keypoint: An endpoint that became slow
    ");
    world.runs_in_thread_of("Bob", CHANNELS, "/answer").await;
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
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_thread_of_something_else_is_none_of_the_bots_business() {
    let mut world = crate::world().await;
    world.runs("Ada", "/question go").await;
    world.says("Ada", "Lunch?").await;
    world.that_is_old_news().await;
    world.says_in_thread_below("Bob", "Lunch?", "At twelve.").await;
    assert_snapshot!(world.news("Ada").await, @"
    thread of “Lunch?”, Bob:
      At twelve.
    ");
    world.runs_in_thread_below("Bob", "Lunch?", "/answer").await;
    assert_snapshot!(world.notes("Bob").await, @"
    thread of “Lunch?”, only Bob, Keypoint:
      `/answer` is about a question, and this thread has none. Type it in the thread of a question, or in the channel.
    ");
    world.runs("Bob", "/stats").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Your practice

      No answers yet: the first one is the hardest. Answer an open question with `/answer`, or ask for one that only you see with `/question private`.
    ");
    world.nothing_left_unread().await;
}
