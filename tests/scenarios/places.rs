//! What only some platforms have: commands in threads, replies to a message, and a word on what is missing
//! where there is no form that asks for it.

use insta::assert_snapshot;

use crate::world::{
    minutes,
    questions::{CHANNELS, SLOW},
};

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

#[tokio::test]
async fn in_a_thread_there_is_no_doubt_which_question_is_meant() {
    let mut world = crate::world().await;
    world.runs("Ada", "/question go").await;
    world.after(minutes(1)).await;
    world.runs("Ada", "/question http reveal:2h").await;
    world.that_is_old_news().await;
    world.runs_in_thread_of("Ada", SLOW, "/reveal").await;
    assert_snapshot!(world.headlines("Ada").await, @"
    #interview-practice, Keypoint, changed: An endpoint that became slow
    thread of “An endpoint that became slow”, only Ada, Keypoint: The round is closed. The reveal follows in the thread in a moment.
    thread of “An endpoint that became slow”, Keypoint: Reveal: An endpoint that became slow
    ");
    world.that_is_old_news().await;
    let mut told = Vec::new();
    for line in ["/reveal", "/answer"] {
        world.runs_in_thread_of("Bob", SLOW, line).await;
        told.push(world.notes("Bob").await);
    }
    assert_eq!(told[0], told[1]);
    assert_snapshot!(told[0], @"
    thread of “An endpoint that became slow”, only Bob, Keypoint:
      This round has been revealed: the key points are below the question or in its thread. For a new one: `/question`
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_reply_to_another_member_is_talk_and_no_answer() {
    let mut world = crate::answers::with_a_round().await;
    world.says_in_thread("Ada", "It blocks.").await;
    world.replies_to("Bob", "It blocks.", "Are you sure?").await;
    world.replies_to("Ada", "It blocks.", "No, it returns.").await;
    assert_snapshot!(world.news("Bob").await, @"
    thread of “A channel that is closed”, Ada ✓:
      It blocks.

    thread of “A channel that is closed”, Ada to Ada ✓:
      No, it returns.
    ");
    world.runs("Bob", "/leaderboard").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Leaderboard · this week

      1. Ada · 15 points · 1 answer · streak 1

      1 member has answered in #interview-practice. For all channels: `/leaderboard scope:workspace`.
    ");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_schedule_without_a_time_is_told_what_is_missing() {
    let mut world = crate::world().await;
    world.runs("Ada", "/schedule add").await;
    assert_snapshot!(world.news("Ada").await, @"Ada is told, at ``: `when` is missing. When it posts, such as `weekdays 09:00` or a crontab expression. Type `/schedule add <when> [channel] [name] [zone] [reveal] [answers] [topics] [difficulties] [notify] [grace]`.");
    world.nothing_left_unread().await;
}
