//! Where a thread takes no messages any more, answers are shown in the channel, as the reveal is.

use insta::assert_snapshot;

use crate::world::{World, minutes, trouble::Trouble};

/// Bob and Ada have answered in a form, nobody has seen it, and the thread is locked before the reveal.
async fn with_a_locked_thread(mode: &str) -> World {
    let mut world = crate::world().await;
    world.runs("Ada", &format!("/question go reveal:1h answers:{mode}")).await;
    world.answers_by_form("Bob", "The zero value.").await;
    world.after(minutes(1)).await;
    world.answers_by_form("Ada", "It blocks.").await;
    world.after(minutes(58)).await;
    world.that_is_old_news().await;
    world.troubles().locked_threads(true);
    world
}

#[tokio::test]
async fn what_a_locked_thread_refuses_is_shown_in_the_channel_with_its_question() {
    let mut world = with_a_locked_thread("sealed").await;
    world.after(minutes(1)).await;
    assert_snapshot!(world.headlines("Bob").await, @"
    #interview-practice, Keypoint, changed: A channel that is closed
    #interview-practice, Keypoint: Reveal: A channel that is closed
    #interview-practice, Keypoint: An answer to A channel that is closed
    #interview-practice, Keypoint: An answer to A channel that is closed
    ");
    assert_snapshot!(newest(&mut world).await, @"
    interview-practice, Keypoint:
      An answer to A channel that is closed

      Ada:
      > It blocks.
    ");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

/// The newest message, as Ada sees it.
async fn newest(world: &mut World) -> String {
    world.news("Ada").await.split("\n\n#").last().unwrap().to_owned()
}

#[tokio::test]
async fn it_is_shown_once_although_its_reply_is_lost_or_the_bot_is_killed() {
    for trouble in [Trouble::ReplyLost, Trouble::RequestLost, Trouble::KilledAfter, Trouble::KilledBefore] {
        let mut world = crate::world().await;
        world.runs("Ada", "/question go reveal:1h").await;
        world.that_is_old_news().await;
        world.troubles().locked_threads(true);
        world.troubles().of_posts([trouble]);
        world.answers_by_form("Bob", "The zero value.").await;
        if !world.is_up() {
            world.after(minutes(1)).await;
            world.starts().await;
        }
        world.after(minutes(2)).await;
        let news = world.news("Ada").await;
        assert_eq!(news.matches("> The zero value.").count(), 1, "{news}");
        world.that_is_old_news().await;
        world.nothing_left_unread().await;
    }
}

#[tokio::test]
async fn what_is_shown_in_the_channel_follows_its_answer() {
    let mut world = crate::world().await;
    world.runs("Ada", "/question go reveal:1h").await;
    world.troubles().locked_threads(true);
    world.answers_by_form("Bob", "The zero value.").await;
    // It stays where it is, although the thread takes messages again.
    world.troubles().locked_threads(false);
    world.that_is_old_news().await;
    world.after(minutes(1)).await;
    world.answers_by_form("Bob", "The zero value, and ok is false.").await;
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, Keypoint, changed:
      An answer to A channel that is closed

      Bob:
      > The zero value, and ok is false.
    ");
    world.after(minutes(1)).await;
    world.presses("Bob", "Withdraw").await;
    assert_snapshot!(world.headlines("Ada").await, @"#interview-practice, Keypoint, gone: An answer to A channel that is closed");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}
