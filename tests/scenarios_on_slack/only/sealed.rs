//! Messages in the threads of sealed rounds on Slack, which lets nobody but its author remove a message.

use insta::assert_snapshot;

use crate::world::hours;

#[tokio::test]
async fn who_writes_into_the_thread_is_told_alone_and_once_that_others_can_read_it() {
    let (mut world, _) = crate::on_slack().await;
    let schedule = "weekdays 09:00 name:morning topics:go reveal:1h answers:sealed";
    world.adds_the_schedule("Ada", schedule).await;
    world.waits_until("2026-03-02 09:00").await;
    world.that_is_old_news().await;
    world.says_in_thread("Bob", "It blocks.").await;
    world.says_in_thread("Bob", "Or does it?").await;
    assert_snapshot!(world.news("Bob").await, @"
    thread of “A channel that is closed”, Bob ✓:
      It blocks.

    thread of “A channel that is closed”, only Bob, Keypoint:
      Taken as your answer. Others can read it, as I cannot hide it here: press Answer to send it, and delete the message.

      [Answer]

    thread of “A channel that is closed”, Bob ✓:
      Or does it?
    ");
    assert_snapshot!(world.threads("Ada").await, @"
    thread of “A channel that is closed”, Bob ✓:
      It blocks.

    thread of “A channel that is closed”, Bob ✓:
      Or does it?
    ");
    world.after(hours(1)).await;
    let shown = world.threads("Ada").await;
    assert_snapshot!(shown.split_once("Who answered").unwrap().1, @"
    Bob answered. Thank you!

    The thread stays open for talk. What is added now is kept as late.

    [Leaderboard]
    ");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}
