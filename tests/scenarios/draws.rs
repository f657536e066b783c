//! Which question comes: none twice until all were asked, and nothing where there is none.

use std::collections::BTreeSet;

use insta::assert_snapshot;

use crate::world::{days, hours, questions};

#[tokio::test]
async fn no_question_repeats_until_all_were_asked_and_then_the_longest_unasked_comes_first() {
    let mut world = crate::world().await;
    world.has_the_bank(questions::numbered(5));
    world.adds_the_schedule("Ada", "daily 09:00 reveal:1h").await;
    world.that_is_old_news().await;
    let mut asked = Vec::new();
    for _ in 0..15 {
        world.after(days(1)).await;
        let news = world.headlines("Bob").await;
        let question = news.lines().find_map(|line| line.strip_prefix("#interview-practice, Keypoint: "));
        asked.push(question.expect("a question each day").to_owned());
    }
    assert_eq!(asked[..5].iter().collect::<BTreeSet<_>>().len(), 5, "{asked:?}");
    assert_eq!(asked[5..10], asked[..5]);
    assert_eq!(asked[10..], asked[..5]);
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn each_channel_has_a_memory_of_its_own() {
    let mut world = crate::world().await;
    world.has_the_channel("backend").await;
    world.runs("Ada", "/question go reveal:10m").await;
    world.after(hours(1)).await;
    world.goes_to("Ada", "backend");
    world.runs("Ada", "/question go").await;
    assert_snapshot!(world.headlines("Bob").await, @"
    #interview-practice, Keypoint: A channel that is closed
    thread of “A channel that is closed”, Keypoint: Reveal: A channel that is closed
    #backend, Keypoint: A channel that is closed
    ");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_schedule_with_nothing_to_post_tells_the_admins_alone() {
    let mut world = crate::world().await;
    world.adds_the_schedule("Ada", "daily 09:00 name:morning topics:go reveal:1h").await;
    world.that_is_old_news().await;
    world.has_the_bank(questions::of([questions::slow()]));
    world.waits_until("2026-03-02 09:00").await;
    assert_snapshot!(world.news("Bob").await, @"");
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      Nothing to post

      The schedule morning in #interview-practice found no question that matches its choice: topic go.

      Add such questions to the bank, or remove the schedule with `/schedule remove morning` and add it with a wider choice. It tries again with its next post.
    ");
    // It goes on with its next post once there is something to post.
    world.has_the_bank(questions::bank());
    world.waits_until("2026-03-03 09:00").await;
    assert_snapshot!(world.headlines("Bob").await, @"#interview-practice, Keypoint: A channel that is closed");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_question_that_is_open_is_not_posted_a_second_time() {
    let mut world = crate::world().await;
    world.adds_the_schedule("Ada", "daily 09:00 name:morning topics:go reveal:next").await;
    world.runs("Ada", "/question go reveal:2h").await;
    world.that_is_old_news().await;
    world.waits_until("2026-03-02 09:00").await;
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      Nothing to post

      The schedule morning in #interview-practice found nothing new: what matches its choice (topic go) is open there, or set aside.

      Add such questions to the bank, or remove the schedule with `/schedule remove morning` and add it with a wider choice. It tries again with its next post.
    ");
    world.waits_until("2026-03-03 09:00").await;
    assert_snapshot!(world.headlines("Bob").await, @"
    #interview-practice, Keypoint, changed: A channel that is closed
    thread of “A channel that is closed”, Keypoint: Reveal: A channel that is closed
    #interview-practice, Keypoint: A channel that is closed
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_round_keeps_its_question_whatever_becomes_of_the_bank() {
    let mut world = crate::world().await;
    world.runs("Ada", "/question people reveal:1h").await;
    world.that_is_old_news().await;
    world.has_the_bank(questions::of([]));
    world.after(hours(1)).await;
    assert_snapshot!(world.headlines("Bob").await, @"
    #interview-practice, Keypoint, changed: Feedback that was hard to hear
    thread of “Feedback that was hard to hear”, Keypoint: Reveal: Feedback that was hard to hear
    ");
    world.runs("Bob", "/question").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      The bank has no question that may be posted. An admin can add some.
    ");
    world.nothing_left_unread().await;
}
